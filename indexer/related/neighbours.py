"""The neighbours of every article: one product for the head of the list, key terms and smoothing for its tail."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt
import scipy.sparse as sp

from indexer.model import Ints
from indexer.related.matrices import BLOCK, Fused, unit_rows

KEPT = 100
RECENT = ((30.0, 0.3), (365.0, 0.3))
"""Articles written within days or a year of each other: exp(-days / scale) x weight."""
NO_LONGER_NEAR = 7300
"""Days after which closeness in time counts nothing: it would be less than a ten millionth."""
KEY_TERMS, KEY_TERM_BASE, KEY_TERM_WEIGHT, KEY_TERM_LEVEL = 12, 40, 0.3, 0.33
SMOOTHING, SMOOTHED_OVER = 0.5, 8
RECIPROCITY, RECIPROCITY_FROM = 2.0, 5.0
HEAD = 3
"""How many come by the head score; the rest come by the smoothed one."""
INTERCEPT, BY_HEAD, BY_TAIL = -3.567, -1.710, 4.125
FLOOR = 0.05

Matrix = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Lists:
    """(articles, kept) neighbours best first with the probability that their author would link or tag them alike; -1 for none."""

    neighbour: Ints
    probability: Matrix


def neighbour_lists(matrix: Fused, days: Ints, key_terms: sp.csr_array) -> Lists:
    """The lists of all articles. `days` (articles,) as `whole_days` gives them; `key_terms` (articles, concepts).

    Exact; grows with the square of the articles in time, in memory with 1,024 rows of it at a time.
    """
    best, head = _best_by_product(matrix, days)
    tail = head + KEY_TERM_WEIGHT / KEY_TERM_LEVEL * _pair_values(key_terms, best)
    tail[best < 0] = -np.inf
    smoothed = _smoothed(best, tail)
    back = RECIPROCITY / (RECIPROCITY_FROM + _rank_in_return(best))
    back[best < 0] = 0
    head, smoothed = head + back, smoothed + back
    order = _shown_order(best, head, smoothed)
    probability = _probability(head, smoothed)
    return Lists(np.take_along_axis(best, order, axis=1), np.take_along_axis(probability, order, axis=1))


def key_term_matrix(rows: Sequence[Ints], scores: Sequence[Matrix], concepts: int) -> sp.csr_array:
    """(articles, concepts) each article's 12 best concepts, value = score - 40th score + .5 times idf; rows of length 1."""
    articles, columns, values = [], [], []
    for number, (concept, score) in enumerate(zip(rows, scores, strict=True)):
        known = np.flatnonzero(concept >= 0)
        order = known[np.lexsort((known, -np.round(score[known], 6)))]
        base = score[order[min(KEY_TERM_BASE, len(order)) - 1]] if len(order) else 0.0
        _, first = np.unique(concept[order], return_index=True)
        chosen = order[np.sort(first)][:KEY_TERMS]
        articles.append(np.full(len(chosen), number))
        columns.append(concept[chosen])
        values.append(np.maximum(score[chosen] - base, 0) + 0.5)
    row, column, value = map(np.concatenate, (articles, columns, values))
    held = np.bincount(column, minlength=concepts)
    kept = held[column] >= 2
    idf = np.log((len(rows) + 1) / (held[column[kept]] + 0.5))
    matrix = sp.csr_array((value[kept] * np.maximum(idf, 0.01), (row[kept], column[kept])), shape=(len(rows), concepts))
    return unit_rows(matrix)


def _best_by_product(matrix: Fused, days: Ints) -> tuple[Ints, Matrix]:
    """(articles, kept) the best by the fused score and closeness in time, by score and then by place."""
    count = matrix.rare.shape[0]
    kept = min(KEPT, max(count - 1, 0))
    best = np.full((count, kept), -1, dtype=np.int64)
    head = np.full((count, kept), -np.inf)
    for rows, product in matrix.products() if kept else ():
        scores = product.astype(np.float64) + _closeness(days[rows], days)
        scores[np.arange(len(scores)), np.arange(rows.start, rows.stop)] = -np.inf
        scores = np.round(scores, 5)
        found = np.argpartition(-scores, kept - 1, axis=1)[:, :kept]
        values = np.take_along_axis(scores, found, axis=1)
        order = np.lexsort((found, -values), axis=1)
        best[rows] = np.take_along_axis(found, order, axis=1)
        head[rows] = np.take_along_axis(values, order, axis=1)
    return best, head


def _closeness(some: Ints, days: Ints) -> npt.NDArray[np.float32]:
    """(some, days) what it is worth that two articles were written near each other; days are whole, so a table knows."""
    apart = np.abs(some[:, None] - days[None, :])
    worth: npt.NDArray[np.float32] = _worth_of_days()[np.minimum(apart, NO_LONGER_NEAR)]
    return worth


@cache
def _worth_of_days() -> npt.NDArray[np.float32]:
    """(NO_LONGER_NEAR + 1,) the sum of weight x exp(-days / scale); the last entry is nothing."""
    apart = np.arange(NO_LONGER_NEAR)
    worth = np.sum([weight * np.exp(-apart / scale) for scale, weight in RECENT], axis=0)
    return np.append(worth, 0.0).astype(np.float32)


def whole_days(days: Matrix) -> Ints:
    """(articles,) days as whole numbers; unknown ones (NaN) lie far from all others, and from each other."""
    known = np.isfinite(days)
    far = -2 * NO_LONGER_NEAR * np.arange(1, len(days) + 1, dtype=np.int64)
    return np.where(known, np.where(known, days, 0).astype(np.int64), far)


def _pair_values(matrix: sp.csr_array, best: Ints) -> Matrix:
    """(articles, kept) the products of each article's row with those of its neighbours."""
    out = np.zeros(best.shape)
    for start in range(0, len(best), BLOCK):
        rows = slice(start, min(start + BLOCK, len(best)))
        block = (matrix[rows] @ matrix.T).toarray()
        out[rows] = np.take_along_axis(block, np.maximum(best[rows], 0), axis=1)
    return out


def _smoothed(best: Ints, tail: Matrix) -> Matrix:
    """tail_ij + .5 x sum over the 8 best k of j of w_jk tail_ik, w_j by tail and of sum 1: what j's neighbours are to i."""
    count = len(best)
    if not best.size:
        return tail
    near = best[:, :SMOOTHED_OVER]
    weights = np.where(near >= 0, np.maximum(tail[:, :SMOOTHED_OVER], 0), 0)
    weights = weights / np.maximum(weights.sum(axis=1, keepdims=True), 1e-9)
    out = np.empty_like(tail)
    scores = np.zeros(count)
    for article in range(count):
        known = best[article][best[article] >= 0]
        scores[known] = tail[article][: len(known)]
        passed = (weights[known] * scores[np.maximum(near[known], 0)]).sum(axis=1)
        out[article] = -np.inf
        out[article][: len(known)] = tail[article][: len(known)] + SMOOTHING * passed
        scores[known] = 0
    return out


def _rank_in_return(best: Ints) -> Matrix:
    """(articles, kept) the place of i in the list of its neighbour j, infinite where it is not there."""
    count = len(best)
    listed = best >= 0
    row, place = np.nonzero(listed)
    owner = row.astype(np.int64) * count + best[listed]
    back = best[listed] * count + row
    order = np.argsort(owner, kind="stable")
    at = np.minimum(np.searchsorted(owner[order], back), max(len(owner) - 1, 0))
    out = np.full(best.shape, np.inf)
    if len(owner):
        found = owner[order][at] == back
        out[row, place] = np.where(found, place[order][at], np.inf)
    return out


def _shown_order(best: Ints, head: Matrix, tail: Matrix) -> Ints:
    """The three best by the head score, then the others by the tail score; ties by place."""
    by_head = np.lexsort((best, -np.round(head, 6)), axis=1)
    score = tail.copy()
    bonus = np.nanmax(np.where(np.isfinite(tail), np.abs(tail), 0), initial=1.0) + 1
    for place in range(min(HEAD, best.shape[1])):
        row = np.arange(len(best))
        score[row, by_head[:, place]] = (4 - place) * 10 * bonus
    score[best < 0] = -np.inf
    return np.lexsort((best, -np.round(score, 6)), axis=1)


def _probability(head: Matrix, tail: Matrix) -> Matrix:
    """The chance that a shown pair is linked or shares a tag: sigmoid(-3.567 - 1.710 ln s + 4.125 ln r), fitted on the bench."""
    s, r = np.log(np.maximum(head, FLOOR)), np.log(np.maximum(tail, FLOOR))
    return 1 / (1 + np.exp(-(INTERCEPT + BY_HEAD * s + BY_TAIL * r)))
