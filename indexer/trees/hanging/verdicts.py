"""How likely each point that stands in a full tree is worth noting: a second look, at few points and at more than the words of each.

`soundness.py` asks whether a run of clauses can stand alone, of hundreds in an article. What readers call wrong of what it lets through is mostly said well, but no
knowledge: what somebody did or felt, news, the problem of an exercise, steps of an example. That shows in what else the tree tells of the article, in how the
article is written and in the words that tell lists which are worth noting from others (`noteworthy-words.txt`). A logistic regression over these columns, another for talks, of which
`speech.py` sees more; `benchmarks/fit_verdicts.py` made their weights (`verdicts.txt`) from the marks in `benchmarks/judged/verdicts.tsv`.
"""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cache
from math import log, log1p
from typing import NamedTuple

import numpy as np

from indexer.model import CERTAIN, Article, Block, Column
from indexer.text.sums import sums_before
from indexer.trees.hanging.noteworthy import PLACES
from indexer.trees.judging.speech import chatted, is_spoken, mean_paragraph, spoken_columns
from indexer.trees.judging.standing import standings_of
from indexer.trees.judging.written import Said, Spans, chances_of, say, words_in
from indexer.trees.parting.gaps import Columns, logits
from indexer.trees.reading.lexis import ranges
from indexer.trees.reading.reading import Reading
from indexer.trees.reading.texts import Written
from indexer.trees.tables import key_weights, weights_in

NEAR = 400
"""Characters before and after a point in which figures are counted."""
MINE = (("我", 1), ("我们", -1), (" I ", 1), (" I'", 1), (" I’", 1))
"""What stands where an author speaks of himself, and how often it counts."""
YOU, WE = re.compile(r"[你您]|\byour?\b", re.I), re.compile(r"我们|咱|\b(?:we|our|us|let['’]s)\b", re.I)
EXERCISE = re.compile(r"题|例|练习|example|exercise|demo", re.I)
"""What a heading says of a problem or an example."""
PARAGRAPH, BLOCK = 250, 400
"""Characters of the mean paragraph of an article, and of a block, beyond which longer ones say no more: of one paragraph for all they say nothing."""
UNKNOWN = 5
"""How sound (in tenths) a point is of which nothing is known, since it begins in no sentence."""


class Stood(NamedTuple):
    """A point that stands in a tree: where it starts and ends in the text of its article, and how likely it can stand alone, in tenths; CERTAIN where its author marked it."""

    start: int
    end: int
    likely: int


def verdicts_of(readings: Sequence[Reading], text: Written, points: Sequence[Sequence[Stood]]) -> list[list[int]]:
    """For each article of those that have written a `text` how likely each of its `points` is worth noting, in tenths; CERTAIN for none."""
    if not any(points):
        return [[] for _ in points]
    columns = columns_of(readings, text, points)
    logit = np.where(columns["spoken"] > 0, logits(columns, weights(spoken=True)), logits(columns, weights(spoken=False)))
    return [[min(int(CERTAIN * chance), CERTAIN - 1) for chance in chances] for chances in chances_of(logit, list(map(len, points)))]


@cache
def weights(spoken: bool) -> dict[str, float]:
    """The weights of `verdicts.txt` for what is written or for what was said."""
    return weights_in("verdicts.txt", 2 if spoken else 1)


def columns_of(readings: Sequence[Reading], text: Written, points: Sequence[Sequence[Stood]]) -> Columns:
    """(n,) the columns of the points of all articles, one after another."""
    marked = standings_of(readings, [[point[:2] for point in own if point.likely == CERTAIN] for own in points])
    rows = [row for reading, own, sound in zip(readings, points, marked, strict=True) if own for row in _columns(reading, own, sound)]
    columns = {name: np.array([row.get(name, 0.0) for row in rows], dtype=np.float64) for name in sorted({name for row in rows for name in row})}
    shifts = [place + len(reading.article.title) + 1 for reading, place in zip(readings, text.places.tolist(), strict=False)]
    start, end = np.array([(shift + point.start, shift + point.end) for shift, own in zip(shifts, points, strict=True) for point in own], dtype=np.int64).T
    bounds = np.array([(shift, shift + len(reading.article.text)) for shift, reading, own in zip(shifts, readings, points, strict=True) for _ in own]).T
    spans = Spans(start, end)
    return {**columns, "noteworthy": _noteworthy(text, spans), "figures": _figures(text, Spans(np.maximum(start - NEAR, bounds[0]), np.minimum(end + NEAR, bounds[1])))}


def _noteworthy(text: Written, spans: Spans) -> Column:
    """(n,) the mean of what the words of stretches weigh where they stand in the items of lists."""
    low, high = words_in(text, spans)
    of, word = ranges(low, high)
    heavy = say(text, spans, [Said(PLACES[0], of, text.begins[word], text.ends[word])], key_weights("noteworthy-words.txt", PLACES))
    return np.asarray(heavy / np.maximum(1, high - low))


def _figures(text: Written, spans: Spans) -> Column:
    """(n,) the share of digits in stretches."""
    digits = sums_before((text.codes >= ord("0")) & (text.codes <= ord("9")))
    return np.asarray((digits[spans.end] - digits[spans.start]) / np.maximum(1, spans.end - spans.start))


def _columns(reading: Reading, points: Sequence[Stood], sound: Mapping[tuple[int, int], float]) -> list[dict[str, float]]:
    """The columns of each point of an article, but for those that are looked at in all articles together."""
    article, text = reading.article, reading.article.text
    whole, starts = _of_article(reading), [block.start for block in article.blocks]
    heads = [block for block in article.blocks if block.kind == "heading"]
    begins, name = [head.start for head in heads], reading.terms[0].folded if reading.terms else ""
    chances = [_odds(int(CERTAIN * sound[point[:2]]) if point[:2] in sound else UNKNOWN if point.likely == CERTAIN else point.likely) for point in points]
    total, count = sum(chances), len(points)
    rows = []
    for point, chance in zip(points, chances, strict=True):
        said, block = text[point.start : point.end], article.blocks[max(0, bisect_right(starts, point.start) - 1)]
        rows.append({
            **whole, "sound": chance, "others": (total - chance) / max(1, count - 1), "points": log(count), "block": log1p(min(BLOCK, block.end - block.start)), "you": YOU.search(said) is not None,
            "we": WE.search(said) is not None, "bracket": "(" in said or "（" in said, "subject": bool(name) and name in said.lower(),
            "exercise": EXERCISE.search(_head(article, heads, bisect_right(begins, point.start))) is not None,
            **(spoken_columns(reading, point.start, point.end) if whole["spoken"] else {}),
        })  # fmt: skip
    return rows


def _head(article: Article, heads: Sequence[Block], count: int) -> str:
    """The heading that stands before a place, before which `count` of them begin."""
    return article.text[heads[count - 1].start : heads[count - 1].end] if count else ""


def _odds(tenths: int) -> float:
    """The logarithm of the odds of a chance that is known in tenths."""
    chance = (min(tenths, CERTAIN - 1) + 0.5) / CERTAIN
    return log(chance / (1 - chance))


def _of_article(reading: Reading) -> dict[str, float]:
    """The columns of an article: its length, the mean one of its paragraphs, how much of it is links, how often its author speaks of himself in a thousand characters."""
    text, length = reading.article.text, max(1, len(reading.article.text))
    mine, spoken = max(0, sum(by * text.count(word) for word, by in MINE)), is_spoken(reading)
    return {
        "length": log(length), "paragraph": log(min(PARAGRAPH, mean_paragraph(reading.article))), "linked": sum(end - start for start, end in reading.links) / length,
        "mine": log1p(1000 * mine / length), "spoken": spoken, "chatted": log1p(chatted(reading.article)) if spoken else 0.0,
    }  # fmt: skip
