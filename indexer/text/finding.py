"""Where fixed strings stand in many texts, by the array of their code points: of each string the rarest character is looked for,
those of all strings in one go. That takes a fifth of the time of `str.find`."""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from indexer.model import Ints
from indexer.text.characters import PLANE

SAMPLE = 20_000
"""Characters that tell which are rare; it matters to the cost alone."""


def places_in(text: str, string: str) -> Iterator[int]:
    """Where a string begins in one text, ascending; a pattern would look at every character.

    >>> list(places_in("一是一，二是二", "是"))
    [1, 5]
    """
    at = text.find(string)
    while at >= 0:
        yield at
        at = text.find(string, at + 1)


def code_points(text: str) -> npt.NDArray[np.uint16]:
    """(characters,) the code point of each character, 0 for one beyond the basic plane.

    >>> code_points("a😀").tolist()
    [97, 0]
    """
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    return np.where(points < PLANE, points, 0).astype(np.uint16)


def places_of(points: npt.NDArray[np.uint16], strings: Sequence[str]) -> list[Ints]:
    """For each string of characters of the basic plane where it begins, ascending.

    >>> [found.tolist() for found in places_of(code_points("一是一，二是二"), ["是一", "是", "三"])]
    [[1], [1, 5], []]
    """
    often = np.bincount(points[:SAMPLE], minlength=PLANE)
    pivots = [_rarest(string, often) for string in strings]
    rarest = np.array([ord(string[pivot]) for string, pivot in zip(strings, pivots, strict=True)], dtype=np.uint16)
    wanted = np.zeros(PLANE, dtype=np.bool_)
    wanted[rarest] = True
    near = np.flatnonzero(wanted.take(points))
    codes = points[near]
    order = np.argsort(codes, kind="stable")
    near, codes = near[order], codes[order]
    lows, highs = (np.searchsorted(codes, rarest, side=side).tolist() for side in ("left", "right"))
    return [_matches(points, near[low:high], string, pivot) for low, high, string, pivot in zip(lows, highs, strings, pivots, strict=True)]


def _rarest(string: str, often: Ints) -> int:
    """The place of the character that is the rarest."""
    return min(range(len(string)), key=lambda at: int(often[ord(string[at])]))


def _matches(points: npt.NDArray[np.uint16], near: Ints, string: str, pivot: int) -> Ints:
    """Where a string begins that has its character `pivot` at one of some places, ascending."""
    low, high = np.searchsorted(near, (pivot, len(points) - len(string) + pivot + 1))
    at = near[low:high] - pivot
    for step, character in enumerate(string):
        if step != pivot:
            at = at[points[at + step] == ord(character)]
    return at
