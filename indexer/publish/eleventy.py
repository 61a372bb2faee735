"""The `eleventy` publisher: a plugin with a shortcode, and its data."""

from collections.abc import Iterator

from indexer.publish.beside import component
from indexer.publish.folder import File
from indexer.publish.options import Options
from indexer.publish.templates import STYLE
from indexer.store import Index

PARTS = {
    "indexer.js": "javascript/data.js + javascript/sidebar.js + javascript/html.js + eleventy/indexer.js",
    STYLE: STYLE,
}


def publish(index: Index, options: Options) -> Iterator[File]:
    """The files for `_indexer`; docs/eleventy.md says how they are used."""
    yield from component("articles.json", index, options, PARTS)
