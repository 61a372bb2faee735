"""The `astro` publisher: a component, and its data."""

from collections.abc import Iterator

from indexer.publish.beside import component
from indexer.publish.folder import File
from indexer.publish.options import Options
from indexer.publish.templates import STYLE
from indexer.store import Index

PARTS = {
    "IndexerSidebar.astro": "astro/IndexerSidebar.astro",
    "beside.js": "javascript/sidebar.js + javascript/export.js",
    STYLE: STYLE,
}


def publish(index: Index, options: Options) -> Iterator[File]:
    """The files for `src/indexer`; docs/astro.md says how they are used."""
    yield from component("articles.json", index, options, PARTS)
