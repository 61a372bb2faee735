"""Org to blocks and marks, and what a file says of itself: its keywords and the properties above its text.

Read is what Org itself exports (https://orgmode.org/worg/org-syntax.html): no comments, drawers, plans or subtrees that are not for others. Each line is looked
at once.
"""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from indexer.model import BlockKind
from indexer.parsing.compose import Composed, Composer
from indexer.parsing.org.fields import FileFields
from indexer.parsing.org.inline import plain, write_inline

HEADING = re.compile(r"(\*+)[ \t]+(.*)")
STATE = re.compile(r"(?:TODO|DONE|NEXT|WAIT(?:ING)?|HOLD|STARTED|DOING|SOMEDAY|MAYBE|CANCELL?ED|KILL|PROJ|IDEA|FIXME)(?:[ \t]+|$)")
"""States of a task that Emacs, Doom and Spacemacs know."""
PRIORITY = re.compile(r"\[#[A-Z\d]\][ \t]*")
COMMENTED = re.compile(r"COMMENT(?:[ \t]|$)")
HEADING_TAGS = re.compile(r"(?<![^ \t])(:[\w@#%:]{1,200}:)$")
COOKIE = re.compile(r"\[\d*(?:/\d*|%)\]")
NOT_FOR_OTHERS = frozenset({"noexport", "ARCHIVE"})
KEYWORD = re.compile(r"[ \t]*#\+([A-Za-z_]+(?:\[[^\]\n]*\])?):[ \t]*(.*)")
BLOCK = re.compile(r"[ \t]*#\+begin(?:_([\w-]+)|:[ \t]*(\S*))[ \t]*(.*)", re.I)
BLOCK_END = re.compile(r"[ \t]*#\+end(?:_([\w-]+)|:?)[ \t]*", re.I)
COMMENT = re.compile(r"[ \t]*#(?:[ \t]|$)")
DRAWER = re.compile(r"[ \t]*:([\w-]+):[ \t]*")
PROPERTY = re.compile(r"[ \t]*:([\w-]+):[ \t]+(.*)")
PLAN = re.compile(r"[ \t]*(?:(?:SCHEDULED|DEADLINE|CLOSED|CLOCK):[ \t]*[<\[][^>\]\n]*[>\]][^\n]*)")
ITEM = re.compile(r"([ \t]*)(?:([-+])|(?<=[ \t])\*|(\d{1,9}|[A-Za-z])[.)])(?:[ \t]+|$)(?:\[@\d+\][ \t]*)?(?:\[[ xX-]\][ \t]+)?")
TERM = re.compile(r"(.{1,200}?)[ \t]+::(?:[ \t]+|$)")
ROW = re.compile(r"[ \t]*\|(.*)")
RULE = re.compile(r"[ \t]*\|-[-+|]*[ \t]*")
FIXED = re.compile(r"[ \t]*:(?:[ \t](.*)|$)")
LINE = re.compile(r"[ \t]*-{5,}[ \t]*")
NOTE = re.compile(r"\[fn:([\w-]+)\][ \t]*(.*)")
FORMULA = re.compile(r"[ \t]*\\begin\{([\w*]+)\}")
DISPLAYED = re.compile(r"[ \t]*(?:\\\[|\$\$)")
ESCAPED = re.compile(r"^([ \t]*),(?=\*|#\+|,)", re.M)
CODE = frozenset({"src", "example", "scr"})
UNSEEN = frozenset({"export", "comment", "toc", "clocktable", "html", "latex"})
"""Blocks for one form of output, or that Org fills."""
DRAWER_LINES = 200
"""A drawer of more lines is none."""
DEPTH = 20
"""Of blocks in blocks."""
TAGS = re.compile(r"[ \t]*[-+][ \t]+tags?[ \t]+::[ \t]+(.*)", re.I)
"""How the notes of Org-roam begin that were written before it had FILETAGS."""


@dataclass(frozen=True, slots=True)
class ReadOrg:
    """What the file says of itself, by the names of a front matter, and its text; `sections` is how many headings are above all others."""

    fields: Mapping[str, object]
    body: Composed
    sections: int


def compose_org(text: str) -> ReadOrg:
    """The blocks and marks of an Org file.

    >>> read = compose_org("#+TITLE: 锁\\n#+FILETAGS: :JVM:并发:\\n* TODO 偏向锁 :draft:\\n- *撤销* :: 等到 =safepoint=")
    >>> read.body.text, read.fields
    ('偏向锁\\n撤销：等到 safepoint', {'title': '锁', 'tags': ['JVM', '并发']})
    """
    writer = _Writer(text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n"))
    writer.read(len(writer.lines))
    tops = [level for kind, _, _, level, _ in writer.body.blocks if kind == "heading"]
    return ReadOrg(writer.file.fields, writer.composed(), tops.count(min(tops, default=0)))


class _Ends:
    """The lines that end blocks, by their names, those that end drawers (under a colon) and the headings of the first level (an asterisk)."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines: dict[str, list[int]] = {}
        self.count = len(lines)
        for at, line in enumerate(lines):
            if line[:2] == "* ":
                self.lines.setdefault("*", []).append(at)
            elif "#+" in line and (found := BLOCK_END.fullmatch(line)):
                self.lines.setdefault((found[1] or "").lower(), []).append(at)
            elif ":" in line and line.strip().upper() == ":END:":
                self.lines.setdefault(":", []).append(at)

    def next(self, name: str, at: int) -> int:
        """The first such line from `at` on; behind the last line where there is none."""
        places = self.lines.get(name, [])
        found = bisect_left(places, at)
        return places[found] if found < len(places) else self.count


@dataclass(slots=True)
class _Writer:
    """Where in the file its reader stands. A paragraph waits in `paragraph` for its last line; of the open lists `indents` has the margins."""

    lines: list[str]
    at: int = 0
    file: FileFields = field(default_factory=FileFields)
    body: Composer = field(default_factory=Composer)
    notes: Composer = field(default_factory=Composer)
    numbers: dict[str, int] = field(default_factory=dict)
    paragraph: list[str] = field(default_factory=list)
    indents: list[int] = field(default_factory=list)
    ends: "_Ends" = field(init=False)
    depth: int = 0
    quoted: bool = False
    headed: bool = False

    def __post_init__(self) -> None:
        self.ends = _Ends(self.lines)

    def composed(self) -> Composed:
        """Everything that was read, the notes at the end."""
        self.close()
        self.body.end()
        if self.notes.texts or self.notes.pieces:
            self.body.append(self.notes)
        return self.body.composed()

    def read(self, end: int) -> None:
        """Read the lines up to `end`."""
        while self.at < end:
            line = self.lines[self.at]
            self.at += 1
            if not line.strip():
                self.close()
            elif line[0] == "*" and (found := HEADING.match(line)):
                self.heading(found)
            elif not self.special(line, line.lstrip()[0], end):
                self.text(line)
        self.close()

    def special(self, line: str, sign: str, end: int) -> bool:
        """Whether a line is no text: what it begins was read."""
        if sign == "#":
            return self.keyword(line, end)
        if sign == ":":
            return self.drawer(line, end) or self.fixed(line, end)
        if sign == "|" and ROW.match(line):
            self.table(end)
        elif sign in "\\$" and (found := FORMULA.match(line) or DISPLAYED.match(line)) and (closing := self.closing(found, end)):
            self.close()
            self.body.verbatim("\n".join(self.lines[self.at - 1 : closing]).strip().removeprefix("\\[").removesuffix("\\]").strip("$"), "formula")
            self.at = closing
        elif sign == "[" and (found := NOTE.match(line)):
            self.note(found, end)
        elif sign in "-+" and not self.headed and (found := TAGS.fullmatch(line)):
            self.file.say("tags", ",".join(re.split(r",|(?<=\]\])[ \t]+(?=\[\[)", found[1])))
        else:
            return (sign in "SDC" and PLAN.fullmatch(line) is not None) or (sign == "-" and LINE.fullmatch(line) is not None)
        return True

    def heading(self, found: re.Match[str]) -> None:
        """A heading; with all below it where that is not for others."""
        self.close()
        self.indents.clear()
        title, level = found[2].strip(), len(found[1])
        tags = HEADING_TAGS.search(title)
        if tags:
            title = title[: tags.start()].strip()
        if (tags and NOT_FOR_OTHERS & set(tags[1].split(":"))) or COMMENTED.match(title):
            while self.at < len(self.lines) and not ((below := HEADING.match(self.lines[self.at])) and len(below[1]) <= level):
                self.at += 1
            return
        title = COOKIE.sub("", PRIORITY.sub("", STATE.sub("", title, count=1), count=1)).strip()
        self.headed = True
        self.body.begin("heading", min(level, 6))
        write_inline(self.body, title, self.number_of)
        self.body.end()

    def keyword(self, line: str, end: int) -> bool:
        """A block, a keyword or a comment."""
        if block := BLOCK.fullmatch(line):
            self.block(block, end)
        elif found := KEYWORD.fullmatch(line):
            self.close()
            if not self.headed or found[1].lower() == "title":
                self.file.say(found[1], found[2])
        elif not COMMENT.match(line) and not BLOCK_END.fullmatch(line):
            return False
        return True

    def block(self, found: re.Match[str], end: int) -> None:
        """A block: code, a quotation, or text in a box."""
        name = (found[1] or found[2] or "").lower()
        closing = self.end_of_block(found[1], end)
        if closing < 0:
            return
        self.close()
        inside, indents, quoted = self.lines[self.at : closing], list(self.indents), self.quoted
        if name in CODE:
            language = found[3].split(maxsplit=1)[0].lower() if name != "example" and found[3] and found[3][0] not in "-:" else ""
            self.body.verbatim(ESCAPED.sub(r"\1", _left("\n".join(inside))), "code", language)
        elif name not in UNSEEN:
            self.indents.clear()
            self.quoted = quoted or name in {"quote", "verse"}
            self.depth += 1
            self.read(closing)
            self.depth -= 1
            self.indents, self.quoted = indents, quoted
        self.at = closing + 1

    def end_of_block(self, name: str | None, end: int) -> int:
        """The line that ends a block of a name; -1 where none does."""
        found = self.ends.next((name or "").lower(), self.at)
        return found if self.depth < DEPTH and found < min(end, self.ends.next("*", self.at)) else -1

    def drawer(self, line: str, end: int) -> bool:
        """A drawer; the one above all text has properties of the file."""
        if not DRAWER.fullmatch(line):
            return False
        if line.strip().upper() == ":END:":
            return True
        at = self.ends.next(":", self.at)
        if not self.at <= at < min(end, self.at + DRAWER_LINES, self.ends.next("*", self.at)):
            return False
        if not self.headed and not self.body.blocks:
            for found in filter(None, map(PROPERTY.fullmatch, self.lines[self.at : at])):
                self.file.say(found[1], found[2])
        self.close()
        self.at = at + 1
        return True

    def fixed(self, line: str, end: int) -> bool:
        """Lines behind colons: output, code."""
        if not FIXED.fullmatch(line):
            return False
        self.close()
        first = self.at - 1
        while self.at < end and FIXED.fullmatch(self.lines[self.at]):
            self.at += 1
        found = (FIXED.fullmatch(self.lines[at]) for at in range(first, self.at))
        self.body.verbatim("\n".join((row[1] or "") if row else "" for row in found), "code")
        return True

    def table(self, end: int) -> None:
        """A table; a rule below its first row makes that one its head."""
        self.close()
        rows: list[str] = []
        headed = False
        self.at -= 1
        while self.at < end and (found := ROW.match(self.lines[self.at])):
            if RULE.fullmatch(self.lines[self.at]):
                headed = headed or len(rows) == 1
            else:
                rows.append("\t".join(plain(cell).strip() for cell in found[1].strip().removesuffix("|").split("|")))
            self.at += 1
        self.body.verbatim("\n".join(filter(str.strip, rows)), "table", "header" if headed else "")

    def closing(self, found: re.Match[str], end: int) -> int:
        """The line after a displayed formula that begins here; 0 where it does not end."""
        sign = f"\\end{{{found[1]}}}" if found.re is FORMULA else "\\]" if "\\[" in found[0] else "$$"
        for at in range(self.at - 1, min(end, self.at + DRAWER_LINES)):
            line = self.lines[at][found.end() :] if at == self.at - 1 else self.lines[at]
            if sign in line:
                return at + 1 if line.rstrip().endswith(sign) else 0
            if not line.strip() and at >= self.at:
                return 0
        return 0

    def note(self, found: re.Match[str], end: int) -> None:
        """A note, which stands below the text."""
        self.close()
        said = [found[2]]
        while self.at < end and self.lines[self.at].strip() and not self.lines[self.at].startswith(("[fn:", "*", "#+")):
            said.append(self.lines[self.at])
            self.at += 1
        self.notes.begin("item", 1, str(self.number_of(found[1])))
        write_inline(self.notes, "\n".join(said), self.number_of)
        self.notes.end()

    def text(self, line: str) -> None:
        """A line of an item or of a paragraph."""
        found = ITEM.match(line)
        wide = line.expandtabs(8)
        margin = len(wide) - len(wide.lstrip())
        if found is None:
            if not self.paragraph:
                while self.indents and margin <= self.indents[-1]:
                    self.indents.pop()
                self.begin("+")
            self.paragraph.append(line.strip())
            return
        self.close()
        while self.indents and margin < self.indents[-1]:
            self.indents.pop()
        if not self.indents or margin > self.indents[-1]:
            self.indents.append(margin)
        self.begin(found[3] if found[3] and found[3].isdigit() else "")
        self.paragraph.append(line[found.end() :].strip())

    def begin(self, detail: str) -> None:
        """A block of text begins, as an item where a list is open."""
        kind: BlockKind = "item" if self.indents else "quote" if self.quoted else "paragraph"
        self.body.begin(kind, len(self.indents), detail if self.indents else "")

    def close(self) -> None:
        """The paragraph that waits is written."""
        if not self.paragraph:
            return
        said = "\n".join(self.paragraph)
        term = TERM.match(said) if self.indents and self.body.kind == "item" else None
        if term and "\n" not in term[1]:
            self.body.open_mark("strong")
            write_inline(self.body, term[1], self.number_of)
            self.body.close_mark("strong")
            said = said[term.end() :]
            self.body.write(": " if plain(term[1])[-1:].isascii() else "：")
        write_inline(self.body, said, self.number_of)
        self.body.end()
        self.paragraph.clear()

    def number_of(self, note: str) -> int:
        """The number of a note, by the first place that refers to it."""
        return self.numbers.setdefault(note, len(self.numbers) + 1)


def _left(code: str) -> str:
    """Code at the left margin."""
    lines = code.expandtabs(8).split("\n") if "\t" in code[:1] else code.split("\n")
    margins = [len(line) - len(line.lstrip(" ")) for line in lines if line.strip()]
    margin = min(margins, default=0)
    return "\n".join(line[margin:] for line in lines) if margin else code


