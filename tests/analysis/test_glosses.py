"""Two names of one thing, joined by brackets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.analysis.glosses import glosses_of, long_form

from .texts import CHUNKS, few

LONG = "reinforcement learning from human feedback"
bracketed = st.lists(
    st.sampled_from((*CHUNKS, "（", "(", "）", ")", "RLHF", "Reward Model", "容器组", "Pod")), max_size=20
)


def names(text: str) -> list[tuple[str, str]]:
    return [(gloss.left, gloss.right) for gloss in glosses_of(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("训练奖励模型（Reward Model）", ("训练奖励模型", "Reward Model")), ("一个 Pod（容器组）", ("Pod", "容器组")),
        (f"we use {LONG} (RLHF)", (LONG, "RLHF")), (f"RLHF ({LONG})", (LONG, "RLHF")),
        ("容器（即 Container）", ("容器", "Container")), ("容器（英文名：Container）", ("容器", "Container")),
        ("容器（以下简称 Box）", ("容器", "Box")), ("the cache (also called buffer 缓存)", None), ("垃圾回收（GC）", ("垃圾回收", "GC")),
    ],
)  # fmt: skip
def test_a_gloss_is_found(text: str, found: tuple[str, str] | None) -> None:
    assert names(text) == ([found] if found else [])


@pytest.mark.parametrize(
    "text",
    [
        "见下图（如图 3）", "函数（see below）", "调用（x = 1）", "文件（main.py）", "这一年（2019）", "锁（isLocked）", "（Reward Model）", "奖励模型（）",
        "奖励模型（Reward\nModel）", "Pod（如下所示）", "Redis（推荐）", "配置（NOT NULL）", "很长（" + "a" * 61 + "）",
    ],
)  # fmt: skip
def test_a_remark_is_no_gloss(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("对象关系映射（ORM）", ("对象关系映射", "ORM")), ("编排器（orchestrator）", ("编排器", "orchestrator")),
        ("甲骨文（Oracle）", ("甲骨文", "Oracle")), ("JIT（即时编译）", ("JIT", "即时编译")), ("IM（即时通讯）", ("IM", "即时通讯")),
    ],
)  # fmt: skip
def test_a_name_that_begins_like_a_cue_stays_whole(text: str, found: tuple[str, str]) -> None:
    assert names(text) == [found]


def test_a_gloss_knows_its_bracket_and_how_sure_it_is() -> None:
    first, second = glosses_of(f"奖励模型（Reward Model），{LONG} (RLHF)")
    assert (first.start, first.confidence) == (4, 0.5)
    assert (second.start, second.confidence) == (62, 0.95)


@few
@given(bracketed.map("".join))
def test_both_names_stand_in_the_text_about_the_bracket(text: str) -> None:
    for gloss in glosses_of(text):
        assert text[gloss.start] in "（("
        assert gloss.left in text
        assert gloss.right in text


@pytest.mark.parametrize(
    ("words", "short", "long"),
    [
        (f"uses {LONG}", "RLHF", LONG), ("the Java virtual machine", "JVM", "Java virtual machine"),
        ("a hash-based message authentication code", "HMAC", "hash-based message authentication code"),
        ("random words here", "JVM", None), ("java virtual machine", "jvm", None), ("machine", "M", None), ("", "AB", None),
        ("just very much", "J V", None), ("Kubernetes", "K8s", None),
    ],
)  # fmt: skip
def test_what_an_abbreviation_stands_for(words: str, short: str, long: str | None) -> None:
    assert long_form(words, short) == ((long, short) if long else None)


@few
@given(st.text("abcRLHF -", max_size=30), st.text("RLHFabc8", max_size=6))
def test_a_long_form_ends_the_words_and_holds_the_letters_in_order(words: str, short: str) -> None:
    found = long_form(words, short)
    if found:
        rest = iter(found[0].lower())
        assert words.endswith(found[0])
        assert all(letter in rest for letter in short.lower())
