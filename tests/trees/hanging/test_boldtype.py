"""Statements in bold type as whole clauses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.model import CERTAIN, Article, Mark
from indexer.trees.hanging.boldtype import SURE, hang_bold, whole
from indexer.trees.hanging.marked import LONGEST, Stressed, stressed_in
from indexer.trees.reading.clauses import balanced, length_of
from tests.parsing.pages import soon
from tests.trees.hanging.test_emphasis import marked, reading_of
from tests.trees.hanging.test_keyterms import growing_of
from tests.trees.readings import article_of, tree_of


def told(text: str, bold: str) -> str | None:
    """What hangs of the first words in bold type of a text."""
    reading = reading_of(marked(text, bold))
    said = whole(reading, stressed_in(reading)[0])
    return said.label if said else None


@pytest.mark.parametrize(
    ("text", "bold", "label"),
    [
        ("舵机是电机的一种，舵机的优势是可以设定转到指定的位置，转速不高。", "可以设定转到指定的位置", "舵机的优势是可以设定转到指定的位置"),
        ("哨兵必须用三个实例，哨兵加主从并不能保证数据不丢失，但是可用。", "不能保证数据不丢失", "哨兵加主从并不能保证数据不丢失"),
        ("它很快，对于哈希值不同的节点，直接跳过。", "哈希值不同", "哈希值不同的节点，直接跳过"),
        ("In short, we found that half of the functions doubled their speed, at last.", "half of the functions doubled their speed", "half of the functions doubled their speed"),
        ("数据很多，要遍历链表来寻找指针指向删除节点的那个节点。", "指针指向删除节点的", "要遍历链表来寻找指针指向删除节点的那个节点"),
        ("链表很短，因此节点设计为一个软件定时器。", "节点设计为一个软件定时器", "节点设计为一个软件定时器"),
        ("链表很短，节点是一个定时器\u3000，很快。", "节点是一个定时器", "节点是一个定时器"),
        ("数据按主键切分（见图），切分为不同的小段（参见代码）。", "切分为不同的小段", "切分为不同的小段"),
        ("加载器之间的关系被称为双亲委派模型（Parents Delegation Model），并不强制。", "双亲委派模型（Parents Delegation Model）", "双亲委派模型（Parents Delegation Model）"),
    ],
)  # fmt: skip
def test_a_part_of_a_clause_becomes_the_clause(text: str, bold: str, label: str) -> None:
    assert told(text, bold) == label


@pytest.mark.parametrize(
    ("text", "bold", "label"),
    [
        ("在 LFU 算法中，对象头的字段被分成两段来存储，一段是时间。", "在 LFU 算法中", "在 LFU 算法中，对象头的字段被分成两段来存储"),
        ("在 LFU 算法中：对象头的字段被分成两段来存储。", "在 LFU 算法中", "在 LFU 算法中"),
        ("惰性删除策略的做法是，不主动删除过期键，访问时才检测键是否过期。", "不主动删除过期键，访问时才检测键是否过期", "惰性删除策略的做法是，不主动删除过期键，访问时才检测键是否过期"),
        ("两者不同的是，内核的设计是混合型内核，很大。", "内核的设计是混合型内核", "内核的设计是混合型内核"),
    ],
)
def test_a_stretch_that_leans_on_the_clause_beside_it_is_told_with_it(text: str, bold: str, label: str) -> None:
    assert told(text, bold) == label


def test_where_something_holds_is_no_name() -> None:
    text = "在主从复制的过程中，对象头的字段被分成两段来存储，一段是时间。"
    growing = growing_of(text)
    hang_bold(growing, [Stressed("在主从复制的过程中", 0, 9)], 1.0)
    assert [(node.label, node.kind) for node in growing.nodes[0]] == [("在主从复制的过程中，对象头的字段被分成两段来存储", "point")]


@pytest.mark.parametrize(("bold", "likely", "told"), [("容器镜像", SURE - 1, SURE - 1), ("容器镜像", SURE, CERTAIN), ("写时复制（Copy-on-Write）", 0, CERTAIN)])
def test_a_name_that_is_hardly_knowledge_is_none_for_sure(bold: str, likely: int, told: int) -> None:
    growing = growing_of(f"点击{bold}以后，新的进程才会开始运行。")
    hang_bold(growing, [Stressed(bold, 2, 2 + len(bold), likely=likely)], 1.0)
    assert [(node.label, node.likely) for node in growing.nodes[0]] == [(bold, told)]


def test_a_statement_in_pieces_hangs_whole() -> None:
    text = "连接有许多状态。如果连接收到合法的报文，就会重用此四元组连接，并且转变状态。"
    growing, at = growing_of(text), text.index("就会")
    hang_bold(growing, [Stressed("就会重用此四元组连接", at, at + 10)], 1.0)
    assert [node.label for node in growing.nodes[0]] == ["如果连接收到合法的报文，就会重用此四元组连接"]


def test_of_a_long_statement_hang_the_first_clauses_that_say_something_whole() -> None:
    first = "微服务粒度的下界是它至少应满足独立，能够独立发布、独立部署、独立运行与独立测试"
    text = f"系统设计是一种创作。综合以上，{first}，并且强相关的功能与数据在同一个服务中处理，一个服务包含至少一项业务实体与对应的完整操作，缺一不可。"
    bold = text[text.index("微服务") : -1]
    (found,) = stressed_in(reading_of(marked(text, bold)))
    assert found.label.startswith(first)
    assert length_of(found.label) <= LONGEST


@pytest.mark.parametrize(
    ("text", "bold"),
    [
        ("写到最后，至此，我们已经学会了如何配置串口收发数据，下一节讲定时器。", "如何配置串口收发数据"),
        ("很多人在问，ArrayList 的源码分析分为以下几个部分：", "ArrayList 的源码分析分为以下几个部分"),
    ],
)
def test_what_cannot_stand_alone_is_left_out(text: str, bold: str) -> None:
    assert told(text, bold) is None


def test_thousands_of_stretches_in_a_sentence_without_end_are_read_soon() -> None:
    bold = [f"指针{number}指向删除节点{number}" for number in range(2_000)]
    text = "数据很多，要遍历链表来寻找" + "".join(f"{name}的那个" for name in bold)
    starts = [text.index(f"{name}的") for name in bold]
    article = Article("id", "题目", text, article_of(text).blocks, marks=tuple(Mark("strong", at, at + len(name)) for at, name in zip(starts, bold, strict=True)))
    with soon():
        tree_of(article)


def test_what_opens_its_paragraph_is_whole() -> None:
    assumed = "假设一段代码经过优化没有计算过程，那么时间复杂度可以降低"
    assert told(f"{assumed}。", assumed) == assumed
    assert told("检查你的问题是否已经存在 重复的问题会浪费大家的时间。", "检查你的问题是否已经存在") == "检查你的问题是否已经存在"


@given(st.text(alphabet="锁很快，。：（）如果则的A b1\u2003\u3000", min_size=1, max_size=50), st.data())
def test_what_is_told_holds_what_is_stressed(text: str, data: st.DataObject) -> None:
    low = data.draw(st.integers(0, len(text) - 1))
    high = data.draw(st.integers(low + 1, len(text)))
    article = Article("id", "题目", f"开头。\n{text}", article_of(f"开头。\n{text}").blocks, marks=(Mark("strong", 4 + low, 4 + high),))
    reading = reading_of(article)
    for found in stressed_in(reading):
        said = whole(reading, found)
        assert said is None or said == found or _holds(said, found)


def _holds(said: Stressed, found: Stressed) -> bool:
    return said.start < found.end and found.start < said.end and balanced(said.label) and len(said.label) <= LONGEST * 10
