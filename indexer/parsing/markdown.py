"""Markdown to blocks and marks, by the events of pulldown-cmark (through pyromark)."""

import re
from collections.abc import Callable, Mapping
from typing import Any

import pyromark

from indexer.model import MarkKind
from indexer.parsing.compose import Composed, Composer
from indexer.parsing.dialects import plain_markdown
from indexer.parsing.html import write_fragment

OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_HEADING_ATTRIBUTES
    | pyromark.Options.ENABLE_MATH
    | pyromark.Options.ENABLE_WIKILINKS
    | pyromark.Options.ENABLE_DEFINITION_LIST
)
IN_TEXT_TAG = re.compile(r"<(/?)(strong|b|em|i|code|kbd|br)\b[^>]*>", re.I)
TAG_MARKS: dict[str, MarkKind] = {
    "strong": "strong",
    "b": "strong",
    "em": "emphasis",
    "i": "emphasis",
    "code": "code",
    "kbd": "code",
}
LANGUAGE = re.compile(r"^[\s{.]*([\w+#.-]*)")


def compose_markdown(markdown: str) -> Composed:
    """The blocks and marks of a Markdown text, whatever dialect it is written in.

    >>> compose_markdown("# 锁\\n\\n**偏向锁**（Biased Locking）").text
    '锁\\n偏向锁（Biased Locking）'
    """
    reader = _Reader()
    handlers, plain = reader.handlers, reader.plain
    for event in pyromark.events(plain_markdown(markdown), options=OPTIONS):
        if isinstance(event, str):
            plain(event)
        else:
            for name, detail in event.items():
                handler = handlers.get(name)
                if handler is not None:
                    handler(detail)
    return reader.composer.composed()


class _Reader:
    """Where in the document the event loop stands: the lists, cells and verbatim text that are open."""

    __slots__ = ("cells", "composer", "handlers", "image", "lists", "quotes", "raw", "rows")

    def __init__(self) -> None:
        self.composer = Composer()
        self.lists: list[int | None] = []
        self.raw: list[str] | None = None
        self.rows: list[list[str]] = []
        self.cells: list[str] | None = None
        self.image: list[str] | None = None
        self.quotes = 0
        self.handlers: dict[str, Callable[[Any], None]] = {
            "Text": self.text,
            "Start": self.start,
            "End": self.end,
            "Code": self.code,
            "Html": self.html,
            "InlineHtml": self.inline_html,
            "InlineMath": lambda tex: self.text(f"${tex}$"),
            "DisplayMath": self.formula,
        }

    def plain(self, event: str) -> None:
        if event in {"SoftBreak", "HardBreak"}:
            if self.cells is not None:
                self.cells.append(" ")
            else:
                self.composer.soft_break()

    def text(self, text: str) -> None:
        if self.raw is not None:
            self.raw.append(text)
        elif self.image is not None:
            self.image.append(text)
        elif self.cells is not None:
            self.cells.append(text)
        else:
            self.composer.write(text)

    def code(self, text: str) -> None:
        if self.cells is not None or self.image is not None:
            self.text(text)
            return
        self.composer.open_mark("code")
        self.composer.write(text)
        self.composer.close_mark("code")

    def formula(self, tex: str) -> None:
        if self.cells is not None:
            self.cells.append(f"$${tex}$$")
        else:
            self.composer.verbatim(tex, "formula")

    def html(self, text: str) -> None:
        if self.raw is not None:
            self.raw.append(text)

    def inline_html(self, tag: str) -> None:
        found = IN_TEXT_TAG.match(tag)
        if not found:
            return
        name = found[2].lower()
        if name == "br":
            self.plain("HardBreak")
        elif self.cells is None:
            kind = TAG_MARKS[name]
            if found[1]:
                self.composer.close_mark(kind)
            else:
                self.composer.open_mark(kind)

    def start(self, tag: Any) -> None:
        if tag.__class__ is str:
            name, detail = tag, None
        else:
            ((name, detail),) = tag.items()
        starter = STARTERS.get(name)
        if starter is not None:
            starter(self, detail)

    def end(self, tag: Any) -> None:
        name = tag if tag.__class__ is str else next(iter(tag))
        ender = ENDERS.get(name)
        if ender is not None:
            ender(self, None)


def _start_heading(reader: _Reader, detail: Mapping[str, Any]) -> None:
    reader.composer.begin("heading", int(detail["level"][1]))


def _start_paragraph(reader: _Reader, _: Any) -> None:
    composer = reader.composer
    if composer.kind == "item" and not composer.tail:
        return
    if reader.lists:
        composer.begin("item", len(reader.lists), "+")
    else:
        composer.begin("quote" if reader.quotes else "paragraph")


def _start_item(reader: _Reader, _: Any) -> None:
    number = reader.lists[-1]
    if number is not None:
        reader.lists[-1] = number + 1
    reader.composer.begin("item", len(reader.lists), "" if number is None else str(number))


def _start_quote(reader: _Reader, _: Any) -> None:
    reader.composer.end()
    reader.quotes += 1


def _end_quote(reader: _Reader, _: Any) -> None:
    reader.composer.end()
    reader.quotes -= 1


def _start_code(reader: _Reader, detail: Any) -> None:
    fenced = detail.get("Fenced", "") if isinstance(detail, Mapping) else ""
    found = LANGUAGE.match(fenced)
    reader.composer.begin("code", 0, found[1].lower() if found else "")
    reader.raw = []


def _end_code(reader: _Reader, _: Any) -> None:
    detail = reader.composer.detail
    reader.composer.verbatim("".join(reader.raw or ()), "code", detail)
    reader.raw = None


def _start_html(reader: _Reader, _: Any) -> None:
    reader.composer.end()
    reader.raw = []


def _end_html(reader: _Reader, _: Any) -> None:
    write_fragment("".join(reader.raw or ()), reader.composer)
    reader.raw = None


def _start_cell(reader: _Reader, _: Any) -> None:
    reader.cells = []


def _end_cell(reader: _Reader, _: Any) -> None:
    reader.rows[-1].append(" ".join("".join(reader.cells or ()).split()))
    reader.cells = None


def _start_table(reader: _Reader, _: Any) -> None:
    reader.composer.end()
    reader.rows = []


def _start_row(reader: _Reader, _: Any) -> None:
    reader.rows.append([])


def _end_table(reader: _Reader, _: Any) -> None:
    reader.composer.verbatim("\n".join("\t".join(row) for row in reader.rows), "table", "header")
    reader.rows = []


def _start_link(reader: _Reader, detail: Mapping[str, Any]) -> None:
    if reader.cells is None and reader.image is None:
        reader.composer.open_mark("link", str(detail["dest_url"]))


def _end_link(reader: _Reader, _: Any) -> None:
    if reader.cells is None and reader.image is None:
        reader.composer.close_mark("link")


def _start_image(reader: _Reader, _: Any) -> None:
    reader.image = []


def _end_image(reader: _Reader, _: Any) -> None:
    reader.image = None


def _marker(kind: Any) -> tuple[Callable[[_Reader, Any], None], Callable[[_Reader, Any], None]]:
    def start(reader: _Reader, _: Any) -> None:
        if reader.cells is None:
            reader.composer.open_mark(kind)

    def end(reader: _Reader, _: Any) -> None:
        if reader.cells is None:
            reader.composer.close_mark(kind)

    return start, end


_start_strong, _end_strong = _marker("strong")
_start_emphasis, _end_emphasis = _marker("emphasis")


def _end_block(reader: _Reader, _: Any) -> None:
    reader.composer.end()


def _end_list(reader: _Reader, _: Any) -> None:
    reader.composer.end()
    reader.lists.pop()


STARTERS: dict[str, Callable[[_Reader, Any], None]] = {
    "Heading": _start_heading,
    "Paragraph": _start_paragraph,
    "DefinitionListTitle": _start_paragraph,
    "DefinitionListDefinition": _start_paragraph,
    "FootnoteDefinition": _end_block,
    "List": lambda reader, first: reader.lists.append(first),
    "Item": _start_item,
    "BlockQuote": _start_quote,
    "CodeBlock": _start_code,
    "HtmlBlock": _start_html,
    "Table": _start_table,
    "TableHead": _start_row,
    "TableRow": _start_row,
    "TableCell": _start_cell,
    "Link": _start_link,
    "Image": _start_image,
    "Strong": _start_strong,
    "Emphasis": _start_emphasis,
}
ENDERS: dict[str, Callable[[_Reader, Any], None]] = {
    "Heading": _end_block,
    "Paragraph": _end_block,
    "DefinitionListTitle": _end_block,
    "DefinitionListDefinition": _end_block,
    "List": _end_list,
    "Item": _end_block,
    "BlockQuote": _end_quote,
    "CodeBlock": _end_code,
    "HtmlBlock": _end_html,
    "Table": _end_table,
    "TableCell": _end_cell,
    "Link": _end_link,
    "Image": _end_image,
    "Strong": _end_strong,
    "Emphasis": _end_emphasis,
}
