"""XML feeds of every version, read as feedparser reads them."""

import io
from typing import Any

import feedparser
import pytest

from indexer.sources.feedxml import xml_feed
from indexer.sources.syndication import Entry

BODY = "&lt;p&gt;偏向锁&lt;/p&gt;"
ITEM = "<title>锁</title><link>https://x.example/a</link><description>一种优化</description>"
FEEDS = {
    "RSS 0.91": f'<rss version="0.91"><channel><title>b</title><item>{ITEM}</item></channel></rss>',
    "RSS 1.0": (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://x.example/"><title>b</title></channel>'
        f'<item rdf:about="https://x.example/a">{ITEM}<dc:creator>小明</dc:creator><dc:subject>JVM</dc:subject></item></rdf:RDF>'
    ),
    "RSS 2.0": (
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/">'
        f'<channel><title>b</title><item>{ITEM}<guid isPermaLink="false">17</guid><category>JVM</category>'
        f'<media:content url="https://x.example/a.png"/><content:encoded>{BODY}</content:encoded></item></channel></rss>'
    ),
    "no link": "<rss version='2.0'><channel><title>b</title><item><guid>https://x.example/a</guid><title>锁</title></item></channel></rss>",
    "Atom 0.3": (
        '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>b</title><entry><title>锁</title><id>1</id>'
        f'<link rel="alternate" href="https://x.example/a"/><content type="text/html" mode="escaped">{BODY}</content></entry></feed>'
    ),
    "Atom 1.0": (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>b</title><author><name>站长</name></author><entry><title type="html">&lt;b&gt;锁&lt;/b&gt;'
        '</title><id>1</id><link rel="self" href="https://x.example/a.atom"/><link href="https://x.example/a"/><category term="JVM"/>'
        f'<author><name>小明</name></author><summary>一种优化</summary><content type="html">{BODY}</content></entry></feed>'
    ),
    "XHTML": (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>b</title><entry><title>锁</title><id>1</id><link href="https://x.example/a"/>'
        '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>偏向锁</p><br/></div></content></entry></feed>'
    ),
}  # fmt: skip


def theirs(xml: str) -> Any:
    return feedparser.parse(io.BytesIO(xml.encode()), sanitize_html=False).entries[0]


def ours(xml: str) -> Entry:
    (entry,) = xml_feed(xml).entries
    return entry


@pytest.mark.parametrize("version", FEEDS)
def test_an_entry_is_what_feedparser_finds(version: str) -> None:
    entry, other = ours(FEEDS[version]), theirs(FEEDS[version])
    title = other.title.replace("<b>", "").replace("</b>", "")
    assert (entry.title, entry.link, entry.author) == (title, other.link, other.get("author", ""))
    assert list(entry.tags) == [tag["term"] for tag in other.get("tags", [])]


@pytest.mark.parametrize(("version", "body"), [("RSS 2.0", "<p>偏向锁</p>"), ("Atom 1.0", "<p>偏向锁</p>"), ("XHTML", "<div><p>偏向锁</p><br></div>")])
def test_content_comes_as_html(version: str, body: str) -> None:
    entry = ours(FEEDS[version])
    assert (entry.body, entry.is_html, entry.whole) == (body, True, True)


def test_code_in_xhtml_keeps_its_own_vocabularies_and_prefixes_go() -> None:
    code = FEEDS["XHTML"].replace("<p>偏向锁</p>", '<pre>&lt;a xmlns="b"&gt;</pre>')
    assert ours(code).body == '<div><pre>&lt;a xmlns="b"&gt;</pre><br></div>'
    prefixed = FEEDS["XHTML"].replace('<div xmlns="http://www.w3.org/1999/xhtml"><p>偏向锁</p><br/></div>', '<x:p xmlns:x="http://www.w3.org/1999/xhtml">锁</x:p>')
    assert ours(prefixed).body == "<p>锁</p>"


def test_atom_means_text_where_it_says_nothing() -> None:
    entry = ours(FEEDS["Atom 1.0"].replace(' type="html">&lt;p', ">a &lt; b &lt;p").replace("&lt;/p&gt;", "").replace("&lt;p&gt;", ""))
    assert (entry.body, entry.is_html) == ("a < b 偏向锁", False)


def test_a_prefix_that_nobody_declared_is_understood() -> None:
    xml = "<rss><channel><item><dc:creator>小明</dc:creator><content:encoded>甲</content:encoded><media:content/></item></channel></rss>"
    assert (ours(xml).author, ours(xml).body) == ("小明", "甲")


@pytest.mark.parametrize(("said", "name"), [("a@x.example (小明)", "小明"), ("小明 &lt;a@x.example&gt;", "小明 <a@x.example>"), ("a@x.example", "")])
def test_an_author_is_a_name_not_a_mailbox(said: str, name: str) -> None:
    assert ours(f"<rss><channel><item><title>a</title><author>{said}</author></item></channel></rss>").author == name


def test_what_a_reseller_of_feeds_replaced_is_the_address() -> None:
    xml = FEEDS["RSS 2.0"].replace("<guid", "<feedburner:origLink>https://x.example/own</feedburner:origLink><guid")
    assert ours(xml).link == "https://x.example/own"
