"""Lists that rules of the owner announce: the items right after a sentence that matches."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from indexer.model import Block, Ints
from indexer.trees.enumerations import FEWEST, MOST, SOON, Enumeration, enumerations_in
from indexer.trees.heeding import Ruled

INSIDE = frozenset({"item", "code", "table", "image", "formula"})
"""What a list may consist of."""
CONTINUED = "+"
"""The detail of a further paragraph of an item."""


class Listing(NamedTuple):
    """The sentences of an article, the block of each, what rules say of them, and the article's blocks."""

    sentences: Sequence[str]
    of: Ints
    ruled: Ruled
    blocks: Sequence[Block]


def enumerations_of(listing: Listing) -> list[Enumeration]:
    """The enumerations of running text, and the lists that rules announce; no sentence is an item of two."""
    counted = enumerations_in(listing.sentences, listing.ruled)
    if not listing.ruled.announcers:
        return counted
    lists = list(_lists(listing))
    listed = {place for found in lists for place in range(found.announcer, found.stop)}
    apart = (found for found in counted if listed.isdisjoint([found.announcer, *found.items]))
    return sorted([*lists, *apart], key=lambda found: found.items)


def _lists(listing: Listing) -> Iterator[Enumeration]:
    """The announced lists of two items or more, in reading order."""
    free = 0
    for announcer in sorted(listing.ruled.announcers):
        first = _first_item(listing, announcer) if announcer >= free else -1
        if first < 0:
            continue
        blocks = _items(listing.blocks, int(listing.of[first]))
        *places, free = np.searchsorted(listing.of, blocks).tolist()
        items = tuple(place for place, block in zip(places, blocks, strict=False) if _says(listing, place, block))
        if len(items) >= FEWEST:
            yield Enumeration(announcer, items, free)


def _first_item(listing: Listing, announcer: int) -> int:
    """The sentence that begins the list soon after an announcer, -1 for none: a deeper one, if that is an item itself."""
    own = int(listing.of[announcer])
    for place, number in enumerate(listing.of[announcer + 1 : announcer + 1 + SOON].tolist(), announcer + 1):
        block = listing.blocks[number]
        if number > own and block.kind == "item" and block.detail != CONTINUED:
            apart = any(between.kind == "heading" for between in listing.blocks[own:number])
            return place if block.level > listing.blocks[own].level and not apart else -1
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


def _says(listing: Listing, place: int, block: int) -> bool:
    """Whether the sentence at `place` begins an item, and is no aside."""
    return place < len(listing.of) and listing.of[place] == block and place not in listing.ruled.asides
