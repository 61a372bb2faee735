"""The choice of points: a greedy cover of what the article is about, within the budget and the caps of its parts."""

import heapq
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from itertools import compress
from typing import NamedTuple

import numpy as np

from indexer.model import CERTAIN, Bools, Ints
from indexer.trees.judging.points import FAIR, SLACK, Ask, Offers, Waiting, offers
from indexer.trees.judging.runs import OVERHEAD
from indexer.trees.judging.saying import AGAIN, Worth
from indexer.trees.judging.shelf import Shelf

CAP_POWER, CAP_SLACK = 0.8, 1.6
"""No part takes more of the budget than 1.6 times its share by length^.8."""
BARE = 0.3
"""Of the tokens of details, what parts that say nothing yet have first."""


class Point(NamedTuple):
    """A run of clauses that is a label: offsets in the text, its length in tokens, the sentence it is of, how likely it can stand alone, in tenths."""

    start: int
    end: int
    label: str
    tokens: float
    defines: bool
    sentence: int
    likely: int


@dataclass(slots=True)
class Cover:
    """Points being chosen: what each word adds now, the tokens left, in all and for each part, the sentences used.

    `runs` are those of the tree, `shares` what each part may take of a budget.
    `made` are the runs whose values are known, False for those that cannot be labels.
    """

    offers: Offers
    runs: range
    worth: Worth
    adds: list[float]
    again: list[float]
    """What each word adds once it is said."""
    budget: float
    shares: list[float]
    room: list[float]
    parts: list[int]
    used: set[int]
    made: dict[int, bool] = field(default_factory=dict)
    chosen: list[int] = field(default_factory=list)

    def points(self, since: int = 0) -> list[Point]:
        """What was chosen after the first `since`, in reading order."""
        return sorted(self._point(run) for run in self.chosen[since:])

    def _point(self, run: int) -> Point:
        found = self.offers
        return Point(*found.spans[run], found.made[run], found.runs.tokens[run], run in found.defining, found.sentences[run], int(CERTAIN * found.sound[run]))

    def part(self, run: int) -> int:
        """The part that a run stands in."""
        return self.parts[self.offers.sentences[run]]

    def value(self, run: int) -> float:
        """What a run's words add over its length: comparable to six digits once it is made, before that more."""
        offers, runs = self.offers, self.offers.runs
        says = sum(map(self.adds.__getitem__, runs.said(run)))
        value = round(says / (runs.tokens[run] + OVERHEAD) * offers.factors[run], 6)
        return value if run in self.made else value + SLACK

    def first_value(self, run: int) -> float:
        """The value of a run that is made before anything is chosen."""
        found = self.offers
        return round(found.says[run] / (found.runs.tokens[run] + OVERHEAD) * found.factors[run], 6)

    def waits(self, run: int) -> Waiting:
        """A run as it waits with its value."""
        start, end = self.offers.spans[run]
        return -self.value(run), start, end, run

    def make(self, run: int) -> bool:
        """Whether a run can be a label; afterwards its value is known."""
        if run not in self.made:
            self.made[run] = self.offers.make(run)
        return self.made[run]

    def fits(self, run: int) -> bool:
        """Whether a run can still be chosen."""
        sentence = self.offers.sentences[run]
        fresh = sentence not in self.used and self.made.get(run, True)
        return fresh and self.room[self.parts[sentence]] > 0 and self.offers.runs.tokens[run] <= self.budget

    def take(self, run: int) -> None:
        """A run is chosen: its tokens are spent, its words said, its sentence used."""
        part, tokens, said = self.part(run), self.offers.runs.tokens[run], self.offers.runs.said(run)
        self.chosen.append(run)
        self.budget, self.room[part] = self.budget - tokens, self.room[part] - tokens
        self.used.add(self.offers.sentences[run])
        self.worth.seen.update(said)
        for word in said:
            self.adds[word] = self.again[word]

    def take_holding(self, sentence: int, start: int, end: int) -> Point | None:
        """The likeliest run of a sentence that holds a stretch of the text, of equal ones the shortest, if it is fair and the sentence is free; it is used then."""
        spans, sentences, sound = self.offers.spans, self.offers.sentences, self.offers.sound
        runs = () if sentence in self.used else (run for run in self.runs if sentences[run] == sentence and sound[run] >= FAIR)
        holding = sorted((-sound[run], self.offers.runs.tokens[run], run) for run in runs if spans[run][0] <= start and end <= spans[run][1])
        chosen = next((run for *_, run in holding if self.make(run)), None)
        if chosen is None:
            return None
        self.used.add(sentence)
        return self._point(chosen)


def choose(shelf: Shelf, asks: Sequence[Ask]) -> list[Cover]:
    """The points of each tree, chosen; a sentence gives one. The clauses of all are looked at together."""
    adds = [ask.worth.now() for ask in asks]
    found = offers(shelf, asks, adds)
    rows = zip(asks, adds, found.of_each(len(asks)), strict=True)
    covers = [_cover_of(ask, now.tolist(), found, runs) for ask, now, runs in rows]
    for cover in covers:
        _choose_points(cover)
    return covers


def _cover_of(ask: Ask, adds: list[float], found: Offers, runs: range) -> Cover:
    shares = _shares(ask)
    room = [share * ask.budget for share in shares]
    again = (ask.worth.words * AGAIN).tolist()
    return Cover(found, runs, ask.worth, adds, again, ask.budget, shares, room, ask.parts.tolist(), set(ask.used))


def _choose_points(cover: Cover) -> None:
    """Points by greedy cover: each part gets its best first, then the budget goes to the best of all.

    No part gets more than its cap. Of equal values the first in the text is the better. Values only fall as words are
    seen, and a run's text is looked at no sooner than it would be the best by the most that its text can be worth; so
    what heads the heap once its value is known is the best (lazy greedy, Minoux 1978).
    """
    waiting = _waiting(cover, cover.offers.best[cover.runs.start : cover.runs.stop])
    for run in _firsts(cover, waiting):
        if cover.budget <= 0:
            break
        cover.take(run)
    _spend(cover, waiting)


def choose_details(cover: Cover, budget: float, beside: Callable[[Ints], Bools]) -> list[Point]:
    """`budget` tokens of details, in reading order: the best of those whose places (n, 2) are `beside` something that hangs."""
    points, places = len(cover.chosen), cover.offers.places[cover.runs.start : cover.runs.stop]
    _spend_further(cover, budget, beside(places))
    return cover.points(points)


def choose_others(cover: Cover, budget: float) -> list[Point]:
    """`budget` tokens of further details, in reading order: the best of all fair ones."""
    points = len(cover.chosen)
    cover.budget = budget
    _spend(cover, _waiting(cover, cover.offers.fair[cover.runs.start : cover.runs.stop]))
    return cover.points(points)


def choose_more(cover: Cover, budget: float) -> list[Point]:
    """`budget` tokens of points as good as those before, in reading order, of what no label says by now."""
    points = len(cover.chosen)
    cover.adds = cover.worth.now().tolist()
    _spend_further(cover, budget, cover.offers.best[cover.runs.start : cover.runs.stop])
    return cover.points(points)


def choose_fair(cover: Cover, parts: Set[int], budget: float) -> list[Point]:
    """A fair point for each of these parts, in reading order, the best first while `budget` lasts."""
    points = len(cover.chosen)
    cover.budget = max(0.0, budget)
    if not parts:
        return []
    waiting = _waiting(cover, cover.offers.fair[cover.runs.start : cover.runs.stop])
    for run in _firsts(cover, [found for found in waiting if cover.part(found[-1]) in parts]):
        if cover.offers.runs.tokens[run] <= cover.budget:
            cover.take(run)
    return cover.points(points)


def _spend_further(cover: Cover, budget: float, chosen: Bools) -> None:
    """`budget` tokens, of which each part may take its share and what it had left before, go to the chosen of the cover's runs; none
    where labels have taken more than there was."""
    budget = max(0.0, budget)
    cover.budget = budget
    cover.room = [max(0.0, left) + share * budget for left, share in zip(cover.room, cover.shares, strict=True)]
    _spend(cover, _waiting(cover, chosen))


def _waiting(cover: Cover, chosen: Bools) -> list[Waiting]:
    """The chosen of a cover's runs whose sentences are free."""
    sentences, used, first = cover.offers.sentences, cover.used, cover.offers.waiting[cover.runs.start : cover.runs.stop]
    return [waiting for waiting in compress(first, chosen.tolist()) if sentences[waiting[-1]] not in used]


def _spend(cover: Cover, waiting: list[Waiting]) -> None:
    """The best of the heap is chosen again and again while the budget lasts."""
    heapq.heapify(waiting)
    fresh: set[int] = set()
    while waiting and cover.budget > 0:
        run = heapq.heappop(waiting)[-1]
        if cover.fits(run) and _is_best(cover, run, waiting, fresh):
            cover.take(run)
            fresh.clear()


def _is_best(cover: Cover, run: int, waiting: list[Waiting], fresh: set[int]) -> bool:
    """Whether no waiting run is worth more than this one, which headed the heap; else it waits, unless it cannot be a
    label. `fresh` are the runs that wait with their values of now."""
    if run not in fresh and _waits_on(cover, run, waiting, fresh):
        return False
    return run in cover.made or (cover.make(run) and not _waits_on(cover, run, waiting, fresh))


def _waits_on(cover: Cover, run: int, waiting: list[Waiting], fresh: set[int]) -> bool:
    """Whether a run is worth less than another now, and waits with its value of now."""
    now = cover.waits(run)
    worse = bool(waiting) and now > waiting[0]
    if worse:
        heapq.heappush(waiting, now)
        fresh.add(run)
    return worse


def _firsts(cover: Cover, waiting: Iterable[Waiting]) -> Iterator[int]:
    """The best run of each part before anything is chosen, the best of all first, each looked for when it is asked for."""
    heap, done, valued = list(waiting), set[int](), set[int]()
    heapq.heapify(heap)
    while heap:
        run = heapq.heappop(heap)[-1]
        part = cover.part(run)
        if part in done:
            continue
        if run in valued:
            done.add(part)
            yield run
        elif cover.make(run):
            valued.add(run)
            heapq.heappush(heap, (-cover.first_value(run), *cover.offers.spans[run], run))


def _shares(ask: Ask) -> list[float]:
    """What each part may take of a budget, as a share of it."""
    reading, parts = ask.reading, ask.parts
    length = np.bincount(parts, reading.ends - reading.starts) if len(parts) else np.zeros(1)
    share = length**CAP_POWER
    total = max(float(share.sum()), 1.0)
    return [CAP_SLACK * found / total for found in share.tolist()]
