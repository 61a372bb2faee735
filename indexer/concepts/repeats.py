"""Lines that stand in many articles of a corpus: footers, notices, the same list of links under every post."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from indexer.concepts.gathering import Said
from indexer.model import Bools, Ints
from indexer.text.stacks import Stack
from indexer.text.sums import sums_before

LEAST_CHARS = 6
"""Shorter lines are headings and code, which articles share by chance."""
LEAST_ARTICLES = 5
LEAST_SHARE = 0.005
"""A line repeats from five articles on, in a large corpus from one in two hundred on."""
MOST_OF_AN_ARTICLE = 0.5
"""An article that repeats more than this is a copy, not one with a footer; its terms stay."""


def repeated_rows(texts: Sequence[str], candidates: Ints, said: Said) -> Bools:
    """(m,) whether a candidate, all articles' one after the other, stands only in lines that other articles hold before it.

    `candidates` (articles + 1,) are where the candidates of each begin. The first article (in the given order) keeps a repeated line's terms, so it counts once. Grows with the characters.
    """
    repeated = _repeated_lines(texts)
    out = np.zeros(int(candidates[-1]), dtype=np.bool_)
    seen: set[str] = set()
    for article in repeated.articles if repeated.lines else ():
        text = texts[article]
        spans = np.array(list(_spans(text.split("\n"), repeated.lines, seen)), dtype=np.int64).reshape(-1, 2)
        if len(spans) and np.diff(spans).sum() <= MOST_OF_AN_ARTICLE * len(text):
            begin, end = candidates[article : article + 2]
            out[begin:end] = _only_inside(said, article, spans, int(end - begin))
    return out


class _Repeated(NamedTuple):
    """Lines, and the articles that may hold one, ascending."""

    lines: set[str]
    articles: Sequence[int]


def _repeated_lines(texts: Sequence[str]) -> _Repeated:
    """The lines that enough articles hold; the first of each is its title, which is none. Those are counted whose hashes are frequent enough: most
    lines of a corpus are in one article."""
    least = max(LEAST_ARTICLES, LEAST_SHARE * len(texts))
    hashes = Stack("i8")
    for text in texts:
        hashes.add(np.array([hash(line) for line in _lines(text)], dtype=np.int64))
    numbers, times = np.unique(hashes.rows, return_counts=True)
    frequent = numbers[times >= least]
    held = np.diff(sums_before(np.isin(hashes.rows, frequent))[hashes.bounds])
    articles, often = np.flatnonzero(held).tolist(), set(frequent.tolist())
    counts: Counter[str] = Counter()
    for article in articles:
        counts.update(line for line in _lines(texts[article]) if hash(line) in often)
    return _Repeated({line for line, holders in counts.items() if holders >= least}, articles)


def _lines(text: str) -> set[str]:
    return {line for line in text.split("\n")[1:] if len(line) >= LEAST_CHARS}


def _spans(lines: Sequence[str], repeated: set[str], seen: set[str]) -> Iterator[tuple[int, int]]:
    """Where lines stand in their article that an earlier one has; the others are remembered in `seen`."""
    mine = repeated.intersection(lines[1:])
    known = mine & seen
    seen |= mine
    if not known:
        return
    start = 0
    for place, line in enumerate(lines):
        if place and line in known:
            yield start, start + len(line)
        start += len(line) + 1


def _only_inside(said: Said, article: int, spans: Ints, candidates: int) -> Bools:
    """(candidates,) whether all sentences that mention a candidate of an article lie in the spans (ascending, apart)."""
    sentences = said.sentences[slice(*said.sentence_bounds[article : article + 2])]
    mentions = said.mentions[slice(*said.mention_bounds[article : article + 2])].astype(np.int64)
    starts = sentences[:, 0].astype(np.int64)
    at = np.maximum(np.searchsorted(spans[:, 0], starts, side="right") - 1, 0)
    inside = (spans[at, 0] <= starts) & (starts < spans[at, 1])
    sentence, row = mentions[:, 0], mentions[:, 1]
    elsewhere = np.zeros(candidates, dtype=np.bool_)
    elsewhere[row[~inside[np.minimum(sentence, len(inside) - 1)]]] = True
    mentioned = np.zeros_like(elsewhere)
    mentioned[row] = True
    return mentioned & ~elsewhere
