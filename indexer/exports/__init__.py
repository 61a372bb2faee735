"""The index for other programs: tables, the graph, trees, a thesaurus and a vault, each in the forms its readers know.

A form is lines of text (`rows`), bytes of one file (`content`) or a folder of files (`folder`).
"""

from typing import TYPE_CHECKING

from indexer.exports.forms import BINARY, FOLDERS, TABLES, forms_of
from indexer.lazily import lazily

if TYPE_CHECKING:
    from indexer.exports.export import content, folder, rows
    from indexer.exports.prose import markdown_of
    from indexer.exports.tables import concept_row, tree_row

__all__ = ["BINARY", "FOLDERS", "TABLES", "concept_row", "content", "folder", "forms_of", "markdown_of", "rows", "tree_row"]

lazily(
    __name__,
    {
        **dict.fromkeys(("content", "folder", "rows"), "indexer.exports.export"),
        **dict.fromkeys(("concept_row", "tree_row"), "indexer.exports.tables"),
        "markdown_of": "indexer.exports.prose",
    },
)
