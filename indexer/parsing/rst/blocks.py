"""The tree of a reStructuredText to blocks and marks, in reading order."""

import re
from collections.abc import Callable
from typing import Any

from docutils import nodes

from indexer.model import MarkKind
from indexer.parsing.compose import Composed, Composer

MARKS: dict[str, MarkKind] = {"strong": "strong", "emphasis": "emphasis", "literal": "code"}
UNSEEN = frozenset({
    "comment", "substitution_definition", "system_message", "image", "raw", "meta", "colspec", "decoration", "label",
})  # fmt: skip
LAYOUT = (nodes.literal_block, nodes.table, nodes.section)
LONGEST_CELL = 500
"""Characters of a cell of facts, as in tables of HTML."""
LONGEST_SUBSTITUTION, MOST_SUBSTITUTIONS = 300, 3000
"""Characters that a substitution stands for, and how many of a page are told; others are called by their names. docutils' own way takes 2^n steps
for n that stand for two others each."""
PHRASE = re.compile(r"`(.+?)`_{0,2}", re.S)


class TreeWriter:
    """Walks a tree and writes it to a composer; notes and the contents of a documentation go to composers of their own."""

    def __init__(self, document: nodes.document) -> None:
        self.document = document
        self.composer = self.body = Composer()
        self.notes, self.contents = Composer(), Composer()
        self.is_contents = False
        self.lists: list[int | None] = []
        self.depth = 0
        """Of items; a list in an item that has no words of its own is on that one's."""
        self.quotes = self.level = 0
        self.language = ""
        self.substitutions = {name: told for name, told in document.substitution_defs.items() if len(told.astext()) <= LONGEST_SUBSTITUTION}
        self.substituting, self.substituted = False, 0
        self.steps = _steps(self)

    def composed(self) -> Composed:
        """Everything, the notes at the end; the contents where there is nothing but headings."""
        self.write(self.document)
        self.body.end()
        self.contents.end()
        self.is_contents = bool(self.contents.blocks) and all(kind == "heading" for kind, *_ in self.body.blocks)
        if self.is_contents:
            self.body.append(self.contents)
        self.body.append(self.notes)
        return self.body.composed()

    def write(self, node: Any) -> None:
        if node.tagname not in UNSEEN:
            self.steps.get(node.tagname, self.inside)(node)

    def inside(self, node: Any) -> None:
        for child in node.children:
            self.write(child)

    def text(self, node: Any) -> None:
        for number, line in enumerate(node.astext().split("\n")):
            if number:
                self.composer.soft_break()
            self.composer.write(line)

    def mark(self, node: Any) -> None:
        kind = MARKS[node.tagname]
        self.composer.open_mark(kind)
        self.inside(node)
        self.composer.close_mark(kind)

    def link(self, node: Any) -> None:
        target = node.get("refuri", "")
        if target:
            self.composer.open_mark("link", target)
        self.inside(node)
        if target:
            self.composer.close_mark("link")

    def label(self, node: Any) -> None:
        """The name of a place on this page as its heading, of others as it is."""
        place = self.document.ids.get(self.document.nameids.get(node.get("label", "")) or "")
        self.inside(place[0] if isinstance(place, nodes.section) and place.children else node)

    def problem(self, node: Any) -> None:
        """Markup that leads nowhere: its words."""
        text = node.astext()
        phrase = PHRASE.fullmatch(text)
        self.composer.write(phrase[1].partition(" <")[0] if phrase else text)

    def substitution(self, node: Any) -> None:
        """What a name stands for, a name in that as it is."""
        name = node.get("refname", "")
        told = self.substitutions.get(name) or self.substitutions.get(self.document.substitution_names.get(name.lower(), ""))
        self.substituted += 1
        if told is None or self.substituting or self.substituted > MOST_SUBSTITUTIONS:
            self.inside(node)
        else:
            self.substituting = True
            self.inside(told)
            self.substituting = False

    def section(self, node: Any) -> None:
        self.level += 1
        self.inside(node)
        self.level -= 1

    def title(self, node: Any) -> None:
        if isinstance(node.parent, nodes.section):
            self.composer.begin("heading", min(6, self.level))
            self.inside(node)
            self.composer.end()
        else:
            self.paragraph(node)

    def paragraph(self, node: Any) -> None:
        if not (self.composer.kind == "item" and not self.composer.pieces):
            self.open_paragraph()
        self.inside(node)
        self.composer.end()

    def open_paragraph(self) -> None:
        if self.lists:
            self.composer.begin("item", self.depth, "+")
        else:
            self.composer.begin("quote" if self.quotes else "paragraph")

    def lines(self, node: Any) -> None:
        if isinstance(node.parent, nodes.line_block):
            self.inside(node)
        else:
            self.paragraph(node)

    def line(self, node: Any) -> None:
        self.inside(node)
        self.composer.line_break()

    def quote(self, node: Any) -> None:
        self.composer.end()
        self.quotes += 1
        self.inside(node)
        self.quotes -= 1

    def term(self, node: Any) -> None:
        self.open_paragraph()
        self.inside(node)

    def classifier(self, node: Any) -> None:
        self.composer.write(" : ")
        self.inside(node)

    def bullets(self, node: Any) -> None:
        self.items(node, None)

    def numbers(self, node: Any) -> None:
        self.items(node, node.get("start", 1))

    def items(self, node: Any, first: int | None) -> None:
        around, hollow = self.depth, bool(self.lists) and self.composer.kind == "item" and not self.composer.pieces
        self.composer.end()
        self.lists.append(first)
        self.depth += not hollow
        self.inside(node)
        self.composer.end()
        self.lists.pop()
        self.depth = around

    def item(self, node: Any) -> None:
        number = self.lists[-1]
        if number is not None:
            self.lists[-1] = number + 1
        self.composer.begin("item", self.depth, "" if number is None else str(number))
        self.inside(node)
        self.composer.end()

    def field(self, node: Any) -> None:
        """A field of a list in the text: its last word, without what says of which kind it is (`param x`)."""
        words = node[0].astext().split()
        if words and words[0] not in {"type", "rtype", "meta"}:
            self.composer.begin("item", self.depth, "")
            self.composer.write(f"{words[-1] if words[0].isascii() else ' '.join(words)}: ")
            self.inline_first(node[1])

    def option(self, node: Any) -> None:
        self.composer.begin("item", self.depth, "")
        self.composer.write_marked(node[0].astext(), "code")
        self.composer.write(" ")
        self.inline_first(node[1])

    def inline_first(self, node: Any) -> None:
        """The blocks of a node, the first of which goes on where something stands already."""
        first, rest = (node.children[0], node.children[1:]) if node.children else (None, [])
        if isinstance(first, nodes.paragraph):
            self.inside(first)
        elif first is not None:
            self.write(first)
        self.composer.end()
        for child in rest:
            self.write(child)

    def note(self, node: Any) -> None:
        number = node[0].astext() if isinstance(node[0], nodes.label) else ""
        with_it = node.children[1:] if number else node.children
        outer, self.lists, self.depth = (self.lists, self.depth), [None], 1
        self.turn_to(self.notes)
        self.composer.begin("item", 1, number)
        for child in with_it:
            self.write(child)
        self.turn_to(self.body)
        self.lists, self.depth = outer

    def note_sign(self, node: Any) -> None:
        self.composer.write(f"[{node.astext()}]")

    def topic(self, node: Any) -> None:
        if "toctree" not in node.get("classes", ()):
            self.inside(node)
            return
        self.turn_to(self.contents)
        self.inside(node)
        self.turn_to(self.body)

    def turn_to(self, composer: Composer) -> None:
        self.composer.end()
        self.composer = composer

    def code(self, node: Any) -> None:
        self.composer.verbatim(node.astext(), "code", node.get("language") or self.language)

    def session(self, node: Any) -> None:
        self.composer.verbatim(node.astext(), "code", "python")

    def pending(self, node: Any) -> None:
        self.language = node.details.get("language", "") if node.details else ""

    def inline_formula(self, node: Any) -> None:
        self.composer.write(f"${node.astext()}$")

    def formula(self, node: Any) -> None:
        self.composer.verbatim(node.astext(), "formula")

    def table(self, node: Any) -> None:
        cells = list(node.findall(nodes.entry))
        if len(cells) < 2 or any(len(cell.astext()) > LONGEST_CELL or any(True for _ in cell.findall(lambda inner: isinstance(inner, LAYOUT))) for cell in cells):
            self.composer.end()
            self.inside(node)
            return
        for title in node.children:
            if isinstance(title, nodes.title):
                self.paragraph(title)
        rows = ("\t".join(self.cell(cell) for cell in row.children) for row in node.findall(nodes.row))
        self.composer.verbatim("\n".join(filter(str.strip, rows)), "table", "header" if any(True for _ in node.findall(nodes.thead)) else "")

    def cell(self, node: Any) -> str:
        """The text of a cell in one line."""
        outer, self.composer = self.composer, Composer()
        self.inside(node)
        text = " ".join(self.composer.composed().text.split())
        self.composer = outer
        return text


def _steps(writer: TreeWriter) -> dict[str, Callable[[Any], None]]:
    return dict.fromkeys(MARKS, writer.mark) | {
        "#text": writer.text, "reference": writer.link, "inline": writer.label, "problematic": writer.problem, "substitution_reference": writer.substitution, "section": writer.section, "title": writer.title,
        "paragraph": writer.paragraph, "attribution": writer.paragraph, "rubric": writer.paragraph, "caption": writer.paragraph, "line_block": writer.lines, "line": writer.line,
        "block_quote": writer.quote, "term": writer.term, "classifier": writer.classifier, "bullet_list": writer.bullets, "enumerated_list": writer.numbers,
        "field_list": writer.bullets, "option_list": writer.bullets, "list_item": writer.item, "field": writer.field, "option_list_item": writer.option,
        "footnote": writer.note, "citation": writer.note, "footnote_reference": writer.note_sign, "citation_reference": writer.note_sign, "topic": writer.topic,
        "literal_block": writer.code, "doctest_block": writer.session, "pending": writer.pending, "math": writer.inline_formula, "math_block": writer.formula, "table": writer.table,
    }  # fmt: skip
