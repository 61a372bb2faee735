"""Lists as their authors nested them: the items of a level, each with those under it and where what stands under it ends."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from indexer.model import Article, Block
from indexer.trees.reading.procedures import tell_what_to_do

INSIDE = frozenset({"item", "code", "table", "image", "formula"})
"""What a list may consist of."""
LEVELS = 6
"""Levels of a list, at most: what is deeper is part of its item."""
NUMBER = re.compile(r"[（(]?(\d{1,2})[.、)）](?!\d)")
"""A number that an author wrote into the text of an item."""
CONTINUED = "+"
"""The detail of a further paragraph of an item."""
FEWEST = 3
"""Items of a bulleted list that can be steps."""
LINKED = 0.8
"""Share of an item that is one link: it points elsewhere (contents, references) and is no step."""


class Item(NamedTuple):
    """An item: where it starts, where its own first paragraph and all that stands under it end, its ordinal, empty where it has none, and
    the items under it."""

    start: int
    own: int
    end: int
    detail: str
    inner: tuple["Item", ...]

    def walk(self) -> Iterator["Item"]:
        """This item and all under it."""
        yield self
        for item in self.inner:
            yield from item.walk()


class Outline(NamedTuple):
    """A list: the paragraph right before it, if there is one, its items of the first level, and whether these are paragraphs that labels begin."""

    before: tuple[int, int] | None
    items: tuple[Item, ...]
    labelled: bool = False


def lists_in(article: Article) -> Iterator[Outline]:
    """The lists of an article. Code, tables and images stand inside a list that goes on after them."""
    blocks, at = article.blocks, 0
    while at < len(blocks):
        if blocks[at].kind != "item" or blocks[at].detail == CONTINUED:
            at += 1
            continue
        end = _end(blocks, at)
        before = blocks[at - 1] if at and blocks[at - 1].kind == "paragraph" else None
        items = _numbered(article.text, nested(blocks[at:end]))
        yield Outline((before.start, before.end) if before else None, _counted(items) if _is_procedure(article, at, end, items) else items)
        at = end


def _end(blocks: Sequence[Block], first: int) -> int:
    """The block after a list that begins with the block `first`."""
    end = at = first + 1
    number, level = blocks[first].detail, blocks[first].level
    while at < len(blocks) and blocks[at].kind in INSIDE:
        block = blocks[at]
        if block.kind == "item":
            if block.detail != CONTINUED and block.level <= level:
                if at > end and not _goes_on(number, block.detail):
                    break
                number, level = block.detail, block.level
            end = at + 1
        at += 1
    return end


def _goes_on(number: str, after: str) -> bool:
    """Whether an item that code parts from the one before is of the same list: both are numbered on, or neither is numbered."""
    if number.isdigit() and after.isdigit():
        return int(number) < int(after)
    return number.isdigit() == after.isdigit()


def nested(blocks: Sequence[Block], levels: int = LEVELS) -> tuple[Item, ...]:
    """The items of the first level among some blocks, each up to the end of those under it, `levels` deep at most."""
    if not levels:
        return ()
    level = min((block.level for block in blocks if _begins(block)), default=0)
    tops = [place for place, block in enumerate(blocks) if _begins(block) and block.level == level]
    items = list(nested(blocks[: tops[0]], levels - 1)) if tops and tops[0] else []
    for low, high in pairwise([*tops, len(blocks)]):
        head, under = blocks[low], blocks[low + 1 : high]
        items.append(Item(head.start, head.end, blocks[high - 1].end, head.detail, nested(under, levels - 1)))
    return tuple(items)


def _numbered(text: str, items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The items of a bulleted list with the numbers that their author wrote into them, where they count up from one: - 1.调用."""
    found = [NUMBER.match(text, item.start, item.own) for item in items]
    numbers = [int(number[1]) for number in found if number]
    if numbers[1:] and numbers == list(range(1, len(items) + 1)) and not any(item.detail for item in items):
        return tuple(item._replace(detail=str(number)) for item, number in zip(items, numbers, strict=True))
    return items


def _is_procedure(article: Article, first: int, end: int, items: Sequence[Item]) -> bool:
    """Whether a bulleted list, the blocks from `first` to `end`, is one of steps: code stands after most of its items, and most tell what to do, not all with
    the same word, as uses of one command do."""
    blocks = article.blocks
    coded = sum(blocks[at].kind == "item" and blocks[at + 1].kind == "code" for at in range(first, min(end, len(blocks) - 1)))
    if len(items) < FEWEST or 2 * coded <= len(items) or any(item.detail for item in items):
        return False
    return tell_what_to_do([article.text[item.start : item.own] for item in items])


def _counted(items: Sequence[Item]) -> tuple[Item, ...]:
    return tuple(item._replace(detail=str(number)) for number, item in enumerate(items, 1))


def _begins(block: Block) -> bool:
    return block.kind == "item" and block.detail != CONTINUED
