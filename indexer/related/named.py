"""What the concepts of a corpus are called, and which of them are no reasons."""

from collections.abc import Iterable, Mapping, Sequence, Set
from types import MappingProxyType
from typing import NamedTuple

import numpy as np

from indexer.model import Bools, Concept


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
