"""The children of a node, told without what it says itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.model import Tree
from indexer.trees.hanging.order import beyond, distinct


@pytest.mark.parametrize(
    ("label", "child", "told"),
    [
        ("undo log", "Undo log：记录旧值", "记录旧值"),
        ("admin", "admin : the database of users", "the database of users"),
        ("admin", "administrators: they may", "administrators: they may"),
        ("std", "std::vector grows", "std::vector grows"),
        ("优点", "优点：", "优点："),
        ("偏向锁", "轻量级锁：自旋", "轻量级锁：自旋"),
    ],
)
def test_a_child_does_not_begin_with_its_parents_label(label: str, child: str, told: str) -> None:
    assert beyond(label, Tree(child, "point", (0, 9))).label == told


@given(st.text(alphabet="a：: İß", min_size=1), st.text(alphabet="a：: İß", min_size=1))
def test_a_child_keeps_a_label(label: str, child: str) -> None:
    assert beyond(label, Tree(child, "point", (0, 9))).label.strip() or not child.strip()


@pytest.mark.parametrize(("child", "stays"), [("按业务能力拆", False), ("按业务能力", True), ("按技术分层拆", True)])
def test_a_child_that_is_its_parents_first_clause_goes(child: str, stays: bool) -> None:
    children = (Tree(child, "term", (0, 6)),)
    assert (distinct("按业务能力拆，而不是按技术分层拆", children) == children) == stays
