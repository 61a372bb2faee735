"""How an article is written."""

from math import log

from indexer.trees.hanging.voice import PARAGRAPH, mine_in, paragraph_of
from tests.trees.hanging.test_lists import reading


def test_what_an_author_says_with_others_is_not_his() -> None:
    assert mine_in("我们写了日志，主库也写。") == mine_in("") == 0
    assert mine_in("我写了日志") > mine_in("我写了日志，主库也写了日志") > 0
    assert mine_in("Then I wrote it") > 0


def test_paragraphs_are_long_up_to_a_length() -> None:
    long = reading("锁" * 2000)
    assert paragraph_of(long.article) == log(PARAGRAPH)
    assert paragraph_of(reading("锁很多。\n\n线程也很多。").article) < log(10)
