"""Sketches of texts: a few of the hashes of all runs of five words, by which copies and excerpts are found.

A unit is one Han character, or one run of other letters and digits; punctuation and white space are none, so a text
that was set anew keeps its units. A shingle is WIDTH units in a row. A text keeps the shingles whose key is 0 modulo
SPARSE (Broder 1997, doi:10.1109/SEQUEN.1997.666900), and modulo DENSE among its first LEAD, where excerpts are cut: the share of one
text's keys that another has estimates how much of it the other contains.
"""

from itertools import pairwise

import numpy as np
import numpy.typing as npt

from indexer.model import Bools, Ints, Keys
from indexer.text.characters import DIGIT, HAN, LETTER, PLANE, folding, kinds
from indexer.text.hashing import mixed, prefix_sums, span_values

WIDTH = 5
SPARSE, DENSE = 16, 4
LEAD = 400
"""Units; an excerpt has 50 to 300."""
TURNS = (1, 3, 5, 7, 11)
"""Odd factors, so that a shingle's hash depends on the order of its units."""

Points = npt.NDArray[np.uint16]
Sketch = npt.NDArray[np.uint32]


def sketch_of(text: str) -> Sketch:
    """The sketch of one text: keys (uint32, ascending, each once)."""
    folded, kind = _folded(text)
    return sketches(folded, kind, np.zeros(len(folded), dtype=np.int64), 1)[0]


def sketches(folded: Points, kind: npt.NDArray[np.uint8], text: Ints, texts: int) -> list[Sketch]:
    """The sketches of texts that stand one after the other; `text` (points,) is the place of each point's own, -1 for none.

    Linear in the points.
    """
    starts, values = _units(folded, kind, text >= 0)
    of = text[starts]
    number = np.arange(len(starts)) - np.searchsorted(of, np.arange(texts))[of]
    keys = _shingles(values)
    whole = of[: len(keys)] == of[WIDTH - 1 :][: len(keys)]
    chosen = np.flatnonzero(whole & is_kept(keys, number[: len(keys)] < LEAD))
    packed = np.unique((of[chosen].astype(np.uint64) << np.uint64(32)) | keys[chosen])
    bounds = np.searchsorted(packed, np.arange(texts + 1, dtype=np.uint64) << np.uint64(32))
    small = packed.astype(np.uint32)
    return [small[begin:end] for begin, end in pairwise(bounds.tolist())]


def is_kept(keys: Keys, lead: Bools) -> Bools:
    """(n,) whether a sketch keeps each key."""
    kept: Bools = (keys % np.uint64(SPARSE) == 0) | (lead & (keys % np.uint64(DENSE) == 0))
    return kept


def is_sparse(keys: Sketch) -> Bools:
    """(n,) whether a key is one that sketches keep wherever it stands in the text."""
    return np.asarray(keys % np.uint32(SPARSE) == 0)


def _folded(text: str) -> tuple[Points, npt.NDArray[np.uint8]]:
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    original = np.minimum(points, PLANE - 1).astype(np.uint16)
    return folding()[original], kinds()[original]


def _units(folded: Points, kind: npt.NDArray[np.uint8], counted: Bools) -> tuple[Ints, Keys]:
    """Where the units begin, and the hash of each."""
    han = (kind == HAN) & counted
    word = ((kind == LETTER) | (kind == DIGIT)) & counted
    apart = np.concatenate([[False], word, [False]])
    first, last = apart[1:-1] & ~apart[:-2], apart[1:-1] & ~apart[2:]
    starts = np.flatnonzero(han | first)
    ends = np.flatnonzero(han | last) + 1
    return starts, span_values(prefix_sums(folded), starts, ends)


def _shingles(values: Keys) -> Keys:
    """(units - WIDTH + 1,) the 32-bit key of each shingle, as uint64."""
    count = max(len(values) - WIDTH + 1, 0)
    sums = np.zeros(count, dtype=np.uint64)
    turned = mixed(values)
    for place, turn in enumerate(TURNS):
        sums += turned[place : place + count] * np.uint64(turn)
    return mixed(sums) >> np.uint64(32)


def every_shingle(text: str) -> Keys:
    """The keys of all shingles of a text (ascending, each once): what sketches are a sample of. Linear."""
    folded, kind = _folded(text)
    return np.unique(_shingles(_units(folded, kind, np.ones(len(folded), dtype=np.bool_))[1]))
