"""Which topic an article belongs to."""

from indexer.store import main_topic

TOPICS = {"cmake": 1, "jvm": 2, "gc": 2, "锁": 2}


def test_the_topic_of_most_of_the_best_key_terms_is_the_articles() -> None:
    assert main_topic(["jvm", "cmake", "gc"], TOPICS) == 2
    assert main_topic(["cmake", "jvm"], TOPICS) == 1
    assert main_topic([], TOPICS) == 0


def test_a_concept_named_in_passing_makes_no_topic() -> None:
    life = [f"生活{at}" for at in range(29)]
    assert main_topic(["cmake", *life], TOPICS) == 0
    assert main_topic([*life, "jvm", "gc", "锁"], TOPICS) == 0
    assert main_topic(["jvm", "锁", *life], TOPICS) == 2
