"""Concepts that labels name: what the arrays find is what a search in each label finds."""

from hypothesis import given
from hypothesis import strategies as st

from indexer.text.spelling import holds, place_in, well_spaced
from indexer.trees.hanging.mentioned import CONCEPTS_EACH, Labelled, concepts_named
from tests.parsing.pages import soon

NAMES = st.lists(st.sampled_from(["go", "ui", "uis", "数据", "数据库", "库连", "库连接", "zab协议", "函数", "函数式", "c库"]), unique=True, max_size=8)
LABELS = st.lists(st.lists(st.sampled_from([*"go ui数据库连接函式s。", "UI", "ZAB 协议", "\0", "😀", "e"]), max_size=9).map("".join), max_size=5)


def concepts_of(*names: str) -> list[tuple[str, str]]:
    return [(name, name) for name in names]


def searched(label: str, names: list[str]) -> tuple[str, ...]:
    """What a label names: of names within others those that stand elsewhere, too, once the longest are out."""
    folded = well_spaced(label.lower())
    found = [name for name in names if place_in(folded, name) >= 0]
    if any(name in other for name in found for other in found if name != other):
        apart = set()
        for name in sorted(found, key=len, reverse=True):
            if place_in(folded, name) >= 0:
                apart.add(name)
                folded = folded.replace(name, "\0")
        found = [name for name in found if name in apart]
    return tuple(found[:CONCEPTS_EACH])


def test_a_node_has_the_concepts_whose_names_stand_in_it_as_words() -> None:
    labels = ("Go 写的数据库", "MongoDB 的 algorithm", "用 ZAB 协议选举", "函数式编程是范式", "函数式编程里函数没有副作用")
    concepts = concepts_of("go", "数据库", "zab协议", "函数", "函数式编程")
    assert concepts_named([Labelled(labels, concepts)]) == [("go", "数据库"), (), ("zab协议",), ("函数式编程",), ("函数", "函数式编程")]


def test_a_tree_names_its_own_concepts_alone() -> None:
    trees = [Labelled(["锁与队列"], concepts_of("队列")), Labelled([], concepts_of("锁与")), Labelled(["锁与队列", "锁"], concepts_of("锁与"))]
    assert concepts_named(trees) == [("队列",), ("锁与",), ()]


def test_of_two_names_of_a_concept_the_better_one_is_looked_at() -> None:
    concepts = [("数据库", "db"), ("数据库系统", "db"), ("系统", "system")]
    assert concepts_named([Labelled(["数据库系统"], concepts)]) == [("db", "system")]


@given(st.lists(st.tuples(LABELS, NAMES), max_size=3))
def test_nothing_is_missed(trees: list[tuple[list[str], list[str]]]) -> None:
    found = concepts_named([Labelled(labels, concepts_of(*names)) for labels, names in trees])
    wanted = [searched(label, names) for labels, names in trees for label in labels]
    assert found == wanted
    assert all(holds(well_spaced(label.lower()), name) for label, names in zip([label for labels, _ in trees for label in labels], found, strict=True) for name in names)


def test_a_label_without_end_costs_no_more_than_others() -> None:
    with soon():
        assert concepts_named([Labelled(["锁" * 500_000], concepts_of(*("锁" * count for count in range(2, 60))))])
