"""The lists and tables that only a full tree tells."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from indexer.model import DETAILED, Tree
from indexer.trees.hanging.entries import Entry
from indexer.trees.hanging.growing import Growing
from indexer.trees.hanging.items import FEWEST
from indexer.trees.hanging.order import distinct
from indexer.trees.reading.clauses import length_of

Spans = list[tuple[int, int]]


def said_by(root: Tree) -> Spans:
    """Where the points, terms and steps of a tree stand."""
    return [node.span for node in root.walk() if (node.kind in DETAILED or node.kind == "step") and node.span]


def rest_of(growing: Growing, groups: Iterable[Sequence[Entry]], said: Iterable[tuple[int, int]], room: float) -> tuple[list[Tree], float]:
    """Lists and tables as details while there is `room` for them: what announces each with the items under it, or those of its items in which
    nothing stands that is `said`; and the room that is left. Their sentences are used then, and their items listed."""
    places, told = sorted(said), []
    for group in groups:
        if room <= 0:
            break
        head, items = (group[0], group[1:]) if group[0].kind == "topic" else (None, group)
        fresh = [item for item in items if not _holds_any(item.span, places)] if growing.listed.isdisjoint(item.span[0] for item in items) else []
        trees = [_whole(item) for item in fresh]
        if head and len(fresh) == len(items):
            trees = [head.tree._replace(children=distinct(head.label, trees))]
        cost = sum(length_of(node.label) for tree in trees for node in tree.walk())
        if len(fresh) >= FEWEST and cost <= room:
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
    label, said = (item.longer, ()) if item.longer else (item.label, (item.said,) if item.said else ())
    children = [*said, *item.details, *map(_whole, item.inner)]
    return Tree(label, "point" if item.longer else item.kind, item.span, (), distinct(label, children))
