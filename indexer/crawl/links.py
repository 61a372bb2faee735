"""What a page says of others, and whether it is an article: links, feeds, sitemaps, and its own canonical address."""

import gzip
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from lxml import etree
from selectolax.lexbor import LexborHTMLParser, LexborNode

from indexer.crawl.addresses import LONGEST, canonical
from indexer.errors import PageError
from indexer.parsing.html.bounds import refuse_excess
from indexer.sources.feeds import is_feed
from indexer.sources.feedxml import xml_feed
from indexer.sources.syndication import json_feed
from indexer.text.charset import decode

FEED_TYPES = frozenset({"application/rss+xml", "application/atom+xml", "application/feed+json"})
LIST_PATH = re.compile(
    r"/(?:tags?|categor(?:y|ies)|archives?|authors?|topics?|labels?|page|search|feed|calendar|series|columns?|index)(?:/|$)"
    r"|[?&](?:page|paged|cat|tag|s|q|offset)=|^/(?:index\.\w+)?(?:\?|$)",
    re.I,
)
"""How generators and platforms name pages that only list others."""
ARTICLE = re.compile(rb"""og:type["'\s]+content=["']?article|content=["']?article["'\s]+property=["']?og:type"""
                     rb"""|"@type"\s{0,20}:\s{0,20}\[?\s{0,20}"(?:\w*Article|BlogPosting)\"""", re.I)  # fmt: skip
PROSE = 200
"""Characters outside of links in paragraphs and code that make an article of a page that says nothing of its kind:
shorter posts exist, but lists of excerpts hold their text in links or in many small paragraphs."""
MOST_PARAGRAPHS = 50
"""So many without PROSE are a list; and hostile ones stand one in another."""
MOST_LINKS = 20_000
"""Of a page."""
MOST_SITEMAP = 50_000
"""By its protocol."""
LARGEST_DOCUMENT = 52_428_800
"""Bytes of a sitemap, unpacked, by its protocol."""
MAY_BE_XML = re.compile(rb"\s*(?:<\?xml|<(?:urlset|sitemapindex|rss|feed|rdf:RDF)\b)", re.I)
REFRESH = re.compile(r"""^\s*\d+(?:\.\d+)?\s*[;,]\s*url\s*=\s*["']?([^"'\s]+)""", re.I)
"""What front pages of sites in several languages hold (HTML Standard, 4.2.5.3)."""
SAME = re.compile(r"(?:/amp|/index\.\w+|\.html?|\.php)?/?$", re.I)


@dataclass(frozen=True, slots=True)
class Links:
    """Addresses in their order, canonical. `home` is the site that a feed belongs to."""

    links: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    """Feeds and sitemaps that it names."""
    canonical: str = ""
    """Another spelling of its own address that it prefers; empty where there is none to be believed."""
    is_article: bool = False
    home: str = ""


def read_links(body: bytes, url: str, charset: str, max_bytes: int) -> Links:
    """The links of a page, sitemap, feed or list of addresses; nothing where there is nothing to be read."""
    if body.startswith(b"\x1f\x8b"):
        body = _gunzip(body, max_bytes)
    if is_feed(body):
        return _of_feed(body, url)
    if _may_be_sitemap(body):
        return _of_sitemap(body)
    return _of_page(body, url, charset)


def is_document(body: bytes) -> bool:
    """Whether a body is a feed or a sitemap, by how it begins."""
    return body.startswith(b"\x1f\x8b") or is_feed(body) or _may_be_sitemap(body)


def _may_be_sitemap(body: bytes) -> bool:
    return bool(MAY_BE_XML.match(body.lstrip(b"\xef\xbb\xbf"))) and b"<html" not in body[:2000].lower()


def _gunzip(body: bytes, max_bytes: int) -> bytes:
    """Sitemaps are sent as gzip files; nothing of one that unpacks to more than a page may have."""
    try:
        unpacked = zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(body, max_bytes + 1)
    except (zlib.error, gzip.BadGzipFile):
        return b""
    return unpacked if len(unpacked) <= max_bytes else b""


def _of_feed(body: bytes, url: str) -> Links:
    text = decode(body)
    try:
        feed = json_feed(text) if text.lstrip("\ufeff \t\r\n")[:1] == "{" else xml_feed(text)
    except PageError:
        return Links()
    home = canonical(feed.link, url) if feed.link else ""
    links = (canonical(entry.link, entry.base or home or url) for entry in feed.entries if entry.link)
    return Links(tuple(dict.fromkeys(filter(None, links)))[:MOST_LINKS], home=home)


def _of_sitemap(body: bytes) -> Links:
    """By sitemaps.org: `loc` of each url or sitemap. Entities stay unread, nothing outside is loaded."""
    if b"<!ENTITY" in body:
        return Links()
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    try:
        root = etree.fromstring(body.lstrip(), parser)
    except (etree.XMLSyntaxError, ValueError):
        return Links()
    if root is None:
        return Links()
    found = (canonical(loc.text or "") for loc in root.iterfind("{*}*/{*}loc"))
    places = tuple(dict.fromkeys(filter(None, found)))[:MOST_SITEMAP]
    is_index = etree.QName(root).localname.lower() == "sitemapindex"
    return Links(documents=places) if is_index else Links(places)


def _of_page(body: bytes, url: str, charset: str) -> Links:
    text = decode(body, charset)
    try:
        refuse_excess(text)
    except PageError:  # a build says why; here, it leads nowhere
        return Links()
    tree = LexborHTMLParser(text)
    base = next((canonical(node.attributes.get("href") or "", url) for node in tree.css("base[href]")), "") or url
    robots = [node.attributes.get("content") or "" for node in tree.css('meta[name="robots" i]')]
    nofollow = any("nofollow" in said.lower() or said.lower().strip() == "none" for said in robots)
    links = () if nofollow else tuple(dict.fromkeys(_anchors(tree, base)))
    feeds, own = [], ""
    for node in tree.css("link[rel][href]"):
        rel = (node.attributes.get("rel") or "").lower().split()
        place = canonical(node.attributes.get("href") or "", base)
        if "canonical" in rel and place:
            own = own or place
        elif "alternate" in rel and (node.attributes.get("type") or "").lower() in FEED_TYPES and place:
            feeds.append(place)
    return Links(links, tuple(dict.fromkeys(feeds)), _believed(own, url), _is_article(tree, body, url))


def _anchors(tree: LexborHTMLParser, base: str) -> Iterator[str]:
    for node in tree.css('meta[http-equiv="refresh" i]')[:1]:
        found = REFRESH.match((node.attributes.get("content") or "")[:LONGEST])
        if found and (place := canonical(found[1], base)):
            yield place
    for node in tree.css("a[href], area[href], frame[src], iframe[src]")[:MOST_LINKS]:
        if "nofollow" in (node.attributes.get("rel") or "").lower().split():
            continue
        place = canonical(node.attributes.get("href") or node.attributes.get("src") or "", base)
        if place:
            yield place


def _believed(own: str, url: str) -> str:
    """A canonical address that is another spelling of `url`: themes that name the front page on every page exist."""
    here, there = urlsplit(url), urlsplit(own)
    if not own or own == url or here.netloc.removeprefix("www.") != there.netloc.removeprefix("www."):
        return ""
    if there.query and there.query != here.query:
        return ""
    return own if SAME.sub("", here.path) == SAME.sub("", there.path) else ""


def _is_article(tree: LexborHTMLParser, body: bytes, url: str) -> bool:
    parts = urlsplit(url)
    if LIST_PATH.search(parts.path + (f"?{parts.query}" if parts.query else "")):
        return False
    if (b"og:type" in body or b"@type" in body) and ARTICLE.search(body):
        return True
    size = 0
    for node in tree.css("p, pre")[:MOST_PARAGRAPHS]:
        size += len(node.text(deep=True).strip()) - sum(len(link.text()) for link in node.css("a"))
        if size >= PROSE:
            return True
    return size == 0 and _plain_text(tree.body) >= PROSE


def _plain_text(body: LexborNode | None) -> int:
    """Characters outside of links, where an author used no paragraphs."""
    if body is None:
        return 0
    return len(body.text().strip()) - sum(len(link.text()) for link in body.css("a"))
