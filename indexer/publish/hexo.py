"""The `hexo` publisher: a script that puts the sidebar below each post, with a helper for those who want it elsewhere, and data that Hexo reads."""

from collections.abc import Iterator

from indexer.publish.beside import component
from indexer.publish.folder import File
from indexer.publish.options import Options
from indexer.publish.templates import STYLE
from indexer.store import Index

PARTS = {
    "scripts/indexer.js": "javascript/sidebar.js + javascript/html.js + hexo/indexer.js",
    f"source/_data/{STYLE}": STYLE,
}


def publish(index: Index, options: Options) -> Iterator[File]:
    """The files for the folder of the site; docs/hexo.md says how they are used."""
    yield from component("source/_data/indexer.json", index, options, PARTS)
