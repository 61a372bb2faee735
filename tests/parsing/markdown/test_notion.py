"""Pages that Notion exported as Markdown."""

import pytest

from indexer.errors import PageError
from tests.parsing.pages import article_of, found_in

NAME = "笔记/偏向锁 0123456789abcdef0123456789abcdef.md"


def test_properties_of_a_page_are_its_metadata_and_no_text() -> None:
    page = "# 偏向锁\n\n#: 3\nTags: JVM, 并发\nStatus: Done\nCreated time: November 9, 2023 9:54 PM\nLast edited time: May 1, 2024 10:00 AM\nRelated: 队列 (%E9%98%9F%E5%88%97%200123.md)\n\n锁偏向第一个线程。\n"
    found = article_of(page, name=NAME)
    assert (found.title, found.tags, found.date, found.updated, found.text) == ("偏向锁", ("JVM", "并发"), "2023-11-09T21:54:00", "2024-05-01T10:00:00", "锁偏向第一个线程。")


@pytest.mark.parametrize(("name", "page"), [(NAME, "# 锁\n\nNote: 这是正文\n\n第二段。"), ("a.md", "# 锁\n\nTags: JVM\nStatus: Done\n\n第二段。"), (NAME, "# 锁\n\n正文：一\n正文 b: 二\n"), (NAME, "# 锁\n\n注意: 先加锁\n原因: 顺序\n\n第二段。")])
def test_lines_with_colons_elsewhere_are_text(name: str, page: str) -> None:
    assert ":" in article_of(page, name=name).text


def test_one_property_is_one_where_notion_has_it_by_itself() -> None:
    assert article_of("# 锁\n\nTags: JVM\n\n第二段。", name=NAME).tags == ("JVM",)


def test_a_page_of_properties_alone_has_no_text() -> None:
    with pytest.raises(PageError, match="no text in it"):
        found_in("# 锁\n\nTags: JVM\nStatus: Done", name=NAME)
