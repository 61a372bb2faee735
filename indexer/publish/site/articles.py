"""The pages of articles, and the lists of them all."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from indexer.model import Article, Tree
from indexer.publish.folder import File
from indexer.publish.site.knowledge import Knowledge, Place, Subject
from indexer.publish.site.mentions import Told
from indexer.publish.site.nearby import nearby_map
from indexer.publish.site.pages import page
from indexer.publish.views import announced, day_of, view_of
from indexer.store import Entry

NODES = 220
"""Nodes of a tree that a page shows, its upper levels first: a page stays under 60 KB. Two in a thousand articles have more."""
LISTED = 160
"""Articles on one page of the list."""


class Key(NamedTuple):
    """A key term, and the page of its concept where it has one."""

    term: str
    place: Place | None


class Line(NamedTuple):
    """An article in a list."""

    place: Place
    date: str
    topic: Subject | None


def article_page(entry: Entry, article: Article, known: Knowledge) -> tuple[File, Told]:
    """The page of an article, and the article as its concepts ask it."""
    view = view_of(known.index, entry, known.corpus)
    concept_of = known.terms[entry.id]
    tree = Tree(view.title, "article", children=view.tree)
    file = page(
        f"article/{view.name}.html",
        "article.html.j2",
        known,
        view=view,
        article=article,
        keys=[Key(term, known.places.get(concept_of.get(term, ""))) for term in view.terms],
        tree=pruned(tree, NODES).children,
        nearby=nearby_map(entry.id, known),
        subject=known.subjects.get(known.topic_of(entry.id)),
        announced=announced(article, known.corpus),
    )
    return file, Told(article, tree)


def pruned(tree: Tree, limit: int) -> Tree:
    """The tree with about `limit` of its nodes: whole levels from the top as long as they fit."""
    depth, level = 0, [tree]
    left = limit
    while level and len(level) <= left:
        left -= len(level)
        level = [child for node in level for child in node.children]
        depth += 1
    return _cut(tree, max(depth, 2)) if level else tree


def _cut(tree: Tree, depth: int) -> Tree:
    children = tuple(_cut(child, depth - 1) for child in tree.children) if depth > 1 else ()
    return tree._replace(children=children)


def lines_of(names: Sequence[str], known: Knowledge) -> list[Line]:
    """Articles as a list shows them, in the given order."""
    entries = known.corpus.entries
    return [Line(known.articles[name], day_of(entries[name].date), known.subjects.get(known.topic_of(name))) for name in names]


def newest_first(known: Knowledge) -> list[str]:
    """The ids of all articles, the newest first; those without a date last."""
    entries = sorted(known.corpus.entries.values(), key=lambda entry: entry.id)
    return [entry.id for entry in sorted(entries, key=lambda entry: day_of(entry.date), reverse=True)]


def article_lists(known: Knowledge) -> Iterator[File]:
    """The list of all articles by year, so many on a page."""
    names = newest_first(known)
    pages = [names[at : at + LISTED] for at in range(0, len(names), LISTED)] or [[]]
    ways = [(number, list_path(number)) for number in range(1, len(pages) + 1)]
    for (number, path), found in zip(ways, pages, strict=True):
        years = groupby(lines_of(found, known), lambda line: line.date[:4])
        by_year = [(year or known.words.undated, list(lines)) for year, lines in years]
        yield page(path, "articles.html.j2", known, years=by_year, ways=ways, number=number)


def list_path(number: int) -> str:
    """The address of a page of the list."""
    return "articles.html" if number == 1 else f"articles-{number}.html"
