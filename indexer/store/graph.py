"""The concept graph of an index, in arrays: what stands behind each edge, and how two concepts hang together."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from indexer.model import Ints

if TYPE_CHECKING:
    from scipy.sparse import csr_array


class Edge(NamedTuple):
    """Two concepts (by place) that sentences of `together` articles hold: some are `articles`, the best sentence at `span` of the first.

    `span` counts in title + line break + text.
    """

    left: int
    right: int
    weight: float
    together: int
    articles: tuple[int, ...]
    span: tuple[int, int]


@dataclass(frozen=True, eq=False)
class ConceptGraph:
    """Undirected edges as columns, strongest first, and (child, parent) pairs."""

    concepts: int
    left: Ints
    right: Ints
    weight: np.ndarray
    together: Ints
    bond: np.ndarray
    articles: Ints
    spans: Ints
    child: Ints
    parent: Ints

    def is_whole(self, articles: int) -> bool:
        """Whether all places in it are those of concepts and of `articles` articles: in a damaged file they may be any."""
        concepts = np.concatenate([self.left, self.right, self.child, self.parent])
        within = bool(((concepts >= 0) & (concepts < self.concepts)).all())
        return within and bool((self.articles < articles).all() and (self.articles[:, :1] >= 0).all())

    def edges(self) -> Iterable[Edge]:
        """All edges, strongest first."""
        return (self.edge(at) for at in range(len(self.left)))

    def hierarchy(self) -> Iterable[tuple[int, int]]:
        """(child, parent) of all pairs."""
        return zip(self.child.tolist(), self.parent.tolist(), strict=True)

    def edge(self, at: int) -> Edge:
        """One edge by its place."""
        start, end = self.spans[at].tolist()
        articles = tuple(number for number in self.articles[at].tolist() if number >= 0)
        return Edge(int(self.left[at]), int(self.right[at]), float(self.weight[at]), int(self.together[at]), articles, (start, end))

    def between(self, left: int, right: int) -> Edge | None:
        """The edge between two concepts; None where there is none."""
        low, high = min(left, right), max(left, right)
        found = np.flatnonzero((self.left == low) & (self.right == high))
        return self.edge(int(found[0])) if len(found) else None

    def path(self, starts: Mapping[int, float], goals: Mapping[int, float]) -> Sequence[int]:
        """The concepts of the cheapest way from a start to a goal, empty where there is none.

        A start or goal costs what the mapping says, an edge 1 + 1 / weight: few steps, and strong ones. Dijkstra over
        all edges.
        """
        # here: only `indexer explain` needs them, and to load them takes longer than any answer
        from scipy.sparse import csr_array
        from scipy.sparse.csgraph import dijkstra

        nodes = self.concepts + 2
        source, sink = self.concepts, self.concepts + 1
        entries = [(source, at, cost) for at, cost in starts.items()] + [(at, sink, cost) for at, cost in goals.items()]
        rows, columns, costs = (np.array(column) for column in zip(*entries, strict=True))
        matrix: Any = self._costs + csr_array((costs + 1e-9, (rows, columns)), shape=(nodes, nodes))
        _, found = dijkstra(matrix, directed=True, indices=[source], return_predecessors=True)
        before = found[0]
        way, at = [], int(before[sink])
        while at >= 0 and at != source:
            way.append(at)
            at = int(before[at])
        return way[::-1]

    @cached_property
    def _costs(self) -> "csr_array":
        from scipy.sparse import csr_array

        rows, columns = np.concatenate([self.left, self.right]), np.concatenate([self.right, self.left])
        cost = 1 + 1 / np.maximum(self.weight, 1e-3)
        nodes = self.concepts + 2
        return csr_array((np.concatenate([cost, cost]), (rows, columns)), shape=(nodes, nodes))
