"""Names that may say nothing, and points of the full tree that stand in their place where people read."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from indexer.model import CERTAIN, SAYING, Tree
from indexer.text.spelling import WORD, holds, place_in

NAMING, SOUND = 8, 7
"""How likely (in tenths) a key term must be to name something where nothing else is told, and a point of the full tree to be worth noting: of 193 points that only full trees had a reader
called 71 % right and 15 % wrong, of 105 of .6 48 and 33 %."""
ROOM = 0.4
"""Of the words of a tree with all key terms, what points may have beside those of these terms: trees are as long as they were with all points that are hardly worth noting and .15."""
INSIDE = frozenset({"term", "point", "definition", "step"})
TELLING = frozenset({"point", "definition", "step", "topic"})
SIGNS = 6
"""Characters that stand around a name in what its author marked, at most: quotes, its number."""


class _Offer(NamedTuple):
    """A point that could stand in a part (by its identity in the tree that is shown), the first ones those that come first: where least is told, and of a part
    those that say most of its names, of these the likeliest."""

    told: int
    unsaid: int
    unlikely: int
    place: tuple[int, int]
    part: int
    point: Tree


def with_points(shown: Tree, full: Tree) -> Tree:
    """A tree as it is shown without its key terms, but those that name something (`NAMING`) where nothing else is told, and with points of the full one in
    their place, as many as `ROOM` lets in: first where least is told, of one part those that say most of the terms."""
    offers = sorted(_offers(shown, full), key=lambda offer: offer[:4])
    said = {node.label.lower() for node in shown.walk()}
    room = sum(len(WORD.findall(node.label)) * (1 + ROOM if is_free(node) else ROOM) for node in shown.walk())
    chosen: dict[int, list[Tree]] = {}
    for offer in offers:
        words, label = len(WORD.findall(offer.point.label)), offer.point.label.lower()
        if words <= room and label not in said:
            room -= words
            said.add(label)
            chosen.setdefault(offer.part, []).append(offer.point._replace(children=(), detail=False))
    return _told(shown, chosen, True)


def _told(node: Tree, chosen: Mapping[int, Sequence[Tree]], named: bool) -> Tree:
    """A node with what is `chosen` for it in place of its key terms, and of other names that it says; where there is nothing else under an article, or a topic of one
    that is parted, which may be `named`, those stay that are likely to name something."""
    points = chosen.get(id(node), ())
    lone = named and not points and all(map(is_free, node.children))
    parted = is_parted(node)
    told = [_told(child, chosen, parted) for child in node.children if not is_free(child) or (lone and child.likely >= NAMING)]
    if points:
        left = (child for child in told if child.kind != "term" or child.children or not any(within(child, point) for point in points))
        told = sorted([*left, *points], key=lambda child: child.span or (0, 0))
    return node._replace(children=tuple(told))


def without_echoes(tree: Tree) -> Tree:
    """A tree without the names, in no list and with nothing under them, that a heading above them says or that stood in it before.

    >>> fork, term = Tree("fork", "term", (9, 13)), Tree("exec", "term", (20, 24))
    >>> root = Tree("进程", "article", children=(Tree("fork 函数", "section", children=(fork, term)), Tree("总结", "section", children=(term,))))
    >>> [[name.label for name in part.children] for part in without_echoes(root).children]
    [['exec'], []]
    """
    return _unechoed(tree, "", set())


def _unechoed(tree: Tree, above: str, before: set[str]) -> Tree:
    """A tree without the names that are said `above` or `before`, of which it tells what it says itself."""
    above, inside, kept = f"{above}\n{tree.label.lower()}", tree.kind in INSIDE, list[Tree]()
    for child in tree.children:
        name = child.label.lower()
        if child.kind == "term" and not (child.detail or child.listed or child.children) and (inside or name in before or place_in(above, name) >= 0):
            continue
        if not child.detail:
            before.add(name)
        kept.append(_unechoed(child, above, before))
    return tree.holding(tuple(kept))


def is_parted(node: Tree) -> bool:
    """Whether a node is an article without headings that is parted into topics."""
    return node.kind == "article" and all(child.kind == "topic" for child in node.children)


def is_free(node: Tree) -> bool:
    """Whether a node is a key term that its author neither marked nor listed, or heads what is not told, and nothing stands under it."""
    return node.kind == "term" and not node.listed and not node.children and (node.likely < CERTAIN or is_head(node))


def is_head(node: Tree) -> bool:
    """Whether a name heads what stands after it in the text: 应用：."""
    low, high = node.span or (0, 0)
    return node.kind == "term" and not node.listed and high - low > len(node.label) + SIGNS


def _offers(shown: Tree, full: Tree) -> Iterator[_Offer]:
    """What could stand in each part of a tree that is shown, of what the full one has there; a topic is a part where there is nothing beside topics, else a list."""
    own = {(child.span, child.label): child for child in full.children}
    here = {(child.span, child.label) for child in shown.children}
    names = list(filter(is_free, shown.children))
    told = sum(child.kind in TELLING for child in shown.children)
    points = [point for point in _points(full.children) if (point.span, point.label) not in here]
    offers = (_Offer(0, -_names_in(point, names), -point.likely, point.span or (0, 0), id(shown), point) for point in points)
    for rank, offer in enumerate(sorted(offers, key=lambda offer: offer[:4]), told):
        yield offer._replace(told=rank)
    parted = is_parted(shown)
    for child in shown.children:
        if (parted or child.kind == "section") and (child.span, child.label) in own:
            yield from _offers(child, own[child.span, child.label])


def _points(children: Sequence[Tree]) -> Iterator[Tree]:
    """The points that only the full tree has under a part, and under its points and those of its names that stand for nothing but themselves."""
    for child in children:
        if child.kind in SAYING or (child.kind == "term" and not is_item(child)):
            yield from (node for node in (child, *child.children) if _may_come(node))


def _may_come(node: Tree) -> bool:
    """Whether a node is a point of the full tree alone that says something by itself, and no piece of a list or a table."""
    return node.detail and node.kind in SAYING and SOUND <= node.likely < CERTAIN and not node.listed


def _names_in(point: Tree, names: Sequence[Tree]) -> int:
    """How many of some names a point says."""
    return sum(is_in(name, point) for name in names)


def is_item(name: Tree) -> bool:
    """Whether a name is an item of a list or a row of a table: it holds more of the text than itself, or what is told under it goes on with it."""
    low, high = name.span or (0, 0)
    goes_on = any(inner.span and inner.span[0] == low and not holds(inner.label, name.label) for inner in name.children)
    return goes_on or high - low > len(name.label) + SIGNS or any(not inner.detail for inner in name.children)


def is_in(name: Tree, point: Tree) -> bool:
    """Whether a point says a name."""
    return within(name, point) or holds(point.label, name.label)


def within(name: Tree, point: Tree) -> bool:
    """Whether a name stands in a point."""
    low, high = name.span or (0, 0)
    begin, end = point.span or (0, 0)
    return begin <= low <= high <= end


def span_of(nodes: Iterable[Tree]) -> tuple[int, int] | None:
    """From where the first of some nodes starts to where the last one ends; None where none has a place."""
    places = [node.span for node in nodes if node.span]
    return (min(low for low, _ in places), max(high for _, high in places)) if places else None


def shown_alone(node: Tree) -> Tree:
    """A detail as a normal tree has it: of a list its items; what else stands under it stays a detail."""
    children = tuple(map(shown_alone, node.children)) if node.kind == "topic" else node.children
    return node._replace(children=children, detail=False)
