"""The lists and tables that only a full tree tells."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence, Set

from indexer.model import Tree
from indexer.trees.hanging.entries import Entry, tokens_in
from indexer.trees.hanging.growing import Growing
from indexer.trees.hanging.listed import TELLING, Listed
from indexer.trees.hanging.lists import begun_lists_of, plain_lists_of
from indexer.trees.hanging.order import distinct
from indexer.trees.reading.clauses import length_of

Spans = list[tuple[int, int]]


def said_by(root: Tree, list_of: Listed) -> Spans:
    """Where the points, steps and definitions of a tree stand, and the names of items."""
    return [node.span for node in root.walk() if node.span and node.kind in TELLING and (node.kind != "term" or list_of(node))]


def groups_for(growing: Growing, normal: Tree, bare: Set[int]) -> list[Sequence[Entry]]:
    """The lists and tables that a full tree may tell in the order in which they have a claim: the shortest of those parts that are `bare`, the shortest of those that
    the `normal` tree tells in part or that stand in parts with names alone, all others that wait."""
    begun, named = set(map(growing.list_of, normal.walk())) - {0}, growing.named_only()

    def claim(start: int) -> int:
        if growing.part_at(start) in bare:
            return 0
        return 1 if growing.list_of.at(start) in begun or growing.part_at(start) in named else 2

    def turn(group: Sequence[Entry]) -> tuple[int, float]:
        first = claim(group[-1].start)
        return first, tokens_in(group) if first < 2 else 0.0

    return sorted([*growing.waiting, *plain_lists_of(growing.reading, lambda start: claim(start) < 2)], key=turn)


def begun_in(growing: Growing, normal: Tree) -> list[Sequence[Entry]]:
    """The lists that the `normal` tree tells in part, the shortest first."""
    begun = set(map(growing.list_of, normal.walk())) - {0}
    return sorted(begun_lists_of(growing.reading, lambda start: growing.list_of.at(start) in begun), key=tokens_in)


def rest_of(growing: Growing, groups: Iterable[Sequence[Entry]], said: Iterable[tuple[int, int]], room: float) -> tuple[list[Tree], float]:
    """Lists and tables as details while there is `room` for them: what announces each with the items under it, or those of its items in which
    nothing stands that is `said`, one alone where others are said; and the room that is left. Their sentences are used then, and their items listed."""
    places, told = sorted(said), []
    for group in groups:
        if room <= 0:
            break
        head, items = (group[0], group[1:]) if group[0].kind == "topic" else (None, group)
        fresh = [item for item in items if not _holds_any(item.span, places)] if growing.listed.isdisjoint(item.span[0] for item in items) else []
        trees = [_whole(item) for item in fresh]
        if head and len(fresh) == len(items):
            trees = [head.tree.holding(distinct(head.label, trees))]
        cost = sum(length_of(node.label) for tree in trees for node in tree.walk())
        if fresh and cost <= room:
            room -= cost
            growing.listed.update(item.span[0] for item in items)
            for start, end in [item.span for item in fresh] + ([(head.start, head.end)] if head else []):
                growing.use(start, end)
            told += trees
    return told, room


def _holds_any(span: tuple[int, int], others: Sequence[tuple[int, int]]) -> bool:
    """Whether one of some spans, ascending, begins in a span."""
    at = bisect_left(others, (span[0], 0))
    return at < len(others) and others[at][0] < span[1]


def _whole(item: Entry) -> Tree:
    """An item with the longest label that it has, and all that stands under it."""
    label, said = (item.longer, ()) if item.longer else (item.label, item.said)
    children = [*said, *item.details, *map(_whole, item.inner)]
    return Tree(label, "point" if item.longer else item.kind, item.span, (), distinct(label, children))
