"""Parsers written with BeautifulSoup: a function that gets a soup and says what of the page is what."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from indexer.model import Article, Page
from indexer.parsing.dates import iso_date
from indexer.parsing.html.page import compose_html
from indexer.parsing.naming import titled
from indexer.parsing.parsers import Options, Parser
from indexer.parsing.webpages import read_html

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag


@dataclass(frozen=True, slots=True)
class Picked:
    """What a parser found in a page; what it leaves empty is read as in any other page.

    `body` is the element that holds the article, or its HTML. Dates may be written in any way that pages write them.
    """

    body: "Tag | str | None" = None
    title: str = ""
    author: str = ""
    date: str = ""
    updated: str = ""
    language: str = ""
    url: str = ""
    tags: tuple[str, ...] = ()
    flags: tuple[str, ...] | None = None


def soup_parser(accepts: Callable[[Page], bool], pick: Callable[["BeautifulSoup", Page], Picked | None]) -> Parser:
    """A parser that hands the HTML pages it accepts to `pick` as a soup (lxml); where that returns None, it is
    read as any other.

    Making a soup costs many times what the built-in parser does, so `accepts` should know the pages by their address.
    """

    def read(page: Page, text: str, options: Options) -> Article | None:
        from bs4 import BeautifulSoup

        if (article := read_html(page, text, options)) is None:
            return None
        picked = pick(BeautifulSoup(text, "lxml"), page)
        return article if picked is None else _with(article, picked)

    return Parser(lambda page: page.media == "html" and accepts(page), read)


def _with(article: Article, picked: Picked) -> Article:
    if picked.body is not None:
        _, body = compose_html(f"<article>{picked.body}</article>")
        own = titled(article.id, picked.title or article.title, body)
        article = replace(article, title=own.title, text=own.text, blocks=own.blocks, marks=own.marks)
    fields: dict[str, Any] = {
        "title": " ".join(picked.title.split()), "author": picked.author, "date": iso_date(picked.date),
        "updated": iso_date(picked.updated), "language": picked.language, "url": picked.url, "tags": picked.tags,
    }  # fmt: skip
    said = {name: value for name, value in fields.items() if value}
    return replace(article, **said, flags=article.flags if picked.flags is None else picked.flags)
