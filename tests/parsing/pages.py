"""What the tests of parsing share: articles from a line of source, and their blocks as plain pairs."""

import time
from bisect import bisect_right
from collections.abc import Iterator
from contextlib import contextmanager

from indexer.model import Article, Media, Page
from indexer.parsing import Options, parse
from indexer.parsing.compose import Composed

PATIENCE = 9.0
"""Seconds for a hostile page of about half a megabyte: what is linear takes a tenth, what is not takes minutes."""


def article_of(content: str | bytes, media: Media = "markdown", name: str = "posts/a.md") -> Article:
    """The article of a page that is none of draft, protected and empty."""
    article = found_in(content, media, name)
    assert article is not None
    return article


def found_in(content: str | bytes, media: Media = "markdown", name: str = "posts/a.md") -> Article | None:
    """What parsing makes of a page."""
    raw = content.encode() if isinstance(content, str) else content
    return parse(Page(name, raw, media), Options())


def blocks_of(article: Article | Composed) -> list[tuple[str, str]]:
    """Kind and text of every block."""
    return [(block.kind, article.text[block.start : block.end]) for block in article.blocks]


def marks_of(article: Article | Composed) -> list[tuple[str, str]]:
    """Kind and text of every mark."""
    return [(mark.kind, article.text[mark.start : mark.end]) for mark in article.marks]


def assert_well_formed(composed: Article | Composed) -> None:
    """Blocks are ordered and do not overlap, nothing but white space is outside, and every mark is inside one."""
    end = 0
    for block in composed.blocks:
        assert end <= block.start < block.end <= len(composed.text)
        assert not composed.text[end : block.start].strip()
        end = block.end
    assert not composed.text[end:].strip()
    starts = [block.start for block in composed.blocks]
    for mark in composed.marks:
        block = composed.blocks[bisect_right(starts, mark.start) - 1]
        assert block.start <= mark.start < mark.end <= block.end


@contextmanager
def soon() -> Iterator[None]:
    """Fail where the body takes more processor time than what is linear can take."""
    started = time.process_time()
    yield
    assert time.process_time() - started < PATIENCE
