"""The main flow: pages come in, become articles, analyses, concepts, neighbours and trees; one index holds them."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from indexer.config import Config
from indexer.corpus import ANSWERED_BY, Found, remember_pages
from indexer.engine import Progress, Workers, silent, without_collector
from indexer.errors import SourceError
from indexer.facts import MADE_BY, libraries
from indexer.model import Report
from indexer.prepared import handing_on
from indexer.store import Index, Writer, writing
from indexer.versions import code_version


def build(config: Config, progress: Progress = silent) -> Index:
    """The index of every article that the sources hold; what has not changed is not computed again.

    Raises SourceError for a source that is missing or empty, IndexFileError where the index cannot be written. A page
    that cannot be read is a failure (`Index.failures`) and loses nothing of the others.
    """
    return build_with_report(config, progress)[0]


def build_with_report(config: Config, progress: Progress = silent) -> tuple[Index, Report]:
    """The index, and what was done to make it."""
    started = time.monotonic()
    with writing(config.index) as store, Workers(config.processes) as workers, without_collector(), _tables(store):
        found = remember_pages(config, store, workers, progress)
        if not found.digests:
            raise SourceError(_nothing(config, found))
        if store.meta("corpus") != found.digest(config):
            from indexer.answering import answer  # here: where nothing has changed it is not needed

            answer(config, store, found, workers, progress)
        unchanged = len(found.known & store.articles())
    index = Index.open(config.index)
    return index, _report(found, index, unchanged, time.monotonic() - started)


@contextmanager
def _tables(store: Writer) -> Iterator[None]:
    """Inside, the tables of the package are those that the last build handed on; those that are made are kept for the next one."""
    code = f"{code_version(*MADE_BY, *ANSWERED_BY)} {libraries()} {sys.version}"
    with handing_on(lambda name: store.table(name, code)) as made:
        yield
    store.keep_tables(made, code)


def _report(found: Found, index: Index, unchanged: int, seconds: float) -> Report:
    return Report(
        articles=len(index),
        lists=index.count("article") - len(index),
        unchanged=unchanged,
        skipped=found.skipped,
        failures=tuple(failure for failure in index.failures() if not failure.was_read),
        problems=tuple(failure for failure in index.failures() if failure.was_read),
        terms=int(index.meta("terms") or 0),
        concepts=index.count("concept"),
        edges=int(index.meta("edges") or 0),
        seconds=seconds,
        index=str(index.path),
    )


def _nothing(config: Config, found: Found) -> str:
    places = ", ".join(config.sources) or "no source"
    failed = f"; {found.failures[0].id}: {found.failures[0].reason}" if found.failures else ""
    skipped = f"; {found.skipped} drafts, protected posts, redirects or templates were left out" if found.skipped else ""
    return f"{places}: no articles found{failed}{skipped}"
