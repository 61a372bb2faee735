"""The views of a corpus as one sparse matrix, scaled so that one product gives the fused score of all pairs."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp

from indexer.model import Bools, Column, Floats, Ints
from indexer.related.titlewords import likeness, telling
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
from indexer.related.views import Viewed
from indexer.text.sums import sums_before

SAMPLE = 200
TEN, OF_ARTICLES = 10, 300
"""How many best values say how alike near articles are, in so many articles and more; in fewer the root of their share of them: the ten best of thirty
are a third of all, most of which are about something else."""
EVEN = 1.6
"""Times the mean of the ten best values that their root mean square is at the most where a view tells articles apart: in the bench 1.1 to 1.55.
In a blog of short notes few pairs share a pair of words at all: 3, and the few would count five times what words do."""
AT_ONCE = 4096
"""Articles of which the scores of all pairs are held at once: 64 MiB."""
HALF_BLOCK = 640
BLOCK, BLOCK_NUMBERS = 1024, 1 << 23
"""Articles whose scores with all others are held at once, and the numbers in such a block, at the most: of 30,000 articles
280, whose block, its products and their order are .25 GiB."""
FREQUENT = 0.045
"""Columns in more than this share of the articles go to a dense product, the others to a sparse one."""
DENSE = 1 << 26
"""Numbers of the dense columns at most (256 MiB): of many articles only the most frequent columns are dense."""
WORDS = View("words", 1.0, 0.09, 2.0, damping=0.6)
VIEWS = (
    View("pairs", 0.4, 0.085, 1.3, own_share=0.1),
    View("lead", 0.3, 0.09, 1.4),
    View("latin", 0.2, 0.14, 1.3),
    View("links", 0.1, 0.27, 1.0, largest_share=0.2),
)
"""The weights were chosen on the related bench, one corpus left out at a time (`docs/methods/related-tried.md`)."""
CONCEPTS, CONCEPTS_REFERENCE, CONCEPTS_IDF = 0.15, 0.21, 1.3
"""The same of the concepts that articles name, under whichever of their names."""
TITLES_COVERED, COVERED_REFERENCE = 0.4, 0.5
"""The share of the score, and the reference, of how much of each other's titles two texts cover."""


@dataclass(frozen=True, slots=True, eq=False)
class Fused:
    """All views side by side, columns by articles, float32: a column lists the articles that hold it.

    columns   (columns, articles) those that few articles hold; the first `titles` are the words of titles, the next as many
              the words of texts that titles hold
    frequent  (columns, articles) those that many hold
    concepts  (articles, concepts) the part of all these that speaks of concepts
    """

    columns: sp.csr_array
    titles: int
    frequent: Floats
    concepts: sp.csr_array

    def products(self, some: Ints | None = None) -> Iterator[tuple[Ints, Floats]]:
        """The rows of each block with their fused scores, (rows, articles), in order: all, or those of some articles.

        Up to AT_ONCE articles half of the symmetric product is computed and mirrored, and the rest is a view of it. Time grows
        with the sum over columns of the square of the articles that hold them, memory with BLOCK_NUMBERS.
        """
        articles = self.columns.shape[1]
        if some is None and articles <= AT_ONCE:
            whole = self._whole()
            yield from ((rows, whole[rows[0] : rows[-1] + 1]) for rows in blocks(np.arange(articles), articles))
            return
        for rows in blocks(np.arange(articles) if some is None else some, articles):
            scores = (self._rows(rows) @ self.columns).toarray()
            scores += self.frequent[:, rows].T @ self.frequent
            yield rows, scores

    def among(self, some: Ints) -> Floats:
        """(some, some) the scores of the pairs of some articles."""
        scores: Floats = (self._rows(some) @ self.columns[:, some]).toarray()
        scores += self.frequent[:, some].T @ self.frequent[:, some]
        return scores

    def _whole(self) -> Floats:
        """(articles, articles) all scores; numpy multiplies a matrix with its own transpose at half the cost."""
        scores: Floats = self.frequent.T @ self.frequent
        rows = self._rows(np.arange(len(scores)))
        for start in range(0, len(scores), HALF_BLOCK):
            stop = min(start + HALF_BLOCK, len(scores))
            part = (rows[start:stop] @ self.columns[:, start:]).toarray()
            scores[start:stop, start:] += part
            scores[stop:, start:stop] += part[:, stop - start :].T
        return scores

    def _rows(self, rows: Ints) -> sp.csr_array:
        """(rows, columns) what some articles hold, the words of their titles where the others have those of their texts."""
        if len(rows) and rows[-1] - rows[0] == len(rows) - 1:
            held = self.columns[:, int(rows[0]) : int(rows[-1]) + 1]
        else:
            held = self.columns[:, rows]
        texts, titles = held[self.titles : 2 * self.titles], held[: self.titles]
        return sp.csr_array(sp.vstack([texts, titles, held[2 * self.titles :]], format="csr").T.tocsr())


def blocks(wanted: Ints, articles: int) -> Iterator[Ints]:
    """Parts of `wanted`, in order, whose scores with all articles are held at once."""
    size = max(1, min(BLOCK, BLOCK_NUMBERS // max(articles, 1)))
    return (wanted[start : start + size] for start in range(0, len(wanted), size))


def fused(
    views: Mapping[str, Viewed], concepts: sp.csr_array, everyday: Column, own_part: Column, few: Bools | None = None
) -> Fused:
    """All views of all articles, `concepts` as ln(1 + occurrences), `everyday` (concepts,) the share of all articles that name each,
    `own_part` (articles,) what counts of the titles that each text covers.

    The score of a pair is the sum of weight x cosine / level over the views and concepts, and of weight x (how much
    either text covers of the other's title) / level. `few` (articles,) are those in a language that too few are in to be
    compared within it. Grows with what the articles hold.
    """
    words = views["words"]
    titles = titles_in(words, views["title"])
    said = titled_matrix(words, WORDS, titles)
    covered = _covered(words, titles, telling(likeness(said, titles)), own_part)
    named = _scaled(_fair(concept_matrix(concepts, CONCEPTS_IDF, everyday), few, CONCEPTS_IDF), CONCEPTS, CONCEPTS_REFERENCE)
    said = _scaled(_fair(said, few, WORDS.idf_power), WORDS.weight, WORDS.reference)
    parts = [covered.title, covered.text, named, said]
    for view in VIEWS:
        held = _fair(view_matrix(views[view.name], view), few, view.idf_power)
        parts.append(_scaled(held, view.weight, view.reference))
    return _parted(parts, len(words), sp.csr_array(named.T.tocsr()))


def _parted(parts: list[sp.csr_array], articles: int, concepts: sp.csr_array) -> Fused:
    """The columns of all views, those of titles and texts first, parted in frequent and other ones; none of the parts stays."""
    held = [np.diff(part.indptr) for part in parts]
    least = _dense_from(np.concatenate(held[2:]), articles)
    often = [part[np.flatnonzero(count > least)] for part, count in zip(parts[2:], held[2:], strict=True)]
    frequent = sp.vstack(often, format="csr", dtype=np.float32).toarray()
    rare = [np.ones(len(count), dtype=np.bool_) if at < 2 else count <= least for at, count in enumerate(held)]
    titles = parts[0].shape[0]
    return Fused(_stacked(parts, rare, articles), titles, frequent, concepts)


def _stacked(parts: list[sp.csr_array], kept: Sequence[Bools], articles: int) -> sp.csr_array:
    """The rows of all parts that are kept, one after the other; a part that is copied goes, so that memory holds them once."""
    held = [np.diff(part.indptr)[rows] for part, rows in zip(parts, kept, strict=True)]
    bounds = np.concatenate([[0], np.cumsum(np.concatenate(held))]).astype(np.int32)
    values, indices = np.empty(bounds[-1], dtype=np.float32), np.empty(bounds[-1], dtype=np.int32)
    end = len(values)
    for rows, count in zip(reversed(kept), reversed(held), strict=True):
        part = parts.pop()
        stored = np.repeat(rows, np.diff(part.indptr))
        begin = end - int(count.sum())
        values[begin:end], indices[begin:end] = part.data[stored], part.indices[stored]
        end = begin
    return sp.csr_array((values, indices, bounds), shape=(len(bounds) - 1, articles))


def _dense_from(held: Ints, articles: int) -> float:
    """How many articles hold a column that is not dense, at the most."""
    columns = DENSE // articles
    least = np.partition(held, len(held) - columns - 1)[len(held) - columns - 1] if len(held) > columns else 0
    return max(FREQUENT * articles, 8, int(least))


def _fair(matrix: sp.csr_array, few: Bools | None, power: float) -> sp.csr_array:
    return matrix if few is None else rare_within(matrix, few, power)


def _scaled(columns: sp.csr_array, weight: float, reference: float) -> sp.csr_array:
    """(columns, articles) a view's matrix, scaled by the root of weight / level."""
    some = _sampled(columns.shape[1])
    columns.data *= np.float32(np.sqrt(weight / level(_products(columns, some), some, reference)))
    return columns


def _products(columns: sp.csr_array, some: Ints) -> Floats:
    """(some, articles) the products of some articles with all; those of frequent columns are dense, as in `_parted`."""
    held = np.diff(columns.indptr)
    frequent = held > _dense_from(held, columns.shape[1])
    ours = sp.csr_array(columns[:, some].T.tocsr())
    rare = ~frequent[ours.indices]
    bounds = sums_before(rare)[ours.indptr].astype(np.int32)
    out: Floats = (sp.csr_array((ours.data[rare], ours.indices[rare], bounds), shape=ours.shape) @ columns).toarray()
    dense = columns[np.flatnonzero(frequent)].toarray()
    out += dense[:, some].T @ dense
    return out


def _covered(words: Viewed, titles: Titles, telling: Column, own_part: Column) -> Coverage:
    """Texts and titles, scaled so that text.T @ title + title.T @ text is their part of the score."""
    covered = coverage(words, titles, telling)
    covered.text.data *= own_part[covered.text.indices].astype(np.float32)
    some = _sampled(len(words))
    texts, named = (matrix[:, some].T.tocsr() for matrix in (covered.text, covered.title))
    both = texts @ covered.title + named @ covered.text
    scale = np.float32(np.sqrt(TITLES_COVERED / level(both.toarray(), some, COVERED_REFERENCE)))
    return Coverage(covered.text * scale, covered.title * scale)


def _sampled(articles: int) -> Ints:
    return np.unique(np.linspace(0, articles - 1, min(SAMPLE, articles)).astype(np.int64))


def level(products: Floats, some: Ints, reference: float) -> float:
    """The corpus' own mean of a view's best values (`nearest`), at least their root mean square / EVEN, a third to three times its reference;
    `products` (some, articles) are those of up to SAMPLE articles with all."""
    values = products.copy()
    values[np.arange(len(some)), some] = 0
    best = nearest(values.shape[1])
    highest = np.partition(values, values.shape[1] - best, axis=1)[:, -best:].astype(np.float64)
    usual = max(highest.mean(), np.sqrt((highest**2).mean()) / EVEN)
    return float(np.clip(usual, reference / 3, 3 * reference))


def nearest(articles: int) -> int:
    """How many of an article's best values the level is the mean of.

    >>> [nearest(articles) for articles in (1, 25, 100, 300, 2500)]
    [1, 3, 6, 10, 10]
    """
    return max(1, min(TEN, round(TEN * math.sqrt(articles / OF_ARTICLES))))
