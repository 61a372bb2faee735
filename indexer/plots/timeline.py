"""Articles and topics over time: counts, before anything is drawn."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from indexer.store import Index, main_topic

MONTHS, QUARTERS = 18, 60
"""Up to so many months are shown by month, by quarter; longer times by year."""
LONGEST_GAP = 120
"""Months without an article after which a date is a slip (2099 for 2009), not a part of the corpus' life."""
OTHER = 0
"""The number of articles' topic that have none."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """periods   labels of consecutive times of one length, the earliest first
    topics    numbers of the topics that dated articles have, the most frequent first
    counts    articles by (topic, place of the period)
    undated   articles without a date, or with one that lies far from all others
    """

    periods: tuple[str, ...]
    topics: tuple[int, ...]
    counts: Mapping[tuple[int, int], int]
    undated: int = 0

    def total(self, place: int) -> int:
        """Articles of a period."""
        return sum(count for (_, at), count in self.counts.items() if at == place)


def timeline_of(index: Index) -> Timeline:
    """The timeline of an index; linear in its articles."""
    topic_of = {name: topic.number for topic in index.topics() for name in topic.concepts}
    dated = [(_month(entry.date), main_topic([term.concept for term in index.terms(entry.id)], topic_of)) for entry in index.entries()]
    return timeline([(month, topic) for month, topic in dated if month], undated=sum(not month for month, _ in dated))


def timeline(dated: Sequence[tuple[int, int]], undated: int = 0) -> Timeline:
    """The timeline of (month, topic) pairs; months count from the year 0.

    >>> timeline([(12 * 2024, 1), (12 * 2024 + 2, 1)]).periods
    ('2024-01', '2024-02', '2024-03')
    """
    if not dated:
        return Timeline((), (), {}, undated)
    first, last = _life([month for month, _ in dated])
    kept = [(month, topic) for month, topic in dated if first <= month <= last]
    length, label = _period(last - first + 1)
    begin = first // length
    counts = Counter((topic, month // length - begin) for month, topic in kept)
    times = Counter(topic for _, topic in kept if topic != OTHER)
    topics = sorted(times, key=lambda topic: (-times[topic], topic))
    periods = tuple(label(place * length) for place in range(begin, last // length + 1))
    return Timeline(periods, tuple(topics), counts, undated + len(dated) - len(kept))


def _month(text: str) -> int:
    try:
        day = date.fromisoformat(text[:10] if len(text) > 7 else f"{text[:7]}-01")
    except ValueError:
        return 0
    return 12 * day.year + day.month - 1


def _life(months: Iterable[int]) -> tuple[int, int]:
    """The first and last month of the run without a long gap that has most articles; of equal ones the last."""
    runs: list[list[int]] = []
    for month in sorted(months):
        if runs and month - runs[-1][-1] <= LONGEST_GAP:
            runs[-1].append(month)
        else:
            runs.append([month])
    best = max(runs, key=lambda run: (len(run), run[0]))
    return best[0], best[-1]


def _period(months: int) -> tuple[int, Callable[[int], str]]:
    """How many months a period has where so many are shown, and what a period is called by its first month."""
    if months <= MONTHS:
        return 1, lambda month: f"{month // 12}-{month % 12 + 1:02}"
    if months <= QUARTERS:
        return 3, lambda month: f"{month // 12} Q{month % 12 // 3 + 1}"
    return 12, lambda month: str(month // 12)
