"""The pages of topics: an outline to study by, and their articles in an order to read them in."""

from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote

from indexer.model import Concept, Tree
from indexer.publish.folder import File
from indexer.publish.site.articles import Line, lines_of
from indexer.publish.site.knowledge import Knowledge, Place, Subject
from indexer.publish.site.pages import page
from indexer.store import Entry
from indexer.text.plainmath import plain_tree

READ = 120
"""Articles of the reading order on one page."""
LATER = "9999"
"""Articles without a date come last."""


class Node(NamedTuple):
    """A node of the outline with the page that it leads to, if any."""

    label: str
    kind: str
    place: Place | None
    source: Place | None
    """The article that a definition comes from."""
    children: "tuple[Node, ...]"


class Shelf(NamedTuple):
    """Articles under the concept of the topic that they tell most of; None for those of none."""

    place: Place | None
    lines: list[Line]


def topic_pages(known: Knowledge) -> Iterator[File]:
    """The pages of all topics; a long reading order goes on on pages of its own."""
    for subject in known.subjects.values():
        lines = reading_order(subject, known)
        pages = [lines[at : at + READ] for at in range(0, len(lines), READ)] or [[]]
        ways = [(number, topic_path(subject, number)) for number in range(1, len(pages) + 1)]
        outline = plain_tree(known.index.tree(subject.topic))
        if 2 * len({node.article for node in outline.walk() if node.kind == "article"}) >= len(subject.articles):  # of two translations it names one
            outline = without_articles(outline)
        for number, path in ways:
            yield page(
                unquote(path),
                "topic.html.j2",
                known,
                subject=subject,
                outline=tuple(node_of(child, known) for child in outline.children) if number == 1 else (),
                shelves=shelves_of(pages[number - 1], known),
                members=members_of(subject, known) if number == 1 else [],
                ways=ways,
                number=number,
            )


def topic_path(subject: Subject, number: int) -> str:
    """The address of a page of a topic."""
    return subject.place.href if number == 1 else f"{subject.place.href.removesuffix('.html')}/{number}.html"


def members_of(subject: Subject, known: Knowledge) -> list[Concept]:
    """The concepts of a topic, the most central first."""
    return [known.concepts[name] for name in subject.topic.concepts if name in known.concepts]


def without_articles(outline: Tree) -> Tree:
    """What an outline says besides the articles, where the reading order below it has all of them under the same concepts: the concepts that it defines."""
    below = (without_articles(child) for child in outline.children if child.kind != "article")
    return outline._replace(children=tuple(child for child in below if child.children or child.kind != "topic"))


def node_of(tree: Tree, known: Knowledge) -> Node:
    """A node of an outline with its links."""
    article = known.articles[tree.article] if tree.article in known.corpus.entries else None
    concept = known.places.get(tree.concepts[0]) if tree.concepts and tree.kind == "topic" else None
    children = tuple(node_of(child, known) for child in tree.children)
    if tree.kind == "article":
        return Node(tree.label or (article.title if article else ""), tree.kind, article, None, children)
    return Node(tree.label, tree.kind, concept, article, children)


def reading_order(subject: Subject, known: Knowledge) -> list[tuple[str, str]]:
    """(concept, article) for all articles of a topic: from its central concepts to its special ones, each article under the
    concept of the topic that it tells most of; by date under each, the parts of a series together where its first stands."""
    rank = {name: place for place, name in enumerate(subject.topic.concepts)}
    heads = {name: next((term for term in known.terms[name].values() if term in rank), "") for name in subject.articles}
    entries = known.corpus.entries

    def first(entry: Entry) -> Entry:
        return entries[entry.series] if entry.series in heads else entry

    def place(name: str) -> tuple[int, str, str, str, str]:
        entry = entries[name]
        lead = first(entry)
        return rank.get(heads[lead.id], len(rank)), lead.date or LATER, lead.id, entry.date or LATER, name

    return [(heads[first(entries[name]).id], name) for name in sorted(subject.articles, key=place)]


def shelves_of(lines: list[tuple[str, str]], known: Knowledge) -> list[Shelf]:
    """A stretch of the reading order, under its concepts."""
    by_concept: dict[str, list[str]] = {}
    for concept, name in lines:
        by_concept.setdefault(concept, []).append(name)
    return [Shelf(known.places.get(concept), lines_of(names, known)) for concept, names in by_concept.items()]
