"""Articles over concepts that are known already: what a text that is in no index speaks of."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from indexer.concepts.gathering import gathered
from indexer.concepts.known import ways
from indexer.concepts.vocabulary import vocabulary_of
from indexer.model import Analysis, Concept, Ints
from indexer.text.characters import fold
from indexer.text.hashing import hashes_of


class Placed(NamedTuple):
    """For each article (candidates,) the place of each candidate's concept, -1 for none, and its key-term score in logits."""

    rows: tuple[Ints, ...]
    scores: tuple[np.ndarray, ...]


def placed(analyses: Sequence[Analysis], concepts: Sequence[Concept]) -> Placed:
    """The candidates of articles over `concepts`, by their names; of two concepts of one name the one in more articles.

    Grows with the candidates and the names. What articles mean by a name that means several things is not asked.
    """
    order = sorted(range(len(concepts)), key=lambda at: (-len(concepts[at].articles), concepts[at].id))
    named = [(form, at) for at in order for form in _forms(concepts[at])]
    keys, first = np.unique(hashes_of([form for form, _ in named]), return_index=True)
    places = np.array([at for _, at in named], dtype=np.int64)[first]
    read = gathered(analyses).candidates
    _, columns = vocabulary_of(read)
    candidates = read.keys
    at = np.minimum(np.searchsorted(keys, candidates), max(len(keys) - 1, 0))
    concept = np.where(keys[at] == candidates, places[at], -1) if len(keys) else np.full(len(candidates), -1)
    bounds = list(pairwise(columns.bounds.tolist()))
    return Placed(tuple(concept[a:b] for a, b in bounds), tuple(columns.score[a:b] for a, b in bounds))


def _forms(concept: Concept) -> Iterator[str]:
    """The names of a concept as candidates are keyed."""
    for alias in concept.aliases:
        for way in ways(fold(alias.form)):
            yield way
            yield way.removesuffix("s")
