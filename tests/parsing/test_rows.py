"""Rows of tables."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.errors import PageError
from indexer.model import Article, Page
from indexer.parsing import Options, parse

from .pages import assert_well_formed, blocks_of

anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=5,
)
COLUMNS = (
    "id", "title", "markdown", "html", "text", "url", "date", "author", "language", "tags", "draft", "related_pin", "related_exclude",
)  # fmt: skip


def read(**columns: Any) -> Article | None:
    return parse(Page("posts.jsonl#1", json.dumps(columns).encode(), "row"), Options())


def article(**columns: Any) -> Article:
    found = read(**columns)
    assert found is not None
    return found


def test_a_row_is_an_article_as_the_contract_has_it() -> None:
    found = article(
        id="a/1", title="锁", markdown="**粗**", url="https://x.example", date="2024-03-09T10:00:00", author="小明",
        language="zh", tags=["JVM"], related_pin=["b"], related_exclude=["c"],
    )  # fmt: skip
    assert (found.id, found.title, found.text, found.tags) == ("a/1", "锁", "粗", ("JVM",))
    assert (found.url, found.date, found.author, found.language) == ("https://x.example", "2024-03-09T10:00:00", "小明", "zh")
    assert (found.related_pin, found.related_exclude) == (("b",), ("c",))


@pytest.mark.parametrize(("column", "body"), [("html", "<article><p>正文</p></article>"), ("markdown", "正文"), ("text", "正文")])
def test_the_text_may_come_in_three_ways(column: str, body: str) -> None:
    assert blocks_of(article(id="1", **{column: body})) == [("paragraph", "正文")]


def test_an_empty_column_does_not_hide_a_full_one() -> None:
    assert article(html="  ", markdown=None, text="正文").text == "正文"


def test_columns_of_the_wrong_type_are_left_out() -> None:
    found = article(id=7, title=["锁", "钥"], text="正文", url={}, date=[], author=None, tags={"a": 1}, language=True, draft="maybe")
    assert (found.id, found.title, found.url, found.date, found.author, found.tags) == ("7", "锁", "", "", "", ())


def test_without_id_a_row_is_called_by_its_place() -> None:
    assert article(text="正文").id == "posts.jsonl#1"


def test_a_draft_is_left_out() -> None:
    assert read(text="正文", draft=True) is None


def test_half_a_surrogate_pair_does_no_harm() -> None:
    content = b'{"title": "\\ud83d lock", "markdown": "a \\udc00 b"}'
    found = parse(Page("a", content, "row"), Options())
    assert found is not None
    assert found.text == "a \ufffd b"


@pytest.mark.parametrize("content", [b"{", b"[1]", b'"a"', b"{}", b'{"text": 3}', b'{"text": " "}', b"\xff{}", b"[" * 100_000, b"nan"])
def test_what_is_no_row_fails_in_one_line(content: bytes) -> None:
    with pytest.raises(PageError) as caught:
        parse(Page("a", content, "row"), Options())
    assert str(caught.value)
    assert "\n" not in str(caught.value)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.dictionaries(st.sampled_from(COLUMNS), anything))
def test_any_row_is_an_article_a_draft_or_a_page_error(columns: dict[str, Any]) -> None:
    try:
        found = read(**columns)
    except PageError:
        return
    if found is not None:
        assert_well_formed(found)


@pytest.mark.parametrize(
    "content",
    [
        b'\xef\xbb\xbf{"text": "\xe9\x94\x81"}', '{"text": "锁"}'.encode("utf-16"), '{"text": "锁"}'.encode("gb18030"),
        '{"text": "锁", "score": NaN}'.encode(), '{"text": "锁", "score": 1e999}'.encode(), '{"text": "锁", "title": "\\ud800"}'.encode(),
    ],
)  # fmt: skip
def test_what_only_a_lenient_reader_takes_for_json_is_read(content: bytes) -> None:
    article = parse(Page("rows.jsonl#1", content, "row"), Options())
    assert article is not None
    assert article.text == "锁"


@pytest.mark.parametrize(("field", "value"), [("draft", True), ("draft", "true"), ("password", "123"), ("published", False), ("status", "draft")])
def test_rows_that_are_not_for_all_are_drafts(field: str, value: object) -> None:
    told = {"id": "a", "title": "锁", "text": "偏向锁记录线程编号。"}
    hidden, shown = (parse(Page("a", json.dumps(row).encode(), "row"), Options()) for row in ({**told, field: value}, {**told, "published": "2024-01-01"}))
    assert hidden is None
    assert shown is not None
