"""Radicals where ideographs are meant."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.parsing.radicals import SUPPLEMENT, with_ideographs
from tests.parsing.pages import article_of


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("遗忘⻔控制⻓期记忆。", "遗忘门控制长期记忆。"),
        ("⽤⼾", "⽤⼾"),
        ("⽤⼾的名字", "用户的名字"),
        ("⽤户的⽅法", "用户的方法"),
        ("部首 ⻔ 有三画", "部首 ⻔ 有三画"),
        ("⻔⻓之间", "门长之间"),
        ("abc", "abc"),
    ],
)
def test_radicals_among_ideographs(text: str, meant: str) -> None:
    assert with_ideographs(text) == meant


def test_an_article_has_the_ideographs() -> None:
    article = article_of("# 输入⻔\n\n输入⻔决定记住什么。\n")
    assert (article.title, article.text) == ("输入门", "输入门决定记住什么。")


def test_what_is_in_the_table_are_radicals_and_ideographs() -> None:
    assert all(unicodedata.name(chr(sign)).startswith(("CJK RADICAL", "KANGXI RADICAL")) for sign in SUPPLEMENT)
    assert all(unicodedata.name(chr(int(meant))).startswith("CJK UNIFIED") for meant in SUPPLEMENT.values())


@given(st.text(st.sampled_from("门长⻔⻓⽤ 。a")))
def test_the_length_stays(text: str) -> None:
    assert len(with_ideographs(text)) == len(text)
