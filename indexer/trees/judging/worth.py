"""What each word of an article is worth in a summary of it: how rare it is, times how likely an author would say it."""

from collections.abc import Iterable, Sequence
from functools import cache

import numpy as np

from indexer.model import Column, Ints
from indexer.text.hashing import distinct
from indexer.text.sums import sums_before
from indexer.trees.judging.shelf import Shelf, fresh, joined
from indexer.trees.parting.gaps import Columns, logits
from indexer.trees.reading.cues import cue_names
from indexer.trees.reading.lexis import ranges
from indexer.trees.tables import weights_in

CLOSE = 3
"""Sentences at the beginning and at the end that often say what an article is about."""
SOFT = 1.0
"""Odds at which a word is worth half of what any can be: coverage pays more than saying the surest words again. Chosen on the
trees bench; on a sample of other articles .3 gave sumR .567, 1 gave .556, the bare odds .533."""
LONGEST_TERM = 5
"""Words of a term."""


def word_columns(shelf: Shelf) -> Columns:
    """(words,) columns: how often, where, in whose company each word of the sentences stands."""
    lexes = [reading.lexis for reading in shelf.readings]
    held = np.concatenate([lexis.held for lexis in lexes])
    size = np.maximum(np.array([lexis.sentences for lexis in lexes]), 1)
    said = np.log(np.maximum([len(lexis.word) for lexis in lexes], 1))
    return {
        "count": np.log1p(np.bincount(shelf.word, minlength=shelf.size)),
        "held": np.log(np.maximum(held, 1)),
        "share": held / size[shelf.of],
        "words": said[shelf.of],
        **dict(_scores(shelf)),
        **dict(_places(shelf, size)),
        **dict(_company(shelf)),
        **dict(_looks(shelf)),
    }


def worths_of(shelf: Shelf) -> list[Column]:
    """(words,) for each article what each word of its sentences is worth."""
    return np.split(worth_of(word_columns(shelf)), shelf.words[1:-1])


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


def _scores(shelf: Shelf) -> Iterable[tuple[str, Column]]:
    """Key-term scores: of the word itself, of the best term that begins with it or holds it."""
    rows = [reading.analysis.candidates for reading in shelf.readings]
    start = joined([found.start.astype(np.int64) for found in rows], shelf.places)
    tokens = np.concatenate([found.tokens for found in rows])
    scores = np.concatenate([reading.scores for reading in shelf.readings]).astype(np.float64)
    word = shelf.numbers_at(start)
    floor = np.array([float(reading.scores.min(initial=0.0)) for reading in shelf.readings])[shelf.of]
    for name, chosen in (("score", tokens == 1), ("score of a phrase", tokens > 1)):
        best = floor.copy()
        of = (word >= 0) & chosen
        np.maximum.at(best, word[of], scores[of])
        known = best > floor
        yield name, np.where(known, best, 0.0) / 10
        yield f"{name} known", known.astype(np.float64)
    yield "in a key term", np.log1p(np.maximum(_best_terms(shelf), 0.0))


def _best_terms(shelf: Shelf) -> Column:
    """(words,) the weight of the best term that has the word."""
    rows = [(reading.analysis.candidates, reading.order) for reading in shelf.readings]
    starts = joined([found.start[order].astype(np.int64) for found, order in rows], shelf.places)
    lengths = np.concatenate([found.length[order] for found, order in rows])
    weights = np.concatenate([reading.weights for reading in shelf.readings])
    lows, highs = np.searchsorted(shelf.begins, starts), np.searchsorted(shelf.begins, starts + lengths)
    top = np.zeros(shelf.size)
    for place in range(LONGEST_TERM):
        inside = np.flatnonzero(lows + place < highs)
        number = shelf.numbers[lows[inside] + place]
        np.maximum.at(top, number[number >= 0], weights[inside[number >= 0]])
    return top


def _places(shelf: Shelf, size: Ints) -> Iterable[tuple[str, Column]]:
    """`size` (articles,) sentences of each."""
    before, sizes = shelf.sentences[shelf.of], size[shelf.of]
    first, last = before + sizes, before.copy()
    first[shelf.word[::-1]], last[shelf.word] = shelf.sentence[::-1], shelf.sentence  # in reading order, so that what is written last stays
    first, last = first - before, last - before
    yield "first", first / sizes
    yield "last", last / sizes
    yield "early", (first < CLOSE).astype(np.float64)
    yield "late", (last >= sizes - CLOSE).astype(np.float64)
    number = np.cumsum(fresh(shelf.parts)) if len(shelf.parts) else shelf.parts
    counts = np.diff(np.concatenate([[0], number])[shelf.sentences])
    pairs = distinct(shelf.parts[shelf.sentence] * max(1, shelf.size) + shelf.word) % max(1, shelf.size)
    spread = np.bincount(pairs, minlength=shelf.size)[: shelf.size]
    yield "spread", spread / np.maximum(counts, 1)[shelf.of]
    yield "parts", np.log(np.maximum(spread, 1))


def _company(shelf: Shelf) -> Iterable[tuple[str, Column]]:
    """Whether some sentence with the word opens a part or a paragraph, is an item, or has a cue."""
    blocks = joined([r.blocks for r in shelf.readings], sums_before([len(r.article.blocks) for r in shelf.readings]))
    items = [block.kind == "item" for reading in shelf.readings for block in reading.article.blocks]
    signs = {
        "opens a part": fresh(shelf.parts),
        "opens a paragraph": fresh(blocks),
        "in an item": np.array(items, dtype=np.bool_)[blocks],
    }
    found = np.concatenate([reading.cues for reading in shelf.readings]) > 0
    signs.update((f"in {name}", found[:, column]) for column, name in enumerate(cue_names()))
    bounds = np.searchsorted(shelf.sentence, np.arange(len(shelf.parts) + 1))
    for name, sign in signs.items():
        rows = np.flatnonzero(sign)
        _, words = ranges(bounds[rows], bounds[rows + 1])
        seen = np.zeros(shelf.size)
        seen[shelf.word[words]] = 1.0
        yield name, seen


def _looks(shelf: Shelf) -> Iterable[tuple[str, Column]]:
    """Whether the title, a heading or bold type has the word; its script and length."""
    articles = [reading.article for reading in shelf.readings]
    shifts = [len(article.title) + 1 for article in articles]
    yield "in the title", _seen(shelf, [[(0, shift)] for shift in shifts])
    heads = [[(block.start, block.end) for block in article.blocks if block.kind == "heading"] for article in articles]
    strong = [[(mark.start, mark.end) for mark in article.marks if mark.kind == "strong"] for article in articles]
    code = [[(mark.start, mark.end) for mark in article.marks if mark.kind == "code"] for article in articles]
    for name, spans in (("in a heading", heads), ("bold", strong), ("code", code)):
        raised = [[(low + by, high + by) for low, high in found] for found, by in zip(spans, shifts, strict=True)]
        yield name, _seen(shelf, raised)
    starts = joined([reading.lexis.start for reading in shelf.readings], shelf.places[:-1] + shifts)
    at = np.searchsorted(shelf.begins, starts)
    latin, size = np.zeros(shelf.size), np.zeros(shelf.size)
    latin[shelf.word] = shelf.latin[at]
    size[shelf.word] = shelf.ends[at] - shelf.begins[at]
    yield "latin", latin
    yield "characters", np.where(latin > 0, 0.0, size)
    yield "letters", np.where(latin > 0, np.minimum(size, 14.0), 0.0)


def _seen(shelf: Shelf, spans: Sequence[Sequence[tuple[int, int]]]) -> Column:
    """(words,) 1 for what stands in a span; for each article its spans count in `title + newline + text`."""
    places = zip(spans, shelf.places.tolist(), strict=False)
    raised = [(low + at, high + at) for found, at in places for low, high in found]
    lows, highs = np.searchsorted(shelf.begins, np.array(raised, dtype=np.int64).reshape(-1, 2)).T
    _, rows = ranges(lows, highs)
    seen = np.zeros(shelf.size)
    found = shelf.numbers[rows]
    seen[found[found >= 0]] = 1.0
    return seen
