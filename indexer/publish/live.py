"""Sidebars while a generator in Python runs: the index is asked for each page that it makes."""

import posixpath
from collections.abc import Mapping
from pathlib import Path

from indexer.config import load_config
from indexer.publish.beside import inside
from indexer.publish.html import sidebar_of
from indexer.publish.options import Options
from indexer.publish.templates import STYLE, part_of
from indexer.publish.views import Corpus, corpus_of, view_of
from indexer.store import Index


class Sidebars:
    """The sidebars of a site whose configuration, `indexer.toml`, lies in `folder`; the index stays open until `close`."""

    def __init__(self, folder: Path) -> None:
        """Raises NotFoundError and its like where no index was built."""
        config = load_config(folder)
        self.folder = folder.resolve()
        self.index = Index.open(config.index)
        self.corpus: Corpus = corpus_of(self.index, Options.of(config))

    def id_of(self, source: str | Path) -> str:
        """The id that the article of a file has; nothing where the index does not hold it."""
        path = Path(source).resolve()
        name = path.relative_to(self.folder).as_posix() if path.is_relative_to(self.folder) else ""
        return name if name in self.corpus.entries else ""

    def beside(self, name: str, here: str, addresses: Mapping[str, str]) -> str:
        """The sidebar of an article as the page at the address `here` shows it; `addresses` has those of all pages by the id
        of their articles, from the root of the site, as `here` is."""
        corpus = self.corpus.beside(name)
        view = view_of(self.index, corpus.entries[name], corpus)
        shown = inside(view, lambda other: relative_url(addresses[other], here) if other in addresses else "")
        return sidebar_of(shown, corpus, relative_url(STYLE, here))

    def close(self) -> None:
        """Close the index."""
        self.index.close()


def write_style(folder: Path, options: Options) -> None:
    """Write the style sheet that sidebars ask for into the root of a built site."""
    (folder / STYLE).write_bytes(part_of(STYLE, options.templates))


def relative_url(page: str, here: str) -> str:
    """An address in a site as the page at another refers to it, both from the root of the site.

    >>> relative_url("posts/a/", "posts/b/"), relative_url("a.html", "x/b.html"), relative_url("", "x/")
    ('../a/', '../a.html', '../')
    """
    way = posixpath.relpath("/" + page, "/" + here if here.endswith("/") else posixpath.dirname("/" + here))
    way += "/" if page.endswith("/") or not page else ""
    return f"./{way}" if ":" in way.split("/")[0] else way
