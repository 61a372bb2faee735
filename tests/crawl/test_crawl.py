"""A crawl against a real server: everything once, nothing forbidden, traps left, each failure told."""

import gzip
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from indexer.model import Page as Found
from indexer.sources import Options, pages
from tests.crawl.site import HTML, PROSE, Crawl, Page, Site, article, command, crawled, failures, listing, moved, served

pytest.importorskip("scrapy")
pytest.importorskip("warcio")
ATOM = '<feed xmlns="http://www.w3.org/2005/Atom"><title>B</title>{}</feed>'


@pytest.fixture
def site() -> Iterator[Site]:
    with served() as one:
        yield one


def kept(folder: Path) -> dict[str, bytes]:
    """The pages that a build would read, by address."""
    return {page.id: page.content for page in pages([str(folder)], Options()) if isinstance(page, Found)}


def articles(folder: Path, site: Site) -> list[str]:
    """The paths of the articles that are kept."""
    return sorted(url.removeprefix(site.root[:-1]) for url, body in kept(folder).items() if PROSE.encode() in body or b"GBK" in body)


def drip(handler: Any) -> None:
    handler.send_response(200)
    handler.end_headers()
    for _ in range(100):
        handler.wfile.write(b"<p>drop</p>")
        handler.wfile.flush()
        time.sleep(0.2)


def silence(handler: Any) -> None:
    time.sleep(8)


def hostile(site: Site) -> None:
    """Everything that a site can do to a crawler."""
    times = {"busy": 0}

    def busy(path: str) -> Page:
        times["busy"] += 1
        return article("busy") if times["busy"] > 1 else Page("later", 429, {"Retry-After": "1"})

    def calendar(path: str) -> Page:
        month = int(path.rpartition("=")[2])
        return listing(f"/calendar?month={month + 1}", f"/calendar?month={month - 1}", "/")

    root = site.root
    locations = "".join(f"<url><loc>{root}posts/{n}</loc></url>" for n in range(1, 6))
    sitemap = gzip.compress(f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{locations}</urlset>'.encode())
    entries = "".join(f'<entry><id>{n}</id><title>T</title><link href="{root}posts/{n}?utm_source=feed"/></entry>' for n in (5, 6, 7))
    links = [
        "/posts/1?utm_source=home#top", "/posts/8", "/posts/8#c", "/old", "/loop-a", "/self", "/missing", "/gone", "/busy", "/broken",
        "/silent", "/drip", "/gbk", "/bomb", "/huge", "/calendar?month=1", "/private/secret", "/spelled?from=x", "http://10.0.0.1/",
        "http://127.0.0.1:9/", "file:///etc/passwd", "data:text/html,x", "javascript:alert(1)", "/picture.png", "/away", "/a/a/a/a/",
        "/posts/copy", "ftp://127.0.0.1/",
    ]  # fmt: skip
    site.pages = {
        "/robots.txt": Page(f"User-agent: *\nDisallow: /private/\nSitemap: {root}sitemaps.xml\n", headers={"Content-Type": "text/plain"}),
        "/sitemaps.xml": Page(f"<sitemapindex><sitemap><loc>{root}sitemap-1.xml.gz</loc></sitemap></sitemapindex>", headers={"Content-Type": "text/xml"}),
        "/sitemap-1.xml.gz": Page(sitemap, headers={"Content-Type": "application/x-gzip"}),
        "/feed.xml": Page(ATOM.format(entries), headers={"Content-Type": "application/atom+xml"}),
        "/": listing(*links, head='<link rel="alternate" type="application/atom+xml" href="/feed.xml">'),
        **{f"/posts/{n}": article(n) for n in range(1, 10)},
        "/posts/copy": article(8),
        "/old": moved("/posts/9"), "/loop-a": moved("/loop-b"), "/loop-b": moved("/loop-a"), "/self": moved("/self"),
        "/away": moved("http://127.0.0.2:9/"),
        "/gone": Page("gone", 410), "/busy": busy, "/broken": Page("oh", 500),
        "/silent": Page(write=silence), "/drip": Page(write=drip),
        "/gbk": Page(f"<p>GBK {PROSE}</p>".encode("gbk"), headers={"Content-Type": "text/html; charset=utf-8"}),
        "/bomb": Page(gzip.compress(bytes(30_000_000)), headers={**HTML, "Content-Encoding": "gzip"}),
        "/huge": Page(b"x" * 1_500_000), "/calendar*": calendar, "/private/*": article("secret"),
        "/spelled*": article("spelled", head='<link rel="canonical" href="/spelled">'),
        "/picture.png": Page(b"png", headers={"Content-Type": "image/png"}),
    }  # fmt: skip


@pytest.fixture(scope="module")
def hostile_crawl(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Site, Path, dict[str, Any]]]:
    folder = tmp_path_factory.mktemp("hostile") / "kept"
    with served() as site:
        hostile(site)
        yield site, folder, crawled(folder, site.root, "--timeout", "1", "--max-bytes", "1000000", "--contact", "me@example.com")


Crawled = tuple[Site, Path, dict[str, Any]]


def test_every_article_is_kept_exactly_once(hostile_crawl: Crawled) -> None:
    site, folder, report = hostile_crawl
    assert articles(folder, site) == sorted([*(f"/posts/{n}" for n in range(1, 10)), "/busy", "/gbk", "/spelled"])
    assert report["finished"]


def test_every_address_is_asked_for_once_unless_it_failed(hostile_crawl: Crawled) -> None:
    site, _, _ = hostile_crawl
    again = {path for path, times in site.counts().items() if times > 1}
    assert again == {"/busy", "/broken", "/silent", "/drip"}
    assert not [path for path in site.asked if "utm_" in path or "#" in path]


def test_nothing_forbidden_is_asked_for(hostile_crawl: Crawled) -> None:
    site, _, report = hostile_crawl
    assert not [path for path in site.asked if path.startswith("/private")]
    assert report["refused"] == 1


def test_traps_are_left_by_their_limits(hostile_crawl: Crawled) -> None:
    site, _, report = hostile_crawl
    assert 15 < sum(path.startswith("/calendar") for path in site.asked) < 60
    assert report["left"]["a trap: pages of its kind lead to nothing new"] > 0
    assert report["left"]["a path that repeats itself"] == report["left"]["no page by its name"] == 1


def test_each_failure_is_told_with_its_reason(hostile_crawl: Crawled) -> None:
    site, _, report = hostile_crawl
    assert failures(report, site.root) == {
        "missing": "HTTP 404", "gone": "HTTP 410", "broken": "HTTP 500",
        "silent": "took longer than its time (--timeout)", "drip": "took longer than its time (--timeout)",
        "bomb": "unpacks to more than is read (--max-bytes)", "huge": "larger than is read (--max-bytes)",
        "loop-b": "redirects in a circle", "self": "redirects in a circle",
        "away": "redirects to another site, http://127.0.0.2:9/",
    }  # fmt: skip


def test_the_user_agent_says_who_asks(hostile_crawl: Crawled) -> None:
    assert [agent.startswith("knowledge-point-indexer/") and agent.endswith(" (+me@example.com)") for agent in hostile_crawl[0].agents] == [True]


def test_another_reader_reads_the_archive(hostile_crawl: Crawled) -> None:
    from warcio.archiveiterator import ArchiveIterator

    site, folder, _ = hostile_crawl
    archive = folder / "pages-00001.warc.gz"
    checked = subprocess.run([sys.executable, "-m", "warcio.cli", "check", "-v", archive], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout
    with archive.open("rb") as file:
        found = {record.rec_headers.get_header("WARC-Target-URI") for record in ArchiveIterator(file) if record.rec_type == "response"}
    assert f"{site.root}posts/1" in found


def numbered(site: Site, count: int) -> None:
    """A site of so many articles, each with an ETag, ten on a page of the archive."""
    for n in range(count):
        site.pages[f"/posts/{n}"] = page = article(n, f"/posts/{(n * 7 + 1) % count}")
        page.headers = {**HTML, "ETag": f'"{n}"'}
    for n in range(0, count, 10):
        page = listing(*(f"/posts/{k}" for k in range(n, n + 10)), f"/page/{n + 10}")
        page.headers = {**HTML, "ETag": f'"page {n}"'}
        site.pages["/" if n == 0 else f"/page/{n}"] = page


def test_a_second_crawl_of_300_unchanged_pages_downloads_no_body(site: Site, tmp_path: Path) -> None:
    numbered(site, 300)
    first = crawled(tmp_path / "kept", site.root)
    before, sent = articles(tmp_path / "kept", site), site.bodies
    second = crawled(tmp_path / "kept", site.root)
    assert (first["fetched"], first["articles"], second["fetched"], second["unchanged"]) == (330, 300, 0, 330)
    assert site.bodies == sent
    assert articles(tmp_path / "kept", site) == before
    assert len(before) == 300


def test_copies_and_other_spellings_download_nothing_again_and_front_pages_are_no_feeds(site: Site, tmp_path: Path) -> None:
    numbered(site, 4)
    copy, spelled = article(1), article(2, head='<link rel="canonical" href="/posts/2">')
    copy.body, copy.headers = site.page_of("/posts/1").body, {**HTML, "ETag": '"copy"'}
    site.pages |= {"/copy": copy, "/posts/2": spelled, "/sitemap.xml": article("front"), "/feed": article("front")}
    spelled.headers = {**HTML, "ETag": '"2"'}
    front = site.page_of("/")
    front.body += b'<a href="/copy">c</a><a href="/posts/2?from=x">s</a>'
    site.pages["/posts/2?from=x"] = spelled
    crawled(tmp_path / "kept", site.root)
    assert len(articles(tmp_path / "kept", site)) == 4
    site.pages = {path: page for path, page in site.pages.items() if path not in {"/sitemap.xml", "/feed"}}
    sent = site.bodies
    crawled(tmp_path / "kept", site.root)
    assert site.bodies == sent
    assert len(articles(tmp_path / "kept", site)) == 4


def test_a_page_that_changed_is_fetched_and_one_that_went_is_no_article(site: Site, tmp_path: Path) -> None:
    numbered(site, 10)
    crawled(tmp_path / "kept", site.root)
    site.pages["/posts/1"] = article("one, changed")
    site.pages["/posts/2"] = Page("gone", 410)
    assert crawled(tmp_path / "kept", site.root)["fetched"] == 1
    assert b"one, changed" in kept(tmp_path / "kept")[f"{site.root}posts/1"]
    assert f"{site.root}posts/2" not in kept(tmp_path / "kept")


def test_ten_kills_at_random_moments_lose_nothing_and_fetch_nothing_twice(site: Site, tmp_path: Path) -> None:
    numbered(site, 150)
    chance, folder = random.Random(10), tmp_path / "kept"  # noqa: S311
    again: list[str] = []
    for _ in range(10):
        stored, asked = set(kept(folder)) if folder.exists() else set(), len(site.asked)
        crawl = Crawl(folder, site.root)
        moment = asked + chance.randint(2, 25)

        def kill(path: str, crawl: Crawl = crawl, moment: int = moment) -> None:
            if len(site.asked) >= moment:
                time.sleep(chance.random() / 50)
                crawl.signal(signal.SIGKILL)

        site.before = kill
        assert crawl.wait()[0] == -signal.SIGKILL
        again += [path for path in site.asked[asked:] if site.root[:-1] + path in stored]
    site.before = lambda path: None
    stored, asked = set(kept(folder)), len(site.asked)
    report = crawled(folder, site.root)
    again += [path for path in site.asked[asked:] if site.root[:-1] + path in stored]
    assert again == []
    assert report["finished"]
    assert articles(folder, site) == sorted(f"/posts/{n}" for n in range(150))


def test_one_ctrl_c_stops_cleanly_and_the_same_command_goes_on(site: Site, tmp_path: Path) -> None:
    numbered(site, 60)
    crawl = Crawl(tmp_path / "kept", site.root)
    site.before = lambda path: crawl.signal(signal.SIGINT) if len(site.asked) == 20 else time.sleep(0.02)
    code, said = crawl.wait()
    assert (code, json.loads(said)["finished"]) == (130, False)
    stored, asked = set(kept(tmp_path / "kept")), len(site.asked)
    assert crawled(tmp_path / "kept", site.root)["finished"]
    assert not [path for path in site.asked[asked:] if site.root[:-1] + path in stored]
    assert len(articles(tmp_path / "kept", site)) == 60


def test_a_last_record_that_breaks_off_is_mended(site: Site, tmp_path: Path) -> None:
    numbered(site, 10)
    crawled(tmp_path / "kept", site.root)
    archive = tmp_path / "kept" / "pages-00001.warc.gz"
    os.truncate(archive, archive.stat().st_size - 900)
    crawled(tmp_path / "kept", site.root)
    assert [found for found in pages([str(tmp_path / "kept")], Options()) if not isinstance(found, Found)] == []
    assert len(articles(tmp_path / "kept", site)) == 10


PATCHED = """
import sys
from indexer.crawl import guard
guard.is_public = lambda address: address == "127.0.0.1"
from indexer.cli import main
main(sys.argv[1:])
"""


def test_private_networks_are_kept_out_at_the_connection_and_on_redirects(tmp_path: Path) -> None:
    with served("0.0.0.0") as site:  # noqa: S104
        site.pages = {"/": moved(f"http://127.0.0.2:{site.port}/secret"), "/secret": article("secret")}
        arguments = command(tmp_path / "kept", "--delay", "0", site.root)[3:]
        subprocess.run([sys.executable, "-c", PATCHED, *arguments], check=True, capture_output=True, timeout=60)
        assert "/" in site.asked
        asked = len(site.asked)
        spelled = [f"http://{host}:{site.port}/" for host in ("127.0.0.1", "localhost", "2130706433", "[::ffff:127.0.0.1]", "0.0.0.0")]  # noqa: S104
        done = subprocess.run(command(tmp_path / "other", "--delay", "0", *spelled), check=True, capture_output=True, timeout=60)
        assert done.stdout.count(b"an address of a private network (--allow-private)") == 5
        assert len(site.asked) == asked
        assert "/secret" not in site.asked


def test_a_crawl_delay_is_kept_even_where_there_is_no_throttling(site: Site, tmp_path: Path) -> None:
    numbered(site, 4)
    site.pages["/robots.txt"] = Page("User-agent: *\nCrawl-delay: 0.2\n", headers={"Content-Type": "text/plain"})
    started = time.monotonic()
    crawled(tmp_path / "kept", site.root, "--depth", "1")
    assert time.monotonic() - started > 0.5 * 0.2 * 9


def test_a_host_is_asked_for_one_page_at_a_time_with_pauses(site: Site, tmp_path: Path) -> None:
    numbered(site, 4)
    times: list[float] = []
    site.before = lambda path: times.append(time.monotonic())
    crawled(tmp_path / "kept", site.root, "--delay", "0.2", "--depth", "1")
    pauses = sorted(later - earlier for earlier, later in pairwise(times[1:]))
    assert pauses[1] > 0.5 * 0.2 * 0.9  # Scrapy varies a delay by half of it


def test_a_dry_run_says_what_would_be_fetched_and_writes_nothing(site: Site, tmp_path: Path) -> None:
    hostile(site)
    report = crawled(tmp_path / "kept", site.root, "--dry-run")
    assert f"{site.root}posts/3" in report["would_fetch"]
    assert not [path for path in site.asked if path.startswith("/posts")]
    assert not (tmp_path / "kept").exists()


def test_a_broken_robots_forbids_everything(site: Site, tmp_path: Path) -> None:
    numbered(site, 4)
    site.pages["/robots.txt"] = Page("oh", 500)
    report = crawled(tmp_path / "kept", site.root)
    assert failures(report, site.root) == {"": "no robots.txt, so nothing may be fetched: HTTP 500"}
    assert set(site.asked) == {"/robots.txt"}


def test_a_named_site_that_does_not_answer_or_forbids_is_named(site: Site, tmp_path: Path) -> None:
    numbered(site, 4)
    site.pages["/robots.txt"] = Page("User-agent: *\nDisallow: /posts/2\n", headers={"Content-Type": "text/plain"})
    report = crawled(tmp_path / "kept", site.root, f"{site.root}posts/2", "http://127.0.0.1:9/a", "http://127.0.0.1:9/b")
    silent = "no robots.txt, so nothing may be fetched: the server does not answer"
    told = {name: reason for name, reason in failures(report, site.root).items() if "404" not in reason}
    assert told == {"posts/2": "its robots.txt forbids it", "http://127.0.0.1:9/a": silent, "http://127.0.0.1:9/b": silent}


def test_a_build_of_an_address_crawls_it_first(site: Site, tmp_path: Path) -> None:
    numbered(site, 4)
    index = tmp_path / "index.db"
    build = [sys.executable, "-m", "indexer", "build", site.root, "--index", str(index), "--delay", "0", "--allow-private", "--json"]
    done = subprocess.run(build, capture_output=True, check=True, timeout=120)
    assert json.loads(done.stdout)["articles"] >= 4


@pytest.mark.skipif(shutil.which("wget") is None, reason="wget is not installed: apt-get install wget")
def test_wget_and_the_crawl_keep_the_same_pages(site: Site, tmp_path: Path) -> None:
    numbered(site, 10)
    crawled(tmp_path / "kept", site.root)
    wget = ["wget", "-q", "-r", "-l", "9", "--no-proxy", "--no-warc-compression", "--warc-file=w", "-P", "out", site.root]
    subprocess.run(wget, cwd=tmp_path, check=False, timeout=60)
    assert kept(tmp_path / "w.warc") == kept(tmp_path / "kept")
