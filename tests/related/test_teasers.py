"""Teasers find the article that they were cut from, and no other."""

from dataclasses import replace

import pytest

from indexer.model import Article, Teaser
from indexer.related.teasers import Announcements, address_of
from indexer.text.shingles import sketch_of
from tests.related.pieces import article, prose

LOCKS = replace(article("locks", prose(800, 1), "偏向锁的撤销"), url="https://blog.example/locks/")
QUEUES = article("queues", prose(800, 2), "阻塞队列")
REPOST = article("repost", prose(800, 1), "转载：偏向锁的撤销")
CORPUS = (LOCKS, QUEUES, REPOST)


def announced(teaser: Teaser, page: Article | None = None, stands: tuple[int, ...] = (0, 1, 0)) -> str:
    found = Announcements(CORPUS, CORPUS, [sketch_of(each.text) for each in CORPUS], stands)
    listed = replace(page or article("list", ""), teasers=(teaser,))
    return found.settle(listed).teasers[0].article


@pytest.mark.parametrize(
    "teaser",
    [
        Teaser("别的标题", LOCKS.text[:120]),
        Teaser("偏向锁的撤销", LOCKS.text[:18]),
        Teaser("偏向锁的撤销", ""),
        Teaser("随便", "", "http://www.blog.example/locks/index.html#more"),
        Teaser("随便", REPOST.text[:120]),
    ],
    ids=["excerpt", "title and excerpt", "title alone", "address", "excerpt of a copy"],
)
def test_a_teaser_finds_its_article(teaser: Teaser) -> None:
    assert announced(teaser) == "locks"


@pytest.mark.parametrize(
    "teaser",
    [
        Teaser("偏向锁的撤销", prose(120, 7)),
        Teaser("别的标题", prose(60, 8) + LOCKS.text[:60]),
        Teaser("别的标题", ""),
        Teaser("", ""),
        Teaser("某某县网站建设/关键词排名优化", LOCKS.text[:120]),
    ],
    ids=["same title, other text", "half its text", "unknown title", "nothing", "advertising"],
)
def test_a_teaser_of_something_else_finds_none(teaser: Teaser) -> None:
    assert announced(teaser) == ""


def test_a_relative_address_is_that_of_its_page() -> None:
    home = replace(article("list", ""), url="https://blog.example/")
    assert announced(Teaser("随便", "", "/locks"), home) == "locks"
    assert announced(Teaser("随便", "", "/locks")) == ""


def test_a_page_does_not_announce_itself() -> None:
    assert announced(Teaser("偏向锁的撤销", ""), LOCKS) == ""


def test_a_suspect_article_is_not_announced() -> None:
    assert announced(Teaser("阻塞队列", QUEUES.text[:120]), stands=(0, -1, 0)) == ""


def test_what_is_no_address_names_nothing() -> None:
    assert [address_of(url) for url in ("", "http://[", "javascript:x", "/a")] == [""] * 4
