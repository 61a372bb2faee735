"""All articles of a build, remembered: facts are computed for what is new and taken from the index for what is not."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, islice

from indexer import sources
from indexer.config import Config
from indexer.engine import Progress, Workers, in_order
from indexer.facts import Values, batches, prepare, read, read_apart
from indexer.facts import digest_of as digest_of_page
from indexer.model import Analysis, Article, Failure, Page
from indexer.store import Writer
from indexer.store.codec import unpack_analysis, unpack_article
from indexer.versions import code_version

ANSWERED_BY = ("indexer", "indexer.concepts", "indexer.related", "indexer.trees", "indexer.text", "indexer.store")
CORPUS_FIELDS = ("of_concepts", "related")
WORTH_PROCESSES = 4
"""Fewer batches than this are read here: processes take a second of processor time to start."""


@dataclass(slots=True)
class Found:
    """What the sources hold: the digests of all readable pages, and what happened to the others."""

    digests: list[bytes] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    known: set[bytes] = field(default_factory=set)
    hidden: list[bytes] = field(default_factory=list)
    unchanged: int = 0
    values: dict[bytes, Values] = field(default_factory=dict)
    """What this process read itself, and `load` need not unpack."""

    @property
    def skipped(self) -> int:
        """How many drafts, protected posts and redirects there are."""
        return len(self.hidden)

    def digest(self, config: Config) -> str:
        """Changes with any page, with the options of the corpus stages, and with their code's version."""
        options = [code_version(*ANSWERED_BY), *(repr(getattr(config, name)) for name in CORPUS_FIELDS)]
        failures = [f"{failure.id}\0{failure.reason}" for failure in sorted(self.failures, key=lambda f: f.id)]
        seal = hashlib.blake2b("\0".join([*options, *failures]).encode("utf-8", "replace"), digest_size=16)
        for digest in self.digests:  # in their order: of two pages of one id the first is kept
            seal.update(digest)
        return seal.hexdigest()


@dataclass(frozen=True, slots=True)
class Corpus:
    """The articles by id, each with its analysis and the digest of its fact; and the list pages, which are none."""

    articles: tuple[Article, ...]
    analyses: tuple[Analysis, ...]
    digests: tuple[bytes, ...]
    lists: tuple["ListPage", ...] = ()


@dataclass(frozen=True, slots=True)
class ListPage:
    """A page that only announces others: it is listed, but nothing follows from it."""

    article: Article
    language: str
    digest: bytes


def remember_pages(config: Config, store: Writer, workers: Workers, progress: Progress) -> Found:
    """Read every page that the index does not know; facts are kept batch by batch."""
    found, known = Found(), store.known()
    pages = sources.pages(config.sources, config.of_sources)
    tasks = batches(_unknown(pages, known, found, config, progress), config)
    first = list(islice(tasks, WORTH_PROCESSES))
    if first:
        prepare(config)
    executor = workers.executor() if len(first) == WORTH_PROCESSES else None
    failed: set[bytes] = set()
    for outcome in in_order(executor, read_apart if executor else read, chain(first, tasks), workers.jobs):
        store.add(outcome.facts)
        found.values.update(outcome.values)
        found.failures.extend(failure for _, failure in outcome.failures)
        failed.update(digest for digest, _ in outcome.failures)
    hidden = store.hidden()
    found.unchanged -= len(found.known & hidden)
    found.hidden = [digest for digest in found.digests if digest in hidden]
    found.digests = [digest for digest in found.digests if digest not in failed and digest not in hidden]
    return found


def load(found: Found, store: Writer) -> Corpus:
    """The articles and analyses that were found, by id; of two articles of one id the second fails."""
    values = _values(found, store)
    by_id: dict[str, bytes] = {}
    for digest in (digest for digest in found.digests if digest in values):
        name = values[digest].article.id
        if by_id.setdefault(name, digest) != digest:
            found.failures.append(Failure(name, "its id was given twice; the first is kept"))
    rows = [(values[by_id[name]], by_id[name]) for name in sorted(by_id)]
    lists = [ListPage(page.article, page.analysis.language, digest) for page, digest in rows if "list" in page.article.flags]
    rows = [row for row in rows if "list" not in row[0].article.flags]
    articles, analyses = [read.article for read, _ in rows], [read.analysis for read, _ in rows]
    return Corpus(tuple(articles), tuple(analyses), tuple(digest for _, digest in rows), tuple(lists))


def _values(found: Found, store: Writer) -> dict[bytes, Values]:
    """What was found, by digest: as it was read just now, or unpacked."""
    packed = store.facts([digest for digest in found.digests if digest not in found.values])
    unpacked = {
        fact.digest: Values(unpack_article(fact.article), unpack_analysis(fact.analysis))
        for fact in packed
        if fact.article is not None and fact.analysis is not None
    }
    return found.values | unpacked


def _unknown(
    pages: Iterable[Page | Failure], known: set[bytes], found: Found, config: Config, progress: Progress
) -> Iterator[tuple[bytes, Page]]:
    given: set[bytes] = set()
    for page in pages:
        if isinstance(page, Failure):
            found.failures.append(page)
            continue
        digest = digest_of_page(page, config)
        if digest in given:  # sources overlap
            continue
        given.add(digest)
        found.digests.append(digest)
        progress("articles", len(found.digests), 0)
        if digest in known:
            found.unchanged += 1
            found.known.add(digest)
        else:
            known.add(digest)
            yield digest, page
