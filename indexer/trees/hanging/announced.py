"""Lists that rules of the owner announce: the items that begin soon after a sentence that matches."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from indexer.model import Block
from indexer.trees.reading.enumerations import FEWEST, MOST, SOON
from indexer.trees.reading.outlines import CONTINUED, INSIDE, Item, nested
from indexer.trees.reading.reading import Reading


class Announced(NamedTuple):
    """The number of a sentence that announces a list, and the items, each with all that stands under it."""

    announcer: int
    items: tuple[Item, ...]


def ruled_lists(reading: Reading) -> Iterator[Announced]:
    """The announced lists of two items or more, in reading order; no item is one of two. Asides are left out."""
    free = 0
    for announcer in sorted(reading.ruled.announcers):
        first = _first_item(reading, announcer)
        if first < free:
            continue
        *places, free = _items(reading.article.blocks, first)
        bounds = zip(places, [*places[1:], free], strict=True)
        items = [item for low, high in bounds for item in nested(reading.article.blocks[low:high])]
        told = tuple(item for item in items if not reading.is_aside(item.start))
        if len(told) >= FEWEST:
            yield Announced(announcer, told)


def _first_item(reading: Reading, announcer: int) -> int:
    """The block that begins the list soon after an announcer, -1 for none: a deeper one, if that is an item itself."""
    blocks, own = reading.article.blocks, int(reading.blocks[announcer])
    for number in reading.blocks[announcer + 1 : announcer + 1 + SOON].tolist():
        block = blocks[number]
        if number > own and block.kind == "item" and block.detail != CONTINUED:
            apart = any(between.kind == "heading" for between in blocks[own:number])
            return number if block.level > blocks[own].level and not apart else -1
    return -1


def _items(blocks: Sequence[Block], first: int) -> list[int]:
    """The blocks of a list's items, MOST at most, from the block `first` on, and the one after them. Items within items
    are part of these."""
    head = blocks[first]
    after = next((at for at in range(first + 1, len(blocks)) if not _goes_on(blocks[at], head)), len(blocks))
    items = [at for at in range(first, after) if _is_beside(blocks[at], head)]
    return [*items, after][: MOST + 1]


def _goes_on(block: Block, head: Block) -> bool:
    """Whether a list that begins with the block `head` goes on with another."""
    beside = block.level == head.level and (block.detail == CONTINUED or _is_beside(block, head))
    return block.kind in INSIDE and (block.kind != "item" or block.level > head.level or beside)


def _is_beside(block: Block, head: Block) -> bool:
    """Whether two items are of one list: both numbered, or both not."""
    same = block.kind == "item" and block.level == head.level and block.detail != CONTINUED
    return same and block.detail.isdigit() == head.detail.isdigit()
