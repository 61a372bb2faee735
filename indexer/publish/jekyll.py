"""The `jekyll` publisher: an include, and data that Jekyll reads."""

from collections.abc import Iterator

from indexer.publish.beside import component
from indexer.publish.folder import File
from indexer.publish.options import Options
from indexer.publish.templates import STYLE
from indexer.store import Index

PARTS = {
    "_includes/indexer-sidebar.html": "jekyll/indexer-sidebar.html",
    STYLE: STYLE,
}


def publish(index: Index, options: Options) -> Iterator[File]:
    """The files for the folder of the site; docs/jekyll.md says how they are used."""
    yield from component("_data/indexer.json", index, options, PARTS)
