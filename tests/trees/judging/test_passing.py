"""What an article says in passing."""

import pytest

from indexer.trees.judging.passing import Passing
from tests.parsing.pages import soon
from tests.trees.readings import reading_of

REST = "偏向锁记录线程编号，竞争时撤销。轻量级锁自旋等待锁释放，重量级锁让线程阻塞，阻塞的线程由系统唤醒。"


def is_passing(sentence: str, name: str) -> bool:
    reading = reading_of(f"{sentence}\n{REST}")
    (term,) = [number for number, term in enumerate(reading.terms) if term.folded == name]
    return Passing(reading)(term)


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("很多框架都有自己的锁，比如 Guava。", "guava"),
        ("耗时的操作包括网络请求、SQL、文件读写等。", "sql"),
        ("锁的状态在对象头里（也可以用 Jconsole 看）。", "jconsole"),
        ("锁的队列像 Iterator 一样往前走。", "iterator"),
        ("Locks are hard to get right in Kotlin programs.", "kotlin"),
    ],
)
def test_examples_remarks_and_quotations(sentence: str, name: str) -> None:
    assert is_passing(sentence, name)


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Guava 的锁带条件。很多框架都有自己的锁，比如 Guava。", "guava"),
        ("对象头（Mark）保存锁的状态。", "mark"),
        ("抽象语法树（Abstract Syntax Tree, AST）由编译器生成。", "ast"),
        ("如果用 Guava 的锁，线程会等待。", "guava"),
        ("SQL 里也有锁。", "sql"),
        ("锁保护镜像 Nginx 的状态。", "nginx"),
    ],
)
def test_what_is_spoken_of_is_not(sentence: str, name: str) -> None:
    assert not is_passing(sentence, name)


@pytest.mark.parametrize("blanks", [" ", "\u3000"])
def test_blanks_in_brackets_are_read_soon(blanks: str) -> None:
    with soon():
        assert is_passing(f"锁的状态在对象头里（{blanks * 100_000}也可以用 Jconsole 看）。", "jconsole")
