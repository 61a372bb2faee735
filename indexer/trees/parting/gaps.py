"""What stands at each gap between two sentences that tells whether a new section begins there."""

from collections.abc import Iterable, Mapping
from itertools import chain

import numpy as np

from indexer.model import Column
from indexer.trees.parting.cohesion import Cohesion
from indexer.trees.reading.cues import cue_names
from indexer.trees.reading.lexis import Lexis
from indexer.trees.reading.reading import Reading

Columns = dict[str, Column]
"""A column (n,) for each feature; row i stands for the gap before sentence i."""
WINDOWS = (2, 4, 8, 14)
SPLITS = (6, 12)
AROUND = 12
"""Sentences on each side in which a valley's edges are looked for."""
CHAIN = 12
"""A word's chain breaks where it is not said for so many sentences."""
NEAR = 5
SHORT = 16
WIDE = "\u2e80"
"""The first of the Chinese characters and signs."""


def columns_of(reading: Reading, cohesion: Cohesion) -> Columns:
    """Everything that can be said of the gaps of an article without its paragraphs."""
    return dict(
        chain(
            _valleys(cohesion, len(reading.starts)),
            _chains(reading.lexis),
            _novelty(reading.lexis),
            _key_terms(reading),
            _forms(reading),
            _blanks(reading),
        )
    )


def shifted(column: Column, by: int) -> Column:
    """The column as the next rows (`by` > 0) see it; 0 where nothing stands.

    >>> shifted(np.array([1.0, 2.0, 3.0]), 1).tolist()
    [0.0, 1.0, 2.0]
    """
    moved = np.zeros(len(column))
    if by > 0:
        moved[by:] = column[:-by]
    else:
        moved[:by] = column[-by:]
    return moved


def depth(column: Column, around: int) -> Column:
    """How deep each row lies under the highest rows around it (Hearst 1997, aclanthology J97-1003)."""
    edge = np.zeros(around - 1)
    left = _highest(np.concatenate([edge, [0.0], column[1:]]), around)
    right = _highest(np.concatenate([column, edge]), around)
    deep: Column = left + right - 2 * column
    return deep


def _highest(column: Column, window: int) -> Column:
    """(n - window + 1,) the highest of `window` rows from each on; the windows double until they are so long."""
    size, high = 1, column
    while size < window:
        step = min(size, window - size)
        high = np.maximum(high[:-step], high[step:])
        size += step
    return high


def dip(column: Column) -> Column:
    """How far each row lies under the mean of the two before and the two after it."""
    return (shifted(column, 1) + shifted(column, -1) + shifted(column, 2) + shifted(column, -2)) / 4 - column


def _valleys(cohesion: Cohesion, size: int) -> Iterable[tuple[str, Column]]:
    at = np.arange(size)
    for window in WINDOWS:
        low, high = np.maximum(at - window, 0), np.minimum(at + window, size)
        cosine = cohesion.cosine(low, at, high)
        yield f"cosine {window}", cosine
        yield f"depth {window}", depth(cosine, AROUND)
        yield f"dip {window}", dip(cosine)
    for window in SPLITS:
        low, high = np.maximum(at - window, 0), np.minimum(at + window, size)
        gain = cohesion.gain(low, at, high) / 10
        yield f"gain {window}", gain
        yield f"gain dip {window}", -dip(gain)


def _chains(lexis: Lexis) -> Iterable[tuple[str, Column]]:
    """Lexical chains (Morris and Hirst 1991, aclanthology J91-1002) that begin, end and cross at each gap, by
    rarity."""
    size = lexis.sentences
    order = np.lexsort((lexis.sentence, lexis.word))
    word, sentence = lexis.word[order], lexis.sentence[order]
    fresh = np.ones(len(word), dtype=np.bool_)
    fresh[1:] = (word[1:] != word[:-1]) | (np.diff(sentence) > CHAIN)
    first = np.flatnonzero(fresh)
    last = np.append(first[1:], len(word))[: len(first)] - 1
    several = sentence[last] > sentence[first]
    begins, ends, weight = sentence[first][several], sentence[last][several] + 1, lexis.rarity[word[first]][several]
    begun, ended = (np.bincount(at, weight, minlength=size + 1)[: size + 1] for at in (begins, ends))
    crossing = np.cumsum(np.concatenate([[0.0], begun[:-1]]) - ended)[:size]
    starting: Column = np.log1p(begun[:size])
    ending: Column = np.log1p(ended[:size])
    yield "chains begin", starting
    yield "chains begin >", shifted(starting, -1)
    yield "chains end", ending
    yield "chains end <", shifted(ending, 1)
    yield "chains cross", np.log1p(np.maximum(crossing, 0.0))


def _novelty(lexis: Lexis) -> Iterable[tuple[str, Column]]:
    """The share of words that the text has not said before: of the sentence, and after the gap against before it."""
    size = lexis.sentences
    _, first = np.unique(lexis.word, return_index=True)
    new = np.asarray(np.bincount(lexis.sentence[first], minlength=size), dtype=np.float64)
    count = np.asarray(np.bincount(lexis.sentence, minlength=size) + 1, dtype=np.float64)
    share: Column = new / count
    yield "novelty", share
    yield "novelty <", shifted(share, 1)
    yield "novelty >", shifted(share, -1)
    before = _before(new, NEAR) / np.maximum(_before(count, NEAR), 1.0)
    yield "novelty change", _after(new, NEAR) / _after(count, NEAR) - before


def _after(column: Column, window: int) -> Column:
    """(n, ...) sums over a row and the `window` - 1 after it."""
    at, sums = np.arange(len(column)), _sums(column)
    return np.asarray(sums[np.minimum(at + window, len(column))] - sums[at])


def _before(column: Column, window: int) -> Column:
    """(n, ...) sums over the `window` rows before each."""
    at, sums = np.arange(len(column)), _sums(column)
    return np.asarray(sums[at] - sums[np.maximum(at - window, 0)])


def _sums(column: Column) -> Column:
    sums = np.zeros((len(column) + 1, *column.shape[1:]))
    np.cumsum(column, axis=0, out=sums[1:])
    return sums


def _key_terms(reading: Reading) -> Iterable[tuple[str, Column]]:
    """What key terms the sentence holds, and which ones the sentences after the gap say more or less than those
    before."""
    size, count = len(reading.starts), len(reading.terms)
    said = np.zeros((size, count))
    np.add.at(said, (reading.sentence, reading.term), 1.0)
    held = said @ reading.weights
    everything = np.log1p(np.maximum(held, 0.0))
    yield "key terms", everything
    yield "key terms <", shifted(everything, 1)
    yield "key terms >", shifted(everything, -1)
    yield "key density", 10 * held / np.maximum(reading.ends - reading.starts, 8.0)
    title = reading.article.title.lower()
    yield "title", np.log1p(said @ np.array([float(term.folded in title) for term in reading.terms]).reshape(count))
    yield from _changes(said, reading.weights)


def _changes(said: Column, weights: Column) -> Iterable[tuple[str, Column]]:
    for window in SPLITS:
        change = _after(said, window) - _before(said, window)
        more, less = np.maximum(change, 0.0) * weights, np.maximum(-change, 0.0) * weights
        here = said > 0
        yield f"more of its terms {window}", np.log1p((more * here).sum(axis=1))
        yield f"most of its terms {window}", np.log1p((more * here).max(axis=1, initial=0.0))
        yield f"less of its terms {window}", np.log1p((less * here).sum(axis=1))
        yield f"more terms {window}", np.log1p(more.sum(axis=1))
        yield f"less terms {window}", np.log1p(less.sum(axis=1))


def _forms(reading: Reading) -> Iterable[tuple[str, Column]]:
    """Lengths, cues and the place in the text."""
    size = len(reading.starts)
    chars = np.log(reading.ends - reading.starts + 1.0)
    yield "length", chars
    yield "length <", shifted(chars, 1)
    yield "length >", shifted(chars, -1)
    yield "short", (reading.ends - reading.starts < SHORT).astype(np.float64)
    found = reading.cues
    for name, column in zip(cue_names(), found.T, strict=True):
        yield name, column
        yield f"{name} <", shifted(column, 1)
        yield f"{name} >", shifted(column, -1)
    at = np.arange(size)
    edge = np.minimum(at, size - at)
    yield "place", at / max(1, size)
    yield "edge", np.minimum(edge, 6) / 6
    yield "at the edge", (edge < 3).astype(np.float64)


def _blanks(reading: Reading) -> Iterable[tuple[str, Column]]:
    """Blanks after the full stops of Chinese, which sets none there: where only some have one, lines were joined.

    A page whose white space was collapsed has them where its paragraphs began. 0 where every full stop or none has one.
    """
    text = reading.article.text
    around = [text[max(0, start - 1) : start + 1] for start in reading.starts.tolist()]
    blank = np.array([" " in signs or "\u3000" in signs for signs in around], dtype=np.float64)
    wide = np.array([0.0, *(sentence[-1:] >= WIDE or sentence[-1:] in "”’…" for sentence in reading.sentences[:-1])])
    blank *= wide
    share = blank.sum() / max(1.0, wide.sum())
    yield "blank", blank * (1 - share)
    yield "no blank", (wide - blank) * share


def logits(columns: Mapping[str, Column], weights: Mapping[str, float]) -> Column:
    """(n,) the weighted sum of the columns, "bias" added; rounded, since sums of floats depend on their order.

    Column by column, so that a row's sum is the same whatever rows stand beside it.
    """
    total: Column = np.full(len(next(iter(columns.values()))), weights.get("bias", 0.0))
    for name, column in columns.items():
        if name in weights:
            total += weights[name] * column
    return np.round(total, 6)
