"""Knowledge points: short clauses that say the most about what the article is about and has not said yet."""

import heapq
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import repeat
from typing import NamedTuple

import numpy as np

from indexer.model import Column, Ints
from indexer.text.hashing import distinct
from indexer.trees.clauses import CLAUSE_END
from indexer.trees.cues import lines_of
from indexer.trees.lexis import bounds_of
from indexer.trees.reading import HAN_TOKENS, LATIN_TOKENS, Reading
from indexer.trees.runs import OVERHEAD, Held, best_runs
from indexer.trees.saying import AGAIN, Worth
from indexer.trees.wellformed import wholeness

CUE = (
    "总之", "因此", "关键", "本质", "意味着", "核心", "重点", "换句话说", "简单来说", "也就是", "区别", "优点", "缺点", "overall", "the key",
    "note that", "in short", "important", "difference", "means that",
)  # fmt: skip
DEFINITION = (
    "是一种", "是一个", "是一类", "是一款", "是一套", "是一门", "是一项",
    "是指", "指的是", "称为", "叫做", " is a ", " is an ", " are a ", " are an ",
    " refers to ", " refer to ", " is called ",
)  # fmt: skip
EXAMPLE = ("例如", "比如", "举个例子", "假设", "for example", "for instance", "imagine", "suppose")
ANAPHOR = re.compile(
    r"(?:这|那|它|他|她|此|其|该|以及|(?:this|that|it|they|these|those|he|she|which|who|because|although|while)\b)",
    re.I,
)
OPENING, SAID, DEFINING, ITEM, ASKING, EXAMPLES, HANGING, MARKED = 1.25, 1.1, 1.1, 0.85, 0.6, 0.5, 0.6, 1.25
"""What a point is worth that opens its part, has a cue, defines, is a list item, a question or an example, leans on what
stands before it, or has bold type."""
SUBORDINATE = re.compile(
    r"(?:如果|当|虽然|尽管|由于|因为|为了|通过|作为|做为|对于|关于|(?:when|if|while|although|though|because|since|as|after|before|"
    r"once|in order to|by|with|for|to)\b)",
    re.I,
)
DANGLING = 0.4
"""Of a clause that only leads up to another."""
TOKENS_A_POINT = 9.0
ASCII_TOKENS = 0.165
"""Tokens for each ASCII character of a text, blanks and punctuation among them."""
CAP_POWER, CAP_SLACK = 0.8, 1.6
"""No part takes more of the budget than 1.6 times its share by length^.8."""


class Point(NamedTuple):
    """A run of clauses worth keeping: offsets in the text, the numbers of its words, its length in tokens."""

    start: int
    end: int
    label: str
    words: tuple[int, ...]
    tokens: float
    factor: float
    sentence: int
    defines: bool


@dataclass(slots=True)
class Cover:
    """Points being chosen: what each word adds now, the tokens left, in all and for each part, the sentences used."""

    worth: Worth
    adds: list[float]
    budget: float
    room: list[float]
    parts: list[int]
    used: set[int]
    chosen: list[Point] = field(default_factory=list)

    def value(self, point: Point) -> float:
        """What a point's words add over its length: comparable to six digits."""
        adds = self.adds
        return round(sum([adds[word] for word in point.words]) / (point.tokens + OVERHEAD) * point.factor, 6)

    def take(self, point: Point) -> None:
        """A point is chosen: its tokens are spent, its words said, its sentence used."""
        part = self.parts[point.sentence]
        self.chosen.append(point)
        self.budget, self.room[part] = self.budget - point.tokens, self.room[part] - point.tokens
        self.used.add(point.sentence)
        self.worth.seen.update(point.words)
        for word in point.words:
            self.adds[word] = float(self.worth.words[word]) * AGAIN


class Ask(NamedTuple):
    """What points a tree asks for: those of a reading that are worth most, `budget` tokens of them.

    `parts` (sentences,) gives the part of each sentence; those `used` give none.
    """

    reading: Reading
    worth: Worth
    budget: float
    parts: Ints
    used: frozenset[int]


def choose(asks: Sequence[Ask]) -> list[list[Point]]:
    """The points of each tree, in reading order; a sentence gives one. The clauses of all are looked at together."""
    adds = [ask.worth.now() for ask in asks]
    wanted = [_promising(ask) for ask in asks]
    points = _points(asks, wanted, adds)
    return [_chosen(ask, now.tolist(), found) for ask, now, found in zip(asks, adds, points, strict=True)]


def _chosen(ask: Ask, adds: list[float], points: Iterable[Point]) -> list[Point]:
    """Points by greedy cover: each part gets its best first, then the budget goes to the best of all.

    No part gets more than its cap. Values only fall as words are seen, so the first of the heap that keeps its value is the best (lazy greedy, Minoux
    1978).
    """
    cover = Cover(ask.worth, adds, ask.budget, _caps(ask), ask.parts.tolist(), set(ask.used))
    waiting = sorted((-cover.value(point), point.start, point.end, point) for point in points)
    for point in _firsts(waiting, cover.parts):
        if cover.budget > 0 and point.sentence not in cover.used:
            cover.take(point)
    while waiting and cover.budget > 0:
        _, start, end, point = heapq.heappop(waiting)
        if point.sentence in cover.used or cover.room[cover.parts[point.sentence]] <= 0 or point.tokens > cover.budget:
            continue
        now = cover.value(point)
        if waiting and -now > waiting[0][0]:
            heapq.heappush(waiting, (-now, start, end, point))
        else:
            cover.take(point)
    return sorted(cover.chosen, key=lambda point: point.start)


def _firsts(waiting: Sequence[tuple[float, int, int, Point]], parts: Sequence[int]) -> list[Point]:
    """The best point of each part, the best of all first; `waiting` is sorted."""
    best: dict[int, Point] = {}
    for _, _, _, point in waiting:
        best.setdefault(parts[point.sentence], point)
    return list(best.values())


def _caps(ask: Ask) -> list[float]:
    """The tokens that each part may take."""
    reading, parts = ask.reading, ask.parts
    length = np.bincount(parts, reading.ends - reading.starts) if len(parts) else np.zeros(1)
    share = length**CAP_POWER
    total = max(float(share.sum()), 1.0)
    return [CAP_SLACK * ask.budget * found / total for found in share.tolist()]


def _points(asks: Sequence[Ask], wanted: Sequence[Ints], adds: Sequence[Column]) -> list[list[Point]]:
    """The points that the wanted sentences (ascending) of each tree could give."""
    rows = list(zip(asks, wanted, strict=True))
    texts = [ask.reading.article.text[low:high] for ask, found in rows for low, high in _spans(ask, found)]
    bounds = bounds_of([len(found) for found in wanted])
    runs = best_runs(texts, _held(asks, wanted, adds, bounds))
    factors = _factors(rows, texts)
    defining = lines_of([run.label.lower() for run in runs]).holding(DEFINITION)
    places = [place for tree, (ask, found) in enumerate(rows) for place in _sources(tree, ask.reading, found)]
    points: list[list[Point]] = [[] for _ in asks]
    for number, run in enumerate(runs):
        defines, label = number in defining, run.label
        sure = factors[run.sentence] * (DEFINING if defines else 1.0) * (HANGING if ANAPHOR.match(label) else 1.0)
        sure *= wholeness(texts[run.sentence], run.start, run.end)
        sure *= DANGLING if SUBORDINATE.match(label) and not CLAUSE_END.search(label) else 1.0
        tree, start, at = places[run.sentence]
        points[tree].append(Point(start + run.start, start + run.end, label, run.words, run.tokens, sure, at, defines))
    return points


def _sources(tree: int, reading: Reading, wanted: Ints) -> Iterator[tuple[int, int, int]]:
    """For each wanted sentence the number of its tree, where it starts, and its own."""
    return zip(repeat(tree), reading.starts[wanted].tolist(), wanted.tolist(), strict=False)


def _spans(ask: Ask, wanted: Ints) -> Iterator[tuple[int, int]]:
    return zip(ask.reading.starts[wanted].tolist(), ask.reading.ends[wanted].tolist(), strict=True)


def _held(asks: Sequence[Ask], wanted: Sequence[Ints], adds: Sequence[Column], bounds: Ints) -> Held:
    """The words of the wanted sentences of each tree, which are numbered on by `bounds`."""
    columns = []
    for ask, found, now, first in zip(asks, wanted, adds, bounds.tolist(), strict=False):
        lexis = ask.worth.lexis
        row = np.full(lexis.sentences, -1)
        row[found] = np.arange(first, first + len(found))
        of = row[lexis.sentence]
        at = np.flatnonzero(of >= 0)
        word = lexis.word[at]
        columns.append((of[at], lexis.start[at] - ask.reading.starts[lexis.sentence[at]], word, now[word]))
    return Held(*map(np.concatenate, zip(*columns, strict=True)))


def _promising(ask: Ask) -> Ints:
    """The sentences with the highest worth for their length, as many as the budget could say, and the best of each part."""
    reading, parts, lexis = ask.reading, ask.parts, ask.worth.lexis
    count = len(reading.starts)
    if not count:
        return np.zeros(0, dtype=np.int64)
    size = max(1, lexis.words)
    pairs = distinct(lexis.sentence * size + lexis.word)
    weight = np.bincount(pairs // size, ask.worth.words[pairs % size], minlength=count)
    per_char = HAN_TOKENS if reading.han_share() > 0.3 else LATIN_TOKENS
    value = np.round(weight / (np.minimum((reading.ends - reading.starts) * per_char, 40.0) + OVERHEAD), 6)
    order = np.lexsort((np.arange(count), -value))
    rank = np.empty(count, dtype=np.int64)
    rank[order] = np.arange(count)
    by_part = np.lexsort((rank, parts))
    begins = np.searchsorted(parts[by_part], parts[by_part])
    chosen = np.zeros(count, dtype=np.bool_)
    chosen[by_part[np.arange(count) - begins < 2]] = True
    chosen[order[: int(1.2 * ask.budget / TOKENS_A_POINT) + 6]] = True
    chosen &= value > 0
    chosen[list(ask.used)] = False
    return np.flatnonzero(chosen)


def _factors(rows: Sequence[tuple[Ask, Ints]], texts: Sequence[str]) -> list[float]:
    """What the points of each wanted sentence are multiplied by."""
    lines = lines_of([text.lower() for text in texts])
    said, examples = lines.holding(CUE), lines.holding(EXAMPLE)
    factors = [sign for ask, wanted in rows for sign in _signs(ask, wanted)]
    for row, text in enumerate(texts):
        factors[row] *= (SAID if row in said else 1.0) * (EXAMPLES if row in examples else 1.0)
        factors[row] *= ASKING if text.rstrip().endswith(("?", "？")) else 1.0
    return factors


def _signs(ask: Ask, wanted: Ints) -> Iterator[float]:
    """For each wanted sentence what it counts as an item, with bold type, as the first of its part."""
    reading, parts = ask.reading, ask.parts
    fresh = np.ones(len(parts), dtype=np.bool_)
    fresh[1:] = parts[1:] != parts[:-1]
    blocks = reading.article.blocks
    signs = zip(reading.blocks[wanted].tolist(), reading.bold[wanted].tolist(), fresh[wanted].tolist(), strict=True)
    for block, bold, opens in signs:
        item = blocks[block].kind == "item"
        yield (ITEM if item else 1.0) * (MARKED if bold else 1.0) * (OPENING if opens else 1.0)


def tokens_of(text: str) -> float:
    """Tokens of a long text, about, without looking at every word."""
    latin = len(text.encode("ascii", "ignore"))
    return HAN_TOKENS * (len(text) - latin) + ASCII_TOKENS * latin
