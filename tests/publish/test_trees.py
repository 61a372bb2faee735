"""Trees in the forms of other tools, whatever their labels hold."""

import json
import re
from xml.etree import ElementTree

import pyromark
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from indexer.errors import UsageError
from indexer.model import Tree
from indexer.publish.trees import FORMS, render
from indexer.text.plainmath import with_plain_formulas

LOCKS = Tree(
    "JVM 锁",
    "article",
    children=(Tree("状态", "section", children=(Tree("偏向锁", "point"),)), Tree("CAS", "term")),
)


def test_text_joins_lines_with_box_characters() -> None:
    assert render(LOCKS, "text") == "JVM 锁\n├── 状态\n│   └── 偏向锁\n└── CAS\n"


def test_equal_siblings_are_told_apart() -> None:
    twice = Tree("a", "article", children=(Tree("b", "point"),) * 2)
    assert render(twice, "text") == "a\n├── b\n└── b\n"


def test_short_terms_stand_side_by_side_as_far_as_a_line_has_room() -> None:
    def text(*nodes: Tree) -> list[str]:
        return render(Tree("a", "article", children=nodes), "text").splitlines()[1:]

    cas, lock, aqs = Tree("CAS", "term"), Tree("偏向锁", "term"), Tree("AQS", "term", children=(Tree("队列", "term"),))
    assert text(cas, lock, Tree("锁", "point"), cas) == ["├── CAS · 偏向锁", "├── 锁", "└── CAS"]
    assert text(cas, aqs, lock) == ["├── CAS", "├── AQS", "│   └── 队列", "└── 偏向锁"]
    assert text(cas, Tree("AbstractQueuedSynchronizer", "term")) == ["├── CAS", "└── AbstractQueuedSynchronizer"]
    assert all(len(line) <= 4 + 72 and line.count("偏向锁") > 1 for line in text(*[lock] * 50))


def test_markdown_is_a_nested_list() -> None:
    assert render(LOCKS, "markdown") == LOCKS.to_markdown()


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=60))
@example("1. 步骤 `a` <b> *c* _d_ [e](f) &amp; $x$ | # ~~g~~")
@example("- 减 ")
@example("142. 环形链表 II")
@example("---")
@example("- - -")
def test_markdown_is_read_back_as_it_was_meant(label: str) -> None:
    tree = Tree(label, "article", children=(Tree(label, "section", children=(Tree(label, "point"),)),))
    for form in ("markdown", "markmap"):
        text = re.sub(r"(?s)\A---\n.*?\n---\n", "", render(tree, form))
        events = pyromark.events(text, options=pyromark.Options.ENABLE_STRIKETHROUGH | pyromark.Options.ENABLE_TABLES)
        said = "".join(event["Text"] for event in events if isinstance(event, dict) and "Text" in event)
        assert "".join(said.split()) == "".join((with_plain_formulas(label) * 3).split())


@pytest.mark.parametrize("form", ["text", "markdown", "markmap", "mermaid", "opml"])
def test_people_see_formulas_in_plain_characters(form: str) -> None:
    tree = Tree("SGD", "article", children=(Tree(r"步长 $\eta_t\to 0$", "point", (0, 9)),))
    assert "步长 ηₜ → 0" in render(tree, form)
    assert json.loads(render(tree, "json"))["children"][0]["label"] == r"步长 $\eta_t\to 0$"


def test_json_is_the_shape_of_the_export() -> None:
    assert json.loads(render(LOCKS, "json"))["children"][0]["children"][0]["label"] == "偏向锁"


def test_a_mind_map_is_nested_by_blanks() -> None:
    assert render(LOCKS, "mermaid").splitlines()[2:4] == ['    n1["状态"]', '      n2["偏向锁"]']


def test_an_unknown_form_names_the_nearest() -> None:
    with pytest.raises(UsageError, match="did you mean 'mermaid'"):
        render(LOCKS, "mermiad")


@given(st.text())
def test_opml_parses_whatever_the_labels(label: str) -> None:
    root = ElementTree.fromstring(render(Tree(label, "article", children=(Tree(label, "term"),)), "opml"))  # noqa: S314
    assert len(list(root.iter("outline"))) == 2


@given(st.text())
def test_every_node_of_a_mind_map_is_a_quoted_line(label: str) -> None:
    lines = render(Tree(label, "article", children=(Tree(label, "term"),)), "mermaid").splitlines()
    assert len(lines) == 3
    assert all(re.fullmatch(r' +n\d\["[^"`<>&%{}:*_\\]*"\]', line) for line in lines[1:])


@given(st.text())
def test_every_form_is_a_string_that_can_be_written(label: str) -> None:
    for form in set(FORMS) - {"markdown", "markmap", "json"}:
        render(Tree(label, "article"), form).encode()


@pytest.mark.parametrize("label", ["1. 两阶段提交", "206. 反转链表", "- 减", "+ 加"])
def test_a_label_that_begins_as_an_item_of_a_list_is_drawn_by_older_mermaids(label: str) -> None:
    assert f'"\u200b{label}"' in render(Tree("题目", "article", children=(Tree(label, "term"),)), "mermaid")
