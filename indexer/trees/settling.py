"""What a tree follows from, settled: scores that another article hardly moves, and a digest of all that is asked for."""

import hashlib
from math import log

import numpy as np

from indexer.model import Ints
from indexer.trees.reading import Subject, terms_in

STEP = 0.5
"""Scores are rounded to halves of a logit. After one article more 95 of 301 trees grow anew, 67 of 2,543; with steps of .25
146 and 122. The trees bench is the same but for noise (docs/methods.md)."""
USUAL = 1000
"""Scores are taken as in a corpus of so many articles, whatever its size."""


def settled(subject: Subject, articles: int) -> Subject:
    """The subject with its scores relative to the size of the corpus and in whole steps.

        score - w ln((N + 1) / (USUAL + 1)), rounded to STEP

    N `articles` in the corpus, w the article's weight of ln((N + 1) / (df + .5)): what is left moves with a term's own
    articles alone.
    """
    size = subject.analysis.weights.idf * log((articles + 1) / (USUAL + 1))
    return subject._replace(scores=np.round((subject.scores - size) / STEP) * STEP)


def digest_of(subject: Subject, made_of: bytes) -> bytes:
    """16 bytes that change with everything that a tree follows from; `made_of` stands for the article, its analysis and
    the code."""
    steps = np.round(subject.scores / STEP).astype("<i4")
    seal = hashlib.blake2b(made_of, digest_size=16)
    seal.update(steps.tobytes())
    seal.update(repr(subject.repeated).encode())
    order = terms_in(subject.article, subject.scores)
    seal.update("\0".join(_concepts(subject, order)).encode("utf-8", "replace"))
    seal.update(subject.known[order].tobytes())
    seal.update(subject.usual[order].tobytes())
    return seal.digest()


def _concepts(subject: Subject, order: Ints) -> list[str]:
    names = subject.names
    return [names[concept] if concept >= 0 else "" for concept in subject.concepts[order].tolist()]
