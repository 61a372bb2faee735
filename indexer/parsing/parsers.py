"""The seam for parsers: which of them reads a page. Others come before the built-in ones, which register the same way.

A package offers a parser of its own under the entry-point group `indexer.parsers`; docs/parsers.md shows one.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import EntryPoint, entry_points

from indexer.errors import ConfigError, PageError
from indexer.model import Article, Page

GROUP = "indexer.parsers"
BUILT_IN = {
    "html": "indexer.parsing.article:HTML",
    "markdown": "indexer.parsing.article:MARKDOWN",
    "rst": "indexer.parsing.article:RST",
    "org": "indexer.parsing.article:ORG",
    "asciidoc": "indexer.parsing.article:ASCIIDOC",
    "text": "indexer.parsing.article:TEXT",
    "row": "indexer.parsing.article:ROW",
}

LONGEST_REASON = 200


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


def read_page(page: Page, text: str, options: Options) -> Article | None:
    """What the first parser that accepts a page makes of it: those of others by name, then the built-in ones.

    Raises PageError where nothing can be read, and where a parser of others fails: its mistake costs this page alone.
    """
    for name, parser in known().items():
        try:
            if parser.accepts(page):
                return parser.read(page, text, options)
        except PageError:
            raise
        except Exception as error:
            if name in BUILT_IN:
                raise
            raise PageError(f"the parser {name!r} failed: {_one_line(error)}") from error
    raise PageError(f"no parser reads {page.media}")


def others() -> tuple[EntryPoint, ...]:
    """The parsers that other packages offer, by name."""
    found = (entry for entry in entry_points(group=GROUP) if entry.name not in BUILT_IN)
    return tuple(sorted(found, key=lambda entry: (entry.name, entry.value)))


@cache
def known() -> Mapping[str, Parser]:
    """All parsers by name, in the order in which they are asked. Raises ConfigError where one cannot be loaded."""
    built_in = (EntryPoint(name, value, GROUP) for name, value in BUILT_IN.items())
    return {entry.name: loaded(entry) for entry in (*others(), *built_in)}


def loaded(entry: EntryPoint) -> Parser:
    """The parser that a package offers. Raises ConfigError where it cannot be loaded."""
    try:
        parser = entry.load()
    except Exception as error:  # a module of others may raise anything
        raise ConfigError(
            f"the parser {entry.name!r} cannot be loaded ({_one_line(error)}); mend or remove its package"
        ) from error
    if not isinstance(parser, Parser):
        kind = f"no indexer.parsing.Parser but {type(parser).__name__}"
        raise ConfigError(f"the parser {entry.name!r} is {kind}; mend or remove its package")
    return parser


def _one_line(error: Exception) -> str:
    return " ".join(f"{type(error).__name__}: {error}".split())[:LONGEST_REASON]
