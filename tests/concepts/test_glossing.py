"""Which brackets join which names: the left edge of a name, the lexicon, and how sure a pair is."""

import pytest
import rjieba
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.analysis.glosses import glosses_of
from indexer.concepts.glossing import Joined, joined_names
from indexer.concepts.joining import JOIN_FROM


def joined(*texts: str) -> list[Joined]:
    glosses = [(number, gloss) for number, text in enumerate(texts) for gloss in glosses_of(text)]
    return joined_names(glosses, rjieba.cut, lambda name: 0)


def names(*texts: str) -> set[tuple[str, str]]:
    return {(pair.left, pair.right) for pair in joined(*texts)}


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("我们使用反向传播（back propagation）训练", ("反向传播", "back propagation")), ("它通过内容安全策略（CSP）来防护", ("内容安全策略", "CSP")),
        ("这种技术称为盐（salt）。", ("盐", "salt")), ("为了可重入锁（ReentrantLock）的公平", ("可重入锁", "ReentrantLock")),
        ("数学家帕特里克·赫兰（Patrick Helan）说", ("帕特里克·赫兰", "Patrick Helan")), ("端口与适配器（ports and adapters）", ("端口与适配器", "ports and adapters")),
        ("虚拟 DOM（Virtual DOM）很快", ("虚拟 DOM", "Virtual DOM")), ("网络中的网络（Network in Network）", ("网络中的网络", "Network in Network")),
        ("服务端 Stub（桩）收到", ("桩", "Stub")), ("后来 MVCC（多版本并发控制）出现", ("多版本并发控制", "MVCC")), ("默认网关（default gateway）", ("默认网关", "default gateway")),
        ("消息 broker（消息代理）", ("消息代理", "broker")), ("Random Access Memory (RAM)", ("Random Access Memory", "RAM")), ("什么是并查集（Disjoint Set Union）？", ("并查集", "Disjoint Set Union")), ("一家叫 XSF（德国国家自然基金会）的机构", ("德国国家自然基金会", "XSF")),
        ("应用中的 picture-in-picture（下文中简称 Pip）很小", ("picture-in-picture", "Pip")), ("一次上采样（upsampling）之后", ("上采样", "upsampling")),
        ("还有*和韧性*（Resilience）*。", ("韧性", "Resilience")), ("加入开放容器倡议（OCI）规范", ("开放容器倡议", "OCI")),
        ("拜占庭将军问题（Byzantine Generals Problem）", ("拜占庭将军问题", "Byzantine Generals Problem")),
        ("该属性是可遍历（enumerable）的", ("可遍历", "enumerable")),
        ("用重做日志（Redo Log）\n恢复", ("重做日志", "Redo Log")), ("Spring 团队提倡测试驱动开发（TDD）", ("测试驱动开发", "TDD")),
        ("数学家伏尔泰拉（Vito Volterra）说", ("伏尔泰拉", "Vito Volterra")), ("**通过内心独白（Inner Monologue）**", ("内心独白", "Inner Monologue")),
    ],
)  # fmt: skip
def test_a_name_begins_where_the_other_one_says(text: str, pair: tuple[str, str]) -> None:
    assert names(text) == {pair}


@pytest.mark.parametrize(
    "text",
    [
        "在下一个章节（Average Precision）里", "这个工具（Postman）很好", "请看图像（default）", "导师（Victor Savkin）说", "内部变量 isEmpty（非空）",
        "设置文件 vue.config.js（配置文件）", "Redis（很快）", "执行测试（true）", "我们使用的（Webpack）", "新网关（istio-1-16-5）", "修正（参见：issue #677）", "不支持 CSS（No CSS support）", "可以看到网络设备（virtio-net）", "见 XQZ（左侧下方方框）",
    ],
)  # fmt: skip
def test_a_remark_joins_nothing_surely(text: str) -> None:
    assert [pair for pair in joined(text) if pair.confidence >= 0.7] == []


def sureness(text: str, held: int = 0) -> float:
    """The confidence of the only pair of a text of which so many articles hold each name."""
    (pair,) = joined_names([(0, gloss) for gloss in glosses_of(text)], rjieba.cut, lambda name: held)
    return pair.confidence


def test_what_many_articles_speak_of_is_seldom_what_one_calls_by_another_name() -> None:
    assert sureness("幻象（Illusion）") > JOIN_FROM > sureness("幻象（Illusion）", held=30)
    assert sureness("损失函数（loss function）", held=30) > 0.95


def test_a_remark_about_a_well_known_name_joins_nothing() -> None:
    assert sureness("API（接口问题）") > JOIN_FROM
    assert joined_names([(0, gloss) for gloss in glosses_of("API（接口问题）")], rjieba.cut, lambda name: 30) == []


def test_a_name_right_after_a_word_of_its_clause_may_begin_too_late() -> None:
    assert sureness("错误处理例程（page-fault handler）") > JOIN_FROM > sureness("进入页错误处理例程（page-fault handler）")


def test_articles_that_agree_part_a_name_from_what_stands_before_it() -> None:
    texts = ["我们训练奖惩模型（Foobar Model）。", "评估奖惩模型（Foobar Model）。", "用奖惩模型（Foobar Model）。"]
    (pair,) = joined(*texts)
    assert (pair.left, pair.articles) == ("奖惩模型", (0, 1, 2))


def test_of_names_that_end_alike_the_surer_one_is_left() -> None:
    texts = ["发布者（Publisher）：", "服务发布者（Publisher）把消息发出", "发布者（Publisher）和订阅者"]
    assert names(*texts) == {("发布者", "Publisher")}


def test_an_abbreviation_is_explained_by_the_words_that_articles_give_it() -> None:
    alone, helped = "通过客户可靠性工程（CRX）", "customer reliability xgineering (CRX)"
    assert ("客户可靠性工程", "CRX") in names(alone, helped)


def test_a_corpus_teaches_its_own_translations() -> None:
    taught = [
        f"{word}柴堆（pyre {english}）："
        for word, english in (("红色", "red"), ("黑色", "black"), ("白色", "white"), ("蓝色", "blue"))
    ]
    (found,) = [pair for pair in joined(*taught, "他们点燃柴堆（pyre）之后") if pair.right == "pyre"]
    assert found.left == "柴堆"


def test_pairs_come_in_order_and_do_not_depend_on_that_of_the_articles() -> None:
    texts = ["奖励模型（reward model）", "RPC（远程过程调用）", "多态（polymorphism）"]
    assert joined(*texts) == sorted(joined(*texts))
    assert [pair[:2] for pair in joined(*texts)] == [pair[:2] for pair in joined(*texts[::-1])]


PIECES = (
    "的",
    "我们",
    "奖励",
    "模型",
    "（Reward Model）",
    "（RM）",
    "(salt)",
    "“",
    "”",
    "·",
    "A",
    "（容器）",
    "Pod",
    "，",
    "\n",
    "一个",
    "1",
    "（API，接口）",
)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=14).map("".join), max_size=4))
def test_names_end_what_stands_before_their_bracket(texts: list[str]) -> None:
    for pair in joined(*texts):
        assert 0.5 <= pair.confidence <= 1
        assert all(pair.left in texts[number] or pair.right in texts[number] for number in pair.articles)


@pytest.mark.parametrize("text", ["可以打包成模块（Ark Biz）", "数据保存成原快照（undo log）", "FIND（find_text, within_text, [start_num]）"])
def test_what_is_done_and_parameters_are_no_names(text: str) -> None:
    assert not names(text)
