"""What the events of a Markdown parser (pulldown-cmark's, through pyromark) write to a composer."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from indexer.model import MarkKind
from indexer.parsing.markdown.reader import Reader

IN_TEXT_TAG = re.compile(r"<(/?)(strong|b|em|i|code|kbd|a|br)\b[^>]*>", re.I)
ADDRESS = re.compile(r"""\shref=["']?([^"'\s>]+)""", re.I)
TAG_MARKS: dict[str, MarkKind] = {
    "strong": "strong", "b": "strong", "em": "emphasis", "i": "emphasis", "code": "code", "kbd": "code", "a": "link",
}  # fmt: skip
HEADING_TAG = re.compile(r"(</?)h[1-6]\b", re.I)
CHUNK_OPTIONS = re.compile(r"(?:(?:#|//|%%)\|[^\n]*(?:\n|\Z))+")
"""What Quarto and knitr are told about a chunk, at its head: `#| echo: false`."""
DRESSED, DRESS = "<font style=", re.compile(r"<font style=\"[^\"<>]{0,300}\">|</font>")
"""The colour that Yuque puts into code in a line; `<font color="red">` may be what a text is about."""
LANGUAGE = re.compile(r"^[\s{.]*([\w+#.-]*)(?!\s*=)")


def _code(reader: Reader, text: str) -> None:
    if text.startswith(DRESSED):
        text = DRESS.sub("", text)
    if reader.marking:
        reader.composer.write_marked(text, "code")
    else:
        reader.write(text)


def _inline_formula(reader: Reader, tex: str) -> None:
    reader.write(f"${tex}$")


def _formula(reader: Reader, tex: str) -> None:
    if reader.cell is not None:
        reader.cell.append(f"$${tex}$$")
    else:
        reader.composer.verbatim(tex, "formula")


def _html(reader: Reader, text: str) -> None:
    if reader.raw is not None:
        reader.raw.append(text)


def _inline_html(reader: Reader, tag: str) -> None:
    found = IN_TEXT_TAG.match(tag)
    if not found:
        return
    name = found[2].lower()
    if name == "br":
        reader.line_end(seen=True)
    elif reader.marking and found[1]:
        reader.composer.close_mark(TAG_MARKS[name])
    elif reader.marking:
        address = ADDRESS.search(tag) if name == "a" else None
        if name != "a" or address:
            reader.composer.open_mark(TAG_MARKS[name], address[1] if address else "")


def _note_sign(reader: Reader, name: str) -> None:
    reader.write(f"[{reader.number_of(name)}]")


def _start_note(reader: Reader, name: str) -> None:
    reader.turn_to(reader.notes)
    reader.open_list(None)
    reader.composer.begin("item", 1, str(reader.number_of(name)))


def _end_note(reader: Reader, _: Any) -> None:
    reader.composer.end()
    reader.close_list()
    reader.turn_to(reader.body)


def _start_heading(reader: Reader, detail: Mapping[str, Any]) -> None:
    reader.composer.begin("heading", int(detail["level"][1]))


def _start_paragraph(reader: Reader, _: Any) -> None:
    composer = reader.composer
    if composer.kind == "item" and not composer.pieces:
        return
    if reader.lists:
        composer.begin("item", reader.level, "+")
    else:
        composer.begin("quote" if reader.quotes else "paragraph")


def _start_list(reader: Reader, first: int | None) -> None:
    reader.open_list(first)


def _start_item(reader: Reader, _: Any) -> None:
    number = reader.next_number()
    reader.composer.begin("item", reader.level, number)


def _start_quote(reader: Reader, _: Any) -> None:
    reader.composer.end()
    reader.quotes += 1


def _end_quote(reader: Reader, _: Any) -> None:
    reader.composer.end()
    reader.quotes -= 1


def _start_code(reader: Reader, detail: Any) -> None:
    fenced = detail.get("Fenced", "") if detail.__class__ is dict else ""
    found = LANGUAGE.match(fenced)
    language = found[1].lower() if found else ""
    reader.composer.begin("formula" if language == "math" else "code", 0, "" if language == "math" else language)
    reader.raw = reader.gather()


def _end_code(reader: Reader, _: Any) -> None:
    composer = reader.composer
    code = "".join(reader.raw or ())
    composer.verbatim(CHUNK_OPTIONS.sub("", code, count=1) if CHUNK_OPTIONS.match(code) else code, composer.kind or "code", composer.detail)
    reader.raw = None
    reader.release()


def _start_html(reader: Reader, _: Any) -> None:
    reader.composer.end()
    reader.raw = reader.gather()


def _end_html(reader: Reader, _: Any) -> None:
    """A heading within an item of a list is its text: no section of the article begins there."""
    from indexer.parsing.html.fragments import write_fragment  # here: most Markdown holds none

    html = "".join(reader.raw or ())
    write_fragment(HEADING_TAG.sub(r"\1p", html) if reader.lists else html, reader.composer)
    reader.raw = None
    reader.release()


def _start_table(reader: Reader, _: Any) -> None:
    reader.composer.end()
    reader.rows = []


def _end_table(reader: Reader, _: Any) -> None:
    reader.composer.verbatim("\n".join(map("\t".join, reader.rows)), "table", "header")
    reader.rows = []


def _start_row(reader: Reader, _: Any) -> None:
    reader.rows.append([])


def _start_cell(reader: Reader, _: Any) -> None:
    reader.cell = reader.gather()


def _end_cell(reader: Reader, _: Any) -> None:
    reader.rows[-1].append(" ".join("".join(reader.cell or ()).split()))
    reader.cell = None
    reader.release()


def _start_image(reader: Reader, _: Any) -> None:
    reader.gather()


def _end_image(reader: Reader, _: Any) -> None:
    reader.release()


def _start_link(reader: Reader, detail: Mapping[str, Any]) -> None:
    if reader.marking:
        reader.composer.open_mark("link", detail["dest_url"])


def _end_link(reader: Reader, _: Any) -> None:
    if reader.marking:
        reader.composer.close_mark("link")


def _start_strong(reader: Reader, _: Any) -> None:
    if reader.marking:
        reader.composer.open_mark("strong")


def _end_strong(reader: Reader, _: Any) -> None:
    if reader.marking:
        reader.composer.close_mark("strong")


def _start_emphasis(reader: Reader, _: Any) -> None:
    if reader.marking:
        reader.composer.open_mark("emphasis")


def _end_emphasis(reader: Reader, _: Any) -> None:
    if reader.marking:
        reader.composer.close_mark("emphasis")


def _end_block(reader: Reader, _: Any) -> None:
    reader.composer.end()


def _end_list(reader: Reader, _: Any) -> None:
    reader.composer.end()
    reader.close_list()


Handler = Callable[[Reader, Any], None]
HANDLERS: dict[str, Handler] = {
    "Code": _code,
    "Html": _html,
    "InlineHtml": _inline_html,
    "InlineMath": _inline_formula,
    "DisplayMath": _formula,
    "FootnoteReference": _note_sign,
}
STARTERS: dict[str, Handler] = {
    "Heading": _start_heading,
    "Paragraph": _start_paragraph,
    "DefinitionListTitle": _start_paragraph,
    "DefinitionListDefinition": _start_paragraph,
    "FootnoteDefinition": _start_note,
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
    "FootnoteDefinition": _end_note,
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
