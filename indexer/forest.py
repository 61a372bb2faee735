"""The trees of all articles: those that the last build grew from the same, and the others grown anew, here or in processes
beside this one."""

from collections.abc import Iterator, Sequence
from itertools import chain

from indexer.boilerplate import Paragraph
from indexer.concepts import Concepts
from indexer.corpus import WORTH_PROCESSES, Corpus
from indexer.engine import Progress, Workers, begun
from indexer.seeds import Bed, grow, grow_apart, seed_of
from indexer.store import Grown, Writer
from indexer.trees import Subject, Told, digest_of, in_batches, settled
from indexer.versions import code_version

GROWN_BY = ("indexer", "indexer.trees", "indexer.text")


def grow_forest(
    corpus: Corpus, concepts: Concepts, repeated: Sequence[Sequence[Paragraph]], store: Writer, workers: Workers, progress: Progress
) -> Iterator[Grown]:
    """The trees of all articles, in order. `repeated` are the paragraphs of each that others have too.

    Where there are enough to be worth other processes, they begin to grow there at once; else here, as they are asked for.
    """
    names = [concept.id for concept in concepts.concepts]

    def told(at: int) -> Told:
        spans = tuple(paragraph.span for paragraph in repeated[at])
        said = Told(concepts.scores[at], concepts.rows[at], names, concepts.known[at], concepts.usual[at], spans)
        return settled(corpus.heads[at].article, said, float(concepts.sizes[at]), len(corpus.heads))

    version = code_version(*GROWN_BY).encode()
    digests = [digest_of(head.article, told(at), version + head.digest) for at, head in enumerate(corpus.heads)]
    kept = store.trees(digests)
    trees = {digest: kept[digest] for digest, usual in zip(digests, concepts.usual, strict=True) if digest in kept and kept[digest].follows(usual)}
    left = [place for place, digest in enumerate(digests) if digest not in trees]
    batches = list(in_batches(left, lambda at: corpus.heads[at].characters))
    executor = workers.executor() if len(batches) >= WORTH_PROCESSES else None
    if executor:
        beds = (Bed(store.path, [seed_of(told(at), digests[at], corpus.heads[at].digest) for at in batch]) for batch in batches)
        anew = begun(executor, grow_apart, beds)
    else:
        anew = (grow([Subject(corpus.articles[at], corpus.analyses[at], *told(at)) for at in batch], [digests[at] for at in batch]) for batch in batches)
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
