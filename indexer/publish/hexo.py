"""The `hexo` publisher: a script with a helper, and data that Hexo reads; in the theme NexT the sidebar needs no more."""

from collections.abc import Iterator

from indexer.publish.beside import component
from indexer.publish.folder import File
from indexer.publish.options import Options
from indexer.publish.templates import STYLE
from indexer.store import Index

PARTS = {
    "scripts/indexer.js": "javascript/sidebar.js + javascript/html.js + hexo/indexer.js",
    f"source/{STYLE}": STYLE,
}


def publish(index: Index, options: Options) -> Iterator[File]:
    """The files for the folder of the site; docs/hexo.md says how they are used."""
    yield from component("source/_data/indexer.json", index, options, PARTS)
