"""The `html` publisher: a sidebar and a page for each article, and an index page of them all. No scripts."""

from collections.abc import Iterator
from importlib.resources import files
from typing import Any

from indexer.model import Article
from indexer.publish.folder import File
from indexer.publish.options import Options
from indexer.publish.shelves import shelves_of
from indexer.publish.templates import STYLE, part_of, rendered
from indexer.publish.views import Corpus, View, announced, corpus_of, view_of
from indexer.store import Index

AT_ONCE = 400
"""Up to so many articles the index page shows trees and related articles itself; it stays under 2 MB."""


def publish(index: Index, options: Options) -> Iterator[File]:
    """The sidebars (`sidebars/`), the pages (`articles/`), `index.html` and two style sheets.

    Time grows with the number of articles, memory with what the index page says of each.
    """
    corpus = corpus_of(index, options)
    yield File("sidebar.css", part_of(STYLE, options.templates))
    yield File("pages.css", files(__package__).joinpath("styles", "pages.css").read_bytes())
    views = []
    for entry, article in index.articles():
        if entry.id not in corpus.entries:  # a list page
            continue
        view, own = view_of(index, entry, corpus), corpus.beside(entry.id)
        beside = view if own is corpus else view_of(index, entry, own)
        yield File(f"sidebars/{view.name}.html", sidebar_of(beside, own).encode())
        yield _article_page(view, article, corpus)
        views.append(view)
    yield _index_page(index, views, corpus)


def sidebar_of(view: View, corpus: Corpus, style: str = "") -> str:
    """The sidebar of an article, empty where nothing is known of it; with `style` it asks for that style sheet itself."""
    return rendered("sidebar.html.j2", corpus.options.templates, view=view, words=corpus.words, style=style)


def tree_of(view: View, corpus: Corpus) -> str:
    """The tree of an article as HTML, nothing where it has none."""
    return rendered("tree.html.j2", corpus.options.templates, view=view, words=corpus.words)


def _article_page(view: View, article: Article, corpus: Corpus) -> File:
    return _page(
        f"articles/{view.name}.html",
        "article.html.j2",
        corpus,
        view=view,
        article=article,
        announced=announced(article, corpus),
        root="../",
    )


def _index_page(index: Index, views: list[View], corpus: Corpus) -> File:
    return _page(
        "index.html",
        "index.html.j2",
        corpus,
        shelves=shelves_of(views, corpus.words),
        articles=len(views),
        concepts=index.count("concept"),
        failures=[failure for failure in index.failures() if not failure.was_read],
        at_once=len(views) <= AT_ONCE,
        root="",
    )


def _page(path: str, template: str, corpus: Corpus, **shown: Any) -> File:
    return File(path, rendered(template, corpus.options.templates, words=corpus.words, **shown).encode())
