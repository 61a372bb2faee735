"""An owner's rules, from the configuration to the answers of an index."""

import re
from pathlib import Path
from typing import Any

import pytest

from indexer import Config, Index
from indexer.build import build
from indexer.config import config_of, load_config
from indexer.errors import ConfigError
from indexer.facts import digest_of
from indexer.model import Page

TOML = """
sources = ["posts"]

[[rules]]
name = "seven"
kind = "term"
pattern = [{ TEXT = "七个" }, { TEXT = "参数" }]

[[rules]]
name = "monitor"
kind = "ignore"
pattern = [{ LOWER = "monitor" }]

[[rules]]
name = "is-for"
kind = "definition"
pattern = [{ OP = "+" }, { TEXT = "是" }, { TEXT = "针对" }]
"""
ROWS: Any = [
    {"name": "seven", "kind": "term", "pattern": [{"TEXT": "七个"}, {"TEXT": "参数"}]},
    {"name": "monitor", "kind": "ignore", "pattern": [{"LOWER": "monitor"}]},
    {"name": "is-for", "kind": "definition", "pattern": [{"OP": "+"}, {"TEXT": "是"}, {"TEXT": "针对"}]},
]


def built(**options: Any) -> Index:
    return build(Config(sources=("posts",), **options))


def terms(index: Index, name: str) -> list[str]:
    return [term.term for term in index.terms(name)]


@pytest.mark.usefixtures("blog")
def test_rules_decide_what_is_a_term() -> None:
    with built(index="plain.db") as plain, built(rules=ROWS) as ruled:
        assert "七个参数" not in terms(plain, "notes.txt")[:3]
        assert "七个参数" in terms(ruled, "notes.txt")[:3]
        assert "Monitor" in terms(plain, "heavyweight.md")
        assert "Monitor" not in terms(ruled, "heavyweight.md")


@pytest.mark.usefixtures("blog")
def test_rules_find_definitions() -> None:
    with built(index="plain.db") as plain, built(rules=ROWS) as ruled:
        assert plain.concept("偏向锁").definition is None
        definition = ruled.concept("偏向锁").definition
        assert definition is not None
        assert (definition.text, definition.article) == ("偏向锁是针对没有竞争的加锁操作的优化。", "posts/jvm-lock.md")
        start, end = definition.span
        assert ruled.article(definition.article).text[start:end] == definition.text


@pytest.mark.usefixtures("blog")
def test_rules_reach_the_trees_and_a_changed_one_grows_them_anew() -> None:
    levels = [{"name": "levels", "kind": "announcer", "pattern": [{"TEXT": "重量级"}, {"OP": "?"}, {"TEXT": "锁"}]}]
    aside = [{"name": "spin", "kind": "aside", "pattern": [{"TEXT": "自旋"}]}]
    labels = [announced(tuple(rows)) for rows in ([], levels, [*levels, *aside], [])]
    items = ["偏向锁只记录线程编号", "轻量级锁不断自旋", "重量级锁让线程进入阻塞状态"]
    assert labels == [[], items, [items[0], items[2]], []]


def announced(rows: tuple[Any, ...]) -> list[str]:
    with built(index="index.db", rules=rows) as index:
        topics = [node for node in index.tree("posts/jvm-lock.md").walk() if node.kind == "topic"]
        return [child.label for node in topics for child in node.children]


def test_rules_in_toml_are_the_same_as_in_python(blog: Path) -> None:
    (blog / "indexer.toml").write_text(TOML, "utf-8")
    config = load_config()
    assert config == Config(sources=("posts",), rules=ROWS)
    assert repr(config.rules) == repr(Config(rules=tuple(ROWS)).rules)
    assert hash(config) == hash(load_config())
    assert config.of_analysis.rules == config.rules


def test_other_rules_make_other_facts() -> None:
    page = Page("a.md", b"text", "markdown")
    digests = {digest_of(page, Config(rules=rows)) for rows in (ROWS, ROWS[:1], [])}
    assert len(digests) == 3
    assert digest_of(page, Config()) in digests


@pytest.mark.parametrize(
    ("rules", "message"),
    [
        ([{"name": "bean", "kind": "noun", "pattern": [{}]}], "rule 'bean': kind is 'noun'"),
        ([{"name": "bean", "kind": "term", "pattern": [{"LOWER": "Bean"}]}], "rule 'bean': LOWER is never 'Bean'"),
        ([*ROWS, ROWS[0]], "rule 'seven': there are 2 of this name"),
        (["bean"], "rule 1: has no name"),
        ("bean", "rules is a list of tables, not 'bean'; write [[rules]] above each"),
        (ROWS[0], "rules is a list of tables, not {'name': 'seven'"),
    ],
)
def test_a_wrong_rule_is_named_with_the_file(rules: Any, message: str) -> None:
    with pytest.raises(ConfigError, match=re.escape(f"site.toml: {message}")):
        config_of({"rules": rules}, "site.toml")
    with pytest.raises(ConfigError, match="^" + re.escape(message)):
        Config(rules=rules)
