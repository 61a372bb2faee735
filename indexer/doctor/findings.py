"""What the doctor says: findings, grouped by the check that made them, the most important first."""

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "note"]
"""error: something is lost; warning: readers see something wrong; note: it could be better."""
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at.

    about    the id of the article or page, or the name that it is about
    said     what fills the sentence of its check (`words.Sentence`)
    others   ids of the articles that have to do with it
    line     a line that is ready for the file of decisions (`aliases` in indexer.toml), or nothing
    """

    about: str
    said: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    line: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """The findings of one check, the most important first."""

    check: str
    severity: Severity
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """All that was found: groups that found something, errors first. `articles` is how many there are."""

    articles: int
    groups: tuple[Group, ...]

    @property
    def count(self) -> int:
        """How many findings there are."""
        return sum(len(group.findings) for group in self.groups)
