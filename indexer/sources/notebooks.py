"""Jupyter notebooks (nbformat 3 and 4) as Markdown: prose as it is, code in fences, no outputs."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

SUFFIX = ".ipynb"
FENCE = "```"


def markdown_of(content: bytes) -> bytes:
    """A notebook's cells as Markdown. Raises ValueError for what is none.

    >>> markdown_of(b'{"cells": [{"cell_type": "markdown", "source": ["# a"]}, {"cell_type": "code", "source": "x = 1"}]}').decode().split()
    ['#', 'a', '```python', 'x', '=', '1', '```']
    """
    try:
        book = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise ValueError("no notebook: it is not JSON") from error
    cells = _cells(book) if isinstance(book, dict) else None
    if cells is None:
        raise ValueError("no notebook: it has no cells")
    language = _language(book)
    told = [_told(cell, language) for cell in cells if isinstance(cell, dict)]
    return "\n\n".join(filter(None, [_front(cells), *told])).encode("utf-8", "replace")


def _front(cells: list[Any]) -> str:
    """The front matter in a first cell that is neither prose nor code, as Quarto, nbdev and Jekyll's fastpages have it."""
    first = cells[0] if cells and isinstance(cells[0], dict) else {}
    text = _source(first).strip()
    return text if first.get("cell_type") == "raw" and text.startswith("---\n") and text.endswith("\n---") else ""


def _cells(book: Mapping[str, Any]) -> list[Any] | None:
    cells = book.get("cells")
    if cells is None:  # nbformat 3
        sheets = book.get("worksheets")
        cells = [cell for sheet in sheets for cell in _listed(sheet)] if isinstance(sheets, list) else None
    return cells if isinstance(cells, list) else None


def _listed(sheet: Any) -> Iterator[Any]:
    found = sheet.get("cells") if isinstance(sheet, dict) else None
    yield from found if isinstance(found, list) else ()


def _language(book: Mapping[str, Any]) -> str:
    told = book.get("metadata")
    for name, key in (("language_info", "name"), ("kernelspec", "language")):
        found = told.get(name) if isinstance(told, dict) else None
        if isinstance(found, dict) and isinstance(found.get(key), str) and found[key].isprintable():
            return str(found[key]).split(maxsplit=1)[0] if found[key].strip() else "python"
    return "python"


def _source(cell: Mapping[str, Any]) -> str:
    source = cell.get("source", cell.get("input", ""))
    return "".join(filter(lambda line: isinstance(line, str), source)) if isinstance(source, list) else str(source)


def _told(cell: Mapping[str, Any], language: str) -> str:
    text = _source(cell)
    kind = cell.get("cell_type")
    if kind == "heading":  # nbformat 3
        level = cell.get("level")
        return f"{'#' * (level if isinstance(level, int) and 1 <= level <= 6 else 1)} {text}"
    if kind != "code" or not text.strip():
        return text if kind == "markdown" else ""
    fence = FENCE
    while fence in text:
        fence += "`"
    return f"{fence}{language}\n{text}\n{fence}"
