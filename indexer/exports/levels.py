"""Trees as data: read level by level, any number of their words are a good tree."""

from indexer.model import DETAILED, Tree


def by_level(tree: Tree) -> Tree:
    """A full tree without the details that would come between the nodes of the normal one: those that stand under no point or term and, under
    headings, those of all levels but its lowest.

    >>> point = Tree("偏向锁记录线程的 ID", "point", None, (), (Tree("撤销要等安全点", "point", detail=True),))
    >>> deep = Tree("锁", "section", None, (), (Tree("偏向锁", "section", None, (), (point,)),))
    >>> [child.label for child in by_level(Tree("JVM", "article", None, (), (point, deep))).children[0].children]
    []
    """
    headed = any(child.kind == "section" for child in tree.children)
    return _cut(tree, _height(tree) if headed else 0)


def _height(node: Tree) -> int:
    """The levels of the normal tree under a node."""
    return max((1 + _height(child) for child in node.children if not child.detail), default=0)


def _cut(node: Tree, levels: int) -> Tree:
    """A node of which details are told that stand `levels` under it, or lower."""
    told = node.kind in DETAILED and levels <= 0
    return node._replace(children=tuple([_cut(child, levels - 1) for child in node.children if told or not child.detail]))
