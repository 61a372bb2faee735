"""Sections as parts: their headings without what only numbers them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.trees.parting.parts import parts_of
from indexer.trees.reading.numbering import BEGINS, DOTTED, NUMBERING, QUESTION, SHORTCODE, SPACED, numbering
from tests.trees.hanging.test_lists import tree
from tests.trees.readings import naming_of, reading_of


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("1. 安装", "安装"), ("1.安装", "安装"), ("2) build", "build"), ("三、部署", "部署"), ("（1）背景", "背景"), ("4．简介", "简介"), ("① 准备", "准备"),
        ("1.1. Overview", "Overview"), ("2.《重构》读后感", "《重构》读后感"), ("3. 🚀 部署", "🚀 部署"), ("二、“转义”与编码", "“转义”与编码"),
        ("(1). 第一个请求", "第一个请求"), ("（二）、部署", "部署"), ("3)．简介", "简介"), ("(1).NET 的垃圾回收", ".NET 的垃圾回收"),
    ],
)  # fmt: skip
def test_what_only_numbers_a_heading_is_left_out(title: str, said: str) -> None:
    assert title[numbering(title) :] == said


@given(st.text(st.sampled_from("（(:qＱａ①⑳十3٣ .、）：a锁"), max_size=6))
def test_what_numbers_begins_with_few_signs(title: str) -> None:
    numbers = any(sign.match(title) for sign in (NUMBERING, DOTTED, SPACED, SHORTCODE, QUESTION))
    assert not numbers or title[0] in BEGINS or title[0].isdecimal()


@pytest.mark.parametrize(
    "title",
    ["0.0.0.0 与 127.0.0.1", "2.x 升级到 3.x", "2.4 GHz 与 5 GHz", "404.html 的配置", "一、二级缓存的区别", "3.11 新特性", "206. 反转链表", "第一步", "2024.05.01 更新日志", "1.", "三、"],
)
def test_a_number_that_says_something_stays(title: str) -> None:
    assert numbering(title) == 0


@pytest.mark.parametrize(
    ("markdown", "labels"),
    [
        ("## 1.1 安装\n\n先装。\n\n## 1.2 配置\n\n再配。\n", ["安装", "配置"]),
        ("## 1. 准备\n\n先装。\n\n### 1.1 环境\n\n要有环境。\n", ["准备", "环境"]),
        ("## 3.11 新特性\n\n更快。\n\n## 5.7 与 8.0 的区别\n\n更多。\n", ["3.11 新特性", "5.7 与 8.0 的区别"]),
        ("## 1 动机\n\n太慢。\n\n## 02 原理\n\n复制。\n", ["动机", "原理"]),
        ("## 1.安装\n\n先装。\n\n## 2.golang 的锁\n\n再配。\n\n## 404.html\n\n没有。\n", ["安装", "golang 的锁", "404.html"]),
        ("## 5 个技巧\n\n先装。\n\n## 8 核机器\n\n再配。\n", ["5 个技巧", "8 核机器"]),
        ("## :rocket: 部署\n\n先装。\n\n## :smile:\n\n再配。\n", ["部署", ":smile:"]),
        ("## 缓解压力：\n\n多睡。\n\n## To do:\n\n运动。\n\n## ::\n\n呼吸。\n", ["缓解压力", "To do", "::"]),
        ("## 回滚[^1]\n\n每周演练。\n\n[^1]: 每季度一次。\n", ["回滚"]),
    ],
)
def test_a_number_is_left_out_beside_its_neighbours_and_an_emoji_by_its_name(markdown: str, labels: list[str]) -> None:
    assert [node.label for node in tree(markdown).walk() if node.kind == "section"] == labels


def test_a_text_without_headings_and_terms_has_no_parts() -> None:
    found = reading_of("好。")
    assert parts_of(found, naming_of(found)) == []
