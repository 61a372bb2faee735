"""Markdown to blocks and marks, by the events of pulldown-cmark (through pyromark)."""

import re
from collections.abc import Callable, Iterator, Mapping
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
PARSER = pyromark.Markdown(options=OPTIONS)
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

    An article has hundreds of events, most of them text: this loop is what reading Markdown costs.

    >>> compose_markdown("# 锁\\n\\n**偏向锁**（Biased Locking）").text
    '锁\\n偏向锁（Biased Locking）'
    """
    reader = _Reader()
    write, starter_of, ender_of, handler_of = reader.write, STARTERS.get, ENDERS.get, HANDLERS.get
    events: Iterator[Any] = PARSER.events(plain_markdown(markdown), merge_text=False)
    for event in events:
        if event.__class__ is str:
            if event in BREAKS:
                reader.line_end()
            continue
        name, detail = event.popitem()
        if name == "Text":
            write(detail)
            continue
        if name == "Start":
            name, detail = (detail, None) if detail.__class__ is str else detail.popitem()
            handler = starter_of(name)
        elif name == "End":
            handler = ender_of(detail if detail.__class__ is str else detail.popitem()[0])
        else:
            handler = handler_of(name)
        if handler is not None:
            handler(reader, detail)
            write = reader.write
    return reader.composer.composed()


class _Reader:
    """Where in the document the event loop stands.

    `write` takes text to the composer, or to what is open here: code, HTML, a cell, an image. Only in the composer do
    marks have a meaning: `marking` says so.
    """

    __slots__ = ("cell", "composer", "lists", "marking", "quotes", "raw", "rows", "write")

    def __init__(self) -> None:
        self.composer = Composer()
        self.write: Callable[[str], None] = self.composer.pieces.append
        self.marking = True
        self.lists: list[int | None] = []
        self.quotes = 0
        self.raw: list[str] | None = None
        self.rows: list[list[str]] = []
        self.cell: list[str] | None = None

    def line_end(self) -> None:
        if self.marking:
            self.composer.soft_break()
        else:
            self.write(" ")

    def gather(self) -> list[str]:
        """A list to which text goes from here on, until `release`."""
        gathered: list[str] = []
        self.write, self.marking = gathered.append, False
        return gathered

    def release(self) -> None:
        """Text goes again to where it went before: to the table's cell around an image, else to the composer."""
        self.marking = self.cell is None
        self.write = self.composer.pieces.append if self.cell is None else self.cell.append


def _code(reader: _Reader, text: str) -> None:
    if reader.marking:
        reader.composer.write_marked(text, "code")
    else:
        reader.write(text)


def _inline_formula(reader: _Reader, tex: str) -> None:
    reader.write(f"${tex}$")


def _formula(reader: _Reader, tex: str) -> None:
    if reader.cell is not None:
        reader.cell.append(f"$${tex}$$")
    else:
        reader.composer.verbatim(tex, "formula")


def _html(reader: _Reader, text: str) -> None:
    if reader.raw is not None:
        reader.raw.append(text)


def _inline_html(reader: _Reader, tag: str) -> None:
    found = IN_TEXT_TAG.match(tag)
    if not found:
        return
    name = found[2].lower()
    if name == "br":
        reader.line_end()
    elif reader.marking:
        kind = TAG_MARKS[name]
        if found[1]:
            reader.composer.close_mark(kind)
        else:
            reader.composer.open_mark(kind)


def _start_heading(reader: _Reader, detail: Mapping[str, Any]) -> None:
    reader.composer.begin("heading", int(detail["level"][1]))


def _start_paragraph(reader: _Reader, _: Any) -> None:
    composer = reader.composer
    if composer.kind == "item" and not composer.pieces:
        return
    if reader.lists:
        composer.begin("item", len(reader.lists), "+")
    else:
        composer.begin("quote" if reader.quotes else "paragraph")


def _start_list(reader: _Reader, first: int | None) -> None:
    reader.lists.append(first)


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
    fenced = detail.get("Fenced", "") if detail.__class__ is dict else ""
    found = LANGUAGE.match(fenced)
    reader.composer.begin("code", 0, found[1].lower() if found else "")
    reader.raw = reader.gather()


def _end_code(reader: _Reader, _: Any) -> None:
    reader.composer.verbatim("".join(reader.raw or ()), "code", reader.composer.detail)
    reader.raw = None
    reader.release()


def _start_html(reader: _Reader, _: Any) -> None:
    reader.composer.end()
    reader.raw = reader.gather()


def _end_html(reader: _Reader, _: Any) -> None:
    write_fragment("".join(reader.raw or ()), reader.composer)
    reader.raw = None
    reader.release()


def _start_table(reader: _Reader, _: Any) -> None:
    reader.composer.end()
    reader.rows = []


def _end_table(reader: _Reader, _: Any) -> None:
    reader.composer.verbatim("\n".join(map("\t".join, reader.rows)), "table", "header")
    reader.rows = []


def _start_row(reader: _Reader, _: Any) -> None:
    reader.rows.append([])


def _start_cell(reader: _Reader, _: Any) -> None:
    reader.cell = reader.gather()


def _end_cell(reader: _Reader, _: Any) -> None:
    reader.rows[-1].append(" ".join("".join(reader.cell or ()).split()))
    reader.cell = None
    reader.release()


def _start_image(reader: _Reader, _: Any) -> None:
    reader.gather()


def _end_image(reader: _Reader, _: Any) -> None:
    reader.release()


def _start_link(reader: _Reader, detail: Mapping[str, Any]) -> None:
    if reader.marking:
        reader.composer.open_mark("link", detail["dest_url"])


def _end_link(reader: _Reader, _: Any) -> None:
    if reader.marking:
        reader.composer.close_mark("link")


def _start_strong(reader: _Reader, _: Any) -> None:
    if reader.marking:
        reader.composer.open_mark("strong")


def _end_strong(reader: _Reader, _: Any) -> None:
    if reader.marking:
        reader.composer.close_mark("strong")


def _start_emphasis(reader: _Reader, _: Any) -> None:
    if reader.marking:
        reader.composer.open_mark("emphasis")


def _end_emphasis(reader: _Reader, _: Any) -> None:
    if reader.marking:
        reader.composer.close_mark("emphasis")


def _end_block(reader: _Reader, _: Any) -> None:
    reader.composer.end()


def _end_list(reader: _Reader, _: Any) -> None:
    reader.composer.end()
    reader.lists.pop()


BREAKS = frozenset({"SoftBreak", "HardBreak"})
Handler = Callable[[_Reader, Any], None]
HANDLERS: dict[str, Handler] = {
    "Code": _code,
    "Html": _html,
    "InlineHtml": _inline_html,
    "InlineMath": _inline_formula,
    "DisplayMath": _formula,
}
STARTERS: dict[str, Handler] = {
    "Heading": _start_heading,
    "Paragraph": _start_paragraph,
    "DefinitionListTitle": _start_paragraph,
    "DefinitionListDefinition": _start_paragraph,
    "FootnoteDefinition": _end_block,
    "List": _start_list,
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
ENDERS: dict[str, Handler] = {
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
