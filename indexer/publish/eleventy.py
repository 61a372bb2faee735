"""The `eleventy` publisher: a plugin with a shortcode, and its data."""

from collections.abc import Iterator

from indexer.publish.beside import STYLE, component
from indexer.publish.folder import File
from indexer.store import Index

PARTS = {
    "indexer.js": "javascript/data.js + javascript/sidebar.js + javascript/html.js + eleventy/indexer.js",
    STYLE: STYLE,
}


def publish(index: Index, threshold: float) -> Iterator[File]:
    """The files for `_indexer`; docs/eleventy.md says how they are used."""
    yield from component("articles.json", index, threshold, PARTS)
