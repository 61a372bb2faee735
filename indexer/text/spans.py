"""Stretches of a text by where they start and end."""

from bisect import bisect_right
from collections.abc import Sequence


def stands_in(place: int, stretches: Sequence[tuple[int, int]]) -> bool:
    """Whether a place lies in one of some stretches, which are in order and apart.

    >>> stands_in(3, [(0, 2), (3, 5)]), stands_in(2, [(0, 2), (3, 5)])
    (True, False)
    """
    at = bisect_right(stretches, (place + 1,)) - 1
    return at >= 0 and place < stretches[at][1]
