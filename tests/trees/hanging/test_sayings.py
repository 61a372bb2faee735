"""What authors say of the names that begin the items of their lists."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.model import NodeKind, Tree
from indexer.trees.hanging.listed import Listed
from indexer.trees.hanging.sayings import with_sayings
from tests.trees.hanging.test_lists import reading, tree

DEGREE = "树的度：所有节点的度里最大的那个"


def told(item: str, name: str, kind: NodeKind = "term", held: tuple[Tree, ...] = ()) -> list[str]:
    """What stands under a node that says the `name` of an item, below another item."""
    read = reading(f"- {DEGREE}\n- {item}")
    text = read.article.text
    at = text.find(name, len(DEGREE))
    root = with_sayings(Tree("题目", "article", (0, len(text)), (), (Tree(name, kind, (at, at + len(name)), (), held),)), read, Listed(read))
    for child in root.children[0].children:
        assert child.span
        assert text[slice(*child.span)].split() == child.label.split()
    assert all(child.detail for child in root.children[0].children if child not in held)
    return [child.label for child in root.children[0].children]


@pytest.mark.parametrize(
    ("item", "name", "said"),
    [
        ("**路径长度**：两个节点之间路径上经过的边数。例如图中的四条边。", "路径长度", ["两个节点之间路径上经过的边数"]),
        ("时间复杂度：$O(n)$。其中 n 是节点的数目。", "时间复杂度", ["$O(n)$"]),
        ("**meld**: joining two heaps to form a valid new heap", "meld", ["joining two heaps to form a valid new heap"]),
        ("**跳数限制**：\n  由 8 比特构成，与 TTL 的意思相同", "跳数限制", ["由 8 比特构成，与 TTL 的意思相同"]),
        ("map：用于存放最终数据的。", "map", ["用于存放最终数据的"]),
        ("一个很重要的**路径长度**：两个节点之间的边数", "路径长度", []),
        (":us: 英语", "us", []),
        ("**路径长度** 很少用到", "路径长度", ["路径长度 很少用到"]),
        ("**循环等待** (Circular Wait)：任务互相等待", "循环等待", ["循环等待 (Circular Wait)：任务互相等待"]),
        ("$0 脚本名", "脚本", ["$0 脚本名"]),
        ("1、路径长度很少用到", "路径长度", ["路径长度很少用到"]),
        ("**open()**。打开一个文件。返回它的描述符。", "open()", ["打开一个文件"]),
        ("**路径长度**\n\n  两个节点之间经过的边数。", "路径长度", ["两个节点之间经过的边数"]),
        ("**路径长度**：\n\n  两个节点之间经过的边数。", "路径长度", ["两个节点之间经过的边数"]),
        ("**路径长度** ——\n\n  两个节点之间经过的边数。", "路径长度", ["两个节点之间经过的边数"]),
        ("**路径长度**\n\n两个节点之间经过的边数。", "路径长度", []),
        ("图里的数\n  - **路径长度**\n\n  这些数都从图里读出来。", "路径长度", []),
        ("图里的数\n  - **路径长度**\n\n    两个节点之间经过的边数。", "路径长度", ["两个节点之间经过的边数"]),
        ("**测试阶段** 进行测试，包括", "测试阶段", []),
        ("**路径长度**：见下面的图", "路径长度", []),
        ("**路径长度**：https://example.com/a", "路径长度", []),
        ("**undefined**: Undefined", "undefined", []),
    ],
)
def test_a_name_has_what_its_item_says_of_it(item: str, name: str, said: list[str]) -> None:
    assert told(item, name) == said


def test_what_an_item_says_is_said_of_its_own_name_alone() -> None:
    read = reading(f"- {DEGREE}\n\n再说树的度很难。")
    at = read.article.text.rindex("树的度")
    root = Tree("题目", "article", (0, at + 9), (), (Tree("树的度", "term", (at, at + 3)),))
    assert with_sayings(root, read, Listed(read)) == root


def test_steps_and_points_that_are_names_have_it_too_and_topics_have_not() -> None:
    item = "**扩容**：把数组换成两倍长"
    assert told(item, "扩容", "step") == told(item, "扩容", "point") == ["把数组换成两倍长"]
    assert told(item, "扩容", "topic") == []


def test_steps_and_points_are_not_said_again_with_what_goes_on_from_them() -> None:
    item = "用一把锁保护整个队列 (很慢)"
    assert told(item, "用一把锁保护整个队列", "step") == told(item, "用一把锁保护整个队列", "point") == []


def test_a_sentence_that_says_something_has_not_the_next_one_under_it() -> None:
    item = "Objects in a deque are not moved. References remain valid."
    assert told(item, "Objects in a deque are not moved", "point") == []


def test_what_hangs_already_is_not_said_again() -> None:
    item = "**扩容**：把数组换成两倍长。旧的数组留给回收"
    start = len(DEGREE) + 1
    fragment, whole, after = (Tree(label, "point", (start + low, start + high), (), (), "", True, 0, 3) for label, low, high in (("把数组换成", 3, 8), ("把数组换成两倍长。旧的", 3, 14), ("旧的数组留给回收", 12, 20)))
    assert told(item, "扩容", held=(fragment, after)) == ["把数组换成两倍长", "旧的数组留给回收"]
    assert told(item, "扩容", held=(whole,)) == [whole.label]


def test_a_tree_tells_what_names_in_bold_type_are() -> None:
    items = [f"- **{name}**：{said}。" for name, said in (("节点的度", "一个节点拥有的子树的个数"), ("叶子节点", "度为零的节点"), ("路径长度", "两个节点之间路径上经过的边数"))]
    found = tree("## 术语\n" + "\n".join(items) + "\n\n## 历史\n" + "树很早就有人研究过了，后来的人都在用它。" * 30)
    labels = " ".join(node.label for node in found.walk())
    assert all(said in labels for said in ("一个节点拥有的子树的个数", "度为零的节点", "两个节点之间路径上经过的边数"))


@given(st.lists(st.text("锁偏向：: \n*-1.、。（）a", max_size=20), max_size=6))
def test_spans_hold_what_is_said(lines: list[str]) -> None:
    markdown = "".join(f"- {line.strip() or '锁'}\n" for line in lines) or "- 锁"
    for node in tree("## 锁\n" + markdown).with_details().walk():
        for child in node.children:
            assert not node.span or not child.span or (node.span[0] <= child.span[0] and child.span[1] <= node.span[1])
