"""The tables of an index for other programs: one JSON object a line, by id, as the contract has them; and the graph."""

from __future__ import annotations

import difflib
import io
import json
import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from indexer.errors import UsageError

if TYPE_CHECKING:
    from indexer.model import Article, Concept, Tree
    from indexer.store import Index

TABLES = ("articles", "terms", "related", "trees", "concepts", "graph")
EXCERPT = 160
TODAY = re.compile(r' lastmodifieddate="[\d-]+"')
"""What networkx writes into GEXF and what would make two exports of one index differ."""
TAG = re.compile(r"<(?=[A-Za-z/!?])")
"""Where Markdown sees raw HTML (CommonMark 0.31, 4.6 and 6.6)."""
FENCE = 3
"""Backticks of a fence; one that holds backticks needs more of them (CommonMark 0.31, 4.5)."""


def rows(index: Index, what: str, form: str = "jsonl", limit: int = 10) -> Iterator[str]:
    """The lines of a table. Raises UsageError for a form that the table does not have."""
    forms = ("graphml", "gexf", "json") if what == "graph" else ("jsonl",)
    if what == "graph" and form == "jsonl":
        form = "graphml"
    if form not in forms:
        near = difflib.get_close_matches(form, forms, n=1)
        raise UsageError(f"{what} has no format {form!r}; {f'did you mean {near[0]}?' if near else 'known: ' + ', '.join(forms)}")
    if what == "graph":
        return iter(_graph(index, form))
    tables: dict[str, Callable[[], Iterator[dict[str, Any]]]] = {
        "articles": lambda: _articles(index),
        "terms": lambda: _terms(index),
        "related": lambda: _related(index, limit),
        "trees": lambda: _trees(index),
        "concepts": lambda: map(concept_row, index.concepts()),
    }
    return (json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in tables[what]())


def concept_row(concept: Concept) -> dict[str, Any]:
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
        "broader": concept.broader,
        "narrower": concept.narrower,
        "related": [{"concept": other, "weight": weight} for other, weight in concept.related],
        "rank": concept.rank,
        "topic": concept.topic,
    }


def tree_row(tree: Tree) -> dict[str, Any]:
    """A tree as the contract has it."""
    return {
        "label": tree.label,
        "kind": tree.kind,
        "concepts": tree.concepts,
        "span": tree.span,
        "children": [tree_row(child) for child in tree.children],
    }


def markdown_of(article: Article) -> str:
    """The blocks of an article as Markdown: code verbatim in fences with its language, tables with pipes."""
    parts = []
    depth = 0
    for block in article.blocks:
        text = article.text[block.start : block.end]
        depth = min(block.level, depth + 1) if block.kind == "item" else 0
        if block.kind == "heading":
            parts.append(f"{'#' * block.level} {_line(text)}")
        elif block.kind == "item":
            sign = f"{block.detail}." if block.detail.isdigit() else "-"
            parts.append(f"{'    ' * (depth - 1)}{' ' if block.detail == '+' else sign} {_line(text)}")
        elif block.kind == "code":
            longest = max(map(len, re.findall("`+", text)), default=0)
            fence = "`" * max(FENCE, longest + 1)
            parts.append(f"{fence}{block.detail}\n{text}\n{fence}")
        elif block.kind == "table":
            parts.append(_pipes(text))
        elif block.kind == "formula":
            parts.append(f"$${text}$$")
        else:
            parts.append(("> " if block.kind == "quote" else "") + _plain(text))
    return "\n\n".join(parts)


def _headings(article: Article) -> list[dict[str, Any]]:
    """The author's headings in order, with the one that says the title where the author wrote one."""
    found = ((b.level, article.text[b.start : b.end]) for b in article.blocks if b.kind == "heading")
    own = [(article.headline, article.title)] if article.headline else []
    return [{"level": level, "text": text} for level, text in [*own, *found]]


def _articles(index: Index) -> Iterator[dict[str, Any]]:
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
            "excerpt": article.description or " ".join(article.text[:EXCERPT].split()),
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


def _terms(index: Index) -> Iterator[dict[str, Any]]:
    for entry in index.entries():
        terms = index.terms(entry.id)
        yield {
            "id": entry.id,
            "terms": [{"term": t.term, "concept": t.concept, "score": t.score, "count": t.count} for t in terms],
        }


def _related(index: Index, limit: int) -> Iterator[dict[str, Any]]:
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


def _trees(index: Index) -> Iterator[dict[str, Any]]:
    for entry in index.entries():
        yield {"id": entry.id, "tree": tree_row(index.tree(entry.id))}


def _graph(index: Index, form: str) -> list[str]:
    import networkx

    graph = networkx.relabel_nodes(index.graph(), _printable)
    for _, values in graph.nodes(data=True):
        values["label"] = _printable(values["label"])
    if form == "json":
        return [json.dumps(networkx.node_link_data(graph, edges="edges"), ensure_ascii=False)]
    buffer = io.BytesIO()
    (networkx.write_graphml if form == "graphml" else networkx.write_gexf)(graph, buffer)
    return [TODAY.sub("", line) for line in buffer.getvalue().decode("utf-8").splitlines()]


def _printable(text: str) -> str:
    """The text without control characters, which break XML."""
    return "".join(character for character in text if character.isprintable())


def _line(text: str) -> str:
    return _plain(text.replace("\n", " "))


def _plain(text: str) -> str:
    """Text in which no sign begins HTML: a paragraph about `<style>` would hide all that follows it."""
    return TAG.sub(r"\\<", text)


def _pipes(text: str) -> str:
    table = [[cell.replace("|", "\\|") for cell in row.split("\t")] for row in text.split("\n")]
    width = max(map(len, table))
    lines = ["| " + " | ".join(row + [""] * (width - len(row))) + " |" for row in table]
    return "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])
