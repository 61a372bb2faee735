"""Arrays of many articles as one: what grows at its end needs no small arrays, and half as much memory as to join them."""

from typing import Any

import numpy as np
import numpy.typing as npt

from indexer.model import Ints


class Stack:
    """The rows of articles, those of each behind those of the one before, in one piece of memory."""

    def __init__(self, dtype: str, *shape: int) -> None:
        self._dtype, self._shape = np.dtype(dtype), shape
        self._bytes = bytearray()
        self._ends = [0]

    def add(self, rows: npt.NDArray[Any]) -> None:
        """The rows of one article more."""
        self._bytes += np.ascontiguousarray(rows, self._dtype).data
        self._ends.append(len(self._bytes))

    @property
    def rows(self) -> npt.NDArray[Any]:
        """(n, ...) the rows so far; nothing can be added while somebody holds them."""
        return np.frombuffer(self._bytes, self._dtype).reshape(-1, *self._shape)

    @property
    def bounds(self) -> Ints:
        """(articles + 1,) where the rows of each article begin."""
        size = self._dtype.itemsize * int(np.prod(self._shape, dtype=np.int64))
        return np.array(self._ends, dtype=np.int64) // size
