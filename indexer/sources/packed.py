"""Pages from a .zip (what Notion exports, a zipped vault or site) and from a .jex (a tar file, what Joplin exports).

Nothing is written beside the archive, and names in it are names only: `../` and links lead nowhere. What it unpacks to is bounded in all.
"""

import stat
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import IO, NamedTuple

from indexer.model import PROBLEM, Failure, Page
from indexer.sources.files import DATA, MEDIA, content_pages, may_be_feed
from indexer.sources.joplintags import LARGEST, NAME, tags_of, with_tags
from indexer.sources.names import ZIP
from indexer.text.readable import readable

MOST_BYTES = 1_000_000_000
"""Of one archive, unpacked: a vault of 100,000 notes has a tenth of it."""
LARGEST_DIRECTORY = 16_000_000
"""Bytes of the list of files in a .zip: of 100,000 files it has ten million, and each costs 600 bytes of memory."""
END, END_64, LOCATOR = b"PK\x05\x06", b"PK\x06\x06", b"PK\x06\x07"
"""Records at the end of a .zip (APPNOTE.TXT 6.3.10, 4.3.14 to 4.3.16)."""
TAIL, LAST = 65_536 + 200, 22
"""Bytes at the end in which these lie, and of the last one."""
UTF_8 = 0x800
LOCKED = 1
BLOCK = 512
"""Bytes of a tar file's header, and what its files are filled up to (POSIX.1-1988, ustar)."""
FILE = (b"0", b"\0")
STEP = 1 << 20
SOME_TEXTS = 5
"""Of 174 .zip files beside articles 45 hold a text: ten of those are sites, vaults and exports of 18 to 2,061, all others programs with a README, of at most 3."""


class Member(NamedTuple):
    """A file in an archive: its path there, its size as the archive tells it, and what reads at most so many bytes of it."""

    path: str
    size: int
    read: Callable[[int], bytes]


@dataclass(slots=True)
class Unpacking:
    """What is wanted of an archive, and how many bytes may still come out of it."""

    wanted: Callable[[str], bool]
    max_bytes: int
    room: int = field(default_factory=lambda: MOST_BYTES)
    strange: int = 0
    found: int = 0


class DamageError(Exception):
    """An archive cannot be read (any further); the message says why."""


DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)
"""What `zipfile` raises for files that are damaged, locked or packed in a way that it does not know; ValueError where a name is no UTF-8 or a place is
negative."""
METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""What is unpacked step by step; of bzip2 and LZMA `zipfile` makes at once all that a piece holds: 600 MB of 571 bytes."""


def packed_pages(path: Path, name: str, wanted: Callable[[str], bool], max_bytes: int) -> Iterator[Page | Failure]:
    """The pages in an archive, in the order of their names; ids are `name`, a slash and the path inside. `wanted` says which paths are looked at."""
    unpacking = Unpacking(wanted, max_bytes)
    try:
        with path.open("rb") as file:
            if path.suffix.lower() == ZIP:
                yield from _pages(_of_zip(file, unpacking), name, unpacking)
            else:
                tags = tags_of(_small(file))
                yield from _pages((_tagged(member, tags) for member in _of_tar(file)), name, unpacking)
            if not unpacking.found:
                yield Failure(name, "no file in it is of a kind that is read")
    except (OSError, DamageError) as error:
        yield Failure(name, PROBLEM + str(error) if unpacking.found else str(error))
    if unpacking.strange:
        yield Failure(name, f"{PROBLEM}{unpacking.strange} of its files have names that lead out of it, or are links")


def holds_texts(path: Path) -> bool:
    """Whether a .zip lists some files that could be read."""
    try:
        with path.open("rb") as file, _zip(file) as opened:
            return sum(PurePosixPath(info.filename).suffix.lower() in MEDIA for info in opened.infolist()) >= SOME_TEXTS
    except (OSError, DamageError):
        return False


def _pages(members: Iterator[Member | Failure], name: str, unpacking: Unpacking) -> Iterator[Page | Failure]:
    for member in members:
        if isinstance(member, Failure):
            yield replace(member, id=f"{name}/{readable(member.id)}")
            continue
        suffix = PurePosixPath(member.path).suffix.lower()
        if not _is_inside(member.path):
            unpacking.strange += 1
        elif (suffix in MEDIA or suffix in DATA) and unpacking.wanted(member.path):
            yield from _member_pages(member, f"{name}/{readable(member.path)}", suffix, unpacking)


def _member_pages(member: Member, name: str, suffix: str, unpacking: Unpacking) -> Iterator[Page | Failure]:
    try:
        content = _read(member, unpacking)
    except DAMAGED as error:
        yield Failure(name, _damage(error))
        return
    if content is None:
        yield Failure(name, f"larger than {unpacking.max_bytes:,} bytes; see max_bytes")
    elif may_be_feed(suffix, content):
        yield from content_pages(suffix, name, content)


def _small(file: IO[bytes]) -> Iterator[bytes]:
    """What the small files of an export of Joplin hold, up to where it is damaged."""
    try:
        yield from (member.read(LARGEST) for member in _of_tar(file) if member.size <= LARGEST and NAME.search(member.path))
    except DamageError:
        return


def _tagged(member: Member, tags: Mapping[bytes, tuple[str, ...]]) -> Member:
    """A note of Joplin that is read with its tags."""
    return member._replace(read=lambda most: with_tags(member.read(most), tags)) if tags and NAME.search(member.path) else member


def _read(member: Member, unpacking: Unpacking) -> bytes | None:
    """The content of a file; None where it is too large, whatever the archive tells of its size. Raises DamageError where all that may be unpacked is."""
    unpacking.found += 1
    if member.size > unpacking.max_bytes:
        return None
    content = member.read(unpacking.max_bytes + 1)
    unpacking.room -= len(content)
    if unpacking.room < 0:
        raise DamageError(f"it unpacks to more than {MOST_BYTES:,} bytes; what comes after is not read")
    return content if len(content) <= unpacking.max_bytes else None


def _is_inside(path: str) -> bool:
    parts = path.split("/")
    return bool(path) and ".." not in parts and not path.startswith("/") and ":" not in parts[0][:2] and "\0" not in path


def _of_zip(file: IO[bytes], unpacking: Unpacking, nested: bool = False) -> Iterator[Member | Failure]:
    """The files of a .zip by name; of others in it (Notion exports its parts so), too, of which damaged ones are failures."""
    with _zip(file) as opened:
        for info, path in sorted(((info, _name(info)) for info in opened.infolist()), key=lambda pair: pair[1]):
            mode = info.external_attr >> 16
            if path.endswith("/") or (mode and not stat.S_ISREG(mode) and stat.S_IFMT(mode)):
                unpacking.strange += stat.S_ISLNK(mode)
            elif path.lower().endswith(ZIP) and not nested and _is_inside(path):
                yield from _of_part(opened, info, path, unpacking)
            else:
                yield Member(path, info.file_size, lambda most, info=info: _content(opened, info, most))  # type: ignore[misc]


def _of_part(opened: zipfile.ZipFile, info: zipfile.ZipInfo, path: str, unpacking: Unpacking) -> Iterator[Member | Failure]:
    """The files of a .zip in a .zip, as if they lay beside it: pages of one part link to those of others."""
    folder = path.rpartition("/")[0]
    with tempfile.TemporaryFile() as copy:
        try:
            _unpack(opened, info, copy, unpacking)
        except DAMAGED as error:
            yield Failure(path, _damage(error))
            return
        if unpacking.room < 0:
            raise DamageError(f"it unpacks to more than {MOST_BYTES:,} bytes")
        try:
            for member in _of_zip(copy, unpacking, nested=True):
                yield member._replace(path=f"{folder}/{member.path}" if folder else member.path) if isinstance(member, Member) else member
        except DamageError as error:
            yield Failure(path, str(error))


def _unpack(opened: zipfile.ZipFile, info: zipfile.ZipInfo, copy: IO[bytes], unpacking: Unpacking) -> None:
    with _open(opened, info) as inside:
        while piece := inside.read(min(STEP, max(unpacking.room, 0) + 1)):
            unpacking.room -= len(piece)
            copy.write(piece)


def _damage(error: BaseException) -> str:
    return f"damaged in its archive ({str(error)[:80] or type(error).__name__})"


def _content(opened: zipfile.ZipFile, info: zipfile.ZipInfo, most: int) -> bytes:
    with _open(opened, info) as file:
        return file.read(most)


def _open(opened: zipfile.ZipFile, info: zipfile.ZipInfo) -> IO[bytes]:
    if info.flag_bits & LOCKED:
        raise RuntimeError("it is locked with a password")
    if info.compress_type not in METHODS:
        raise NotImplementedError("it is packed by a method that is not read")
    return opened.open(info)


def _zip(file: IO[bytes]) -> zipfile.ZipFile:
    """The .zip in a file. Raises DamageError for what is none, and for one whose list of files would fill the memory."""
    if _directory_size(file) > LARGEST_DIRECTORY:
        raise DamageError("a zip file that lists too many files")
    try:
        return zipfile.ZipFile(file)
    except DAMAGED as error:
        raise DamageError(f"no zip file, or a damaged one ({str(error)[:80]})") from error


def _directory_size(file: IO[bytes]) -> int:
    """Bytes of the list of files, as the records at the end tell them; the largest where they differ."""
    size = file.seek(0, 2)
    file.seek(max(0, size - TAIL))
    tail = file.read(TAIL)
    at = len(tail) - LAST if tail[-LAST:].startswith(END) and tail.endswith(b"\0\0") else tail.rfind(END)  # as zipfile looks for it
    found = [int.from_bytes(tail[at + 12 : at + 16], "little")] if at >= 0 else [0]
    if at >= 20 and tail[at - 20 : at - 16] == LOCATOR:
        file.seek(min(size, int.from_bytes(tail[at - 12 : at - 4], "little")))
        found = [int.from_bytes(record[40:48], "little") for record in (tail[max(0, at - 76) : at - 20], file.read(56)) if record.startswith(END_64)] or found
    file.seek(0)
    return max(found)


def _name(info: zipfile.ZipInfo) -> str:
    """The path of a file; without a flag for UTF-8 it is what the machine wrote that packed it: Windows in China GBK."""
    path = info.filename
    if not info.flag_bits & UTF_8 and not path.isascii():
        for charset in ("utf-8", "gb18030"):
            try:
                path = path.encode("cp437").decode(charset)
                break
            except UnicodeError:
                continue
    return path.replace("\\", "/")


def _of_tar(file: IO[bytes]) -> Iterator[Member]:
    """The plain files of a tar file in their order, read by their headers alone; what else it holds is passed. Raises DamageError for what is none."""
    at, end = 0, file.seek(0, 2)
    while at + BLOCK <= end:
        file.seek(at)
        header = file.read(BLOCK)
        if not header.strip(b"\0"):
            return
        size = _number(header[124:136])
        if header[257:262] != b"ustar" or size < 0 or at + BLOCK + size > end:
            raise DamageError("it breaks off" if at else "no export of Joplin: it is no tar file")
        start = at + BLOCK
        if header[156:157] in FILE:
            prefix, path = (_text(header[345:500]), _text(header[:100]))
            yield Member(f"{prefix}/{path}" if prefix else path, size, lambda most, start=start, size=size: _stretch(file, start, min(size, most)))  # type: ignore[misc]
        at = start + -(-size // BLOCK) * BLOCK


def _stretch(file: IO[bytes], start: int, length: int) -> bytes:
    file.seek(start)
    return file.read(length)


def _number(octal: bytes) -> int:
    """A number as tar files write it; -1 for none."""
    digits = octal.strip(b" \0")
    return int(digits, 8) if digits and not digits.strip(b"01234567") else -1


def _text(name: bytes) -> str:
    return name.split(b"\0", 1)[0].decode("utf-8", "replace")

