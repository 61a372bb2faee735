"""Articles over time as bars, each parted by topic."""

import math
from collections.abc import Iterator, Mapping

from indexer.plots.axis import LEFT, WIDTH, column, description, heading, period_labels
from indexer.plots.svg import drawing, element, fitted, text, titled, width_of
from indexer.plots.timeline import Timeline
from indexer.plots.words import Words

TOP, TALL = 44.0, 220.0
"""Where the bars' field begins, and how tall it is."""
SERIES = 6
"""Topics with a colour of their own: more cannot be told apart."""
KEY, SWATCH = 20.0, 10.0
"""The height of a line of the key, and the side of its squares."""
STEPS = (1, 2, 5, 10)
"""Multiples of a power of ten that a scale may count by."""


def bars(time: Timeline, labels: Mapping[int, str], words: Words) -> str:
    """The plot as SVG: a bar a period, the largest topics of all time at its foot; the key stands below."""
    said = description(time, words)
    if not time.periods:
        return drawing("plot-articles", (WIDTH, 30), (words.articles, said), heading(words.articles, said))
    shown = time.topics[:SERIES]
    foot = TOP + TALL + 30
    parts = [*heading(words.articles, said), *_scale(time), *_stacks(time, labels, words), *period_labels(time.periods, TOP + TALL + 16)]
    names = [labels.get(topic, str(topic)) for topic in shown] + [words.other]
    key = list(_key(names, foot))
    height = foot + KEY * math.ceil(len(names) / 2) + 4
    return drawing("plot-articles", (WIDTH, height), (words.articles, said), [*parts, *key])


def top_of_scale(most: int) -> tuple[int, int]:
    """The end of a scale that counts to `most` in two to five steps, and the step.

    >>> top_of_scale(28)
    (30, 10)
    """
    power = 10 ** max(0, math.floor(math.log10(max(most, 1))) - 1)
    step = next(factor * power for factor in (*STEPS, 20, 50, 100) if factor * power * 5 >= most)
    return step * math.ceil(max(most, 1) / step), step


def _scale(time: Timeline) -> Iterator[str]:
    end, step = top_of_scale(max(time.total(place) for place in range(len(time.periods))))
    for count in range(0, end + 1, step):
        y = TOP + TALL - TALL * count / end
        yield element("line", x1=LEFT, x2=WIDTH, y1=y, y2=y, class_="line")
        yield text(str(count), LEFT - 8, y + 4, text_anchor="end", class_="quiet")


def _stacks(time: Timeline, labels: Mapping[int, str], words: Words) -> Iterator[str]:
    shown = time.topics[:SERIES]
    end, _ = top_of_scale(max(time.total(place) for place in range(len(time.periods))))
    for place, period in enumerate(time.periods):
        x, wide = column(place, len(time.periods))
        counts = [time.counts.get((topic, place), 0) for topic in shown]
        counts.append(time.total(place) - sum(counts))
        names = [*(labels.get(topic, str(topic)) for topic in shown), words.other]
        y = TOP + TALL
        for number, (name, count) in enumerate(zip(names, counts, strict=True)):
            if count:
                tall = TALL * count / end
                y -= tall
                colour = f"s{number if number < len(shown) else SERIES}"
                hint = titled(words.cell.format(name, period, count))
                yield element("rect", hint, x=x + wide * 0.12, y=y, width=wide * 0.76, height=max(tall - 0.6, 0.4), class_=colour)


def _key(names: list[str], top: float) -> Iterator[str]:
    """What the colours mean, in two columns; the last is all other topics."""
    half = (WIDTH - LEFT) / 2
    for number, name in enumerate(names):
        x, y = LEFT + half * (number % 2), top + KEY * (number // 2)
        colour = f"s{number if number < len(names) - 1 else SERIES}"
        yield element("rect", x=x, y=y, width=SWATCH, height=SWATCH, rx=2, class_=colour)
        yield text(fitted(name, half - SWATCH - 6 - width_of(" ") * 2), x + SWATCH + 6, y + SWATCH - 0.5)
