"""The concept graph in the forms of Gephi, yEd, Cytoscape and D3."""

import io
import json
import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from indexer.store import Index

if TYPE_CHECKING:
    import networkx

TODAY = re.compile(r' lastmodifieddate="[\d-]+"')
"""What networkx writes into GEXF and what would make two exports of one index differ."""


def graphml(index: Index) -> list[str]:
    """The lines of the graph as GraphML (http://graphml.graphdrawing.org), which yEd, Gephi and Cytoscape read."""
    import networkx

    return _lines(networkx.write_graphml, _printable_graph(index))


def gexf(index: Index) -> list[str]:
    """The lines of the graph as GEXF 1.2 (https://gexf.net), the form of Gephi."""
    import networkx

    return _lines(networkx.write_gexf, _printable_graph(index))


def node_link(index: Index) -> list[str]:
    """The graph as one line of node-link JSON, as networkx and D3 have it."""
    import networkx

    return [json.dumps(networkx.node_link_data(_printable_graph(index), edges="edges"), ensure_ascii=False)]


def _lines(write: Callable[["networkx.Graph[str]", io.BytesIO], None], graph: "networkx.Graph[str]") -> list[str]:
    buffer = io.BytesIO()
    write(graph, buffer)
    return [TODAY.sub("", line) for line in buffer.getvalue().decode("utf-8").splitlines()]


def _printable_graph(index: Index) -> "networkx.Graph[str]":
    """The graph with names that XML can hold; it loses no node."""
    import networkx

    graph = index.graph()
    named = networkx.relabel_nodes(graph, names_in_xml(graph))
    for _, values in named.nodes(data=True):
        values["label"] = printable(values["label"])
    return named


def names_in_xml(ids: Iterable[str]) -> dict[str, str]:
    """A printable name for every id; ids that differ by control characters alone get a number.

    >>> names_in_xml(["a", "a\\x01"])
    {'a': 'a', 'a\\x01': 'a (2)'}
    """
    names: dict[str, str] = {}
    taken: set[str] = set()
    for own in sorted(ids, key=lambda name: (name != printable(name), name)):
        name, number = printable(own), 1
        while name in taken:
            number += 1
            name = f"{printable(own)} ({number})"
        names[own] = name
        taken.add(name)
    return names


def printable(text: str) -> str:
    """The text without control characters, which break XML."""
    return "".join(character for character in text if character.isprintable())
