"""What pages, sitemaps and feeds say of others; and hostile ones."""

import gzip
import time

import pytest

from indexer.crawl.links import Links, read_links

URL = "https://a.test/posts/1"


def links(body: str | bytes, url: str = URL) -> Links:
    return read_links(body.encode() if isinstance(body, str) else body, url, "", 1_000_000)


def test_links_are_absolute_once_each_and_in_order() -> None:
    body = '<base href="/x/"><a href="b">b</a><a href="b#c">b</a><a rel="nofollow" href="n">n</a><area href="/c"><iframe src="d"></iframe>'
    assert links(body).links == ("https://a.test/x/b", "https://a.test/c", "https://a.test/x/d")


def test_a_front_page_that_only_refreshes_leads_on() -> None:
    assert links('<meta http-equiv="Refresh" content="0; URL=/zh/">').links == ("https://a.test/zh/",)


def test_a_page_that_asks_not_to_be_followed_is_not() -> None:
    assert links('<meta name="robots" content="noindex, nofollow"><a href="/x">x</a>').links == ()


@pytest.mark.parametrize(
    ("named", "url", "believed"),
    [
        ("/posts/1", "https://a.test/posts/1?from=x", "https://a.test/posts/1"),
        ("https://www.a.test/posts/1/", URL, "https://www.a.test/posts/1/"),
        ("/posts/1", "https://a.test/posts/1/amp", "https://a.test/posts/1"),
        ("/", URL, ""),
        ("/posts/2", URL, ""),
        ("https://b.test/posts/1", URL, ""),
    ],
)
def test_a_canonical_address_is_believed_where_it_spells_the_same_page(named: str, url: str, believed: str) -> None:
    assert links(f'<link rel="canonical" href="{named}">', url).canonical == believed


@pytest.mark.parametrize(
    ("body", "url", "is_article"),
    [
        ("<p>" + "词" * 300, URL, True),
        ("<body>" + "词" * 300, URL, True),
        ("<p>" + "词" * 300, "https://a.test/tags/jvm/", False),
        ("<p>" + "词" * 300, "https://a.test/?page=2", False),
        ("<p><a href=/x>" + "词" * 300 + "</a>", URL, False),
        ('<meta property="og:type" content="article"><p>short', URL, True),
        ('<script type="application/ld+json">{"@type": "BlogPosting"}</script>', URL, True),
    ],
)
def test_articles_are_told_from_lists(body: str, url: str, is_article: bool) -> None:
    assert links(body, url).is_article == is_article


def test_a_feed_leads_to_its_entries_and_names_its_home() -> None:
    found = links("<rss><channel><link>https://b.test/</link><item><title>T</title><link>https://b.test/1?utm_medium=rss</link></item></channel></rss>")
    assert (found.links, found.home) == (("https://b.test/1",), "https://b.test/")


def test_a_sitemap_may_be_packed() -> None:
    body = b"<?xml version='1.0'?><urlset><url><loc> https://a.test/2 </loc></url></urlset>"
    assert links(gzip.compress(body)).links == links(body).links == ("https://a.test/2",)


def test_a_list_of_sitemaps_leads_to_documents() -> None:
    assert links("<sitemapindex><sitemap><loc>https://a.test/s.xml</loc></sitemap></sitemapindex>").documents == ("https://a.test/s.xml",)


ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "x" * 10}">' for n in range(12))


@pytest.mark.parametrize(
    "body",
    [
        '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><urlset><url><loc>https://a.test/&f;</loc></url></urlset>',
        f"<?xml version='1.0'?><!DOCTYPE urlset [{ENTITIES}]><urlset><url><loc>https://a.test/&e11;</loc></url></urlset>",
        "<urlset>" + "<a>" * 100_000,
        "<urlset><url><loc>",
        gzip.compress(bytes(5_000_000)),
        b"\x1f\x8b\x08garbage",
        "<a href='http://[bad'>x</a>",
        "<a " * 100_000,
        "<p>" * 100_000,
    ],
)
def test_hostile_pages_lead_nowhere_and_take_no_time(body: str | bytes) -> None:
    started = time.process_time()
    found = links(body)
    assert (found.links, found.documents) == ((), ())
    assert time.process_time() - started < 5
