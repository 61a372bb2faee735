"""Sketches of texts: a few of the hashes of all runs of five words, by which copies and excerpts are found.

A unit is one Han character, or one run of other letters and digits; punctuation and white space are none, so a text
that was set anew keeps its units. A shingle is WIDTH units in a row. A text keeps the shingles whose key is 0 modulo
SPARSE (Broder 1997, doi:10.1109/SEQUEN.1997.666900), and modulo DENSE among its first LEAD, where excerpts are cut: the
share of one text's keys that another has estimates how much of it the other contains.
"""

from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from indexer.model import Bools, Ints, Keys
from indexer.text.characters import DIGIT, HAN, LETTER, PLANE, folding, kinds
from indexer.text.hashing import distinct, mixed, prefix_sums, span_values

WIDTH = 5
SPARSE, DENSE = 16, 4
"""Powers of two."""
LEAD = 400
"""Units; an excerpt has 50 to 300."""
TURNS = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93, 0xA0761D6478BD642F)
"""Odd factors of 64 bits, one a place: a multilinear hash (Lemire and Kaser 2014, doi:10.1093/comjnl/bxt070), mixed at the end."""

Sketch = npt.NDArray[np.uint32]


class Points(NamedTuple):
    """The code points of texts: folded, with their kinds, and (points + 1,) prefix sums (`hashing.prefix_sums`)."""

    folded: npt.NDArray[np.uint16]
    kind: npt.NDArray[np.uint8]
    sums: Keys


def sketch_of(text: str) -> Sketch:
    """The sketch of one text: keys (uint32, ascending, each once)."""
    points = _points(text)
    size = len(points.folded)
    return sketches(points, np.ones(size, dtype=np.bool_), np.array([0, size]))[0]


def sketches(points: Points, counted: Bools, bases: Ints) -> list[Sketch]:
    """The sketches of texts that stand one after the other; `bases` (texts + 1,) says where each begins, `counted` (points,)
    which characters are part of it.

    Linear in the points.
    """
    starts, values = _units(points, counted)
    keys = _shingles(values)
    bounds = np.searchsorted(starts, bases)
    kept = is_sparse(keys)
    for first, last in pairwise(bounds.tolist()):
        lead = slice(first, min(first + LEAD, last))
        kept[lead] = keys[lead] & np.uint64(DENSE - 1) == 0  # the sparse ones are among them
    of = np.repeat(np.arange(len(bases) - 1), np.diff(bounds))
    chosen = np.flatnonzero(kept)
    chosen = chosen[of[chosen] == of[chosen + WIDTH - 1]]
    packed = distinct((of[chosen] << np.int64(32)) | keys[chosen].astype(np.int64))
    ends = np.searchsorted(packed, np.arange(len(bases), dtype=np.int64) << np.int64(32))
    small = packed.astype(np.uint32)
    return [small[begin:end] for begin, end in pairwise(ends.tolist())]


def is_sparse(keys: npt.NDArray[np.unsignedinteger[Any]]) -> Bools:
    """(n,) whether a key is one that sketches keep wherever it stands in the text."""
    return np.asarray(keys & keys.dtype.type(SPARSE - 1) == 0)


def _points(text: str) -> Points:
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    original = np.minimum(points, PLANE - 1).astype(np.uint16)
    folded = folding().take(original)
    return Points(folded, kinds().take(original), prefix_sums(folded))


def _units(points: Points, counted: Bools) -> tuple[Ints, Keys]:
    """Where the units begin, and the hash of each."""
    kind = points.kind
    han = (kind == HAN) & counted
    word = ((kind == LETTER) | (kind == DIGIT)) & counted
    first, last = word.copy(), word.copy()
    first[1:] &= ~word[:-1]
    last[:-1] &= ~word[1:]
    begins = np.flatnonzero(first)
    starts = np.flatnonzero(han | first)
    values = points.folded[starts].astype(np.uint64)
    words = span_values(points.sums, begins, np.flatnonzero(last) + 1)
    values[first[starts]] = words
    return starts, values


def _shingles(values: Keys) -> Keys:
    """(units - WIDTH + 1,) the 32-bit key of each shingle, as uint64."""
    count = max(len(values) - WIDTH + 1, 0)
    sums = np.zeros(count, dtype=np.uint64)
    for place, turn in enumerate(TURNS):
        sums += values[place : place + count] * np.uint64(turn)
    return mixed(sums) >> np.uint64(32)


def every_shingle(text: str) -> Keys:
    """The keys of all shingles of a text (ascending, each once): what sketches are a sample of. Linear."""
    points = _points(text)
    return np.unique(_shingles(_units(points, np.ones(len(points.folded), dtype=np.bool_))[1]))
