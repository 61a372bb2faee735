"""What is wrong with a pile of articles or could be better, with the remedy: values, for the command line and for pages."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from indexer.doctor import dates, names, offers, pages
from indexer.doctor.chart import Chart, Given, chart_of
from indexer.doctor.findings import SEVERITIES, Diagnosis, Finding, Group, Severity
from indexer.doctor.names import line_of
from indexer.store import Index

__all__ = ["CHECKS", "Check", "Diagnosis", "Finding", "Given", "Group", "Severity", "diagnose", "line_of"]


class Check(NamedTuple):
    """A check: its name, how bad what it finds is, and who finds it, the most important first."""

    name: str
    severity: Severity
    find: Callable[[Chart], Iterable[Finding]]


CHECKS = (
    Check("failed", "error", pages.failed),
    Check("damaged", "error", pages.damaged),
    Check("dates", "warning", dates.contradicting),
    Check("mismatch", "warning", offers.mismatched),
    Check("spam", "warning", offers.advertising),
    Check("copies", "warning", offers.copies),
    Check("everywhere", "warning", offers.everywhere),
    Check("sourceless", "warning", pages.without_source),
    Check("tags", "note", names.equal_tags),
    Check("joins", "note", names.uncertain_joins),
    Check("unexplained", "note", names.unexplained),
    Check("unsaid", "note", offers.unsaid),
    Check("stubs", "note", offers.unwritten),
    Check("termless", "note", pages.without_terms),
    Check("orphans", "note", offers.orphans),
    Check("missing", "note", pages.missing_articles),
)
"""In the order in which they are told; `doctor.words` has a sentence for each."""
NOTHING_GIVEN = Given()


def diagnose(index: Index, given: Given = NOTHING_GIVEN) -> Diagnosis:
    """What all checks find in an index, errors first. Linear in the articles and concepts; all are read once."""
    chart = chart_of(index, given)
    groups = (Group(check.name, check.severity, tuple(check.find(chart))) for check in CHECKS)
    found = [group for group in groups if group.findings]
    return Diagnosis(len(chart.sheets), tuple(sorted(found, key=lambda group: SEVERITIES.index(group.severity))))
