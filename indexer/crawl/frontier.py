"""Which addresses are to be fetched: once each, on the site, and not into traps. Nothing here reads or waits."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from indexer.crawl.addresses import NO_PAGE, REPEATED, Scope, canonical, shape
from indexer.crawl.links import Links
from indexer.crawl.options import MOST_REDIRECTS, CrawlOptions
from indexer.crawl.report import CrawlReport

BARREN = 20
"""Pages in a row of one shape that lead to nothing but their own shape: calendars and sessions without end do, the
pages of a long archive lead to articles."""
ELSEWHERE = "another site"
SITEMAPS = ("/sitemap.xml", "/sitemap_index.xml")
FEEDS = ("/atom.xml", "/feed", "/rss.xml", "/index.xml")
"""Where generators put them (WordPress, Hexo, Jekyll, Hugo); asked only where robots.txt and the page name none."""


class Task(NamedTuple):
    """An address to fetch. `chain` are the addresses that redirected to it.

    kind: seed (what the caller named), page, document (a feed or sitemap), or guess (a usual place of those).
    """

    url: str
    depth: int
    kind: str = "page"
    chain: tuple[str, ...] = ()


@dataclass(slots=True)
class Frontier:
    """The state of a crawl, which what is stored and what is fetched change alike."""

    options: CrawlOptions
    report: CrawlReport
    scope: Scope = field(default_factory=Scope)
    seen: dict[str, int] = field(default_factory=dict)
    barren: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))
    pages: int = 0
    named_sitemaps: bool = False

    def seeds(self, urls: list[str]) -> Iterator[Task]:
        """What the caller named."""
        for url in urls:
            self.scope.add(url)
        for url in urls:
            yield from self._admit(url, 0, "seed")

    def follow(self, task: Task, found: Links) -> Iterator[Task]:
        """What a page, feed or sitemap leads to, once each. A named feed's own site is in the scope, too."""
        if task.kind == "seed" and found.home:
            self.scope.add(found.home)
        places = [*found.links, *([found.canonical] if found.canonical else [])]
        self._count(task, places, found.is_article)
        for url in found.documents:
            yield from self._admit(url, task.depth, "document")
        if task.kind == "seed" and self.options.depth:
            guesses = [*(() if self.named_sitemaps else SITEMAPS), *(() if found.documents else FEEDS)]
            for place in guesses:
                yield from self._admit(canonical(place, task.url), 0, "guess")
        for url in places:
            yield from self._admit(url, task.depth + 1, "page")

    def name(self, sitemaps: list[str]) -> Iterator[Task]:
        """The sitemaps that a robots.txt names."""
        for url in sitemaps:
            self.named_sitemaps = True
            yield from self._admit(canonical(url), 0, "document")

    def redirect(self, task: Task, target: str) -> Iterator[Task]:
        """Where a page moved. Raises ValueError with the reason where that is nowhere."""
        chain = (*task.chain, task.url)
        if not target:
            raise ValueError("redirects to no address of a page")
        settled = self.scope.settled(target)
        if settled in chain or target in chain:
            raise ValueError("redirects in a circle")
        if len(chain) > MOST_REDIRECTS:
            raise ValueError(f"more than {MOST_REDIRECTS} redirects")
        if task.kind == "seed":
            self.scope.add(target)
        elif not self.scope.holds(target):
            raise ValueError(f"redirects to another site, {target}")
        yield from self._admit(target, task.depth, task.kind, chain)

    def _admit(self, url: str, depth: int, kind: str, chain: tuple[str, ...] = ()) -> Iterator[Task]:
        url = self.scope.settled(url)
        if not url or url in self.seen:
            return
        reason = self._reason(url, depth, kind)
        self.seen[url] = depth
        if reason:
            if reason != ELSEWHERE:
                self.report.leave(reason)
            return
        self.pages += kind == "page"
        self.report.found += kind != "guess"
        yield Task(url, depth, kind, chain)

    def _reason(self, url: str, depth: int, kind: str) -> str:
        """Why an address is left; empty where it is not."""
        is_page = kind == "page"
        limits = {
            ELSEWHERE: not self.scope.holds(url),
            "too many links from the start (--depth)": kind in {"page", "document"} and self.options.depth < depth,
            "no page by its name": is_page and bool(NO_PAGE.search(url.partition("?")[0])),
            "a path that repeats itself": bool(REPEATED.search(url)),
            "too many pages (--pages)": is_page and self.pages >= self.options.pages,
            "a trap: pages of its kind lead to nothing new": is_page and self.barren.get(shape(url), 0) >= BARREN,
        }
        return next((reason for reason, holds in limits.items() if holds), "")

    def _count(self, task: Task, places: list[str], is_article: bool) -> None:
        """Note whether a page is an article, or led to anything new but others of its own shape."""
        own = shape(task.url)
        if is_article:
            self.barren[own] = 0
            return
        new = (url for url in places if url not in self.seen and self.scope.holds(url))
        if any(shape(url) != own for url in new):
            self.barren[own] = 0
        elif any(shape(url) == own for url in places):
            self.barren[own] += 1
