"""The views of a corpus as one sparse matrix, scaled so that one product gives the fused score of all pairs."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import scipy.sparse as sp

from indexer.model import Features, Ints
from indexer.text.hashing import group

SPREAD = np.uint64(0x9E3779B97F4A7C15)
SAMPLE = 200
TEN = 10
FREQUENT = 0.05
"""Columns in more than this share of the articles go to a dense product, the others to a sparse one."""


@dataclass(frozen=True, slots=True)
class View:
    """How a view is weighed: its share of the score, the mean of ten best values it had where weights were chosen, and
    the power of idf."""

    name: str
    weight: float
    reference: float
    idf_power: float
    largest_share: float = 1.0


VIEWS = (
    View("words", 1.0, 0.09, 1.6),
    View("pairs", 0.3, 0.085, 1.3),
    View("lead", 0.3, 0.09, 1.4),
    View("latin", 0.2, 0.14, 1.3),
    View("links", 0.2, 0.27, 1.0, largest_share=0.2),
)
"""The weights were chosen on the related bench (`docs/methods.md`)."""


@dataclass(frozen=True, slots=True, eq=False)
class Fused:
    """All views side by side, split by how many articles hold a column; (articles, columns) each, float32."""

    rare: sp.csr_array
    frequent: npt.NDArray[np.float32]

    def product(self, rows: slice) -> npt.NDArray[np.float32]:
        """(rows, articles) the fused scores of some articles with all."""
        sparse = (self.rare[rows] @ self.rare.T).toarray()
        scores: npt.NDArray[np.float32] = sparse + self.frequent[rows] @ self.frequent.T
        return scores


def view_matrix(features: Sequence[Features], view: View) -> sp.csr_array:
    """(articles, columns) rows of length 1: weight x idf^power of the columns that two or more articles hold."""
    sizes = np.array([len(found.keys) for found in features], dtype=np.int64)
    keys = np.concatenate([found.keys for found in features])
    weights = np.concatenate([found.weights for found in features]).astype(np.float32)
    first = group(keys.astype(np.uint64) * SPREAD)
    counts = np.bincount(first, minlength=len(keys))
    heads = np.flatnonzero((counts >= 2) & (counts <= max(2, view.largest_share * len(features))))
    heads = heads[np.argsort(keys[heads])]
    number = np.full(len(keys), -1, dtype=np.int32)
    number[heads] = np.arange(len(heads))
    column = number[first]
    kept = column >= 0
    article = np.repeat(np.arange(len(features)), sizes)[kept]
    idf = np.maximum(np.log((len(features) + 1) / (counts[heads] + 0.5)), 0) ** view.idf_power
    columns = column[kept]
    values = weights[kept] * idf[columns].astype(np.float32)
    bounds = np.concatenate([[0], np.cumsum(np.bincount(article, minlength=len(features)))])
    matrix = sp.csr_array((values, columns, bounds.astype(np.int32)), shape=(len(features), len(heads)))
    return unit_rows(matrix)


def unit_rows(matrix: sp.csr_array) -> sp.csr_array:
    """The matrix with rows of Euclidean length 1; empty rows stay empty."""
    lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    scale = np.divide(1.0, lengths, out=np.zeros_like(lengths), where=lengths > 0)
    matrix.data *= np.repeat(scale, np.diff(matrix.indptr)).astype(matrix.data.dtype)
    return matrix


def level(matrix: sp.csr_array, reference: float) -> float:
    """The corpus' own mean of the ten best values of a view over up to 200 rows, within a third and three times its reference."""
    rows = np.unique(np.linspace(0, matrix.shape[0] - 1, min(SAMPLE, matrix.shape[0])).astype(np.int64))
    block = (matrix[rows] @ matrix.T).toarray()
    block[np.arange(len(rows)), rows] = 0
    best = min(TEN, block.shape[1])
    values = np.partition(block, block.shape[1] - best, axis=1)[:, -best:]
    return float(np.clip(values.mean(), reference / 3, 3 * reference))


def fused(views: Sequence[dict[str, Features]]) -> Fused:
    """All views of all articles; the score of a pair is the sum of weight x cosine / level over the views."""
    matrices = []
    for view in VIEWS:
        matrix = view_matrix([found[view.name] for found in views], view)
        matrix.data *= np.float32(np.sqrt(view.weight / level(matrix, view.reference)))
        matrices.append(matrix)
    stacked = sp.csr_array(sp.hstack(matrices, format="csr", dtype=np.float32))
    held = np.bincount(stacked.indices, minlength=stacked.shape[1])
    frequent = held > max(FREQUENT * len(views), 8)
    return Fused(_columns(stacked, ~frequent), _columns(stacked, frequent).toarray())


def _columns(matrix: sp.csr_array, kept: npt.NDArray[np.bool_]) -> sp.csr_array:
    """The kept columns of a matrix, in order."""
    chosen = kept[matrix.indices]
    number: Ints = np.cumsum(kept) - 1
    bounds = np.concatenate([[0], np.cumsum(chosen)])[matrix.indptr]
    columns = number[matrix.indices[chosen]].astype(np.int32)
    return sp.csr_array(
        (matrix.data[chosen], columns, bounds.astype(np.int32)), shape=(matrix.shape[0], int(kept.sum()))
    )
