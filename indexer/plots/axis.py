"""The axis of time that all plots share, and what they say of it."""

from collections.abc import Iterator, Sequence

from indexer.plots.svg import fitted, text, width_of
from indexer.plots.timeline import Timeline
from indexer.plots.words import Words

WIDTH, LEFT = 720.0, 40.0
"""The width of a plot, and what the numbers beside it take."""
APART = 14.0
"""Pixels between two labels."""


def column(place: int, columns: int, left: float = LEFT) -> tuple[float, float]:
    """Where a period's column begins, and its width."""
    wide = (WIDTH - left) / columns
    return left + wide * place, wide


def period_labels(periods: Sequence[str], y: float, left: float = LEFT) -> Iterator[str]:
    """The labels of the periods, as many as fit side by side and on the plot."""
    _, wide = column(0, len(periods), left)
    every = next(step for step in range(1, len(periods) + 1) if step * wide >= width_of(periods[0]) + APART or step == len(periods))
    for place in range(0, len(periods), every):
        middle = column(place, len(periods), left)[0] + wide / 2
        if middle + width_of(periods[place]) / 2 <= WIDTH:
            yield text(periods[place], middle, y, text_anchor="middle", class_="quiet")


def heading(title: str, said: str) -> list[str]:
    """A plot's title, and beside it what it shows, as far as there is room."""
    room = WIDTH - width_of(title) - 2 * APART
    return [text(title, 0, 16, font_weight="600"), text(fitted(said, room), WIDTH, 16, text_anchor="end", class_="quiet")]


def description(time: Timeline, words: Words) -> str:
    """What a plot shows, in words."""
    if not time.periods:
        return words.nothing
    said = words.span.format(sum(time.counts.values()), time.periods[0], time.periods[-1])
    return " ".join([said, words.undated.format(time.undated)] if time.undated else [said])
