"""Snippets of texts with formulas."""

from indexer.store.snippets import SNIPPET, sentence_around, snippet


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
