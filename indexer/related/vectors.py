"""What articles hold as sparse columns: the views with their idf, the coverage of titles, and concepts."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import scipy.sparse as sp

from indexer.model import Bools, Column, Ints
from indexer.related.views import Viewed
from indexer.text.everyday import shares_of_keys
from indexer.text.hashing import with_places

TITLED_POWER = 0.1
"""The power of the share of its articles that have a word in the title: what titles use says more."""
SATURATION = 4.0
"""Weighted occurrences of a word at which a text covers half of it (BM25's k1, larger since a title counts 8)."""
BACKGROUND = 50.0
"""Articles on any subject that a corpus is as if it had beside its own: thirty articles do not know what is rare."""
KEY_TERMS = 12
LARGEST_LOGIT = 50.0
"""Scorers of others give scores of any size."""


@dataclass(frozen=True, slots=True)
class View:
    """How a view is weighed: its share of the score, the mean of ten best values it had where weights were chosen, the
    power of idf, the power of the values, which `Features` keep as sqrt or logarithm of counts, and what each article is taken
    to hold of its own beside its columns, as a share of the mean: two texts of a line are not one for the only column that both hold."""

    name: str
    weight: float
    reference: float
    idf_power: float
    damping: float = 1.0
    largest_share: float = 1.0
    own_share: float = 0.0


@dataclass(frozen=True, slots=True, eq=False)
class Space:
    """The columns of a view in the order of their keys: those that two or more articles hold.

    order  (stored,) where each key of a column stands among all keys of all articles: by column, then by article
    held   (columns,) how many articles hold each
    keys   (columns,) uint32, ascending
    """

    order: npt.NDArray[np.uint32]
    held: Ints
    keys: npt.NDArray[np.uint32]

    def idf(self, articles: int, power: float) -> npt.NDArray[np.float32]:
        """(columns,) `inverse_frequency` of the columns."""
        idf: npt.NDArray[np.float32] = inverse_frequency(articles, self.held, power, shares_of_keys(self.keys)).astype(np.float32)
        return idf

    def place(self, keys: npt.NDArray[np.uint32]) -> Ints:
        """(n,) the columns of keys, -1 for those that one article alone holds."""
        if not len(self.keys):
            return np.full(len(keys), -1, dtype=np.int64)
        at = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
        return np.where(self.keys[at] == keys, at, -1)


@dataclass(frozen=True, slots=True, eq=False)
class Titles:
    """(n,) the words of all titles as columns of all texts' words, -1 for one article's own; the article of each."""

    space: Space
    column: Ints
    article: Ints


def titles_in(words: Viewed, titles: Viewed) -> Titles:
    """The words of the titles as columns of `words`, which hold them all."""
    space = space_of(words)
    return Titles(space, space.place(titles.keys), titles.article.astype(np.int64))


def inverse_frequency(articles: int, held: Ints, power: float, elsewhere: Column) -> Column:
    """ln((articles + 1) / (held + .5)) to a power, never negative (Spärck Jones 1972, doi:10.1108/eb026526), as if the corpus had BACKGROUND articles more,
    of which a share holds each as `elsewhere` says: in a blog of thirty articles 是不是 is as rare as 倒排索引."""
    return _rarity(articles + BACKGROUND + 1, held + BACKGROUND * elsewhere + 0.5, power)


def _rarity(articles: float, held: npt.NDArray[np.floating[Any]], power: float) -> Column:
    raised: Column = np.maximum(np.log(articles / held), 0) ** power
    return raised


def space_of(view: Viewed, largest_share: float = 1.0) -> Space:
    """The columns that at least two and at most a share of the articles hold."""
    packed = with_places(view.keys)
    key = packed >> np.uint64(32)
    runs = np.flatnonzero(np.concatenate([[True], key[1:] != key[:-1], [True]])[: len(key) + 1 if len(key) else 0])
    held = np.diff(runs)
    kept = (held >= 2) & (held <= max(2, largest_share * len(view)))
    order = packed.astype(np.uint32)[np.repeat(kept, held)]
    return Space(order, held[kept], key[runs[:-1]][kept].astype(np.uint32))


def view_matrix(found: Viewed, view: View) -> sp.csr_array:
    """(columns, articles) value^damping x idf^power of the columns of `space_of`; articles of length 1, with what they hold of their own."""
    space = space_of(found, view.largest_share)
    return _weighed(_held(found, space, view.damping), space.idf(len(found), view.idf_power), view.own_share)


def titled_matrix(found: Viewed, view: View, titles: Titles) -> sp.csr_array:
    """As `view_matrix`, times ((articles with it in the title + .5) / (articles with it + 1))^TITLED_POWER."""
    space = titles.space
    titled = np.bincount(titles.column[titles.column >= 0], minlength=len(space.keys))
    share = (((titled + 0.5) / (space.held + 1)) ** TITLED_POWER).astype(np.float32)
    return _weighed(_held(found, space, view.damping), space.idf(len(found), view.idf_power) * share)


def _weighed(matrix: sp.csr_array, weight: npt.NDArray[np.float32], own_share: float = 0.0) -> sp.csr_array:
    matrix.data *= np.repeat(weight, np.diff(matrix.indptr))
    return unit_articles(matrix, own_share)


def _held(view: Viewed, space: Space, power: float) -> sp.csr_array:
    """(columns, articles) the values of a view to a power, in the order in which the space sorted them: no transposing."""
    bounds = np.concatenate([[0], np.cumsum(space.held)]).astype(np.int32)
    shape = (len(space.keys), len(view))
    return sp.csr_array((_damped(view.weights[space.order], power), view.article[space.order], bounds), shape=shape)


def _damped(values: npt.NDArray[np.float16], power: float) -> npt.NDArray[np.float32]:
    """values^power; a half has 65,536 values, so a table knows."""
    if power == 1:
        return values.astype(np.float32)
    every = np.arange(1 << 15, dtype=np.uint16).view(np.float16).astype(np.float32)
    table = np.where(np.isfinite(every), every, np.float32(1)) ** np.float32(power)
    damped: npt.NDArray[np.float32] = table.astype(np.float32)[values.view(np.uint16)]
    return damped


@dataclass(frozen=True, slots=True, eq=False)
class Coverage:
    """Two matrices whose product says how much of another's title a text holds; (columns of titles, articles) each.

    text   occurrences / (occurrences + SATURATION)
    title  idf of the title's words, as shares of the whole title; words that one article alone holds count in the whole
    """

    text: sp.csr_array
    title: sp.csr_array


def coverage(words: Viewed, titles: Titles, telling: Column) -> Coverage:
    """What texts cover of titles: text.T @ title is 0 to 1, the share of j's title, by idf and what each word tells of its articles
    (`telling`, columns), that i's text holds."""
    space, column, article = titles.space, titles.column, titles.article
    known = column >= 0
    held = np.ones(len(column), dtype=np.int64)
    held[known] = space.held[column[known]]
    everywhere = np.zeros(len(column))
    everywhere[known] = shares_of_keys(space.keys[column[known]])
    idf = inverse_frequency(len(words), held, 1.0, everywhere)
    idf[known] *= telling[column[known]]
    share = idf / np.maximum(np.bincount(article, idf, minlength=len(words)), 1e-9)[article]
    named, place = np.unique(column[known], return_inverse=True)
    where = place.astype(np.int32), article[known].astype(np.int32)
    title = sp.csr_array((share[known].astype(np.float32), where), shape=(len(named), len(words)))
    return Coverage(_saturated(_held(words, _narrowed(space, named), 1.0)), title)


def _narrowed(space: Space, columns: Ints) -> Space:
    """The space of some of its columns, ascending."""
    chosen = np.zeros(len(space.held), dtype=np.bool_)
    chosen[columns] = True
    return Space(space.order[np.repeat(chosen, space.held)], space.held[columns], space.keys[columns])


def _saturated(matrix: sp.csr_array) -> sp.csr_array:
    counts = matrix.data**2
    matrix.data = counts / (counts + np.float32(SATURATION))
    return matrix


def concept_matrix(counts: sp.csr_array, idf_power: float, elsewhere: Column) -> sp.csr_array:
    """(concepts, articles) articles of length 1: value x idf^power of the concepts that two or more articles name, and that a share of all
    articles names as `elsewhere` (concepts,) says."""
    held = np.bincount(counts.indices, minlength=counts.shape[1])
    idf = np.where(held >= 2, inverse_frequency(counts.shape[0], held, idf_power, elsewhere), 0).astype(np.float32)
    matrix = sp.csr_array((counts.data * idf[counts.indices], counts.indices.copy(), counts.indptr.copy()), shape=counts.shape)
    matrix.eliminate_zeros()
    return sp.csr_array(unit_rows(matrix).T.tocsr())


def key_term_matrix(rows: Sequence[Ints], scores: Sequence[Column], elsewhere: Column) -> sp.csr_array:
    """(articles, concepts) each article's 12 best concepts, 1 / (1 + e^-score) x idf; rows of length 1. `elsewhere` as in `concept_matrix`.

    The score of a key term is a logit: the chance that the author would tag the article so is what it counts.
    """
    articles, columns, values = [], [], []
    for number, (concept, score) in enumerate(zip(rows, scores, strict=True)):
        known = np.flatnonzero(concept >= 0)
        order = known[np.lexsort((known, -np.round(score[known], 6)))]
        _, first = np.unique(concept[order], return_index=True)
        chosen = order[np.sort(first)][:KEY_TERMS]
        articles.append(np.full(len(chosen), number))
        columns.append(concept[chosen])
        values.append(1 / (1 + np.exp(-np.clip(score[chosen], -LARGEST_LOGIT, LARGEST_LOGIT))))
    row, column, value = (np.concatenate(found) for found in (articles, columns, values))
    row, column = row.astype(np.int32), column.astype(np.int32)
    held = np.bincount(column, minlength=len(elsewhere))
    kept = held[column] >= 2
    idf = inverse_frequency(len(rows), held, 1.0, elsewhere)[column[kept]]
    matrix = sp.csr_array((value[kept] * np.maximum(idf, 0.01), (row[kept], column[kept])), shape=(len(rows), len(elsewhere)))
    return unit_rows(matrix)


def rare_within(matrix: sp.csr_array, some: Bools, power: float) -> sp.csr_array:
    """(columns, articles) the matrix, in which those of `some` count columns by how rare these are among themselves; each keeps its length.

    A few English articles among Chinese ones: everyday English words are rare in such a corpus, and would say much.
    """
    length = _squares(matrix)
    ours = some[matrix.indices]
    held = np.diff(matrix.indptr)
    columns = np.repeat(np.arange(len(held)), held)[ours]
    among_all = _rarity(matrix.shape[1] + 1, held + 0.5, power)
    among_us = _rarity(int(some.sum()) + 1, np.bincount(columns, minlength=len(held)) + 0.5, power)
    matrix.data[ours] *= (among_us / np.maximum(among_all, 1e-6))[columns].astype(np.float32)
    return _divided(matrix, np.divide(_squares(matrix), length, out=np.zeros(len(length)), where=length > 0))


def unit_articles(matrix: sp.csr_array, own_share: float = 0.0) -> sp.csr_array:
    """(columns, articles) the matrix with articles of Euclidean length 1, if to each a column of its own is added whose square is a share
    of the mean of all articles' squares; those that hold nothing stay empty."""
    squares = _squares(matrix)
    return _divided(matrix, squares + own_share * squares.mean())


def _squares(matrix: sp.csr_array) -> Column:
    """(articles,) the sum of each article's squares."""
    return np.bincount(matrix.indices, matrix.data.astype(np.float64) ** 2, minlength=matrix.shape[1]).astype(np.float64)


def _divided(matrix: sp.csr_array, squares: Column) -> sp.csr_array:
    """The matrix with articles divided by the roots of some numbers, 0 where they are."""
    scale = np.divide(1.0, np.sqrt(squares), out=np.zeros(len(squares)), where=squares > 0)
    matrix.data *= scale.astype(matrix.data.dtype)[matrix.indices]
    return matrix


def unit_rows(matrix: sp.csr_array) -> sp.csr_array:
    """The matrix with rows of Euclidean length 1; empty rows stay empty."""
    squares = np.concatenate([[0.0], np.cumsum(matrix.data.astype(np.float64) ** 2)])
    lengths = np.sqrt(np.diff(squares[matrix.indptr]))
    scale = np.divide(1.0, lengths, out=np.zeros_like(lengths), where=lengths > 0)
    matrix.data *= np.repeat(scale, np.diff(matrix.indptr)).astype(matrix.data.dtype)
    return matrix
