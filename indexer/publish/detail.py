"""How much of a tree is shown: its top by words, or by depth."""

from collections import deque

from indexer.model import Tree
from indexer.text.spelling import WORD

BRIEF, LEAST = 0.25, 40
"""A brief tree has a quarter of the words of the whole one, at least 40."""


def shown(tree: Tree, *, brief: bool = False, depth: int | None = None) -> Tree:
    """The tree down to `depth` levels under its root; brief is its top, read level by level.

    >>> inner = Tree("锁", "section", None, (), (Tree("偏向锁", "term"),))
    >>> [(child.label, child.children) for child in shown(Tree("JVM", "article", None, (), (inner,)), depth=1).children]
    [('锁', ())]
    """
    cut = tree if depth is None else _down_to(tree, depth)
    return _top(cut, max(LEAST, round(BRIEF * _words(tree)))) if brief else cut


def _down_to(tree: Tree, depth: int) -> Tree:
    children = tuple(_down_to(child, depth - 1) for child in tree.children) if depth > 0 else ()
    return tree._replace(children=children)


def _words(tree: Tree) -> int:
    return sum(len(WORD.findall(node.label)) for node in tree.walk())


def _top(tree: Tree, words: int) -> Tree:
    """The nodes that a reading level by level reaches within so many words; a parent always comes before its
    children."""
    kept: set[tuple[int, ...]] = set()
    waiting: deque[tuple[tuple[int, ...], Tree]] = deque([((), tree)])
    while waiting:
        place, node = waiting.popleft()
        words -= len(WORD.findall(node.label))
        if words < 0 and place:
            break
        kept.add(place)
        waiting.extend(((*place, number), child) for number, child in enumerate(node.children))
    return _kept(tree, (), kept)


def _kept(tree: Tree, place: tuple[int, ...], kept: set[tuple[int, ...]]) -> Tree:
    children = ((*place, number) for number in range(len(tree.children)))
    return tree._replace(children=tuple(_kept(tree.children[at[-1]], at, kept) for at in children if at in kept))
