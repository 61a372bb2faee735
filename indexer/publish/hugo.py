"""The `hugo` publisher: a partial, and data that Hugo reads."""

from collections.abc import Iterator

from indexer.publish.beside import component
from indexer.publish.folder import File
from indexer.publish.options import Options
from indexer.publish.templates import STYLE
from indexer.store import Index

PARTS = {
    "layouts/partials/indexer-sidebar.html": "hugo/indexer-sidebar.html",
    "layouts/partials/indexer-pages.html": "hugo/indexer-pages.html",
    "layouts/partials/indexer-id.html": "hugo/indexer-id.html",
    f"static/{STYLE}": STYLE,
}


def publish(index: Index, options: Options) -> Iterator[File]:
    """The files for the folder of the site; docs/hugo.md says how they are used."""
    yield from component("data/indexer.json", index, options, PARTS)
