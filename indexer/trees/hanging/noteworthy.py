"""How likely a list or a table is worth noting: what is known of a subject, not the run of one example, an exercise, links, or who did what.

A logistic regression over how the list lies in its article and the words of its items, of the heading above it and of what is said before it. Its
weights (`noteworthy.txt`, `noteworthy-words.txt`) were fitted by `benchmarks/fit_noteworthy.py` on the marks in `benchmarks/judged/lists.tsv`.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from math import log

import numpy as np

from indexer.model import Article, Ints
from indexer.trees.judging.written import Said, Spans, chances_of, say, words_in
from indexer.trees.parting.gaps import Columns, logits
from indexer.trees.reading.lexis import ranges
from indexer.trees.reading.reading import Reading
from indexer.trees.reading.texts import Written
from indexer.trees.tables import key_weights, weights_in

PLACES = ("item", "first", "head", "before")
"""Where words stand: in the items, at their beginning, in the heading, in what is said before the list."""
LOOKED_AT, CHARACTERS, SAID = 12, 120, 110
"""Items of a list that are looked at, characters of each, and those of what is said before the list, its last ones."""
SHORT = 8
"""Characters of an item that is hardly more than a name."""
PERSON = re.compile(r"[我你]|\b(?:i|my|we|our|you|your)\b", re.I)
ASKS = ("?", "？")
INSIDE = frozenset({"item", "table", "code", "image", "formula"})
"""What a list consists of, and may stand between it and what is said before it."""

Stretch = tuple[int, int]
"""Where a list's item or a table's row starts and ends in its article's text."""


def noteworthy_in(readings: Sequence[Reading], text: Written, lists: Sequence[Mapping[int, Sequence[Stretch]]]) -> list[dict[int, float]]:
    """For each article of those that have written a `text` how likely each of its `lists`, by their numbers, is worth noting, between 0 and 1."""
    own = [list(found.values()) for found in lists]
    if not any(own):
        return [{} for _ in lists]
    weights = key_weights("noteworthy-words.txt", PLACES)
    logit = logits(columns_of(readings, own), _weights())
    for spans, of, said in words_of(readings, text, own):
        heavy = say(text, spans, said, weights)
        logit += np.bincount(of, heavy, len(logit)) / np.maximum(1, np.bincount(of, minlength=len(logit)))
    chances = chances_of(np.round(logit, 6), list(map(len, own)))
    return [dict(zip(found, likely, strict=True)) for found, likely in zip(lists, chances, strict=True)]


@cache
def _weights() -> dict[str, float]:
    return weights_in("noteworthy.txt")


def words_of(readings: Sequence[Reading], text: Written, lists: Sequence[Sequence[Sequence[Stretch]]]) -> Iterator[tuple[Spans, Ints, list[Said]]]:
    """The words of the items of all lists, of the headings above and of what is said before them: (n,) stretches, the list of each, and the words in them."""
    shifts = [place + len(reading.article.title) + 1 for reading, place in zip(readings, text.places.tolist(), strict=False)]
    each = [(shift, reading.article, items) for shift, reading, own in zip(shifts, readings, lists, strict=True) for items in own]
    cut = [(number, shift + start, shift + min(end, start + CHARACTERS)) for number, (shift, _, items) in enumerate(each) for start, end in items[:LOOKED_AT]]
    of, spans = _spans(cut)
    low, high = words_in(text, spans)
    some = np.flatnonzero(low < high)
    yield spans, of, [_words("item", text, low, high), Said("first", some, text.begins[low[some]], text.ends[low[some]])]
    for place, stretch_of in (("head", heading_of), ("before", said_before)):
        found = [(number, shift + start, shift + end) for number, (shift, article, items) in enumerate(each) for start, end in [stretch_of(article, items[0][0])] if start < end]
        if found:
            of, spans = _spans(found)
            yield spans, of, [_words(place, text, *words_in(text, spans))]


def _spans(found: Sequence[tuple[int, int, int]]) -> tuple[Ints, Spans]:
    of, start, end = np.array(found, dtype=np.int64).T
    return of, Spans(start, end)


def _words(place: str, text: Written, low: Ints, high: Ints) -> Said:
    of, word = ranges(low, high)
    return Said(place, of, text.begins[word], text.ends[word])


def heading_of(article: Article, start: int) -> Stretch:
    """Where the heading above a place stands; an empty stretch where none does."""
    heads = (block for block in reversed(article.blocks[: _block_at(article, start)]) if block.kind == "heading")
    head = next(heads, None)
    return (head.start, head.end) if head else (0, 0)


def said_before(article: Article, start: int) -> Stretch:
    """The end of the paragraph before a list that starts at a place; an empty stretch where none stands there."""
    before = (block for block in reversed(article.blocks[: _block_at(article, start)]) if block.kind not in INSIDE)
    block = next(before, None)
    return (max(block.start, block.end - SAID), block.end) if block and block.kind == "paragraph" else (0, 0)


def _block_at(article: Article, place: int) -> int:
    """The number of the block that begins at a place, or goes on there."""
    return max(0, bisect_right(article.blocks, place, key=lambda block: block.start) - 1)


def columns_of(readings: Sequence[Reading], lists: Sequence[Sequence[Sequence[Stretch]]]) -> Columns:
    """(n,) how each list of all articles lies in its own."""
    rows = [_columns(reading, items) for reading, own in zip(readings, lists, strict=True) for items in own]
    return {name: np.array([row[name] for row in rows], dtype=np.float64) for name in rows[0]}


def _columns(reading: Reading, items: Sequence[Stretch]) -> dict[str, float]:
    article = reading.article
    text, blocks = article.text, article.blocks
    low, high = items[0][0], items[-1][1]
    first, after = _block_at(article, low), bisect_left(blocks, high, key=lambda block: block.start)
    inside, shown = blocks[first:after], items[:LOOKED_AT]
    said = [text[start:end] for start, end in shown]
    length, count = sum(map(len, said)) or 1, len(shown)
    before = slice(*said_before(article, low))
    lead = text[before].rstrip()
    return {
        "items": log(len(items)), "length": log(1 + length / count), "share": length / max(1, len(text)), "text": log(1 + len(text)), "place": low / max(1, len(text)),
        "table": blocks[first].kind == "table", "ordered": sum(block.kind == "item" and block.detail.isdigit() for block in inside) / count, "code": sum(block.kind == "code" for block in inside) / count,
        "last": after >= len(blocks), "code after": after < len(blocks) and blocks[after].kind == "code", "linked": _covered(shown, reading.links) / length,
        "begins with link": _begun(shown, [start for start, _ in reading.links]), "in code": _covered(shown, reading.codes) / length,
        "begins in bold": sum(start in reading.strong for start, _ in shown) / count, "address": sum(one.count("://") for one in said) / count,
        "digits": sum(map(str.isdigit, "".join(said))) / length, "asks": sum(one.rstrip().endswith(ASKS) for one in said) / count,
        "person": len(PERSON.findall(" ".join(said))) / count, "short": sum(len(one) < SHORT for one in said) / count,
        "led": bool(lead), "led by colon": lead.endswith(("：", ":")),
    }  # fmt: skip


def _covered(shown: Iterable[Stretch], others: Sequence[Stretch]) -> int:
    """The characters of stretches that others, in order, cover."""
    covered = 0
    for start, end in shown:
        at = max(0, bisect_right(others, (start, 0)) - 1)
        while at < len(others) and others[at][0] < end:
            covered += max(0, min(end, others[at][1]) - max(start, others[at][0]))
            at += 1
    return covered


def _begun(shown: Sequence[Stretch], starts: Sequence[int]) -> float:
    """The share of stretches that begin with one that starts at one of some places."""
    return sum(bisect_left(starts, start) < bisect_left(starts, start + 3) for start, _ in shown) / len(shown)
