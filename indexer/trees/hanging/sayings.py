"""What authors say of the names that begin the items of their lists, told under these: 路径长度：两个节点之间路径上经过的边数."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from indexer.model import Tree
from indexer.trees.hanging.growing import within
from indexer.trees.hanging.items import said_after
from indexer.trees.reading.outlines import Item
from indexer.trees.reading.reading import Reading

NAMING = frozenset({"term", "point", "step"})
"""Nodes that can be no more than the name of an item."""


class _Items(NamedTuple):
    """All items of an article's lists in order, and where they start."""

    reading: Reading
    items: Sequence[Item]
    starts: Sequence[int]


def with_sayings(tree: Tree, reading: Reading) -> Tree:
    """A tree in which each name that begins an item has under it, as a detail, what its author says of it there, if that is short or begins with clauses that
    say something whole, and nothing of it hangs yet."""
    items = sorted((item for outline in reading.lists for item in outline.items for item in item.walk()), key=lambda item: item.start)
    return _told(tree, _Items(reading, items, [item.start for item in items])) if items else tree


def _told(node: Tree, items: _Items) -> Tree:
    """A node and all under it so. No closure, which would keep the article: a build looks for no cycles."""
    if node.children:
        node = node.holding(tuple([_told(child, items) for child in node.children]))
    said = _said(node, items) if node.kind in NAMING and node.span else None
    if not said or any(within(said.span, child.span) and child.label != said.label for child in node.children):
        return node
    return node.holding((said, *(child for child in node.children if child.label != said.label and not within(child.span, said.span))))


def _said(name: Tree, items: _Items) -> Tree | None:
    """What is said of a name that begins an item."""
    start = name.span[0] if name.span else 0
    at = bisect_right(items.starts, start) - 1
    if at < 0 or start >= items.items[at].own:
        return None
    said = said_after(items.reading, items.items[at], name.label)
    return said._replace(detail=True) if said and said.label.lower() != name.label.lower() else None
