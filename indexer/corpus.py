"""All articles of a build, remembered: facts are computed for what is new and taken from the index for what is not."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from typing import NamedTuple, TypeVar, overload

from indexer import analysis, sources
from indexer.config import Config
from indexer.engine import Progress, Workers, in_order
from indexer.facts import Values, batches, digesting, prepare, read, read_apart
from indexer.model import Analysis, Article, Failure, Ints, Page
from indexer.store import Fact, Writer
from indexer.store.codec import unpack_analysis, unpack_article
from indexer.versions import code_version

ANSWERED_BY = ("indexer", "indexer.concepts", "indexer.related", "indexer.trees", "indexer.text", "indexer.store")
CORPUS_FIELDS = ("of_concepts", "related")
WORTH_PROCESSES = 4
"""Fewer batches than this are read here: processes take a second of processor time to start."""
HELD = 1 << 26
"""Bytes of facts, as they are packed, whose values a build holds: those of some 1,600 articles, which take three times as much. All others are
unpacked whenever a stage asks for them, so that memory grows with what the stages make of articles, and not with the articles."""
Value = TypeVar("Value")


@dataclass(slots=True)
class Found:
    """What the sources hold: the digests of all readable pages, and what happened to the others."""

    digests: list[bytes] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    known: set[bytes] = field(default_factory=set)
    hidden: list[bytes] = field(default_factory=list)
    values: dict[bytes, Values] = field(default_factory=dict)
    """What this process read itself, up to HELD bytes, and need not unpack."""
    room: int = HELD

    @property
    def skipped(self) -> int:
        """How many drafts, protected posts, redirects and templates there are."""
        return len(self.hidden)

    def hold(self, fact: Fact, values: Values) -> None:
        """Hold the values of a fact, as long as there is room."""
        if self.room > 0:
            self.values[fact.digest] = values
            self.room -= len(fact.article or b"") + len(fact.analysis or b"")

    def digest(self, config: Config) -> str:
        """Changes with any page, with the options of the corpus stages, and with their code's version."""
        options = [code_version(*ANSWERED_BY), *(repr(getattr(config, name)) for name in CORPUS_FIELDS)]
        failures = [f"{failure.id}\0{failure.reason}" for failure in sorted(self.failures, key=lambda f: f.id)]
        seal = hashlib.blake2b("\0".join([*options, *failures]).encode("utf-8", "replace"), digest_size=16)
        for digest in self.digests:  # in their order: of two pages of one id the first is kept
            seal.update(digest)
        return seal.hexdigest()


@dataclass(frozen=True, slots=True)
class Head:
    """An article without its text, what its author marked, and all blocks but headings; the language of its text, how many characters it has, and
    the digest of its fact."""

    article: Article
    language: str
    characters: int
    digest: bytes


class Unpacked(Sequence[Value]):
    """Values by place: those that are held, and all others unpacked whenever they are asked for."""

    def __init__(self, digests: Sequence[bytes], held: Mapping[bytes, Value], unpack: Callable[[bytes], Value]) -> None:
        self._digests, self._held, self._unpack = digests, held, unpack

    def __len__(self) -> int:
        return len(self._digests)

    @overload
    def __getitem__(self, at: int) -> Value: ...

    @overload
    def __getitem__(self, at: slice) -> "Unpacked[Value]": ...

    def __getitem__(self, at: int | slice) -> "Value | Unpacked[Value]":
        if isinstance(at, slice):
            return Unpacked(self._digests[at], self._held, self._unpack)
        digest = self._digests[at]
        found = self._held.get(digest)
        return self._unpack(digest) if found is None else found


class Texts(NamedTuple):
    """The analysed text of each article, and what stands for its paragraphs (`boilerplate.fingerprints_of`): as large as the pile, and asked for by the
    first stages alone."""

    analysed: list[str]
    fingerprints: list[Ints]


@dataclass(frozen=True, slots=True)
class Corpus:
    """The articles by id, their heads, articles and analyses; and the heads of list pages, which announce others: they are listed, but nothing
    follows from them."""

    heads: tuple[Head, ...]
    articles: Sequence[Article]
    analyses: Sequence[Analysis]
    lists: tuple[Head, ...] = ()


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
        for fact in outcome.facts:
            if fact.digest in outcome.values:
                found.hold(fact, outcome.values[fact.digest])
        found.failures.extend(failure for _, failure in outcome.failures)
        failed.update(digest for digest, _ in outcome.failures)
    hidden = store.hidden()
    found.hidden = [digest for digest in found.digests if digest in hidden]
    found.digests = [digest for digest in found.digests if digest not in failed and digest not in hidden]
    return found


def load(found: Found, store: Writer) -> tuple[Corpus, Texts]:
    """The articles that were found, by id, and what the first stages ask of their texts; of two articles of one id the second fails."""
    heads, texts, fingerprints = _heads(found, store)
    by_id: dict[str, Head] = {}
    for head in (heads[digest] for digest in found.digests if digest in heads):
        if by_id.setdefault(head.article.id, head) is not head:
            found.failures.append(Failure(head.article.id, "its id was given twice; the first is kept"))
    rows = [by_id[name] for name in sorted(by_id)]
    lists = tuple(head for head in rows if "list" in head.article.flags)
    rows = [head for head in rows if "list" not in head.article.flags]
    digests = [head.digest for head in rows]
    articles = {digest: values.article for digest, values in found.values.items()}
    analyses = {digest: values.analysis for digest, values in found.values.items()}
    corpus = Corpus(
        tuple(rows),
        Unpacked(digests, articles, lambda digest: unpack_article(store.article(digest))),
        Unpacked(digests, analyses, lambda digest: unpack_analysis(store.analysis(digest))),
        lists,
    )
    return corpus, Texts([texts[digest] for digest in digests], [fingerprints[digest] for digest in digests])


class _Heads(NamedTuple):
    """By digest the heads of articles, and what `Texts` has of each."""

    heads: dict[bytes, Head]
    analysed: dict[bytes, str]
    fingerprints: dict[bytes, Ints]


def _heads(found: Found, store: Writer) -> _Heads:
    from indexer.boilerplate import fingerprints_of  # here: where nothing has changed it is not needed

    out = _Heads({}, {}, {})
    for digest, values in chain(list(found.values.items()), _others(found, store)):
        article = values.article
        out.heads[digest] = Head(head_of(article), values.analysis.language, len(article.text), digest)
        out.analysed[digest] = analysis.analysed_text(article)
        out.fingerprints[digest] = fingerprints_of(article)
    return out


def _others(found: Found, store: Writer) -> Iterator[tuple[bytes, Values]]:
    """The values that this process did not read, or does not hold; from now on it holds what there is room for."""
    for fact in store.facts([digest for digest in found.digests if digest not in found.values]):
        if fact.article is not None and fact.analysis is not None:
            values = Values(unpack_article(fact.article), unpack_analysis(fact.analysis))
            found.hold(fact, values)
            yield fact.digest, values


def head_of(article: Article) -> Article:
    """An article without its text, what its author marked, and all blocks but headings."""
    return replace(article, text="", marks=(), blocks=tuple(block for block in article.blocks if block.kind == "heading"))


def _unknown(
    pages: Iterable[Page | Failure], known: set[bytes], found: Found, config: Config, progress: Progress
) -> Iterator[tuple[bytes, Page]]:
    given: set[bytes] = set()
    digest_of = digesting(config)
    for page in pages:
        if isinstance(page, Failure):
            found.failures.append(page)
            continue
        digest = digest_of(page)
        if digest in given:  # sources overlap
            continue
        given.add(digest)
        found.digests.append(digest)
        progress("articles", len(found.digests), 0)
        if digest in known:
            found.known.add(digest)
        else:
            known.add(digest)
            yield digest, page
