"""PageRank and communities in arrays, against networkx."""

import networkx
import numpy as np
import pytest
import scipy.sparse as sp
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.concepts.communities import adjacency, communities, pagerank


def matrix_of(graph: "networkx.Graph[int]") -> sp.csr_array:
    edges = [(a, b, float(data.get("weight", 1))) for a, b, data in graph.edges(data=True)]
    left, right, weight = (np.array(column) for column in zip(*edges, strict=True))
    return adjacency(left, right, weight, len(graph))


def test_pagerank_is_that_of_networkx() -> None:
    graph = networkx.karate_club_graph()
    expected = networkx.pagerank(graph, tol=1e-9)
    assert pagerank(matrix_of(graph)) == pytest.approx([expected[node] for node in range(len(graph))], abs=1e-6)


def test_a_walk_that_starts_at_some_nodes_is_that_of_networkx() -> None:
    graph = networkx.karate_club_graph()
    start = np.arange(len(graph)) % 3.0
    expected = networkx.pagerank(graph, alpha=0.5, personalization=dict(enumerate(start.tolist())), tol=1e-9)
    assert pagerank(matrix_of(graph), start, 0.5) == pytest.approx([expected[node] for node in range(len(graph))], abs=1e-6)


def test_communities_are_as_good_as_louvain_of_networkx() -> None:
    graph = networkx.planted_partition_graph(8, 25, 0.4, 0.02, seed=5)
    found = communities(matrix_of(graph))
    theirs = networkx.community.louvain_communities(graph, seed=1)
    groups = [set(np.flatnonzero(found == number).tolist()) for number in range(int(found.max()) + 1)]
    assert networkx.community.modularity(graph, groups) >= networkx.community.modularity(graph, theirs) - 0.02


def test_a_node_without_edges_is_a_community_of_its_own() -> None:
    nothing = np.zeros(0, dtype=np.int64)
    assert communities(adjacency(nothing, nothing, np.zeros(0), 3)).tolist() == [0, 1, 2]
    assert pagerank(adjacency(nothing, nothing, np.zeros(0), 4)).tolist() == [0.25] * 4


def test_an_empty_graph_has_neither() -> None:
    nothing = np.zeros(0, dtype=np.int64)
    assert communities(adjacency(nothing, nothing, np.zeros(0), 0)).tolist() == []
    assert pagerank(adjacency(nothing, nothing, np.zeros(0), 0)).tolist() == []


@settings(max_examples=30, deadline=None)
@given(st.integers(2, 30), st.lists(st.tuples(st.integers(0, 29), st.integers(0, 29)), max_size=60))
def test_communities_never_cross_parts_of_a_graph(nodes: int, pairs: list[tuple[int, int]]) -> None:
    graph: networkx.Graph[int] = networkx.Graph([(a % nodes, b % nodes) for a, b in pairs if a % nodes != b % nodes])
    graph.add_nodes_from(range(nodes))
    if not graph.number_of_edges():
        return
    found = communities(matrix_of(graph))
    for part in networkx.connected_components(graph):
        assert not {found[node] for node in part} & {found[node] for node in set(graph) - part}
