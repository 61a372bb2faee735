"""How many keys of their sketches any two articles share, by an inverted index in which frequent keys count nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from indexer.model import Bools, Ints, Keys
from indexer.text.shingles import Sketch, is_sparse

FREQUENT = 16
"""A key in more articles than this is a site's boilerplate, or they are copies that are found by their first holder."""
FEWEST = 3
"""Keys that two articles must share to be looked at."""


@dataclass(frozen=True, slots=True, eq=False)
class Overlaps:
    """Pairs of articles that share keys, p of them: `left` < `right`, `sparse` and `dense` (p,) keys that both have.

    `sizes_sparse` and `sizes_dense` (articles,) are the keys of each article that are counted at all, `frequent` (articles,)
    those that are not. Sparse keys are taken from the whole text, dense ones from its beginning (`text.shingles`).
    """

    left: Ints
    right: Ints
    sparse: Ints
    dense: Ints
    sizes_sparse: Ints
    sizes_dense: Ints
    frequent: Ints


def overlaps_of(sketches: Sequence[Sketch]) -> Overlaps:
    """The overlaps of all articles. Linear in the keys: each is paired at most FREQUENT / 2 times on average."""
    count = len(sketches)
    packed = _packed(sketches)
    key, article = packed >> np.uint64(32), (packed & np.uint64(0xFFFFFFFF)).astype(np.int64)
    heads = np.flatnonzero(np.concatenate([[True], key[1:] != key[:-1]])[: len(key)])
    held = np.diff(np.append(heads, len(key)))
    counted = np.repeat(held <= FREQUENT, held)
    sparse = is_sparse(key.astype(np.uint32))
    keys = _Keys(key, article, sparse, counted)
    pairs, times = np.unique(_pairs(keys, count), return_counts=True)
    both, place = np.unique(pairs >> 1, return_inverse=True)
    shared = np.bincount(place * 2 + (pairs & 1), times, minlength=2 * len(both)).astype(np.int64).reshape(-1, 2)
    enough = shared.sum(axis=1) >= FEWEST
    return Overlaps(
        left=both[enough] // count,
        right=both[enough] % count,
        sparse=shared[enough, 1],
        dense=shared[enough, 0],
        sizes_sparse=np.bincount(article[counted & sparse], minlength=count),
        sizes_dense=np.bincount(article[counted & ~sparse], minlength=count),
        frequent=np.bincount(article[~counted], minlength=count),
    )


def _packed(sketches: Sequence[Sketch]) -> Keys:
    """(n,) every key with its article, as one number, ascending."""
    keys = np.concatenate(sketches).astype(np.uint64)
    articles = np.repeat(np.arange(len(sketches), dtype=np.uint64), [len(sketch) for sketch in sketches])
    packed: Keys = (keys << np.uint64(32)) | articles
    packed.sort()
    return packed


class _Keys(NamedTuple):
    """Every key of every article, ascending, the articles of one key too; whether it is sparse, and counted."""

    key: Keys
    article: Ints
    sparse: Bools
    counted: Bools


def _pairs(keys: _Keys, articles: int) -> Ints:
    """(pairs,) twice the number of each two articles that hold one key, plus 1 where it is a sparse one."""
    found = [np.zeros(0, dtype=np.int64)]
    for apart in range(1, FREQUENT):
        at = np.flatnonzero((keys.key[apart:] == keys.key[:-apart]) & keys.counted[apart:])
        if not len(at):
            break
        found.append(((keys.article[at] * articles + keys.article[at + apart]) << 1) | keys.sparse[at])
    return np.concatenate(found)
