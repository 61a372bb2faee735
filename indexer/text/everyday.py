"""Which words articles on any technical subject hold: they say little of what one of them is about. The shares were counted by
`benchmarks/everyday.py` in 2,125 articles of twelve genres, and are the median of the genres."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files


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
