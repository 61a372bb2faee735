"""What only a full tree tells: further points, under the points and terms that they go on with or under their parts, and what rows of tables say."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np

from indexer.model import DETAILED, Bools, Ints, Tree
from indexer.trees.growing import within
from indexer.trees.order import beyond, distinct

REACH = 200
"""Characters between a point and a detail of it, at most."""


def beside(root: Tree, places: Ints) -> Bools:
    """(n,) whether points or terms of a normal tree stand in these `places` (n, 2), or shortly before them."""
    spans = sorted(node.span for node in root.walk() if node.kind in DETAILED and node.span)
    if not spans:
        return np.zeros(len(places), dtype=np.bool_)
    starts, ends = np.array(spans, dtype=np.int64).T
    low, high = places.T
    last = np.searchsorted(starts, low, side="right") - 1
    after = np.searchsorted(starts, low)
    inside = (after < len(starts)) & (ends[np.minimum(after, len(starts) - 1)] <= high)
    return np.asarray(inside | ((last >= 0) & (low - ends[last] <= REACH)))


def with_details(node: Tree, details: Sequence[Tree]) -> Tree:
    """The full tree: each detail as low as something holds it, under the point or term that stands in it or, else, shortly before it;
    where there is none, it stands with the others."""
    if not details:
        return node
    starts = [child.span[0] if child.span else 0 for child in node.children]
    held: defaultdict[int, list[Tree]] = defaultdict(list)
    own: list[Tree] = []
    for detail in details:
        at = _holder(node.children, starts, detail)
        (own if at < 0 else held[at]).append(detail._replace(detail=True))
    children = [_told(child, held[at]) if at in held else child for at, child in enumerate(node.children)]
    return node._replace(children=distinct(node.label, sorted([*children, *own], key=_start)))


def _holder(children: Sequence[Tree], starts: Sequence[int], detail: Tree) -> int:
    """The number of the child under which a detail goes, -1 for none."""
    low = _start(detail)
    last, after = bisect_right(starts, low) - 1, bisect_left(starts, low)
    saying = detail.kind in {"point", "definition"}
    if saying and after < len(children) and children[after].kind in DETAILED and within(children[after].span, detail.span):
        return after
    span = children[last].span if last >= 0 else None
    if not span or (children[last].kind not in DETAILED and not within(detail.span, span)):
        return -1
    return last if children[last].kind not in DETAILED or (saying and low - span[1] <= REACH) else -1


def _told(child: Tree, details: Sequence[Tree]) -> Tree:
    if child.kind not in DETAILED:
        return with_details(child, details)
    return child._replace(children=distinct(child.label, [beyond(child.label, detail) for detail in details]))


def _start(node: Tree) -> int:
    return node.span[0] if node.span else 0


def with_rows(node: Tree, held: Mapping[tuple[int, int], tuple[Tree, ...]]) -> Tree:
    """A tree with what is `held` for the spans of rows under these, but where others stand under a row in a normal tree too."""
    if not held:
        return node
    children = [with_rows(child, held) for child in node.children]
    cells = held.get(node.span, ()) if node.span and node.kind in DETAILED else ()
    if cells:
        children = sorted([*children, *(cell._replace(detail=True) for cell in cells)], key=_start)
    return node._replace(children=distinct(node.label, children))
