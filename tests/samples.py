"""Articles with the answers that an index shall give on them, and an index of such, written straight into the store."""

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from indexer.model import Article, Concept, Failure, Neighbour, SharedConcept, Term, Topic, Tree
from indexer.store import Fact, Row, grown, writing
from indexer.store.codec import EDGES, pack_article


@dataclass(frozen=True)
class Sample:
    """An article with the answers that the index shall give on it."""

    article: Article
    terms: tuple[str, ...] = ()
    neighbours: tuple[Neighbour, ...] = ()
    tree: Tree = field(default_factory=lambda: Tree("", "article"))
    language: str = "zh"
    flags: tuple[str, ...] = ()
    copy_of: str = ""


def sample(name: str, title: str = "偏向锁", **said: object) -> Sample:
    """A sample; keywords are fields of the sample or of its article."""
    own = {key: said.pop(key) for key in list(said) if key in Sample.__dataclass_fields__}
    return Sample(Article(name, title, said.pop("text", "text"), (), **said), **own)  # type: ignore[arg-type]


def beside(name: str, score: float = 0.9, relation: str = "related", *labels: str) -> Neighbour:
    """A neighbour that shares the concepts of those labels, one if none is given."""
    return Neighbour(name, score, relation, tuple(SharedConcept(label, label, 0.5) for label in labels or ("共有",)))  # type: ignore[arg-type]


def write_index(
    path: Path,
    samples: tuple[Sample, ...],
    failures: tuple[Failure, ...] = (),
    concepts: tuple[Concept, ...] = (),
    topics: tuple[Topic, ...] = (),
) -> None:
    """Write an index of samples, topics, and concepts, whose edges are those that they name as related."""
    digests = [f"{number:016}".encode() for number in range(len(samples))]
    rows = [
        Row(one.article, one.language, one.flags, one.copy_of or None, digest)
        for one, digest in zip(samples, digests, strict=True)
    ]
    with writing(path) as store:
        store.add(
            Fact(digest, pack_article(one.article), None)
            for one, digest in zip(samples, digests, strict=True)
        )
        with store.replacing() as answers:
            answers.articles(rows)
            answers.terms([[Term(term, term, 1.0, 1) for term in one.terms] for one in samples])
            answers.neighbours([one.neighbours for one in samples])
            answers.trees([grown(one.tree) for one in samples])
            answers.failures(failures)
            answers.concepts(concepts)
            answers.topics(topics)
            answers.edges(_edges(concepts), [])
            answers.meta({"corpus": "test"})


def _edges(concepts: tuple[Concept, ...]) -> list[np.ndarray]:
    """The columns of the graph in which each concept is beside those that it names; the first article shows it."""
    place = {concept.id: at for at, concept in enumerate(concepts)}
    pairs = {(*sorted((at, place[other])), weight) for at, concept in enumerate(concepts) for other, weight in concept.related}
    if not pairs:
        return [np.zeros(0) for _ in EDGES]
    left, right, weight = (np.array(column) for column in zip(*sorted(pairs), strict=True))
    count = len(left)
    return [left, right, weight, np.full(count, 2), np.ones(count), np.tile([0, -1, -1], (count, 1)), np.zeros((count, 2))]
