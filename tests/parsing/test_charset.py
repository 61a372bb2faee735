"""Bytes to text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.errors import PageError
from indexer.parsing.charset import decode

from .pages import article_of

SIMPLIFIED = "偏向锁是一种优化，它假定锁总是由同一个线程获得。"
TRADITIONAL = "資料結構與演算法在這個時候會對開發者很重要，泛型也是。"


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "gbk", "gb18030"])
def test_simplified_text_is_read_whatever_it_is_written_in(charset: str) -> None:
    assert decode(SIMPLIFIED.encode(charset)) == SIMPLIFIED


@pytest.mark.parametrize("charset", ["utf-8", "utf-16", "big5", "big5hkscs"])
def test_traditional_text_is_read_whatever_it_is_written_in(charset: str) -> None:
    assert decode(TRADITIONAL.encode(charset)) == TRADITIONAL


@pytest.mark.parametrize("declared", ["utf-8", "big5", "iso-8859-1", "hex", "idna", "undefined", "no-such", "gb\0k", "utf-16", ""])
def test_a_wrong_declaration_is_overruled_by_the_bytes(declared: str) -> None:
    assert decode(SIMPLIFIED.encode("gbk"), declared) == SIMPLIFIED
    assert decode(SIMPLIFIED.encode(), declared) == SIMPLIFIED


def test_a_right_declaration_decides_about_a_single_character() -> None:
    assert decode('<meta charset="gb2312">The 锁 in Java'.encode("gbk")).endswith("The 锁 in Java")
    assert decode("The 锁 in Java".encode("gbk"), "gbk") == "The 锁 in Java"


@pytest.mark.parametrize(("charset", "text"), [("shift_jis", "日本語のテキスト"), ("windows-1251", "Привет, мир")])
def test_other_charsets_are_read_where_they_are_declared(charset: str, text: str) -> None:
    assert decode(text.encode(charset), charset) == text


def test_a_download_that_broke_off_keeps_all_but_its_last_character() -> None:
    assert decode(SIMPLIFIED.encode()[:-1]) == SIMPLIFIED[:-1] + "\ufffd"
    assert decode(SIMPLIFIED.encode()[:-1], "gbk") == SIMPLIFIED[:-1] + "\ufffd"


def test_utf_16_that_broke_off_is_read_to_its_end() -> None:
    assert decode(SIMPLIFIED.encode("utf-16")[:-1]) == SIMPLIFIED[:-1] + "\ufffd"


def test_a_page_says_inside_what_it_is_written_in() -> None:
    html = f"<html><head><meta charset=gbk><title>锁</title></head><body><article><p>{SIMPLIFIED}</p></article>"
    article = article_of(html.encode("gbk"), "html", "a.html")
    assert (article.title, article.text) == ("锁", SIMPLIFIED)


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", b"PK\x03\x04\x00\x00", SIMPLIFIED.encode("utf-32")[4:]])
def test_what_is_binary_fails(content: bytes) -> None:
    with pytest.raises(PageError, match="binary, not text"):
        article_of(content)


@given(st.binary(max_size=200), st.sampled_from(["", "gbk", "utf-8", "hex", "utf-16", "punycode", "euc-jp"]))
def test_any_bytes_become_text(content: bytes, declared: str) -> None:
    assert isinstance(decode(content, declared), str)
