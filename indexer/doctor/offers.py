"""Checks of what readers are offered: advertisements, wrong titles, copies, orphans and what stands beside everything."""

from collections import Counter
from collections.abc import Iterator
from statistics import fmean, pstdev

from indexer.doctor.chart import LIST, Chart, Sheet
from indexer.doctor.findings import Finding

DEVIATIONS = 4.0
"""Standard deviations over the mean from which an article stands beside too many. Hubs are usually counted from two
(Radovanović et al. 2010, JMLR 11:2487); among some thousand articles that would be dozens, most of them good overviews."""
LEAST_LISTS = 4 * LIST
"""Nobody meets an article too often that is in fewer lists."""

SHOWN = 3
"""Copies that a finding names."""


def advertising(chart: Chart) -> Iterator[Finding]:
    """Articles that advertise; they are never offered."""
    return (Finding(sheet.entry.id, (sheet.entry.title,)) for sheet in chart.sheets if "spam" in sheet.entry.flags)


def mismatched(chart: Chart) -> Iterator[Finding]:
    """Articles whose title announces something else than the text; they are never offered."""
    return (Finding(sheet.entry.id, (sheet.entry.title,)) for sheet in chart.sheets if "mismatch" in sheet.entry.flags)


def unsaid(chart: Chart) -> Iterator[Finding]:
    """Articles that hardly say a word of their title; they are offered as all others."""
    return (Finding(sheet.entry.id, (sheet.entry.title,)) for sheet in chart.sheets if "unsaid" in sheet.entry.flags)


def unwritten(chart: Chart) -> Iterator[Finding]:
    """Articles that have a title and say nothing yet; they are offered only where their owner pins them."""
    return (Finding(sheet.entry.id, (sheet.entry.title,)) for sheet in chart.sheets if "stub" in sheet.entry.flags)


def copies(chart: Chart) -> Iterator[Finding]:
    """Articles that others repeat, the most repeated first; `others` are the copies."""
    of: dict[str, list[str]] = {}
    for sheet in chart.sheets:
        if sheet.entry.copy_of:
            of.setdefault(sheet.entry.copy_of, []).append(sheet.entry.id)
    found = sorted(of.items(), key=lambda group: (-len(group[1]), group[0]))
    return (Finding(original, (str(len(ids)), " · ".join(ids[:SHOWN])), tuple(ids)) for original, ids in found)


def orphans(chart: Chart) -> Iterator[Finding]:
    """Articles that nothing is offered beside, the newest first; those without a term are another check's."""
    alone = sorted(filter(_stands_alone, chart.sheets), key=lambda sheet: sheet.entry.date, reverse=True)  # ties stay by id
    return (Finding(sheet.entry.id, (sheet.entry.title,)) for sheet in alone)


def everywhere(chart: Chart) -> Iterator[Finding]:
    """Articles that stand in more lists than chance and being a good overview explain, the most frequent first."""
    lists = Counter(name for sheet in chart.sheets for name in sheet.offered)
    counts = [lists[sheet.entry.id] for sheet in chart.sheets]
    bound = max(LEAST_LISTS, fmean(counts) + DEVIATIONS * pstdev(counts)) if counts else 0
    found = sorted((-times, name) for name, times in lists.items() if times >= bound)
    return (Finding(name, (str(-times), str(len(counts)))) for times, name in found)


def _stands_alone(sheet: Sheet) -> bool:
    return bool(sheet.terms) and not (sheet.offered or sheet.entry.flags or sheet.entry.copy_of)
