"""A full tree without its details, as most readers see it."""

import re
from collections.abc import Iterator, Sequence

from indexer.model import Tree
from indexer.text.spelling import holds

FEW, MOST = 2, 10
"""Of the details of a section that a normal tree says nothing of, the points that it has all the same, and the items of a list, which it has all or none."""
LONGEST = 240
"""Characters of a list above which its items are told by their names alone, those that have one."""
SAYING = frozenset({"point", "definition"})
SIGNS = 6
"""Characters that stand around a name in what its author marked, at most: quotes, its number."""
NAME = re.compile(r"(.{1,30}?)\s*(?:：|:(?![/\d:]))\s*\S")
"""What names an item before the colon after which something is said of it."""


def normal(tree: Tree) -> Tree:
    """A tree without its details. A section or topic that would have nothing under it has the first of its own: FEW points, the names alone where there
    are no points, or a whole list. A section that would have names alone beside its sections, or nothing, has the first point of its own, in place of
    those names that it says. Of a list, which has an item told, all are, if the full tree tells all.

    >>> point = Tree("主库在事务提交时记录日志", "point", (3, 15), detail=True)
    >>> root = Tree("主从复制", "article", children=(Tree("原理", "section", children=(point,)), point))
    >>> [(child.label, [inner.label for inner in child.children]) for child in normal(root).children]
    [('原理', ['主库在事务提交时记录日志'])]
    """
    kept = [child for child in tree.children if not child.detail]
    own = [child for child in kept if child.kind != "section"]
    if kept and tree.kind == "section" and all(child.kind == "term" for child in own):
        kept = _said(kept, own, tree.children)
    elif tree.kind in {"section", "topic"} and not kept:
        kept = _first(tree.children)
    return tree._replace(children=tuple(map(normal, _whole_lists(kept, tree.children))))


def _whole_lists(kept: Sequence[Tree], children: Sequence[Tree]) -> list[Tree]:
    """What is `kept` of some children, with all items of the lists that it tells in part, unless these are more than MOST."""
    told, whole = list(kept), list[Tree]()
    for number in dict.fromkeys(node.listed for node in kept if node.listed):
        items = [node for node in children if node.listed == number]
        details = [node for node in items if node.detail]
        if details and len(items) <= MOST:
            places = {node.span for node in details}
            told = [node for node in told if node.span not in places and (node.kind != "term" or node.listed or not any(_is_in(node, item) for item in details))]
            whole += _brief(details)
    return sorted([*told, *whole], key=lambda node: node.span or (0, 0)) if whole else told


def _brief(items: Sequence[Tree]) -> list[Tree]:
    """The items of a list without what is told of them if that is long."""
    alone = list(map(_alone, items))
    if sum(len(node.label) for node in alone) <= LONGEST:
        return alone
    return [node._replace(label=name[1], kind="term") if (name := NAME.match(node.label)) else node for node in alone]


def _said(kept: Sequence[Tree], names: Sequence[Tree], children: Sequence[Tree]) -> list[Tree]:
    """What is `kept` under a section, of which all but further sections are names, with the first point of its own among those that it does not say; names of
    items and rows stand alone, since what is said of these is told of all or none."""
    point = next(_points(children), None)
    if not point or any(map(_is_item, names)):
        return list(kept)
    left = [node for node in kept if node.kind == "section" or not _is_in(node, point)]
    return sorted([*left, _alone(point)], key=lambda node: node.span or (0, 0))


def _points(children: Sequence[Tree]) -> Iterator[Tree]:
    """The points among some nodes and right under them."""
    for child in children:
        found = () if child.kind == "section" else (child, *child.children)
        yield from (node for node in found if node.detail and node.kind in SAYING and node.span)


def _is_item(name: Tree) -> bool:
    """Whether a name is an item of a list or a row of a table: it holds more of the text than itself, or what is told under it goes on with it."""
    low, high = name.span or (0, 0)
    goes_on = any(inner.span and inner.span[0] == low and not holds(inner.label, name.label) for inner in name.children)
    return goes_on or high - low > len(name.label) + SIGNS or any(not inner.detail for inner in name.children)


def _is_in(name: Tree, point: Tree) -> bool:
    """Whether a point says a name."""
    low, high = name.span or (0, 0)
    begin, end = point.span or (0, 0)
    return begin <= low <= high <= end or holds(point.label, name.label)


def _first(details: Sequence[Tree]) -> list[Tree]:
    """What is told first of some details: all steps, a list that is in front of points, or points."""
    steps = [node for node in details if node.kind == "step"]
    if steps:
        return list(map(_alone, steps)) if len(steps) <= MOST else []
    said = [node for node in details if node.kind != "term"] or list(details)
    if said and said[0].kind == "topic":
        return [_alone(said[0])] if len(said[0].children) <= MOST else []
    return [_alone(node) for node in said if node.kind != "topic"][:FEW]


def _alone(node: Tree) -> Tree:
    """A detail as a normal tree has it: of a list its items, else nothing under it."""
    items = map(_alone, node.children) if node.kind == "topic" else ()
    return node._replace(children=tuple(items), detail=False)
