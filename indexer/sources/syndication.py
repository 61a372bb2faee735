"""What a feed holds, whatever it is written in, and the reader of JSON Feed (jsonfeed.org, version 1.1)."""

import html
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from indexer.errors import PageError

JSON_FEED = re.compile(rb"https?:(?:\\?/){2}(?:www\.)?jsonfeed\.org(?:\\?/)version")
"""The value of `version`, with the slashes as some writers escape them."""
MOST_ENTRIES = 20_000
"""Of one feed, read in about a second: a blog of twenty years, exported as one, has some thousand."""
TOO_MANY = f"only its first {MOST_ENTRIES:,} entries are read"
INLINE = re.compile(r"</?(?:b|i|u|em|strong|code|span|br|sub|sup|a|font|mark|small|img|wbr)\b[^<>]{0,300}>", re.I)
"""Tags that titles hold; `vector<int>` is none of them."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. `whole` says that `body` is offered as the text itself, not as what a summary element holds.

    `key` is what the feed names it by; dates are as they are written; `base` is the address that its links start from.
    """

    key: str = ""
    title: str = ""
    link: str = ""
    body: str = ""
    is_html: bool = True
    whole: bool = False
    summary: str = ""
    date: str = ""
    updated: str = ""
    author: str = ""
    language: str = ""
    tags: tuple[str, ...] = ()
    draft: bool = False
    base: str = ""


@dataclass(frozen=True, slots=True)
class Feed:
    """Its name, the address of the site it belongs to, the language it declares, its entries in their order, and what of it could not be read."""

    title: str
    link: str
    language: str
    entries: tuple[Entry, ...]
    problem: str = ""


def json_feed(text: str) -> Feed:
    """The feed in a JSON text. Raises PageError for what is none."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise PageError(f"not JSON: {error}"[:200]) from error
    if not isinstance(found, dict) or not JSON_FEED.match(_text(found.get("version")).encode("utf-8", "replace")):
        raise PageError("JSON, but no JSON Feed; tables are .jsonl")
    items = found.get("items")
    listed = items if isinstance(items, list) else []
    entries = tuple(_entries(listed[:MOST_ENTRIES], found))
    problem = TOO_MANY if len(listed) > MOST_ENTRIES else ""
    return Feed(
        plain_title(_text(found.get("title"))), _text(found.get("home_page_url")), _text(found.get("language")), entries, problem
    )


def plain_title(text: str) -> str:
    """A title as text: feeds hold them as text, as HTML, and as HTML that was escaped twice.

    >>> plain_title("<b>Q&amp;A</b>: vector<int> &amp;amp; co")
    'Q&A: vector<int> & co'
    """
    return " ".join(html.unescape(html.unescape(INLINE.sub("", text))).split())


def _entries(items: list[Any], feed: Mapping[str, Any]) -> Iterator[Entry]:
    for item in items:
        if not isinstance(item, dict):
            continue
        content, plain = _text(item.get("content_html")), _text(item.get("content_text"))
        link = _text(item.get("url")) or _text(item.get("external_url"))
        yield Entry(
            key=_text(item.get("id")) or link,
            title=plain_title(_text(item.get("title"))),
            link=link,
            body=content or plain or _text(item.get("summary")),
            is_html=bool(content),
            whole=bool(content or plain),
            summary=_text(item.get("summary")),
            date=_text(item.get("date_published")),
            updated=_text(item.get("date_modified")),
            author=_author(item) or _author(feed),
            language=_text(item.get("language")) or _text(feed.get("language")),
            tags=tuple(filter(None, map(_text, tags))) if isinstance(tags := item.get("tags"), list) else (),
            base=link or _text(feed.get("home_page_url")),
        )


def _author(said: Mapping[str, Any]) -> str:
    """The first author: version 1.1 has a list, version 1 had one object."""
    authors = said.get("authors") or [said.get("author")]
    first = authors[0] if isinstance(authors, list) else None
    return _text(first.get("name")) if isinstance(first, dict) else ""


def _text(value: Any) -> str:
    """A string as it is, a number as text (ids are often numbers), anything else as nothing."""
    if isinstance(value, str):
        return value.strip()
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else ""
