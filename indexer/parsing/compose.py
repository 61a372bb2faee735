"""Text with blocks and marks, written from left to right by the parsers of all formats.

The composer is the one place that decides about white space: blocks are parted by a line break, runs of blanks
become one, and a line break inside a Chinese sentence becomes nothing, inside an English one a space.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from indexer.model import Block, BlockKind, Mark, MarkKind

HAN = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")
"""Characters that take no space at a line break: CJK ideographs, kana and full-width forms."""
BLANKS = re.compile(r"[\s\u200b\ufeff\u00ad]+")
UNEVEN = re.compile(r"[\n\t\u200b\ufeff\xad]|  ")
BREAK = "\n"


@dataclass(frozen=True, slots=True)
class Composed:
    """The outcome: what an `Article` takes over as `text`, `blocks` and `marks`."""

    text: str
    blocks: tuple[Block, ...]
    marks: tuple[Mark, ...]


@dataclass(slots=True)
class Composer:
    """Collects blocks; `begin` a block, `write` its text, `open_mark` and `close_mark` inside it, `end` it."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    blocks: list[Block] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    kind: BlockKind | None = None
    level: int = 0
    detail: str = ""
    start: int = 0
    tail: str = ""
    broken: bool = False
    opened: list[tuple[MarkKind, int, str]] = field(default_factory=list)

    def begin(self, kind: BlockKind, level: int = 0, detail: str = "") -> None:
        """Start a block; one that is still open ends here."""
        if self.kind is not None:
            self.end()
        self.kind, self.level, self.detail = kind, level, detail
        self.start = self.length + 1 if self.parts else 0
        self.tail, self.broken = "", False

    def write(self, text: str) -> None:
        """Add running text to the open block, or to a new paragraph."""
        if UNEVEN.search(text):
            text = BLANKS.sub(" ", text)
        if self.kind is None and text.strip():
            self.begin("paragraph")
        tail = self.tail
        if not tail or tail == " ":
            text = text.lstrip()
        if not text:
            return
        if not tail:
            text = BREAK + text if self.parts else text
        elif self.broken and tail != " " and text[0] != " " and not (HAN.match(tail) and HAN.match(text)):
            text = " " + text
        self.broken = False
        self.parts.append(text)
        self.length += len(text)
        self.tail = text[-1]

    def verbatim(self, text: str, kind: BlockKind, detail: str = "") -> None:
        """Add a whole block whose white space counts: code, a formula, the cells of a table."""
        self.begin(kind, 0, detail)
        text = text.strip("\n").rstrip()
        if text.strip():
            if self.parts:
                self._append(BREAK)
            self._append(text)
            self.tail = text[-1]
        self.end()

    def soft_break(self) -> None:
        """A line ends in the source but not in what a reader sees."""
        self.broken = bool(self.tail)

    def end(self) -> None:
        """Close the open block; an empty one leaves no trace."""
        while self.tail in {" ", "\t"}:
            self._trim()
        end = self.length
        if self.kind is not None and self.tail and end > self.start:
            self.blocks.append(Block(self.kind, self.start, end, self.level, self.detail))
            if self.opened:
                self._split_marks(end)
        self.kind, self.tail, self.broken = None, "", False

    def open_mark(self, kind: MarkKind, target: str = "") -> None:
        """Begin a mark at the next character that is written."""
        self.opened.append((kind, self._position(), target))

    def close_mark(self, kind: MarkKind) -> None:
        """End the innermost open mark of this kind."""
        for at in range(len(self.opened) - 1, -1, -1):
            if self.opened[at][0] == kind:
                _, start, target = self.opened.pop(at)
                if self.length > start:
                    self.marks.append(Mark(kind, start, self.length, target))
                return

    def composed(self) -> Composed:
        """Everything that was written; the composer is spent."""
        self.end()
        text = "".join(self.parts)
        marks = sorted((m for m in map(_trimmer(text), self.marks) if m.end > m.start), key=lambda m: (m.start, -m.end))
        return Composed(text, tuple(self.blocks), tuple(marks))

    def _append(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def _trim(self) -> None:
        last = self.parts.pop()
        kept = last.rstrip()
        self.length -= len(last) - len(kept)
        if kept:
            self.parts.append(kept)
        before = self.parts[-1][-1] if self.parts and self.length > self.start else ""
        self.tail = before

    def _position(self) -> int:
        return self.length if self.tail or not self.parts else self.length + 1

    def _split_marks(self, end: int) -> None:
        """Marks do not reach over the end of a block: a part ends here, the rest goes on in the next."""
        self.marks.extend(Mark(kind, start, end, target) for kind, start, target in self.opened if start < end)
        self.opened = [(kind, max(start, end + 1), target) for kind, start, target in self.opened]


def _trimmer(text: str) -> Callable[[Mark], Mark]:
    """A function that takes white space off both ends of a mark."""

    def trimmed(mark: Mark) -> Mark:
        start, end = mark.start, min(mark.end, len(text))
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        return mark if (start, end) == (mark.start, mark.end) else mark._replace(start=start, end=end)

    return trimmed
