"""The bytes of a web archive, plain or as gzip members, as lines and stretches; what is damaged is passed over."""

import zlib
from typing import BinaryIO

BLOCK = 1 << 16
"""Bytes that are read, and at most as many times four that are unpacked, at once."""
LONGEST_HEAD = 1 << 16
"""Bytes of a record's header: servers accept 8 to 64 KB of them."""
GZIP = b"\x1f\x8b\x08"
VERSION = b"WARC/"


class BrokenError(Exception):
    """What is read here is no record; the message says why."""


class Plain:
    """A file that is not compressed, as lines and stretches."""

    def __init__(self, file: BinaryIO) -> None:
        self.file = file
        self.buffer = b""
        self.at = 0

    def move(self, offset: int) -> None:
        """Read on from another place."""
        self.file.seek(offset)
        self.buffer, self.at = b"", 0

    def offset(self) -> int:
        """Where in the file the next byte comes from."""
        return self.file.tell() - len(self.buffer) + self.at

    def more(self) -> bool:
        """Whether there was more to read; what was read stands in the buffer."""
        found = self.file.read(BLOCK)
        self.buffer, self.at = self.buffer[self.at :] + found, 0
        return bool(found)

    def line(self) -> bytes:
        """The next line with its end; empty at the end of the file."""
        while (end := self.buffer.find(b"\n", self.at)) < 0:
            if len(self.buffer) - self.at > LONGEST_HEAD:
                raise BrokenError("a line that does not end")
            if not self.more():
                end = len(self.buffer) - 1
                break
        line, self.at = self.buffer[self.at : end + 1], end + 1
        return line

    def take(self, length: int, keep: int) -> bytes:
        """The first `keep` of the next `length` bytes, all of which are passed."""
        kept, wanted = bytearray(), min(length, keep)
        while length:
            if self.at == len(self.buffer) and not self.more():
                raise BrokenError("the file breaks off here")
            piece = min(length, len(self.buffer) - self.at)
            if len(kept) < wanted:
                kept += self.buffer[self.at : self.at + min(piece, wanted - len(kept))]
            self.at += piece
            length -= piece
        return bytes(kept)

    def after_record(self) -> int:
        """Where the record ends, its two closing line breaks passed."""
        for _ in range(2):
            if len(self.buffer) - self.at < 2:
                self.more()
            if self.buffer[self.at : self.at + 2] == b"\r\n":
                self.at += 2
            elif self.buffer[self.at : self.at + 1] == b"\n":
                self.at += 1
        following = self.buffer[self.at : self.at + len(VERSION)]
        if following and not VERSION.startswith(following):
            raise BrokenError("a record of another length than it says")
        return self.offset()

    def to_next_record(self, start: int) -> bool:
        """Whether a record begins after `start`; it is what is read next."""
        self.move(start + 1)
        while True:
            found = self.buffer.find(b"\n" + VERSION, self.at)
            if found >= 0:
                self.at = found + 1
                return True
            self.at = max(self.at, len(self.buffer) - len(VERSION))
            if not self.more():
                return False


class Members(Plain):
    """A gzip file of many members (RFC 1952, 2.2), of which mostly each holds one record.

    Offsets are those of members. Where the file ends inside one, there is nothing more.
    """

    def move(self, offset: int) -> None:
        super().move(offset)
        self.packed = b""
        self.unzip: zlib._Decompress | None = None
        self.member = offset

    def offset(self) -> int:
        if self.at == len(self.buffer):
            if self.unzip is None:
                return self.file.tell() - len(self.packed)
            self.more()
        return self.member

    def more(self) -> bool:
        while True:
            if self.unzip is None and not self._begin():
                return False
            found, waiting = self._unpack()
            if found:
                self.buffer, self.at = self.buffer[self.at :] + found, 0
                return True
            if not waiting:
                return False

    def after_record(self) -> int:
        super().after_record()
        if self.at == len(self.buffer) and self.unzip is not None:  # the checksum stands behind the last byte
            self.buffer, self.at = self._unpack()[0], 0
        return self.offset()

    def _begin(self) -> bool:
        self.packed = self.packed.lstrip(b"\0")  # some tools fill a block up
        while len(self.packed) < len(GZIP) and (found := self.file.read(BLOCK)):
            self.packed = (self.packed + found).lstrip(b"\0")
        if not self.packed:
            return False
        if not self.packed.startswith(GZIP):
            raise BrokenError("no record begins here")
        self.member = self.file.tell() - len(self.packed)
        self.unzip = zlib.decompressobj(zlib.MAX_WBITS | 16)
        return True

    def _unpack(self) -> tuple[bytes, bool]:
        """The next bytes of the open member, and whether others may follow in the file."""
        packed = self.packed or self.file.read(BLOCK)
        if self.unzip is None:
            return b"", False
        try:
            found = self.unzip.decompress(packed, 4 * BLOCK)
        except zlib.error as error:
            raise BrokenError("damaged gzip data") from error
        self.packed = self.unzip.unused_data if self.unzip.eof else self.unzip.unconsumed_tail
        if self.unzip.eof:
            self.unzip = None
        return found, bool(packed)

    def to_next_record(self, start: int) -> bool:
        place, kept = start + 1, b""
        self.file.seek(place)
        while found := self.file.read(BLOCK):
            kept += found
            at = kept.find(GZIP)
            if at >= 0:
                self.move(place + at)
                return True
            place += max(0, len(kept) - len(GZIP) + 1)
            kept = kept[max(0, len(kept) - len(GZIP) + 1) :]
        return False
