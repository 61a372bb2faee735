"""What the concepts of a corpus are called, and which of them are no reasons."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from types import MappingProxyType
from typing import NamedTuple

import numpy as np

from indexer.model import NAMES, Bools, Concept, Neighbour, SharedConcept


class Named(NamedTuple):
    """The labels of all concepts by their ids, the ids of those that are no reasons, and the further names of each."""

    labels: Mapping[str, str]
    vague: Set[str] = frozenset()
    aliases: Mapping[str, Sequence[str]] = MappingProxyType({})

    @classmethod
    def of(cls, concepts: Iterable[Concept], vague: Set[str]) -> "Named":
        """What concepts are called."""
        found = list(concepts)
        aliases = {concept.id: [alias.form for alias in concept.aliases] for concept in found}
        return cls({concept.id: concept.label for concept in found}, vague, aliases)

    @property
    def names(self) -> list[tuple[str, ...]]:
        """The names of each concept, its label first."""
        return [(label, *self.aliases.get(concept, ())) for concept, label in self.labels.items()]

    @property
    def telling(self) -> Bools:
        """(concepts,) whether a concept may be a reason."""
        return np.array([concept not in self.vague for concept in self.labels], dtype=np.bool_)


def named_well(neighbours: Iterable[tuple[Neighbour, ...]], termhood: Mapping[str, float]) -> Iterator[tuple[Neighbour, ...]]:
    """Neighbours with their reasons in the order in which they are shown: those that explain most and are names first. What says nothing is left out where
    another is there: what is offered does not depend on it."""
    return (tuple(_named_well(neighbour, termhood) for neighbour in found) for found in neighbours)


def _named_well(neighbour: Neighbour, termhood: Mapping[str, float]) -> Neighbour:
    if len(neighbour.shared) < 2:
        return neighbour

    def worth(shared: SharedConcept) -> float:
        return shared.weight * termhood.get(shared.concept, 1.0)

    ordered = sorted(neighbour.shared, key=worth, reverse=True)
    told = [shared for shared in ordered if termhood.get(shared.concept, 1.0) >= NAMES]
    return neighbour._replace(shared=tuple(told or ordered[:1]))
