"""Article facts: what follows from one page's bytes, the options and the code's version, made in batches."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.metadata import version
from typing import NamedTuple

from indexer import analysis, parsing
from indexer.config import Config
from indexer.engine import without_collector
from indexer.errors import MovedError, PageError, summary_of
from indexer.model import Analysis, Article, Failure, Page
from indexer.store import Fact
from indexer.store.codec import pack_analysis, pack_article, pack_exactly
from indexer.versions import code_version

BATCH_BYTES = 1_000_000
"""Bytes of pages that one task reads: about 400,000 characters, where the arrays are fastest."""
MADE_BY = ("indexer", "indexer.parsing", "indexer.analysis", "indexer.text", "indexer.store")
MADE_WITH = ("beautifulsoup4", "docutils", "jieba", "opencc", "pyromark", "rjieba", "selectolax")
PARSING_FIELDS = ("drafts", "max_bytes", "segmenter", "words", "rules", "pipeline")


@dataclass(frozen=True, slots=True)
class Batch:
    """Pages to read together, their digests, and how."""

    pages: tuple[Page, ...]
    digests: tuple[bytes, ...]
    parsing: parsing.Options
    analysis: analysis.Options


class Values(NamedTuple):
    """What a fact holds."""

    article: Article
    analysis: Analysis


@dataclass(slots=True)
class Outcome:
    """What came of a batch: facts to keep; and by digest the values in them, where unpacked they would be the same."""

    facts: list[Fact] = field(default_factory=list)
    failures: list[tuple[bytes, Failure]] = field(default_factory=list)
    values: dict[bytes, Values] = field(default_factory=dict)


@cache
def _parsers() -> str:
    """The versions of the libraries, and of others' parsers, that read and segment pages: another one may read them differently.

    Raises ConfigError where a parser cannot be loaded, before any page is read.
    """
    others = parsing.others()
    for entry in others:
        parsing.loaded(entry)
    return " ".join([libraries(), *(f"{entry.name} {entry.dist.version if entry.dist else ''}" for entry in others)])


@cache
def libraries() -> str:
    """The versions of what reads and segments pages."""
    return " ".join(f"{name} {version(name)}" for name in MADE_WITH)


def digest_of(page: Page, config: Config) -> bytes:
    """16 bytes that change with the page's content and place, the options and the code's version."""
    return digesting(config)(page)


def digesting(config: Config) -> Callable[[Page], bytes]:
    """`digest_of` for many pages: what does not change with the page is asked once."""
    options = [code_version(*MADE_BY), _parsers(), *(repr(getattr(config, name)) for name in PARSING_FIELDS)]
    options.append(analysis.identity_of(config.pipeline) if config.pipeline else "")

    def digest(page: Page) -> bytes:
        identity = "\0".join([page.id, page.media, page.url, page.charset, page.title, page.opening, *options])
        seal = hashlib.blake2b(identity.encode("utf-8", "replace"), digest_size=16)
        seal.update(page.content)
        return seal.digest()

    return digest


def prepare(config: Config) -> None:
    """What reading needs is loaded. Raises ConfigError where it cannot be, before any page is read."""
    analysis.segmenter(config.segmenter, config.words)
    if config.pipeline:
        analysis.load_pipeline(config.pipeline)


def read(batch: Batch) -> Outcome:
    """The facts of a batch; a page that cannot be read is a failure, and nothing of the others is lost."""
    with without_collector():
        return _read(batch)


def read_apart(batch: Batch) -> Outcome:
    """As `read`, for a process beside the build: the values stay there, since to unpack the facts costs less than to send both."""
    return replace(read(batch), values={})


def _read(batch: Batch) -> Outcome:
    outcome = Outcome()
    articles: list[tuple[bytes, Article]] = []
    for page, digest in zip(batch.pages, batch.digests, strict=True):
        try:
            article = parsing.parse(page, batch.parsing)
        except MovedError:
            outcome.facts.append(Fact(digest, None, None))
        except PageError as error:
            outcome.failures.append((digest, Failure(page.id, str(error))))
        except Exception as error:
            outcome.failures.append((digest, Failure(page.id, summary_of(error))))
        else:
            if article is None:
                outcome.facts.append(Fact(digest, None, None))
            else:
                articles.append((digest, article))
    if articles:
        _analyse(articles, batch, outcome)
    return outcome


def _analyse(articles: Sequence[tuple[bytes, Article]], batch: Batch, outcome: Outcome) -> None:
    """Add the facts of articles; where one brings the analysis down, it alone fails."""
    try:
        analyses = analysis.analyse([article for _, article in articles], batch.analysis)
    except Exception as error:
        if len(articles) > 1:
            for one in articles:
                _analyse([one], batch, outcome)
            return
        digest, article = articles[0]
        outcome.failures.append((digest, Failure(article.id, summary_of(error))))
        return
    for (digest, article), found in zip(articles, analyses, strict=True):
        exact = pack_exactly(article)
        outcome.facts.append(Fact(digest, exact or pack_article(article), pack_analysis(found)))
        if exact:
            outcome.values[digest] = Values(article, found)


def batches(pages: Iterable[tuple[bytes, Page]], config: Config) -> Iterator[Batch]:
    """The pages in batches of about a megabyte."""
    waiting: list[tuple[bytes, Page]] = []
    size = 0
    for digest, page in pages:
        waiting.append((digest, page))
        size += len(page.content)
        if size >= BATCH_BYTES:
            yield _batch(waiting, config)
            waiting, size = [], 0
    if waiting:
        yield _batch(waiting, config)


def _batch(waiting: Sequence[tuple[bytes, Page]], config: Config) -> Batch:
    digests, pages = zip(*waiting, strict=True)
    return Batch(pages, digests, config.of_parsing, config.of_analysis)
