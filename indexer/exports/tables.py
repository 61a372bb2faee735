"""The tables of an index as rows, in the shape of the contract."""

from collections.abc import Callable, Iterator
from typing import Any

from indexer.exports.prose import markdown_of
from indexer.exports.stressed import as_data
from indexer.model import Article, Concept, Tree
from indexer.store import Index

EXCERPT = 160
Row = dict[str, Any]


def rows_of(index: Index, what: str, limit: int = 10) -> Iterator[Row]:
    """The rows of a table, by id; `limit` is how many neighbours an article has in `related`."""
    tables: dict[str, Callable[[], Iterator[Row]]] = {
        "articles": lambda: _articles(index),
        "terms": lambda: _terms(index),
        "related": lambda: _related(index, limit),
        "trees": lambda: _trees(index),
        "concepts": lambda: map(concept_row, index.concepts()),
    }
    return tables[what]()


def concept_row(concept: Concept) -> Row:
    """A concept as the contract has it."""
    definition = concept.definition
    return {
        "concept": concept.id,
        "label": concept.label,
        "aliases": [
            {"form": a.form, "language": a.language, "count": a.count, "origin": a.origin} for a in concept.aliases
        ],
        "definition": {"text": definition.text, "article": definition.article, "span": definition.span}
        if definition
        else None,
        "articles": len(concept.articles),
        "about": concept.about,
        "broader": concept.broader,
        "narrower": concept.narrower,
        "related": [{"concept": other, "weight": weight} for other, weight in concept.related],
        "rank": concept.rank,
        "topic": concept.topic,
    }


def tree_row(tree: Tree) -> Row:
    """A tree as the contract has it."""
    return {
        "label": tree.label,
        "kind": tree.kind,
        "concepts": tree.concepts,
        "span": tree.span,
        "children": [tree_row(child) for child in tree.children],
    }


def excerpt_of(article: Article) -> str:
    """What its author says it is about, or else its beginning."""
    return article.description or " ".join(article.text[:EXCERPT].split())


def _headings(article: Article) -> list[Row]:
    """The author's headings in order, with the one that says the title where the author wrote one."""
    found = ((b.level, article.text[b.start : b.end]) for b in article.blocks if b.kind == "heading")
    own = [(article.headline, article.title)] if article.headline else []
    return [{"level": level, "text": text} for level, text in [*own, *found]]


def _articles(index: Index) -> Iterator[Row]:
    for entry, article in index.articles():
        yield {
            "id": entry.id,
            "url": entry.url,
            "title": entry.title,
            "author": article.author,
            "date": entry.date,
            "language": entry.language,
            "text": article.text,
            "markdown": markdown_of(article),
            "excerpt": excerpt_of(article),
            "headings": _headings(article),
            "links": [{"url": m.target, "text": article.text[m.start : m.end]} for m in article.links],
            "teasers": [
                {"title": t.title, "excerpt": t.excerpt, "url": t.url, "flags": t.flags, "article": t.article or None}
                for t in article.teasers
            ],
            "flags": entry.flags,
            "duplicate_of": entry.copy_of or None,
            "series": entry.series or None,
        }


def _terms(index: Index) -> Iterator[Row]:
    for entry in index.entries():
        terms = index.terms(entry.id)
        yield {
            "id": entry.id,
            "terms": [{"term": t.term, "concept": t.concept, "score": t.score, "count": t.count} for t in terms],
        }


def _related(index: Index, limit: int) -> Iterator[Row]:
    for entry in index.entries():
        hits = [
            {
                "id": hit.id,
                "score": hit.score,
                "relation": hit.relation,
                "concepts": [{"concept": c.concept, "weight": c.weight} for c in hit.shared],
            }
            for hit in index.neighbours(entry.id, limit)
        ]
        yield {"id": entry.id, "related": hits}


def _trees(index: Index) -> Iterator[Row]:
    for entry, article in index.articles():
        yield {"id": entry.id, "tree": tree_row(as_data(index.tree(entry.id, full=True), article))}
