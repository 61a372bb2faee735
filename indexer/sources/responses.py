"""An HTTP response as a web archive keeps it: head, transfer coding and content coding (RFC 9110 and 9112)."""

import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from indexer.errors import PageError

HEAD_END = re.compile(rb"\r?\n\r?\n")
STATUS = re.compile(rb"HTTP/\d(?:\.\d)? +(\d{3})")
CHARSET = re.compile(r"""charset\s*=\s*["']?([\w.:-]{1,40})""", re.I)
STEP = 1 << 16
MOST_MEMBERS = 100
"""Of a gzipped body: servers that join several are rare."""


@dataclass(frozen=True, slots=True)
class Response:
    """`headers` in lower case; `body` as it was sent. A status of 0 is that of no HTTP response."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def media(self) -> str:
        """The media type without parameters, in lower case; empty where none is said."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def charset(self) -> str:
        """The charset that the header declares."""
        found = CHARSET.search(self.headers.get("content-type", "")[:500])
        return found[1].lower() if found else ""


def response_of(block: bytes) -> Response:
    """The response in a record's block."""
    status = STATUS.match(block)
    end = HEAD_END.search(block)
    if not status or not end:
        return Response(0, {}, block)
    headers: dict[str, str] = {}
    for line in block[: end.start()].decode("utf-8", "replace").splitlines()[1:]:
        name, colon, value = line.partition(":")
        if colon:
            headers.setdefault(name.strip().lower(), value.strip())
    return Response(int(status[1]), headers, block[end.end() :])


def content_of(response: Response, max_bytes: int) -> bytes:
    """The body without its codings, of at most `max_bytes`.

    Archives keep the codings or undo them, and mostly leave the headers as they were: what does not begin as the
    headers say is taken as it is, and what breaks off as far as it goes. Raises PageError for a body that unpacks to
    more, and for a coding that is not known here.
    """
    body = response.body
    if response.headers.get("transfer-encoding", "").lower() == "chunked":
        body = _without_chunks(body)
    for coding in reversed(response.headers.get("content-encoding", "").lower().split(",")[:3]):
        body = _decoded(body, coding.strip(), max_bytes)
    if len(body) > max_bytes:
        raise PageError(f"larger than {max_bytes:,} bytes; see max_bytes")
    return body


def _without_chunks(body: bytes) -> bytes:
    """The body of chunks (RFC 9112, 7.1) as one; as it is where it is no chunks."""
    pieces: list[bytes] = []
    at = 0
    while at < len(body):
        end = body.find(b"\n", at, at + 200)
        size = body[at:end].partition(b";")[0].strip() if end > 0 else b""
        try:
            length = int(size, 16)
        except ValueError:
            return b"".join(pieces) if pieces else body
        if length <= 0:
            break
        pieces.append(body[end + 1 : end + 1 + length])
        at = end + 1 + length
        at += 2 if body[at : at + 2] == b"\r\n" else 1
    return b"".join(pieces)


def _decoded(body: bytes, coding: str, max_bytes: int) -> bytes:
    if coding in {"", "identity", "none"} or not body:
        return body
    if coding in {"gzip", "x-gzip"}:
        return _gunzip(body, max_bytes) if body.startswith(b"\x1f\x8b") else body
    if coding == "deflate":
        return _inflate(body, max_bytes)
    if coding == "br":
        return _unbrotli(body, max_bytes)
    if body.lstrip()[:1] == b"<":  # undone, but still declared
        return body
    raise PageError(f"packed as {coding[:40]!r}, which is not read; gzip, deflate and br are")


def _gunzip(body: bytes, max_bytes: int) -> bytes:
    return _unpacked(body, zlib.MAX_WBITS | 16, max_bytes)


def _inflate(body: bytes, max_bytes: int) -> bytes:
    """With the header of zlib as the standard asks, or without it as some servers send it."""
    return _unpacked(body, zlib.MAX_WBITS, max_bytes) or _unpacked(body, -zlib.MAX_WBITS, max_bytes) or body


def _unpacked(body: bytes, bits: int, max_bytes: int) -> bytes:
    """What can be unpacked of a body, step by step: what comes before damage stays."""
    pieces, size, at, members = [], 0, 0, 0
    unzip = zlib.decompressobj(bits)
    while at < len(body) and members < MOST_MEMBERS:
        packed = body[at : at + STEP]
        try:
            pieces.append(unzip.decompress(packed, max_bytes + 1 - size))
        except zlib.error:
            break
        size += len(pieces[-1])
        if size > max_bytes:
            raise PageError(f"unpacks to more than {max_bytes:,} bytes; see max_bytes")
        at += len(packed) - len(unzip.unused_data) - len(unzip.unconsumed_tail)
        if unzip.eof:
            members += 1
            unzip = zlib.decompressobj(bits)
    return b"".join(pieces)


def _unbrotli(body: bytes, max_bytes: int) -> bytes:
    try:
        import brotli
    except ImportError as error:
        raise PageError("packed as brotli; pip install 'knowledge-point-indexer[crawl]'") from error
    unpack = brotli.Decompressor()
    unpacked: bytes = b""
    try:
        unpacked = unpack.process(body, output_buffer_limit=max_bytes + 1)
        while len(unpacked) <= max_bytes and not unpack.is_finished() and not unpack.can_accept_more_data():
            unpacked += unpack.process(b"", output_buffer_limit=max_bytes + 1 - len(unpacked))
    except brotli.error:
        return unpacked or body
    if len(unpacked) > max_bytes:
        raise PageError(f"unpacks to more than {max_bytes:,} bytes; see max_bytes")
    return unpacked
