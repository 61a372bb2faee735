"""Where the subject changes in a text without headings, and what each part is about."""

import numpy as np

from indexer.text.spelling import is_han
from indexer.trees.points import tokens_of
from indexer.trees.reading import HAN_TOKENS, Reading

WINDOW = 6
FEWEST = 10
"""Texts of fewer sentences are one topic."""
APART = 3
BY_LENGTH = (0.06, 0.20)
"""The number of topics: exp(.06 + .20 ln characters), fitted on authors' headings."""


def boundaries(reading: Reading) -> list[int]:
    """The sentences (not the first) with which a new topic begins, ascending.

    Depth of the valley of the block cosine at each gap (Hearst 1997, aclanthology J97-1003), over weighed terms in
    place of words; as many of the deepest valleys as a text of that length has sections.
    """
    count = len(reading.starts)
    if count < FEWEST:
        return []
    terms = np.zeros((count + 1, len(reading.terms)))
    terms[reading.sentence + 1, reading.term] = reading.weights[reading.term]
    sums = np.cumsum(terms, axis=0)
    gaps = np.arange(count + 1)
    left = sums - sums[np.maximum(gaps - WINDOW, 0)]
    right = sums[np.minimum(gaps + WINDOW, count)] - sums
    norm = np.sqrt((left * left).sum(axis=1) * (right * right).sum(axis=1))
    similar = np.divide((left * right).sum(axis=1), norm, out=np.zeros(count + 1), where=norm > 0)[:count]
    text = reading.article.text
    length = tokens_of(text) / HAN_TOKENS
    expected = max(1, round(float(np.exp(BY_LENGTH[0] + BY_LENGTH[1] * np.log(max(length, 1.0))))))
    return _deepest(similar, expected - 1)


def _deepest(similar: np.ndarray, wanted: int) -> list[int]:
    depths = []
    for gap in range(2, len(similar) - 1):
        left = similar[max(1, gap - 2 * WINDOW) : gap + 1].max()
        right = similar[gap : gap + 2 * WINDOW].max()
        depths.append((round(float(left + right - 2 * similar[gap]), 6), gap))
    chosen: list[int] = []
    for _, gap in sorted(depths, key=lambda found: (-found[0], found[1])):
        if len(chosen) == wanted:
            break
        if all(abs(gap - other) >= APART for other in chosen):
            chosen.append(gap)
    return sorted(chosen)


def topic_label(reading: Reading, low: int, high: int, everywhere: np.ndarray, taken: set[str]) -> str:
    """The one or two terms that stand in sentences `low` to `high` more than elsewhere; empty if all are taken."""
    here = np.bincount(reading.term[reading.bounds[low] : reading.bounds[high]], minlength=len(reading.terms))
    value = np.round(reading.weights * here * (0.3 + here / np.maximum(everywhere, 1)), 6)
    names: list[str] = []
    for term in np.lexsort((np.arange(len(value)), -value))[:12].tolist():
        name = reading.terms[term].text
        if here[term] and not any(
            name.lower() in other.lower() or other.lower() in name.lower() for other in [*names, *taken]
        ):
            names.append(name)
        if len(names) == 2:
            break
    return ("、" if any(map(is_han, names)) else ", ").join(names)
