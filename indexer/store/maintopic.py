"""The topic that an article belongs to, by its key terms."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

LEAST_SHARE = 0.18
"""Of the weight of an article's key terms, what those of its topic have at least: below it stood life and money under the topic of a build tool
that they name once; of a blog of 184 articles a third has no topic so, nearly all of which had a wrong one."""


def main_topic(concepts: Iterable[str], topics: Mapping[str, int]) -> int:
    """The topic of most of an article's concepts, given best first: the n-th counts 1 / (n + 2); 0 where it has less than LEAST_SHARE of them.

    >>> main_topic(["a", "b", "c"], {"a": 1, "b": 2, "c": 2})
    2
    """
    weights: defaultdict[int, float] = defaultdict(float)
    for rank, name in enumerate(concepts):
        weights[topics.get(name, 0)] += 1 / (rank + 2)
    least = LEAST_SHARE * sum(weights.values())
    weights.pop(0, None)
    best = min(weights, key=lambda number: (-round(weights[number], 9), number), default=0)
    return best if best and weights[best] >= least else 0
