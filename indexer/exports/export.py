"""A table as lines of text, as the bytes of one file, or as a folder of files."""

import json
from collections.abc import Callable, Iterator

from indexer.errors import UsageError
from indexer.exports.forest import tree_files
from indexer.exports.forms import BINARY, FOLDERS, check_form
from indexer.exports.networks import gexf, graphml, node_link
from indexer.exports.sheets import Sheet, to_csv, to_excel_csv, to_parquet
from indexer.exports.skos import turtle
from indexer.exports.tables import rows_of
from indexer.exports.vault import vault
from indexer.publish.folder import File
from indexer.store import THRESHOLD, Index


def rows(index: Index, what: str, form: str = "", limit: int = 10) -> Iterator[str]:
    """The lines of a table, without line breaks. Raises UsageError for a form that the table does not have as text."""
    form = check_form(what, form)
    if form in (*FOLDERS, BINARY):
        raise UsageError(f"{what} as {form} are no lines of text; name a {'file' if form == BINARY else 'folder'} with --output")
    lines: dict[str, Callable[[], Iterator[str]]] = {
        "jsonl": lambda: (json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows_of(index, what, limit)),
        "csv": lambda: to_csv(index, Sheet(what, limit)),
        "csv-excel": lambda: to_excel_csv(index, Sheet(what, limit)),
        "skos": lambda: turtle(index),
        "graphml": lambda: iter(graphml(index)),
        "gexf": lambda: iter(gexf(index)),
        "json": lambda: iter(node_link(index)),
    }
    return lines[form]()


def content(index: Index, what: str, limit: int = 10) -> bytes:
    """The bytes of a table as Parquet."""
    check_form(what, BINARY)
    return to_parquet(index, Sheet(what, limit))


def folder(index: Index, what: str, form: str, threshold: float = THRESHOLD) -> Iterator[File]:
    """The files of a form that is a folder; articles under the threshold are not offered in it."""
    check_form(what, form)
    return vault(index, threshold) if form == "obsidian" else tree_files(index, form)
