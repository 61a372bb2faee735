"""The `docusaurus` publisher: a plugin that gives each page its own data, and the theme's components that show it.

Docusaurus takes what `indexer inject` puts into a page away again when its scripts start.
"""

from collections.abc import Iterator

from indexer.publish.beside import component
from indexer.publish.folder import File
from indexer.publish.options import Options
from indexer.publish.templates import STYLE
from indexer.store import Index

PARTS = {
    "indexer.cjs": "docusaurus/indexer.cjs",
    "beside.js": "javascript/sidebar.js + javascript/export.js",
    "Sidebar.js": "docusaurus/Sidebar.js",
    "theme/DocItem/Footer/index.js": "docusaurus/DocFooter.js",
    "theme/BlogPostItem/Footer/index.js": "docusaurus/BlogFooter.js",
    STYLE: STYLE,
}


def publish(index: Index, options: Options) -> Iterator[File]:
    """The files for `src/indexer`; docs/docusaurus.md says how they are used."""
    yield from component("articles.json", index, options, PARTS)
