"""Pages of a built site that hold an article which the index does not know."""

from collections.abc import Iterator
from pathlib import Path

from indexer.errors import PageError
from indexer.inject.files import html_files, read
from indexer.inject.matching import Matcher
from indexer.inject.pages import page_of
from indexer.inject.site import NO_ARTICLE
from indexer.model import Failure, Page
from indexer.parsing import Options, parse
from indexer.store import Index

LEAST_TEXT = 200
"""Characters of an article; a page with less is a notice (404, search, redirect)."""


def pages_without_source(index: Index, site: Path) -> list[Failure]:
    """The pages by path, each with the reason; lists, notices and pages that ask to be left out are none.

    Raises SourceError where there is no site. Every page is read; only those that show no article are parsed.
    """
    return list(_found(Matcher(index), site))


def _found(matcher: Matcher, site: Path) -> Iterator[Failure]:
    for path in html_files(site):
        try:
            content = read(f"{site}/{path}")
            page = page_of(content)
            if not page.hidden and matcher.match(page, path) is None and _holds_an_article(path, content):
                yield Failure(path, NO_ARTICLE)
        except (OSError, ValueError) as error:
            yield Failure(path, str(error))


def _holds_an_article(path: str, content: bytes) -> bool:
    try:
        article = parse(Page(path, content, "html"), Options())
    except PageError:
        return False
    return article is not None and "list" not in article.flags and len(article.text) >= LEAST_TEXT
