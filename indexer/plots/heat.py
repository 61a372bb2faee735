"""Topics against time as a map of heat."""

from collections.abc import Iterator, Mapping

from indexer.plots.axis import WIDTH, column, description, heading, period_labels
from indexer.plots.svg import FONT, drawing, element, fitted, text, titled, width_of
from indexer.plots.timeline import Timeline
from indexer.plots.words import Words

ROWS = 16
"""Topics that are shown: more are a list, not a picture."""
TOP, ROW, NAMES = 32.0, 26.0, 210.0
"""Where the first row begins, the height of a row, the width of topics' names."""
FAINTEST, DARK = 0.16, 0.8
"""Opacity of a cell with one article of very many, and that from which its number is written in the colour of the paper: below it
ink has the better contrast (WCAG 2.1, 1.4.3), on light and on dark."""


def heat(time: Timeline, labels: Mapping[int, str], words: Words) -> str:
    """The plot as SVG: a row a topic, the largest first; a cell is as strong as the root of its share of the largest cell.

    The numbers are written where all of them fit; over each cell they can be read anyway.
    """
    said = description(time, words)
    if not time.topics:
        return drawing("plot-topics", (WIDTH, 30), (words.heat, said), heading(words.heat, said))
    shown = time.topics[:ROWS]
    bottom = TOP + ROW * len(shown)
    rows = [part for number, topic in enumerate(shown) for part in _row(time, number, labels.get(topic, str(topic)), words)]
    parts = [*heading(words.heat, said), *rows, *period_labels(time.periods, bottom + 16, NAMES)]
    return drawing("plot-topics", (WIDTH, bottom + 26), (words.heat, said), parts)


def _row(time: Timeline, number: int, name: str, words: Words) -> Iterator[str]:
    topic, y = time.topics[number], TOP + ROW * number
    most = max(count for (own, _), count in time.counts.items() if own in time.topics)
    hint = titled(name)
    yield element("g", hint + text(fitted(name, NAMES - 12), 0, y + ROW / 2 + FONT * 0.36))
    for place, period in enumerate(time.periods):
        x, wide = column(place, len(time.periods), NAMES)
        count = time.counts.get((topic, place), 0)
        strength = FAINTEST + (1 - FAINTEST) * (count / most) ** 0.5 if count else 1.0
        hint = titled(words.cell.format(name, period, count))
        kind = "heat" if count else "empty"
        yield element("rect", hint, x=x + 1, y=y + 1, width=wide - 2, height=ROW - 2, rx=2, class_=kind, fill_opacity=strength)
        if count and width_of(str(most)) + 2 <= wide:
            colour = {"class_": "onheat"} if strength > DARK else {}
            yield text(str(count), x + wide / 2, y + ROW / 2 + FONT * 0.36, text_anchor="middle", pointer_events="none", **colour)
