"""Org files that hold many posts, as the pages of their posts."""

import time
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.model import Article
from indexer.parsing import parse
from indexer.parsing.parsers import Options
from indexer.sources.orgposts import org_pages

BLOG = """#+title: All Posts
#+author: 小明
#+filetags: :blog:

* 技术 :@tech:
** DONE [#A] 偏向锁的撤销 :JVM:big__data:
CLOSED: [2024-01-18 Thu 14:00]
:PROPERTIES:
:EXPORT_FILE_NAME: biased-locking
:END:
等到安全点[fn:1]。
*** 步骤
先停，再看。
** TODO 没写完
:PROPERTIES:
:EXPORT_FILE_NAME: unfinished
:END:
草稿。
** COMMENT 旧稿
:PROPERTIES:
:EXPORT_FILE_NAME: old
:END:
不给人看。
* README
怎样写文章。
* Footnotes

[fn:1] safepoint 的说明。
"""


def articles(text: str, drafts: bool = False) -> list[Article]:
    found = (parse(page, Options(drafts=drafts)) for page in org_pages("blog.org", text.encode()))
    return [article for article in found if article is not None]


def test_each_subtree_with_a_file_of_its_own_is_an_article() -> None:
    post, rest = articles(BLOG)
    assert (post.id, post.title, post.date, post.author) == ("blog.org#biased-locking", "偏向锁的撤销", "2024-01-18T14:00:00", "小明")
    assert (post.tags, post.categories) == (("blog", "JVM", "big data"), ("tech",))
    assert post.text == "等到安全点[1]。\n步骤\n先停，再看。\nsafepoint 的说明。"
    assert [block.level for block in post.blocks if block.kind == "heading"] == [1]
    assert (rest.id, rest.title) == ("blog.org", "All Posts")
    assert "怎样写文章" in rest.text
    assert "偏向锁" not in rest.text
    assert "不给人看" not in rest.text


def test_unfinished_posts_are_drafts() -> None:
    assert [article.title for article in articles(BLOG, drafts=True)] == ["偏向锁的撤销", "没写完", "All Posts"]


def test_a_post_in_a_post_is_none_of_its_text_and_equal_names_are_told_apart() -> None:
    drawer = ":PROPERTIES:\n:EXPORT_FILE_NAME: a\n:EXPORT_TITLE: 题\n:END:"
    outer, inner = articles(f"* 外\n{drawer}\n外文\n** 内\n{drawer}\n内文\n** 小节\n外文二")
    assert (outer.id, outer.text) == ("blog.org#a", "外文\n小节\n外文二")
    assert (inner.id, inner.title, inner.text) == ("blog.org#a~2", "题", "内文")


def test_no_two_posts_have_one_id_and_what_stands_under_a_comment_is_none() -> None:
    posts = [f"* {name}\n:PROPERTIES:\n:EXPORT_FILE_NAME: {name}\n:END:\n" for name in ("a", "a~2", "a", "a")]
    assert [page.id for page in org_pages("b.org", "".join(posts).encode())] == ["b.org#a", "b.org#a~2", "b.org#a~3", "b.org#a~4"]
    assert [page.id for page in org_pages("b.org", f"* COMMENT 旧\n*{posts[0]}* COMMENTARY\n{posts[1][6:]}".encode())] == ["b.org#a~2"]


def test_a_line_costs_the_same_however_deep_it_stands() -> None:
    text = "# :EXPORT_FILE_NAME:\n" + "".join("*" * level + " h\n" for level in range(1, 2000)) + "x\n" * 400_000
    start = time.process_time()
    assert len(list(org_pages("a.org", text.encode()))) == 1
    assert time.process_time() - start < 3


def test_what_holds_no_post_is_the_file_itself() -> None:
    for text in ("* a\n正文", "* a :noexport:\n:PROPERTIES:\n:EXPORT_FILE_NAME: a\n:END:\n正文\n"):
        (page,) = org_pages("a.org", text.encode())
        assert (page.id, page.content) == ("a.org", text.encode())


LINES = st.sampled_from(["* a", "** b :t:", "*** TODO c", ":PROPERTIES:", ":EXPORT_FILE_NAME: x", ":EXPORT_FILE_NAME: y", ":END:", "CLOSED: [2024-01-02]", "", "[fn:1] n", "w1", "w2 [fn:1]", "#+filetags: :q:", "* COMMENT d"])


@given(st.lists(LINES, max_size=30))
def test_no_line_is_lost_and_ids_are_one_of_a_kind(lines: list[str]) -> None:
    pages = list(org_pages("a.org", "\n".join(lines).encode()))
    assert len({page.id for page in pages}) == len(pages) >= 1
    kept = list(chain.from_iterable(page.content.decode().split("\n") for page in pages))
    assert all(kept.count(word) == lines.count(word) for word in ("w1", "w2 [fn:1]"))


@pytest.mark.parametrize("line", ["*" * 40 + " a", "#+filetags: :" + "t:" * 5000, "CLOSED: [2024-01-02]", "[fn:1] n", "* a :" + "x" * 50 + ":"])
def test_hostile_files_stay_small(line: str) -> None:
    text = (line + "\n") * 2000 + "* a [fn:1]\n:PROPERTIES:\n:EXPORT_FILE_NAME: a\n:END:\n" * 2000
    assert sum(len(page.content) for page in org_pages("a.org", text.encode())) < 3 * len(text) + 2_000_000
