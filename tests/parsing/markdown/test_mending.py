"""Markdown that its author meant otherwise than CommonMark reads it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.parsing.markdown.document import compose_markdown
from indexer.parsing.markdown.mending import has_tight_bold, with_bold
from tests.parsing.pages import blocks_of, marks_of


@pytest.mark.parametrize(("markdown", "text", "bold"), [
    ("**重点：**说明", "重点：说明", ["重点："]),
    ("**重****点**说明，**<font>S3</font>****<font> </font>****<font>魔法</font>**", "重点说明，S3 魔法", ["重点", "S3 魔法"]),
    ("电话 138****1234 是**错的**", "电话 138****1234 是错的", ["错的"]), ("星号 **** 与 **重****点**", "星号 **** 与 重****点", ["重****点"]),
    ("这是**“引号”**后面", "这是“引号”后面", ["“引号”"]),
    ("前面**（括号）**后面，**正常**的", "前面（括号）后面，正常的", ["（括号）", "正常"]),
    ("使用**`volatile`**关键字", "使用volatile关键字", ["volatile"]),
    ("** 前后有空格 **文字", "前后有空格文字", ["前后有空格"]),
    ("＊＊全角＊＊", "全角", ["全角"]),
    ("**官网: **https://a.b", "官网: https://a.b", ["官网:"]),
    ("**3.4k **star", "3.4k star", ["3.4k"]),
    ("2 **3 **4 次方", "2 **3 **4 次方", []),
    ("2 ** 3 和 4 ** 5", "2 ** 3 和 4 ** 5", []),
    ("a ** b ** c", "a ** b ** c", []),
    ("一个**没有关", "一个**没有关", []),
    ("`**x：**y`", "**x：**y", []),
])  # fmt: skip
def test_bold_that_touches_punctuation_is_bold(markdown: str, text: str, bold: list[str]) -> None:
    composed = compose_markdown(markdown)
    assert composed.text == text
    assert [words for kind, words in marks_of(composed) if kind == "strong"] == bold


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(["**", "锁", "a", "：", "（", " ", "“", "\n"]), max_size=12).map("".join))
def test_what_has_no_tight_bold_is_left_alone(text: str) -> None:
    assert has_tight_bold(text) or "****" in text or with_bold(text) == text


@pytest.mark.parametrize(("markdown", "headings"), [
    ("##标题##", ["标题"]), ("＃＃ 全角", ["全角"]), ("＃全角", ["全角"]), ("###C#", ["C#"]), ("#锁", ["锁"]),
    ("#标签 #另一个", []), ("#include <a>", []), ("#!/bin/sh", []), ("#1 号", []), ("#hashtag", []),
])  # fmt: skip
def test_a_heading_needs_no_blank_but_a_tag_is_none(markdown: str, headings: list[str]) -> None:
    assert [text for kind, text in blocks_of(compose_markdown(markdown)) if kind == "heading"] == headings


@pytest.mark.parametrize("markdown", [
    "a | b\n--- | ---\n1 | 2",
    "| a | b |\n|-|-|\n| 1 | 2 |",
    "| a | b |\n| ：--- | ---： |\n| 1 | 2 |",
    "｜ a ｜ b ｜\n｜---｜---｜\n｜ 1 ｜ 2 ｜",
    "| a | b |\n|---|---|---|\n| 1 | 2 |",
    "| a | b |\n|---|\n| 1 | 2 |",
    "| a | b |\n| —— | —— |\n| 1 | 2 |",
])  # fmt: skip
def test_a_table_is_a_table_however_its_lines_are_drawn(markdown: str) -> None:
    assert blocks_of(compose_markdown(f"如下表：\n{markdown}\n\n后")) == [
        ("paragraph", "如下表："), ("table", "a\tb\n1\t2"), ("paragraph", "后"),
    ]  # fmt: skip


@pytest.mark.parametrize(("markdown", "text", "target"), [
    ("[文](my file.md)", "文", "my file.md"),
    ("[文](a.md “题”)", "文", "a.md"),
    ("[文](a.md \"题\")", "文", "a.md"),
    ("[文]（https://example.org/a）", "文", "https://example.org/a"),
])  # fmt: skip
def test_a_link_may_have_blanks_in_its_address(markdown: str, text: str, target: str) -> None:
    composed = compose_markdown(markdown)
    assert composed.text == text
    assert [mark.target for mark in composed.marks] == [target]


def test_brackets_before_a_full_width_aside_are_text() -> None:
    assert compose_markdown("P[喜欢]（一个观众喜欢的概率）").text == "P[喜欢]（一个观众喜欢的概率）"


def test_a_picture_may_have_a_size() -> None:
    assert compose_markdown("前 ![图](a.png =100x) 后 ![图](my pic.png =100x200)").text == "前 后"


@pytest.mark.parametrize("markdown", ["前\n\n<!-- 没写完\n\n后", "<!-- a --> 前\n\n<!-- b\n\n后"])
def test_a_comment_that_never_ends_hides_its_line_alone(markdown: str) -> None:
    assert compose_markdown(markdown).text == "前\n后"


def test_a_byte_order_mark_and_windows_line_ends_leave_no_trace() -> None:
    assert blocks_of(compose_markdown("\ufeff# 题\r\n\r\n段\r\n续\r\n\r\n```\r\na\r\nb\r\n```")) == [
        ("heading", "题"), ("paragraph", "段续"), ("code", "a\nb"),
    ]  # fmt: skip


def test_lists_need_no_blank_line_before_and_may_mix_tabs_and_blanks() -> None:
    composed = compose_markdown("说明：\n- 甲\n\t- 乙\n    - 丙\n1. 一")
    found = [(composed.text[b.start : b.end], b.level) for b in composed.blocks if b.kind == "item"]
    assert found == [("甲", 1), ("乙", 2), ("丙", 2), ("一", 1)]


def test_numbers_with_an_ideographic_comma_are_text() -> None:
    assert blocks_of(compose_markdown("1、甲\n\n2、乙")) == [("paragraph", "1、甲"), ("paragraph", "2、乙")]


@pytest.mark.parametrize(
    ("heading", "read"),
    [
        ("## <picture> 元素", "<picture> 元素"),
        ("## List<String> 与 Map<K>", "List<String> 与 Map<K>"),
        ("## <center>居中", "居中"),
        ("## <mark2>有 <T> 头</mark2>", "有 <T> 头"),
        ("## `<T>` 与 \\<T>", "<T> 与 <T>"),
    ],
)
def test_a_heading_keeps_the_tags_that_it_speaks_about(heading: str, read: str) -> None:
    assert blocks_of(compose_markdown(heading)) == [("heading", read)]


def test_html_headings_in_items_open_no_section() -> None:
    assert blocks_of(compose_markdown("- 甲\n\n- <h3>乙</h1>\n")) == [("item", "甲"), ("paragraph", "乙")]
