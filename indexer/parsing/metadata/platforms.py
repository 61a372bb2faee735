"""What platforms tell of their articles in scripts of theirs, where their markup does not (yet): addresses and dates, as data."""

import datetime
import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser

LARGEST = 300_000
"""Characters of one script; larger ones are programs."""
CHINA = datetime.timezone(datetime.timedelta(hours=8))


class Platform(NamedTuple):
    """The variables of a platform's pages: the address, by which its pages are known, and the publication."""

    address: re.Pattern[str]
    published: re.Pattern[str]


PLATFORMS = (
    Platform(
        re.compile(r'\bmsg_link\s?=\s?"(https?://mp\.weixin\.qq\.com/[^"\s]{1,500})"'),
        re.compile(r"""\b(?:createTime\s?=\s?'(\d{4}-\d\d-\d\d \d\d:\d\d)'|ct\s?=\s?["'](\d{9,10})["'])"""),
    ),
    Platform(
        re.compile(r'\bcurentUrl\s?=\s?"(https?://[\w.-]{1,60}\.csdn\.net/[^"\s?#]{1,300})'),
        re.compile(r'\bpostTime\s?=\s?"(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)()"'),
    ),
)  # fmt: skip
"""WeChat and CSDN."""
SHARED = re.compile(r"\bcontent_noencode:\s?JsDecode\('([^'\n]{1,40000})'\)")
"""The text of a post without a page of its own (WeChat)."""
ESCAPED_BREAK = r"\n\n"
"""What ends its first paragraph: its title is the whole post."""
HEXADECIMAL = re.compile(r"\\x([0-9a-fA-F]{2})")
VARIABLES = ("msg_link", "curentUrl")
ESCAPED = re.compile(r"\\x26(?:amp;)?|&amp;")


def told_in_scripts(page: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    """Names of meta tags and what a platform's scripts say in their place."""
    texts = [text for node in page.css("script:not([src])") if len(text := node.text()) <= LARGEST]
    if not any(variable in text for text in texts for variable in VARIABLES):
        return
    for platform in PLATFORMS:
        address = next((found[1] for text in texts if (found := platform.address.search(text))), "")
        if address:
            yield "og:url", ESCAPED.sub("&", address)
            dates = (found for text in texts if (found := platform.published.search(text)))
            yield from (("article:published_time", _date(found)) for found in dates)


def shared_text(html: str) -> str:
    """The text that a page without an article holds in a script; empty where there is none."""
    found = SHARED.search(html)
    return unescape(HEXADECIMAL.sub(lambda code: chr(int(code[1], 16)), found[1])).replace("\0", "") if found else ""


def _date(found: re.Match[str]) -> str:
    """A date as it is written, or told in seconds since 1970."""
    return found[1] or datetime.datetime.fromtimestamp(int(found[2]), CHINA).isoformat(sep=" ", timespec="minutes")[:16]
