"""Snippets of texts with formulas."""

from indexer.store.snippets import SNIPPET, sentence_around, snippet
from tests.parsing.pages import soon


def test_a_snippet_says_its_formulas_and_cuts_through_none() -> None:
    text = "梯度" + "词" * (2 * SNIPPET - 5) + r"$\nabla_\theta J(\theta)=0$ 消失"
    assert snippet(text, "梯度") == "梯度" + "词" * (2 * SNIPPET - 5) + "∇_θ J(θ) = 0…"
    assert snippet(text, "消失").startswith("…词")


def test_a_sentence_says_its_formulas() -> None:
    text = r"前一句。方差 $\sigma^2$ 很小。"
    assert sentence_around(text, 4, 6) == "方差 σ² 很小。"


def test_a_snippet_is_around_the_word_in_either_characters() -> None:
    text = "词" * 200 + "偏向锁在这里"
    assert "偏向锁" in snippet(text, "偏向鎖")
    assert "偏向鎖" in snippet(text.replace("锁", "鎖"), "偏向锁")


def test_a_snippet_is_where_most_words_of_the_query_stand_together() -> None:
    text = "锁的种类很多。" + "词" * 200 + "用 redis 实现一把分布式的锁。" + "词" * 200 + "redis 很快。"
    assert "redis 实现一把分布式的锁" in snippet(text, "Redis 分布式锁")
    assert snippet(text, "种类").startswith("锁的种类")


def test_a_snippet_says_another_name_of_what_was_asked_for_where_the_text_has_only_that() -> None:
    text = "词" * 200 + "垃圾回收会暂停应用。"
    assert "垃圾回收" in snippet(text, "garbage collection", ["Garbage Collection", "垃圾回收"])
    assert snippet(text, "garbage collection").startswith("词")


def test_a_latin_word_is_not_looked_for_within_others() -> None:
    text = "algorithm 很好，MongoDB 也很好。" + "词" * 200 + "用 Go 写服务。"
    assert "用 Go 写服务" in snippet(text, "go")
    assert snippet("词" * 200 + "algorithm 与 MongoDB。", "go", ["Go"]).startswith("词")


def test_a_snippet_of_a_long_text_of_one_word_costs_little() -> None:
    with soon():
        assert snippet("锁 " * 500_000, "锁 " * 100).startswith("锁 锁")
        assert snippet("algo" * 250_000, "go " * 100).startswith("algo")
