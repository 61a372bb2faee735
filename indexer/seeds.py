"""Trees for another process to grow: it reads articles and analyses in the index itself, and gives the trees as they are kept."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from indexer.engine import without_collector
from indexer.model import Ints
from indexer.store import Grown, facts_of, grown
from indexer.store.codec import unpack_analysis, unpack_article
from indexer.trees import Subject, grow_trees


class Seed(NamedTuple):
    """What is sent for a subject: the digests of its tree and of the fact that holds its article, and what the corpus says of it, with
    the names of its own concepts alone."""

    tree: bytes
    fact: bytes
    scores: np.ndarray
    concepts: Ints
    names: Sequence[str]
    repeated: tuple[tuple[int, int], ...]


class Bed(NamedTuple):
    """Seeds that grow together, and the index file that holds their facts."""

    path: Path
    seeds: list[Seed]


def seed_of(subject: Subject, tree: bytes, fact: bytes) -> Seed:
    """The seed of a subject whose tree has the digest `tree`, and its article `fact`."""
    own, concepts = np.unique(subject.concepts, return_inverse=True)
    first = int(np.searchsorted(own, 0))  # -1 is none
    names = [subject.names[concept] for concept in own[first:].tolist()]
    return Seed(tree, fact, subject.scores, concepts - first, names, subject.repeated)


def grow_apart(bed: Bed) -> list[Grown]:
    """The trees of a bed."""
    with without_collector():
        facts = facts_of(bed.path, [seed.fact for seed in bed.seeds])
        subjects = [
            Subject(unpack_article(article), unpack_analysis(analysis), seed.scores, seed.concepts, seed.names, seed.repeated)
            for (article, analysis), seed in zip(facts, bed.seeds, strict=True)
        ]
        return [grown(tree, seed.tree) for tree, seed in zip(grow_trees(subjects), bed.seeds, strict=True)]
