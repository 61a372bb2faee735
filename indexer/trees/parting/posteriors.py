"""All ways to part a text at once: how likely each stretch of it is a section."""

import numpy as np

from indexer.model import Column

SURE = 15.0
"""Odds beyond this logarithm are as good as certain; so bounded, sums of MOST of them stay within a float's range."""
MANY, MOST = 2, 32
"""Partings into more than so many times the expected number of sections, or so many at all, are left out."""


def stretch_chances(odds: Column, expected: float, spread: float) -> Column:
    """(s, s) how likely a section reaches from edge i to edge j, over all ways to part a text between its s edges.

        p(parting) ~ exp(sum of the odds of its stretches) exp(-((ln count - ln expected) / spread)^2 / 2)

    `odds` (s, s) are logarithms, read where j is after i, within +-SURE. The sums over all partings of each count are products of
    vectors with the table (forward and backward, Rabiner 1989, doi:10.1109/5.18626, here over stretches as in Sarawagi
    and Cohen 2004, "Semi-Markov conditional random fields"): 2 count s^2 steps. Each row of products is scaled to 1.

    >>> stretch_chances(np.zeros((3, 3)), 1.0, 1e9).round(2).tolist()
    [[0.0, 0.5, 0.5], [0.0, 0.0, 0.5], [0.0, 0.0, 0.0]]
    """
    size = len(odds)
    factors = np.triu(np.exp(np.clip(odds, -SURE, SURE)), 1)
    most = min(size - 1, int(np.ceil(MANY * expected)) + 1, MOST)
    before, before_scales = _products(factors, 0, most)
    behind, behind_scales = _products(factors.T, size - 1, most)
    counts = np.arange(most)[:, None] + np.arange(most) + 1
    weights = before_scales[:, None] + behind_scales - (np.log(counts / expected) / spread) ** 2 / 2
    weights[counts > most] = -np.inf
    chances = factors * (before.T @ np.exp(weights - weights.max()) @ behind)
    return np.asarray(chances / chances[0].sum())


def _products(factors: Column, start: int, most: int) -> tuple[Column, Column]:
    """(most, s) the sums over all ways from `start` to each edge in 0, 1, ... stretches, each row scaled, and (most,)
    the logarithms of the scales."""
    rows, scales = np.zeros((most, len(factors))), np.zeros(most)
    rows[0, start] = 1.0
    for count in range(1, most):
        row = rows[count - 1] @ factors
        scale = float(row.max())
        rows[count], scales[count] = row / scale, scales[count - 1] + np.log(scale)
    return rows, scales
