"""The `vuepress` publisher: a component for a slot of the theme, and the code that gives each page its own data.

VuePress takes what `indexer inject` puts into a page away again when its scripts start.
"""

from collections.abc import Iterator

from indexer.publish.beside import component
from indexer.publish.folder import File
from indexer.publish.options import Options
from indexer.publish.templates import STYLE
from indexer.store import Index

PARTS = {
    "indexer.js": "javascript/data.js + javascript/sidebar.js + vuepress/indexer.js",
    "client.js": "vuepress/client.js",
    "IndexerSidebar.vue": "vuepress/IndexerSidebar.vue",
    "Sidebar.vue": "vue/Sidebar.vue",
    STYLE: STYLE,
}


def publish(index: Index, options: Options) -> Iterator[File]:
    """The files for `.vuepress/indexer`; docs/vuepress.md says how they are used."""
    yield from component("articles.json", index, options, PARTS)
