"""What decides what a crawl fetches, and how fast."""

from dataclasses import dataclass
from pathlib import Path

AGENT = "knowledge-point-indexer"
"""The name that robots.txt knows us by."""
DELAY = 1.0
"""Seconds between pages of a host: what people who read quickly need at least."""
MOST_REDIRECTS = 10
"""As browsers' 20 (Fetch Standard, 4.4), halved: no article is that far away."""


@dataclass(frozen=True, slots=True)
class CrawlOptions:
    """seeds          addresses of pages, sitemaps or feeds; or files with an address a line
    into           the folder of the web archives
    delay          seconds between pages of a host, at least; 0 for a server of one's own: no throttling
    contact        an address (mail or web) that the user agent names
    dry_run        fetch sitemaps, feeds and seeds only; say what would be fetched, write nothing
    allow_private  also addresses of private, loopback and link-local networks
    pages          most pages of a crawl
    depth          most links from a seed to a page
    max_bytes      larger bodies fail, packed and unpacked
    timeout        seconds for a page
    site_seconds   seconds for a host
    """

    seeds: tuple[str, ...]
    into: Path
    delay: float = DELAY
    contact: str = ""
    dry_run: bool = False
    allow_private: bool = False
    pages: int = 20_000
    depth: int = 100
    max_bytes: int = 10_000_000
    timeout: float = 30.0
    site_seconds: float = 24 * 3600.0

    @property
    def user_agent(self) -> str:
        """Who we are, and how to reach whoever runs this."""
        from importlib.metadata import version  # here, as in `cli`: who asks an index need not wait for it

        contact = "".join(c for c in self.contact if " " <= c <= "~" and c not in "()")
        return f"{AGENT}/{version(AGENT)}" + (f" (+{contact})" if contact else "")
