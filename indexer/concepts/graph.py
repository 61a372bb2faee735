"""The concept graph: which concepts are spoken of in the same sentences more than chance would have it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp

from indexer.model import Analysis, Ints
from indexer.text.hashing import distinct, mixed

NPMI_FROM = 0.3
"""Edges of an NPMI of .3 to .5 were judged right in .73 of the cases, of .2 to .3 in .55."""
EDGES_EACH = 24
COUNT_BITS, NUMBER_BITS = 22, 20
NUMBER_SHIFT = 32


@dataclass(frozen=True, slots=True, eq=False)
class Edges:
    """Undirected edges, `left < right`, strongest first: weight = NPMI x ln(1 + sentences)."""

    left: Ints
    right: Ints
    weight: np.ndarray
    sentences: Ints


def edges_of(analyses: Sequence[Analysis], concept_of: Sequence[Ints], concepts: int) -> Edges:
    """Edges between concepts that share a sentence in two or more articles.

    NPMI = ln(p(x, y) / (p(x) p(y))) / -ln p(x, y) over sentences (Bouma 2009). `concept_of` gives for each article the
    concept of each candidate row, -1 for none. One sparse product; its cost grows with the sum over sentences of the
    square of the concepts in them.
    """
    sentence, concept, article, total = _incidence(analyses, concept_of, concepts)
    if not len(sentence):
        nothing = np.zeros(0, dtype=np.int64)
        return Edges(nothing, nothing, np.zeros(0), nothing)
    # one product tells how often two meet and, from the sum of their articles' random numbers, whether in one article only
    number = _article_numbers(len(analyses))
    shape = (int(sentence.max()) + 1, concepts)
    ones = sp.csr_array((np.ones(len(sentence), dtype=np.int64), (sentence, concept)), shape=shape)
    packed = sp.csr_array(((number[article] << COUNT_BITS) + 1, (sentence, concept)), shape=shape)
    pairs = (ones.T.tocsr() @ packed).tocoo()
    above = pairs.row < pairs.col
    left, right, sums = pairs.row[above].astype(np.int64), pairs.col[above].astype(np.int64), pairs.data[above]
    count, total_number = sums & ((1 << COUNT_BITS) - 1), sums >> COUNT_BITS
    several = (total_number % count != 0) | ~np.isin(total_number // count, number)
    alone: np.ndarray = np.asarray(ones.sum(axis=0)).ravel()
    npmi = np.log(count * total / (alone[left] * alone[right])) / -np.log(count / total)
    kept = np.flatnonzero(several & (npmi >= NPMI_FROM))
    weight = npmi[kept] * np.log1p(count[kept])
    order = kept[np.lexsort((right[kept], left[kept], -np.round(weight, 6)))]
    order = order[_among_the_best(left[order], right[order], concepts)]
    weights = np.round(npmi[order] * np.log1p(count[order]), 4)
    return Edges(left[order], right[order], weights, count[order].astype(np.int64))


def _incidence(analyses: Sequence[Analysis], concept_of: Sequence[Ints], size: int) -> tuple[Ints, Ints, Ints, int]:
    """Distinct (sentence, concept) with the article of each, of concepts in two or more articles; and the number of sentences."""
    if not analyses:
        nothing = np.zeros(0, dtype=np.int64)
        return nothing, nothing, nothing, 0
    sizes = np.array([len(analysis.sentences) for analysis in analyses])
    begins = np.concatenate([[0], np.cumsum(sizes)])
    article_of = np.repeat(np.arange(len(analyses)), sizes)
    mentioned = [rows[analysis.mentions[:, 1]] for analysis, rows in zip(analyses, concept_of, strict=True)]
    counts = np.array([len(found) for found in mentioned])
    concept = np.concatenate(mentioned)
    sentence = np.concatenate([analysis.mentions[:, 0] for analysis in analyses]) + np.repeat(begins[:-1], counts)
    known = concept >= 0
    places = distinct((sentence[known] << NUMBER_SHIFT) | concept[known])
    sentence, concept = places >> NUMBER_SHIFT, places & ((1 << NUMBER_SHIFT) - 1)
    article = article_of[sentence]
    held = np.bincount(distinct((article << NUMBER_SHIFT) | concept) & ((1 << NUMBER_SHIFT) - 1), minlength=size)
    shared = held[concept] > 1
    return sentence[shared], concept[shared], article[shared], int(begins[-1])


def _article_numbers(articles: int) -> Ints:
    """(articles,) a fixed random number of 20 bits for each article, so that sums of them tell articles apart."""
    return (mixed(np.arange(1, articles + 1, dtype=np.uint64)) & np.uint64((1 << NUMBER_BITS) - 1)).astype(np.int64) | 1


def _among_the_best(left: Ints, right: Ints, concepts: int) -> np.ndarray:
    """Whether an edge (strongest first) is among the best few of one of its ends."""
    ends = np.concatenate([left, right])
    place = np.concatenate([np.arange(len(left))] * 2)
    order = np.lexsort((place, ends))
    begins = np.searchsorted(ends[order], np.arange(concepts))
    rank = np.empty(len(ends), dtype=np.int64)
    rank[order] = np.arange(len(ends)) - begins[ends[order]]
    return np.minimum(rank[: len(left)], rank[len(left) :]) < EDGES_EACH
