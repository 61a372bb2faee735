"""The folder of a crawl's web archives: the one truth about what was fetched (WARC 1.1, written with warcio).

Each run writes a file of its own, `pages-00001.warc.gz` and so on, a record at a time and each as one write: whatever
ends the process, all records but the last are whole, and the next run cuts that off. A run that comes to its end writes a
`metadata` record with its report; what stands behind the last of these belongs to a crawl that was interrupted.
"""

import errno
import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from http import HTTPStatus
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple, cast

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from indexer.errors import PageError, UsageError
from indexer.sources.responses import content_of, response_of
from indexer.sources.warc import Damage, Record, records

NAME = re.compile(r"pages-(\d{5,})\.warc\.gz")
HEAD = 1 << 14
END = "urn:indexer:crawl:end"
NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
IDENTICAL = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
"""Profiles of WARC 1.1, section 6.7."""


class Answer(NamedTuple):
    """What a server answered, as it sent it: header names and values, and the body in its content coding."""

    url: str
    status: int
    headers: list[tuple[str, str]]
    body: bytes


class Kept(NamedTuple):
    """A stored record: what it says of its address, and where it stands."""

    url: str
    kind: str
    status: int
    date: str
    etag: str
    modified: str
    digest: str
    location: str
    of: str
    """The address that a revisit, or another spelling, refers to."""
    path: Path
    start: int


@dataclass(slots=True)
class Archive:
    """An open folder. `pages` is the last stored page of each address; `interrupted` are the records of a crawl that did
    not come to its end, in their order; `digests` the first page of each content, `spellings` the addresses that have a better one."""

    folder: Path
    max_bytes: int
    software: str
    pages: dict[str, Kept] = field(default_factory=dict)
    interrupted: list[Kept] = field(default_factory=list)
    digests: dict[str, Kept] = field(default_factory=dict)
    spellings: dict[str, str] = field(default_factory=dict)
    lock: BinaryIO | None = None
    file: BinaryIO | None = None
    number: int = 0

    @classmethod
    def open(cls, folder: Path, max_bytes: int, software: str) -> "Archive":
        """The archive in a folder, mended. Raises UsageError where another crawl writes to it, or nobody can."""
        try:
            folder.mkdir(parents=True, exist_ok=True)
            archive = cls(folder, max_bytes, software, lock=_locked(folder / ".crawl.lock"))
            archive._survey()
        except OSError as error:
            raise UsageError(f"{folder}: cannot be written ({error.strerror}); choose another --into") from error
        return archive

    def store(self, answer: Answer) -> bool:
        """Whether the content is new; it is written, or, where it is known, a record that refers to it."""
        record = self._record(answer, "response", answer.body)
        digest = record.rec_headers.get_header("WARC-Payload-Digest")
        known = self.digests.get(digest) if 200 <= answer.status < 300 and answer.body else None
        if known:
            record = self._revisit(answer, known, IDENTICAL)
        kept = self._write(record, answer)
        if not known and answer.status == 200:
            self.pages[answer.url] = kept
            self.digests.setdefault(digest, kept)
        elif known:
            self.pages[answer.url] = known._replace(etag=kept.etag, modified=kept.modified)
        return not known

    def store_unchanged(self, answer: Answer) -> None:
        """Write that a page is as it was (304)."""
        self._write(self._revisit(answer, self.pages[answer.url], NOT_MODIFIED), answer)

    def store_spelling(self, url: str, of: str) -> None:
        """Write that an address is another spelling of `of`, whose page is the one to keep."""
        body = f"canonical: {of}\r\n".encode()
        record = self._writer(BytesIO()).create_warc_record(
            url, "metadata", payload=BytesIO(body), length=len(body), warc_content_type="application/warc-fields",
            warc_headers_dict={"WARC-Refers-To-Target-URI": of},
        )  # fmt: skip
        self._write(record, Answer(url, 0, [], b""))

    def end(self, report: dict[str, Any]) -> None:
        """Write that the crawl came to its end."""
        body = json.dumps(report, ensure_ascii=False).encode("utf-8", "replace")
        writer = self._writer(BytesIO())
        record = writer.create_warc_record(
            END, "metadata", payload=BytesIO(body), length=len(body), warc_content_type="application/json"
        )
        self._write(record, Answer(END, 0, [], b""))

    def content(self, kept: Kept) -> bytes:
        """The body of a stored page, without its codings; empty where it is damaged or too large."""
        last = self.pages.get(kept.of) if kept.kind == "revisit" else kept
        if last is None:
            return b""
        record = next(records(last.path, self.max_bytes + HEAD, last.start), None)
        if record is None or isinstance(record, Damage):
            return b""
        try:
            return content_of(response_of(record.block), self.max_bytes)
        except PageError:
            return b""

    def close(self) -> None:
        """Let others write to the folder."""
        for file in (self.file, self.lock):
            if file is not None:
                file.close()

    def _survey(self) -> None:
        for path in sorted((p for p in self.folder.iterdir() if NAME.fullmatch(p.name)), key=lambda p: p.name):
            self.number = max(self.number, int(path.name[6:-8]))
            for kept in _surveyed(path):
                self._note(kept)

    def _note(self, kept: Kept) -> None:
        if kept.url == END:
            self.interrupted.clear()
            return
        self.interrupted.append(kept)
        if kept.kind == "response" and kept.status == 200:
            self.pages[kept.url] = kept
            self.digests.setdefault(kept.digest, kept)
        elif kept.kind == "metadata":
            self.spellings[kept.url] = kept.of
        elif kept.kind == "revisit" and kept.of in self.pages:
            last = self.pages[kept.of]
            self.pages[kept.url] = last._replace(etag=kept.etag or last.etag, modified=kept.modified or last.modified)

    def _record(self, answer: Answer, kind: str, body: bytes, warc: dict[str, str] | None = None) -> Any:
        headers = StatusAndHeaders(f"{answer.status} {_phrase(answer.status)}", _storable(answer.headers), "HTTP/1.1")
        return self._writer(BytesIO()).create_warc_record(
            answer.url, kind, payload=BytesIO(body), length=len(body), http_headers=headers, warc_headers_dict=warc or {}
        )

    def _revisit(self, answer: Answer, known: Kept, profile: str) -> Any:
        refers = {
            "WARC-Profile": profile, "WARC-Refers-To-Target-URI": known.url, "WARC-Refers-To-Date": f"{known.date}Z",
            "WARC-Payload-Digest": known.digest,
        }  # fmt: skip
        return self._record(answer, "revisit", b"", refers)

    def _write(self, record: Any, answer: Answer) -> Kept:
        """Write a record, as one gzip member in one write."""
        if self.file is None:
            self.file = self._next_file()
        member = BytesIO()
        self._writer(member).write_record(record)
        start = self.file.tell()
        if self.file.write(member.getbuffer()) < len(member.getbuffer()):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), self.file.name)
        header = record.rec_headers.get_header
        said = {name.lower(): value for name, value in answer.headers}
        return Kept(
            answer.url, record.rec_type, answer.status, (header("WARC-Date") or "").rstrip("Z"), said.get("etag", ""),
            said.get("last-modified", ""), header("WARC-Payload-Digest") or "", said.get("location", ""),
            header("WARC-Refers-To-Target-URI") or "", Path(self.file.name), start,
        )  # fmt: skip

    def _next_file(self) -> BinaryIO:
        self.number += 1
        path = self.folder / f"pages-{self.number:05}.warc.gz"
        file = cast("BinaryIO", path.open("wb", buffering=0))
        member = BytesIO()
        writer = self._writer(member)
        info = {"software": self.software, "format": "WARC File Format 1.1"}
        writer.write_record(writer.create_warcinfo_record(path.name, info))
        file.write(member.getbuffer())
        return file

    def _writer(self, into: BytesIO) -> Any:
        return WARCWriter(into, gzip=True, warc_version="1.1")


def _locked(path: Path) -> BinaryIO:
    """The open lock file of a folder. Raises UsageError where another process holds it."""
    file = cast("BinaryIO", path.open("wb"))
    try:
        import fcntl
    except ImportError:  # Windows: two crawls into one folder are not kept apart
        return file
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        file.close()
        raise UsageError(f"{path.parent}: another crawl writes to this folder; wait for it, or choose another --into") from error
    return file


def _surveyed(path: Path) -> Iterator[Kept]:
    """What a file of ours holds; a last record that breaks off is cut off."""
    end = 0
    for record in records(path, HEAD):
        if isinstance(record, Record) and record.end > record.start:
            end = record.end
            if record.kind in {"response", "revisit", "metadata"}:
                yield _kept(record, path)
    if end < path.stat().st_size:
        os.truncate(path, end)


def _kept(record: Record, path: Path) -> Kept:
    response = response_of(record.block)
    said = response.headers if response.status else {}
    return Kept(
        record.url, record.kind, response.status, record.date, said.get("etag", ""), said.get("last-modified", ""),
        record.headers.get("warc-payload-digest", ""), said.get("location", ""),
        record.headers.get("warc-refers-to-target-uri", ""), path, record.start,
    )  # fmt: skip


def _storable(headers: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Headers of the body as it is stored: its chunks are joined; a line a header."""
    return [(name, " ".join(value.split())) for name, value in headers if name.lower() != "transfer-encoding"]


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Unknown"
