"""Titles, without the names of their sites."""

import pytest

from indexer.parsing.titles import Named, page_title

from .pages import soon


@pytest.mark.parametrize("separator", [" - ", " | ", " – ", " — ", "_", " » ", "｜", " · ", " :: ", " • ", "-"])
@pytest.mark.parametrize(("title", "site"), [("偏向锁的撤销", "小明的博客"), ("偏向锁 - 从撤销说起", "小明的博客"), ("Understanding B-Tree splits", "Jane Doe's Blog")])
def test_the_heading_tells_where_the_title_ends(separator: str, title: str, site: str) -> None:
    assert page_title(Named(f"{title}{separator}{site}", first=(title,))) == title
    assert page_title(Named(f"{title}{separator}{site}", first=(site, title))) == title
    assert page_title(Named(f"{site}{separator}{title}", first=(title,))) == title


@pytest.mark.parametrize(("whole", "title"), [
    ("偏向锁的撤销 - 小明的博客", "偏向锁的撤销"), ("偏向锁的撤销_小明的博客", "偏向锁的撤销"), ("偏向锁的撤销｜小明的博客", "偏向锁的撤销"),
    ("偏向锁的撤销 » 小明的博客", "偏向锁的撤销"), ("偏向锁的撤销-小明的博客", "偏向锁的撤销"), ("偏向锁的撤销 - 小明 - 博客园", "偏向锁的撤销"),
    ("偏向锁的撤销_java 偏向锁-CSDN博客", "偏向锁的撤销"), ("偏向锁的撤销 | 小明", "偏向锁的撤销"), ("How B-Trees split | Jane", "How B-Trees split"),
    ("锁 - 从偏向锁到重量级锁的升级过程", "锁 - 从偏向锁到重量级锁的升级过程"), ("std::enable_if", "std::enable_if"), ("C++ - 移动语义与完美转发的实现细节", "C++ - 移动语义与完美转发的实现细节"),
    ("HTTP/1.1 和 HTTP/2", "HTTP/1.1 和 HTTP/2"), ("2023-05-01 周记", "2023-05-01 周记"), ("try-with-resources 怎么用", "try-with-resources 怎么用"),
    ("snake_case 与 camelCase", "snake_case 与 camelCase"), ("A/B 测试", "A/B 测试"), ("", ""), (" - ", "-"), ("|", "|"),
])  # fmt: skip
def test_without_a_heading_the_title_is_what_the_site_did_not_add(whole: str, title: str) -> None:
    assert page_title(Named(whole)) == title


@pytest.mark.parametrize(("whole", "title"), [
    ("偏向锁 - 撤销 | 小明的博客", "偏向锁 - 撤销"), ("偏向锁 - 撤销 - 小明的博客", "偏向锁 - 撤销"), ("小明的博客 - 偏向锁 - 撤销", "偏向锁 - 撤销"), ("小明的博客", "小明的博客"),
])  # fmt: skip
def test_a_known_site_is_taken_off_and_nothing_more(whole: str, title: str) -> None:
    assert page_title(Named(whole, sites=("小明的博客",))) == title


def test_what_a_page_tells_of_itself_counts_where_it_shows_it() -> None:
    assert page_title(Named("锁 | 站", told=("锁的撤销",), others=("锁的撤销",))) == "锁的撤销"
    assert page_title(Named("偏向锁的撤销 | 某站", told=("某站",), sites=("某站",))) == "偏向锁的撤销"
    assert page_title(Named("", told=("偏向锁的撤销 - 某站",), sites=("某站",))) == "偏向锁的撤销"


@pytest.mark.parametrize("whole", ["- " * 100_000, "|" * 100_000, "a_" * 50_000, " » " * 50_000, "锁-" * 50_000])
def test_hostile_titles_are_read_soon(whole: str) -> None:
    with soon():
        page_title(Named(whole, first=(whole,) * 20, sites=(whole,)))
