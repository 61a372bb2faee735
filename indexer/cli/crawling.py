"""Verbs that fetch: a crawl, and what a build does first with addresses."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from indexer.__main__ import INTERRUPTED
from indexer.cli.group import as_json, main
from indexer.cli.telling import tell_crawled
from indexer.crawl.options import DELAY

if TYPE_CHECKING:
    from indexer.crawl import CrawlReport


@main.command(short_help="Fetch the articles of sites into archives.")
@click.argument("seeds", nargs=-1, required=True, metavar="URL...")
@click.option("--into", type=click.Path(path_type=Path, file_okay=False), required=True, help="The folder of the archives (WARC).")
@click.option("--delay", type=click.FloatRange(min=0), default=DELAY, show_default=True, help="Seconds between pages of a host; 0 for your own server.")
@click.option("--contact", default="", help="A mail or web address that the user agent names.")
@click.option("--dry-run", is_flag=True, help="Only say what would be fetched; reads robots.txt, sitemaps, feeds and URL itself.")
@click.option("--allow-private", is_flag=True, help="Also private, loopback and link-local networks.")
@click.option("--pages", type=click.IntRange(min=1), default=20_000, show_default=True, help="Most pages.")
@click.option("--depth", type=click.IntRange(min=0), default=100, show_default=True, help="Most links from URL to a page; 0: only what is named.")
@click.option("--max-bytes", type=click.IntRange(min=1), default=10_000_000, show_default=True, help="Larger bodies fail, packed and unpacked.")
@click.option("--timeout", type=click.FloatRange(min=0, min_open=True), default=30.0, show_default=True, help="Seconds for a page.")
@click.option("--site-hours", type=click.FloatRange(min=0, min_open=True), default=24.0, show_default=True, help="Hours for a host.")
@as_json
def crawl(seeds: tuple[str, ...], as_json: bool, site_hours: float, **options: Any) -> None:
    """Fetch the articles of sites into web archives: URL is a page, sitemap or feed, or a file with an address a line.

    The same command goes on after an interruption, and asks only for what changed after an end. Then: indexer build DIR
    """
    from indexer.crawl import CrawlOptions
    from indexer.crawl import crawl as fetch

    chosen = CrawlOptions(seeds, site_seconds=site_hours * 3600, **options)
    with crawl_line() as progress:
        report = fetch(chosen, progress)
    if as_json:
        click.echo(json.dumps({**asdict(report), "failed": report.failed}, ensure_ascii=False))
    else:
        tell_crawled(report, chosen.dry_run)
    if not report.finished:
        sys.exit(INTERRUPTED)


def crawled(sources: tuple[str, ...], index: Path, options: dict[str, Any]) -> tuple[str, ...]:
    """The sources with addresses replaced by the folder beside the index that they were crawled into."""
    seeds = tuple(source for source in sources if "://" in source)
    if not seeds:
        return sources
    from indexer.crawl import CrawlOptions
    from indexer.crawl import crawl as fetch

    into = index.parent / "crawl"
    with crawl_line() as progress:
        report = fetch(CrawlOptions(seeds, into, **options), progress)
    tell_crawled(report, False, err=True)
    if not report.finished:
        sys.exit(INTERRUPTED)
    return (*(source for source in sources if source not in seeds), str(into))


@contextmanager
def crawl_line() -> Iterator[Callable[["CrawlReport"], None]]:
    """A line of counts on a terminal, silence elsewhere."""
    if not sys.stderr.isatty():
        yield lambda report: None
        return
    import time

    from rich.console import Console
    from rich.status import Status

    started = time.monotonic()
    with Status("asking", console=Console(stderr=True)) as status:

        def show(report: "CrawlReport") -> None:
            rate = (report.fetched + report.unchanged) / max(time.monotonic() - started, 0.001)
            status.update(
                f"{report.found} found, {report.fetched} fetched, {report.unchanged} unchanged, {report.refused} refused by robots, "
                f"{report.failed} failed, {rate:.1f} pages/s"
            )

        yield show
