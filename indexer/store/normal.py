"""A full tree without its details, as most readers see it."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set

from indexer.model import CERTAIN, DETAILED, SAYING, Tree
from indexer.store.parted import with_apt_topics, without_bare_topics
from indexer.store.repeating import without_repeats
from indexer.store.tablerows import is_cell, rowed
from indexer.store.telling import (
    is_free,
    is_head,
    is_in,
    is_item,
    is_parted,
    shown_alone,
    span_of,
    with_points,
    within,
    without_echoes,
)
from indexer.text.brackets import balanced
from indexer.text.dashes import DASH
from indexer.text.spelling import place_in

FEW, MOST = 2, 10
"""Of the details of a section that a normal tree says nothing of, the points that it has all the same, and the items of a list, which it has all or none."""
LONGEST = 800
"""Characters of a list above which its items are told by their names alone, those that have one."""
SAID = 800
"""Characters of what a normal tree says of the items of a list beside their names."""
INSIDE, NAMED = 4, 30
"""Items of a list under a name that a normal tree tells nothing else of, and the characters of such a name, at most."""
NAME = re.compile(r"(.{1,30}?)\s*(?:：|:(?![/\d:]))\s*\S")
"""What names an item before the colon after which something is said of it."""
TOLD = re.compile(rf"(.{{1,40}}?)\s*(?:：|:(?=[\s\u3400-\u9fff])|——|{DASH})\s*(\S.*)", re.S)
"""What names an item, and what is said of it after a colon or a dash."""
NAMES = frozenset({"term", "point", "step"})
"""Nodes that may be no more than the name of an item."""
ONE_SAID = (["point"], ["definition"])
"""The kinds of what stands under a name of which one thing is said."""
WORTH_NOTING = 4
"""How likely (in tenths) the nodes of a list must be to be worth noting, one at least."""
FAIR, SOUND = 4, 6
"""How likely (in tenths) a point must be to say something by itself where it is all that a section has; `SOUND` ones come first."""
DOUBTFUL = 5
"""How likely (in tenths) a point that is no item must be worth noting, to stand beside others: of 254 of 1,241 points that were not a reader called 24 % right and 62 % wrong, of the others
67 and 18 %."""


def normal(tree: Tree) -> Tree:
    """A tree without its details. A section or topic that would have nothing under it has the first of its own: FEW points, the names alone where there
    are no points, or a whole list. A section that would have names alone beside its sections, or nothing, has the first point of its own, in place of
    those names that it says. Of a list, which has an item told, all are, if the full tree tells all.

    >>> point = Tree("主库在事务提交时记录日志", "point", (3, 15), detail=True)
    >>> root = Tree("主从复制", "article", children=(Tree("原理", "section", children=(point,)), point))
    >>> [(child.label, [inner.label for inner in child.children]) for child in normal(root).children]
    [('原理', ['主库在事务提交时记录日志'])]
    """
    worthy = without_lists(tree, doubtful_lists(tree))
    told = _noted(_without_doubts(worthy))
    if _says_nothing(told):  # what is doubtful is better than nothing
        told = _noted(worthy)
    if _says_nothing(told):
        told = _noted(tree)
    return without_repeats(_alike(with_apt_topics(without_bare_topics(told)) if is_parted(told) else told))


def _noted(tree: Tree) -> Tree:
    """What of a full tree is worth a line, with points in place of its key terms."""
    once = without_echoes(tree)
    return with_points(_shown(once), once)


def _without_doubts(tree: Tree) -> Tree:
    """A tree whose points that are hardly worth noting are details, but those under which something else is told."""
    children = tuple(map(_without_doubts, tree.children))
    return tree.holding(tuple(child._replace(detail=True) if _is_doubtful(child) and all(inner.detail for inner in child.children) else child for child in children))


def _is_doubtful(point: Tree) -> bool:
    """Whether a node is a point in no list that is hardly worth noting."""
    return point.kind in SAYING and not point.listed and point.likely < DOUBTFUL


def _says_nothing(tree: Tree) -> bool:
    """Whether nothing but topics stands in an article without headings."""
    return is_parted(tree) and not any(topic.children for topic in tree.children)


def _alike(tree: Tree) -> Tree:
    """A tree whose lists tell all their items in one way: where some are names under which it is told what they are, so are those that say it in one line (缓存：…)
    after a name that nothing beside them has."""
    children = tuple(map(_alike, tree.children))
    named = {child.listed for child in children if child.listed and child.kind in NAMES and [inner.kind for inner in child.children] in ONE_SAID}
    if not named:
        return tree.holding(children)
    told = [_in_two(child) if child.listed in named else child for child in children]
    times = Counter(node.label for node in told)
    return tree.holding(tuple(node if times[node.label] == 1 else child for node, child in zip(told, children, strict=True)))


def _in_two(item: Tree) -> Tree:
    """An item as its name with what is said of it under that, if it has both; a minus in a formula parts none."""
    told = TOLD.fullmatch(item.label) if item.kind in NAMES and not item.children else None
    if not told or told[1] == told[2] or told[1].count("$") % 2 or not balanced(told[1]):
        return item
    said = item._replace(label=told[2], kind="point")
    return item._replace(label=told[1], kind="term" if item.kind == "point" else item.kind, children=(said,))


def doubtful_lists(tree: Tree) -> set[int]:
    """The lists and tables of which no node is likely enough to be worth noting."""
    likely = Counter[int]()
    for node in tree.walk():
        likely[node.listed] = max(likely[node.listed], node.likely)
    return {number for number, most in likely.items() if number and most < WORTH_NOTING}


def without_lists(tree: Tree, lists: Set[int]) -> Tree:
    """A tree without the nodes that tell items of some lists, and without what announces these."""
    if not lists:
        return tree
    kept = [(child, without_lists(child, lists)) for child in tree.children if child.listed not in lists]
    parted = is_parted(tree)
    return tree._replace(children=tuple(left for child, left in kept if parted or left.children or not (child.kind == "topic" and child.children)))


def _shown(tree: Tree) -> Tree:
    """A tree without its details but those that nobody would leave out."""
    kept = [child for child in tree.children if not child.detail]
    if (tree.kind == "section" and all(map(is_free, kept))) or ((tree.kind == "topic" or is_head(tree)) and not kept):
        kept = _first([child for child in tree.children if child.detail]) or kept
    own = [child for child in kept if child.kind != "section"]
    if kept and tree.kind == "section" and all(child.kind == "term" for child in own):
        kept = _said(kept, own, tree.children)
    alone = tree.kind in DETAILED and all(child.listed in (0, tree.listed) for child in kept)
    told = kept if alone else _once(_explained(rowed(_stated(_whole_lists(tree, kept)))))
    shown = tree._replace(children=tuple(map(_shown, told)))
    return shown.with_details() if is_head(tree) or (tree.kind in DETAILED and not alone) else shown  # what it heads or lists may stand behind its span


def _stated(nodes: Sequence[Tree]) -> list[Tree]:
    """Some nodes; names in bold type that stand in no list as the points under them that hold them and are worth noting, without the other names in these."""
    told = [_statement_of(node) or node for node in nodes]
    points = [after for before, after in zip(nodes, told, strict=True) if after is not before]
    return [node for node in told if node.kind != "term" or node.listed or not any(within(node, point) for point in points)]


def _statement_of(name: Tree) -> Tree | None:
    """The point worth noting that stands under a name in bold type, in no list, and holds it, if there is one."""
    if name.kind != "term" or name.listed or name.likely < CERTAIN:
        return None
    return next((shown_alone(point)._replace(children=()) for point in name.children if _may_state(point) and within(name, point)), None)


def _may_state(point: Tree) -> bool:
    """Whether a point can stand for a name in it."""
    return point.detail and point.kind in SAYING and not point.listed and DOUBTFUL <= point.likely < CERTAIN


def _once(nodes: Iterable[Tree]) -> list[Tree]:
    """Some nodes without the items of lists that say nothing but what one before them says."""
    said, told = set[str](), list[Tree]()
    for node in nodes:
        if node.label not in said or not node.listed or node.kind not in NAMES or not all(inner.detail for inner in node.children):
            told.append(node)
        said.add(node.label)
    return told


def _explained(nodes: Sequence[Tree]) -> list[Tree]:
    """Some nodes; the items of a list that are told by their names alone with what the full tree says of them first, those of a list all or none: SAID characters;
    what begins with the name, not with a word that goes on (Go: Google…), stands in its place and of other names in it. No row of a table with several cells, of which one is not enough."""
    said = {id(node): first for node in nodes if node.kind in NAMES and node.listed for first in node.children[:1] if _says(first) and first.listed == node.listed and not is_cell(first)}
    inside = {id(node): found for node in nodes if node.kind in NAMES and node.listed and id(node) not in said and len(node.label) <= NAMED and (found := _inside(node))}
    length = Counter[int]()
    for node in nodes:
        length[node.listed] += len(said[id(node)].label) if id(node) in said else sum(len(item.label) for item in inside.get(id(node), ()))

    def spoken(node: Tree) -> Tree:
        if length[node.listed] > SAID or not node.span:
            return node
        if id(node) in inside:
            return node._replace(span=span_of((node, *inside[id(node)])), children=tuple(map(shown_alone, inside[id(node)])))
        first = said.get(id(node))
        if not first or not first.span:
            return node
        span = span_of((node, first))
        if first.span[0] < node.span[0] or place_in(first.label.lower(), node.label.lower()) == 0:
            return shown_alone(first)._replace(span=span, children=node.children[1:])
        return node._replace(span=span, children=(shown_alone(first), *node.children[1:]))

    told = list(map(spoken, nodes))
    whole = [after for before, after in zip(nodes, told, strict=True) if before.kind == "term" and after.kind != "term"]
    return [node for node in told if node.kind != "term" or node.listed or not any(within(node, point) for point in whole)]


def _inside(name: Tree) -> list[Tree]:
    """The items of the list under a name that has nothing else, if they are few and likely to be worth noting."""
    items = [child for child in name.children if child.listed and child.listed != name.listed]
    own = len({child.listed for child in items}) == 1 and all(child.detail for child in name.children) and len(items) <= INSIDE
    return items if own and max(child.likely for child in items) >= WORTH_NOTING else []


def _says(detail: Tree) -> bool:
    """Whether a detail of an item says something of it by itself."""
    return detail.detail and detail.kind in SAYING and detail.likely >= FAIR


def _whole_lists(tree: Tree, kept: Sequence[Tree]) -> list[Tree]:
    """What is `kept` of the children of a tree, with all items of the lists that it tells in part, unless these are more than MOST; under a section also of those
    in whose items a name stands that may say nothing."""
    told, whole, children = list(kept), list[Tree](), tree.children
    names = list(filter(is_free, kept)) if tree.kind == "section" else ()
    inside = (item.listed for item in children if item.detail and item.listed and any(within(name, item) for name in names))
    for number in dict.fromkeys([*(node.listed for node in kept if node.listed), *inside]):
        items = [node for child in children for node in _items_in(child) if node.listed == number]
        details = [node for node in items if node.detail]
        if details and len(items) <= MOST:
            places = {node.span for node in details}
            told = [node for node in told if node.span not in places and (node.kind != "term" or node.listed or not any(is_in(node, item) for item in details))]
            whole += _brief(details)
    return sorted([*told, *whole], key=_place) if whole else told


def _items_in(node: Tree) -> Iterable[Tree]:
    """What may tell an item of a list: a node, or the details under a name that is none, in which that stands."""
    return (node, *node.children) if node.kind == "term" and not node.listed else (node,)


def _brief(items: Sequence[Tree]) -> list[Tree]:
    """The items of a list without what is told of them if that is long, but of those that have one name."""
    alone = list(map(shown_alone, items))
    if sum(len(node.label) for node in alone) <= LONGEST:
        return alone
    names = [name[1] if (name := NAME.match(node.label)) else "" for node in alone]
    times = Counter(names)
    return [node._replace(label=name, kind="term") if name and times[name] == 1 else node for node, name in zip(alone, names, strict=True)]


def _said(kept: Sequence[Tree], names: Sequence[Tree], children: Sequence[Tree]) -> list[Tree]:
    """What is `kept` under a section, of which all but further sections are names, with the first point of its own among those that it does not say; names of
    items and rows stand alone, since what is said of these is told of all or none."""
    point = next(iter(_likeliest(_points(children))), None)
    if not point or any(map(is_item, names)):
        return list(kept)
    left = [node for node in kept if node.kind == "section" or node.listed or not is_in(node, point)]
    return sorted([*left, shown_alone(point)], key=_place)


def _points(children: Sequence[Tree]) -> Iterator[Tree]:
    """The points among some nodes and right under them, but for what is told of the items of lists."""
    for child in children:
        found = () if child.kind == "section" else (child,) if child.listed else (child, *child.children)
        yield from (node for node in found if node.detail and node.kind in SAYING and node.span and node.likely >= FAIR)


def _first(details: Sequence[Tree]) -> list[Tree]:
    """What is told first of some details: all steps, a list that is in front of points, or points."""
    steps = [node for node in details if node.kind == "step"]
    if steps:
        return list(map(shown_alone, steps)) if len(steps) <= MOST else []
    said = [node for node in details if node.kind != "term"] or list(details)
    if said and said[0].kind == "topic":
        return [shown_alone(said[0])] if len(said[0].children) <= MOST else []
    told = [node for node in said if node.kind != "topic" and node.likely >= FAIR]
    sound = [node for node in told if node.likely >= SOUND]
    return sorted(map(shown_alone, sound[:FEW] or _likeliest(told)), key=_place)


def _likeliest(points: Iterable[Tree]) -> list[Tree]:
    """The first sound one of some points, else the likeliest, if any."""
    return sorted(points, key=lambda node: -min(node.likely, SOUND))[:1]


def _place(node: Tree) -> tuple[int, int]:
    return node.span or (0, 0)
