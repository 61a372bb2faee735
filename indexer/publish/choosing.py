"""Which neighbours are shown beside each article, under the owner's options: decided once for all publishers."""

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from indexer.publish.linked import links_of
from indexer.publish.options import Options
from indexer.store import Entry, Hit, Index

RELATIONS = ("series", "related", "translation")
CONSIDERED = 50
"""Neighbours of each article among which is chosen: as many as the index holds."""
PINNED = 1.0
"""The score of what the article's owner wants beside it (`related.pins`): neither limited nor hidden."""
DIGITS = 6
"""Of a worth: more would let the last bit of a processor decide."""


@dataclass(frozen=True, slots=True)
class Exposure:
    """Articles, those that have others beside them, those that stand beside no other, and beside how many the one shown most often stands: without and
    with a limit."""

    articles: int
    linking: int
    limit: int
    never_before: int
    never: int
    most_before: int
    most: int


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown beside each article, by relation in the order of RELATIONS, in each best first; and how often articles
    are shown."""

    beside: Mapping[str, tuple[Hit, ...]]
    exposure: Exposure


class Offer(NamedTuple):
    """A neighbour that may be shown; by their first three fields offers sort by what they are worth, the best first."""

    cost: float
    """Below 0, the lower the better."""
    rank: int
    article: str
    hit: Hit
    pinned: bool


@lru_cache(maxsize=1)
def choose(index: Index, options: Options) -> Shown:
    """What is shown beside each article, and how often articles are shown.

    All offers of all articles are taken from the best to the worst, as long as the article has room and the other was not
    shown too often: the greedy b-matching, at least half as good as the best one (Mestre 2006, Greedy in Approximation
    Algorithms). What takes the place of one shown too often is over the threshold as well. The last answer is kept, for the
    next publisher. Memory and time grow with the articles.
    """
    entries = index.entries()
    worth = Worth.of(entries, options.half_life)
    linked = links_of(index) if options.hide_linked else {}
    fixed: dict[str, list[Hit]] = {}
    offers: list[Offer] = []
    for entry in entries:
        hits = index.related(entry.id, CONSIDERED, options.threshold)
        fixed[entry.id] = [hit for hit in hits if hit.relation != "related"]
        hidden = linked.get(entry.id, frozenset())
        related = (hit for hit in hits if hit.relation == "related" and (hit.score >= PINNED or hit.id not in hidden))
        offers += worth.offers(entry.id, related)
    kin = {name: _kin(hits, options.links) for name, hits in fixed.items()}
    offers.sort(key=lambda offer: offer[:3])
    free, fair = _taken(offers, options.links, 0), _taken(offers, options.links, options.exposure)
    beside = {name: (*first, *fair.get(name, ()), *last) for name, (first, last) in kin.items()}
    unlimited = {name: (*first, *free.get(name, ()), *last) for name, (first, last) in kin.items()}
    ours = [entry.id for entry in entries if not entry.copy_of and index.is_offered(entry.id)]
    return Shown(beside, _exposure(ours, options.exposure, unlimited, beside))


@dataclass(frozen=True, slots=True)
class Worth:
    """What a neighbour is worth: its score, halved with each half life of its age.

    Of score s and age a with half life h: log2(s) - a/h. Whatever day ages count from adds the same to all, so none is
    needed, and no clock. Where an article has no date, its day is the median one.
    """

    days: Mapping[str, float]

    @classmethod
    def of(cls, entries: Sequence[Entry], half_life: float) -> "Worth":
        """From the dates of all articles, in half lives."""
        if half_life <= 0:
            return cls({})
        known = {entry.id: _day(entry.date) for entry in entries}
        dated = sorted(day for day in known.values() if day)
        middle = dated[len(dated) // 2] if dated else 0
        return cls({name: (day or middle) / half_life for name, day in known.items()})

    def offers(self, article: str, hits: Iterator[Hit]) -> Iterator[Offer]:
        """The offers of an article's neighbours. A pinned one goes before all others, whatever its date."""
        for rank, hit in enumerate(hits):
            if hit.score >= PINNED:
                yield Offer(-math.inf, rank, article, hit, True)
            else:
                worth = math.log2(max(hit.score, 1e-9)) + self.days.get(hit.id, 0.0)
                yield Offer(-round(worth, DIGITS), rank, article, hit, False)


def _kin(hits: Sequence[Hit], links: int) -> tuple[tuple[Hit, ...], tuple[Hit, ...]]:
    """The parts of the article's series and its translations, as many as are shown."""
    series, translation = ([hit for hit in hits if hit.relation == relation][:links] for relation in ("series", "translation"))
    return tuple(series), tuple(translation)


def _taken(offers: Sequence[Offer], links: int, exposure: int) -> dict[str, list[Hit]]:
    """The hits that are taken, by article."""
    taken: dict[str, list[Hit]] = {}
    shown: Counter[str] = Counter()
    for offer in offers:
        place = taken.setdefault(offer.article, [])
        if len(place) < links and (offer.pinned or not exposure or shown[offer.hit.id] < exposure):
            place.append(offer.hit)
            shown[offer.hit.id] += 1
    return taken


def _exposure(ours: Sequence[str], limit: int, before: Mapping[str, tuple[Hit, ...]], after: Mapping[str, tuple[Hit, ...]]) -> Exposure:
    counts = [Counter(hit.id for beside in shown.values() for hit in beside) for shown in (before, after)]
    never = [sum(not count[name] for name in ours) for count in counts]
    most = [max(count.values(), default=0) for count in counts]
    return Exposure(len(after), sum(map(bool, after.values())), limit, *never, *most)


def _day(said: str) -> int:
    """The number of a day in ISO 8601, of its month or year where it says no more; 0 for what is no date."""
    parts = said[:10].split("-")
    try:
        year, month, day = (*map(int, parts), 1, 1)[:3]
        return date(year, month, day).toordinal()
    except ValueError:
        return 0
