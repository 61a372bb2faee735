"""Why two articles are neighbours: the concepts that both speak of, each with the part of their score that it explains."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import islice, pairwise
from typing import NamedTuple

import numpy as np
import scipy.sparse as sp

from indexer.model import SharedConcept, Term
from indexer.related.named import Named
from indexer.related.neighbours import KEY_TERM_LEVEL, KEY_TERM_WEIGHT, Lists
from indexer.related.scores import Scores

EXPLAINED = 10
"""Neighbours that carry the concepts they share; further ones are ranked only."""
REASONS = 5
LEAST_SAID = 0.004
"""The part of the score that a further concept explains at least: of 28 that explained less 6 told anything (the others: 文件, file, server), of 17
that explained more, though not a tenth of the first, 11."""
PART_OF = 1.5
"""A concept that does not explain half again as much as one whose name holds its own is only a part of that."""

_shared: Callable[[tuple[object, ...]], SharedConcept] = partial(tuple.__new__, SharedConcept)
"""As in `parsing.compose`: a named tuple from a tuple of the right length."""


class Concept(NamedTuple):
    """A concept's id and label."""

    id: str
    label: str


def reasons(lists: Lists, scores: Scores, terms: Sequence[Sequence[Term]], concepts: Named) -> Iterator[list[tuple[SharedConcept, ...]]]:
    """For each article, as it is asked for, the shared concepts of its first EXPLAINED neighbours, those that explain most first.

    A concept explains what it brings to the pair's score by its mentions and as a key term, over the score: the weights
    of all shared concepts sum to the part of the score that concepts explain, 1 at most. Only concepts among the key terms
    or telling tags of either are named, REASONS at most, and no vague ones; beyond the first those that explain LEAST_SAID.
    """
    left, place = np.nonzero(lists.neighbour[:, :EXPLAINED] >= 0)
    right = lists.neighbour[left, place]
    key_terms = lists.key_terms
    brought = scores.by_concepts(left, right) + key_terms[left].multiply(key_terms[right]) * (KEY_TERM_WEIGHT / KEY_TERM_LEVEL)
    named = _named(terms, scores.material.filed[:, : len(concepts.labels)], concepts)
    brought = sp.csr_array(brought.multiply(named[left] + named[right]))
    score = np.maximum(lists.score[left, place], brought.sum(axis=1))
    found = _best(brought, score, [Concept(*item) for item in concepts.labels.items()])
    return (list(islice(found, pairs)) for pairs in np.bincount(left, minlength=len(lists.neighbour)).tolist())


def _named(terms: Sequence[Sequence[Term]], filed: sp.csr_array, concepts: Named) -> sp.csr_array:
    """(articles, concepts) whether a concept is among an article's key terms or tags, but for vague ones."""
    number = {name: at for at, name in enumerate(concepts.labels)}
    named = [(at, number[term.concept]) for at, found in enumerate(terms) for term in found if term.concept in number]
    where = np.array(named, dtype=np.int32).reshape(-1, 2).T
    key_terms = sp.csr_array((np.ones(len(named), dtype=np.bool_), (where[0], where[1])), shape=(len(terms), len(number)))
    return sp.csr_array((key_terms + (filed > 0)).multiply(concepts.telling[None, :]))


def _best(
    brought: sp.csr_array, score: np.ndarray, concepts: Sequence[Concept]
) -> Iterator[tuple[SharedConcept, ...]]:
    """The concepts of each pair that bring most, ties by place."""
    pair = np.repeat(np.arange(brought.shape[0]), np.diff(brought.indptr))
    weight = np.round(brought.data / score[pair], 3)
    order = np.lexsort((brought.indices, -weight, pair))
    order = order[weight[order] > 0]
    first = np.diff(pair[order], prepend=-1) > 0
    order = order[first | (weight[order] >= LEAST_SAID)]
    bounds = np.searchsorted(pair[order], np.arange(brought.shape[0] + 1)).tolist()
    column, value = brought.indices[order], weight[order]
    for start, end in pairwise(bounds):
        heaviest = slice(start, min(end, start + 2 * REASONS))
        yield _told([concepts[at] for at in column[heaviest].tolist()], value[heaviest].tolist())


def _told(concepts: Sequence[Concept], weights: Sequence[float]) -> tuple[SharedConcept, ...]:
    """The first REASONS of them, heaviest first, without parts of others: 偏向 beside 偏向锁, but not JVM beside JVM 锁
    where it explains more."""
    told: list[SharedConcept] = []
    labels = [concept.label for concept in concepts]
    every = "\n".join(labels)
    for concept, label, weight in zip(concepts, labels, weights, strict=True):
        if every.count(label) > 1:  # which few labels are: the others need no comparison with each
            wholes = [its for other, its in zip(labels, weights, strict=True) if label in other and label != other]
            if wholes and weight < PART_OF * max(wholes):
                continue
        told.append(_shared((concept.id, label, weight)))
        if len(told) == REASONS:
            break
    return tuple(told)
