"""Where the subject changes in a text without headings, and what each part is about."""

import numpy as np

from indexer.text.spelling import is_han
from indexer.trees.points import tokens_of
from indexer.trees.reading import HAN_TOKENS, Reading

WINDOWS = (8, 12)
"""Sentences on each side of a gap that are compared; the mean of their cosines decides."""
AROUND = 16
"""Sentences on each side in which a valley's edges are looked for."""
FEWEST = 10
"""Texts of fewer sentences are one topic."""
MOST = 3000
"""Sentences after these belong to the last topic: the comparison holds a row of numbers for each."""
APART = 3
BY_LENGTH = (0.06, 0.20)
"""The number of topics: exp(.06 + .20 ln characters), fitted on authors' headings."""


def boundaries(reading: Reading) -> list[int]:
    """The sentences (not the first) with which a new topic begins, ascending.

    Depth of the valley of the block cosine at each gap (Hearst 1997, aclanthology J97-1003), over the candidate terms
    that stand in two or more sentences, weighed by ln(1 + sentences / those that hold one), in place of words; as many
    of the deepest valleys as a text of that length has sections. Pk on the trees bench .380, with key terms alone .434.
    """
    count = min(len(reading.starts), MOST)
    if count < FEWEST:
        return []
    sentence, row = reading.mentions[:, reading.mentions[0] < count]
    held = np.bincount(row)
    rarity = np.log1p(count / np.maximum(held, 1))
    terms = np.zeros((count + 1, len(held)))
    terms[sentence + 1, row] = np.where(held > 1, rarity, 0.0)[row]
    sums = np.cumsum(terms, axis=0)
    similar = np.mean([_block_cosine(sums, window) for window in WINDOWS], axis=0)
    text = reading.article.text
    length = tokens_of(text) / HAN_TOKENS
    expected = max(1, round(float(np.exp(BY_LENGTH[0] + BY_LENGTH[1] * np.log(max(length, 1.0))))))
    return _deepest(similar, expected - 1)


def _block_cosine(sums: np.ndarray, window: int) -> np.ndarray:
    """(n,) the cosine of the `window` sentences before and after each gap, from cumulative sums of (n + 1, terms)."""
    count = len(sums) - 1
    gaps = np.arange(count + 1)
    left = sums - sums[np.maximum(gaps - window, 0)]
    right = sums[np.minimum(gaps + window, count)] - sums
    norm = np.sqrt((left * left).sum(axis=1) * (right * right).sum(axis=1))
    cosine: np.ndarray = np.divide((left * right).sum(axis=1), norm, out=np.zeros(count + 1), where=norm > 0)
    return cosine[:count]


def _deepest(similar: np.ndarray, wanted: int) -> list[int]:
    depths = []
    for gap in range(2, len(similar) - 1):
        left = similar[max(1, gap - AROUND) : gap + 1].max()
        right = similar[gap : gap + AROUND].max()
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
