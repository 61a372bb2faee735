"""Sentences that say what a thing is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.analysis.statements import LONGEST, SHORTEST, SUBJECT_LIMIT, statements_of
from tests.parsing.pages import soon

from .texts import CHUNKS, few

worded = st.lists(
    st.sampled_from((*CHUNKS, "是一种", "是指", " is a ", " refers to ", "Kafka", "一种优化手段")), max_size=20
)


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("偏向锁是一种针对加锁操作的优化手段。", "偏向锁"), ("所谓闭包是指函数和它的环境的组合。", "闭包"), ("简单来说，连接池是一个保存打开的连接的地方。", "连接池"),
        ("锁很多。偏向锁（Biased Locking）是一种优化手段。", "偏向锁"), ("A mutex is a lock that only one thread can hold at a time.", "mutex"),
        ("It is late. Kafka is a distributed log that keeps the records of many writers for all readers that want them.", "Kafka"), ("《偏向锁》指的是加锁操作的一种优化。", "偏向锁"),
        ("Backpressure refers to a way of slowing the sender down that the receiver controls.", "Backpressure"),
    ],
)  # fmt: skip
def test_a_statement_has_its_subject(text: str, subject: str) -> None:
    assert [statement.subject for statement in statements_of(text)] == [subject]


@pytest.mark.parametrize(
    "text",
    [
        "Git 是一个很好的东西，大家都用。", "Scala 是一种比 Java 更好的语言。", "整个项目是一个简单的验证工具。", "Search is a must for most of the users.", "`value` 是一个开源项目，", "T0 是一个返回数组的方法，很短。",
        "SQL 是一个棘手的主题，我们慢慢讲。", "它是一种很好的优化手段，大家都用。", "这是一个很长很长的例子句子。", "This is a sentence about nothing much.", "锁，是一种优化手段，大家都用。",
        "锁是一种手段。", "我们说的东西" * 8 + "是一种优化手段。", "偏向锁是一种" + "很" * LONGEST + "好的手段。", "是一种针对加锁操作的优化手段。", "",
        "重点是指令的字节长度，它决定了跳转的距离。", "解决方案就是这套程序，它把所有内容存储在外部服务上。", "React is fast. Modules are used extensively in every large application.",
        "Docker 是基于虚拟化技术的软件，那什么是虚拟化技术呢？", "Recursion is the most powerful tool, but it comes at a cost.", "面试是一个双向选择的过程，不要太过谄媚。", "布局是一个递归的过程。",
    ],
)  # fmt: skip
def test_other_sentences_are_no_statements(text: str) -> None:
    assert list(statements_of(text)) == []


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("API is a set of functions that programs call.", "API"), ("Apache Kafka is a distributed log that keeps records.", "Apache Kafka"),
        ("Android is an operating system for phones.", "Android"), ("Theano is a library for tensors that compiles expressions.", "Theano"),
    ],
)  # fmt: skip
def test_a_subject_that_begins_like_an_article_stays_whole(text: str, subject: str) -> None:
    assert [statement.subject for statement in statements_of(text)] == [subject]


@pytest.mark.parametrize("subject", ["Helm", "Shell", "Iterator", "Hertz", "Italy"])
def test_a_subject_that_begins_like_a_pronoun_is_one(subject: str) -> None:
    found = statements_of(f"{subject} is a word for something else that is used in this place.")
    assert [statement.subject for statement in found] == [subject]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("什么是闭包？\n闭包是函数和它的环境的组合。后来", "闭包"), ("2. 向量化是什么\n\n向量化就是把文本变成一串数字。", "向量化"), ("What is a mutex?\nA mutex is a lock that one thread holds.", "mutex"),
    ],
)  # fmt: skip
def test_the_sentence_under_a_question_answers_it(text: str, subject: str) -> None:
    found = next(iter(statements_of(text)))
    assert found.subject == subject
    assert "\n" not in text[found.start : found.end]


@pytest.mark.parametrize(
    "text",
    [
        "什么是闭包？\n很多人不知道闭包是函数。",
        "什么是闭包？\n闭包的定义是：",
        "什么是闭包？",
        "他问什么是闭包。\n闭包很难说清楚的。",
    ],
)
def test_other_sentences_under_a_question_do_not(text: str) -> None:
    assert list(statements_of(text)) == []


def test_what_is_said_to_be_a_process_of_something_is_defined() -> None:
    (statement,) = statements_of("压缩是指去掉脚本中空白和注释的过程。")
    assert statement.subject == "压缩"


def test_a_sentence_that_says_more_is_surer() -> None:
    short, long = statements_of("闭包是一种能被调用的函数对象。\n闭包（closure）是一种保存了外层变量的函数对象，可以当作参数传递。")
    assert short.sureness < long.sureness


def test_a_sentence_with_two_cues_is_one_statement() -> None:
    found = statements_of("偏向锁指的是一种加锁操作的优化。")
    assert [statement.subject for statement in found] == ["偏向锁"]


def test_a_statement_is_cut_out_with_its_end() -> None:
    text = "锁很多。\n\n偏向锁是一种针对加锁操作的优化手段。后来没有了。"
    (statement,) = statements_of(text)
    assert text[statement.start : statement.end] == "偏向锁是一种针对加锁操作的优化手段。"


@few
@given(worded.map("".join))
def test_a_statement_is_short_and_holds_its_subject(text: str) -> None:
    for statement in statements_of(text):
        assert 2 <= len(statement.subject) <= SUBJECT_LIMIT
        assert SHORTEST <= statement.end - statement.start <= LONGEST
        assert statement.subject[:1] in text[statement.start : statement.end]


def test_subjects_with_long_brackets_in_a_text_without_sentences_cost_no_more_than_others() -> None:
    with soon():
        assert not list(statements_of(f"Foo ({'a' * 94}) are " * 4000))
