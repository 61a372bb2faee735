"""Lists of links to the headings of the page itself."""

import pytest

from tests.parsing.pages import article_of, assert_well_formed, blocks_of, marks_of, soon

BODY = "\n\n# 锁\n\n锁会*升级*。\n\n## 偏向锁\n\n快。\n\n# 队列\n\n先进先出。\n"


@pytest.mark.parametrize("contents", [
    "## 目录\n\n- [锁](#锁)\n  - [偏向锁](#偏向锁)\n- [队列](#q)", "- [[#锁]]\n\t- [[#偏向锁]]\n- [[#队列]]", "**Table of Contents**\n\n1. [锁](#1)\n2. [偏向锁](#2)\n3. [队列](#3)",
])  # fmt: skip
def test_a_table_of_contents_is_no_text(contents: str) -> None:
    found = article_of("# 并发\n\n开头。\n\n" + contents + BODY)
    assert blocks_of(found) == [("paragraph", "开头。"), ("heading", "锁"), ("paragraph", "锁会升级。"), ("heading", "偏向锁"), ("paragraph", "快。"), ("heading", "队列"), ("paragraph", "先进先出。")]
    assert marks_of(found) == [("emphasis", "升级")]
    assert_well_formed(found)


@pytest.mark.parametrize("listed", [
    "- [锁](#锁)\n- [队列](#q)", "- [为什么要锁](#锁)\n- [谁先来](#q)\n- [怎样偏向](#p)", "- [锁](a.md)\n- [偏向锁](b.md)\n- [队列](c.md)", "- [锁](#1)：互斥\n- [偏向锁](#2)：更快\n- [队列](#3)：先进先出",
])  # fmt: skip
def test_a_list_that_says_more_than_the_headings_is_text(listed: str) -> None:
    assert ("item", listed.split("[")[1].split("]", maxsplit=1)[0]) in [(kind, text.split("：")[0]) for kind, text in blocks_of(article_of(listed + BODY))]


def test_a_page_of_nothing_else_keeps_it() -> None:
    assert "item" in dict(blocks_of(article_of("- [锁](#锁)\n- [锁](#锁)\n- [锁](#锁)")))


def test_hostile_lists_cost_no_more_than_others() -> None:
    with soon():
        article_of("# 锁\n" + "- [锁](#锁)\n" * 20_000)
