"""Runs a crawl with Scrapy as a library, in this process."""

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

from indexer.crawl.addresses import canonical
from indexer.crawl.options import AGENT, CrawlOptions
from indexer.crawl.report import CrawlProgress, CrawlReport, unheard
from indexer.errors import SourceError, UsageError

AT_ONCE = 8
"""Connections to a server of one's own (`--delay 0`): Scrapy's default for a domain."""
LONGEST_DELAY = 60.0
MISSING = "crawling needs Scrapy and warcio; pip install 'knowledge-point-indexer[crawl]'"
MIDDLEWARES = "scrapy.downloadermiddlewares"
UNUSED = (
    "httpauth.HttpAuthMiddleware", "offsite.OffsiteMiddleware", "redirect.MetaRefreshMiddleware", "robotstxt.RobotsTxtMiddleware",
    "stats.DownloaderStats",
)  # fmt: skip
"""What the frontier, or a part of ours, does instead."""
UNUSED_OF_SPIDER = ("depth.DepthMiddleware", "httperror.HttpErrorMiddleware", "referer.RefererMiddleware", "urllength.UrlLengthMiddleware")


def crawl(options: CrawlOptions, progress: CrawlProgress = unheard) -> CrawlReport:
    """What was done; the pages stand in `options.into`, from which the next crawl goes on.

    Raises SourceError for seeds that are no addresses, UsageError where the packages are missing, where another crawl
    writes to the folder, or after another crawl of this process: Twisted's reactor runs once in each.
    """
    started = time.monotonic()
    seeds = addresses(options.seeds)
    _ready()
    from indexer.crawl.frontier import Frontier

    report = CrawlReport(folder=str(options.into))
    frontier = Frontier(options, report)
    with _archive(options) as archive:
        report.finished = _run(options, [frontier, archive, seeds, progress])
        report.seconds = round(time.monotonic() - started, 1)
        if archive and report.finished:
            archive.end({name: value for name, value in asdict(report).items() if name != "would_fetch"})
    return report


def addresses(seeds: tuple[str, ...]) -> list[str]:
    """The canonical addresses that are named, in arguments or in files with an address a line."""
    found: dict[str, None] = {}
    for seed in seeds:
        lines = [seed]
        if "://" not in seed:
            try:
                lines = Path(seed).read_text("utf-8-sig").split()
            except (OSError, UnicodeDecodeError) as error:
                raise SourceError(f"{seed}: neither an address (https://...) nor a file with addresses") from error
        for line in lines:
            url = canonical(line)
            if not url:
                raise SourceError(f"{line[:200]}: no address of a page; those begin with http:// or https://")
            found[url] = None
    if not found:
        raise SourceError(f"{', '.join(seeds) or 'no seed'}: no addresses; name a page, a sitemap or a feed")
    return list(found)


def _ready() -> None:
    try:
        import scrapy  # noqa: F401
        import warcio  # noqa: F401
    except ImportError as error:
        raise UsageError(MISSING) from error
    from scrapy.utils.reactor import is_reactor_installed

    if is_reactor_installed():
        raise UsageError("one crawl a process: start another one for the next (python -m indexer crawl ...)")


@contextmanager
def _archive(options: CrawlOptions) -> Iterator[Any]:
    if options.dry_run:
        yield None
        return
    from indexer.crawl.archive import Archive
    from indexer.crawl.links import LARGEST_DOCUMENT

    archive = Archive.open(options.into, max(options.max_bytes, LARGEST_DOCUMENT), options.user_agent)
    try:
        yield archive
    finally:
        archive.close()


def _run(options: CrawlOptions, arguments: list[Any]) -> bool:
    """Whether the crawl came to its end; False where it was interrupted."""
    from scrapy import signals
    from scrapy.crawler import AsyncCrawlerProcess

    from indexer.crawl.spider import SiteSpider

    process = AsyncCrawlerProcess(settings(options))
    for name in ("scrapy", "twisted", "asyncio"):  # what they would say stands in the report
        logging.getLogger(name).addHandler(logging.NullHandler())
        logging.getLogger(name).propagate = False
    crawler = process.create_crawler(SiteSpider)
    reasons: list[str] = []

    def opened(spider: SiteSpider) -> None:
        crawler.signals.connect(spider.robots_parsed, signals.robots_parsed)

    def closed(spider: SiteSpider, reason: str) -> None:
        reasons.append(reason)

    crawler.signals.connect(opened, signals.spider_opened)
    crawler.signals.connect(closed, signals.spider_closed)
    task = process.crawl(crawler, *arguments)
    process.start()
    error = task.exception() if task.done() and not task.cancelled() else None
    if error is not None:
        raise error
    return reasons == ["finished"]


def settings(options: CrawlOptions) -> dict[str, Any]:
    """Scrapy's settings for a crawl."""
    polite = options.delay > 0
    chosen: dict[str, Any] = {
        "AUTOTHROTTLE_ENABLED": polite,
        "AUTOTHROTTLE_MAX_DELAY": max(LONGEST_DELAY, options.delay),
        "AUTOTHROTTLE_START_DELAY": options.delay,
        "BOT_NAME": AGENT,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 1 if polite else AT_ONCE,
        "CONCURRENT_ITEMS": AT_ONCE,
        "COOKIES_ENABLED": False,
        "DEFAULT_REQUEST_HEADERS": {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5"},
        "DOWNLOAD_DELAY": options.delay,
        "DOWNLOAD_HANDLERS": dict.fromkeys(("data", "file", "ftp", "s3")),
        "DOWNLOAD_MAXSIZE": options.max_bytes,
        "DOWNLOAD_TIMEOUT": options.timeout,
        "DOWNLOAD_WARNSIZE": 0,
        "DOWNLOADER_MIDDLEWARES": {
            **{f"{MIDDLEWARES}.{name}": None for name in UNUSED},
            "indexer.crawl.manners.Robots": 100,
            "indexer.crawl.manners.Manners": 595,
        },
        "EXTENSIONS": {
            "scrapy.extensions.throttle.AutoThrottle": None,
            "indexer.crawl.manners.Throttle": 0,
            "scrapy.extensions.logstats.LogStats": None,
            "scrapy.extensions.memusage.MemoryUsage": None,
            "scrapy.extensions.telnet.TelnetConsole": None,
            "scrapy.extensions.remote_control.RemoteControl": None,
        },
        "HTTPPROXY_ENABLED": False,
        "LOG_ENABLED": False,
        "LOG_INSTALL_ROOT_HANDLER": False,
        "RETRY_HTTP_CODES": [500, 502, 504, 520, 522, 524, 408],
        "RETRY_TIMES": 2,
        "ROBOTSTXT_OBEY": True,
        "ROBOTSTXT_USER_AGENT": AGENT,
        "SCHEDULER_MEMORY_QUEUE": "scrapy.squeues.FifoMemoryQueue",
        "SITE_SECONDS": options.site_seconds,
        "SPIDER_MIDDLEWARES": {f"scrapy.spidermiddlewares.{name}": None for name in UNUSED_OF_SPIDER},
        "USER_AGENT": options.user_agent,
        "WARN_ON_GENERATOR_RETURN_VALUE": False,
    }
    if not options.allow_private:
        chosen["TWISTED_DNS_RESOLVER"] = "indexer.crawl.guard.PublicResolver"
    return chosen
