"""What counts of the titles that an article holds."""

import numpy as np

from indexer.model import Article, Block, Column, Mark
from indexer.related.digests import FEW, others_named, own_part, titles_of

TITLES = ["JVM 的偏向锁与轻量级锁", "Redis 持久化机制详解", "Docker 容器网络原理", "布隆过滤器的实现与应用", "MySQL 索引为什么用 B+ 树"]


def parts_of(articles: list[Article]) -> Column:
    titles = titles_of(articles)
    return own_part([others_named(article, at, titles) for at, article in enumerate(articles)])


def test_articles_that_name_many_others_count_less() -> None:
    articles = [Article(title, title, f"{title}\n这一篇只说一件事。", (Block("paragraph", 0, 4),)) for title in TITLES]
    weekly = Article("weekly", "第一期周刊", "\n".join(["本周文章：", *TITLES]), ())
    assert parts_of([*articles, weekly]).tolist() == [1.0] * 5 + [FEW / 5]


def test_titles_in_links_count_and_short_ones_do_not() -> None:
    text = "先读 JVM 的偏向锁与轻量级锁，再读 Redis 持久化机制详解，Docker 容器网络原理，布隆过滤器的实现与应用。"
    marks = tuple(Mark("link", at, at + len(title), "a.md") for title in TITLES if (at := text.find(title)) >= 0)
    articles = [Article(title, title, "x", ()) for title in [*TITLES, "锁"]]
    linking = Article("map", "地图", f"锁\n{text}", (), tuple(mark._replace(start=mark.start + 2, end=mark.end + 2) for mark in marks))
    assert np.isclose(parts_of([*articles, linking])[-1], FEW / 4)
