"""Trees as files of mind map programs, read back by an XML parser and by xmindparser."""

import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import xmindparser
from lxml import etree

from indexer import Index
from indexer.exports import folder
from indexer.exports.forest import TREES, written
from indexer.exports.forms import TREE_FORMS
from indexer.exports.mindmaps import to_freemind, to_xmind
from indexer.model import Tree
from indexer.publish.links import one_line
from indexer.text.plainmath import plain_tree

from .conftest import HOSTILE

FREEMIND = etree.XMLSchema(etree.XML(b"""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:element name="map"><xs:complexType><xs:sequence><xs:element ref="node"/></xs:sequence>
    <xs:attribute name="version" type="xs:string" use="required"/></xs:complexType></xs:element>
  <xs:element name="node"><xs:complexType><xs:sequence><xs:element ref="node" minOccurs="0" maxOccurs="unbounded"/></xs:sequence>
    <xs:attribute name="TEXT" type="xs:string" use="required"/></xs:complexType></xs:element>
</xs:schema>"""))
"""What of FreeMind's format we write."""
NASTY = Tree("a\x00 <b>", "article", children=tuple(Tree(name, "section", children=(Tree(name, "point"),)) for name in (*HOSTILE, "\ud800 half")))


def labels(tree: Tree) -> list[str]:
    return [one_line(node.label) for node in tree.walk()]


def titles(topic: dict[str, Any]) -> list[str]:
    return [topic["title"] or "", *(title for child in topic.get("topics", ()) for title in titles(child))]


def trees(index: Index) -> list[Tree]:
    return [NASTY, *(index.tree(entry.id) for entry in index.entries())]


def test_a_freemind_map_fits_its_schema_and_has_every_label(corpora_index: Index) -> None:
    for tree in trees(corpora_index):
        root = etree.fromstring(to_freemind(tree).encode())
        FREEMIND.assertValid(root)
        assert [node.get("TEXT") for node in root.iter("node")] == labels(tree)


def test_a_workbook_is_read_by_an_xmind_parser(corpora_index: Index, tmp_path: Path) -> None:
    for tree in trees(corpora_index):
        path = tmp_path / "a.xmind"
        path.write_bytes(to_xmind(tree))
        sheets = xmindparser.xmind_to_dict(str(path))
        assert [titles(sheet["topic"]) for sheet in sheets] == [labels(tree)]


@pytest.mark.parametrize("form", sorted(TREES))
def test_a_tree_is_the_same_bytes_every_time(form: str) -> None:
    assert written(NASTY, form) == written(NASTY, form)


def test_an_outline_has_every_label(corpora_index: Index) -> None:
    for tree in trees(corpora_index):
        root = ElementTree.fromstring(written(tree, "opml"))  # noqa: S314
        assert [node.get("text") for node in root.iter("outline")] == labels(plain_tree(tree))


@pytest.mark.parametrize("form", sorted(TREES))
def test_every_article_has_a_file_whose_name_is_safe(hostile_index: Index, form: str) -> None:
    paths = [file.path for file in folder(hostile_index, "trees", form)]
    assert len({path.casefold() for path in paths}) == len(HOSTILE)
    assert all(re.fullmatch(r"[^./\\\s][^/\\\s]*", path) for path in paths)


def test_every_form_of_trees_has_its_writer() -> None:
    assert tuple(TREES) == TREE_FORMS
