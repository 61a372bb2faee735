"""Two names of one thing, joined by brackets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.analysis.glosses import glosses_of
from indexer.analysis.inside import inside
from indexer.model import Gloss

from .texts import CHUNKS, few

LONG = "reinforcement learning from human feedback"
CUES = ("简称", "也叫", "全称", "译为", "stands for ", "的缩写", "又称")
bracketed = st.lists(
    st.sampled_from(
        (*CHUNKS, *CUES, "（", "(", "）", ")", "“", "”", "·", "RLHF", "Reward Model", "容器组", "Pod", "ORM，")
    ),
    max_size=24,
)


def glosses(text: str) -> list[tuple[str, str, str]]:
    return [(gloss.left, gloss.right, gloss.kind) for gloss in glosses_of(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("训练奖励模型（Reward Model）", ("训练奖励模型", "Reward Model", "chinese")), ("一个 Pod（容器组）", ("Pod", "容器组", "english")),
        (f"we use {LONG} (RLHF)", (LONG, "RLHF", "named")), (f"RLHF ({LONG})", (LONG, "RLHF", "named")),
        ("容器（即 Container）", ("容器", "Container", "chinese")), ("容器（英文名：Container）", ("容器", "Container", "chinese")),
        ("容器（以下简称 Box）", ("容器", "Box", "chinese")), ("垃圾回收（GC）", ("垃圾回收", "GC", "chinese")),
        ("虚拟 DOM（Virtual DOM）", ("虚拟 DOM", "Virtual DOM", "chinese")), ("2. 分段（Segment）", ("分段", "Segment", "chinese")),
        ("所谓“盐”（salt）", ("盐", "salt", "chinese")), ("“灰度”发布（Canary）", ("“灰度”发布", "Canary", "chinese")),
        ("欧拉（Leonhard Euler, 1707-1783）", ("欧拉", "Leonhard Euler", "chinese")), ("贝叶斯（Bayes’s rule）", ("贝叶斯", "Bayes's rule", "chinese")),
        ("抽取 (Extract, Transform, Load)", None), ("ETL (Extract, Transform, Load)", ("Extract, Transform, Load", "ETL", "named")),
    ],
)  # fmt: skip
def test_a_gloss_is_found(text: str, found: tuple[str, str, str] | None) -> None:
    assert glosses(text) == ([found] if found else [])


@pytest.mark.parametrize(
    "text",
    [
        "见下图（如图 3）", "函数（see below）", "调用（x = 1）", "文件（main.py）", "这一年（2019）", "锁（isLocked）", "（Reward Model）", "奖励模型（）",
        "奖励模型（Reward\nModel）", "Pod（如下所示的）", "Redis（没有持久化）", "配置（NOT NULL）", "很长（" + "a" * 81 + "）", "工具（Vim、Emacs、Nano）", "高度（h）",
    ],
)  # fmt: skip
def test_a_remark_is_no_gloss(text: str) -> None:
    assert glosses(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("对象关系映射（ORM）", ("对象关系映射", "ORM")), ("编排器（orchestrator）", ("编排器", "orchestrator")),
        ("甲骨文（Oracle）", ("甲骨文", "Oracle")), ("JIT（即时编译）", ("JIT", "即时编译")), ("IM（即时通讯）", ("IM", "即时通讯")),
    ],
)  # fmt: skip
def test_a_name_that_begins_like_a_cue_stays_whole(text: str, found: tuple[str, str]) -> None:
    assert [each[:2] for each in glosses(text)] == [found]


@pytest.mark.parametrize(
    ("inner", "names"),
    [
        ("Time-Series Database, TSDB", ("Time-Series Database", "TSDB")), ("TSDB，时序数据库", ("TSDB", "时序数据库")),
        ("Role-Based Access Control，简称 RBAC", ("Role-Based Access Control", "RBAC")), ("research and development 研究与开发", ("research and development", "研究与开发")),
        ("File Transfer Protocol ，即文件传输协议", ("File Transfer Protocol", "文件传输协议")), ("Babel、Webpack", ()), ("ii", ()), ("理论篇", ()), ("see also RPC", ()), ("k: v", ()), ("JDK 1.8", ()), ("a / b", ()),
    ],
)  # fmt: skip
def test_names_in_one_bracket_are_told_from_lists(inner: str, names: tuple[str, ...]) -> None:
    assert inside(inner).names == names


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        ("缓存（cache）", "whole"), ("缓存（cache）：放在内存里", "whole"), ("缓存（cache）很快", "line"), ("其次，缓存（cache）很快", "mark"),
        ("用「缓存（cache）」加速", "quote"), ("用「缓存」（cache）加速", "quote"),
    ],
)  # fmt: skip
def test_what_stands_before_a_name_is_kept(text: str, edge: str) -> None:
    assert [gloss.edge for gloss in glosses_of(text)] == [edge]


def test_a_gloss_knows_its_bracket_how_sure_it_is_and_how_often_its_words_stand() -> None:
    first, second = glosses_of(f"奖励模型（Reward Model），{LONG} (RLHF)。模型")
    assert first == Gloss("奖励模型", "Reward Model", 4, 0.5, "chinese", "line", False, (2, 1))
    assert (second.start, second.confidence) == (62, 0.95)


def test_what_the_author_marked_begins_a_name_and_code_has_none() -> None:
    text = "我们训练奖励模型（Reward Model）\n调用（call）"
    (gloss,) = glosses_of(text, code=[(text.index("\n"), len(text))], strong=[(4, 8)])
    assert (gloss.left, gloss.edge) == ("奖励模型", "quote")


@few
@given(bracketed.map("".join))
def test_both_names_stand_in_the_text_about_the_bracket(text: str) -> None:
    for gloss in glosses_of(text):
        assert gloss.left in text or " " in gloss.left
        assert gloss.right in text
        assert 0 <= gloss.start < len(text)


@few
@given(
    st.lists(
        st.sampled_from(
            (
                "（",
                "）",
                "(",
                ")",
                "“",
                "”",
                "简称",
                "译为",
                "的缩写",
                "是",
                "A",
                "bC",
                "容",
                "器",
                " ",
                "\n",
                "，",
                "·",
            )
        ),
        max_size=40,
    ).map("".join)
)
def test_hostile_brackets_break_nothing(text: str) -> None:
    assert all(gloss.left and gloss.right for gloss in glosses_of(text, strong=[(0, 1), (5, 9)]))


def test_a_line_of_nothing_but_brackets_costs_little() -> None:
    assert glosses("（" * 100_000 + "a" * 100_000 + "）" * 100_000) == []


@pytest.mark.parametrize("text", ["退出开发服务器（Ctrl + C）", "MoNet（Monti et al., 2016）", "保存文件（Cmd-S）"])
def test_keys_and_papers_are_no_names(text: str) -> None:
    assert glosses(text) == []
