"""What a person reads when something was made, and while it is."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from indexer.crawl import CrawlReport
    from indexer.inject import Injected
    from indexer.model import Report
    from indexer.publish.choosing import Exposure

LINES_SHOWN = 20
PAGES_SHOWN = 5


def tell(report: Report) -> None:
    """The closing summary; of failures the rarest come first, so that a hundred empty notes hide none."""
    left = {"left out as drafts, redirects or templates": report.skipped, "list pages": report.lists}
    parts = [f"{report.unchanged} unchanged", f"{len(report.failures)} failed", *(f"{count} {kind}" for kind, count in left.items() if count)]
    click.echo(
        f"{report.articles} articles ({', '.join(parts)}), {report.terms} candidate terms, {report.concepts} concepts, "
        f"{report.edges} edges in {report.seconds:.1f} s -> {report.index}"
    )
    counts = Counter(failure.reason for failure in report.failures)
    rare_first = sorted(report.failures, key=lambda failure: counts[failure.reason])
    lines = [f"  failed  {failure.id}: {failure.reason}" for failure in rare_first]
    lines += [f"  note    {problem.id}: {problem.reason}" for problem in report.problems]
    _say(lines)


def tell_injected(done: Injected, dry_run: bool) -> None:
    """The closing summary of sidebars in a site."""
    click.echo(
        f"{done.written} pages {'would be ' if dry_run else ''}written, {done.unchanged} unchanged, {len(done.left)} left as they are, "
        f"{done.hidden} hidden from search, {len(done.failures)} failed; {len(done.unseen)} article{' has' if len(done.unseen) == 1 else 's have'} no page"
    )
    _say([f"  failed  {failure.id}: {failure.reason}" for failure in done.failures])
    _say([f"  no page {name}" for name in done.unseen])
    for reason in sorted({failure.reason for failure in done.left}):
        pages = [failure.id for failure in done.left if failure.reason == reason]
        more = f" and {len(pages) - PAGES_SHOWN} more" if len(pages) > PAGES_SHOWN else ""
        _say([f"  left    {reason} ({len(pages)}): {', '.join(pages[:PAGES_SHOWN])}{more}"])
    if done.undone_by and done.written + done.unchanged:
        name = done.undone_by
        _say([f"  note    the scripts of {name} take sidebars out of its pages again: use indexer publish {name.lower()} (docs/{name.lower()}.md)"])


def exposed(found: Exposure) -> str:
    """How many articles have links beside them, and how evenly they are linked, without the limit and with it."""
    linked = "is" if found.never == 1 else "are"
    said = f"{found.linking} of {found.articles} articles link to others; {found.never} {linked} linked from none, the most linked one from {found.most}"
    if not found.limit:
        return f"{said} (no limit: exposure = 0)"
    if (found.never, found.most) == (found.never_before, found.most_before):
        return said
    return f"{said} (without the limit of {found.limit}: {found.never_before} and {found.most_before})"


def tell_crawled(done: CrawlReport, dry_run: bool, err: bool = False) -> None:
    """The closing summary of a crawl."""
    for url in done.would_fetch:
        click.echo(url)
    if dry_run:
        click.echo(f"{len(done.would_fetch)} pages would be fetched, and what they lead to", err=True)
    else:
        stored = f", {done.stored} stored before" if done.stored else ""
        click.echo(
            f"{done.found} addresses found: {done.fetched} fetched ({done.articles} articles, {done.lists} lists), {done.unchanged} unchanged{stored}, "
            f"{done.refused} refused by robots.txt, {done.failed} failed in {done.seconds:.1f} s -> {done.folder}",
            err=err,
        )
    _say([f"  failed  {failure.id}: {failure.reason}" for failure in done.failures])
    _say([f"  left    {count}: {reason}" for reason, count in sorted(done.left.items()) if count])
    if not done.finished:
        click.echo("interrupted; the same command goes on where it was", err=True)


def _say(lines: list[str]) -> None:
    """The first of many lines."""
    for line in lines[:LINES_SHOWN]:
        click.echo(line, err=True)
    if len(lines) > LINES_SHOWN:
        click.echo(f"  and {len(lines) - LINES_SHOWN} more; --json lists all", err=True)


@contextmanager
def progress_bar() -> Iterator[Callable[[str, int, int], None]]:
    """A progress bar on a terminal, silence elsewhere."""
    if not sys.stderr.isatty():
        yield lambda stage, done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description:>10}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        tasks: dict[str, TaskID] = {}

        def progress(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                for earlier in tasks.values():  # a stage is over when the next one begins
                    told = bar.tasks[earlier]
                    bar.update(earlier, total=told.total or told.completed, completed=told.total or told.completed)
                tasks[stage] = bar.add_task(stage, total=None)
            bar.update(tasks[stage], completed=done, total=total or None)

        yield progress
