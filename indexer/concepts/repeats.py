"""Lines that stand in many articles of a corpus: footers, notices, the same list of links under every post."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from indexer.model import Analysis, Bools, Ints

LEAST_CHARS = 6
"""Shorter lines are headings and code, which articles share by chance."""
LEAST_ARTICLES = 5
LEAST_SHARE = 0.005
"""A line repeats from five articles on, in a large corpus from one in two hundred on."""
MOST_OF_AN_ARTICLE = 0.5
"""An article that repeats more than this is a copy, not one with a footer; its terms stay."""


def repeated_rows(texts: Sequence[str], analyses: Sequence[Analysis]) -> Bools:
    """(m,) whether a candidate, all articles' one after the other, stands only in lines that other articles hold before it.

    The first article (in the given order) keeps a repeated line's terms, so it counts once. Grows with the characters.
    """
    lines = [text.split("\n") for text in texts]
    repeated = _repeated_lines(lines)
    sizes = [len(analysis.candidates.keys) for analysis in analyses]
    bounds = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64)
    out = np.zeros(int(bounds[-1]), dtype=np.bool_)
    if not repeated:
        return out
    seen: set[str] = set()
    for text, mine, analysis, (begin, end) in zip(texts, lines, analyses, pairwise(bounds.tolist()), strict=True):
        spans = np.array(list(_spans(mine, repeated, seen)), dtype=np.int64).reshape(-1, 2)
        if len(spans) and np.diff(spans).sum() <= MOST_OF_AN_ARTICLE * len(text):
            out[begin:end] = _only_inside(analysis, spans)
    return out


def _repeated_lines(lines: Sequence[Sequence[str]]) -> set[str]:
    """The lines that enough articles hold; the first of each is its title, which is none."""
    counts: Counter[str] = Counter()
    for mine in lines:
        counts.update({line for line in mine[1:] if len(line) >= LEAST_CHARS})
    least = max(LEAST_ARTICLES, LEAST_SHARE * len(lines))
    return {line for line, articles in counts.items() if articles >= least}


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


def _only_inside(analysis: Analysis, spans: Ints) -> Bools:
    """(candidates,) whether all sentences that mention a candidate lie in the spans (ascending, apart)."""
    starts = analysis.sentences[:, 0].astype(np.int64)
    at = np.maximum(np.searchsorted(spans[:, 0], starts, side="right") - 1, 0)
    inside = (spans[at, 0] <= starts) & (starts < spans[at, 1])
    sentence, row = analysis.mentions[:, 0].astype(np.int64), analysis.mentions[:, 1].astype(np.int64)
    elsewhere = np.zeros(len(analysis.candidates.keys), dtype=np.bool_)
    elsewhere[row[~inside[np.minimum(sentence, len(inside) - 1)]]] = True
    mentioned = np.zeros_like(elsewhere)
    mentioned[row] = True
    return mentioned & ~elsewhere
