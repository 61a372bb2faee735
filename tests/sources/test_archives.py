"""Pages from web archives: our own, and those that other tools write."""

import gzip
import shutil
import subprocess
import threading
import zlib
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from indexer.model import Failure, Page
from indexer.sources import Options, pages

PAGE = b"<html><head><meta charset=utf-8><title>JVM</title></head><body><p>\xe5\x81\x8f\xe5\x90\x91\xe9\x94\x81</p></body></html>"
HTML = "Content-Type: text/html; charset=utf-8"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def record(kind: str, url: str, block: bytes, *headers: str, date: str = "2026-01-01T00:00:00Z") -> bytes:
    lines = ["WARC/1.0", f"WARC-Type: {kind}", f"WARC-Target-URI: {url}", f"WARC-Date: {date}", *headers]
    return "\r\n".join([*lines, f"Content-Length: {len(block)}", "", ""]).encode() + block + b"\r\n\r\n"


def http(body: bytes = PAGE, *headers: str, status: int = 200) -> bytes:
    return "\r\n".join([f"HTTP/1.1 {status} X", *(headers or (HTML,)), "", ""]).encode() + body


def response(url: str, body: bytes = PAGE, *headers: str, status: int = 200, date: str = "2026-01-01T00:00:00Z") -> bytes:
    return record("response", url, http(body, *headers, status=status), date=date)


def archive(*found: bytes, name: str = "x.warc.gz") -> str:
    Path(name).write_bytes(b"".join(map(gzip.compress, found)) if name.endswith("gz") else b"".join(found))
    return name


def read(*sources: str, max_bytes: int = 10_000_000) -> list[Page | Failure]:
    return list(pages(sources, Options(max_bytes=max_bytes)))


def contents(*sources: str) -> dict[str, bytes]:
    return {page.id: page.content for page in read(*sources) if isinstance(page, Page)}


def failures(*sources: str, max_bytes: int = 10_000_000) -> list[tuple[str, str]]:
    return [(found.id, found.reason) for found in read(*sources, max_bytes=max_bytes) if isinstance(found, Failure)]


@pytest.mark.parametrize("name", ["x.warc", "x.warc.gz"])
def test_a_page_is_called_by_its_address_and_knows_its_charset(name: str) -> None:
    archive(record("warcinfo", "", b"software: x\r\n"), response("http://a.test/1", PAGE, "Content-Type: text/html; charset=GBK"), name=name)
    assert read(name) == [Page("http://a.test/1", PAGE, "html", "http://a.test/1", "gbk")]


def test_only_pages_are_taken() -> None:
    archive(
        response("http://a.test/a.png", b"\x89PNG", "Content-Type: image/png"),
        response("http://a.test/robots.txt", b"User-agent: *", "Content-Type: text/plain"),
        response("http://a.test/main.js", b"x = 1", "Content-Type: text/plain"),
        response("http://a.test/missing", PAGE, status=404),
        record("request", "http://a.test/1", b"GET / HTTP/1.1\r\n\r\n"),
        record("resource", "urn:pageinfo:x", b"{}", "Content-Type: application/json"),
        response("http://a.test/readme.md", b"# Title", "Content-Type: text/plain"),
        response("http://a.test/unsaid", PAGE, "Server: x"),
    )
    assert [(page.id, page.media) for page in read("x.warc.gz") if isinstance(page, Page)] == [
        ("http://a.test/readme.md", "markdown"), ("http://a.test/unsaid", "html"),
    ]  # fmt: skip


def chunked(body: bytes) -> bytes:
    parts = [body[at : at + 7] for at in range(0, len(body), 7)]
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def raw_deflate(body: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(body) + packer.flush()


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (gzip.compress(PAGE), ["Content-Encoding: gzip"]),
        (gzip.compress(PAGE[:50]) + gzip.compress(PAGE[50:]), ["Content-Encoding: x-gzip"]),
        (zlib.compress(PAGE), ["Content-Encoding: deflate"]),
        (raw_deflate(PAGE), ["Content-Encoding: deflate"]),
        (chunked(PAGE), ["Transfer-Encoding: chunked"]),
        (chunked(gzip.compress(PAGE)), ["Transfer-Encoding: chunked", "Content-Encoding: gzip"]),
        (PAGE, ["Transfer-Encoding: chunked", "Content-Encoding: gzip"]),
        (PAGE, ["Content-Encoding: br"]),
        (PAGE, ["Content-Encoding: zstd"]),
    ],
)
def test_codings_are_undone_where_they_are_there(body: bytes, headers: list[str]) -> None:
    archive(response("http://a.test/1", body, HTML, *headers))
    assert contents("x.warc.gz") == {"http://a.test/1": PAGE}


def test_brotli_is_undone() -> None:
    brotli = pytest.importorskip("brotli")
    archive(response("http://a.test/1", brotli.compress(PAGE), HTML, "Content-Encoding: br"))
    assert contents("x.warc.gz") == {"http://a.test/1": PAGE}


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br"])
def test_a_bomb_is_a_line_in_the_report(coding: str) -> None:
    brotli = pytest.importorskip("brotli")
    pack = {"gzip": gzip.compress, "deflate": zlib.compress, "br": brotli.compress}[coding]
    archive(response("http://a.test/bomb", pack(bytes(20_000_000)), HTML, f"Content-Encoding: {coding}"), response("http://a.test/1"))
    assert failures("x.warc.gz", max_bytes=1_000_000) == [("http://a.test/bomb", "unpacks to more than 1,000,000 bytes; see max_bytes")]
    assert contents("x.warc.gz")["http://a.test/1"] == PAGE


def test_a_response_that_is_too_large_is_a_line_in_the_report() -> None:
    archive(response("http://a.test/large", PAGE + bytes(100_000)), response("http://a.test/1"))
    assert failures("x.warc.gz", max_bytes=10_000) == [("http://a.test/large", "larger than 10,000 bytes; see max_bytes")]


def test_of_an_address_the_last_page_counts_whichever_archive_holds_it() -> None:
    archive(response("http://a.test/1", b"<html>new", date="2026-02-01T00:00:00Z"), name="a.warc.gz")
    archive(response("http://a.test/1", b"<html>old"), response("http://a.test/2"), name="b.warc")
    expected = {"http://a.test/1": b"<html>new", "http://a.test/2": PAGE}
    assert contents("a.warc.gz", "b.warc") == contents("b.warc", "a.warc.gz") == contents(".") == expected


def test_what_was_lost_later_is_no_page() -> None:
    later = "2026-02-01T00:00:00Z"
    archive(
        response("http://a.test/gone"), response("http://a.test/moved"), response("http://a.test/ill"),
        response("http://a.test/gone", status=410, date=later), response("http://a.test/moved", status=301, date=later),
        response("http://a.test/ill", status=500, date=later),
    )  # fmt: skip
    assert list(contents("x.warc.gz")) == ["http://a.test/ill"]


def test_a_revisit_keeps_the_page_and_a_copy_is_none() -> None:
    later = "2026-02-01T00:00:00Z"
    archive(
        response("http://a.test/1"),
        response("http://a.test/1", status=404, date="2026-01-15T00:00:00Z"),
        record("revisit", "http://a.test/1", b"", "WARC-Refers-To-Target-URI: http://a.test/1", date=later),
        record("revisit", "http://a.test/copy", b"", "WARC-Refers-To-Target-URI: http://a.test/1", date=later),
        record("revisit", "http://a.test/unknown", b"", "WARC-Payload-Digest: sha1:X", date=later),
    )
    assert list(contents("x.warc.gz")) == ["http://a.test/1"]
    assert failures("x.warc.gz") == [("http://a.test/unknown", "seen again, but the record that holds it is not in the archives")]


def test_feeds_are_read_where_there_are_no_pages() -> None:
    feed = b"<rss><channel><title>B</title><item><title>T</title><guid>g</guid><description>%s</description></item></channel></rss>"
    kept = response("http://a.test/feed", feed % (b"long text " * 200), "Content-Type: application/rss+xml")
    assert list(contents(archive(kept))) == ["http://a.test/feed#g"]
    assert list(contents(archive(kept, response("http://a.test/1")))) == ["http://a.test/1"]


@pytest.mark.parametrize("name", ["x.warc", "x.warc.gz"])
def test_damage_is_a_line_in_the_report_and_the_rest_is_read(name: str) -> None:
    whole = [response(f"http://a.test/{n}", PAGE + b"%d" % n * 500) for n in range(4)]
    if name.endswith("gz"):
        packed = [gzip.compress(one) for one in whole]
        packed[1] = packed[1][:60] + b"\0\xff\0\xff" + packed[1][64:]
        Path(name).write_bytes(b"".join(packed))
    else:
        Path(name).write_bytes(whole[0] + whole[1].replace(b"Content-Length", b"Content-Lung") + whole[2] + whole[3])
    assert list(contents(name)) == ["http://a.test/0", "http://a.test/2", "http://a.test/3"]
    assert [place.startswith(f"{name}@") for place, _ in failures(name)] == [True]


@pytest.mark.parametrize("name", ["x.warc", "x.warc.gz"])
def test_an_archive_that_breaks_off_gives_what_is_whole(name: str) -> None:
    archive(response("http://a.test/1"), response("http://a.test/2"), name=name)
    whole = Path(name).read_bytes()
    for size in range(0, len(whole), 13):
        Path(name).write_bytes(whole[:size])
        assert set(contents(name)) <= {"http://a.test/1", "http://a.test/2"}
    assert "http://a.test/1" in contents(name)
    assert [reason for _, reason in failures(name)] in (["the file breaks off here"], [])


@pytest.mark.parametrize("garbage", [b"", b"\n" * 100, b"WARC/1.0", b"WARC/1.0\r\n\r\n", b"x" * 300_000, b"\x1f\x8b\x08" * 5000, b"\0" * 1000])
def test_garbage_ends_no_build(garbage: bytes) -> None:
    Path("x.warc.gz").write_bytes(garbage)
    assert contents("x.warc.gz") == {}
    assert len(failures("x.warc.gz")) <= 101


def test_a_body_of_comments_takes_no_time() -> None:
    archive(response("http://a.test/1", b"<!---->" * 2000 + b"x", "Server: x"))
    assert contents("x.warc.gz") == {}


def test_several_records_in_one_member_are_read() -> None:
    Path("x.warc.gz").write_bytes(gzip.compress(response("http://a.test/1") + response("http://a.test/2")))
    assert list(contents("x.warc.gz")) == ["http://a.test/1", "http://a.test/2"]


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Tests print nothing."""


@pytest.mark.skipif(shutil.which("wget") is None, reason="wget is not installed: apt-get install wget")
def test_an_archive_by_wget_is_read(here: Path) -> None:
    site = here / "site"
    site.mkdir()
    site.joinpath("index.html").write_bytes(PAGE + b'<a href="two.html">2</a>')
    site.joinpath("two.html").write_bytes(PAGE)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    root = f"http://127.0.0.1:{server.server_address[1]}/"
    subprocess.run(["wget", "-q", "-r", "--no-proxy", "--warc-file=wget", "-P", "out", root], check=True, timeout=60)
    server.shutdown()
    server.server_close()
    assert contents("wget.warc.gz") == {root: PAGE + b'<a href="two.html">2</a>', f"{root}two.html": PAGE}
    assert failures("wget.warc.gz") == []
