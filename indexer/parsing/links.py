"""Where links lead: addresses as they are seen from the page they stand on (RFC 3986, section 5)."""

import re
from dataclasses import replace
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

from indexer.model import Mark
from indexer.parsing.compose import Composed

ABSOLUTE = re.compile(r"https?://[^/]", re.I)
OWN = re.compile(r"[a-z][a-z0-9+.-]*:", re.I)
"""Addresses with a scheme of their own: absolute ones, mailto:, data:."""
LONGEST = 4000
"""Characters of an address; longer ones are data."""

SAVED = re.compile(
    r"<!--\s*(?:saved from url=\(\d{1,6}\)|Page saved with SingleFile\s+url:\s*|Mirrored from\s+)([^\s>]{4,2000})", re.I
)
"""What browsers, SingleFile and HTTrack write into a page that they save."""
ARCHIVED = re.compile(r"(?:https?://[^/\s]{1,200})?/web/\d{4,14}(?:[a-z]{2}_)?/(?=https?://)", re.I)
"""What the Wayback Machine writes before the addresses in its copies."""
HOST = re.compile(r"[\w-]{1,63}(?:\.[\w-]{1,63}){1,10}(?:[:/]|$)")
SAVED_WITHIN = 5000


def saved_from(html: str) -> str:
    """The address that a saved page was saved from, where the program that saved it says so; else nothing."""
    found = SAVED.search(html, 0, SAVED_WITHIN)
    if found is None:
        return ""
    address = f"http://{found[1]}" if HOST.match(found[1]) else found[1]
    return unarchived(address) if ABSOLUTE.match(address) else ""


def unarchived(address: str) -> str:
    """An address as it was before the Wayback Machine copied the page that it stands in.

    >>> unarchived("https://web.archive.org/web/20200101000000/https://x.example/a")
    'https://x.example/a'
    """
    return ARCHIVED.sub("", address, count=1) if "/web/" in address[:220] and ARCHIVED.match(address) else address


def base_of(page: LexborHTMLParser, url: str) -> str:
    """The address from which a page's links start: its `base` element, as seen from `url`, else `url`; empty where
    neither is one."""
    node = page.css_first("base[href]")
    told = (node.attributes.get("href") or "").strip() if node is not None else ""
    base = joined(url, told) if told else url
    return next((address for address in (base, url) if ABSOLUTE.match(address)), "")


def linked_from(base: str, body: Composed) -> Composed:
    """The blocks with their links as seen from `base`; links inside the page, and all where there is no base, stay
    as they are."""
    return replace(body, marks=tuple(_seen(mark, base) for mark in body.marks)) if base else body


def joined(base: str, address: str) -> str:
    """An address as seen from `base`; as it stands where it has a scheme, stays inside the page, or is none.

    >>> joined("https://x.example/a/b", "../c"), joined("https://x.example/a/b", "#d")
    ('https://x.example/c', '#d')
    """
    if len(address) > LONGEST or address.startswith("#") or OWN.match(address):
        return address
    try:
        return unarchived(urljoin(base, address.strip()))
    except ValueError:
        return address


def _seen(mark: Mark, base: str) -> Mark:
    return mark._replace(target=joined(base, mark.target)) if mark.kind == "link" else mark


def path_of(url: str) -> str:
    """The path of an address; empty for one that is none."""
    try:
        return urlsplit(url).path
    except ValueError:
        return ""


def host_of(url: str) -> str:
    """The host of an address; empty for a relative one and for one that is none."""
    if "//" not in url[:9]:
        return ""
    try:
        return urlsplit(url).netloc.lower().removeprefix("www.")
    except ValueError:
        return ""
