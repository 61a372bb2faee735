"""What all articles together say of one concept or topic, as a tree: definitions, kinds and parts, the points that articles make."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from indexer.model import PROSE, Article, Concept, Topic, Tree
from indexer.store.maintopic import main_topic
from indexer.store.reader import Reader
from indexer.store.rows import CONCEPT, concept_of
from indexer.store.snippets import LONGEST, sentence_span
from indexer.text.spelling import holds, place_in

if TYPE_CHECKING:
    from indexer.store.index import Index

ARTICLES, POINTS = 8, 4
"""Articles under a concept, and points of each."""
CORE, READ = 12, 8
"""Concepts of a topic that its outline begins with, and articles under each."""
LOOKED_AT = 5
"""Of the places where an article has a name, those that are looked at for a sentence to show."""
LATER = "9999"
"""Articles without a date come last."""
POINT_KINDS = frozenset({"point", "definition", "step"})


class _Studied(NamedTuple):
    """The core concepts of a topic, the one that each stands under, and the articles to read with each."""

    core: Sequence[Concept]
    below: Mapping[str, str]
    reading: Mapping[str, list[str]]


@dataclass(frozen=True, slots=True)
class Outliner:
    """An index whose articles are asked together."""

    index: "Index"
    reader: Reader

    def of_concept(self, concept: Concept) -> Tree:
        """A concept with its definition, its kinds and parts with theirs, and what articles say of it, the most telling first.

        An article's node and those under it count in that article's text (`Tree.article`).
        """
        kinds = [self._kind(found) for found in self._concepts(concept.narrower)]
        articles = _once(filter(None, (self._said(name, concept) for name in concept.articles)))
        return Tree(concept.label, "topic", None, (concept.id,), (*_defined(concept), *kinds, *islice(articles, ARTICLES)))

    def of_topic(self, topic: Topic) -> Tree:
        """A topic with its core concepts, those that are kinds or parts of another under it; each with its definition
        and the articles to read, by date: those that are about the topic, each at the core concept that it tells most of.
        Concepts of which there is nothing to read are left out."""
        core = self._concepts(topic.concepts[:CORE])
        members = {concept.id for concept in core}
        below = {concept.id: next((name for name in concept.broader if name in members), "") for concept in core}
        tops = [concept for concept in core if not _leads_up(concept.id, below)]
        studied = _Studied(core, below, self._reading(topic, core))
        told = (self._studied(concept, studied) for concept in tops)
        return Tree(topic.label, "topic", None, topic.concepts[:CORE], tuple(node for node in told if node.children))

    def _studied(self, concept: Concept, studied: "_Studied") -> Tree:
        articles = tuple(map(self._title, studied.reading[concept.id][:READ]))
        below = (self._studied(other, studied) for other in studied.core if studied.below[other.id] == concept.id)
        kinds = (node for node in below if node.children)
        return Tree(concept.label, "topic", None, (concept.id,), (*_defined(concept), *articles, *kinds))

    def _reading(self, topic: Topic, core: Sequence[Concept]) -> dict[str, list[str]]:
        """For each core concept the articles to read, by date."""
        topics = dict(self.reader.rows("SELECT id, topic FROM concept WHERE topic > 0"))
        reading: dict[str, list[str]] = {concept.id: [] for concept in core}
        entries = [self.index.entry(name) for name in dict.fromkeys(name for concept in core for name in concept.articles)]
        for entry in sorted(entries, key=lambda entry: (entry.date or LATER, entry.id)):
            names = [term.concept for term in self.index.terms(entry.id)]
            best = next((name for name in names if name in reading), "")
            if best and main_topic(names, topics) == topic.number and self.index.is_offered(entry.id):
                reading[best].append(entry.id)
        return reading

    def _kind(self, concept: Concept) -> Tree:
        return Tree(concept.label, "term", None, (concept.id,), _defined(concept))

    def _said(self, name: str, concept: Concept) -> Tree | None:
        """An article with the points that it makes about a concept, else the sentence that first names it; None where none
        does, or where the article is not offered."""
        if not self.index.is_offered(name):
            return None
        forms = [alias.form for alias in concept.aliases]
        spoken = (node for node in self.index.tree(name).walk() if node.kind in POINT_KINDS and _speaks(node, concept.id, forms))
        points = tuple(node._replace(children=(), article=name) for node in islice(spoken, POINTS))
        points = points or self._named(name, concept, forms)
        return self._title(name)._replace(children=points) if points else None

    def _named(self, name: str, concept: Concept, forms: Sequence[str]) -> tuple[Tree, ...]:
        """The first sentence of prose that names a concept and says something: a whole one, no link, after which nothing is listed."""
        article = self.index.article(name)
        text = article.text
        folded = text.casefold()
        if len(folded) != len(text):
            folded = text
        for at, length in sorted((at, len(form)) for form in forms for at in islice(_places(folded, form.casefold()), LOOKED_AT)):
            start, end = sentence_span(text, at, at + length)
            label = " ".join(text[start:end].split())
            whole = at - start < LONGEST and end - at - length < LONGEST and not label.endswith(("：", ":", "，", ","))
            if whole and _is_prose(article, at) and not _is_link(article, start, end):
                return (Tree(label, "point", (start, end), (concept.id,), article=name),)
        return ()

    def _title(self, name: str) -> Tree:
        return Tree(self.index.entry(name).title, "article", article=name)

    def _concepts(self, ids: Iterable[str]) -> list[Concept]:
        rows = (self.reader.rows(f"SELECT {CONCEPT} FROM concept WHERE id = ?", name) for name in ids)  # noqa: S608
        return [concept_of(found[0]) for found in rows if found]


def _places(text: str, form: str) -> Iterator[int]:
    """Where a name stands in a text, as a word."""
    at = place_in(text, form)
    while at >= 0:
        yield at
        at = place_in(text, form, at + 1)


def _is_prose(article: Article, at: int) -> bool:
    """Whether a place stands in a paragraph, an item or a quote."""
    return any(block.start <= at < block.end and block.kind in PROSE for block in article.blocks)


def _is_link(article: Article, start: int, end: int) -> bool:
    """Whether most of a sentence is one link: the title of another page."""
    return any(2 * (min(mark.end, end) - max(mark.start, start)) > end - start for mark in article.links)


def _once(articles: Iterable[Tree]) -> Iterator[Tree]:
    """Articles without the points that one before them makes, and those that make no other: reposts."""
    said = set[str]()
    for article in articles:
        points = tuple(point for point in article.children if point.label not in said)
        said.update(point.label for point in points)
        if points:
            yield article._replace(children=points)


def _defined(concept: Concept) -> tuple[Tree, ...]:
    told = concept.definition
    return (Tree(told.text, "definition", told.span, (concept.id,), article=told.article),) if told else ()


def _speaks(node: Tree, concept: str, forms: Sequence[str]) -> bool:
    return concept in node.concepts or any(holds(node.label, form) for form in forms)


def _leads_up(concept: str, below: Mapping[str, str]) -> bool:
    """Whether a concept stands under another of the outline, and not in a circle."""
    seen, at = {concept}, below[concept]
    while at and at not in seen:
        seen.add(at)
        at = below[at]
    return bool(below[concept]) and not at
