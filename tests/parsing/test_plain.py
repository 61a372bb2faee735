"""Plain text, and pages of an aggregator."""

import pytest

from indexer.parsing.plain import compose_plain

from .pages import article_of, blocks_of, soon

AGGREGATED = """JVM 中的锁
锁让同一时刻只有一个线程进入临界区。
- synchronized 可以重入
2. 偏向锁已被移除

相关文章：
Java 线程池七个参数详解
线程池的核心类是 ThreadPoolExecutor，它有七个参数。使…...
MySQL 索引原理
InnoDB 用 B+ 树组织索引。……
Docker 安装教程
在 Ubuntu 上安装 Docker...
"""


def test_an_aggregator_page_is_one_article_and_its_teasers() -> None:
    article = article_of(AGGREGATED, "text", "a.txt")
    assert article.title == "JVM 中的锁"
    assert blocks_of(article) == [
        ("paragraph", "锁让同一时刻只有一个线程进入临界区。"), ("item", "synchronized 可以重入"), ("item", "偏向锁已被移除"),
    ]  # fmt: skip
    assert [teaser.title for teaser in article.teasers] == ["Java 线程池七个参数详解", "MySQL 索引原理", "Docker 安装教程"]


def test_teasers_say_that_they_were_cut_off_and_lose_their_dots() -> None:
    teasers = article_of(AGGREGATED, "text", "a.txt").teasers
    assert {teaser.flags for teaser in teasers} == {("truncated",)}
    assert [teaser.excerpt[-6:] for teaser in teasers] == ["七个参数。使", "树组织索引。", "Docker"]


def test_one_teaser_alone_is_text() -> None:
    assert article_of("标题\n正文\n相关文章\n甲\n乙...", "text").teasers == ()


def test_a_heading_amid_whole_paragraphs_parts_nothing() -> None:
    text = "标题\n相关阅读\n第一段。\n第二段。\n第三段。"
    assert article_of(text, "text").text == "相关阅读\n第一段。\n第二段。\n第三段。"


@pytest.mark.parametrize(("line", "text", "number"), [
    ("- 甲", "甲", ""), ("* 甲", "甲", ""), ("• 甲", "甲", ""), ("  · 甲", "甲", ""), ("1. 甲", "甲", "1"), ("2、甲", "甲", "2"), ("3） 甲", "甲", "3"),
])  # fmt: skip
def test_bullets_of_all_kinds_are_items(line: str, text: str, number: str) -> None:
    body = compose_plain(f"标题\n{line}").body
    assert blocks_of(body) == [("item", text)]
    assert body.blocks[0].detail == number


@pytest.mark.parametrize("line", ["-减号", "3.14 是圆周率", "*强调*", "1、", "——"])
def test_other_beginnings_are_no_bullets(line: str) -> None:
    assert blocks_of(compose_plain(f"标题\n{line}").body) == [("paragraph", line)]


def test_a_long_first_line_is_no_title() -> None:
    article = article_of("长" * 200 + "\n第二行", "text", "notes/深度-学习.txt")
    assert (article.title, len(article.blocks)) == ("深度 学习", 2)


def test_a_single_line_is_text() -> None:
    article = article_of("只有一行", "text", "notes/a.txt")
    assert (article.title, article.text) == ("a", "只有一行")


@pytest.mark.parametrize("piece", ["相关文章\n", "相关文章\na\n", ".", "a...\n", "...。。。", "- ", "1. ", "\n"])
def test_hostile_text_is_read_in_one_pass(piece: str) -> None:
    with soon():
        compose_plain("标题\n相关文章\n" + piece * (200_000 // len(piece)) + "x")
