"""The articles and what they know as an Obsidian vault: a note for each article and each concept that leads somewhere.

Notes hold what the index knows and lead to the articles; they do not repeat them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from indexer.exports.notenames import Named, link, note_names
from indexer.model import Concept, Tree
from indexer.publish.folder import File
from indexer.publish.links import one_line, usable
from indexer.publish.words import Words, words_of
from indexer.store import Entry, Index
from indexer.text.plainmath import with_plain_formulas

TERMS = 10
"""Key terms that a note of an article names."""
NEIGHBOURS = 6
"""As many as sidebars show in their largest form."""
ARTICLES = "articles/"
CONCEPTS = "concepts/"


@dataclass(frozen=True, slots=True)
class Vault:
    """The names of all notes, by id, and the words they are written in."""

    articles: dict[str, Named]
    concepts: dict[str, Named]
    words: Words


def vault(index: Index, threshold: float) -> Iterator[File]:
    """The notes of all articles, then those of the concepts that are key terms of two articles, or of one that defines them.

    Every link leads to a note. Grows with the articles and their terms.
    """
    entries = index.entries()
    concepts = _worth_a_note(index, entries)
    names = note_names([
        *((ARTICLES, entry.id, entry.title) for entry in entries),
        *((CONCEPTS, concept.id, concept.label) for concept in concepts),
    ])  # fmt: skip
    found = Vault(
        {entry.id: names[ARTICLES, entry.id] for entry in entries},
        {concept.id: names[CONCEPTS, concept.id] for concept in concepts},
        words_of(entries),
    )
    for entry in entries:
        yield _file(found.articles[entry.id], _of_article(index, entry, found, threshold))
    for concept in concepts:
        yield _file(found.concepts[concept.id], _of_concept(concept, found))


def _worth_a_note(index: Index, entries: Sequence[Entry]) -> list[Concept]:
    times: dict[str, int] = {}
    for entry in entries:
        for name in {term.concept for term in index.terms(entry.id)[:TERMS]}:
            times[name] = times.get(name, 0) + 1
    return [c for c in index.concepts() if times.get(c.id, 0) > 1 or (c.id in times and c.definition)]


def _of_article(index: Index, entry: Entry, found: Vault, threshold: float) -> Iterator[str]:
    article, words = index.article(entry.id), found.words
    about = {"author": article.author, "date": entry.date, "language": entry.language, "source": usable(entry.url) or entry.id}
    yield _front([entry.title], article.tags, about)
    terms = [link(found.concepts[t.concept], t.term) for t in index.terms(entry.id)[:TERMS] if t.concept in found.concepts]
    if terms:
        yield f"**{words.terms}** " + " · ".join(terms)
    tree = index.tree(entry.id)
    if tree.children:
        yield f"## {words.tree}\n\n" + "\n".join(_outline(tree.children, 0))
    hits = [hit for hit in index.related(entry.id, NEIGHBOURS, threshold) if hit.id in found.articles]
    if hits:
        why = [words.join.join(plain(concept.label) for concept in hit.shared) for hit in hits]
        lines = [f"- {link(found.articles[hit.id], hit.title)}" + (f" · {w}" if w else "") for hit, w in zip(hits, why, strict=True)]
        yield f"## {words.related}\n\n" + "\n".join(lines)


def _of_concept(concept: Concept, found: Vault) -> Iterator[str]:
    words = found.words
    yield _front([alias.form for alias in concept.aliases], (), {})
    if concept.definition:
        source = found.articles.get(concept.definition.article)
        yield f"> {plain(concept.definition.text)}" + (f"\n> — {link(source, source.title)}" if source else "")
    near = (*concept.broader, *concept.narrower, *(other for other, _ in concept.related))
    links = [link(found.concepts[other], found.concepts[other].title) for other in dict.fromkeys(near) if other in found.concepts]
    if links:
        yield f"**{words.concepts}** " + " · ".join(links)
    named = [found.articles[name] for name in concept.articles if name in found.articles]
    yield f"## {words.articles}\n\n" + "\n".join(f"- {link(name, name.title)}" for name in named)


def _outline(nodes: Sequence[Tree], depth: int) -> Iterator[str]:
    for node in nodes:
        yield f"{'  ' * depth}- {plain(node.label)}"
        yield from _outline(node.children, depth + 1)


def plain(label: str) -> str:
    """A label that reads as it is in Obsidian: no sign begins a link, tag, comment, highlight or formula, and formulas are in plain characters."""
    marked = Tree(one_line(with_plain_formulas(label)), "point").to_markdown()[2:].strip()
    return marked.replace("%%", "%\\%").replace("==", "=\\=")


def _front(aliases: Sequence[str], tags: Sequence[str], about: dict[str, str]) -> str:
    """Front matter (YAML) with what Obsidian knows as properties."""
    properties: dict[str, Any] = {"aliases": list(dict.fromkeys(filter(None, map(one_line, aliases))))}
    properties |= {"tags": list(dict.fromkeys(filter(None, map(_tag, tags))))} if tags else {}
    properties |= {name: one_line(value) for name, value in about.items() if value}
    return f"---\n{yaml.safe_dump(properties, allow_unicode=True, sort_keys=False, width=10_000)}---"


def _tag(name: str) -> str:
    """A tag as Obsidian allows it: letters, digits, dashes, underscores and slashes, not digits alone."""
    tag = "".join(sign if sign.isalnum() or sign in "-_/" else "-" for sign in one_line(name)).strip("-/")
    return f"_{tag}" if tag.isdigit() else tag


def _file(named: Named, parts: Iterator[str]) -> File:
    return File(f"{named.path}.md", ("\n\n".join(parts) + "\n").encode("utf-8", "replace"))
