"""What all articles together say of one concept or topic, as a tree: definitions, kinds and parts, the points that articles make."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from indexer.model import PROSE, Article, Concept, Topic, Tree
from indexer.store.maintopic import main_topic
from indexer.store.offering import standing
from indexer.store.reader import Reader
from indexer.store.rows import CONCEPT, concept_of
from indexer.store.snippets import LONGEST, sentence_span
from indexer.text.references import announces_references
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
PART_KINDS = frozenset({"section", "topic"})
PARTS, PART_POINTS = 8, 2
"""Parts of an article that is about a concept, and points under each."""


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
        articles = _once(self._told(concept))
        return Tree(concept.label, "topic", None, (concept.id,), (*_defined(concept), *kinds, *islice(articles, ARTICLES)))

    def _told(self, concept: Concept) -> Iterator[Tree]:
        """What each article says of a concept; of an article in two languages the first that says something."""
        told = set[str]()
        for name in concept.articles:
            if standing(self.reader, name).translation not in told and (said := self._said(name, concept)):
                told.add(name)
                yield said

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
        read = set[str]()
        for entry in sorted(entries, key=lambda entry: (entry.date or LATER, entry.id)):
            if standing(self.reader, entry.id).translation in read:
                continue
            names = [term.concept for term in self.index.terms(entry.id)]
            best = next((name for name in names if name in reading), "")
            if best and main_topic(names, topics) == topic.number and self.index.is_offered(entry.id):
                reading[best].append(entry.id)
                read.add(entry.id)
        return reading

    def _kind(self, concept: Concept) -> Tree:
        return Tree(concept.label, "term", None, (concept.id,), _defined(concept))

    def _said(self, name: str, concept: Concept) -> Tree | None:
        """An article with its parts, where its title names the concept, else with the parts and points that speak of it, else with the
        sentence that first names it; None where there is none, or where the article is not offered."""
        if not self.index.is_offered(name):
            return None
        forms = [alias.form for alias in concept.aliases]
        tree = self.index.tree(name)
        told = _parts_of(tree) if any(holds(tree.label, form) for form in forms) else ()
        told = told or tuple(islice(_spoken(tree.children, concept.id, forms), POINTS))
        told = tuple(_in_article(node, name) for node in _merged(told)) or self._named(name, concept, forms)
        return self._title(name)._replace(children=told) if told else None

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


def _parts_of(tree: Tree) -> tuple[Tree, ...]:
    """The parts of an article or of a part, each with its first points; none where it has fewer than two."""
    parts = list(filter(_tells, tree.children))
    while len(parts) == 1:
        parts = list(filter(_tells, parts[0].children))
    return tuple(map(_with_points, parts[:PARTS]))


def _tells(node: Tree) -> bool:
    """Whether a node is a part, and not one of references alone."""
    return node.kind in PART_KINDS and (bool(node.children) or not announces_references(node.label))


def _with_points(part: Tree) -> Tree:
    points = islice((node for node in part.walk() if node.kind in POINT_KINDS), PART_POINTS)
    return part._replace(children=tuple(node._replace(children=()) for node in points))


def _spoken(nodes: Sequence[Tree], concept: str, forms: Sequence[str]) -> Iterator[Tree]:
    """The points that speak of a concept, and the parts whose labels do, with their parts or first points."""
    for node in nodes:
        if node.kind in PART_KINDS and _speaks(node, concept, forms):
            below = _parts_of(node)
            yield node._replace(children=below) if below else _with_points(node)
        else:
            if node.kind in POINT_KINDS and _speaks(node, concept, forms):
                yield node._replace(children=())
            yield from _spoken(node.children, concept, forms)


def _merged(nodes: Iterable[Tree]) -> Iterable[Tree]:
    """The same, parts of one name as one that holds what all of them do."""
    parts: dict[str, Tree] = {}
    for node in nodes:
        first = parts.setdefault(node.label, node)
        if first is not node:
            spans = [part.span for part in (first, node) if part.span]
            span = (min(low for low, _ in spans), max(high for _, high in spans)) if spans else None
            parts[node.label] = first._replace(span=span, children=tuple(_merged((*first.children, *node.children))))
    return parts.values()


def _in_article(node: Tree, name: str) -> Tree:
    return node._replace(article=name, children=tuple(_in_article(child, name) for child in node.children))


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
        told = tuple(_fresh(article.children, said))
        if told:
            yield article._replace(children=told)


def _fresh(nodes: Sequence[Tree], said: set[str]) -> Iterator[Tree]:
    """The points that were not `said`, and the parts that have such points; of parts without points those of new names."""
    for node in nodes:
        told = tuple(_fresh(node.children, said))
        if told or (not node.children and node.label not in said):
            said.update(() if told else (node.label,))
            yield node._replace(children=told)


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
