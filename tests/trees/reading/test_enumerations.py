"""What counts as an enumeration in running text."""

import pytest

from indexer.model import Tree
from indexer.trees.hanging.counting import after_ordinal, under, under_heads
from indexer.trees.reading.enumerations import Enumeration, enumerations_in, numbers_in
from tests.trees.readings import article_of, tree_of

PHASES = [
    "The method trains a model in two distinct phases.", "In the first stage, you carry out supervised learning.",
    "You write prompts.", "Lastly, you revise them.", "The second part performs reinforcement learning.",
]  # fmt: skip


def test_an_announcer_finds_the_items_that_it_counts() -> None:
    assert enumerations_in(PHASES) == [Enumeration(0, (1, 4))]


@pytest.mark.parametrize("sentences", [
    ["编译分为三个阶段。", "第一，词法分析。", "它读入字符。", "第二，语法分析。", "第三，代码生成。"],
    ["缓存有以下几点好处。", "1、快。", "便宜。", "2、省流量。", "3、稳定。"],
    ["有三种方法。", "首先，重启。", "等待。", "其次，看日志。", "最后，回滚。"],
])  # fmt: skip
def test_ordinals_of_one_family_are_the_items(sentences: list[str]) -> None:
    (found,) = enumerations_in(sentences)
    assert found.announcer == 0
    assert len(found.items) == 3


@pytest.mark.parametrize("sentences", [
    ["为什么有两个阶段？", "第一，省钱。", "第二，省时。"],
    ["今天天气好。", "首先，吃饭。", "最后，睡觉。"],
    ["第二，语法分析。", "第三，代码生成。"],
    [],
])  # fmt: skip
def test_two_items_without_an_announcer_are_none(sentences: list[str]) -> None:
    assert enumerations_in(sentences) == []


@pytest.mark.parametrize(("sentence", "numbers"), [("分为四层", [4]), ("属性在对象的第四层", []), ("共有十四种策略", []), ("在 2 个阶段里", [2]), ("第 12 类和 112 类", [])])
def test_ordinals_and_ends_of_longer_numbers_count_nothing(sentence: str, numbers: list[int]) -> None:
    assert list(numbers_in(sentence)) == numbers


def test_three_items_need_no_announcer() -> None:
    assert enumerations_in(["First, we test.", "Second, we build.", "Third, we ship."]) == [Enumeration(-1, (0, 1, 2))]


def test_items_hang_under_their_announcer_and_hold_what_is_said_of_them() -> None:
    text = " ".join([*PHASES, "The reward model scores answers of the reinforcement learning policy."])
    tree = tree_of(article_of(text, "Training a model"))
    parent = next(node for node in tree.walk() if "two distinct phases" in node.label)
    labels = [child.label for child in parent.children]
    assert labels == ["first stage: carry out supervised learning", "second part: performs reinforcement learning"]
    assert {child.kind for child in parent.children} == {"step"}


def test_a_numbered_stage_is_named_once_before_what_it_is() -> None:
    text = "事务提交分为两个阶段。第一阶段，协调者询问所有参与者能否提交。第二阶段：第二阶段协调者按照答复提交或者回滚。"
    steps = [node.label for node in tree_of(article_of(text, "分布式事务")).walk() if "阶段" in node.label]
    assert steps == ["事务提交的两个阶段", "第一阶段：协调者询问所有参与者能否提交", "第二阶段协调者按照答复提交或者回滚"]


def test_steps_of_a_paragraph_end_with_it() -> None:
    text = "编译分为两个阶段。第一，词法分析读入字符。第二，语法分析建立语法树。\n语法树另有用处，优化器改写语法树。\n优化器再做常量折叠。"
    steps = [node for node in tree_of(article_of(text)).walk() if node.kind == "step"]
    assert [text[slice(*step.span)] for step in steps if step.span] == ["第一，词法分析读入字符。", "第二，语法分析建立语法树。"]


def names(tree: Tree) -> list[str]:
    return [node.label for node in tree.walk()]


@pytest.mark.parametrize("text", ["第一" * 500 + "。", "1. " * 800, "首先。其次。最后。" * 200, "两个阶段。" * 50 + "第一，甲。" * 50])
def test_hostile_enumerations_make_a_tree(text: str) -> None:
    assert all(names(tree_of(article_of(text))))


def test_an_item_whose_name_is_in_bold_is_called_so_once() -> None:
    bold, said = Tree("第一是正确性。", "term", (0, 7)), Tree("同一时刻只有一个线程能修改共享的状态", "point", (7, 25))
    (step,) = under([bold, said], [Tree("正确性", "step", (0, 30))])
    assert (step.label, [child.label for child in step.children]) == ("第一是正确性。", [said.label])


def test_an_item_with_names_alone_in_it_stays_one_and_with_points_is_a_topic() -> None:
    item, name, point = Tree("控制台", "term", (0, 40)), Tree("对象", "term", (9, 11)), Tree("用于查看对象", "point", (5, 11))
    assert [(node.kind, [child.label for child in node.children]) for node in under([name], [item])] == [("term", ["对象"])]
    assert [node.kind for node in under([point], [item])] == ["topic"]
    assert [node.kind for node in under([], [item.holding((name,))])] == ["topic"]
    assert [node.kind for node in under_heads([name._replace(likely=9)], [item])] == ["term"]
    assert [node.kind for node in under_heads([name], [item])] == ["topic"]  # an item of a list that it heads


def test_an_item_does_not_hold_the_name_that_it_begins_with() -> None:
    name, said = Tree("内核版本", "term", (0, 4)), Tree("overlay2", "term", (20, 28))
    (item,) = under([name, said], [Tree("内核版本：3.10 可以运行", "point", (0, 30))])
    assert [child.label for child in item.children] == ["overlay2"]


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("第二个参数定义了进程的数量。", "第二个参数定义了进程的数量。"),
        ("第二种是确定性钱包。", "确定性钱包。"),
        ("第二步，安装依赖。", "安装依赖。"),
        ("第一步的暴力解法没有套路。", "第一步的暴力解法没有套路。"),
        ("The second parameter is the callback.", "The second parameter is the callback."),
        ("The second way to verify it is to test it.", "The second way to verify it is to test it."),
        ("The second is starvation.", "starvation."),
        ("The second is about transparency.", "transparency."),
        ("The second phase trains the policy.", "trains the policy."),
        ("Second, slow tasks starve.", "slow tasks starve."),
    ],
)
def test_an_ordinal_stays_with_the_noun_that_it_counts(sentence: str, said: str) -> None:
    assert sentence[after_ordinal(sentence, 0) :] == said
