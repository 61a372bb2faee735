"""What a crawl did, for people and for `--json`."""

from collections.abc import Callable
from dataclasses import dataclass, field

from indexer.model import Failure


@dataclass(slots=True)
class CrawlReport:
    """Counts of addresses.

    found      that are to be fetched, or were
    stored     that an interrupted crawl had stored before
    fetched    whose page was downloaded, of which `articles` and `lists` were told apart
    unchanged  that the server or the page's bytes said to be as they were
    refused    that robots.txt forbids
    left       that were left, by reason: the trap or the limit
    """

    found: int = 0
    stored: int = 0
    fetched: int = 0
    articles: int = 0
    lists: int = 0
    unchanged: int = 0
    refused: int = 0
    failures: list[Failure] = field(default_factory=list)
    left: dict[str, int] = field(default_factory=dict)
    would_fetch: list[str] = field(default_factory=list)
    seconds: float = 0.0
    finished: bool = False
    folder: str = ""

    def leave(self, reason: str) -> None:
        """Count an address that is left."""
        self.left[reason] = self.left.get(reason, 0) + 1

    @property
    def failed(self) -> int:
        """Addresses that could not be fetched."""
        return len(self.failures)


CrawlProgress = Callable[[CrawlReport], None]
"""Called after each page with what was done so far."""


def unheard(report: CrawlReport) -> None:
    """Nobody listens."""
