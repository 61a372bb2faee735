"""The tables with a row for each thing and no table within a table."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Literal, NamedTuple

from indexer.exports.stressed import as_data
from indexer.exports.tables import excerpt_of
from indexer.model import Concept, Tree
from indexer.store import Index

Record = Sequence[Any]


class Column(NamedTuple):
    """A column: its name, and whether it holds a text, a whole number, a number or several texts."""

    name: str
    kind: Literal["text", "count", "number", "texts"] = "text"


def _columns(names: str) -> tuple[Column, ...]:
    """Columns from their names; `#` ends that of a whole number, `.` that of a number, `*` that of several texts."""
    kinds: dict[str, Literal["count", "number", "texts"]] = {"#": "count", ".": "number", "*": "texts"}
    return tuple(Column(name.rstrip("#.*"), kinds.get(name[-1], "text")) for name in names.split())


SHEETS = {
    "articles": _columns("id url title author date language excerpt tags* flags* duplicate_of series text"),
    "terms": _columns("id place# term concept score. count#"),
    "related": _columns("id place# related score. relation concepts*"),
    "trees": _columns("id node# parent# depth# kind label start# end# concepts*"),
    "concepts": _columns(
        "concept label aliases* chinese* english* definition defined_in articles# about# broader* narrower* related* rank. topic#"
    ),
    "graph": _columns("source target weight. together# article"),
}
"""The columns of each table; `node` and `parent` count a tree's nodes in reading order, the title is 0."""


def records(index: Index, what: str, limit: int = 10) -> Iterator[Record]:
    """The rows of a table as `SHEETS` has its columns, by id."""
    tables: dict[str, Callable[[], Iterator[Record]]] = {
        "articles": lambda: _articles(index),
        "terms": lambda: _terms(index),
        "related": lambda: _related(index, limit),
        "trees": lambda: _trees(index),
        "concepts": lambda: map(_concept, index.concepts()),
        "graph": lambda: _edges(index),
    }
    return tables[what]()


def _articles(index: Index) -> Iterator[Record]:
    for entry, article in index.articles():
        yield (
            entry.id, entry.url, entry.title, article.author, entry.date, entry.language, excerpt_of(article), article.tags, entry.flags,
            entry.copy_of or None, entry.series or None, article.text,
        )  # fmt: skip


def _terms(index: Index) -> Iterator[Record]:
    for entry in index.entries():
        for place, term in enumerate(index.terms(entry.id), 1):
            yield entry.id, place, term.term, term.concept, term.score, term.count


def _related(index: Index, limit: int) -> Iterator[Record]:
    for entry in index.entries():
        for place, hit in enumerate(index.neighbours(entry.id, limit), 1):
            yield entry.id, place, hit.id, hit.score, hit.relation, [concept.label for concept in hit.shared]


def _trees(index: Index) -> Iterator[Record]:
    for entry, article in index.articles():
        for number, (parent, depth, node) in enumerate(_numbered(as_data(index.tree(entry.id, full=True), article))):
            start, end = node.span or (None, None)
            yield entry.id, number, parent, depth, node.kind, node.label, start, end, node.concepts


def _numbered(tree: Tree) -> Iterator[tuple[int | None, int, Tree]]:
    """Every node in reading order, after the number of its parent and its depth."""
    waiting: list[tuple[int | None, int, Tree]] = [(None, 0, tree)]
    number = 0
    while waiting:
        parent, depth, node = waiting.pop()
        yield parent, depth, node
        waiting.extend((number, depth + 1, child) for child in reversed(node.children))
        number += 1


def _concept(concept: Concept) -> Record:
    names = {language: [alias.form for alias in concept.aliases if alias.language == language] for language in ("zh", "en")}
    definition = concept.definition
    return (
        concept.id, concept.label, [alias.form for alias in concept.aliases], names["zh"], names["en"],
        definition.text if definition else None, definition.article if definition else None, len(concept.articles), concept.about,
        concept.broader, concept.narrower, [other for other, _ in concept.related], concept.rank, concept.topic,
    )  # fmt: skip


def _edges(index: Index) -> Iterator[Record]:
    edges = ((min(pair), max(pair), values) for *pair, values in index.graph().edges(data=True))
    for left, right, values in sorted(edges, key=lambda edge: edge[:2]):
        yield left, right, values["weight"], values["together"], values["article"]
