"""Articles without what many articles of the collection say: the author's footer under each makes no copies of two short notes."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

from indexer.model import Article, Block

Reader = Callable[[int], Article]
"""The article at a place."""


class Readers(NamedTuple):
    """How articles are read: whole, and without their footers."""

    whole: Reader
    own: Reader


def readers(articles: Sequence[Article], footers: Sequence[Sequence[tuple[int, int]]]) -> Readers:
    """How to read articles of which `footers` are the stretches that many articles have."""
    return Readers(articles.__getitem__, lambda at: without_footers(articles[at], footers[at]))


def without_footers(article: Article, footers: Sequence[tuple[int, int]]) -> Article:
    """The article without the blocks that begin where `footers` do; its marks are gone, too."""
    gone = {start for start, _ in footers}
    parts, blocks, at = list[str](), list[Block](), 0
    for block in article.blocks:
        if block.start not in gone:
            said = article.text[block.start : block.end]
            parts.append(said)
            blocks.append(block._replace(start=at, end=at + len(said)))
            at += len(said) + 1
    return replace(article, text="\n".join(parts), blocks=tuple(blocks), marks=())
