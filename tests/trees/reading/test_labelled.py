"""Paragraphs that labels begin, and questions with answers."""

import pytest

from indexer.model import Article, Page
from indexer.parsing import Options, parse
from indexer.trees.reading.labelled import labelled_in
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


def test_a_colon_alone_and_people_who_talk_make_no_list() -> None:
    assert tree_of(article("# x\n\n：\n\n- 甲方乙方丙方\n- 丁方戊方己方\n")).children
    talk = "记者：您为什么做开源？\n\n王强：因为喜欢分享代码。\n\n记者：以后有什么打算？\n\n王强：继续维护这个项目。"
    assert told(talk) == []


def test_who_speaks_is_no_label() -> None:
    article = parse(Page("a.md", "# 谈\n\nAlice：锁升级由竞争引起。\n\nBob：偏向锁记录线程。\n".encode(), "markdown"), Options())
    assert isinstance(article, Article)
    assert len(list(labelled_in(article))) == 1
    assert not list(labelled_in(article, {"alice", "bob"}))


def test_a_question_and_its_answer_may_stand_on_two_lines_and_steps_start_again() -> None:
    text = "Q：Redis 为什么快？\nA：纯内存操作。\n\nQ：怎么持久化？\nA：快照加日志。"
    assert told(text) == [[("Redis 为什么快？", "纯内存操作。"), ("怎么持久化？", "快照加日志。")]]
    steps = "步骤一：安装依赖\n\n步骤二：编译源码\n\n步骤一：写配置文件\n\n步骤二：启动服务"
    assert told(steps) == [[("安装依赖",), ("编译源码",)], [("写配置文件",), ("启动服务",)]]


def test_an_answer_stays_under_its_own_question() -> None:
    text = "Q：甲为什么快？\n\nA：在内存里。\n\nQ：乙呢？\n\nQ：丙为什么慢？\n\nA：在磁盘上。"
    ((first, second),) = told(text)
    assert (first[0], second[0]) == ("甲为什么快？", "丙为什么慢？")
    (found,) = labelled_in(article(text))
    assert found.items[0].end < article(text).text.index("乙呢")


def test_problem_cause_and_solution_are_a_list_and_bold_questions_are_sections() -> None:
    assert [label for (label,) in told("问题：接口跨域失败。\n\n原因：没有设置响应头。\n\n解决办法：配置代理。")[0]] == ["问题：接口跨域失败。", "原因：没有设置响应头。", "解决办法：配置代理。"]
    text = "**Q1：什么是穿透？**\n\nA1：查询不存在的数据，请求打到数据库。\n\n**Q2：什么是雪崩？**\n\nA2：大量缓存同时失效，压力骤增。\n"
    assert [(node.kind, node.label) for node in tree_of(article(text)).children] == [("section", "什么是穿透？"), ("section", "什么是雪崩？")]
