"""The views of a corpus as one sparse matrix, scaled so that one product gives the fused score of all pairs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import scipy.sparse as sp

from indexer.model import Features, Ints

SAMPLE = 200
TEN = 10
AT_ONCE = 4096
"""Articles of which the scores of all pairs are held at once: 64 MiB."""
BLOCK, HALF_BLOCK = 1024, 384
FREQUENT = 0.035
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

    def products(self) -> Iterator[tuple[slice, npt.NDArray[np.float32]]]:
        """The rows of each block with their fused scores, (rows, articles), in order.

        Up to AT_ONCE articles half of the symmetric product is computed and mirrored, and the rest is a view of it.
        """
        count = self.rare.shape[0]
        blocks = (slice(start, min(start + BLOCK, count)) for start in range(0, count, BLOCK))
        if count <= AT_ONCE:
            whole = self._whole()
            yield from ((rows, whole[rows]) for rows in blocks)
            return
        columns = self.rare.T.tocsr()
        for rows in blocks:
            yield rows, (self.rare[rows] @ columns).toarray() + self.frequent[rows] @ self.frequent.T

    def _whole(self) -> npt.NDArray[np.float32]:
        """(articles, articles) all scores; numpy multiplies a matrix with its own transpose at half the cost."""
        scores: npt.NDArray[np.float32] = self.frequent @ self.frequent.T
        for start in range(0, len(scores), HALF_BLOCK):
            stop = min(start + HALF_BLOCK, len(scores))
            part = (self.rare[start:stop] @ self.rare[start:].T.tocsr()).toarray()
            scores[start:stop, start:] += part
            scores[stop:, start:stop] += part[:, stop - start :].T
        return scores


def view_matrix(features: Sequence[Features], view: View) -> sp.csr_array:
    """(articles, columns) rows of length 1: weight x idf^power of the columns that two or more articles hold, in the order of their keys."""
    articles = len(features)
    sizes = np.array([len(found.keys) for found in features], dtype=np.int64)
    number, held = _columns_of(np.concatenate([found.keys for found in features]), view.largest_share * articles)
    kept = number >= 0
    columns = number[kept]
    idf = (np.maximum(np.log((articles + 1) / (held + 0.5)), 0) ** view.idf_power).astype(np.float32)
    values = np.concatenate([found.weights for found in features])[kept].astype(np.float32) * idf[columns]
    bounds = np.concatenate([[0], np.cumsum(kept)])[np.concatenate([[0], np.cumsum(sizes)])].astype(np.int32)
    return unit_rows(sp.csr_array((values, columns, bounds), shape=(articles, len(held))))


def _columns_of(keys: npt.NDArray[np.uint32], most: float) -> tuple[npt.NDArray[np.int32], Ints]:
    """(n,) the column of each key, -1 for one that a single article holds or more than `most`; and how many hold each column.

    Keys are sorted together with their places, as one number each: ten times as fast as sorting places.
    """
    packed = (keys.astype(np.uint64) << np.uint64(32)) | np.arange(len(keys), dtype=np.uint64)
    packed.sort()
    key = packed >> np.uint64(32)
    runs = np.flatnonzero(np.concatenate([[True], key[1:] != key[:-1], [True]])[: len(key) + 1 if len(key) else 0])
    held = np.diff(runs)
    kept = (held >= 2) & (held <= max(2, most))
    number = np.empty(len(keys), dtype=np.int32)
    number[packed.astype(np.uint32)] = np.repeat(np.where(kept, np.cumsum(kept, dtype=np.int32) - 1, -1), held)
    return number, held[kept]


def unit_rows(matrix: sp.csr_array) -> sp.csr_array:
    """The matrix with rows of Euclidean length 1; empty rows stay empty."""
    lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    scale = np.divide(1.0, lengths, out=np.zeros_like(lengths), where=lengths > 0)
    matrix.data *= np.repeat(scale, np.diff(matrix.indptr)).astype(matrix.data.dtype)
    return matrix


def level(matrix: sp.csr_array, reference: float) -> float:
    """The corpus' own mean of the ten best values of a view over up to 200 rows, within a third and three times its reference."""
    rows = np.unique(np.linspace(0, matrix.shape[0] - 1, min(SAMPLE, matrix.shape[0])).astype(np.int64))
    block = (matrix @ matrix[rows].T.tocsr()).toarray().T
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
