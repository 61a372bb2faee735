"""The JSON that templates of site generators read."""

import json
from importlib.resources import files
from typing import Any

from indexer.model import Tree
from indexer.publish import Options, data
from indexer.publish.trees import tree_object
from indexer.store import Index

from .conftest import MakeIndex, beside, sample


def test_all_articles_stand_in_one_file_by_id(make_index: MakeIndex) -> None:
    index = make_index(
        sample("a.md", "锁", url="/a/"), sample("b.md", neighbours=(beside("a.md", 0.9, "related", "CAS"),))
    )
    found = published(index)["data/related.json"]
    assert list(found) == ["a.md", "b.md"]
    assert found["b.md"]["related"] == [
        {"id": "a.md", "title": "锁", "url": "/a/", "score": 0.9, "relation": "related", "concepts": ["CAS"]}
    ]


def test_an_articles_own_file_says_the_same(make_index: MakeIndex) -> None:
    everything = published(make_index(sample("posts/a.md", terms=("锁",))))
    own = everything["data/articles/posts~a.md.json"]
    assert own.pop("id") == "posts/a.md"
    assert own == everything["data/related.json"]["posts/a.md"]


def test_every_field_is_in_the_schema(make_index: MakeIndex) -> None:
    schema = json.loads(files("indexer.publish").joinpath("schema.json").read_bytes())
    tree = Tree("锁", "article", children=(Tree("升级", "point", (0, 2)),))
    index = make_index(sample("a.md", tree=tree, terms=("锁",)), sample("b.md", neighbours=(beside("a.md"),)))
    for name in ("a.md", "b.md"):
        matches(published(index)[f"data/articles/{name}.json"], schema, schema)


def test_addresses_are_safe_in_a_link(make_index: MakeIndex) -> None:
    assert published(make_index(sample("a.md", url="javascript:x")))["data/related.json"]["a.md"]["url"] == ""


def test_a_tree_is_nested_as_the_contract_has_it() -> None:
    tree = Tree("锁", "article", None, ("lock",), (Tree("升级", "point", (3, 5)),))
    assert tree_object(tree) == {
        "label": "锁", "kind": "article", "concepts": ["lock"], "span": None,
        "children": [{"label": "升级", "kind": "point", "concepts": [], "span": [3, 5], "children": []}],
    }  # fmt: skip


def test_its_bytes_are_those_of_pythons_own_encoder(make_index: MakeIndex) -> None:
    tree = Tree('锁 "a"\\\x7f', "article", children=(Tree("升级", "point", (0, 2)),))
    index = make_index(sample("a.md", tree=tree, terms=("锁",)), sample("b.md", neighbours=(beside("a.md", 0.9, "related", "CAS"),)))
    for file in data.publish(index, Options(threshold=0.3)):
        if file.path != "data/schema.json":
            assert file.content.decode() == json.dumps(json.loads(file.content), ensure_ascii=False, sort_keys=True, indent=1) + "\n"


def published(index: Index) -> dict[str, Any]:
    return {file.path: json.loads(file.content) for file in data.publish(index, Options(threshold=0.3))}


TYPES = {
    "object": dict,
    "array": list,
    "string": str,
    "number": (int, float),
    "integer": int,
    "null": type(None),
}


def matches(value: Any, schema: dict[str, Any], whole: dict[str, Any]) -> None:
    """The part of JSON Schema that ours uses."""
    if "$ref" in schema:
        return matches(value, whole["$defs"][schema["$ref"].removeprefix("#/$defs/")], whole)
    assert value in schema.get("enum", [value])
    types = schema.get("type", list(TYPES))
    assert isinstance(value, tuple(TYPES[name] for name in ([types] if isinstance(types, str) else types)))
    if isinstance(value, dict):
        assert set(schema["required"]) == set(schema["properties"]) == set(value)
        for name, part in value.items():
            matches(part, schema["properties"][name], whole)
    for part in value if isinstance(value, list) else ():
        matches(part, schema["items"], whole)
    return None
