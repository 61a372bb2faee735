"""What only a full tree tells: further points under its points and terms, so that the normal tree is its top, and what rows of tables say."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from indexer.model import DETAILED, Bools, Ints, Tree
from indexer.trees.order import beyond, distinct, in_order

UNDER_TOPICS = 2
"""The level of what stands under topics; the root is level 0."""
REACH = 200
"""Characters between a point and a detail of it, at most."""
Place = tuple[int, ...]
"""Where a node is in its tree: its number among its parent's children, after its parent's place."""


@dataclass(slots=True)
class Bottom:
    """The nodes of a tree that may hold details: where each is, its span, and the span of what holds it. Of a tree with topics these stand
    under topics or lower."""

    root: Tree
    places: list[Place] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)
    within: list[tuple[int, int]] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)

    @classmethod
    def of(cls, root: Tree) -> "Bottom":
        """Of a normal tree whose nodes have spans."""
        levels = list(_levels(root))
        found = cls(root)
        headed = any(child.kind == "section" for child in root.children)
        low = [row for level in levels[1 if headed else UNDER_TOPICS :] or levels[-1:] for row in level]
        for span, place, parent in sorted((node.span, place, up) for place, node, up in low if node.kind in DETAILED and node.span):
            found.places.append(place)
            found.spans.append(span)
            found.within.append(parent)
            found.starts.append(span[0])
        return found

    def holder(self, span: tuple[int, int]) -> int:
        """The number of the node that a point there is a detail of, -1 for none: the first that stands in it, else the one
        right before it. Nothing reaches out of what holds its holder."""
        at = bisect_left(self.starts, span[0])
        if at == len(self.starts) or self.spans[at][1] > span[1]:
            at -= 1
            if at < 0 or span[0] - self.spans[at][1] > REACH:
                return -1
        low, high = self.within[at]
        return at if low <= span[0] and span[1] <= high else -1

    def holding(self, spans: Ints) -> Bools:
        """(n,) whether points there can be details, as `holder` has it; `spans` (n, 2)."""
        if not self.starts:
            return np.zeros(len(spans), dtype=np.bool_)
        starts, ends, within = np.array(self.starts), np.array([end for _, end in self.spans]), np.array(self.within)
        low, high = spans.T
        at = np.searchsorted(starts, low)
        here = at < len(starts)
        here[here] = ends[at[here]] <= high[here]
        at = at - ~here
        near = here | ((at >= 0) & (low - ends[at] <= REACH))
        return np.asarray(near & (within[at, 0] <= low) & (high <= within[at, 1]))

    def with_details(self, details: Sequence[Tree]) -> Tree:
        """The full tree."""
        held: dict[Place, list[Tree]] = {}
        for detail in details:
            at = self.holder(detail.span) if detail.span else -1
            if at >= 0:
                held.setdefault(self.places[at], []).append(detail)
        return _grown(self.root, (), held) if held else self.root


def _levels(root: Tree) -> Iterator[list[tuple[Place, Tree, tuple[int, int]]]]:
    """The nodes of each level with their places and the spans of their parents, the root first."""
    level: list[tuple[Place, Tree, tuple[int, int]]] = [((), root, root.span or (0, 0))]
    while level:
        yield level
        level = [((*place, at), child, node.span or (0, 0)) for place, node, _ in level for at, child in enumerate(node.children)]


def _grown(node: Tree, place: Place, held: dict[Place, list[Tree]]) -> Tree:
    if place in held:
        return node._replace(children=distinct(node.label, [beyond(node.label, detail) for detail in in_order(held[place])]))
    return node._replace(children=tuple(_grown(child, (*place, at), held) for at, child in enumerate(node.children)))


def with_rows(node: Tree, held: Mapping[tuple[int, int], tuple[Tree, ...]]) -> Tree:
    """A tree with what is `held` for the spans of rows under these, but where others stand under a row in a normal tree too."""
    if not held:
        return node
    children = [with_rows(child, held) for child in node.children]
    cells = held.get(node.span, ()) if node.span and node.kind in DETAILED else ()
    if cells:
        children = in_order([*children, *cells])
    return node._replace(children=distinct(node.label, children))
