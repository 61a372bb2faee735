"""The seam for parsers: which of them reads a page. Others come before the built-in ones, which register the same way.

A package offers a parser of its own under the entry-point group `indexer.parsers`; docs/parsers.md shows one.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.metadata import EntryPoint, entry_points

from indexer.errors import ConfigError, PageError
from indexer.model import Article, Page

GROUP = "indexer.parsers"
BUILT_IN = {
    "html": "indexer.parsing.article:HTML",
    "markdown": "indexer.parsing.article:MARKDOWN",
    "text": "indexer.parsing.article:TEXT",
    "row": "indexer.parsing.article:ROW",
}


@dataclass(frozen=True, slots=True)
class Options:
    """drafts      also take drafts, unpublished and password-protected posts
    max_bytes   a larger page fails
    """

    drafts: bool = False
    max_bytes: int = 10_000_000


@dataclass(frozen=True, slots=True)
class Parser:
    """Whose pages it reads, and how: `read` gets the page, its text (decoded) and the options.

    `read` returns the article, or None for what is not to be read (a draft), and raises PageError with the reason where
    there is nothing to read. `accepts` sees every page and must be quick.
    """

    accepts: Callable[[Page], bool]
    read: Callable[[Page, str, Options], Article | None]


def parser_of(page: Page) -> Parser:
    """The first parser that accepts a page: those of others by name, then the built-in ones."""
    for parser in _parsers():
        if parser.accepts(page):
            return parser
    raise PageError(f"no parser reads {page.media}")


def others() -> tuple[EntryPoint, ...]:
    """The parsers that other packages offer, by name."""
    found = (entry for entry in entry_points(group=GROUP) if entry.name not in BUILT_IN)
    return tuple(sorted(found, key=lambda entry: (entry.name, entry.value)))


@cache
def _parsers() -> tuple[Parser, ...]:
    built_in = (EntryPoint(name, value, GROUP) for name, value in BUILT_IN.items())
    return tuple(map(_loaded, (*others(), *built_in)))


def _loaded(entry: EntryPoint) -> Parser:
    try:
        parser = entry.load()
    except (ImportError, AttributeError) as error:
        raise ConfigError(f"the parser {entry.name!r} cannot be loaded ({error}); mend or remove its package") from error
    if not isinstance(parser, Parser):
        raise ConfigError(f"the parser {entry.name!r} is no indexer.parsing.Parser but {type(parser).__name__}")
    return parser
