"""The `html` publisher: a sidebar and a page for each article, and an index page of them all. No scripts."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from indexer.model import Article
from indexer.publish.folder import File
from indexer.publish.links import clean
from indexer.publish.views import Corpus, View, announced, corpus_of, shelves_of, view_of
from indexer.publish.words import Words
from indexer.store import Index

STYLES = ("sidebar.css", "pages.css")
AT_ONCE = 400
"""Up to so many articles the index page shows trees and related articles itself; it stays under 2 MB."""


def publish(index: Index, threshold: float) -> Iterator[File]:
    """The sidebars (`sidebars/`), the pages (`articles/`), `index.html` and two style sheets.

    Time grows with the number of articles, memory with what the index page says of each.
    """
    corpus = corpus_of(index, threshold)
    for name in STYLES:
        yield File(name, files(__package__).joinpath("styles", name).read_bytes())
    views = []
    for entry, article in index.articles():
        if entry.id not in corpus.entries:  # a list page
            continue
        view = view_of(index, entry, corpus)
        yield File(f"sidebars/{view.name}.html", sidebar_of(view, corpus.words).encode())
        yield _article_page(view, article, corpus)
        views.append(view)
    yield _index_page(index, views, corpus)


def sidebar_of(view: View, words: Words, style: str = "") -> str:
    """The sidebar of an article, empty where nothing is known of it; with `style` it asks for that style sheet itself."""
    return _templates().get_template("sidebar.html.j2").render(view=view, words=words, style=style)


def tree_of(view: View, words: Words) -> str:
    """The tree of an article as HTML, nothing where it has none."""
    return str(_templates().get_template("tree.html.j2").render(view=view, words=words))


def _article_page(view: View, article: Article, corpus: Corpus) -> File:
    return _page(
        f"articles/{view.name}.html",
        "article.html.j2",
        view=view,
        article=article,
        announced=announced(article, corpus),
        words=corpus.words,
        root="../",
    )


def _index_page(index: Index, views: list[View], corpus: Corpus) -> File:
    return _page(
        "index.html",
        "index.html.j2",
        shelves=shelves_of(views, corpus.words),
        articles=len(views),
        concepts=sum(1 for _ in index.concepts()),
        failures=index.failures(),
        at_once=len(views) <= AT_ONCE,
        words=corpus.words,
        root="",
    )


def _page(path: str, template: str, **shown: Any) -> File:
    text = _templates().get_template(template).render(**shown)
    return File(path, text.encode())


@cache
def _templates() -> Environment:
    return Environment(
        loader=PackageLoader("indexer.publish"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )


def _shown(value: Any) -> Any:
    """What a template may print of a value: text without the characters that HTML forbids."""
    if not isinstance(value, str) or isinstance(value, Markup) or value.isprintable():  # none of those characters is printable
        return value
    return clean(value)
