"""Tables of facts, a line a row with a tab between cells, and tables that only arrange a page."""

import re

from indexer.parsing.compose import Composer
from indexer.parsing.html.outline import Outline

TOOLS = re.compile(
    r"(?:header|heading|hash|perma|edit|skip)-?link|permalink|copy|sr-only|visually-hidden|screen-reader|"
    r"toolbar|no-?print",
    re.I,
)
"""What stands in sentences and cells and still is the site's. Here and not in `chromenames`, whose patterns HTML in Markdown does without."""
LAYOUT_CELL = frozenset({"h1", "h2", "h3", "h4", "table", "pre", "article", "section", "blockquote"})
CELL_LENGTH = 500
"""A table with a cell longer than this lays out a page; it is no table of facts."""


def is_layout(outline: Outline, at: int) -> bool:
    """Whether a table only arranges parts of a page: it nests blocks, holds one cell, or long ones."""
    if outline.value(at, "role") == "presentation" or any(True for _ in outline.below(at, *LAYOUT_CELL)):
        return True
    cells = list(outline.below(at, "td", "th"))
    return len(cells) < 2 or any(outline.size(cell) > CELL_LENGTH for cell in cells)


def write_table(outline: Outline, at: int, composer: Composer) -> None:
    """Add a table, a line a row with a tab between cells, and the links in it as marks."""
    parts: list[str] = []
    length = 0
    header = ""
    rows = [[c for c in outline.children(row) if outline.tags[c] in {"td", "th"}] for row in outline.below(at, "tr")]
    for row in rows:
        if not any(outline.size(cell) for cell in row):
            continue
        if length:
            parts.append("\n")
            length += 1
        for number, cell in enumerate(row):
            header = header or ("header" if outline.tags[cell] == "th" else "")
            text = ("\t" if number else "") + _line(outline, cell)
            parts.append(text)
            length += len(text)
    composer.verbatim("".join(parts), "table", header)


def _line(outline: Outline, cell: int) -> str:
    """The text of a cell in one line; where it breaks, a blank. What is only for screen readers (`opens new window`) goes."""
    parts: list[str] = []
    at = cell
    while at < outline.ends[cell]:
        tag = outline.tags[at]
        if tag in {"span", "a"} and TOOLS.search(outline.names(at)):
            at = outline.ends[at]
            continue
        parts.append(" " if tag == "br" else outline.texts[at])
        at += 1
    return " ".join("".join(parts).split())
