"""Trees as the index keeps them, of articles that are here or that another process reads in the index itself."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import numpy as np

from indexer.engine import without_collector
from indexer.errors import summary_of
from indexer.model import Tree
from indexer.store import Grown, Terms, facts_of, grown
from indexer.store.codec import unpack_analysis, unpack_article
from indexer.trees import Subject, Told, plants_of


class Seed(NamedTuple):
    """What is sent for a subject: the digests of its tree and of the fact that holds its article, and what the corpus says of it, with
    the names of its own concepts alone."""

    tree: bytes
    fact: bytes
    told: Told


class Bed(NamedTuple):
    """Seeds that grow together, and the index file that holds their facts."""

    path: Path
    seeds: list[Seed]


def seed_of(told: Told, tree: bytes, fact: bytes) -> Seed:
    """The seed of a subject whose tree has the digest `tree`, and its article `fact`."""
    own, concepts = np.unique(told.concepts, return_inverse=True)
    first = int(np.searchsorted(own, 0))  # -1 is none
    names = [told.names[concept] for concept in own[first:].tolist()]
    return Seed(tree, fact, told._replace(concepts=concepts - first, names=names))


def grow_apart(bed: Bed) -> list[Grown]:
    """The trees of a bed, in a process beside the build."""
    with without_collector():
        facts = facts_of(bed.path, [seed.fact for seed in bed.seeds])
        subjects = [Subject(unpack_article(article), unpack_analysis(analysis), *seed.told) for (article, analysis), seed in zip(facts, bed.seeds, strict=True)]
        return grow(subjects, [seed.tree for seed in bed.seeds])


def grow(subjects: Sequence[Subject], digests: Sequence[bytes]) -> list[Grown]:
    """The trees of some subjects, grown together, with their digests; where one brings that down, it alone has but its title."""
    try:
        plants = zip(plants_of(subjects), subjects, digests, strict=True)
        return [grown(tree, digest, Terms(rows, termhood, asked, subject.usual[rows])) for (tree, rows, termhood, asked), subject, digest in plants]
    except Exception as error:
        if len(subjects) > 1:
            return [tree for subject, digest in zip(subjects, digests, strict=True) for tree in grow([subject], [digest])]
        title = grown(Tree(subjects[0].article.title, "article"))
        return [replace(title, problem=f"no tree could be grown ({summary_of(error)})")]
