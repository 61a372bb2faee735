"""Names that a sentence joins in plain words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.analysis.said import said_in

from .texts import few


def said(text: str) -> list[tuple[str, str]]:
    return [(gloss.left, gloss.right) for gloss in said_in(text)]


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("RPC 是 Remote Procedure Call 的缩写。", ("Remote Procedure Call", "RPC")), ("LRU 是 Least Recently Used 的简称", ("Least Recently Used", "LRU")),
        ("CAS stands for Compare And Swap, which is atomic.", ("Compare And Swap", "CAS")), ("SPOF 全称 Single Point Of Failure。", ("Single Point Of Failure", "SPOF")),
        ("JVM 的全称是 Java Virtual Machine（虚拟机）", ("Java Virtual Machine", "JVM")), ("卷积神经网络，简称 CNN，用于图像。", ("卷积神经网络", "CNN")),
        ("人工智能简称智能，", ("人工智能", "智能")), ("高斯分布又称为正态分布。", ("高斯分布", "正态分布")), ("池化操作通常也叫子采样。", ("池化操作", "子采样")), ("所谓的伪共享，也叫假共享。", ("伪共享", "假共享")), ("Pod 通常译为容器组。", ("容器组", "Pod")),
        ("OKM is short for output keying material.", ("output keying material", "OKM")),
    ],
)  # fmt: skip
def test_a_phrase_joins_two_names(text: str, pair: tuple[str, str]) -> None:
    assert said(text) == [pair]


@pytest.mark.parametrize(
    "text",
    [
        "它又称为正态分布。", "这里简称 CNN。", "接下来简称为 CLH，", "这是一个名字的缩写", "stands for nothing", "RPC stands for remote things", "全称", "简称",
        "记录它的人也叫做作者们了", "又称，", "一个对象译为", "RPC 又称 Remote Call。", "重庆简称巴蜀，",
    ],
)  # fmt: skip
def test_other_sentences_join_nothing(text: str) -> None:
    assert said(text) == []


def test_code_says_nothing() -> None:
    text = "高斯分布又称为正态分布。"
    assert list(said_in(text, [(0, len(text))])) == []


@few
@given(
    st.lists(
        st.sampled_from(
            (
                "简称",
                "全称",
                "又称",
                "译为",
                "的缩写",
                "stands for ",
                "是",
                "RPC",
                " remote call ",
                "容器",
                "，",
                "\n",
                "（",
            )
        ),
        max_size=20,
    ).map("".join)
)
def test_names_of_phrases_stand_in_the_text(text: str) -> None:
    assert all(gloss.left in text and gloss.right in text for gloss in said_in(text))
