"""Numbered lines that head the parts of a text."""

import pytest

from indexer.model import Article, Page
from indexer.parsing import Options, parse
from indexer.trees.reading.numberedheads import numbered_heads
from tests.trees.readings import tree_of

REDIS = "一、数据类型\n\n字符串由 SDS 实现，哈希适合存储对象。\n\n二、持久化\n\nRDB 定期写入快照，AOF 记录每个写操作。\n\n三、淘汰策略\n\n内存不足时按策略删除数据。\n"


def article(markdown: str) -> Article:
    found = parse(Page("a.md", f"---\ntitle: 题目\n---\n{markdown}\n".encode(), "markdown"), Options())
    assert isinstance(found, Article)
    return found


def heads(markdown: str) -> list[str]:
    page = article(markdown)
    return [page.text[head.start : head.end] for head in numbered_heads(page)]


def test_numbered_lines_are_the_sections_of_a_text_without_headings() -> None:
    assert heads(REDIS) == ["一、数据类型", "二、持久化", "三、淘汰策略"]
    assert [(node.kind, node.label) for node in tree_of(article(REDIS)).children] == [
        ("section", "数据类型"), ("section", "持久化"), ("section", "淘汰策略"),
    ]  # fmt: skip


def test_a_head_may_share_its_paragraph_with_what_follows() -> None:
    assert heads("第一章 锁\n偏向锁记录线程的 ID。\n\n第二章 线程池\n队列要有上限。") == ["第一章 锁", "第二章 线程池"]


@pytest.mark.parametrize("text", [
    "一、下载。\n\n二、解压。",
    "一、下载\n\n二、解压\n\n三、启动\n\n启动以后看日志。",
    "二、持久化\n\n快照。\n\n三、淘汰\n\n策略。",
    "1、下载安装包\n\n到官网。\n\n2、解压\n\n用 tar。",
    f"一、下载\n\n到官网。\n\n二、解压\n\n{'解压要很久，请耐心等待。' * 20}",
])  # fmt: skip
def test_sentences_lists_and_parts_of_a_detail_are_no_heads(text: str) -> None:
    assert heads(text) == []


def test_tens_count() -> None:
    names = [f"{tens}{one}" for tens in ("", "十", "二十") for one in ("", *"一二三四五六七八九")][1:]
    assert heads("\n\n".join(f"{name}、锁\n\n说明文字在这里。" for name in names)) == [f"{name}、锁" for name in names]
