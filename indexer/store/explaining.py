"""How two articles or concepts of an index hang together, each step with a sentence that says so."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from indexer.model import Concept
from indexer.store.answers import Explanation, Step
from indexer.store.graph import ConceptGraph, Edge
from indexer.store.reader import Reader
from indexer.store.rows import CONCEPT, concept_of
from indexer.store.snippets import sentence_around
from indexer.text.addresses import addresses_of, hosts_of, led_to

if TYPE_CHECKING:
    from indexer.store.index import Index

KEY_CONCEPTS = 12
"""A chain that starts at the twelfth concept of an article costs as much as a step more."""


@dataclass(frozen=True, slots=True)
class End:
    """One end of an explanation: its concepts by place, each with what it costs to begin there."""

    label: str
    article: str
    concepts: dict[int, float]


@dataclass(frozen=True, slots=True)
class Explainer:
    """An index with its graph."""

    index: "Index"
    reader: Reader
    graph: ConceptGraph

    def explain(self, left: str | Concept, right: str | Concept) -> Explanation:
        """The explanation of two names or concepts. Raises NotFoundError for a name that means nothing."""
        one, other = self._end(left), self._end(right)
        if not (one.article and other.article):
            return Explanation(None, (), self._chain(one, other))
        hit = next((hit for hit in self.index.neighbours(one.article) if hit.id == other.article), None)
        shared = tuple(self._concept(place).label for place in other.concepts if place in one.concepts)
        links = tuple(self._links(one.article, other.article)) + tuple(self._links(other.article, one.article))
        return Explanation(hit, shared, self._chain(one, other), links)

    def evidence(self, left: str, right: str) -> Step | None:
        """The best sentence of the edge between two concepts; None where there is none."""
        edge = self.graph.between(*(self._place(self.index.concept(form)) for form in (left, right)))
        return self._told(edge) if edge else None

    def _end(self, name: str | Concept) -> End:
        """What a name means: an article with its key concepts, or a concept."""
        article = name if isinstance(name, Concept) else self.index.meant(name)
        if isinstance(article, Concept):
            return End(article.label, "", {self._place(article): 0.0})
        terms = self.index.terms(article)
        places = (self.reader.rows("SELECT place FROM concept WHERE id = ?", term.concept) for term in terms)
        found = [int(rows[0][0]) for rows in places if rows]
        concepts = {place: rank / KEY_CONCEPTS for rank, place in enumerate(found)}
        return End(self.index.entry(article).title, article, concepts)

    def _links(self, name: str, other: str) -> Iterator[Step]:
        """The first sentence of an article that links to another."""
        article, target = self.index.article(name), self.index.article(other)
        addresses = addresses_of(target.url, target.id)
        hosts = hosts_of(addresses)
        for mark in article.links:
            if not addresses.isdisjoint(led_to(mark.target, article.url, article.id, hosts)):
                yield Step(target.title, sentence_around(article.text, mark.start, mark.end), name)
                return

    def _chain(self, one: End, other: End) -> tuple[Step, ...]:
        way = self.graph.path(one.concepts, other.concepts) if one.concepts and other.concepts else ()
        if not way:
            return ()
        first = [Step(one.label), self._mention(one.article, way[0])] if one.article else [Step(self._concept(way[0]).label)]
        steps = [*first, *(self._step(before, place) for before, place in pairwise(way))]
        if other.article:
            steps.append(replace(self._mention(other.article, way[-1]), label=other.label))
        return tuple(steps)

    def _step(self, before: int, place: int) -> Step:
        edge = self.graph.between(before, place)
        told = self._told(edge) if edge else Step("")
        return replace(told, label=self._concept(place).label)

    def _told(self, edge: Edge) -> Step:
        """The best sentence of an edge."""
        name = str(self.reader.one("SELECT id FROM article WHERE place = ?", edge.articles[0])[0])
        article = self.index.article(name)
        sentence = f"{article.title}\n{article.text}"[slice(*edge.span)]
        return Step(self._concept(edge.right).label, " ".join(sentence.split()), name)

    def _mention(self, name: str, place: int) -> Step:
        """The first sentence of an article that names a concept."""
        concept, article = self._concept(place), self.index.article(name)
        text = f"{article.text}\n{article.title}"
        folded = text.lower()
        found = [(at, len(alias.form)) for alias in concept.aliases if (at := folded.find(alias.form.lower())) >= 0]
        at, length = min(found, default=(0, 0))
        return Step(concept.label, sentence_around(text, at, at + length) if found else "", name)

    def _place(self, concept: Concept) -> int:
        return int(self.reader.one("SELECT place FROM concept WHERE id = ?", concept.id)[0])

    def _concept(self, place: int) -> Concept:
        return concept_of(self.reader.one(f"SELECT {CONCEPT} FROM concept WHERE place = ?", place))  # noqa: S608
