"""The stage itself: what fails, and how it says so."""

import pytest

from indexer.errors import PageError
from indexer.model import Page
from indexer.parsing import Options, parse


@pytest.mark.parametrize(("content", "reason"), [
    (b"", "empty"), (b" \n\t ", "empty"), (b"a\x00\x00b", "binary"), (b"---\ntitle: a\n---\n", "no text"), (b"![[a.png]]", "no text"),
])  # fmt: skip
def test_a_page_without_anything_to_read_says_why(content: bytes, reason: str) -> None:
    with pytest.raises(PageError, match=reason):
        parse(Page("a.md", content, "markdown"), Options())


def test_a_page_that_is_too_large_names_the_option() -> None:
    with pytest.raises(PageError, match=r"larger than 1,000 bytes \(1,001\); see max_bytes"):
        parse(Page("a.md", b"a" * 1001, "markdown"), Options(max_bytes=1000))


def test_drafts_are_read_and_flagged_where_they_are_wanted() -> None:
    article = parse(Page("a.md", b"---\ndraft: true\n---\ntext", "markdown"), Options(drafts=True))
    assert article is not None
    assert article.flags == ("draft",)


def test_a_title_is_one_line_of_bearable_length() -> None:
    title = "锁\\u2028\\x07\\n" + "长" * 2_000
    article = parse(Page("a.md", f'---\ntitle: "{title}"\n---\ntext'.encode(), "markdown"), Options())
    assert article is not None
    assert article.title.startswith("锁 长")
    assert len(article.title) == 500


def test_parsing_twice_gives_the_same() -> None:
    page = Page("a.md", "# 锁\n\n- **甲**\n".encode(), "markdown")
    assert parse(page, Options()) == parse(page, Options())
