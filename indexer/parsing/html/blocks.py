"""The blocks and marks of a part of an outline, in reading order."""

import re
from collections.abc import Callable, Set

from indexer.model import MarkKind
from indexer.parsing.compose import Composer
from indexer.parsing.html.codeblocks import EDITOR, is_code_table, language_of
from indexer.parsing.html.codetext import code_text
from indexer.parsing.html.formulas import Formula, formula_at, raw_formulas
from indexer.parsing.html.framed import holds_labels, is_kind, label_of, note_number
from indexer.parsing.html.maincontent import CONTENT_BONUS, name_bonus
from indexer.parsing.html.outline import TEXT, Outline
from indexer.parsing.html.tables import is_layout, write_table
from indexer.text.scripts import either

HEADINGS = {f"h{level}": level for level in range(1, 7)}
PARAGRAPHS = frozenset({
    "p", "div", "section", "article", "main", "header", "figcaption", "dd", "dt", "details", "summary", "address",
    "center",
    "fieldset", "body", "td", "th", "tr", "caption", "form", "aside", "footer", "nav", "figure",
})  # fmt: skip
MARKS: dict[str, MarkKind] = {
    "strong": "strong", "b": "strong", "em": "emphasis", "i": "emphasis",
    "code": "code", "kbd": "code", "tt": "code", "samp": "code",
}  # fmt: skip
LONG_CODE = 200
"""Characters of code that no sentence holds."""
ANCHOR_TEXT = either(r"\s*(?:[#¶§🔗∞\u200b]*|link|permalink|anchor|\[?(?:edit|编辑)\]?)\s*", re.I)
"""What a link inside a heading says that only leads to the heading."""
NOTE_MARK = re.compile(r"\s*(?:\[?\^?\w{1,4}\]?|[↩︎⤴^\ufe0e]+)\s*")
NOTE_TARGET = re.compile(r"#(?:fn|user-content-fn|footnote|_?ftn|cite|ref)", re.I)


def write_blocks(outline: Outline, root: int, dropped: Set[int], composer: Composer) -> None:
    """Add the blocks of the subtree of `root` to `composer`, but for the dropped nodes."""
    _Writer(outline, dropped, composer).write(root)


class _Writer:
    """Walks a range of an outline; what an element opens is closed where its range ends."""

    def __init__(self, outline: Outline, dropped: Set[int], composer: Composer) -> None:
        self.outline = outline
        self.dropped = dropped
        self.composer = composer
        self.lists: list[int | None] = []
        self.quotes = 0
        self.opened: list[tuple[int, Callable[[], None]]] = []
        self.broken = False
        self.named = False
        self.steps = _steps(self)

    def write(self, root: int) -> None:
        outline = self.outline
        tags, texts, ends = outline.tags, outline.texts, outline.ends
        composer, opened, dropped = self.composer, self.opened, self.dropped
        self.named = name_bonus(outline.names(root)) >= CONTENT_BONUS
        at, end = root, ends[root]
        while at < end:
            while opened and opened[-1][0] <= at:
                opened.pop()[1]()
            tag = tags[at]
            if tag == TEXT:
                text = texts[at]
                if at in dropped:
                    pass
                elif composer.kind is not None or not text.isspace():
                    self.write_text(text)
                at += 1
            else:
                at = ends[at] if at in dropped else self.element(at, tag)
        while opened:
            opened.pop()[1]()
        composer.end()

    def element(self, at: int, tag: str) -> int:
        """Where to go on after the start of an element: inside, or behind it where it was written as a whole."""
        if self.outline.attributes[at] or tag in {"math", "summary"}:
            after = self.special(at, tag)
            if after:
                return after
        step = self.steps.get(tag)
        return step(at) if step is not None else at + 1

    def write_text(self, text: str) -> None:
        if self.broken and not text.isspace():
            self.broken = False
        if "\\" in text or "$$" in text:
            self.write_mixed(text)
        else:
            self.composer.write(text)

    def write_mixed(self, text: str) -> None:
        """Add text that may hold formulas as they were written; code means its backslashes."""
        if any(kind == "code" for kind, *_ in self.composer.opened):
            self.composer.write(text)
            return
        for part in raw_formulas(text):
            if isinstance(part, Formula):
                self.formula(part)
            else:
                self.composer.write(part)

    def formula(self, formula: Formula) -> None:
        if formula.tex and formula.display and self.composer.kind != "heading":
            self.composer.verbatim(formula.tex, "formula")
        elif formula.tex:
            self.composer.write(f"${formula.tex}$")

    def special(self, at: int, tag: str) -> int:
        """Where to go on if the element is a formula, part of a frame or an editor; 0 where it is to be walked into."""
        outline = self.outline
        formula = formula_at(outline, at)
        if formula is not None:
            self.formula(formula)
            return outline.ends[at]
        if self.frame(at):
            return outline.ends[at]
        names = outline.attributes[at].get("class")
        if names and tag in {"div", "ol", "ul", "table"} and EDITOR.search(names):
            self.composer.verbatim(code_text(outline, at), "code", language_of(outline, at))
            return outline.ends[at]
        return 0

    def frame(self, at: int) -> bool:
        """Write the label of a tab above its pane, or begin a note; whether that is all that the element says."""
        label = label_of(self.outline, at)
        if label:
            self.open_paragraph()
            self.composer.write_marked(label, "strong")
            self.composer.end()
        number = note_number(self.outline, at)
        if number:
            self.composer.begin("item", max(1, len(self.lists)), number)
        return bool(number) or is_kind(self.outline, at) or holds_labels(self.outline, at)

    def close(self, at: int, after: Callable[[], None]) -> int:
        self.opened.append((self.outline.ends[at], after))
        return at + 1

    def heading(self, at: int) -> int:
        if self.outline.tags[self.outline.parents[at]] == "figcaption":  # Hugo's title of a figure, which heads no text
            return self.paragraph(at)
        level = HEADINGS[self.outline.tags[at]]
        self.composer.begin("heading", level, "theme" if level == 1 and self.is_themes(at) else "")
        return self.close(at, self.composer.end)

    def is_themes(self, at: int) -> bool:
        """Whether a heading is the theme's, not the author's: no generator linked it to itself, and it has a class or
        stands in no element that the page calls its content."""
        if any(self.outline.value(link, "href")[:1] == "#" for link in self.outline.below(at, "a")):
            return False
        if self.outline.value(at, "class") or not self.named:
            return True
        while at > 0 and self.outline.tags[at] != "header":
            at = self.outline.parents[at]
        return at > 0

    def paragraph(self, at: int) -> int:
        if not (self.composer.kind == "item" and not self.composer.tail):
            self.open_paragraph()
        return self.close(at, self.composer.end)

    def open_paragraph(self) -> None:
        if self.lists:
            self.composer.begin("item", len(self.lists), "+")
        else:
            self.composer.begin("quote" if self.quotes else "paragraph")

    def mark(self, at: int) -> int:
        kind = MARKS[self.outline.tags[at]]
        if kind == "code" and self.may_be_block(at) and "\n" in (text := code_text(self.outline, at)).strip():
            self.composer.verbatim(_undoubled(text), "code", language_of(self.outline, at))
            return self.outline.ends[at]
        self.composer.open_mark(kind)
        return self.close(at, lambda: self.composer.close_mark(kind))

    def may_be_block(self, at: int) -> bool:
        """Whether a `code` element outside of `pre` is a block if it has lines: it is long, or alone in its box with line breaks in it."""
        parent = self.outline.parents[at]
        if self.outline.size(at) > LONG_CODE:
            return True
        alone = self.outline.tags[parent] in PARAGRAPHS and self.outline.size(parent) == self.outline.size(at)
        return alone and next(self.outline.below(at, "br"), -1) > 0

    def link(self, at: int) -> int:
        target = self.outline.value(at, "href")
        heads = self.composer.kind == "heading" and (target[:1] == "#" or not target)
        if heads and ANCHOR_TEXT.fullmatch(self.outline.text(at)):
            return self.outline.ends[at]
        if target and NOTE_TARGET.search(target) and NOTE_MARK.fullmatch(text := self.outline.line(at)):
            number = text.strip("[]^")
            if number.isalnum():
                self.composer.write(f"[{number}]")
            return self.outline.ends[at]
        if not target:
            return at + 1
        self.composer.open_mark("link", target)
        return self.close(at, lambda: self.composer.close_mark("link"))

    def line_break(self, at: int) -> int:
        if self.broken and self.composer.kind in {"paragraph", "quote", "item"}:
            self.open_paragraph()
            self.broken = False
        else:
            self.composer.soft_break()
            self.broken = True
        return at + 1

    def rule(self, at: int) -> int:
        self.composer.end()
        return at + 1

    def bullets(self, at: int) -> int:
        self.composer.end()
        self.lists.append(None)
        return self.close(at, self.close_list)

    def numbers(self, at: int) -> int:
        self.composer.end()
        start = self.outline.value(at, "start") or "1"
        self.lists.append(int(start) if start.isdecimal() and start.isascii() and len(start) < 6 else 1)
        return self.close(at, self.close_list)

    def close_list(self) -> None:
        self.composer.end()
        self.lists.pop()

    def item(self, at: int) -> int:
        number = self.lists[-1] if self.lists else None
        if number is not None:
            self.lists[-1] = number + 1
        self.composer.begin("item", max(1, len(self.lists)), "" if number is None else str(number))
        return self.close(at, self.composer.end)

    def quote(self, at: int) -> int:
        self.composer.end()
        self.quotes += 1
        return self.close(at, self.close_quote)

    def close_quote(self) -> None:
        self.composer.end()
        self.quotes -= 1

    def code(self, at: int) -> int:
        self.composer.verbatim(code_text(self.outline, at), "code", language_of(self.outline, at))
        return self.outline.ends[at]

    def table(self, at: int) -> int:
        if is_code_table(self.outline, at):
            return self.code(at)
        if is_layout(self.outline, at):
            return self.paragraph(at)
        write_table(self.outline, at, self.composer)
        return self.outline.ends[at]


def _undoubled(code: str) -> str:
    """Code outside of `pre` without the line breaks of its source, where those stand beside its own (`<br>` and a new line)."""
    lines = code.strip("\n").split("\n")
    return code if len(lines) < 3 or any(map(str.strip, lines[1::2])) else "\n".join(lines[::2])


def _steps(writer: _Writer) -> dict[str, Callable[[int], int]]:
    named: dict[str, Callable[[int], int]] = dict.fromkeys(PARAGRAPHS, writer.paragraph)
    named |= dict.fromkeys(HEADINGS, writer.heading) | dict.fromkeys(MARKS, writer.mark)
    return named | {
        "a": writer.link, "br": writer.line_break, "hr": writer.rule, "ul": writer.bullets,
        "ol": writer.numbers, "li": writer.item, "blockquote": writer.quote, "pre": writer.code, "table": writer.table,
    }  # fmt: skip
