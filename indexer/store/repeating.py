"""What a tree for readers would tell twice: an item beside the name under which it stands already, the beginning of a sentence beside the whole."""

from collections.abc import Iterator, Sequence

from indexer.model import DETAILED, Tree
from indexer.store.telling import within


def without_repeats(tree: Tree) -> Tree:
    """A tree without the leaves that what stands beside them, or under that, tells as well, from the same place of the text, and without those that are signs alone.

    >>> said = Tree("先捕获再冒泡", "point", (4, 10))
    >>> names = Tree("一句话", "term", (0, 10), children=(said,)), said, Tree("一句话：先捕获再冒泡", "point", (0, 10)), Tree("!!", "point", (20, 22))
    >>> [child.label for child in without_repeats(Tree("事件", "section", (0, 30), children=names)).children]
    ['一句话']
    """
    kept = [child for child in tree.children if not _is_leaf(child) or any(map(str.isalnum, child.label))]
    told = list(_places(kept))
    single = [child for child in kept if not (_is_leaf(child) and _is_told(child, told))]
    return tree.holding(tuple(map(without_repeats, single)))


def _is_leaf(node: Tree) -> bool:
    return node.kind in DETAILED and not node.children


def _places(nodes: Sequence[Tree]) -> Iterator[tuple[Tree, Tree | None]]:
    """What points, steps and names tell, and what is told right under them, each with that under which it stands."""
    for node in nodes:
        if node.kind in DETAILED:
            yield node, None
            yield from ((inner, node) for inner in node.children if inner.kind in DETAILED)


def _is_told(leaf: Tree, told: Sequence[tuple[Tree, Tree | None]]) -> bool:
    """Whether something else tells a leaf: holds its words from its place, or is what it says after the name of that under which it stands."""
    for node, name in told:
        if node is leaf or name is leaf:
            continue
        if within(leaf, node) and leaf.label in node.label and (leaf.label != node.label or name is not None):
            return True
        if name and within(node, leaf) and leaf.label.startswith(name.label) and leaf.label.endswith(node.label):
            return True
    return False
