"""The views of all articles side by side: a view is two columns, whatever the number of articles."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from indexer.model import Features, Ints
from indexer.text.stacks import Stack


@dataclass(frozen=True, slots=True, eq=False)
class Viewed:
    """What a view found in each article: `keys` and `weights` (n,) as `model.Features` has them, those of each article behind those of the one
    before; `bounds` (articles + 1,) where they begin."""

    keys: npt.NDArray[np.uint32]
    weights: npt.NDArray[np.float16]
    bounds: Ints

    def __len__(self) -> int:
        return len(self.bounds) - 1

    @property
    def article(self) -> npt.NDArray[np.int32]:
        """(n,) the article of each."""
        return np.repeat(np.arange(len(self), dtype=np.int32), np.diff(self.bounds))

    def only(self, some: Ints) -> "Viewed":
        """Those of some articles, ascending."""
        chosen = np.zeros(len(self), dtype=np.bool_)
        chosen[some] = True
        held = np.repeat(chosen, np.diff(self.bounds))
        return Viewed(self.keys[held], self.weights[held], np.concatenate([[0], np.cumsum(np.diff(self.bounds)[some])]))


class Views:
    """Views that grow article by article."""

    def __init__(self) -> None:
        self._stacks: dict[str, tuple[Stack, Stack]] = {}

    def add(self, views: Mapping[str, Features]) -> None:
        """Those of one article more, which has the views that the others have."""
        for name, found in views.items():
            keys, weights = self._stacks.setdefault(name, (Stack("u4"), Stack("f2")))
            keys.add(found.keys)
            weights.add(found.weights)

    @property
    def viewed(self) -> dict[str, Viewed]:
        """The views by their names."""
        return {name: Viewed(keys.rows, weights.rows, keys.bounds) for name, (keys, weights) in self._stacks.items()}


def viewed(views: Iterable[Mapping[str, Features]]) -> dict[str, Viewed]:
    """The views of articles by their names."""
    found = Views()
    for each in views:
        found.add(each)
    return found.viewed
