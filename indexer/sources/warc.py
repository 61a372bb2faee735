"""The records of a web archive: WARC 1.0 and 1.1 (ISO 28500:2017), plain or gzipped, as any tool writes them.

Written by hand since a build must read what is left of a damaged archive: a reader that stops at the first wrong byte
would lose a crawl of a week. Nothing is unpacked that nobody asked for, and what is damaged is told, not raised.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from indexer.sources.members import GZIP, LONGEST_HEAD, VERSION, BrokenError, Members, Plain

MOST_REPAIRS = 100
"""Places in one file at which reading starts anew; a file that needs more holds nothing, or means harm."""


class Record(NamedTuple):
    """A record: header names in lower case, the first `keep` bytes of its block, and whether that is all of it.

    `number` counts records from 0 in the file; `start` and `end` are offsets in the file, of the gzip member where it
    is compressed.
    """

    headers: Mapping[str, str]
    block: bytes
    whole: bool
    number: int
    start: int
    end: int

    @property
    def kind(self) -> str:
        """response, request, revisit, metadata, warcinfo, ..."""
        return self.headers.get("warc-type", "").lower()

    @property
    def url(self) -> str:
        """The address it speaks of; wget wrote it in angle brackets up to 1.20."""
        return self.headers.get("warc-target-uri", "").strip().removeprefix("<").removesuffix(">")

    @property
    def date(self) -> str:
        """ISO 8601 without the zone, which is UTC: earlier ones sort first."""
        return self.headers.get("warc-date", "").strip().rstrip("Zz")


class Damage(NamedTuple):
    """A stretch of the file that cannot be read, from `start` on."""

    start: int
    reason: str


def records(path: Path, keep: int, offset: int = 0) -> Iterator[Record | Damage]:
    """The records of an archive from `offset` on, in their order, each with the first `keep` bytes of its block.

    What cannot be read is one Damage, however long; the record after it is the next one that begins as records do.
    Raises OSError where the file cannot be read.
    """
    with path.open("rb") as file:
        file.seek(offset)
        stream = Members(file) if file.read(len(GZIP)) == GZIP else Plain(file)
        stream.move(offset)
        yield from _records(stream, keep)


def _records(stream: Plain, keep: int) -> Iterator[Record | Damage]:
    number = repairs = 0
    while True:
        start = stream.offset()
        try:
            record = _record(stream, keep, number, start)
        except BrokenError as error:
            yield Damage(start, str(error))
            repairs += 1
            if repairs > MOST_REPAIRS or not stream.to_next_record(start):
                return
            continue
        if record is None:
            return
        number += 1
        yield record


def _record(stream: Plain, keep: int, number: int, start: int) -> Record | None:
    line = stream.line()
    while line in {b"\r\n", b"\n"}:
        start = stream.offset()
        line = stream.line()
    if not line:
        return None
    if not line.startswith(VERSION):
        raise BrokenError("no record begins here")
    headers = _headers(stream)
    length = headers.get("content-length", "").strip()
    if not length.isascii() or not length.isdigit() or len(length) > 15:
        raise BrokenError("a record without its length")
    block = stream.take(int(length), keep)
    end = stream.after_record()
    return Record(headers, block, len(block) == int(length), number, start, end)


def _headers(stream: Plain) -> dict[str, str]:
    headers: dict[str, str] = {}
    name, size = "", 0
    while (line := stream.line()) not in {b"\r\n", b"\n"}:
        size += len(line)
        if not line or size > LONGEST_HEAD:
            raise BrokenError("the file breaks off here" if not line else "a record whose header does not end")
        text = line.decode("utf-8", "replace").rstrip("\r\n")
        if text[:1] in {" ", "\t"} and name:
            headers[name] += " " + text.strip()
            continue
        name, colon, value = text.partition(":")
        name = name.strip().lower()
        if colon:
            headers.setdefault(name, value.strip())
    return headers
