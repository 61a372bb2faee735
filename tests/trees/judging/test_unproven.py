"""Names that no glossary has and whose spelling does not show that they are names."""

from dataclasses import replace

import pytest

from indexer.trees.judging.unproven import less_for_unproven
from tests.trees.readings import reading_of

CHINESE = "在 Go 里写 CGO 用户的请求。队列里的请求变多。队列变长。队列溢出。daemon 在后台运行。队列清空。"
ENGLISH = "The transport of a Gateway fails. A Gateway retries at the edge, and the transport waits for a token bucket."


def chances(text: str, known: str = "") -> dict[str, float]:
    """For each term of a text what is left of a chance of 1."""
    reading = reading_of(text)
    reading = replace(reading, terms=tuple(term._replace(known=term.text == known) for term in reading.terms))
    left = less_for_unproven(reading, range(len(reading.terms)), [1.0 for _ in reading.terms])
    return {reading.terms[term].text: chance for term, chance in left.items()}


@pytest.mark.parametrize("term", ["CGO 用户", "后台"])
def test_mixed_names_and_those_seldom_said_are_less_likely_unless_the_glossary_has_them(term: str) -> None:
    assert chances(CHINESE)[term] < 1
    assert chances(CHINESE, known=term)[term] == 1


def test_a_chinese_name_that_is_said_again_and_again_keeps_its_chance() -> None:
    assert chances(CHINESE)["队列"] == 1


def test_a_word_in_lower_case_that_is_said_once_is_less_likely_in_an_english_article() -> None:
    left = chances(ENGLISH)
    assert left["edge"] < 1
    assert left["transport"] == left["Gateway"] == left["token bucket"] == 1
    assert chances(CHINESE)["daemon"] == 1
