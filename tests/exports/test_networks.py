"""The graph, read back by networkx and an XML parser."""

import io

import networkx
import pytest
from lxml import etree

from indexer import Index
from indexer.exports import rows
from indexer.exports.networks import names_in_xml


def written(index: Index, form: str) -> bytes:
    return "\n".join(rows(index, "graph", form)).encode()


@pytest.mark.parametrize(("form", "read"), [("graphml", networkx.read_graphml), ("gexf", networkx.read_gexf)])
def test_networkx_reads_the_same_nodes_and_weights(corpora_index: Index, form: str, read: object) -> None:
    graph, again = corpora_index.graph(), read(io.BytesIO(written(corpora_index, form)))  # type: ignore[operator]
    assert set(again) == set(graph)
    for left, right, values in graph.edges(data=True):
        assert again[left][right]["weight"] == pytest.approx(values["weight"])
    assert {name: values["label"] for name, values in again.nodes(data=True)} == dict(graph.nodes(data="label"))


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_hostile_names_are_well_formed_xml_and_no_node_is_lost(hostile_index: Index, form: str) -> None:
    root = etree.fromstring(written(hostile_index, form))
    assert len(root.findall(".//{*}node")) == len(hostile_index.graph())


@pytest.mark.parametrize("form", ["graphml", "gexf", "json"])
def test_two_exports_are_the_same_bytes(corpora_index: Index, form: str) -> None:
    assert written(corpora_index, form) == written(corpora_index, form)


def test_names_that_differ_by_control_characters_stay_two() -> None:
    assert names_in_xml(["a\x01", "a", "a\x02"]) == {"a": "a", "a\x01": "a (2)", "a\x02": "a (3)"}
