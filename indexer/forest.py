"""The trees of all articles: those that the last build grew from the same, and the others grown anew, here or in processes
beside this one."""

from collections.abc import Iterator, Sequence
from itertools import chain, islice

from indexer.boilerplate import Paragraph
from indexer.concepts import Concepts
from indexer.corpus import WORTH_PROCESSES, Corpus
from indexer.engine import Progress, Workers, begun
from indexer.seeds import Bed, grow, grow_apart, seed_of
from indexer.store import Grown, Writer
from indexer.trees import Subject, digest_of, in_batches, settled
from indexer.versions import code_version

GROWN_BY = ("indexer", "indexer.trees", "indexer.text")


def grow_forest(
    corpus: Corpus, concepts: Concepts, repeated: Sequence[Sequence[Paragraph]], store: Writer, workers: Workers, progress: Progress
) -> Iterator[Grown]:
    """The trees of all articles, in order. `repeated` are the paragraphs of each that others have too.

    Where there are enough to be worth other processes, they begin to grow there at once; else here, as they are asked for.
    """
    subjects = list(_subjects(corpus, concepts, repeated))
    version = code_version(*GROWN_BY).encode()
    digests = [digest_of(*found) for found in zip(subjects, (version + fact for fact in corpus.digests), strict=True)]
    trees = store.trees(digests)
    left = [place for place, digest in enumerate(digests) if digest not in trees]
    batches = list(in_batches(subjects[place] for place in left))
    executor = workers.executor() if len(batches) >= WORTH_PROCESSES else None
    if executor:
        facts = ((digests[place], corpus.digests[place]) for place in left)
        beds = [Bed(store.path, [seed_of(subject, *next(facts)) for subject in batch]) for batch in batches]
        anew = begun(executor, grow_apart, beds)
    else:
        places = iter(left)
        anew = (grow(batch, [digests[place] for place in islice(places, len(batch))]) for batch in batches)
    return _as_they_come(digests, trees, chain.from_iterable(anew), len(left), progress)


def _as_they_come(
    digests: Sequence[bytes], trees: dict[bytes, Grown], anew: Iterator[Grown], left: int, progress: Progress
) -> Iterator[Grown]:
    """The trees with these digests: those that are known, and `left` others."""
    done = 0
    for digest in digests:
        tree = trees.get(digest)
        if tree is None:
            tree, done = next(anew), done + 1
            progress("trees", done, left)
        yield tree


def _subjects(corpus: Corpus, concepts: Concepts, repeated: Sequence[Sequence[Paragraph]]) -> Iterator[Subject]:
    names = [concept.id for concept in concepts.concepts]
    facts = zip(corpus.articles, corpus.analyses, concepts.scores, concepts.rows, concepts.known, concepts.usual, repeated, strict=True)
    for article, analysis, scores, rows, known, usual, mine in facts:
        spans = tuple(paragraph.span for paragraph in mine)
        yield settled(Subject(article, analysis, scores, rows, names, known, usual, spans), len(corpus.articles))
