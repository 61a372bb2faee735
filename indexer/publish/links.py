"""Addresses that may stand in a link, and text that may stand on a page."""

import re
from urllib.parse import quote, urlsplit

CONTROLS = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]"  # neither in HTML nor in XML 1.0
    r"|[\u202a-\u202e\u2066-\u2069]"  # text would read in another order than it is written
)
SCHEME = re.compile(r"[^/?#]*:")
UNFIT = re.compile(r"[\x00-\x1f\x7f-\x9f\\]")
"""Browsers drop controls from an address and read a backslash as a slash (WHATWG URL, 4.4)."""


def usable(url: str) -> str:
    """An address as it may stand in a link, or nothing: http and https with a host, and relative ones.

    >>> usable("https://example.org/a b"), usable("/posts/1.html")
    ('https://example.org/a%20b', '/posts/1.html')
    >>> usable(" javascript:alert(1)"), usable("//host/x")
    ('', '')
    """
    url = url.strip()
    if not url or UNFIT.search(url) or CONTROLS.search(url) or url.startswith("//"):
        return ""
    if SCHEME.match(url) and not is_web(url):
        return ""
    return url.replace(" ", "%20")


def is_web(url: str) -> bool:
    """Whether an address is one of http or https and names a host."""
    try:
        parts = urlsplit(url)
        return (
            parts.scheme in {"http", "https"}
            and bool(parts.hostname)
            and url[len(parts.scheme) :].startswith("://")
        )
    except ValueError:
        return False


def path_of(name: str, suffix: str = "") -> str:
    """A file name as it stands in a relative address.

    >>> path_of("锁", ".html")
    '%E9%94%81.html'
    """
    return quote(name + suffix, safe="~")


def clean(text: str) -> str:
    """`text` without the characters that no page may hold."""
    return CONTROLS.sub("", text)


def one_line(text: str) -> str:
    """`text` without those characters and without line breaks."""
    return " ".join(clean(text).split())
