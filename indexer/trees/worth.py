"""What each word of an article is worth in a summary of it: how rare it is, times how likely an author would say it."""

from collections.abc import Iterable, Sequence
from functools import cache

import numpy as np

from indexer.model import Bools, Column, Ints
from indexer.text.hashing import distinct
from indexer.trees.cues import cue_names
from indexer.trees.gaps import Columns, logits
from indexer.trees.lexis import Lexis, Spelled, numbers_of
from indexer.trees.reading import Reading
from indexer.trees.tables import weights_in

CLOSE = 3
"""Sentences at the beginning and at the end that often say what an article is about."""
SOFT = 1.0
"""Odds at which a word is worth half of what any can be: coverage pays more than saying the surest words again. Chosen on the
trees bench; on a sample of other articles .3 gave sumR .567, 1 gave .556, the bare odds .533."""
LONGEST_TERM = 5
"""Words of a term."""


def word_columns(reading: Reading, part_of: Ints) -> Columns:
    """(words,) columns: how often, where, in whose company each word of the sentences stands.

    `part_of` (sentences,).
    """
    lexis, spelled = reading.lexis, reading.spelled
    return {
        "count": np.log1p(np.bincount(lexis.word, minlength=lexis.words)),
        "held": np.log(np.maximum(lexis.held, 1)),
        "share": lexis.held / max(1, lexis.sentences),
        "words": np.full(lexis.words, np.log(max(1, len(lexis.word)))),
        **dict(_scores(reading, spelled, lexis)),
        **dict(_places(lexis, part_of)),
        **dict(_company(reading, lexis, part_of)),
        **dict(_looks(reading, spelled, lexis)),
    }


def worth_of(columns: Columns) -> Column:
    """(words,) odds / (SOFT + odds), between 0 and 1.

    The regression learnt the odds that the author's summary has a word, each positive weighed by the word's idf, so
    that they are idf x P / (1 - P) (benchmarks/fit_trees.py): what a point gains by saying the word.
    """
    odds = np.exp(logits(columns, weights()))
    worth: Column = odds / (SOFT + odds)
    return worth


@cache
def weights() -> dict[str, float]:
    """The weights of `summary.txt`."""
    return weights_in("summary.txt")


def _scores(reading: Reading, spelled: Spelled, lexis: Lexis) -> Iterable[tuple[str, Column]]:
    """Key-term scores: of the word itself, of the best term that begins with it or holds it."""
    rows = reading.analysis.candidates
    at = np.searchsorted(spelled.begins, rows.start)
    fits = at < len(spelled.begins)
    fits &= spelled.begins[np.minimum(at, len(spelled.begins) - 1)] == rows.start if len(spelled.begins) else False
    word = np.full(len(rows.start), -1)
    word[fits] = numbers_of(lexis, spelled.keys[at[fits]])
    scores = reading.scores.astype(np.float64)
    floor = float(scores.min(initial=0.0))
    for name, chosen in (("score", rows.tokens == 1), ("score of a phrase", rows.tokens > 1)):
        best = np.full(lexis.words, floor)
        of = (word >= 0) & chosen
        np.maximum.at(best, word[of], scores[of])
        known = best > floor
        yield name, np.where(known, best, 0.0) / 10
        yield f"{name} known", known.astype(np.float64)
    top = np.zeros(lexis.words)
    starts = rows.start[reading.order].astype(np.int64)
    lows = np.searchsorted(spelled.begins, starts)
    highs = np.searchsorted(spelled.begins, starts + rows.length[reading.order])
    for place in range(LONGEST_TERM):
        inside = np.flatnonzero(lows + place < highs)
        number = numbers_of(lexis, spelled.keys[lows[inside] + place])
        np.maximum.at(top, number[number >= 0], reading.weights[inside[number >= 0]])
    yield "in a key term", np.log1p(np.maximum(top, 0.0))


def _places(lexis: Lexis, part_of: Ints) -> Iterable[tuple[str, Column]]:
    size = max(1, lexis.sentences)
    first, last = np.full(lexis.words, size), np.zeros(lexis.words, dtype=np.int64)
    np.minimum.at(first, lexis.word, lexis.sentence)
    np.maximum.at(last, lexis.word, lexis.sentence)
    yield "first", first / size
    yield "last", last / size
    yield "early", (first < CLOSE).astype(np.float64)
    yield "late", (last >= size - CLOSE).astype(np.float64)
    parts = max(1, len(np.unique(part_of)))
    pairs = distinct(part_of[lexis.sentence] * max(1, lexis.words) + lexis.word) % max(1, lexis.words)
    spread = np.bincount(pairs, minlength=lexis.words)[: lexis.words]
    yield "spread", spread / parts
    yield "parts", np.log(np.maximum(spread, 1))


def _company(reading: Reading, lexis: Lexis, part_of: Ints) -> Iterable[tuple[str, Column]]:
    """Whether some sentence with the word opens a part or a paragraph, is an item, or has a cue."""
    blocks = reading.blocks
    kinds = np.array([reading.article.blocks[block].kind == "item" for block in blocks.tolist()], dtype=np.bool_)
    signs = {
        "opens a part": _fresh(part_of),
        "opens a paragraph": _fresh(blocks),
        "in an item": kinds,
    }
    found = reading.cues > 0
    signs.update((f"in {name}", found[:, column]) for column, name in enumerate(cue_names()))
    for name, sign in signs.items():
        seen = np.zeros(lexis.words)
        seen[lexis.word[sign[lexis.sentence]]] = 1.0
        yield name, seen


def _fresh(numbers: Ints) -> Bools:
    fresh = np.ones(len(numbers), dtype=np.bool_)
    fresh[1:] = numbers[1:] != numbers[:-1]
    return fresh


def _looks(reading: Reading, spelled: Spelled, lexis: Lexis) -> Iterable[tuple[str, Column]]:
    """Whether the title, a heading or bold type has the word; its script and length."""
    article, shift = reading.article, len(reading.article.title) + 1
    yield "in the title", _seen(lexis, spelled.keys[spelled.begins < shift])
    heads = [(block.start, block.end) for block in article.blocks if block.kind == "heading"]
    strong = [(mark.start, mark.end) for mark in article.marks if mark.kind == "strong"]
    code = [(mark.start, mark.end) for mark in article.marks if mark.kind == "code"]
    for name, spans in (("in a heading", heads), ("bold", strong), ("code", code)):
        yield name, _seen(lexis, spelled.keys[_within(spelled.begins - shift, spans)])
    at = np.searchsorted(spelled.begins, lexis.start + shift)
    latin, size = np.zeros(lexis.words), np.zeros(lexis.words)
    latin[lexis.word] = spelled.latin[at]
    size[lexis.word] = spelled.ends[at] - spelled.begins[at]
    yield "latin", latin
    yield "characters", np.where(latin > 0, 0.0, size)
    yield "letters", np.where(latin > 0, np.minimum(size, 14.0), 0.0)


def _within(places: Ints, spans: Sequence[tuple[int, int]]) -> Bools:
    """(n,) whether each place lies in one of the spans, which are ascending and apart."""
    if not spans:
        return np.zeros(len(places), dtype=np.bool_)
    starts, ends = np.array(spans, dtype=np.int64).T
    at = np.searchsorted(starts, places, side="right") - 1
    return np.asarray((at >= 0) & (places < np.maximum.accumulate(ends)[np.maximum(at, 0)]))


def _seen(lexis: Lexis, keys: np.ndarray) -> Column:
    seen = np.zeros(lexis.words)
    found = numbers_of(lexis, keys)
    seen[found[found >= 0]] = 1.0
    return seen
