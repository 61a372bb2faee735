"""Bytes to text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.errors import PageError
from indexer.model import Media
from indexer.text.charset import decode, wide_charset
from tests.parsing.pages import article_of, soon

SIMPLIFIED = "偏向锁是一种优化，它假定锁总是由同一个线程获得。"
TRADITIONAL = "資料結構與演算法在這個時候會對開發者很重要，泛型也是。"
CANTONESE = "佢哋喺度睇緊嘅書係講數據結構嘅，呢個時候冇人會話唔啱。"
"""Characters that Big5 has only with the Hong Kong supplement."""


def html_of(text: str, charset: str) -> str:
    return f"<html><head><meta charset={charset}><title>锁</title></head><body><article><p>{text}</p></article>"


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "gbk", "gb18030"])
def test_simplified_text_is_read_whatever_it_is_written_in(charset: str) -> None:
    text = SIMPLIFIED + "\nJava"
    assert decode(text.encode(charset)) == text


@pytest.mark.parametrize("charset", ["utf-8", "utf-16", "utf-16-be", "big5", "big5hkscs"])
def test_traditional_text_is_read_whatever_it_is_written_in(charset: str) -> None:
    assert decode(TRADITIONAL.encode(charset)) == TRADITIONAL


@pytest.mark.parametrize("declared", ["utf-8", "big5", "iso-8859-1", "hex", "idna", "undefined", "no-such", "gb\0k", "utf-16", ""])
def test_a_wrong_declaration_is_overruled_by_the_bytes(declared: str) -> None:
    assert decode(SIMPLIFIED.encode("gbk"), declared) == SIMPLIFIED
    assert decode(SIMPLIFIED.encode(), declared) == SIMPLIFIED


@pytest.mark.parametrize("declared", ["gb2312", "gbk", "utf-8", "iso-8859-1", ""])
@pytest.mark.parametrize(("text", "charset"), [(SIMPLIFIED, "gbk"), (SIMPLIFIED, "utf-8"), (TRADITIONAL, "big5"), (TRADITIONAL, "gbk")])
def test_what_a_page_says_inside_may_be_a_lie(text: str, charset: str, declared: str) -> None:
    html = html_of(text, declared)
    assert decode(html.encode(charset, "ignore")).count(text) == 1


def test_big5_has_the_characters_of_hong_kong() -> None:
    assert decode(CANTONESE.encode("big5hkscs"), "big5") == CANTONESE


def test_gb2312_means_all_of_gb18030() -> None:
    text = "喆镕堃都不在其中，𠮷也不在，这些名字现在很多人在用。"
    assert decode(text.encode("gb18030"), "gb2312") == text


def test_a_right_declaration_decides_about_a_single_character() -> None:
    assert decode('<meta charset="gb2312">The 锁 in Java'.encode("gbk")).endswith("The 锁 in Java")
    assert decode("The 锁 in Java".encode("gbk"), "gbk") == "The 锁 in Java"


def test_an_xml_declaration_names_the_charset_too() -> None:
    assert decode('<?xml version="1.0" encoding="GBK"?><p>The 锁 in Java'.encode("gbk")).endswith("The 锁 in Java")


@pytest.mark.parametrize(
    ("charset", "text"), [("shift_jis", "日本語のテキスト"), ("windows-1251", "Привет, мир"), ("euc-kr", "안녕하세요 세계"), ("koi8-r", "Замки в языке Ява и их устройство")]
)
def test_other_charsets_are_read_where_they_are_declared(charset: str, text: str) -> None:
    assert decode(text.encode(charset), charset) == text


def test_western_text_is_not_taken_for_chinese() -> None:
    text = "“Déjà vu” isn’t a façade: the café’s naïve rôle – 5 € – is über-cool. " * 3
    assert decode(text.encode("cp1252"), "iso-8859-1") == text
    assert decode(text.encode("cp1252")) == text


def test_a_download_that_broke_off_keeps_all_but_its_last_character() -> None:
    assert decode(SIMPLIFIED.encode()[:-1]) == SIMPLIFIED[:-1] + "\ufffd"
    assert decode(SIMPLIFIED.encode()[:-1], "gbk") == SIMPLIFIED[:-1] + "\ufffd"


@pytest.mark.parametrize("charset", ["gbk", "big5"])
def test_other_downloads_that_broke_off_do_too(charset: str) -> None:
    text = SIMPLIFIED if charset == "gbk" else TRADITIONAL
    assert decode(text.encode(charset)[:-1]) == text[:-1] + "\ufffd"


def test_a_few_bad_bytes_make_no_other_charset() -> None:
    content = (SIMPLIFIED * 20).encode()
    damaged = content[:300] + b"\xff" + content[300:900] + b"\xfe\xc0" + content[900:]
    assert decode(damaged).replace("\ufffd", "") == SIMPLIFIED * 20


def test_utf_16_that_broke_off_is_read_to_its_end() -> None:
    assert decode(SIMPLIFIED.encode("utf-16")[:-1]) == SIMPLIFIED[:-1] + "\ufffd"


def test_utf_16_without_a_mark_or_any_ascii_is_told_by_its_text() -> None:
    assert decode(SIMPLIFIED.replace("\n", "").encode("utf-16-le")) == SIMPLIFIED
    assert decode(SIMPLIFIED.encode("utf-16-be")) == SIMPLIFIED


@pytest.mark.parametrize("charset", ["utf-16-le", "utf-16-be"])
def test_a_page_in_utf_16_without_a_mark_is_read(charset: str) -> None:
    assert article_of(html_of(SIMPLIFIED, "utf-16").encode(charset), "html", "a.html").text == SIMPLIFIED


def test_a_nul_that_a_broken_program_left_is_no_letter_and_no_reason_to_refuse() -> None:
    assert article_of(f"{SIMPLIFIED * 5}\0锁\0住{SIMPLIFIED * 5}").text == f"{SIMPLIFIED * 5}锁住{SIMPLIFIED * 5}"


@pytest.mark.parametrize(("content", "media", "name"), [
    ("---\rtitle: 锁\r---\r\r偏向。\r\r撤销。\r", "markdown", "a.md"), ("锁\r\r偏向。\r\r撤销。", "text", "a.txt"), ("锁\r==\r\r偏向。\r\r撤销。", "rst", "a.rst"),
])  # fmt: skip
def test_carriage_returns_alone_end_lines(content: str, media: str, name: str) -> None:
    article = article_of(content, media, name)
    assert (article.title, article.text.splitlines()[-2:]) == ("锁", ["偏向。", "撤销。"])


def test_a_page_says_inside_what_it_is_written_in() -> None:
    article = article_of(html_of(SIMPLIFIED, "gbk").encode("gbk"), "html", "a.html")
    assert (article.title, article.text) == ("锁", SIMPLIFIED)


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", b"PK\x03\x04\x00\x00", SIMPLIFIED.encode("utf-32")[4:], b"\x00\x00"])
def test_what_is_binary_fails(content: bytes) -> None:
    with pytest.raises(PageError, match="binary, not text"):
        article_of(content)


@pytest.mark.parametrize(("content", "kind"), [(b"\x1f\x8b\x08\x00abc", "gzip"), (b"%PDF-1.7\nabc", "PDF"), (b"PK\x03\x04abc", "ZIP")])
def test_what_is_no_page_at_all_is_named(content: bytes, kind: str) -> None:
    with pytest.raises(PageError, match=kind):
        article_of(content, "html")


KOREAN = "한국어로 쓴 글은 여러 문장으로 되어 있고 컴퓨터 과학과 운영 체제에 대하여 이야기한다. " * 4
JAPANESE = "この記事では、スレッドの排他制御とロックの仕組みについて説明します。軽量ロックは競合がないときに速い。" * 3


@pytest.mark.parametrize(("text", "charset"), [(KOREAN, "euc-kr"), (JAPANESE, "shift_jis"), (JAPANESE, "euc-jp"), ("Ünïcode café naïve déjà-vu. " * 9, "windows-1252")])
def test_long_texts_of_other_scripts_are_read_where_they_say_so(text: str, charset: str) -> None:
    assert text.strip() in decode(f"<meta charset={charset}>{text}".encode(charset)).replace("\xa0", " ")


@pytest.mark.parametrize("text", ["锁的升级", "线程池", "并发", "锁", "垃圾回收器", "资料结构"])
@pytest.mark.parametrize("around", ["{}", "<title>{}</title>", "# {}\n", "The {} in Java is a lock that does nothing until it must."])
def test_a_few_chinese_characters_are_enough(around: str, text: str) -> None:
    assert decode(around.format(text).encode("gbk")) == around.format(text)


def test_the_euro_of_windows_is_read_in_gbk() -> None:
    assert decode((SIMPLIFIED + "价格是").encode("gbk") + b"\x80" + "100，已经含税。".encode("gbk")).endswith("价格是€100，已经含税。")


def test_a_declaration_far_down_is_found() -> None:
    html = f"<head><script>{'var a = 1;' * 600}</script><meta charset=euc-kr><title>안녕하세요 세계</title>"
    assert decode(html.encode("euc-kr")) == html
    assert decode(html.encode()) == html


@pytest.mark.parametrize("false", ["<!-- <meta charset=euc-kr> -->", "<script>document.write('<meta charset=euc-kr>')</script>", ""])
def test_a_declaration_that_declares_nothing_is_passed_over(false: str) -> None:
    html = f"{false}<meta charset=shift_jis>{JAPANESE}"
    assert decode(html.encode("shift_jis")) == html


@pytest.mark.parametrize("names", ["gbk, utf-8", "utf-8, gbk", "iso-8859-1, gb2312", "utf-8, utf-8"])
def test_of_two_declarations_the_bytes_choose(names: str) -> None:
    metas = "".join(f"<meta charset={name}>" for name in names.split(", "))
    for charset in ("gbk", "utf-8"):
        assert decode((metas + SIMPLIFIED).encode(charset)) == metas + SIMPLIFIED


@pytest.mark.parametrize("charset", ["utf-16-le", "utf-16-be", "utf-16"])
def test_utf_16_is_read_whatever_it_declares(charset: str) -> None:
    html = html_of(SIMPLIFIED, "gb2312")
    assert decode(html.encode(charset)) == html


def test_text_that_was_encoded_twice_is_left_as_it_is() -> None:
    twice = SIMPLIFIED.encode().decode("cp1252", "ignore")
    assert decode(twice.encode()) == twice


def test_a_block_in_another_charset_does_not_spoil_the_page() -> None:
    page, block = SIMPLIFIED * 20, "评论：写得很好，学习了。"
    read = decode(page.encode() + block.encode("gbk") + page.encode(), "gbk")
    assert read.startswith(page)
    assert read.endswith(page)


@pytest.mark.parametrize("cut", [1, 2])
@pytest.mark.parametrize("charset", ["utf-8", "gbk", "utf-16"])
def test_bytes_may_end_anywhere(charset: str, cut: int) -> None:
    assert decode((SIMPLIFIED * 3).encode(charset)[:-cut]).startswith(SIMPLIFIED * 2)


@pytest.mark.parametrize(("name", "media", "content"), [("a.md", "markdown", "# 偏向锁\n\n{}"), ("a.txt", "text", "偏向锁\n\n{}"), ("a.html", "html", "<h1>偏向锁</h1><p>{}</p>")])
@pytest.mark.parametrize("charset", ["gbk", "utf-8-sig", "utf-16"])
def test_files_of_every_kind_are_decoded_alike(name: str, media: Media, content: str, charset: str) -> None:
    article = article_of(content.format(SIMPLIFIED).encode(charset), media, name)
    assert (article.title, article.text) == ("偏向锁", SIMPLIFIED)


@pytest.mark.parametrize("charset", ["gbk", "utf-8", "utf-8-sig"])
def test_rows_of_tables_too(charset: str) -> None:
    row = f'{{"title": "偏向锁", "text": "{SIMPLIFIED}"}}'
    assert article_of(row.encode(charset), "row", "a.jsonl#1").text == SIMPLIFIED


def test_large_pages_are_told_apart_soon() -> None:
    with soon():
        assert decode(SIMPLIFIED.encode("gbk") * 200_000).count("锁") == 400_000
        decode(b"\xff\xfe\xfd"[2:] * 8_000_000)


@given(st.binary(max_size=200), st.sampled_from(["", "gbk", "utf-8", "hex", "utf-16", "punycode", "euc-jp"]))
def test_any_bytes_become_text(content: bytes, declared: str) -> None:
    assert isinstance(decode(content, declared), str)
    assert wide_charset(content) in {"", "utf-16-le", "utf-16-be"}


@given(st.text(st.characters(codec="gb18030", min_codepoint=1), min_size=1), st.sampled_from(["utf-8", "utf-16", "utf-32"]))
def test_marked_text_comes_back_as_it_was(text: str, charset: str) -> None:
    mark = "\ufeff" if charset == "utf-8" else ""
    assert decode((mark + text).encode(charset)) == text


@pytest.mark.parametrize("piece", [b"<!--", b"<script ", b"<!-- -", b"</script"])
def test_comments_without_end_are_passed_over_soon(piece: bytes) -> None:
    with soon():
        assert decode(b"\xff" + piece * (65_536 // len(piece)))


def test_what_is_commented_out_declares_nothing() -> None:
    page = '<!-- <meta charset="big5"> --><SCRIPT>"<meta charset=big5>"</SCRIPT><meta charset="gbk"><p>' + SIMPLIFIED
    assert SIMPLIFIED in decode(page.encode("gbk"))


@pytest.mark.parametrize("charset", ["utf-16-le", "utf-16-be"])
def test_characters_with_a_nul_of_their_own_do_not_hide_utf_16(charset: str) -> None:
    assert article_of("一开始\n\n第一个线程最需要同步，一个也不例外。\n".encode(charset), "text", "a.txt").text == "第一个线程最需要同步，一个也不例外。"
