"""Pages from web archives (WARC): of each address the last page that was kept.

An archive is read twice, since only its end says which records count; of the first reading nothing stays but addresses
and dates. Work and memory grow with the records, not with their size.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urldefrag, urlsplit

from indexer.errors import PageError
from indexer.model import Failure, Media, Page
from indexer.sources.feeds import feed_pages, is_feed
from indexer.sources.responses import Response, content_of, response_of
from indexer.sources.warc import Damage, Record, records
from indexer.text.readable import readable

MEDIA: dict[str, Media] = {
    "text/html": "html", "application/xhtml+xml": "html", "text/markdown": "markdown", "text/x-markdown": "markdown",
    "text/plain": "text",
}  # fmt: skip
FEEDS = frozenset(
    {"application/rss+xml", "application/atom+xml", "application/xml", "text/xml", "application/feed+json",
     "application/json"}
)  # fmt: skip
NO_TEXTS = re.compile(r"(?:^|/)(?:robots|ads|app-ads|humans|security|llms|llms-full)\.txt$|\.(?!txt|md|markdown)\w+$", re.I)
"""Paths of plain text that nobody wrote to be read; scripts and data are often served so."""
MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?>(?:<!--.{0,500}?-->\s*)*)<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
HEAD = 1 << 14
"""Bytes of a record that say whether it is wanted: the response's head, and how its body begins."""
GONE = frozenset({301, 308, 404, 410})
"""What says that an address has no page any more (RFC 9110, 15.4 and 15.5); other failures pass."""


class Place(NamedTuple):
    """When a record was written, and where it stands: the date first, so that the latest is the greatest."""

    date: str
    archive: str
    path: str
    number: int


class Revisit(NamedTuple):
    """A record that says: nothing new, see that other one."""

    url: str
    place: Place
    of: str
    digest: str


@dataclass(slots=True)
class Holdings:
    """What archives hold. `pages` and `feeds` are the last of each address, `gone` when an address was lost."""

    pages: dict[str, Place] = field(default_factory=dict)
    feeds: dict[str, Place] = field(default_factory=dict)
    gone: dict[str, Place] = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)
    revisits: list[Revisit] = field(default_factory=list)


def archive_pages(archives: Sequence[tuple[Path, str]], max_bytes: int) -> Iterator[Page | Failure]:
    """The pages in archives, each a path and its name: of every address the last one, whichever archive holds it.

    The id of a page is its address. Feeds are read where there are no pages: else they repeat them. A page that was
    lost later, or that a later record calls a copy of another one, is none.
    """
    ordered = sorted(archives, key=lambda archive: archive[1])
    holdings = Holdings()
    for path, name in ordered:
        yield from _survey(path, name, holdings)
    yield from _settle(holdings)
    wanted = {place: url for url, place in (holdings.pages or holdings.feeds).items()}
    for path, name in ordered:
        yield from _wanted(path, name, wanted, max_bytes)


def _survey(path: Path, name: str, holdings: Holdings) -> Iterator[Failure]:
    """Note what an archive holds; yields what of it cannot be read."""
    try:
        for record in records(path, HEAD):
            if isinstance(record, Damage):
                yield Failure(f"{name}@{record.start}", record.reason)
            else:
                _note(record, Place(record.date, name, str(path), record.number), holdings)
    except OSError as error:
        yield Failure(name, (error.strerror or str(error)).lower())


def _note(record: Record, place: Place, holdings: Holdings) -> None:
    url = urldefrag(record.url).url
    if not url.lower().startswith(("http://", "https://")):
        return
    digest = record.headers.get("warc-payload-digest", "")
    if record.kind == "revisit":
        of = urldefrag(record.headers.get("warc-refers-to-target-uri", "").strip("<>")).url
        holdings.revisits.append(Revisit(url, place, of or url, digest))
    elif record.kind == "resource" and _media(Response(200, record.headers, record.block), url) == "html":
        _keep_last(holdings.pages, url, place)
    elif record.kind == "response":
        response = response_of(record.block)
        if response.status in GONE:
            _keep_last(holdings.gone, url, place)
        elif 200 <= response.status < 300 and response.status != 206:
            kept = holdings.pages if _media(response, url) else holdings.feeds if response.media in FEEDS else None
            if kept is not None:
                _keep_last(kept, url, place)
                holdings.digests.setdefault(digest, url)


def _keep_last(places: dict[str, Place], url: str, place: Place) -> None:
    places[url] = max(place, places.get(url, place))


def _media(response: Response, url: str) -> Media | None:
    """What kind of page a response is; None for pictures, scripts and whatever else is no page."""
    media = MEDIA.get(response.media) if response.media else "html" if MARKUP.match(response.body) else None
    path = urlsplit(url).path if media == "text" else ""
    if media == "text" and path.lower().endswith((".md", ".markdown")):
        return "markdown"
    return None if media == "text" and NO_TEXTS.search(path) else media


def _settle(holdings: Holdings) -> Iterator[Failure]:
    """Take out the pages that are lost or copies; yields revisits of what is not here."""
    seen: dict[str, Place] = {}
    for revisit in sorted(holdings.revisits, key=lambda revisit: revisit.place):
        of = revisit.of if revisit.of in holdings.pages or revisit.of in holdings.feeds else ""
        of = of or holdings.digests.get(revisit.digest, "") if revisit.digest else of
        if of and of != revisit.url:
            _keep_last(holdings.gone, revisit.url, revisit.place)
        elif of or revisit.url in holdings.pages:
            _keep_last(seen, revisit.url, revisit.place)
        elif revisit.url not in holdings.gone:
            yield Failure(readable(revisit.url), "seen again, but the record that holds it is not in the archives")
    for url, lost in holdings.gone.items():
        place = holdings.pages.get(url)
        if place and max(place, seen.get(url, place)) < lost:
            del holdings.pages[url]


def _wanted(path: Path, name: str, wanted: dict[Place, str], max_bytes: int) -> Iterator[Page | Failure]:
    if not any(place.path == str(path) for place in wanted):
        return
    try:
        for record in records(path, max_bytes + HEAD):
            url = None if isinstance(record, Damage) else wanted.get(Place(record.date, name, str(path), record.number))
            if url and isinstance(record, Record):
                yield from _pages(record, url, max_bytes)
    except OSError as error:
        yield Failure(name, (error.strerror or str(error)).lower())


def _pages(record: Record, url: str, max_bytes: int) -> Iterator[Page | Failure]:
    is_response = record.kind == "response"
    response = response_of(record.block) if is_response else Response(200, record.headers, record.block)
    try:
        content = content_of(response, max_bytes) if record.whole else _too_large(max_bytes)
    except PageError as error:
        yield Failure(readable(url), str(error))
        return
    media = _media(response, url)
    if media:
        yield Page(readable(url), content, media, url, response.charset)
    elif is_feed(content):
        yield from feed_pages(content, readable(url))


def _too_large(max_bytes: int) -> bytes:
    raise PageError(f"larger than {max_bytes:,} bytes; see max_bytes")
