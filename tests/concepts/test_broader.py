"""What is a kind of what."""

import pytest

from indexer.concepts.broader import Broader, _without_cycles, kind_named

CONCEPTS = {"关系型数据库": 1, "数据库": 2, "messagequeue": 3, "queue": 4}


@pytest.mark.parametrize(
    ("sentence", "parent"),
    [
        ("MySQL 是一个开源的关系型数据库，应用很广。", 1),
        ("Redis 是一种内存数据库。", 2),
        ("RabbitMQ is a widely deployed message queue that speaks AMQP.", 3),
        ("RabbitMQ is an open-source message queue.", 3),
        ("数据库很重要。", None),
        ("它是一种思想，与数据库无关。", None),
        ("X is a", None),
        ("是一种", None),
    ],
)
def test_the_phrase_after_is_a_ends_in_the_parent(sentence: str, parent: int | None) -> None:
    assert kind_named(sentence, CONCEPTS.get) == parent


def test_a_pair_that_closes_a_circle_is_left_out() -> None:
    pairs = [Broader(0, 1, "glossary"), Broader(1, 2, "text"), Broader(2, 0, "name"), Broader(2, 2, "name")]
    assert list(_without_cycles(pairs)) == pairs[:2]
