"""Text with blocks and marks, written from left to right by the parsers of all formats.

The composer is the one place that decides about white space: blocks are parted by a line break, runs of blanks
become one, and a line break inside a Chinese sentence becomes nothing, inside an English one a space. It decides when
a block ends, for all of it at once: most blocks need no more than a look, in C.
"""

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from itertools import accumulate, pairwise

from indexer.model import Block, BlockKind, Mark, MarkKind
from indexer.parsing.codelines import is_code
from indexer.text.scripts import either

HAN = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")
"""Characters that take no space at a line break: CJK ideographs, kana and full-width forms."""
UNEVEN = re.compile(r"[\s\u200b\ufeff\u00ad]{2,}|[^\S ]|[\u200b\ufeff\u00ad]|\A | \Z")
"""Blanks other than one space between two words."""
INVISIBLE = "\u200b\ufeff\u00ad"
"""Zero-width space, byte order mark and soft hyphen: where they stand alone, nothing is to be seen."""
BREAK = "\n"
LINE = "\v"
"""A line that ends in what a reader sees, too."""
LINES = frozenset({"paragraph", "item", "quote"})
"""Blocks of which lines are kept."""
LED = re.compile(
    r"[\u3400-\u9fff]{1,8}(?:（[^（）\n]{1,16}）)?：|\d{1,2}(?:[、．)）]|\.(?!\d))|[①-⑳]|[（(][一二三四五六七八九十\d]{1,2}[)）]|[一二三四五六七八九十]{1,3}、|"
    r"第[一二三四五六七八九十]{1,2}[，、：步]|[QA]\d{0,2}[：:]|[A-Za-z][A-Za-z\d_.+-]{0,15}："
)
"""What begins a line that is one of several: 优点：, 2、"""
HEADED = either(r"(?:第[一二三四五六七八九十\d]{1,3}(?:[章节篇讲步]|部分)|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,2}[)）]|\d{1,2}[、．])[ \t]?[^。；;！!？?，,：:\s][^。；;！!？?，,：:]{0,24}")
"""A line that heads those after it: 一、数据类型."""
LONGEST_HEADED = 40
"""Characters of such a line, at most."""

_block: Callable[[tuple[object, ...]], Block] = partial(tuple.__new__, Block)
_mark: Callable[[tuple[object, ...]], Mark] = partial(tuple.__new__, Mark)
"""Named tuples from tuples of the right length, a third of the time that their own constructors take."""


@dataclass(frozen=True, slots=True)
class Composed:
    """The outcome: what an `Article` takes over as `text`, `blocks` and `marks`."""

    text: str
    blocks: tuple[Block, ...]
    marks: tuple[Mark, ...]


@dataclass(slots=True)
class Composer:
    """Collects blocks; `begin` a block, `write` its text, `open_mark` and `close_mark` inside it, `end` it.

    `pieces` is the text of the open block, as it came. Marks count in pieces until the block ends.
    """

    pieces: list[str] = field(default_factory=list)
    kind: BlockKind | None = None
    level: int = 0
    detail: str = ""
    texts: list[str] = field(default_factory=list)
    length: int = -len(BREAK)
    blocks: list[tuple[BlockKind, int, int, int, str]] = field(default_factory=list)
    marks: list[tuple[MarkKind, int, int, str]] = field(default_factory=list)
    opened: list[tuple[MarkKind, int, str]] = field(default_factory=list)
    closed: list[tuple[MarkKind, int, int, str]] = field(default_factory=list)

    @property
    def tail(self) -> str:
        """What was written last in the open block; empty where that is nothing."""
        return self.pieces[-1] if self.pieces else ""

    def begin(self, kind: BlockKind, level: int = 0, detail: str = "") -> None:
        """Start a block; one that is still open ends here."""
        if self.pieces:
            self._close()
        self.kind, self.level, self.detail = kind, level, detail

    def write(self, text: str) -> None:
        """Add running text to the open block, or to a new paragraph."""
        if self.pieces or (text and not text.isspace()):
            self.pieces.append(text)

    def soft_break(self) -> None:
        """A line ends in the source but not in what a reader sees, unless it is all in bold type: that heads what follows."""
        if self.pieces:
            kind, first, last, _ = self.closed[-1] if self.closed else ("", 0, 0, "")
            heads = kind == "strong" and last == len(self.pieces) and (first == 0 or self.pieces[first - 1] in {BREAK, LINE})
            self.pieces.append(LINE if heads else BREAK)

    def line_break(self) -> None:
        """A line ends, of a block that goes on."""
        if self.pieces:
            self.pieces.append(LINE)

    def verbatim(self, text: str, kind: BlockKind, detail: str = "") -> None:
        """Add a whole block whose white space counts: code, a formula, the cells of a table."""
        self.begin(kind, 0, detail)
        text = text.strip("\n").rstrip()
        if text and not text.isspace():
            self._add(text)
        self.kind = None

    def end(self) -> None:
        """Close the open block; an empty one leaves no trace."""
        if self.pieces:
            self._close()
        self.kind = None

    def open_mark(self, kind: MarkKind, target: str = "") -> None:
        """Begin a mark at the next character that is written."""
        self.opened.append((kind, len(self.pieces), target))

    def close_mark(self, kind: MarkKind) -> None:
        """End the innermost open mark of this kind; in a heading, which stands out anyhow, bold type and emphasis mark nothing."""
        for at in range(len(self.opened) - 1, -1, -1):
            if self.opened[at][0] == kind:
                _, first, target = self.opened.pop(at)
                if len(self.pieces) > first and not (self.kind == "heading" and kind in {"strong", "emphasis"}):
                    self.closed.append((kind, first, len(self.pieces), target))
                return

    def write_marked(self, text: str, kind: MarkKind) -> None:
        """Add running text that has a mark of its own."""
        self.closed.append((kind, len(self.pieces), len(self.pieces) + 1, ""))
        self.pieces.append(text)

    def append(self, other: "Composer") -> None:
        """Add all blocks of another composer, which is spent."""
        self.end()
        other.end()
        shift = self.length + len(BREAK)
        self.texts += other.texts
        for kind, start, end, level, detail in other.blocks:
            self.blocks.append((kind, start + shift, end + shift, level, detail))
        self.marks += [(kind, start + shift, end + shift, target) for kind, start, end, target in other.marks]
        self.length = shift + other.length

    def composed(self) -> Composed:
        """Everything that was written; the composer is spent."""
        self.end()
        return Composed(BREAK.join(self.texts), tuple(map(_block, self.blocks)), tuple(map(_mark, self.marks)))

    def _close(self) -> None:
        """The open block's pieces as its text."""
        pieces = self.pieces
        if BREAK in pieces and (self.kind is None or self.kind in LINES):
            _keep_code(pieces)
        text = "".join(pieces)
        if self.opened:
            self._split_marks()
        places = list(accumulate(map(len, pieces), initial=0)) if self.closed else []
        if not text.isprintable() or "  " in text or text[:1] == " " or text[-1:] == " ":
            text, places = _even(text, places, self.kind is None or self.kind in LINES)
        if text:
            start = self._add(text)
            if places:
                self._place(start, text, places)
        pieces.clear()
        self.closed.clear()

    def _add(self, text: str) -> int:
        """Where the block that holds `text` begins."""
        start = self.length + len(BREAK)
        self.length = end = start + len(text)
        self.texts.append(text)
        self.blocks.append((self.kind or "paragraph", start, end, self.level, self.detail))
        return start

    def _split_marks(self) -> None:
        """Marks do not reach over the end of a block: a part ends here, the rest goes on in the next."""
        self.closed += [(kind, first, len(self.pieces), target) for kind, first, target in self.opened]
        self.opened = [(kind, 0, target) for kind, _, target in self.opened]

    def _place(self, start: int, text: str, places: list[int]) -> None:
        """Add the marks of a block: outer before inner ones, without white space at their ends."""
        found: list[tuple[MarkKind, int, int, str]] = []
        ordered, before = True, -1
        for kind, first, last, target in self.closed:
            begin, end = places[first], places[last]
            while begin < end and text[begin] == " ":
                begin += 1
            while begin < end and text[end - 1] == " ":
                end -= 1
            if begin < end:
                found.append((kind, start + begin, start + end, target))
                ordered, before = ordered and begin > before, begin
        if not ordered:
            found.sort(key=lambda mark: (mark[1], -mark[2]))
        self.marks += found


def _keep_code(pieces: list[str]) -> None:
    """Line breaks beside lines of code stay: nobody wraps those."""
    breaks = [at for at, piece in enumerate(pieces) if piece in {BREAK, LINE}]
    for first, last in pairwise([-1, *breaks, len(pieces)]):
        if is_code("".join(pieces[first + 1 : last])):
            for at in (first, last):
                if 0 <= at < len(pieces):
                    pieces[at] = LINE


def _even(text: str, places: list[int], lines: bool) -> tuple[str, list[int]]:
    """The text of a block with even white space, of `lines` or one, and where `places` of the uneven one are in it; in a run, its begin."""
    parts: list[str] = []
    at = length = 0
    starts, ends, shifts = [], [0], [0]
    for run in UNEVEN.finditer(text):
        start, end = run.span()
        gap = _gap(text, start, end)
        if lines and start > 0 and end < len(text) and _ends_line(text, start, end):
            gap = BREAK
        parts += (text[at:start], gap)
        length += start - at + len(gap)
        at = end
        starts.append(start)
        ends.append(end)
        shifts.append(length - end)
    parts.append(text[at:])
    starts.append(len(text))
    before = [bisect_right(ends, place) - 1 for place in places]
    return "".join(parts), [min(place, starts[run]) + shifts[run] for place, run in zip(places, before, strict=True)]


def _gap(text: str, start: int, end: int) -> str:
    """What a reader sees of the blanks in `text[start:end]`."""
    if start == 0 or end == len(text):
        return ""
    run = text[start:end]
    if BREAK in run and HAN.match(text[start - 1]) and HAN.match(text[end]):
        return ""
    return " " if run.strip(INVISIBLE) else ""


def _ends_line(text: str, start: int, end: int) -> bool:
    """Whether the blanks in `text[start:end]` end a line that a reader sees as one, or before one of several."""
    run = text[start:end]
    if LINE in run or BREAK not in run:
        return LINE in run
    if LED.match(text, end):
        return True
    low = max(0, start - LONGEST_HEADED)
    line = max(text.rfind(BREAK, low, start), text.rfind(LINE, low, start)) + 1
    return (line > 0 or low == 0) and HEADED.fullmatch(text, line, start) is not None
