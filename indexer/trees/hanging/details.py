"""What only a full tree tells: further points, under the points and terms that they go on with or under their parts, and what rows of tables say."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np

from indexer.model import DETAILED, Bools, Ints, Tree
from indexer.trees.hanging.growing import within
from indexer.trees.hanging.order import beyond, distinct

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


def with_details(node: Tree, details: Sequence[Tree], apart: Sequence[Tree] = ()) -> Tree:
    """The full tree: each detail as low as something holds it, under the point or term that stands in it or, else, shortly before it;
    where there is none, it stands with the others, as do those `apart`, which go on with nothing."""
    if not details and not apart:
        return node
    starts = [_start(child) for child in node.children]
    held: defaultdict[int, tuple[list[Tree], list[Tree]]] = defaultdict(lambda: ([], []))
    own: list[Tree] = []
    for is_apart, found in enumerate((details, apart)):
        for detail in sorted(found, key=_start):
            at = _holder(node.children, starts, detail, bool(is_apart))
            (own if at < 0 else held[at][is_apart]).append(detail)
    children = [_holding(child, *held[at]) if at in held else child for at, child in enumerate(node.children)]
    return node.holding(tuple(sorted(distinct(node.label, [*children, *map(_as_detail, own)]), key=_start)))


def _holder(children: Sequence[Tree], starts: Sequence[int], detail: Tree, is_apart: bool) -> int:
    """The number of the child under which a detail goes, -1 for none."""
    low = _start(detail)
    last, after = bisect_right(starts, low) - 1, bisect_left(starts, low)
    if not is_apart and after < len(children) and children[after].kind in DETAILED and within(children[after].span, detail.span):
        return after
    span = children[last].span if last >= 0 else None
    if not span or (children[last].kind not in DETAILED and not within(detail.span, span)):
        return -1
    return last if children[last].kind not in DETAILED or (not is_apart and low - span[1] <= REACH) else -1


def _holding(child: Tree, details: Sequence[Tree], apart: Sequence[Tree]) -> Tree:
    if child.kind not in DETAILED:
        return with_details(child, details, apart)
    return child.holding(distinct(child.label, [beyond(child.label, _as_detail(detail)) for detail in details]))


def _as_detail(node: Tree) -> Tree:
    """A node and all under it as what only a full tree tells."""
    label, kind, span, concepts, children, article, _, listed, likely = node
    return Tree(label, kind, span, concepts, tuple(map(_as_detail, children)), article, True, listed, likely)


def _start(node: Tree) -> int:
    return node.span[0] if node.span else 0


def with_rows(node: Tree, held: Mapping[tuple[int, int], tuple[Tree, ...]]) -> Tree:
    """A tree with what is `held` for the spans of rows under these, but where others stand under a row in a normal tree too."""
    if not held:
        return node
    children = [with_rows(child, held) for child in node.children]
    cells = held.get(node.span, ()) if node.span and node.kind in DETAILED else ()
    if cells:
        children = sorted(distinct(node.label, [*children, *map(_as_detail, cells)]), key=_start)
    return node.holding(tuple(children))
