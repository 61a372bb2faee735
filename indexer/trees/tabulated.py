"""Tables as nodes: what the columns say, with what the rows are about under it."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from indexer.model import Article, Block
from indexer.trees.clauses import balanced, length_of
from indexer.trees.entries import Entry

LONGEST_HEAD, LONGEST_NAME = 16.0, 9.0
"""Tokens of all column heads together, and of a row's name."""
FEWEST, MOST = 2, 10
"""Rows."""
COLUMNS = 2
BETWEEN = " / "
FIELD = re.compile(r"[a-z\d_]+")
"""Columns of these alone are those of a database's rows, which are data."""


SCHEMA = frozenset({"null", "key", "default", "extra"})
"""Columns with which a database describes a table."""


class Cell(NamedTuple):
    """What a cell holds and where it stands in the article's text."""

    text: str
    start: int
    end: int


def tables_of(article: Article) -> list[list[Entry]]:
    """The tables whose columns and rows have names: the heads of the columns, of which the first may be empty, and the first cell of each row."""
    found = (_entries(article.text, block) for block in article.blocks if block.kind == "table" and block.detail == "header")
    return [entries for entries in found if entries]


def _entries(text: str, table: Block) -> list[Entry]:
    head, *rows = _rows(text, table)
    heads = head if head[0].text else head[1:]
    label = BETWEEN.join(cell.text for cell in heads)
    told = len(heads) >= COLUMNS and all(map(_says, heads)) and not _is_data(heads)
    firsts = [row[0] for row in rows]
    named = FEWEST <= len(rows) <= MOST and all(_says(cell) and length_of(cell.text) <= LONGEST_NAME for cell in firsts)
    if not told or not named or length_of(label) > LONGEST_HEAD:
        return []
    lines = [(row[0].start, row[-1].end) for row in rows]
    items = [Entry(cell.text, "term", cell.start, cell.end, line) for cell, line in zip(firsts, lines, strict=True)]
    return [Entry(label, "topic", heads[0].start, heads[-1].end, (table.start, table.end)), *items]


def _is_data(head: list[Cell]) -> bool:
    """Whether a table shows the rows or the fields of a database, not what somebody knows."""
    names = [cell.text.lower() for cell in head]
    return all(FIELD.fullmatch(cell.text) for cell in head) or len(SCHEMA.intersection(names)) > 1


def _says(cell: Cell) -> bool:
    return any(map(str.isalpha, cell.text)) and balanced(cell.text) and "://" not in cell.text


def _rows(text: str, table: Block) -> Iterator[list[Cell]]:
    """The rows of a table, the head first."""
    start = table.start
    for line in text[table.start : table.end].split("\n"):
        cells = []
        for cell in line.split("\t"):
            cells.append(Cell(" ".join(cell.split()), start, start + len(cell)))
            start += len(cell) + 1
        yield cells
