"""What the tests of parsing share: articles from a line of source, and their blocks as plain pairs."""

import time
from bisect import bisect_right
from collections.abc import Iterator
from contextlib import contextmanager

from indexer.model import Article, Media, Page
from indexer.parsing import Options, parse
from indexer.parsing.compose import Composed

PATIENCE = 3.0
"""Seconds for a hostile page of about half a megabyte: what is linear takes a tenth, what is not takes minutes."""
USUAL = 0.25
"""Seconds that an ordinary page of that size takes where PATIENCE was chosen; in an hour in which that takes longer hostile ones may, too."""
ORDINARY = "偏向锁记录线程编号，见 [文档](https://example.com/a) 与 `synchronized`，**竞争**时撤销。\n\n- 轻量级锁自旋\n- 重量级锁阻塞\n\n" * 4000


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
def soon(times: float = 1.0) -> Iterator[None]:
    """Fail where the body takes more processor time than what is linear can take, so many times that of Markdown and HTML where a reader is slower."""
    started = time.process_time()
    yield
    taken = (time.process_time() - started) / times
    assert taken < PATIENCE or taken < PATIENCE * _ordinary() / USUAL


def _ordinary() -> float:
    """Seconds of processor time that an ordinary page takes now, the least of three, of which the first may read tables."""
    taken = []
    for _ in range(3):
        started = time.process_time()
        article_of(ORDINARY)
        taken.append(time.process_time() - started)
    return min(taken)
