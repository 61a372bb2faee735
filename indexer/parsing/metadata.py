"""What a page says about itself: title, author, dates, tags, address."""

import datetime
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from selectolax.lexbor import LexborHTMLParser

DATE = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[T\s]+([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?)?")
SEPARATORS = re.compile(r"\s+[|｜_·•–—-]\s+|[|｜]|\s*_\s*(?=[^_]*$)")
PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "pubdate", "publishdate", "date",
    "og:published_time", "dc.date",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Metadata:
    """Empty where the page says nothing; dates are ISO 8601."""

    title: str = ""
    author: str = ""
    date: str = ""
    updated: str = ""
    language: str = ""
    url: str = ""
    description: str = ""
    tags: tuple[str, ...] = ()


def page_metadata(page: LexborHTMLParser) -> Metadata:
    """Metadata by meta tags, JSON-LD, `time` elements and the title, in that order."""
    meta = dict(_meta(page))
    linked = _json_ld(page)
    canonical = page.css_first("link[rel=canonical]")
    html = page.css_first("html")
    time = page.css_first("time[datetime]")
    date = next((meta[name] for name in PUBLISHED if meta.get(name)), "") or _string(linked.get("datePublished"))
    return Metadata(
        title=_title(page, meta, linked),
        author=meta.get("author") or meta.get("article:author") or _name(linked.get("author")),
        date=iso_date(date or (time.attributes.get("datetime") or "" if time is not None else "")),
        updated=iso_date(meta.get("article:modified_time") or _string(linked.get("dateModified"))),
        language=(html.attributes.get("lang") or "") if html is not None else "",
        url=(canonical.attributes.get("href") or "") if canonical is not None else meta.get("og:url", ""),
        description=meta.get("description") or meta.get("og:description", ""),
        tags=tuple(dict.fromkeys(filter(None, map(str.strip, re.split(r"[,，;；]", meta.get("keywords", "")))))),
    )


def iso_date(text: str) -> str:
    """The first date in `text` as ISO 8601, or nothing.

    >>> iso_date("发布于 2023年5月1日")
    '2023-05-01'
    """
    found = DATE.search(text)
    if found is None:
        return ""
    try:
        day = datetime.date(int(found[1]), int(found[2]), int(found[3])).isoformat()
    except ValueError:
        return ""
    clock = f"T{int(found[4]):02}:{found[5]}:{found[6] or '00'}" if found[4] else ""
    return day + clock


def _meta(page: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    for node in reversed(page.css("meta[content]")):
        name = node.attributes.get("name") or node.attributes.get("property") or node.attributes.get("itemprop")
        content = (node.attributes.get("content") or "").strip()
        if name and content:
            yield name.lower(), content


def _json_ld(page: LexborHTMLParser) -> Mapping[str, Any]:
    for node in page.css('script[type="application/ld+json"]'):
        try:
            found = json.loads(node.text())
        except (ValueError, RecursionError):
            continue
        graph = found.get("@graph", found) if isinstance(found, dict) else found
        for thing in graph if isinstance(graph, list) else [graph]:
            if isinstance(thing, dict) and ("headline" in thing or "datePublished" in thing):
                return thing
    return {}


def _title(page: LexborHTMLParser, meta: Mapping[str, str], linked: Mapping[str, Any]) -> str:
    headings = [" ".join(node.text().split()) for node in page.css("h1")]
    whole = page.css_first("title")
    whole_title = " ".join(whole.text().split()) if whole is not None else ""
    told = meta.get("og:title") or _string(linked.get("headline"))
    for heading in headings:
        if heading and (heading in whole_title or heading == told):
            return heading
    parts = [part for part in SEPARATORS.split(whole_title) if part and part.strip()]
    return (
        (told and SEPARATORS.split(told)[0].strip()) or (parts[0].strip() if parts else "") or next(iter(headings), "")
    )


def _string(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _name(author: Any) -> str:
    if isinstance(author, list) and author:
        author = author[0]
    return _string(author.get("name")) if isinstance(author, dict) else _string(author)
