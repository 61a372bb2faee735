"""AsciiDoc to blocks and marks, and what its header says. Each line is looked at once, by https://docs.asciidoctor.org/asciidoc/latest/."""

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field

from indexer.model import BlockKind
from indexer.parsing.asciidoc.inline import plain, write_inline
from indexer.parsing.compose import Composed, Composer

HEADING = re.compile(r"(={1,6}|#{1,6})[ \t]+(\S.*)")
ATTRIBUTE = re.compile(r":!?([\w-]+)!?:(?:[ \t]+(.*))?")
AUTHOR = re.compile(r"([^\W\d][^<>;:|=\n]{0,80}?)[ \t]*<[^<>\n]{3,100}>.*")
REVISION = re.compile(r"(?:v?\d[\w.]*,[ \t]*)?(\d{4}-\d\d-\d\d|\d{1,2} \w+ \d{4}|\w+ \d{1,2}, \d{4})\b.*")
STYLE = re.compile(r"\[(?!\[)([^\n]{0,400})\][ \t]*")
LANGUAGE = re.compile(r"(?:source|,)[^,\]]*,[ \t]*\"?([\w+#-]+)")
ANCHOR = re.compile(r"(?:\[\[[^\[\]\n]{0,200}\]\])+[ \t]*")
NAMED = re.compile(r"\[\[([^\[\],\n]{1,200})(?:,[^\[\]\n]{0,200})?\]\][ \t]*")
PLACE = re.compile(r"<<#?([^<>,\n]{1,200})>>")
TITLE = re.compile(r"\.(?=[^\s.])(.*)")
FENCE = re.compile(r"(-{4,}|\.{4,}|={4,}|\*{4,}|_{4,}|\+{4,}|/{4,}|--|```+)(?:[ \t]*|(?<=`)([\w+#-]+)[ \t]*)")
FENCES = frozenset("-.=*_+/`|!,:")
TABLE = re.compile(r"[|!,:]={3,}[ \t]*")
DIRECTIVE = re.compile(r"(?:ifn?def|ifeval|endif|include|image|video|audio|toc|gist|plantuml)::[^\n]*|'{3,}|<{3,}|\*{3}|- - -")
ITEM = re.compile(r"[ \t]*(?:(\*{1,5}|-|•)|(\.{1,5})|(\d{1,3}|[a-zA-Z])\.|<(\d{1,3}|\.)>)[ \t]+(?:\[[ xX*]\][ \t]+)?(?=\S)")
TERM = re.compile(r"[ \t]*(\S.{0,200}?)(:{2,4}|;;)(?:[ \t]+(.*)|[ \t]*$)")
ADMONITION = re.compile(r"(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION):[ \t]+")
CALLOUT = re.compile(r"(?<![ \t])[ \t]*+(?:(?:(?://|#|--|;;)[ \t]*+)?(?:<(?:\d{1,2}|\.)>[ \t]*+){1,20}|<!--(?:\d{1,2}|\.)-->[ \t]*+)$", re.M)
INCLUDED = re.compile(r"^include::[^\s\[\]]{1,500}\[[^\[\]\n]{0,300}\][ \t]*$\n?", re.M)
"""A line for which code of another file stands on the page: no code itself."""
REFERENCE = re.compile(r"\{([\w-]{1,60})\}")
CELL = re.compile(r"(?<!\\)(?:\b(?:\d+\+|\.\d+\+|\d+\.\d+\+|\d+\*))?(?:(?<=[\s\d+*])[<^>.]{0,3}[aehlmsdv]?)?\|")
COLUMNS = re.compile(r"cols=(?:\"([^\"]*)\"|([^\],]+))")
FIELDS = {
    "author": "author", "revdate": "date", "date": "date", "docdate": "date", "published_at": "date", "keywords": "tags", "tags": "tags", "page-tags": "tags", "jbake-tags": "tags", "jbake-date": "date",
    "hp-tags": "tags", "category": "categories", "categories": "categories", "page-category": "categories", "description": "description", "lang": "language", "title": "title", "doctitle": "title", "draft": "draft",
}  # fmt: skip
"""Attributes of a document, by the names of a front matter."""
BUILT_IN = {"nbsp": " ", "sp": " ", "empty": "", "zwsp": "", "plus": "+", "amp": "&", "lt": "<", "gt": ">", "apos": "'", "quot": '"', "asterisk": "*", "vbar": "|", "cpp": "C++", "startsb": "[", "endsb": "]"}
LONGEST_VALUE, LONGEST_STYLE = 300, 2000
"""Characters of an attribute or a heading that stands in place of its name, since values may hold values; and of the lines in brackets above a block."""
DEPTH = 20
"""Of blocks in blocks."""
CONTINUED = "+"


@dataclass(frozen=True, slots=True)
class ReadAsciiDoc:
    """What the header says, by the names of a front matter, and the text; `is_frame` where that is in other files alone."""

    fields: Mapping[str, str]
    body: Composed
    is_frame: bool


def compose_asciidoc(text: str) -> ReadAsciiDoc:
    """The blocks and marks of an AsciiDoc text, and what its header says.

    >>> read = compose_asciidoc("= 锁的升级\\n小明 <a@b.example>\\n:keywords: JVM, 并发\\n\\n== 偏向锁\\n* 快 +\\n`safepoint`:: 线程停下")
    >>> read.fields["title"], read.fields["author"], read.fields["tags"], read.body.text.split("\\n")
    ('锁的升级', '小明', 'JVM, 并发', ['偏向锁', '快', 'safepoint：线程停下'])
    """
    writer = _Writer(text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n"))
    writer.header()
    writer.read(len(writer.lines))
    body = writer.body.composed()
    return ReadAsciiDoc(writer.fields, body, writer.includes and all(block.kind == "heading" for block in body.blocks))


@dataclass(slots=True)
class _Writer:
    """Where in the text its reader stands. A paragraph waits in `paragraph` for its last line; of the open lists `signs` has the signs."""

    lines: list[str]
    at: int = 0
    fields: dict[str, str] = field(default_factory=dict)
    known: dict[str, str] = field(default_factory=lambda: dict(BUILT_IN))
    body: Composer = field(default_factory=Composer)
    paragraph: list[str] = field(default_factory=list)
    signs: list[str] = field(default_factory=list)
    style: str = ""
    after_blank: bool = False
    quoted: bool = False
    depth: int = 0
    places: dict[str, list[int]] = field(default_factory=dict)
    """The lines of signs, by the signs."""
    titles: dict[str, str] = field(default_factory=dict)
    """The headings, by the names that stand above them."""
    includes: bool = False

    def __post_init__(self) -> None:
        for at, line in enumerate(self.lines):
            if line.startswith("[[") and (named := NAMED.fullmatch(line)) and at + 1 < len(self.lines) and (heading := HEADING.fullmatch(self.lines[at + 1])):
                self.titles[named[1]] = plain(heading[2][:LONGEST_VALUE])
            if line[:1] in FENCES and (FENCE.fullmatch(line) or TABLE.fullmatch(line)):
                self.places.setdefault(line.strip(), []).append(at)

    def header(self) -> None:
        """The title, the lines of its author and its date, and attributes."""
        while self.at < len(self.lines) and (not self.lines[self.at].strip() or self.lines[self.at].startswith(("//", ":", "[[", "[#"))) and not self.lines[self.at].startswith("////"):
            self.attribute(self.lines[self.at])
            self.at += 1
        found = HEADING.fullmatch(self.lines[self.at]) if self.at < len(self.lines) else None
        if found is None or len(found[1]) != 1:
            return
        self.fields["title"] = plain(self.filled(found[2]))
        self.at += 1
        while self.at < len(self.lines) and self.lines[self.at].strip():
            line = self.lines[self.at]
            if author := AUTHOR.fullmatch(line):
                self.fields.setdefault("author", author[1])
            elif revised := REVISION.fullmatch(line):
                self.fields.setdefault("date", revised[1])
            elif not self.attribute(line) and not line.startswith("//"):
                break
            self.at += 1

    def attribute(self, line: str) -> bool:
        """Whether a line sets an attribute."""
        found = ATTRIBUTE.fullmatch(line)
        if found is None:
            return False
        name, value = found[1], self.filled(found[2] or "").strip()
        if len(value) <= LONGEST_VALUE:
            self.known.setdefault(name, value)
        if FIELDS.get(name) and value:
            self.fields.setdefault(FIELDS[name], value)
        return True

    def filled(self, text: str) -> str:
        """The text with the values of attributes in it; what is unknown stays."""
        if "<<" in text:
            text = PLACE.sub(lambda found: f"<<{found[1]},{self.titles[found[1]]}>>" if found[1] in self.titles else found[0], text)
        return REFERENCE.sub(lambda found: self.known.get(found[1], found[0]), text) if "{" in text else text

    def read(self, end: int) -> None:
        """Read the lines up to `end`."""
        while self.at < end:
            line = self.lines[self.at].rstrip()
            self.at += 1
            if not line:
                self.close()
                self.after_blank = True
                continue
            if not (self.beside(line) or self.delimited(line, end) or self.heading(line) or self.item(line) or self.literal(line, end)):
                self.text(line)
            self.after_blank = False
        self.close()

    def beside(self, line: str) -> bool:
        """Whether a line says something of a block, or nothing."""
        sign = line[0]
        if sign == "/" and line.startswith("//") and not line.startswith("////"):
            return True
        if line == CONTINUED:
            self.close()
            return True
        if (sign == ":" and not self.paragraph and self.attribute(line)) or (sign in "[" and ANCHOR.fullmatch(line)):
            return True
        if sign == "[" and not self.paragraph and (found := STYLE.fullmatch(line)):
            if len(self.style) < LONGEST_STYLE:
                self.style += found[1] + " "
            if self.after_blank:
                self.signs.clear()
            return True
        if sign == "." and not self.paragraph and not ITEM.match(line) and (found := TITLE.fullmatch(line)):
            self.body.begin("paragraph")
            self.body.open_mark("strong")
            write_inline(self.body, self.filled(found[1]))
            self.body.close_mark("strong")
            self.body.end()
            return True
        self.includes = self.includes or line.startswith("include::")
        return sign in "ievatgp'<*-" and DIRECTIVE.fullmatch(line) is not None

    def heading(self, line: str) -> bool:
        """Whether a line is a heading."""
        found = HEADING.fullmatch(line) if line[0] in "=#" and not self.paragraph else None
        if found is None:
            return False
        self.signs.clear()
        self.style = ""
        self.body.begin("heading", len(found[1]))
        write_inline(self.body, self.filled(found[2]))
        self.body.end()
        return True

    def delimited(self, line: str, end: int) -> bool:
        """Whether a line opens a block between two lines of signs, which is read, or a table."""
        if line[0] not in FENCES or len(line) < 2:
            return False
        if TABLE.fullmatch(line):
            self.table(line, end)
            return True
        found = FENCE.fullmatch(line)
        closing = self.closing(found[1], end) if found else -1
        if found is None or closing < 0 or self.depth >= DEPTH:
            return False
        self.close()
        inside, style = (self.at, closing), self.style
        self.style = ""
        self.block(found, inside, style)
        self.at = closing + 1
        return True

    def closing(self, sign: str, end: int) -> int:
        """The line that ends a block; -1 where none does."""
        places = self.places.get(sign, [])
        found = bisect_left(places, self.at)
        return places[found] if found < len(places) and places[found] < end else -1

    def block(self, found: re.Match[str], inside: tuple[int, int], style: str) -> None:
        """A block: code, a formula, a quotation, a box, or what nobody sees."""
        first, last = inside
        sign = found[1][0]
        if "stem" in style or "latexmath" in style:
            self.body.verbatim("\n".join(self.lines[first:last]).strip().removeprefix("\\[").removesuffix("\\]").strip(), "formula")
        elif (sign in "-.`" and found[1] != "--") or style.startswith(("source", "listing", "literal")):
            language = LANGUAGE.match(style)
            self.body.verbatim(CALLOUT.sub("", INCLUDED.sub("", "\n".join(self.lines[first:last]))), "code", (found[2] or (language[1] if language else "")).lower())
        elif sign not in "/+":
            signs, quoted = self.signs, self.quoted
            self.signs, self.quoted = [], quoted or sign == "_" or style.startswith(("quote", "verse"))
            self.depth += 1
            self.read(last)
            self.depth -= 1
            self.signs, self.quoted = signs, quoted

    def table(self, line: str, end: int) -> None:
        """A table: its cells, as many in a row as its columns, or its first line, has."""
        self.close()
        sign, style, self.style = line.strip(), self.style, ""
        closing = self.closing(sign, end)
        rows = self.lines[self.at : closing if closing >= 0 else end]
        self.at = closing + 1 if closing >= 0 else end
        cells = [[cell.strip() for cell in CELL.split(" " + self.filled(row))] for row in rows]
        flat: list[list[str]] = []
        for row in cells:
            if flat and row[0]:
                flat[-1].append(row[0])
            flat += ([cell] for cell in row[1:])
        first = next((row for row in cells if len(row) > 1), [""])
        columns = _columns(style) or len(first) - 1
        if columns < 1:
            return
        headed = "header" in style or (len(first) - 1 == columns and any(rows) and _blank_after_first(rows))
        told = ("\t".join(" ".join(plain(" ".join(cell)).split()) for cell in flat[at : at + columns]) for at in range(0, len(flat), columns))
        self.body.verbatim("\n".join(filter(str.strip, told)), "table", "header" if headed else "")

    def item(self, line: str) -> bool:
        """Whether a line begins an item."""
        found = ITEM.match(line)
        term = None if found or (self.paragraph and not self.signs) else TERM.fullmatch(line)
        if (found is None and term is None) or (found and self.paragraph and not self.signs):
            return False
        self.close()
        sign = (found[1] or found[2] or ("<" if found[4] else "1")) if found else term[2] if term else ""
        while self.signs and sign in self.signs and self.signs[-1] != sign:
            self.signs.pop()
        if sign not in self.signs:
            self.signs.append(sign)
        number = next((part for part in (found[3], found[4]) if part and part.isdigit()), "") if found else ""
        self.body.begin("item", len(self.signs), number)
        if found:
            self.paragraph.append(line[found.end() :])
        elif term:
            self.body.open_mark("strong")
            write_inline(self.body, self.filled(term[1]))
            self.body.close_mark("strong")
            self.body.write(": " if plain(term[1])[-1:].isascii() and (term[3] or "").isascii() else "：")
            self.paragraph.append(term[3] or "")
        return True

    def literal(self, line: str, end: int) -> bool:
        """Whether a line begins a literal paragraph: it is indented, in no list."""
        if line[0] not in " \t" or self.paragraph or self.signs:
            return False
        first = self.at - 1
        while self.at < end and self.lines[self.at].strip():
            self.at += 1
        lines = self.lines[first : self.at]
        margin = min(len(row) - len(row.lstrip()) for row in lines)
        self.body.verbatim(CALLOUT.sub("", "\n".join(row[margin:] for row in lines)), "code")
        return True

    def text(self, line: str) -> None:
        """A line of a paragraph or of an item."""
        if not self.paragraph and self.body.kind is None:
            if self.after_blank and self.lines[self.at - 2].strip() != CONTINUED:
                self.signs.clear()
            kind: BlockKind = "item" if self.signs else "quote" if self.quoted or self.style.startswith(("quote", "verse")) else "paragraph"
            self.body.begin(kind, len(self.signs), CONTINUED if self.signs else "")
            found = ADMONITION.match(line)
            line = line[found.end() :] if found else line
        self.paragraph.append(line.strip() + (" +" if line.endswith(" +") and line.strip() == "+" else ""))

    def close(self) -> None:
        """The paragraph that waits is written."""
        if not self.paragraph:
            return
        write_inline(self.body, self.filled("\n".join(self.paragraph)))
        self.body.end()
        self.paragraph.clear()
        self.style = ""


def _columns(style: str) -> int:
    """How many columns a table is said to have; 0 where that is not said."""
    found = COLUMNS.search(style)
    if found is None:
        return 0
    parts = re.split(r"[,;]", (found[1] or found[2] or "").strip().strip(",;"))
    return min(100, sum(int(times[1][:3]) if (times := re.match(r"(\d+)\*", part.strip())) else 1 for part in parts))


def _blank_after_first(rows: list[str]) -> bool:
    """Whether a blank line follows the first row of a table, and none is before it: it is the head."""
    return len(rows) > 2 and bool(rows[0].strip()) and not rows[1].strip()
