"""Which words articles on any technical subject hold: they say little of what one of them is about. The shares were counted by
`benchmarks/everyday.py` in 2,125 articles of twelve genres, and are the median of the genres."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from indexer.model import Column
from indexer.text.hashing import hashes_of, mixed
from indexer.text.spelling import is_han

EVERYDAY = 0.1
"""The share of all articles from which a word says nothing of what one of them is about: of 69 such terms of trees readers called 12 % right, 36 %
wrong (代码, 元素, 页面)."""


def share_of(word: str) -> float:
    """The share of all articles that hold a word (in lower case), 0 where it is under .03.

    >>> share_of("代码") > share_of("缓存") > share_of("布隆过滤器")
    True
    """
    return shares().get(word, 0.0)


@cache
def shares() -> Mapping[str, float]:
    """The words, pairs of Han characters among them, with their shares."""
    lines = files("indexer.text").joinpath("everyday.txt").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {word: int(percent) / 100 for percent, words in rows for word in words.split()}


def shares_of_names(names: Sequence[str]) -> Column:
    """(names,) about which share of all articles hold each name (in lower case): its own, or that of its rarest part, which are words and pairs
    of Han characters."""
    return np.array(list(map(_share_of_name, names)), dtype=np.float64)


@lru_cache(1 << 16)
def _share_of_name(name: str) -> float:
    own = share_of(name)
    if own:
        return own
    found = []
    for part in _parts(name):
        found.append(share_of(part))
        if not found[-1]:
            break  # none is rarer
    return min(found, default=0.0)


def _parts(name: str) -> Iterator[str]:
    words = name.split()
    return (a + b for word in words for a, b in pairwise(word)) if is_han(name) else iter(words)


def shares_of_keys(keys: npt.NDArray[np.uint32]) -> Column:
    """(keys,) the shares of the words and pairs of Han characters with these keys, as the views of an analysis have them."""
    known, share = _by_key()
    at = np.minimum(np.searchsorted(known, keys), len(known) - 1)
    return np.where(known[at] == keys, share[at], 0.0)


@cache
def _by_key() -> tuple[npt.NDArray[np.uint32], Column]:
    """The keys of all pairs of Han characters and Latin words, ascending, and their shares."""
    words = [word for word in shares() if word.isascii() or len(word) == len("汉字")]
    pairs = np.array([0 if word.isascii() else (ord(word[0]) << 16) | ord(word[1]) for word in words], dtype=np.uint64)
    keys = np.where(pairs > 0, mixed(pairs), hashes_of(words)) >> np.uint64(32)
    order = np.argsort(keys, kind="stable")
    return keys[order].astype(np.uint32), np.array([share_of(word) for word in words])[order]
