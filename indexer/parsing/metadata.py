"""What a page says about itself: title, author, dates, tags, address, kind. From the whole page, before chrome is dropped."""

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from indexer.parsing.dates import CERTAIN, WORTH, Seen, iso_date, path_date, seen_dates
from indexer.parsing.linked import SITES, Thing, article_of, linked_things, text_in, types_of
from indexer.parsing.titles import Named, page_title

__all__ = ["Metadata", "iso_date", "page_metadata"]

PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "og:published_time", "pubdate", "publishdate",
    "publish_date", "publication_date", "dc.date.issued", "dcterms.created", "dc.date", "article.published", "date", "weibo:article:create_at",
)  # fmt: skip
"""Names of meta tags, the most telling first."""
UPDATED = ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified", "lastmod", "weibo:article:update_at")
AUTHOR = ("author", "article:author", "dc.creator", "twitter:creator", "weibo:article:author", "byl")
NO_TEXT = ["script", "style", "noscript", "template", "svg", "select", "textarea", "button"]
MARKED = (
    "meta[content], link[rel=canonical], link[rel=alternate][hreflang], title, time[datetime], time[pubdate], [itemprop=datePublished], "
    "[itemprop=dateModified], [itemprop~=datePublished], [itemprop~=dateModified], [itemprop=author], [itemprop=name], [rel~=author], [rel~=tag]"
)
HEADINGS = "h2, h3, [class*=title], [class*=Title], [id*=title]"
HEADINGS_TRIED = 60
BRANDS_TRIED = 12
FRONT = re.compile(r"\s*(?:https?:)?(?://[^/?#]+)?(?:\.{0,2}/)*(?:index\.html?)?\s*")
LONGEST_HEADING = 300
TAGS = 20
"""More links to tags than this are a cloud, not an article's."""
COUNTED = re.compile(r"\s\(?\d+\)?$")
LONGEST_NAME = 60
UTC = re.compile(r"(?:Z|[+-]00:?00)\s*$")
BYLINE = re.compile(r"(?:作者|撰文|撰稿|文)\s{0,3}[:：|｜/]\s{0,3}([^\s|｜/,，。;；:：()（）<>]{1,20})")
BYLINE_WITHIN = 400
"""Characters around the title in which 作者： is looked for."""
VISIBLE = 200_000
"""Characters of a page's text in which dates are looked for."""
WORDS = re.compile(r"[,，;；、]")


@dataclass(frozen=True, slots=True)
class Metadata:
    """Empty where the page says nothing; dates are ISO 8601. `kind` is article, other or empty."""

    title: str = ""
    author: str = ""
    date: str = ""
    updated: str = ""
    language: str = ""
    url: str = ""
    description: str = ""
    tags: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    series: str = ""
    kind: str = ""
    site: str = ""


@dataclass(frozen=True, slots=True)
class _Said:
    """A page's marked-up statements, gathered in one pass."""

    meta: Mapping[str, str]
    tags: Sequence[str]
    thing: Thing
    things: tuple[Thing, ...]
    marked: Sequence[LexborNode]
    title: str
    url: str


def page_metadata(page: LexborHTMLParser, place: str = "") -> Metadata:
    """The metadata of a page; `place` is its address or path, where that is known.

    Scripts and styles are stripped from `page`. Marked-up statements come before visible text, both before the address.
    """
    said = _gathered(page)
    page.strip_tags(NO_TEXT)
    site = said.meta.get("og:site_name") or said.meta.get("application-name") or _publisher(said)
    title = _title(page, said, site)
    body = page.body
    text = _lines(body) if body is not None else ""
    seen = list(seen_dates(text, title))
    date = _published(said, seen, place)
    return Metadata(
        title=title,
        author=_author(said, text, title),
        date=date,
        updated=_updated(said, seen, date),
        language=_language(page, said),
        url=said.url,
        description=said.meta.get("description") or said.meta.get("og:description") or text_in(said.thing.get("description")),
        tags=_tags(said),
        categories=tuple(filter(None, [said.meta.get("article:section") or text_in(said.thing.get("articleSection"))])),
        series=_series(said.thing),
        kind=_kind(said),
        site=site,
    )


def _gathered(page: LexborHTMLParser) -> _Said:
    meta: dict[str, str] = {}
    tags: list[str] = []
    marked, title, canonical = [], "", ""
    for node in page.css(MARKED):
        if node.tag == "meta":
            name, content = _meta(node)
            if name == "article:tag":
                tags.append(content)
            elif name and content:
                meta.setdefault(name, content)
        elif node.tag == "title":
            title = title or node.text()
        elif node.tag == "link":
            canonical = canonical or (node.attributes.get("href") or "").strip()
        else:
            marked.append(node)
    things = linked_things(page)
    return _Said(meta, tags, article_of(things), things, marked, title, canonical or meta.get("og:url", ""))


def _meta(node: LexborNode) -> tuple[str, str]:
    said = node.attributes
    name = said.get("property") or said.get("name") or said.get("itemprop") or said.get("http-equiv") or ""
    return name.strip().lower(), " ".join((said.get("content") or "").split())


def _title(page: LexborHTMLParser, said: _Said, site: str) -> str:
    first = [node.text() for node in page.css("h1")[:HEADINGS_TRIED]]
    others = [text for node in page.css(HEADINGS)[:HEADINGS_TRIED] if node.tag != "title" and len(text := node.text()) < LONGEST_HEADING]
    told = (text_in(said.thing.get("headline")), said.meta.get("og:title", ""), said.meta.get("twitter:title", ""))
    return page_title(Named(said.title, told, first, others, [site, *_brands(page)]))


def _brands(page: LexborHTMLParser) -> Iterator[str]:
    """The texts of a page's first links that lead to the front page of a site."""
    for node in page.css("a[href]")[:BRANDS_TRIED]:
        if FRONT.fullmatch(node.attributes.get("href") or "#"):
            yield " ".join(node.text().split())


def _lines(body: LexborNode) -> str:
    """The text of a page, a line a text node, without blank ones."""
    lines = map(str.strip, body.text(separator="\n")[: 2 * VISIBLE].split("\n"))
    return "\n".join(filter(None, lines))[:VISIBLE]


def _published(said: _Said, seen: Sequence[Seen], place: str) -> str:
    """The first of: JSON-LD, meta, microdata, a date with label near the title, a time element, the address, a date near the title."""
    best = max((found for found in seen if found.role != "updated"), key=lambda found: found.score, default=Seen("", "none", 0))
    told = (text_in(said.thing.get("datePublished")), *(said.meta.get(name, "") for name in PUBLISHED))
    marked = next(filter(iso_date, told), "") or _in_markup(said, "datePublished")
    address = path_date(unquote(_path(said.url))) or path_date(_path(place))
    visible = best.date if best.score >= WORTH else ""
    if marked:
        return _in_own_zone(marked, address)
    return (
        (best.date if best.score >= CERTAIN else "")
        or _times(said, seen)
        or address
        or visible
        or max((found.date for found in seen if found.role == "updated" and found.score > WORTH), default="")
    )


def _in_own_zone(marked: str, address: str) -> str:
    """A date in UTC as its author's day, where the address names the day before or after."""
    date = iso_date(marked)
    if address and UTC.search(marked):
        apart = datetime.date.fromisoformat(address) - datetime.date.fromisoformat(date[:10])
        return address if abs(apart.days) == 1 else date
    return date


def _updated(said: _Said, seen: Sequence[Seen], date: str) -> str:
    told = next((said.meta[name] for name in UPDATED if iso_date(said.meta.get(name, ""))), "")
    labelled = max((found for found in seen if found.role == "updated"), key=lambda found: found.score, default=None)
    found = (
        iso_date(text_in(said.thing.get("dateModified")))
        or iso_date(told)
        or iso_date(_in_markup(said, "dateModified"))
        or (labelled.date if labelled and labelled.score >= 0 else "")
    )
    return found if found[:10] >= date[:10] else ""


def _in_markup(said: _Said, name: str) -> str:
    """The first date in microdata under `name`, as it is written."""
    for node in said.marked:
        if name in (node.attributes.get("itemprop") or "").split():
            found = node.attributes.get("datetime") or node.attributes.get("content") or node.text()
            if iso_date(found):
                return found
    return ""


def _times(said: _Said, seen: Sequence[Seen]) -> str:
    """The date of the `time` element that the article's text shows best; of the first one where none is shown."""
    times = [iso_date(node.attributes.get("datetime") or node.text()) for node in said.marked if node.tag == "time"]
    shown = {found.date[:10]: found.score for found in reversed(seen) if found.role != "updated"}
    dated = [time for time in times if time]
    if not dated or len(dated) > TAGS:
        return ""
    return max(dated, key=lambda time: shown.get(time[:10], -1.0))


def _author(said: _Said, text: str, title: str) -> str:
    for name in AUTHOR:
        if said.meta.get(name) and "://" not in said.meta[name]:
            return said.meta[name][:LONGEST_NAME]
    linked = text_in(said.thing.get("author"))
    if linked:
        return linked[:LONGEST_NAME]
    for node in said.marked:
        if node.attributes.get("itemprop") == "author" or "author" in (node.attributes.get("rel") or "").split():
            name = " ".join(node.text().split())
            if 0 < len(name) <= LONGEST_NAME:
                return name
    at = max(0, text.find(title)) if title else 0
    byline = BYLINE.search(text, max(0, at - BYLINE_WITHIN), at + len(title) + BYLINE_WITHIN)
    return byline[1] if byline else ""


def _tags(said: _Said) -> tuple[str, ...]:
    linked = [_tag(node) for node in said.marked if "tag" in (node.attributes.get("rel") or "").split()]
    if len(linked) > TAGS or 2 * sum(bool(COUNTED.search(name)) for name in linked) > len(linked):
        linked = []
    keywords = said.thing.get("keywords")
    told = [word for word in keywords if isinstance(word, str)] if isinstance(keywords, list) else WORDS.split(text_in(keywords))
    for names in (said.tags, linked, told, WORDS.split(said.meta.get("keywords", ""))):
        found = tuple(dict.fromkeys(name.strip()[:LONGEST_NAME] for name in names if name.strip()))
        if found:
            return found[:TAGS]
    return ()


def _tag(node: LexborNode) -> str:
    return " ".join(node.text().split()).lstrip("#＃ ")


def _language(page: LexborHTMLParser, said: _Said) -> str:
    html = page.css_first("html")
    told = (html.attributes.get("lang") or html.attributes.get("xml:lang") or "") if html is not None else ""
    return (told or said.meta.get("content-language") or said.meta.get("og:locale", "")).strip().replace("_", "-")[:20]


def _series(thing: Thing) -> str:
    whole = thing.get("isPartOf")
    return text_in(whole) if isinstance(whole, Mapping) and types_of(whole) & {"creativeworkseries", "series"} else ""


def _publisher(said: _Said) -> str:
    sites = (text_in(thing.get("name")) for thing in said.things if types_of(thing) & {"website", "blog"})
    return next(filter(None, sites), "") or text_in(said.thing.get("publisher"))


def _kind(said: _Said) -> str:
    """What the page says it is: an article, or something else (a site, a collection)."""
    told = said.meta.get("og:type", "").lower()
    if said.thing or told.startswith("article"):
        return "article"
    return "other" if told or any(types_of(thing) & set(SITES) for thing in said.things) else ""


def _path(url: str) -> str:
    try:
        return urlsplit(url).path
    except ValueError:
        return ""
