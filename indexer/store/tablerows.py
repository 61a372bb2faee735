"""Rows of a table as a normal tree tells them."""

import re
from collections.abc import Sequence
from itertools import pairwise

from indexer.model import Tree
from indexer.store.telling import shown_alone, span_of

ROWED = 600
"""Characters of a table whose rows a normal tree tells with their cells."""
HEADED = re.compile(r"(.+?)(：|: )(.+)", re.S)
"""What a cell says, after the head of its column."""


def rowed(nodes: Sequence[Tree]) -> list[Tree]:
    """Some nodes; the rows of a table that are told by their names alone with what their cells say, those of a table all or none: ROWED characters. As lines where all
    have the same columns, whose heads stand above them, and none between them was left out; else with their cells, which have their heads, under them."""
    tables: dict[int, list[Tree]] = {}
    for node in nodes:
        tables.setdefault(node.listed, []).append(node)
    told = {id(node): row for number, rows in tables.items() if number for node, row in zip(rows, _told_rows(rows), strict=True)}
    return [told.get(id(node), node) for node in nodes]


def _told_rows(rows: Sequence[Tree]) -> Sequence[Tree]:
    """The rows of a table with what their cells say, if that is no more than ROWED characters, as they are else and where nodes are no rows by their names."""
    cells = sum(len(cell.label) for row in rows for cell in row.children)
    if not 0 < cells <= ROWED or not all(map(_is_row, rows)):
        return rows
    lines = _lines(rows) if all(map(_is_whole, rows)) else []
    return list(map(_as_line, rows, lines)) if lines else [row._replace(children=tuple(map(shown_alone, row.children))) for row in rows]


def _is_row(node: Tree) -> bool:
    """Whether a node is a row of a table by its name, whose cells, if it has any, only the full tree tells."""
    return node.kind == "term" and all(cell.detail and cell.listed == node.listed and is_cell(cell) and HEADED.match(cell.label) for cell in node.children)


def _is_whole(row: Tree) -> bool:
    """Whether no cell between the name of a row and its last one was left out."""
    start = row.span[0] if row.span else 0
    spans = [(start, start + len(row.label)), *(cell.span or (0, 0) for cell in row.children)]
    return len(spans) > 1 and all(before[1] + 1 == after[0] for before, after in pairwise(spans))


def _lines(rows: Sequence[Tree]) -> list[str]:
    """Rows as lines, name and cells; none where not all have the same columns."""
    cells = [[found for cell in row.children if (found := HEADED.match(cell.label))] for row in rows]
    if len({tuple(cell[1] for cell in row) for row in cells}) > 1:
        return []
    between = [("；" if row[0][2] == "：" else "; ").join(cell[3] for cell in row) for row in cells]
    return [f"{row.label}{own[0][2]}{line}" for row, own, line in zip(rows, cells, between, strict=True)]


def _as_line(row: Tree, line: str) -> Tree:
    """A row as a point that says what its cells do."""
    return row._replace(label=line, kind="point", span=span_of((row, *row.children)), children=())


def is_cell(detail: Tree) -> bool:
    """Whether a cell is told with the name of its column, which stands elsewhere."""
    low, high = detail.span or (0, 0)
    return len(detail.label) > high - low
