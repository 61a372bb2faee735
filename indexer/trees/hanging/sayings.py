"""What authors say of the names that begin the items of their lists, told under these: 路径长度：两个节点之间路径上经过的边数."""

from indexer.model import Tree
from indexer.trees.hanging.growing import within
from indexer.trees.hanging.items import said_after
from indexer.trees.hanging.listed import Listed
from indexer.trees.reading.reading import Reading

NAMING = frozenset({"term", "point", "step"})
"""Nodes that can be no more than the name of an item."""


def with_sayings(tree: Tree, reading: Reading, lists: Listed) -> Tree:
    """A tree in which each name that begins an item has under it, as a detail, what its author says of it there, if that is short or begins with clauses that
    say something whole, and nothing of it hangs yet. No closure, which would keep the article: a build looks for no cycles."""
    node = tree.holding(tuple([with_sayings(child, reading, lists) for child in tree.children])) if tree.children else tree
    said = _said(node, reading, lists) if node.kind in NAMING and node.span else None
    if not said or any(within(said.span, child.span) and child.label != said.label for child in node.children):
        return node
    return node.holding((said, *(child for child in node.children if child.label != said.label and not within(child.span, said.span))))


def _said(name: Tree, reading: Reading, lists: Listed) -> Tree | None:
    """What is said of a name that begins an item; of a term also what goes on from it."""
    item = lists.item_at(name.span[0]) if name.span else None
    said = said_after(reading, item, name.label) if item else None
    goes_on = said and said.span and name.span and said.span[0] <= name.span[0]
    if not said or said.label.lower() == name.label.lower() or (goes_on and name.kind != "term"):
        return None
    return said._replace(detail=True)
