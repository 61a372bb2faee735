"""The one post that a page of a tag, of a month or of a category shows: its heading leads to the post's own page."""

import re
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser, LexborNode

from indexer.parsing.links import host_of, path_of
from indexer.parsing.listpages.entries import LONGEST_TITLE, NOT_AN_ENTRY, Entry, upwards
from indexer.parsing.listpages.lists import LIST_ADDRESS, LIST_FILE, LIST_NAME, LONGEST_PLACE, SENTENCE
from indexer.parsing.metadata.page import Metadata
from indexer.text.spelling import letters_of

MONTH = re.compile(r"(?:^|/)(?:19|20)\d\d(?:/(?:0?[1-9]|1[0-2])(?:/(?:0?[1-9]|[12]\d|3[01]))?)?(?:/(?:index\.html?)?|\.html?)$", re.I)
"""Where WordPress, Typecho and Hexo keep what was written in a year, a month or on a day."""
LABEL = re.compile(r"[^:：]{1,20}[:：]\s*(?=\S)")
"""What stands before the name of a list: `月份：2013年8月`, `Category: Java`."""
HEADINGS = "h1, h2, h3"
HEADINGS_TRIED = 12
SCOPES = frozenset({"article", "main", "body"})
LONGEST_LEAD = 300
"""Characters above the heading, at most: the name of the list, a day, a category."""
FILE = re.compile(r"(?:^|/)index\.html?$", re.I)


def single_post(page: LexborHTMLParser, said: Metadata, place: str) -> Entry | None:
    """The post that a page shows alone, where it lies among the lists of its site; None for any other page.

    Of the headings that name neither the site nor the list the first must be a link that leads elsewhere, <title> must not have its words
    nor those of an h1 below it, and no sentence may stand above it. `page` is stripped of its navigation.
    """
    path, place = path_of(said.url)[-LONGEST_PLACE:], place[-LONGEST_PLACE:]
    if not (LIST_ADDRESS.search(path) or LIST_FILE.search(place) or MONTH.search(path) or MONTH.search(place)):
        return None
    named = letters_of(said.head)
    headings = [(heading, " ".join(heading.text().split())) for heading in page.css(HEADINGS)[:HEADINGS_TRIED]]
    for at, (heading, name) in enumerate(headings):
        if letters_of(LABEL.sub("", name)) in named or LIST_NAME.match(name):
            continue
        url = _address(heading, name)
        if not url or not _leads_on(url, said, place):
            if url and path_of(url) in {"", "/"}:  # the site's name
                continue
            return None
        return None if any(_is_title(later, named) for later, _ in headings[at + 1 :]) else _entry(heading, name, url)
    return None


def _is_title(heading: LexborNode, named: str) -> bool:
    """Whether a heading is that of an article, with the site's name above it: an h1 which <title> says."""
    said = letters_of(heading.text())
    return heading.tag == "h1" and bool(said) and said in named


def _address(heading: LexborNode, name: str) -> str:
    """Where a heading leads that is a link as a whole; else nothing."""
    link = heading.css_first("a[href]")
    if link is None and heading.parent is not None and heading.parent.tag == "a":
        link = heading.parent
    if link is None or not name or name not in " ".join(link.text().split()):
        return ""
    url = (link.attributes.get("href") or "").strip()
    return "" if NOT_AN_ENTRY.match(url) or len(name) > LONGEST_TITLE else url


def _leads_on(url: str, said: Metadata, place: str) -> bool:
    """Whether an address is of another page of the site than this one and its first."""
    if host_of(url) not in {"", host_of(said.url)}:  # of a page whose own host is unknown, too: a post of links leads elsewhere
        return False
    path = _parts(path_of(url))
    own = [_parts(path_of(said.url)), _parts(path_of(place) if "://" in place else place)]
    return bool(path) and not any(here and (here[-len(path) :] == path or path[-len(here) :] == here) for here in own)


def _entry(heading: LexborNode, name: str, url: str) -> Entry | None:
    scope = next((node for node in upwards(heading) if node.tag in SCOPES), None)
    text = " ".join(scope.text(separator=" ").split()) if scope is not None else ""
    words = " ".join(heading.text(separator=" ").split())
    above, found, _ = text.partition(words)
    if not found or len(above) > LONGEST_LEAD or SENTENCE.search(above):
        return None
    return Entry(name, url, text[len(above) :], len(text) - len(above))


def _parts(path: str) -> tuple[str, ...]:
    """A path without the file that stands for its folder: `/a/b/index.html` and `a/b` are one."""
    path = FILE.sub("", unquote(path))
    return tuple(part.removesuffix(".html").lower() for part in path.split("/") if part and part not in {".", ".."})
