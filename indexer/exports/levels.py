"""Trees as data: read level by level, any number of their words are a good tree."""

from indexer.model import DETAILED, Tree


def by_level(tree: Tree) -> Tree:
    """A full tree without the details that would come between the nodes of the normal one: under headings those of all levels but its lowest.

    >>> point = Tree("偏向锁记录线程的 ID", "point", None, (), (Tree("撤销要等安全点", "point"),))
    >>> deep = Tree("锁", "section", None, (), (Tree("偏向锁", "section", None, (), (point,)),))
    >>> [child.label for child in by_level(Tree("JVM", "article", None, (), (point, deep))).children[0].children]
    []
    """
    if not any(child.kind == "section" for child in tree.children):
        return tree
    return _cut(tree, _height(tree))


def _height(node: Tree) -> int:
    """The levels of the normal tree under a node."""
    return max((1 + _height(child) for child in node.children), default=0) if node.kind not in DETAILED else 0


def _cut(node: Tree, levels: int) -> Tree:
    if node.kind in DETAILED and levels:
        return node._replace(children=())
    return node._replace(children=tuple(_cut(child, levels - 1) for child in node.children))
