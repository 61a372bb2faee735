"""The best way to part a text, given how likely each gap is and how well each stretch holds together."""

from typing import NamedTuple

import numpy as np

from indexer.model import Column, Ints
from indexer.trees.cohesion import Cohesion

BY_LENGTH = (0.06, 0.20)
"""The number of sections: exp(.06 + .20 ln characters), fitted on authors' headings."""
FEWEST, MOST = 0.95, 1.3
"""Shares of that number within which a text without paragraphs is parted."""
MEAN_LENGTH, SPREAD = 6.09, 0.97
"""Of the logarithm of a section's characters."""
NEVER = -1e9


class Taste(NamedTuple):
    """What decides beside the gaps: a bias for each cut, weights of cohesion and of a section's usual length."""

    bias: float
    cohesion: float
    length: float


SENTENCES, PARAGRAPHS = Taste(0.5, 0.025, 0.0), Taste(0.6, 0.03, 0.3)
"""For texts without paragraphs and with them; chosen on the trees bench's dev articles."""


def part(gaps: Ints, logits: Column, characters: Column, cohesion: Cohesion, taste: Taste) -> list[int]:
    """The gaps (sentence numbers, the first is 0) that begin a new section, ascending, 0 left out.

        max  sum(logit + bias) + c DCM(i, j) - (w / 2) ((ln characters - 6.09) / .97)^2

    over all ways to part the text, by dynamic programming; without a taste for lengths their number is bounded by the
    length of the text. `characters` (n,) are the lengths of the sentences.
    """
    edges = np.append(gaps, len(characters))
    worth = _worth(edges, logits, np.concatenate([[0.0], np.cumsum(characters)]), cohesion, taste)
    if taste.length:
        chosen = _any_number(worth)
    else:
        expected = float(np.exp(BY_LENGTH[0] + BY_LENGTH[1] * np.log(max(1.0, float(characters.sum())))))
        most = min(len(gaps), max(1, int(MOST * expected)))
        chosen = _bounded(worth, min(most, max(1, int(np.ceil(FEWEST * expected)))), most)
    return [int(edges[at]) for at in chosen]


def _worth(edges: Ints, logits: Column, before: Column, cohesion: Cohesion, taste: Taste) -> Column:
    """(n + 1, n + 1) what a section from edge i to edge j is worth; NEVER where j is not after i."""
    size = len(edges)
    worth = np.full((size, size), NEVER)
    low, high = np.triu_indices(size, 1)
    value = taste.cohesion * cohesion.likelihood(edges[low], edges[high])
    if taste.length:
        chars = np.maximum(before[edges[high]] - before[edges[low]], 1.0)
        value -= taste.length / 2 * ((np.log(chars) - MEAN_LENGTH) / SPREAD) ** 2
    cut = np.append(logits + taste.bias, 0.0)
    cut[0] = 0.0
    worth[low, high] = np.round(value + cut[low], 6)
    return worth


def _any_number(worth: Column) -> list[int]:
    size = len(worth)
    best, back = np.full(size, NEVER * size), np.zeros(size, dtype=np.int64)
    best[0] = 0.0
    for edge in range(1, size):
        through = best[:edge] + worth[:edge, edge]
        back[edge] = through.argmax()
        best[edge] = through[back[edge]]
    chosen, at = [], size - 1
    while (at := int(back[at])) > 0:
        chosen.append(at)
    return chosen[::-1]


def _bounded(worth: Column, fewest: int, most: int) -> list[int]:
    size = len(worth)
    best = np.full(size, NEVER * size)
    best[0] = 0.0
    backs, totals = [], []
    for _ in range(most):
        through = best[:, None] + worth
        back = through.argmax(axis=0)
        best = through[back, np.arange(size)]
        backs.append(back)
        totals.append(round(float(best[-1]), 6))
    count = max(range(fewest, most + 1), key=lambda number: (totals[number - 1], -number))
    chosen, at = [], size - 1
    for back in reversed(backs[:count]):
        at = int(back[at])
        chosen.append(at)
    return [at for at in reversed(chosen) if at]
