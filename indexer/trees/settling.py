"""What a tree follows from, settled: scores that another article hardly moves, and a digest of all that is asked for."""

import hashlib
from collections.abc import Sequence
from math import log
from typing import NamedTuple

import numpy as np

from indexer.model import Article, Bools, Ints
from indexer.trees.reading.read import terms_in

STEP = 0.5
"""Scores are rounded to halves of a logit. After one article more 95 of 301 trees grow anew, 67 of 2,543; with steps of .25
146 and 122. The trees bench is the same but for noise (docs/methods/trees-tried.md)."""
UNTOLD_STEP = 2.0
"""Scores of candidates that are no terms of the tree are rounded up to these: they only say a little of what a word is worth."""
USUAL = 1000
"""Scores are taken as in a corpus of so many articles, whatever its size."""


class Told(NamedTuple):
    """What the corpus says of an article, as a `Subject` has it."""

    scores: np.ndarray
    concepts: Ints
    names: Sequence[str]
    known: Bools
    usual: Bools
    repeated: tuple[tuple[int, int], ...] = ()


def settled(article: Article, told: Told, size: float, articles: int) -> Told:
    """The same with scores relative to the size of the corpus and in whole steps; of the article the headings are enough.

        score - w ln((N + 1) / (USUAL + 1)), rounded to STEP, or up to UNTOLD_STEP

    N `articles` in the corpus, w (`size`) the article's weight of ln((N + 1) / (df + .5)): what is left moves with a term's own
    articles alone.
    """
    of_size = size * log((articles + 1) / (USUAL + 1))
    scores = np.round((told.scores - of_size) / STEP) * STEP
    order = terms_in(article, scores)
    if len(order) == len(scores):
        return told._replace(scores=scores)
    coarse = np.minimum(np.ceil(scores / UNTOLD_STEP) * UNTOLD_STEP, scores[order[-1]] - STEP)  # below all terms, so that these stay the same
    coarse[order] = scores[order]
    return told._replace(scores=np.where(scores == scores.min(), scores, coarse))  # the least one says nothing of its words


def digest_of(article: Article, told: Told, made_of: bytes) -> bytes:
    """16 bytes that change with everything that a tree follows from, but for what is usual, which it asks of few terms (`Plant.asked`); `made_of` stands
    for the article, of which the headings are enough here, its analysis and the code."""
    steps = np.round(told.scores / STEP).astype("<i4")
    seal = hashlib.blake2b(made_of, digest_size=16)
    seal.update(steps.tobytes())
    seal.update(repr(told.repeated).encode())
    order = terms_in(article, told.scores)
    seal.update("\0".join(_concepts(told, order)).encode("utf-8", "replace"))
    seal.update(told.known[order].tobytes())
    return seal.digest()


def _concepts(told: Told, order: Ints) -> list[str]:
    names = told.names
    return [names[concept] if concept >= 0 else "" for concept in told.concepts[order].tolist()]
