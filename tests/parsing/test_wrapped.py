"""Saved pages in their wrappings."""

import gzip
import plistlib
from collections.abc import Callable
from contextlib import suppress
from email.mime.image import MIMEImage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.errors import PageError
from indexer.model import Page
from indexer.parsing import Options, parse
from indexer.parsing.wrapped import unwrapped

from .pages import article_of, soon

TEXT = "偏向锁是一种针对加锁操作的优化手段。"
HTML = f"<html><head><title>偏向锁</title></head><body><article><h1>偏向锁</h1><p>{TEXT}</p><a href='/b'>乙</a></article></body></html>"


def mhtml(html: str = HTML, charset: str = "utf-8") -> bytes:
    """What browsers save as one file, Chinese in base64."""
    whole = MIMEMultipart("related")
    whole["Subject"] = "Saved"
    page = MIMEText(html, "html", charset)
    page["Content-Location"] = "https://blog.example/lock"
    whole.attach(page)
    whole.attach(MIMEImage(b"\x89PNG" + b"\0" * 100, "png"))
    return b"From: <Saved by Blink>\r\n" + whole.as_bytes()


@pytest.mark.parametrize("charset", ["utf-8", "gb2312"])
@pytest.mark.parametrize("name", ["a.mht", "a.html"])
def test_the_page_in_an_mhtml_file_is_read(name: str, charset: str) -> None:
    article = article_of(mhtml(charset=charset), "html", name)
    assert (article.title, article.url) == ("偏向锁", "https://blog.example/lock")
    assert article.text.startswith(TEXT)
    assert article.links[0].target == "https://blog.example/b"


def test_quoted_printable_is_read_too() -> None:
    content = (
        "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html; charset=utf-8\n"
        "Content-Transfer-Encoding: quoted-printable\n\n<p>=E9=94=81 is a lo=\nck.</p>\n--b--\n"
    )
    assert article_of(content, "html", "a.mht").text == "锁 is a lock."


@pytest.mark.parametrize("damage", [
    lambda content: content.replace(b"Subject: Saved", b"Subject: =?utf-8?Q?Saved\nby hand"), lambda content: content.replace(b"boundary=", b"limit="),
    lambda content: content.replace(b'boundary="', b'boundary="x'), lambda content: b"\xef\xbb\xbf" + content, lambda content: b"\n\n" + content,
    lambda content: content[: -len(content) // 5],
])  # fmt: skip
def test_a_damaged_head_or_end_hides_no_page(damage: Callable[[bytes], bytes]) -> None:
    article = article_of(damage(mhtml()), "html", "a.mhtml")
    assert (article.title, article.url) == ("偏向锁", "https://blog.example/lock")
    assert article.text.startswith(TEXT)


def webarchive(**main: object) -> bytes:
    """What Safari saves."""
    resource = {"WebResourceData": HTML.encode("gbk"), "WebResourceURL": "https://blog.example/lock", "WebResourceTextEncodingName": "gbk", "WebResourceMIMEType": "text/html"}
    return plistlib.dumps({"WebMainResource": resource | main, "WebSubresources": [{"WebResourceData": b"\x89PNG"}]}, fmt=plistlib.FMT_BINARY)


def test_the_page_in_a_webarchive_is_read() -> None:
    article = article_of(webarchive(), "html", "a.webarchive")
    assert (article.title, article.url) == ("偏向锁", "https://blog.example/lock")
    assert article.text.startswith(TEXT)


@pytest.mark.parametrize(("main", "told"), [
    ({"WebResourceURL": "https://blog.example/锁"}, "https://blog.example/锁"), ({"WebResourceURL": "file:///tmp/a.html"}, ""), ({"WebResourceURL": 3}, ""),
    ({f"Other{number}": number for number in range(50)}, "https://blog.example/lock"),
])  # fmt: skip
def test_the_address_of_a_webarchive_is_one_of_the_web(main: dict[str, object], told: str) -> None:
    assert article_of(webarchive(**main), "html", "a.webarchive").url == told


def test_a_webarchive_of_few_bytes_that_stand_for_many_is_read_soon() -> None:
    """A hundred thousand objects at the same place, a megabyte each."""
    objects, size = 100_000, 1_000_000
    shared = b"bplist00" + b"\x4f\x12" + size.to_bytes(4) + b"a" * size
    listed = shared + b"\xaf\x12" + objects.to_bytes(4) + b"".join((number + 1).to_bytes(3) for number in range(objects))
    places = b"".join(place.to_bytes(4) for place in [len(shared), *[8] * objects])
    trailer = bytes([0] * 6 + [4, 3]) + (objects + 1).to_bytes(8) + bytes(8) + len(listed).to_bytes(8)
    with soon(), pytest.raises(PageError, match="without a page"):
        unwrapped(Page("a.webarchive", listed + places + trailer, "html"), 10_000_000)


@given(st.binary(min_size=1, max_size=8), st.integers(0), st.integers(0))
def test_a_damaged_webarchive_is_read_or_refused(piece: bytes, at: int, end: int) -> None:
    whole = webarchive()
    at, end = at % len(whole), end % 32
    with suppress(PageError):
        unwrapped(Page("a.webarchive", whole[:8] + whole[8:at] + piece + whole[at + len(piece) :], "html"), 1_000)
    with suppress(PageError):
        unwrapped(Page("a.webarchive", whole[: -32 + end] + piece + whole[len(whole) - 32 + end + len(piece) :], "html"), 1_000)


@pytest.mark.parametrize("content", [HTML.encode(), mhtml()])
def test_a_page_packed_by_gzip_is_read(content: bytes) -> None:
    assert article_of(gzip.compress(content), "html", "a.html").title == "偏向锁"
    assert article_of(gzip.compress(HTML.encode())[:-12], "html", "a.html").title == "偏向锁"


@pytest.mark.parametrize(("content", "reason"), [
    (gzip.compress(b"a" * 2_000_000), "more than 1,000,000 bytes"), (b"\x1f\x8b\x08abc" * 9, "a damaged gzip file"), (gzip.compress(b"  "), "an empty gzip file"),
    (gzip.compress(gzip.compress(HTML.encode())), "a gzip file"), (gzip.compress(b"%PDF-1.7"), "a PDF file"),
    (b"Content-Type: multipart/related; boundary=b\n\n--b\nContent-Type: image/png\n\nx\n--b--", "without a page in it"),
    (b"Content-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n\n--b--", "an empty page"),
    (b"Content-Type: multipart/related\n\nnothing", "without a page in it"),
    (webarchive()[:200], "a damaged webarchive"), (webarchive(WebResourceData=""), "a webarchive without a page"), (plistlib.dumps(["a"], fmt=plistlib.FMT_BINARY), "without a page"),
    (b"bplist00" + b"\xff" * 500_000, "a damaged webarchive"), (b"bplist00" + b"\xa1\x01" * 200_000 + b"\0" * 6 + b"\x04\x02" + b"\0" * 4 + b"\0\3\0\0" + b"\0" * 16, "a damaged webarchive"),
])  # fmt: skip
def test_what_cannot_be_unwrapped_says_why(content: bytes, reason: str) -> None:
    with soon(), pytest.raises(PageError, match=reason):
        parse(Page("a.html", content, "html"), Options(max_bytes=1_000_000))


def test_multiparts_in_multiparts_are_read_or_refused_soon() -> None:
    head = "Content-Type: multipart/related; boundary=b{}\n\n--b{}\n"
    content = "".join(head.format(n, n) for n in range(5_000)).encode()
    with soon(), pytest.raises(PageError):
        unwrapped(Page("a.mht", content, "html"), 1_000_000)


@given(st.binary(max_size=60))
def test_any_bytes_are_unwrapped_or_refused(tail: bytes) -> None:
    for head in (b"\x1f\x8b\x08", b"bplist00", b"Content-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n", b"a"):
        with suppress(PageError):
            assert unwrapped(Page("a.html", head + tail, "html"), 1_000).content
