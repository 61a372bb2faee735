"""A check of dates that cannot all be true."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from indexer.doctor.chart import Chart, Sheet
from indexer.doctor.findings import Finding
from indexer.text.scripts import either

IN_NAME = re.compile(r"(?:^|/)(\d{4})([-/])(\d\d)\2(\d\d)(?=[-_/.]|$)")
"""A date that begins the name of a file or folder, or is three folders: how Jekyll, Hexo and WordPress name posts."""
IN_TEXT = either(
    r"(?:发[布表]于|发布(?:时间|日期)|[Pp]ublished(?: on)?|[Pp]osted on)[:：]?\s*(\d{4})([-/.年])(\d\d?)[-/.月](\d\d?)(?!\d)"
)
"""A byline with a date in figures."""
A_DAY = timedelta(days=1)
"""Two time zones may call one moment two days."""


def contradicting(chart: Chart) -> Iterator[Finding]:
    """Articles whose date is in the future, after their update, or not that of their file name, address or byline."""
    for sheet in chart.sheets:
        own = day_of(sheet.entry.date)
        if own is not None:
            yield from (Finding(sheet.entry.id, (own.isoformat(), other.isoformat(), where)) for where, other in _against(sheet, own, chart))


def day_of(text: str) -> date | None:
    """The day of a date in ISO 8601, None where it names none.

    >>> day_of("2024-03-05T10:00:00Z"), day_of("2024")
    (datetime.date(2024, 3, 5), None)
    """
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def _against(sheet: Sheet, own: date, chart: Chart) -> Iterator[tuple[str, date]]:
    """What contradicts an article's date: where it stands (a word of `words.Sentence`) and which day it is."""
    today, updated = day_of(chart.given.today), day_of(sheet.updated)
    if today and own > today + A_DAY:
        yield "today", today
    if updated and updated < own - A_DAY:
        yield "updated", updated
    for where, text, pattern in (("name", sheet.entry.id, IN_NAME), ("address", sheet.entry.url, IN_NAME), ("byline", sheet.beginning, IN_TEXT)):
        found = pattern.search(text)
        other = _day(found) if found else None
        if other and abs(other - own) > A_DAY:
            yield where, other


def _day(found: re.Match[str]) -> date | None:
    try:
        return date(int(found[1]), int(found[3]), int(found[4]))
    except ValueError:
        return None
