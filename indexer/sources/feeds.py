"""Pages from feeds: an entry with its text is an article, entries with an excerpt are teasers of one list page."""

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from indexer.errors import PageError
from indexer.model import PROBLEM, Failure, Page
from indexer.sources.syndication import JSON_FEED, Entry, Feed, json_feed
from indexer.text.charset import decode, wide_charset
from indexer.text.readable import readable
from indexer.text.scripts import either

SUFFIXES = (".rss", ".atom", ".enex")
"""Names that only feeds have, and Evernote's exports, which are read as such."""
SUSPECTS = (".xml", ".json", ".opml")
"""Names that feeds may have."""
FEED = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?>(?:<!--.{0,2000}?-->|<\?[^>]{0,300}>|<!DOCTYPE[^>\[]{0,300}>)\s*)*+"
    rb"""(?:<rss[\s>]|<en-export[\s>]|<feed\s[^>]{0,1000}Atom|<rdf:RDF\s[^>]{0,1000}purl\.org/rss)""",
    re.S,
)
HEAD = 4096
"""Bytes in which a feed says that it is one."""
TAIL = 600
"""Characters at the end of a text in which its being cut off is looked for."""
WHOLE_FROM = 1000
"""Characters from which a summary without the text is the text: feeds of full text often call it so."""
BLOCKS = re.compile(r"<(?:p|pre|h[1-6]|li|blockquote|table)\b", re.I)
WHOLE_BLOCKS = 3
"""So is a summary of as many blocks: excerpts are one."""
LONGEST_KEY = 300
SAFE = re.compile(r"[^\s\"'<>\\^`{|}\x00-\x1f\x7f]+")


def is_feed(content: bytes) -> bool:
    """Whether a file is a feed, from its first bytes: its name says little."""
    head = content[:HEAD]
    charset = "utf-16" if head[:2] in {b"\xff\xfe", b"\xfe\xff"} else wide_charset(head)
    if charset:
        head = head.decode(charset, "replace").encode("utf-8", "replace")
    return bool(FEED.match(head)) or (head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{" and bool(JSON_FEED.search(head)))


def feed_pages(content: bytes, name: str) -> Iterator[Page | Failure]:
    """The pages of a feed called `name`: its entries, then one list page with the teasers of those that are cut off.

    The id of an entry is `name`, # and what the feed names it by. What cannot be read is a failure: a file that is no
    feed, XML that declares entities, an entry without anything in it. A feed that breaks off, or is too long, has a note.
    """
    try:
        feed = _read(content)
    except PageError as error:
        yield Failure(name, str(error))
        return
    if not feed.entries:
        yield Failure(name, "a feed without entries")
        return
    if feed.problem:
        yield Failure(name, PROBLEM + feed.problem)
    excerpts = [entry for entry in feed.entries if not _is_whole(entry) and (entry.title or entry.body)]
    for number, entry in enumerate(_distinct(feed.entries), 1):
        if _is_whole(entry):
            yield _page(f"{name}#{_key(entry, number)}", _row(entry, feed))
        elif not entry.title and not entry.body:
            yield Failure(f"{name}#{_key(entry, number)}", "an entry without text or title")
    if excerpts:
        yield _page(name, _list_row(excerpts, feed))


def _read(content: bytes) -> Feed:
    text = decode(content)
    if text.lstrip("\ufeff \t\r\n")[:1] in {"{", "["}:
        return json_feed(text)
    from indexer.sources.feedxml import xml_feed

    return xml_feed(text)


def _distinct(entries: Sequence[Entry]) -> Iterator[Entry]:
    """The entries without those that are given twice; another entry under a name that was given is called by both
    names."""
    seen: set[Entry] = set()
    names: dict[str, int] = {}
    for entry in entries:
        if entry in seen:
            continue
        seen.add(entry)
        times = names[entry.key] = names.get(entry.key, 0) + 1
        yield entry if times == 1 or not entry.key else _renamed(entry, times)


def _renamed(entry: Entry, times: int) -> Entry:
    return replace(entry, key=f"{entry.key}~{times}")


def _key(entry: Entry, number: int) -> str:
    """What a feed calls an entry, where that can be shown; else a digest of it, else its place."""
    key = entry.key or entry.link
    if SAFE.fullmatch(key) and len(key) <= LONGEST_KEY and readable(key) == key:
        return key
    return hashlib.blake2b(key.encode("utf-8", "replace"), digest_size=8).hexdigest() if key else str(number)


def _is_whole(entry: Entry) -> bool:
    """Whether an entry holds its article, or so much of it that it can stand for it."""
    if len(entry.body) >= WHOLE_FROM:
        return True
    if not entry.body or _cut_off().search(entry.body[-TAIL:]):
        return False
    return entry.whole or len(BLOCKS.findall(entry.body)) >= WHOLE_BLOCKS


def _row(entry: Entry, feed: Feed) -> dict[str, Any]:
    cut_off = bool(_cut_off().search(entry.body[-TAIL:]))
    return {
        "title": entry.title, "html" if entry.is_html else "text": entry.body, "url": entry.link, "date": entry.date,
        "updated": entry.updated, "author": entry.author, "language": entry.language or feed.language,
        "tags": entry.tags,
        "description": entry.summary, "draft": entry.draft, "truncated": cut_off, "base": entry.base,
    }  # fmt: skip


def _list_row(excerpts: Sequence[Entry], feed: Feed) -> dict[str, Any]:
    teasers = [{"title": entry.title, "excerpt": entry.body, "url": entry.link} for entry in excerpts]
    return {"title": feed.title, "url": feed.link, "language": feed.language, "list": True, "teasers": teasers}


def _page(name: str, row: dict[str, Any]) -> Page:
    return Page(name, json.dumps(row, ensure_ascii=False).encode("utf-8", "replace"), "row")


@cache
def _cut_off() -> re.Pattern[str]:
    """What a text ends with that goes on elsewhere."""
    return either(
        r"(?:…|\.\.\.|\[[…. ]+\]|&hellip;|&#8230;|&#x2026;)\s*(?:</?\w++[^<>]{0,200}+>\s*+)*+$"
        r"|(?:阅读(?:全文|更多|原文|剩余)|继续阅读|查看(?:全文|更多|原文)|(?:Read|Continue)\s(?:more|reading|the\srest|on)[^<]{0,80})"
        r"\W{0,10}(?:</?\w++[^<>]{0,200}+>\s*+)*+$",
        re.I,
    )
