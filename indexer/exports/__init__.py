"""The index for other programs: tables, the graph, trees, a thesaurus and a vault, each in the forms its readers know.

A form is lines of text (`rows`), bytes of one file (`content`) or a folder of files (`folder`).
"""

import json
from collections.abc import Callable, Iterator

from indexer.errors import UsageError
from indexer.exports.forest import TREES, tree_files
from indexer.exports.forms import check_form, forms_of
from indexer.exports.networks import gexf, graphml, node_link
from indexer.exports.prose import markdown_of
from indexer.exports.sheets import Sheet, to_csv, to_excel_csv, to_parquet
from indexer.exports.skos import turtle
from indexer.exports.tables import concept_row, rows_of, tree_row
from indexer.exports.vault import vault
from indexer.publish.folder import File
from indexer.store import THRESHOLD, Index

__all__ = ["BINARY", "FOLDERS", "TABLES", "concept_row", "content", "folder", "forms_of", "markdown_of", "rows", "tree_row"]

TABLES = ("articles", "terms", "related", "trees", "concepts", "graph")
FOLDERS = ("obsidian", *TREES)
"""Forms that are folders."""
BINARY = "parquet"


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
