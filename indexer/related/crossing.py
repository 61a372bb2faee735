"""Two languages in one corpus: scores that are fair across them, and which articles are translations of each other.

A Chinese and an English text share few words, so their fused score would say nothing beside those of one language.
What they do share is compared as it is within each language, and the score that such a pair would have there is
foretold from it.
"""

from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp

from indexer.model import Bools, Column, Floats, Ints
from indexer.related.days import closeness
from indexer.related.material import Material
from indexer.related.matrices import Fused
from indexer.related.vectors import View, unit_rows, view_matrix
from indexer.related.views import Viewed

LEAST = 20
"""Articles that a language needs to be compared within itself; with fewer, the corpus counts as one of one language."""
FITTED_ON = 200
"""Articles of each language whose pairs teach what shared words mean for the score."""
RIDGE = 1.0
FAIR = 1.15
"""Times the foretold score, which lies nearer to the mean; 1.0 to 1.3 differ by less than .01 on the bench's mix."""
SHARED_IDF = 1.3
LINKS = View("links", 1.0, 0.27, 1.0, largest_share=0.2)
ALIKE = 0.5
"""The least cosine of two translations, over the Latin words and concepts that both languages hold."""
FEWEST_NAMES = 8
"""Latin words and concepts that two translations have in common: of 142 on the bench one pair has 9, all others 29 and more; eight of twelve found in three blogs
had one to five, and were notes on two subjects (JAVA 奇偶数, java onerror)."""
TRANSLATED = 0.25
"""Where so many of the smaller language have a translation, less is asked of the others: a score of KNOWN, and a margin
that lies LENIENT below."""
KNOWN, LENIENT = 0.5, 0.6


@dataclass(frozen=True, slots=True, eq=False)
class Crossing:
    """The score that a pair of two languages would have within one: a product of rows, and closeness in time.

    vectors   (articles, columns) views that know no language, scaled by the root of what they weigh
    words     (articles, columns) Latin words and concepts alone, rows of length 1 at most
    concepts  (articles, concepts) the part of the vectors that speaks of concepts
    closeness, constant  what closeness in time weighs, and what every pair has
    """

    vectors: sp.csr_array
    words: sp.csr_array
    concepts: sp.csr_array
    closeness: float
    constant: float

    def scores(self, rows: Ints, others: Ints, days: Ints) -> Floats:
        """(rows, others) foretold scores."""
        out: Floats = (self.vectors[rows] @ self.vectors[others].T.tocsr()).toarray()
        out += np.float32(self.closeness) * closeness(days[rows], days[others])
        out += np.float32(self.constant)
        out *= np.float32(FAIR)
        return out


@dataclass(frozen=True, slots=True, eq=False)
class Rivals:
    """(articles,) each article's best one in the other language (-1 for none), its score, and the second best's."""

    best: Ints
    score: Column
    second: Column


def crossing_of(material: Material, groups: tuple[Ints, ...], within: tuple[Fused, ...]) -> Crossing:
    """What foretells scores across two languages: least squares on pairs within each, averaged.

    Shared columns count (sqrt(idf in one x idf in the other))^SHARED_IDF; the views are Latin words, concepts under all
    their names, and links. Weights below 0 are none. Grows with the articles; the fit sees FITTED_ON of each language.
    """
    latin = _features(material.views["latin"])
    views = [
        _shared(latin, material.english),
        _shared(material.concepts, material.english),
        view_matrix(material.views["links"], LINKS).T.tocsr(),
    ]
    fits = [_fitted(views, rows, scores, material.days) for rows, scores in zip(groups, within, strict=True)]
    fit = np.mean(fits, axis=0)
    weights = np.maximum(fit, 0)
    scaled = [view * np.float32(np.sqrt(weight)) for view, weight in zip(views, weights, strict=False)]
    vectors = sp.csr_array(sp.hstack(scaled, format="csr", dtype=np.float32))
    words = sp.csr_array(sp.hstack(views[:2], format="csr", dtype=np.float32)) * np.float32(np.sqrt(0.5))
    return Crossing(vectors, words, scaled[1], float(weights[-2]), float(fit[-1]))


def _features(view: Viewed) -> sp.csr_array:
    """(articles, keys) a view as it is, columns in the order of their keys."""
    keys, columns = np.unique(view.keys, return_inverse=True)
    return sp.csr_array((view.weights.astype(np.float32), columns.astype(np.int32), view.bounds.astype(np.int32)), shape=(len(view), len(keys)))


def _shared(matrix: sp.csr_array, english: Bools) -> sp.csr_array:
    """Rows of length 1 over the columns that both languages hold."""
    ours = english[np.repeat(np.arange(len(english)), np.diff(matrix.indptr))]
    squares = np.ones(matrix.shape[1])
    for side in (ours, ~ours):
        held = np.bincount(matrix.indices[side], minlength=matrix.shape[1])
        articles = np.count_nonzero(english) if side is ours else np.count_nonzero(~english)
        squares *= np.where(held > 0, np.maximum(np.log((articles + 1) / (held + 0.5)), 0), 0)
    weighed = matrix.copy()
    weighed.data = (matrix.data * (np.sqrt(squares) ** SHARED_IDF)[matrix.indices]).astype(np.float32)
    weighed.eliminate_zeros()
    return unit_rows(weighed)


def _fitted(views: list[sp.csr_array], rows: Ints, within: Fused, days: Ints) -> Column:
    """(views + 2,) what each view, closeness in time and 1 weigh in the scores within a language; ridge regression
    (Hoerl and Kennard 1970, doi:10.1080/00401706.1970.10488634)."""
    chosen = np.unique(np.linspace(0, len(rows) - 1, min(FITTED_ON, len(rows))).astype(np.int64))
    some = rows[chosen]
    near = closeness(days[some], days[some])
    known = [(view[some] @ view[some].T.tocsr()).toarray() for view in views]
    off = ~np.eye(len(some), dtype=np.bool_)
    seen = np.stack([*(values[off] for values in known), near[off], np.ones(int(off.sum()))], axis=1).astype(np.float64)
    wanted = (within.among(chosen) + near)[off].astype(np.float64)
    penalty = RIDGE * np.diag([1.0] * (len(views) + 1) + [0.0])
    weights: Column = np.linalg.solve(seen.T @ seen + penalty, seen.T @ wanted).astype(np.float64)
    return weights


def translations(rivals: Rivals, material: Material, words: sp.csr_array) -> Ints:
    """(articles,) the translation of each article, -1 for none. `words` as `Crossing` has them.

    Two that are each other's best in the other language, alike by ALIKE and in FEWEST_NAMES, and with a margin of 0 or more:
    (score - second best of either) / score - |ln length ratio| - |ln headings ratio|.
    """
    out = np.full(len(rivals.best), -1, dtype=np.int64)
    left = np.flatnonzero((rivals.best >= 0) & ~material.english)
    right = rivals.best[left]
    left, right = (side[rivals.best[right] == left] for side in (left, right))
    score: Column = rivals.score[left]
    margin: Column = (score - np.maximum(rivals.second[left], rivals.second[right])) / np.maximum(score, 1e-6)
    apart = sum(np.abs(sizes[left] - sizes[right]) for sizes in (material.volume, material.headings))
    shared = sp.csr_array(words[left].multiply(words[right]))
    alike, enough = np.asarray(shared.sum(axis=1)).ravel(), np.diff(shared.indptr) >= FEWEST_NAMES
    accepted = enough & (np.round(alike, 5) >= ALIKE) & (np.round(margin - apart, 5) >= 0)
    smaller = min(np.count_nonzero(material.english), np.count_nonzero(~material.english))
    if np.count_nonzero(accepted) >= max(TRANSLATED * smaller, 1):
        accepted = enough & (score >= KNOWN) & (np.round(margin - apart / 2, 5) >= -LENIENT)
    out[left[accepted]], out[right[accepted]] = right[accepted], left[accepted]
    return out
