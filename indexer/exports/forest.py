"""All trees in a form of outliners and mind map programs: a file for each article."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from indexer.exports.mindmaps import to_freemind, to_xmind
from indexer.model import Tree
from indexer.publish.folder import File
from indexer.publish.names import safe_name
from indexer.publish.trees import to_markmap, to_mermaid, to_opml
from indexer.store import Index
from indexer.text.plainmath import plain_tree


class Form(NamedTuple):
    """A form of trees: the suffix of its files and who writes it."""

    suffix: str
    write: Callable[[Tree], str | bytes]


TREES = {
    "markdown": Form(".md", Tree.to_markdown),
    "markmap": Form(".md", to_markmap),
    "mermaid": Form(".mmd", to_mermaid),
    "opml": Form(".opml", to_opml),
    "freemind": Form(".mm", to_freemind),
    "xmind": Form(".xmind", to_xmind),
}


def tree_files(index: Index, form: str) -> Iterator[File]:
    """A file for the tree of each article, by id."""
    for entry in index.entries():
        yield File(safe_name(entry.id) + TREES[form].suffix, written(index.tree(entry.id), form))


def written(tree: Tree, form: str) -> bytes:
    """A tree as the bytes of a file, its formulas in plain characters."""
    made = TREES[form].write(plain_tree(tree))
    return made if isinstance(made, bytes) else made.encode("utf-8", "replace")
