"""Pages that come in a wrapping: compressed by gzip, or with their pictures in one file: MHTML (RFC 2557), Safari's webarchive."""

import re
import zlib
from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from email.message import Message
from email.parser import BytesParser

from indexer.errors import PageError
from indexer.model import Page
from indexer.parsing.propertylists import MAGIC, value_at

GZIP = b"\x1f\x8b\x08"
BOM = b"\xef\xbb\xbf"
HEADERS = re.compile(rb"(?:^|\n)content-type:\s{0,10}multipart/related\b", re.I)
HEADER_NAME = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:[A-Za-z][A-Za-z-]{1,60}:[^\n]*\n)")
FIRST_PART = re.compile(rb"(?:^|\n)--([^\r\n]{1,200}?)[ \t]*\r?\n(?=content-(?:type|id|location|transfer-encoding|disposition):)", re.I)
"""The line between parts, wherever the head of the file is damaged."""
HEAD = 4096
"""Bytes in which an MHTML file says that it is one."""
PARTS = 5000
"""Of one file; a saved page has a few hundred."""


def unwrapped(page: Page, max_bytes: int) -> Page:
    """The page inside; the same page where nothing is wrapped around it.

    Raises PageError where what is inside is larger than `max_bytes` or cannot be read.
    """
    if page.content.startswith(GZIP):
        page = replace(page, content=_unzipped(page.content, max_bytes))
    if page.content.startswith(MAGIC):
        return _main_resource(page)
    head = page.content[:HEAD]
    if page.media == "html" and HEADER_NAME.match(head) and HEADERS.search(head):
        return _main_part(page)
    return page


def _unzipped(content: bytes, max_bytes: int) -> bytes:
    """What gzip packed; as much as arrived where the file breaks off."""
    try:
        inside = zlib.decompressobj(wbits=31).decompress(content, max_bytes + 1)
    except zlib.error as error:
        raise PageError(f"a damaged gzip file ({error})") from error
    if len(inside) > max_bytes:
        raise PageError(f"a gzip file with more than {max_bytes:,} bytes in it; see max_bytes")
    if not inside.strip():
        raise PageError("an empty gzip file")
    return inside


def _main_part(page: Page) -> Page:
    """The first HTML part of an MHTML file, with the charset and the address that its headers tell."""
    try:
        message = BytesParser().parsebytes(page.content.removeprefix(BOM).lstrip())
        part = _html_part(message) or _html_part(_mended(page.content))
        if part is None:
            raise PageError("an MHTML file without a page in it")
        content = part.get_payload(decode=True)
    except (ValueError, LookupError, RecursionError) as error:
        raise PageError(f"a damaged MHTML file ({type(error).__name__})") from error
    if not isinstance(content, bytes) or not content.strip():
        raise PageError("an MHTML file with an empty page in it")
    told = " ".join(str(part.get("Content-Location") or message.get("Snapshot-Content-Location") or "").split())
    url = told if told.startswith(("http://", "https://")) else ""
    return replace(page, content=content, charset=str(part.get_content_charset() or ""), url=page.url or url)


def _html_part(message: Message) -> Message | None:
    """The first part that is a page."""
    return next((found for found in _parts(message) if found.get_content_type() in {"text/html", "application/xhtml+xml"}), None)


def _mended(content: bytes) -> Message:
    """The message under a new head, that of the file being damaged: a line that is no header, no boundary or another one."""
    first = FIRST_PART.search(content[:HEAD])
    if first is None:
        return Message()
    return BytesParser().parsebytes(b'Content-Type: multipart/related; boundary="%s"\n\n' % first[1].replace(b'"', b'\\"') + content[first.start() :])


def _main_resource(page: Page) -> Page:
    """The page in a webarchive, a property list, with its charset and address; what else the archive holds is not looked at."""
    try:
        content, charset, url = (value_at(page.content, "WebMainResource", f"WebResource{name}") for name in ("Data", "TextEncodingName", "URL"))
    except ValueError as error:
        raise PageError(f"a damaged webarchive ({error})") from error
    if not isinstance(content, bytes) or not content.strip():
        raise PageError("a webarchive without a page in it")
    told = url if isinstance(url, str) and url.startswith(("http://", "https://")) else ""
    return replace(page, content=content, charset=charset if isinstance(charset, str) else "", url=page.url or told)


def _parts(message: Message) -> Iterator[Message]:
    """The parts of a message, outermost first."""
    waiting = deque([message])
    for _ in range(PARTS):
        if not waiting:
            return
        part = waiting.popleft()
        yield part
        inside = part.get_payload()
        if isinstance(inside, list):
            waiting.extend(found for found in inside if isinstance(found, Message))
