"""Which list or table a node tells an item or a row of."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import count, pairwise

from indexer.model import DETAILED, Tree
from indexer.trees.reading.enumerations import DIGITS
from indexer.trees.reading.outlines import Item
from indexer.trees.reading.reading import Reading

TELLING = DETAILED | {"step"}
"""Nodes that can tell an item."""
BEFORE, NOWHERE = 5, (0, 0, 0)
"""Characters before a name that opens an item, at most: its number, quotes."""


class Listed:
    """The lists and tables of an article, numbered from 1, those under an item apart from those that it stands in."""

    def __init__(self, reading: Reading) -> None:
        number = count(1)
        self._text = reading.article.text
        items = [found for outline in reading.lists for found in _items(outline.items, number)]
        rows = [(block.start, block.end, next(number)) for block in reading.article.blocks if block.kind == "table"]
        self._items = sorted(items + rows)
        self._tables = {start for start, _, _ in rows}
        self._starts = [start for start, _, _ in self._items]

    def __call__(self, node: Tree) -> int:
        """The number of the list of which a node tells an item, by its name or by what it says; 0 where it tells none."""
        if not self._starts or node.kind not in TELLING or not node.span:
            return 0
        start, end, number = self._holding(node.span[0])
        is_item = node.kind != "term" or start in self._tables or opens(self._text[start : node.span[0]])
        return number if is_item and start <= node.span[0] < end else 0

    def item_at(self, place: int) -> tuple[int, int] | None:
        """Where the own text of the item that holds a place starts and ends; None where none does."""
        start, end, _ = self._holding(place) if self._starts else NOWHERE
        return (start, end) if start <= place < end and start not in self._tables else None

    def stretches(self, number: int) -> list[tuple[int, int]]:
        """Where the items of a list stand, without those under them, or the rows of a table."""
        found = [(start, end) for start, end, own in self._items if own == number]
        return _rows(self._text, *found[0]) if found and found[0][0] in self._tables else found

    def at(self, place: int) -> int:
        """The number of the list or table that a place of the text stands in; 0 for none."""
        start, end, number = self._holding(place) if self._starts else NOWHERE
        return number if start <= place < end else 0

    def _holding(self, place: int) -> tuple[int, int, int]:
        return self._items[max(bisect_right(self._starts, place) - 1, 0)]


def _rows(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where the lines of a table stand."""
    ends = [start - 1, *(at for at in range(start, end) if text[at] == "\n"), end]
    return [(low + 1, high) for low, high in pairwise(ends) if low + 1 < high]


def opens(before: str) -> bool:
    """Whether what stands after this in an item opens it: it is nothing but its number and signs, no word."""
    return len(before) <= BEFORE and not any(sign.isalpha() and sign not in DIGITS for sign in before)


def _items(items: Iterable[Item], number: Iterator[int]) -> Iterator[tuple[int, int, int]]:
    """Where the own text of each item stands, with the number of its list."""
    own = next(number)
    for item in items:
        yield item.start, item.own, own
        if item.inner:
            yield from _items(item.inner, number)
