"""The views of a corpus as one sparse matrix, scaled so that one product gives the fused score of all pairs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp

from indexer.model import Bools, Features, Floats, Ints
from indexer.related.vectors import (
    Coverage,
    Titles,
    View,
    concept_matrix,
    coverage,
    rare_within,
    titled_matrix,
    titles_in,
    view_matrix,
)

SAMPLE = 200
TEN = 10
AT_ONCE = 4096
"""Articles of which the scores of all pairs are held at once: 64 MiB."""
BLOCK, HALF_BLOCK = 1024, 384
FREQUENT = 0.045
"""Columns in more than this share of the articles go to a dense product, the others to a sparse one."""
DENSE = 1 << 26
"""Numbers of the dense columns at most (256 MiB): of many articles only the most frequent columns are dense."""
WORDS = View("words", 1.0, 0.09, 2.0, damping=0.6)
VIEWS = (
    View("pairs", 0.4, 0.085, 1.3),
    View("lead", 0.3, 0.09, 1.4),
    View("latin", 0.2, 0.14, 1.3),
    View("links", 0.1, 0.27, 1.0, largest_share=0.2),
)
"""The weights were chosen on the related bench, one corpus left out at a time (`docs/methods.md`)."""
CONCEPTS, CONCEPTS_REFERENCE, CONCEPTS_IDF = 0.15, 0.21, 1.3
"""The same of the concepts that articles name, under whichever of their names."""
TITLES_COVERED, COVERED_REFERENCE = 0.4, 0.5
"""The share of the score, and the reference, of how much of each other's titles two texts cover."""


@dataclass(frozen=True, slots=True, eq=False)
class Fused:
    """All views side by side; (articles, columns) each, float32.

    left, right  columns that few articles hold; the score of a pair is a row of one times a row of the other, and the
                 same in either direction
    frequent     columns that many hold, on both sides
    concepts     (articles, concepts) the part of all these that speaks of concepts
    """

    left: sp.csr_array
    right: sp.csr_array
    frequent: Floats
    concepts: sp.csr_array

    def products(self, some: Ints | None = None) -> Iterator[tuple[Ints, Floats]]:
        """The rows of each block with their fused scores, (rows, articles), in order: all, or those of some articles.

        Up to AT_ONCE articles half of the symmetric product is computed and mirrored, and the rest is a view of it.
        """
        wanted = np.arange(self.left.shape[0]) if some is None else some
        blocks = (wanted[start : start + BLOCK] for start in range(0, len(wanted), BLOCK))
        if some is None and len(wanted) <= AT_ONCE:
            whole = self._whole()
            yield from ((rows, whole[rows[0] : rows[-1] + 1]) for rows in blocks)
            return
        columns = self.right.T.tocsr()
        for rows in blocks:
            yield rows, (self.left[rows] @ columns).toarray() + self.frequent[rows] @ self.frequent.T

    def among(self, some: Ints) -> Floats:
        """(some, some) the scores of the pairs of some articles."""
        scores: Floats = (self.left[some] @ self.right[some].T.tocsr()).toarray()
        scores += self.frequent[some] @ self.frequent[some].T
        return scores

    def _whole(self) -> Floats:
        """(articles, articles) all scores; numpy multiplies a matrix with its own transpose at half the cost."""
        scores: Floats = self.frequent @ self.frequent.T
        for start in range(0, len(scores), HALF_BLOCK):
            stop = min(start + HALF_BLOCK, len(scores))
            part = (self.left[start:] @ self.right[start:stop].T.tocsr()).toarray()
            scores[start:, start:stop] += part
            scores[start:stop, stop:] += part[stop - start :].T
        return scores


def fused(views: Sequence[dict[str, Features]], concepts: sp.csr_array, few: Bools | None = None) -> Fused:
    """All views of all articles, `concepts` as ln(1 + occurrences).

    The score of a pair is the sum of weight x cosine / level over the views and concepts, and of weight x (how much
    either text covers of the other's title) / level. `few` (articles,) are those in a language that too few are in to be
    compared within it. Grows with what the articles hold.
    """
    words = [found["words"] for found in views]
    titles = titles_in(words, [found["title"] for found in views])
    covered = _covered(words, titles)
    named = _scaled(_fair(concept_matrix(concepts, CONCEPTS_IDF), few, CONCEPTS_IDF), CONCEPTS, CONCEPTS_REFERENCE)
    matrices = [covered.text, covered.title, named]
    rows = _fair(titled_matrix(words, WORDS, titles), few, WORDS.idf_power)
    matrices.append(_scaled(rows, WORDS.weight, WORDS.reference))
    for view in VIEWS:
        rows = _fair(view_matrix([found[view.name] for found in views], view), few, view.idf_power)
        matrices.append(_scaled(rows, view.weight, view.reference))
    stacked = sp.csr_array(sp.hstack(matrices, format="csr", dtype=np.float32))
    width = covered.text.shape[1]
    held = np.bincount(stacked.indices, minlength=stacked.shape[1])
    frequent = (held > _dense_from(held[2 * width :], len(views))) & (np.arange(len(held)) >= 2 * width)
    left = stacked[:, np.flatnonzero(~frequent)]
    return Fused(left, _turned(left, width), stacked[:, np.flatnonzero(frequent)].toarray(), named)


def _dense_from(held: Ints, articles: int) -> float:
    """How many articles hold a column that is not dense, at the most."""
    columns = DENSE // articles
    least = np.partition(held, len(held) - columns - 1)[len(held) - columns - 1] if len(held) > columns else 0
    return max(FREQUENT * articles, 8, int(least))


def _fair(matrix: sp.csr_array, few: Bools | None, power: float) -> sp.csr_array:
    return matrix if few is None else rare_within(matrix, few, power)


def _scaled(matrix: sp.csr_array, weight: float, reference: float) -> sp.csr_array:
    matrix.data *= np.float32(np.sqrt(weight / level(matrix, matrix, reference)))
    return matrix


def _covered(words: Sequence[Features], titles: Titles) -> Coverage:
    """Texts and titles, scaled so that text @ title.T + title @ text.T is their part of the score."""
    covered = coverage(words, titles)
    both = sp.csr_array(sp.hstack([covered.text, covered.title], format="csr"))
    scale = np.float32(np.sqrt(TITLES_COVERED / level(both, _turned(both, covered.text.shape[1]), COVERED_REFERENCE)))
    return Coverage(covered.text * scale, covered.title * scale)


def _turned(matrix: sp.csr_array, width: int) -> sp.csr_array:
    """The matrix with its first `width` columns, of texts, and the next ones, of titles, in each other's place."""
    places = matrix.indices
    turned = np.where(places < width, places + width, np.where(places < 2 * width, places - width, places))
    turned = turned.astype(places.dtype)
    return sp.csr_array((matrix.data, turned, matrix.indptr), shape=matrix.shape)


def level(left: sp.csr_array, right: sp.csr_array, reference: float) -> float:
    """The corpus' own mean of a view's ten best values over up to SAMPLE rows, a third to three times its reference."""
    rows = np.unique(np.linspace(0, left.shape[0] - 1, min(SAMPLE, left.shape[0])).astype(np.int64))
    block = (left @ right[rows].T.tocsr()).toarray().T
    block[np.arange(len(rows)), rows] = 0
    best = min(TEN, block.shape[1])
    values = np.partition(block, block.shape[1] - best, axis=1)[:, -best:]
    return float(np.clip(values.mean(), reference / 3, 3 * reference))
