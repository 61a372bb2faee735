"""The spider: asks for what the frontier admits, stores what comes, and tells the frontier what it leads to."""

import asyncio
from collections.abc import AsyncIterator, Iterable, Iterator
from typing import Any
from urllib.parse import urlsplit

import scrapy
from scrapy import Request
from scrapy.exceptions import CloseSpider, IgnoreRequest
from scrapy.http import Response
from twisted.python.failure import Failure as Fault

from indexer.crawl.addresses import canonical
from indexer.crawl.archive import Answer, Archive, Kept
from indexer.crawl.frontier import Frontier, Task
from indexer.crawl.links import LARGEST_DOCUMENT, Links, is_document, read_links
from indexer.crawl.manners import FORBIDDEN
from indexer.crawl.options import AGENT
from indexer.crawl.report import CrawlProgress
from indexer.model import Failure
from indexer.sources.responses import CHARSET

MOVED = frozenset({301, 302, 303, 307, 308})
LOST = frozenset({404, 410})
TEXTS = ("text/html", "application/xhtml", "text/xml", "application/xml", "application/rss", "application/atom",
         "application/feed+json", "application/json", "text/plain", "text/markdown", "application/gzip", "application/x-gzip",
         "binary/octet-stream", "application/octet-stream")  # fmt: skip
REASONS = {
    "DownloadTimeoutError": "took longer than its time (--timeout)",
    "CannotResolveHostError": "its name leads nowhere",
    "DownloadConnectionRefusedError": "the server does not answer",
    "ResponseDataLossError": "the body breaks off",
    "DownloadCancelledError": "larger than is read (--max-bytes)",
    "DownloadFailedError": "the connection broke off",
}


class SiteSpider(scrapy.Spider):  # type: ignore[misc]
    """One crawl. `archive` is None where nothing is to be written."""

    name = "indexer"

    def __init__(self, frontier: Frontier, archive: Archive | None, seeds: list[str], progress: CrawlProgress) -> None:
        super().__init__()
        self.frontier, self.archive, self.addresses, self.progress = frontier, archive, seeds, progress
        self.report = frontier.report
        self.delays: dict[str, float] = {}
        self.mute: dict[str, str] = {}
        """Hosts whose robots.txt could not be read, and why: nothing is asked of them."""
        stored = archive.interrupted if archive else []
        self.done = {kept.url for kept in stored}
        """What an interrupted crawl stored: it is not fetched again."""
        self.broken = ""

    async def start(self) -> AsyncIterator[Request]:
        """Requests for what the caller named, then for what stored pages lead to and is not stored."""
        for request in self._requests(self.frontier.seeds(self.addresses)):
            yield request
        for place, kept in enumerate(self.archive.interrupted if self.archive else []):
            for request in self._requests(self._replayed(kept)):
                yield request
            if place % 20 == 0:
                await asyncio.sleep(0)  # answers that came meanwhile are taken

    def robots_parsed(self, robotparser: Any, request: Request) -> None:
        """Note the delay that a robots.txt asks for, and ask for the sitemaps that it names."""
        parts = urlsplit(request.url)
        delay = robotparser.crawl_delay(AGENT)
        if delay:
            self.delays[parts.netloc] = float(delay)
        sitemaps = [canonical(place, request.url) for place in list(robotparser.rp.sitemaps)[:100]]
        for again in self._requests(self.frontier.name([place for place in sitemaps if place])):
            self.crawler.engine.crawl(again)

    def arrived(self, response: Response) -> Iterator[Request]:
        """What follows from an answer of a server."""
        task: Task = response.meta["task"]
        headers, body = response.meta.pop("sent")
        answer = Answer(task.url, response.status, headers, body)
        try:
            yield from self._taken(task, answer, response)
        except ValueError as error:
            self._failed(task, str(error))
        except OSError as error:
            self.broken = f"{error.filename or self.report.folder}: cannot be written ({error.strerror})"
            raise CloseSpider(self.broken) from error
        except Exception as error:  # of one page; the others are fetched
            self._failed(task, " ".join(f"{type(error).__name__}: {error}".split())[:200])
        self.progress(self.report)

    def lost(self, fault: Fault) -> None:
        """Note why there was no answer."""
        task: Task = fault.request.meta["task"]
        if fault.check(IgnoreRequest):
            said = str(fault.value)
            if said == FORBIDDEN and task.kind == "seed":
                why = self.mute.get(urlsplit(task.url).netloc)
                self._failed(task, f"no robots.txt, so nothing may be fetched: {REASONS.get(why, why)}" if why else "its robots.txt forbids it")
            elif said == FORBIDDEN:
                self.report.refused += task.kind != "guess"
            else:
                self._failed(task, "unpacks to more than is read (--max-bytes)" if "decompress" in said else said)
        else:
            name = type(fault.value).__name__
            self._failed(task, REASONS.get(name, f"{name}: {fault.getErrorMessage()}"[:200]))
        self.progress(self.report)

    def _taken(self, task: Task, answer: Answer, response: Response) -> Iterator[Request]:
        if answer.status in MOVED:
            target = canonical(response.headers.get("Location", b"").decode("latin-1"), task.url)
            following = list(self.frontier.redirect(task, target))
            self._store(answer)
            yield from self._requests(following)
        elif answer.status == 304 and self.archive and task.url in self.archive.pages:
            self.archive.store_unchanged(answer)
            self.report.unchanged += 1
            yield from self._followed(task, self.archive.content(self.archive.pages[task.url]), "")
        elif 200 <= answer.status < 300 and _is_text(response):
            yield from self._page(task, answer, response)
        elif 200 <= answer.status < 300:
            if task.kind != "guess":
                self.report.leave("no page by its media type")
        else:
            if answer.status in LOST:
                self._store(answer)
            self._failed(task, f"HTTP {answer.status}")

    def _page(self, task: Task, answer: Answer, response: Response) -> Iterator[Request]:
        if task.kind == "guess" and not is_document(response.body):
            return  # a front page for every address that is not there
        found = self._links(response.body, task.url, _charset(response))
        if found.canonical and self.frontier.scope.settled(found.canonical) != task.url:
            if self.archive:
                self.archive.store_spelling(task.url, found.canonical)
            self.report.leave("another spelling of a page's address")
        elif self._store(answer):
            self.report.fetched += task.kind != "guess"
            self.report.articles += found.is_article
            self.report.lists += not found.is_article and task.kind not in {"guess", "document"}
        else:
            self.report.unchanged += task.kind != "guess"
        yield from self._requests(self.frontier.follow(task, found))

    def _followed(self, task: Task, body: bytes, charset: str) -> Iterator[Request]:
        found = self._links(body, task.url, charset)
        yield from self._requests(self.frontier.follow(task, found))

    def _replayed(self, kept: Kept) -> Iterator[Task]:
        """What a stored record of an interrupted crawl leads to."""
        url = kept.url
        task = Task(url, self.frontier.seen.setdefault(url, 0), "seed" if url in self.addresses else "page")
        self.report.stored += 1
        if kept.kind == "metadata":
            return self.frontier.follow(task, Links(canonical=kept.of))
        if kept.status in MOVED:
            try:
                return iter(list(self.frontier.redirect(task, canonical(kept.location, url))))
            except ValueError:
                return iter(())
        if self.archive is None or not (200 <= kept.status < 300 or kept.kind == "revisit"):
            return iter(())
        return self.frontier.follow(task, self._links(self.archive.content(kept), url, ""))

    def _links(self, body: bytes, url: str, charset: str) -> Links:
        return read_links(body, url, charset, LARGEST_DOCUMENT)

    def _store(self, answer: Answer) -> bool:
        return self.archive.store(answer) if self.archive else True

    def _requests(self, tasks: Iterable[Task]) -> Iterator[Request]:
        for task in tasks:
            if task.url in self.done:
                continue
            if self.archive is None and task.kind == "page":
                self.report.would_fetch.append(task.url)
                continue
            if self.archive and task.url in self.archive.spellings:  # an earlier crawl has looked
                yield from self._requests(self.frontier.follow(task, Links(canonical=self.archive.spellings[task.url])))
                continue
            headers = {}
            kept = self.archive.pages.get(task.url) if self.archive else None
            if kept and kept.etag:
                headers["If-None-Match"] = kept.etag
            if kept and kept.modified:
                headers["If-Modified-Since"] = kept.modified
            yield Request(
                task.url, self.arrived, headers=headers, errback=self.lost, dont_filter=True, priority=-task.depth,
                meta={"task": task, "dont_redirect": True, "handle_httpstatus_all": True, "download_maxsize": self._most(task.kind)},
            )  # fmt: skip

    def _most(self, kind: str) -> int:
        """Bytes of a body, packed and unpacked."""
        most = self.frontier.options.max_bytes
        return max(most, LARGEST_DOCUMENT) if kind in {"document", "guess"} else most

    def _failed(self, task: Task, reason: str) -> None:
        if task.kind != "guess":
            self.report.failures.append(Failure(task.url, reason))


def _is_text(response: Response) -> bool:
    media = response.headers.get("Content-Type", b"").decode("latin-1").strip().lower()
    return not media or media.startswith(TEXTS)


def _charset(response: Response) -> str:
    found = CHARSET.search(response.headers.get("Content-Type", b"").decode("latin-1")[:500])
    return found[1] if found else ""
