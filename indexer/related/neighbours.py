"""The neighbours of every article: one product for the head of the list, key terms and smoothing for its tail."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import scipy.sparse as sp

from indexer.model import Bools, Column, Ints
from indexer.related.chances import APART_ODDS, SURELY, falling, poverty, probability, with_odds
from indexer.related.crossing import Rivals, translations
from indexer.related.filed import filed_apart, filed_together
from indexer.related.matrices import BLOCK, blocks
from indexer.related.scores import Scores
from indexer.related.vectors import unit_rows

KEPT = 100
KEY_TERM_WEIGHT, KEY_TERM_LEVEL = 0.3, 0.33
PREFIX_WEIGHT, PREFIX_LEVEL = 0.12, 0.15
LEAST_PREFIX = 3
"""Characters that the titles of a series have in common at the least."""
SMOOTHING, SMOOTHED_OVER = 0.4, 10
RECIPROCITY, RECIPROCITY_FROM = 4.0, 20.0
HEAD = 2
"""How many come by the head score; the rest come by the smoothed one."""
KEEPS_PLACE = 0.75
"""Of the best smoothed score, what one of these has at least: an aside that two articles share by chance makes no first link."""
FREQUENT = 0.05
"""Concepts of more than this share of the articles are multiplied as dense columns."""
APART_HEAD = 0.9
"""Times the head score of two that are `filed_apart`."""

Matrix = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Lists:
    """(articles, kept) neighbours best first, -1 for none, with the probability that their author would link or tag them
    alike, the score of the pair, and whether a tag, a folder or a link vouches for it; (articles,) the translation of each, -1 for none; (articles, concepts)
    their own key terms as the scores weighed them."""

    neighbour: Ints
    probability: Matrix
    score: Matrix
    vouched: Bools
    translation: Ints
    key_terms: sp.csr_array


@dataclass(frozen=True, slots=True, eq=False)
class _Best:
    """(articles, kept) the best by the fused score and what it is; each article's rivals in the other language."""

    place: Ints
    score: Matrix
    rivals: Rivals


def neighbour_lists(scores: Scores, key_terms: sp.csr_array) -> Lists:
    """The lists of all articles. `key_terms` (articles, concepts).

    Exact; grows with the square of the articles in time (of 2,547 half of 4 CPU s), in memory with the articles and with
    BLOCK_NUMBERS scores at a time, or with all scores up to AT_ONCE articles.
    """
    return _lists(scores, key_terms, _best_by_product(scores))


def list_of(article: int, scores: Scores, key_terms: sp.csr_array) -> Lists:
    """The lists, right for one article and empty for those that have no say in its list; grows with the articles."""
    first = _best_by_product(scores, np.array([article]))
    asked = np.concatenate([[article], first.place[article], first.rivals.best[[article]]])
    return _lists(scores, key_terms, _best_by_product(scores, np.unique(asked[asked >= 0])))


def _lists(scores: Scores, key_terms: sp.csr_array, found: _Best) -> Lists:
    best, head = _with_declared(found.place, scores.material.declared), found.score
    known = head + PREFIX_WEIGHT / PREFIX_LEVEL * _common_beginnings(scores.material.titles, best)
    trust = _trust(best, known + KEY_TERM_WEIGHT / KEY_TERM_LEVEL * _pair_values(key_terms, best))
    shared = _with_those_of_the_nearest(key_terms, best, trust)
    tail = known + KEY_TERM_WEIGHT / KEY_TERM_LEVEL * _pair_values(shared, best)
    tail[best < 0] = -np.inf
    smoothed = _smoothed(best, tail, trust)
    back = RECIPROCITY / (RECIPROCITY_FROM + _rank_in_return(best))
    back[best < 0] = 0
    head, smoothed = head + back, smoothed + back
    translation = _translations(scores, found.rivals)
    translated = (best == translation[:, None]) & (best >= 0)
    linked = _among(scores.material.links, best)
    apart = filed_apart(scores.material.tags, scores.material.concepts, best) & ~translated & ~linked
    vouched = filed_together(scores.material.tags, scores.material.filed, best) | linked
    order = _shown_order(best, np.where(translated, np.inf, np.where(apart, APART_HEAD * head, head)), smoothed)
    chance = np.where(translated, SURELY, probability(smoothed))
    odds = np.where(translated, 1.0, np.where(apart, APART_ODDS, 1.0) * np.where(vouched, 1.0, poverty(scores.material.richness, best)))
    shown, chance, score, odds, vouched = (np.take_along_axis(values, order, axis=1) for values in (best, chance, tail, odds, vouched))
    own = sp.csr_array(shared.multiply(key_terms > 0))
    return Lists(shown, with_odds(falling(chance), odds), score, vouched, translation, own)


def _with_declared(best: Ints, declared: Ints) -> Ints:
    """The best, with the declared translation of an article in place of the last where it is not among them."""
    missing = np.flatnonzero((declared >= 0) & (best >= 0).any(axis=1) & ~(best == declared[:, None]).any(axis=1))
    if len(missing):
        best = best.copy()
        best[missing, -1] = declared[missing]
    return best


def _translations(scores: Scores, rivals: Rivals) -> Ints:
    """The translation of each article: the one that the site declares, else the one that is found."""
    declared = scores.material.declared
    if scores.crossing is None:
        return declared
    found = translations(rivals, scores.material, scores.crossing.words)
    taken = (declared >= 0) | ((found >= 0) & (declared[found] >= 0))
    return np.where(taken, declared, found)


def _best_by_product(scores: Scores, some: Ints | None = None) -> _Best:
    """The best of all articles, or of some, by score and then by place."""
    count = len(scores.material.days)
    kept = min(KEPT, max(count - 1, 0))
    best = np.full((count, kept), -1, dtype=np.int64)
    head = np.full((count, kept), -np.inf)
    rivals = Rivals(np.full(count, -1, dtype=np.int64), np.zeros(count), np.zeros(count))
    for block in scores.blocks(some) if kept else ():
        values = np.round(block.scores, 5)
        found = np.argpartition(-values, kept - 1, axis=1)[:, :kept]
        chosen = np.take_along_axis(values, found, axis=1).astype(np.float64)
        order = np.lexsort((found, -chosen), axis=1)
        best[block.rows] = np.take_along_axis(found, order, axis=1)
        head[block.rows] = np.take_along_axis(chosen, order, axis=1)
        across = scores.rivals_in(block)
        rivals.best[block.rows], rivals.score[block.rows] = across.best, across.score
        rivals.second[block.rows] = across.second
    return _Best(best, head, rivals)


def _common_beginnings(titles: npt.NDArray[np.uint32], best: Ints) -> Matrix:
    """(articles, kept) the share of the shorter title with which both begin; 0 below LEAST_PREFIX characters."""
    length: Column = np.count_nonzero(titles, axis=1)
    out = np.zeros(best.shape)
    for start in range(0, len(best), BLOCK):
        rows = slice(start, min(start + BLOCK, len(best)))
        others = np.maximum(best[rows], 0)
        alike = np.ones(others.shape, dtype=np.bool_)
        common = np.zeros(others.shape, dtype=np.int64)
        for place in range(titles.shape[1]):
            mine = titles[rows, place]
            alike &= (titles[others, place] == mine[:, None]) & (mine > 0)[:, None]
            if not alike.any():
                break
            common += alike
        shorter = np.minimum(length[rows][:, None], length[others])
        out[rows] = np.where(common >= LEAST_PREFIX, common / np.maximum(shorter, 1), 0)
    return out


def _pair_values(matrix: sp.csr_array, best: Ints) -> Matrix:
    """(articles, kept) the products of each article's row with those of its neighbours; those of the few columns that
    many articles hold, whose pairs are most of all, are dense."""
    out = np.zeros(best.shape)
    often = np.bincount(matrix.indices, minlength=matrix.shape[1]) > FREQUENT * len(best)
    dense, rare = matrix[:, np.flatnonzero(often)].toarray(), matrix[:, np.flatnonzero(~often)]
    columns = rare.T.tocsr()
    for rows in blocks(np.arange(len(best)), len(best)):
        products = (rare[rows] @ columns).toarray()
        products += dense[rows] @ dense.T
        out[rows] = np.take_along_axis(products, np.maximum(best[rows], 0), axis=1)
    return out


def _trust(best: Ints, tail: Matrix) -> Matrix:
    """(articles, SMOOTHED_OVER at most) what each of an article's best says of it: their scores as shares of the sum."""
    near = best[:, :SMOOTHED_OVER]
    scores = np.where(near >= 0, np.maximum(tail[:, :SMOOTHED_OVER], 0), 0)
    shares: Matrix = scores / np.maximum(scores.sum(axis=1, keepdims=True), 1e-9)
    return shares


def _with_those_of_the_nearest(key_terms: sp.csr_array, best: Ints, trust: Matrix) -> sp.csr_array:
    """Each article's key terms and, by trust, those of its nearest; rows of length 1. What an article is about, but says in
    words of its own, the articles beside it name (pseudo relevance feedback, Rocchio 1971)."""
    rows, places = np.nonzero(trust > 0)
    where = rows.astype(np.int32), best[rows, places].astype(np.int32)
    near = sp.csr_array((trust[rows, places], where), shape=(len(best), len(best)))
    return unit_rows(sp.csr_array(key_terms + near @ key_terms))


def _smoothed(best: Ints, tail: Matrix, trust: Matrix) -> Matrix:
    """tail_ij + SMOOTHING x sum over the SMOOTHED_OVER best k of j of trust_jk tail_ik: what j's neighbours are to i."""
    count = len(best)
    if not best.size:
        return tail
    near = best[:, :SMOOTHED_OVER]
    out = np.empty_like(tail)
    scores = np.zeros(count)
    for article in range(count):
        known = best[article][best[article] >= 0]
        scores[known] = tail[article][: len(known)]
        passed = (trust[known] * scores[np.maximum(near[known], 0)]).sum(axis=1)
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
    """A translation, whose head is infinite, the HEAD best by the head score whose tails keep up, the others by the tail; ties by place."""
    translated = np.isposinf(head)
    by_head = np.lexsort((best, -np.round(head, 6)), axis=1)
    first = np.argsort(by_head, axis=1) < HEAD + translated.any(axis=1, keepdims=True)
    first &= translated | (tail >= KEEPS_PLACE * np.max(tail, axis=1, keepdims=True, initial=0))
    group = np.where(best < 0, 3, np.where(translated, 0, np.where(first, 1, 2)))
    value = np.where(first, np.where(translated, 0, head), tail)
    return np.lexsort((best, -np.round(value, 6), group), axis=1)


def _among(links: sp.csr_array, best: Ints) -> Bools:
    """(articles, kept) whether an article and its neighbour link to each other."""
    left, right = links.nonzero()
    pairs = np.arange(len(best))[:, None] * len(best) + best
    return (best >= 0) & np.isin(pairs, left.astype(np.int64) * len(best) + right)
