"""Checks of what was read: pages that failed, lost something, say nothing, or have no source."""

from collections.abc import Iterator

from indexer.doctor.chart import Chart
from indexer.doctor.findings import Finding
from indexer.model import PROBLEM

SHOWN = 3
"""Titles of missing articles that a finding names."""


def failed(chart: Chart) -> Iterator[Finding]:
    """Pages that could not be read, with the reason."""
    return (Finding(one.id, (one.reason,)) for one in chart.failures if not one.was_read)


def damaged(chart: Chart) -> Iterator[Finding]:
    """Pages that were read, but not all of them as they were meant."""
    return (Finding(one.id, (one.reason.removeprefix(PROBLEM),)) for one in chart.failures if one.was_read)


def without_terms(chart: Chart) -> Iterator[Finding]:
    """Articles that no key term was found in."""
    return (Finding(sheet.entry.id) for sheet in chart.sheets if not sheet.terms)


def missing_articles(chart: Chart) -> Iterator[Finding]:
    """Articles whose page announces others that are not in the index, those that announce most first."""
    found = sorted((sheet for sheet in chart.sheets if sheet.missing), key=lambda s: (-len(s.missing), s.entry.id))
    return (Finding(s.entry.id, (str(len(s.missing)), " · ".join(s.missing[:SHOWN]))) for s in found)


def without_source(chart: Chart) -> Iterator[Finding]:
    """Pages of the built site that hold an article which the index does not know."""
    return (Finding(page.id, (page.reason,)) for page in chart.given.site)
