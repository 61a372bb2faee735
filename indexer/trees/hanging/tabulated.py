"""Tables as nodes: what the columns say, with what the rows are about and say under it."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from indexer.model import Article, Block, Tree
from indexer.text.brackets import balanced
from indexer.text.spelling import is_han
from indexer.trees.hanging.entries import MOST_IN_FULL, Entry
from indexer.trees.hanging.items import AROUND, SENTENCE_END, shortened
from indexer.trees.reading.clauses import length_of

LONGEST_HEAD, LONGEST_NAME = 16.0, 9.0
"""Tokens of all column heads together, and of a row's name."""
LONGEST_SAID, LONGEST_ROW, LONGEST_CELL = 12.0, 18.0, 24.0
"""Tokens of what the second of two columns says of a name beside it, of what the cells of a row do that has more, and of a cell that only a full tree tells."""
MOST = 400
"""Characters of a cell that is told: a word of a million is one token."""
FEWEST = 2
"""Rows."""
COLUMNS = 2
BETWEEN, NONE = " / ", "—"
NUMBER = re.compile(r"\d{2,6}")
"""What a row may be called without a word: 404, 3306."""
FIGURE = re.compile(r"(?=[^\d]*\d)(?:[^\w]|\d|_|[A-Za-zµ]{1,3}(?![A-Za-zµ]))+")
"""What a cell holds that only measures: 8.2 ms, 316.20, 1.19×."""
EMPTY = frozenset({"-", "--", "—", "/", "无", "n/a"})
COUNTING = frozenset({"序号", "编号", "#", "no.", "no", "num"})
"""Heads of columns that only count the rows."""
COMPARING = frozenset({"特性", "特点", "特征", "项目", "对比项", "比较项", "方面", "维度", "属性", "feature", "aspect", "item", "property", "criterion"})
"""Heads of first columns beside which, if two follow, stands what the rows compare."""
NAMING = frozenset({"名称", "名字", "名", "类别", "分类", "类型", "种类", "方式", "内容", "标识", "配置", "配置项", "name", "type", "kind", "category", "title"})
"""Heads that say of no row what it is."""
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
    """The tables whose columns and rows have names: the heads that say what its rows are, if any do, and the first cell of each row,
    beside which a short second may stand if there is no third; what other cells say are details."""
    found = (_entries(article.text, block) for block in article.blocks if block.kind == "table" and block.detail == "header")
    return [entries for entries in found if entries]


def _entries(text: str, table: Block) -> list[Entry]:
    head, *rows = _unnumbered(list(_rows(text, table)))
    heads = head if head[0].text else head[1:]
    label = BETWEEN.join(cell.text for cell in heads)
    told = len(heads) >= COLUMNS and all(map(_says, heads)) and not _is_data(heads)
    firsts = [row[0] for row in rows]
    names = all(map(_says, firsts)) or (all(NUMBER.fullmatch(cell.text) for cell in firsts) and all(any(map(_says, row[1:])) for row in rows))
    rowed = FEWEST <= len(rows) <= MOST_IN_FULL and names and all(length_of(cell.text) <= LONGEST_NAME for cell in firsts)
    if not told or not rowed or length_of(label) > LONGEST_HEAD:
        return []
    colon = "：" if is_han(text[table.start : table.end]) else ": "
    named = _naming(head)
    items = [_row(head, row, colon) for row in rows]
    if len(head) > COLUMNS and not (named and all(item.longer for item in items)):
        items = [item._replace(longer="") for item in items]
    return [Entry(BETWEEN.join(cell.text for cell in named), "topic", named[0].start, named[-1].end, (table.start, table.end)), *items] if named else items


def _naming(head: list[Cell]) -> list[Cell]:
    """The heads that together say what a table tells: all, or the others where the first is empty or they are compared; none where the first says
    nothing of its rows."""
    first = head[0].text.lower()
    if not first or (first in COMPARING and len(head) > COLUMNS):
        return head[1:]
    return [] if first in COMPARING | NAMING else head


def _row(head: list[Cell], row: list[Cell], colon: str) -> Entry:
    """A row by its name, and what its cells say of it after a `colon`: beside the name where they are short, else as details."""
    name, *cells = row
    line = (name.start, row[-1].end)
    cells = list(map(_brief, cells)) if len(head) == COLUMNS else cells
    told = [(column.text, cell) for column, cell in zip(head[1:], cells, strict=False) if _tells(cell) and length_of(cell.text) <= LONGEST_CELL]
    if len(head) > COLUMNS:
        said = tuple(Tree(_said_of(column, colon, cell.text), "point", (cell.start, cell.end)) for column, cell in told)
        return Entry(name.text, "term", name.start, name.end, line, longer=_line_of(name, cells, colon), said=said)
    said = tuple(Tree(cell.text, "point", (cell.start, cell.end)) for _, cell in told)
    if told and length_of(told[0][1].text) <= LONGEST_SAID:
        return Entry(name.text, "term", name.start, name.end, line, longer=_said_of(name.text, colon, told[0][1].text), said=said)
    return Entry(name.text, "term", name.start, name.end, line, said)


def _brief(cell: Cell) -> Cell:
    """A cell, of a long one its first sentence, or the first clauses of that which say something whole."""
    if length_of(cell.text) <= LONGEST_CELL or len(cell.text) > MOST:
        return cell
    stop = SENTENCE_END.search(cell.text)
    return cell._replace(text=shortened(cell.text[: stop.start() if stop else None], LONGEST_CELL).strip(AROUND))


def _line_of(name: Cell, cells: list[Cell], colon: str) -> str:
    """A row as one line, name and cells; empty where that is too long, half of the cells are empty, one cannot be told, or all are figures."""
    held = [cell for cell in cells if cell.text and cell.text not in EMPTY]
    said = ("；" if colon == "：" else "; ").join(cell.text.rstrip("。.；;") if cell in held else NONE for cell in cells)
    says = 2 * len(held) > len(cells) and all(map(_tells, held)) and not all(FIGURE.fullmatch(cell.text) for cell in held)
    return _said_of(name.text, colon, said) if says and length_of(said) <= LONGEST_ROW else ""


def _tells(cell: Cell) -> bool:
    """Whether a cell says something of a name, if only that it is so: ✅, 4.7M."""
    return 0 < len(cell.text) <= MOST and cell.text not in EMPTY and balanced(cell.text) and "://" not in cell.text


def _unnumbered(rows: list[list[Cell]]) -> list[list[Cell]]:
    """The rows without a first column that only counts them."""
    counted = rows[0][0].text.lower() in COUNTING and all(len(row) > 1 for row in rows)
    return [row[1:] for row in rows] if counted else rows


def _said_of(name: str, colon: str, said: str) -> str:
    return f"{name}{colon}{said.rstrip('。.；;')}"


def _is_data(head: list[Cell]) -> bool:
    """Whether a table shows the rows or the fields of a database, not what somebody knows."""
    names = [cell.text.lower() for cell in head]
    return all(FIELD.fullmatch(cell.text) for cell in head) or len(SCHEMA.intersection(names)) > 1


def _says(cell: Cell) -> bool:
    return len(cell.text) <= MOST and any(map(str.isalpha, cell.text)) and balanced(cell.text) and "://" not in cell.text


def _rows(text: str, table: Block) -> Iterator[list[Cell]]:
    """The rows of a table, the head first."""
    start = table.start
    for line in text[table.start : table.end].split("\n"):
        cells = []
        for cell in line.split("\t"):
            cells.append(Cell(" ".join(cell.split()), start, start + len(cell)))
            start += len(cell) + 1
        yield cells
