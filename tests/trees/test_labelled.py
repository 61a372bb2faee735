"""Paragraphs that labels begin, and questions with answers."""

import pytest

from indexer.model import Article, Page
from indexer.parsing import Options, parse
from indexer.trees.labelled import labelled_in
from tests.trees.readings import tree_of


def article(markdown: str) -> Article:
    found = parse(Page("a.md", f"---\ntitle: 题目\n---\n{markdown}\n".encode(), "markdown"), Options())
    assert isinstance(found, Article)
    return found


def told(markdown: str) -> list[list[object]]:
    """The items of each list, those under them after them."""
    page = article(markdown)
    return [[(page.text[item.start : item.own], *(page.text[inner.start : inner.own] for inner in item.inner)) for item in found.items] for found in labelled_in(page)]


def test_labels_of_successive_paragraphs_make_a_list() -> None:
    assert told("现象：接口超时。\n\n原因：线程池队列无界。\n\n```\nx\n```\n\n解决：改用有界队列。\n\n后来没有再出现。") == [
        [("现象：接口超时。",), ("原因：线程池队列无界。",), ("解决：改用有界队列。",)]
    ]


@pytest.mark.parametrize("text", [
    "小明：你好。\n\n小明：再见。",
    "作者：张三\n\n日期：今天",
    "他在博客中写道：缓存很快。\n\n这有点矛盾：缓存也会失效。",
    "图 1：架构\n\n图 2：流程",
    "优点：简单。\n\n## 缺点\n\n缺点：太慢。",
    "见 http://a.example/x\n\n见 http://b.example/y",
])  # fmt: skip
def test_what_is_said_data_or_a_caption_makes_none(text: str) -> None:
    assert told(text) == []


def test_answers_hang_under_their_questions() -> None:
    text = "Q：线程池多大合适？\n\nA：CPU 密集型任务设为核数加一。\n\nQ：为什么不用 Executors？\n\nA：它的队列没有上限。\n\n要记得设置名字。"
    assert told(text) == [[("线程池多大合适？", "CPU 密集型任务设为核数加一。"), ("为什么不用 Executors？", "它的队列没有上限。")]]
    (section,) = tree_of(article(f"## 问答\n{text}")).children
    assert [(node.label, [child.label for child in node.children]) for node in section.children][:2] == [
        ("线程池多大合适", ["CPU 密集型任务设为核数加一"]), ("为什么不用 Executors", ["它的队列没有上限"]),
    ]  # fmt: skip


def test_steps_that_are_counted_are_steps() -> None:
    (section,) = tree_of(article("## 安装\nStep1：安装依赖\n\n```\nyum install gcc\n```\n\n先看版本。\n\nStep 2: 编译并安装源码包\n")).children
    assert [(node.kind, node.label) for node in section.children] == [("step", "安装依赖"), ("step", "编译并安装源码包")]


def test_a_label_hangs_with_what_it_says() -> None:
    (section,) = tree_of(article("## 复盘\n现象：接口大量超时，CPU 飙升。\n\n原因：线程池队列无界。\n")).children
    assert [node.label for node in section.children] == ["现象：接口大量超时，CPU 飙升", "原因：线程池队列无界"]


def test_an_answer_that_hangs_as_a_point_has_no_sign() -> None:
    text = "A：线程池的队列没有上限时，任务会一直堆积，最后内存溢出。"
    (node,) = [node for node in tree_of(article(f"## 队列\n{text}\n")).walk() if node.kind in {"point", "definition"}]
    assert node.label.startswith("线程池的队列没有上限")
