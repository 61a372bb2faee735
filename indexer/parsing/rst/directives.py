"""What a reader sees of the directives of reStructuredText, known or not: their words as prose or code, nothing of what is for the machine."""

import re
from collections.abc import Callable
from typing import Any

from docutils import nodes
from docutils.parsers.rst import Directive
from docutils.parsers.rst.directives.tables import CSVTable

from indexer.errors import PageError
from indexer.parsing.rst.roles import Nodes, page_link, title_and_target

OF_DOCUTILS = frozenset({"list-table", "table", "replace", "unicode"})
NOTHING = frozenset({
    "include", "literalinclude", "raw", "index", "contents", "sectnum", "section-numbering", "header", "footer", "title", "meta", "date", "target-notes", "default-role",
    "module", "currentmodule", "program", "automodule", "autoclass", "autofunction", "autosummary", "automethod", "autoexception", "autodata", "sectionauthor", "codeauthor",
    "moduleauthor", "todo", "todolist", "tabularcolumns", "testsetup", "testcleanup", "bibliography", "footbibliography", "disqus", "acks", "video", "youtube", "iframe", "genindex",
})  # fmt: skip
"""Directives for the machine; of those that read files a reader here sees nothing."""
PROSE = frozenset({
    "attention", "caution", "danger", "error", "hint", "important", "note", "tip", "warning", "seealso", "epigraph", "highlights", "pull-quote", "compound", "glossary", "centered",
    "line-block", "info", "abstract", "success", "question",
})  # fmt: skip
"""Directives whose words begin behind their name."""
FRAMES = frozenset({
    "figure", "only", "ifconfig", "ifconf", "container", "class", "cssclass", "rst-class", "hlist", "tab-set", "tabs", "grid", "grid-item", "card-carousel", "div", "columns", "panels",
    "table-wrapper", "sphinx-tabs",
})  # fmt: skip
"""What stands behind the name of these is for the machine, what stands in them is for readers."""
CODE = frozenset({
    "code", "code-block", "sourcecode", "highlight-code", "parsed-literal", "literal", "prompt", "ipython", "doctest", "testcode", "testoutput", "productionlist", "jupyter-execute",
    "command-output", "plot", "gmtplot", "asciiart", "aafig", "ditaa", "mermaid", "graphviz", "digraph", "graph", "uml", "plantuml", "blockdiag", "seqdiag",
})  # fmt: skip
SIGNATURES = frozenset({
    "function", "class", "method", "attribute", "data", "exception", "decorator", "decoratormethod", "staticmethod", "classmethod", "property", "option", "cmdoption", "envvar", "describe",
    "object", "confval", "macro", "type", "var", "member", "struct", "union", "enum", "enumerator", "opcode", "directive", "role", "setting", "autofield",
})  # fmt: skip
"""Descriptions of objects, where a domain or an indented text tells them from directives of docutils."""
VERSIONS = frozenset({"versionadded", "versionchanged", "versionremoved", "deprecated", "deprecated-removed", "versionnote"})
MOST_CELLS = 100_000
"""Cells of a page's tables of comma-separated values: docutils makes every row as long as the longest, which may be a thousand times what was written."""
ROLE = re.compile(r"([\w.+-]+)[ \t]*(?:\([ \t]*([\w.+:-]+)[ \t]*\))?")
BEHIND_NAME = re.compile(r"[^\n]{0,200}?::[ \t]+\S")
MACHINE_WORD = re.compile(r"[!-~]*")


class _AnyOption(dict[str, Callable[[str], str]]):
    """Options of any name, with any value."""

    def __bool__(self) -> bool:
        return True

    def __missing__(self, name: str) -> Callable[[str], str]:
        return lambda value: value or ""


class CommaSeparated(CSVTable):
    """A table of comma-separated values, as docutils reads it."""

    def extend_short_rows_with_empty_cells(self, columns: int, parts: Any) -> None:
        """Make all rows as long. Raises PageError where there would be too many cells."""
        settings = self.state.document.settings
        settings.cells += columns * sum(map(len, parts))
        if settings.cells > MOST_CELLS:
            raise PageError(f"reStructuredText with more than {MOST_CELLS:,} cells of tables")
        super().extend_short_rows_with_empty_cells(columns, parts)


class AnyDirective(Directive):
    """Any directive; docutils calls `run`. What stands behind the name, up to a blank line, is the head of the content."""

    has_content = True
    option_spec = _AnyOption()

    def run(self) -> Nodes:
        name = self.name.lower()
        kind = name.rpartition(":")[2]
        if kind in SIGNATURES and (":" in name or kind not in {"class", "role"}):
            return self.signature()
        step = STEPS.get(kind)
        return step(self) if step else self.titled()

    @property
    def head_lines(self) -> int:
        """How many lines of the content stand behind the name."""
        if not self.content or not BEHIND_NAME.match(self.block_text):
            return 0
        return next((at for at, line in enumerate(self.content) if not line.strip()), len(self.content))

    @property
    def head(self) -> str:
        """What stands behind the name."""
        return "\n".join(self.content[: self.head_lines])

    @property
    def rest(self) -> str:
        """What stands below that, as it is written."""
        return "\n".join(self.content[self.head_lines :])

    def parsed(self, first: int = 0) -> Nodes:
        """The content from a line on, in a container."""
        around = nodes.container()
        self.state.nested_parse(self.content[first:], self.content_offset + first, around, match_titles=True)
        return [around]

    def paragraph(self, text: str, *, strong: bool = False) -> Nodes:
        """A text with inline markup."""
        if not text.strip():
            return []
        inside, _ = self.state.inline_text(text, self.lineno)
        return [nodes.paragraph("", "", *([nodes.strong("", "", *inside)] if strong else inside))]

    def titled(self) -> Nodes:
        """A title and what stands under it; without that, only what is more than a word for the machine."""
        below = self.rest.strip()
        if not below and MACHINE_WORD.fullmatch(self.head):
            return []
        title = self.head if "\n" not in self.head else ""
        told = self.paragraph(title or self.head, strong=bool(title))
        return told + self.parsed(self.head_lines) if below else told

    def framed(self) -> Nodes:
        return self.parsed(self.head_lines)

    def signature(self) -> Nodes:
        head = self.head.replace("\\\n", "").replace("\\", "").strip()
        return [nodes.literal_block(head, head), *self.framed()] if head else self.framed()

    def code(self) -> Nodes:
        head, _, wrongly = self.head.partition("\n")
        code = self.rest
        if self.name == "parsed-literal":
            head, code = "", "".join(node.astext() for node in self.state.inline_text("\n".join(self.content), self.lineno)[0])
        elif self.name.lower() in {"doctest", "digraph", "graph"} or " " in head.strip():
            head, wrongly = "", ""
        return [nodes.literal_block(code, f"{wrongly}\n{code}" if wrongly else code, language=head.strip().lower() or NAMES.get(self.name, ""))]

    def formula(self) -> Nodes:
        return [nodes.math_block(text, text) for text in ["\n".join(self.content).strip()] if text]

    def version(self) -> Nodes:
        """What is said of a version, which alone says nothing."""
        told = self.head.partition(" ")[2] if " " in self.head else self.head.partition("\n")[2]
        return self.paragraph(told) + self.framed()

    def highlight(self) -> Nodes:
        """Says in which language the code below is."""
        return [nodes.pending(None, {"language": self.head.strip().lower()})]  # type: ignore[arg-type]

    def role(self) -> Nodes:
        """Says that a role of the author's own is like another one."""
        found = ROLE.match(self.head)
        if found:
            self.state.document.settings.own_roles[found[1].lower()] = (found[2] or "").lower()
        return []

    def contents(self) -> Nodes:
        """Links to other pages, in a frame of its own."""
        places = nodes.bullet_list()
        for line in self.content:
            title, target = title_and_target(line.strip())
            if target and "*" not in target:
                places += nodes.list_item("", nodes.paragraph("", "", page_link(title, target)))
        return [nodes.topic("", places, classes=["toctree"])] if len(places) else []


NAMES = {"mermaid": "mermaid", "graphviz": "dot", "doctest": "python", "testcode": "python", "ipython": "python", "jupyter-execute": "python", "prompt": "bash", "uml": "plantuml", "plantuml": "plantuml"}
"""Languages that a directive's name says."""
STEPS: dict[str, Callable[[AnyDirective], Nodes]] = {
    **dict.fromkeys(NOTHING, lambda _: []), **dict.fromkeys(PROSE, AnyDirective.parsed), **dict.fromkeys(FRAMES, AnyDirective.framed), **dict.fromkeys(CODE, AnyDirective.code),
    **dict.fromkeys(VERSIONS, AnyDirective.version), "math": AnyDirective.formula, "highlight": AnyDirective.highlight, "role": AnyDirective.role, "toctree": AnyDirective.contents,
    "image": lambda _: [nodes.image()],
}  # fmt: skip
