"""The pages of concepts: what one is, in which articles, and what stands around it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from indexer.model import Concept
from indexer.publish.folder import File
from indexer.publish.names import safe_name
from indexer.publish.site.knowledge import Knowledge, Place
from indexer.publish.site.mentions import Mention, Told
from indexer.publish.site.pages import page
from indexer.text.plainmath import with_plain_formulas
from indexer.text.spelling import spelling

SPOKEN, NAMED = 12, 60
"""Articles of a concept that its page shows with their sentence, and those after them that it only names."""
RELATED = 24
REASONS = ("title", "heading", "definition", "most")
"""Why an article explains a concept best, the strongest first."""


class Names(NamedTuple):
    """The further names of a concept in one language."""

    language: str
    forms: tuple[str, ...]


class Beside(NamedTuple):
    """A related concept, and in how many articles a sentence holds both."""

    place: Place
    together: int


class Speaking(NamedTuple):
    """An article that mentions a concept."""

    place: Place
    mention: Mention


@dataclass(frozen=True, slots=True)
class Sentences:
    """The mentions of all concepts, gathered article by article: by concept, then by article."""

    wanted: dict[str, list[str]]
    """The concepts that each article is asked for."""
    found: defaultdict[str, dict[str, Mention]] = field(default_factory=lambda: defaultdict(dict))

    def listen(self, told: Told, known: Knowledge) -> None:
        """Keep what an article says of the concepts that it is asked for; linear in its text for each of them."""
        for name in self.wanted.get(told.article.id, ()):
            self.found[name][told.article.id] = told.mention(known.concepts[name])


def sentences(known: Knowledge) -> Sentences:
    """An empty gathering that knows which article is asked for which concepts: the most telling of each concept."""
    wanted: defaultdict[str, list[str]] = defaultdict(list)
    for concept in known.concepts.values():
        for name in offered_articles(concept, known)[:SPOKEN]:
            wanted[name].append(concept.id)
    return Sentences(wanted)


def offered_articles(concept: Concept, known: Knowledge) -> list[str]:
    """The articles of a concept that may be offered: those that have its name for a title, then the most telling."""
    names = {spelling(concept.label), *(spelling(alias.form) for alias in concept.aliases)}
    offered = (name for name in concept.articles if name in known.corpus.entries and known.index.is_offered(name))
    return sorted(offered, key=lambda name: spelling(known.corpus.entries[name].title) not in names)


def concept_pages(known: Knowledge, heard: Sentences) -> Iterator[File]:
    """The pages of all concepts that have one."""
    together = _together(known)
    for concept in known.concepts.values():
        names = offered_articles(concept, known)
        mentions = heard.found[concept.id]
        speaking = [Speaking(known.articles[name], mentions[name]) for name in names[:SPOKEN]]
        told = concept.definition
        yield page(
            f"concept/{safe_name(concept.id)}.html",
            "concept.html.j2",
            known,
            concept=concept,
            definition=with_plain_formulas(told.text) if told else "",
            place=known.places[concept.id],
            names=_names(concept),
            source=known.articles[told.article] if told and told.article in known.corpus.entries else None,
            subject=known.subjects.get(concept.topic),
            best=_best(speaking),
            speaking=speaking,
            named=[known.articles[name] for name in names[SPOKEN : SPOKEN + NAMED]],
            more=max(0, len(names) - SPOKEN - NAMED),
            broader=_places(concept.broader, known),
            narrower=_places(concept.narrower, known),
            beside=_beside(concept, together, known),
        )


def _names(concept: Concept) -> list[Names]:
    """All names but the label, one of each spelling, those of most articles first."""
    by_language: defaultdict[str, list[str]] = defaultdict(list)
    seen = {spelling(concept.label)}
    for alias in sorted(concept.aliases, key=lambda alias: (-alias.count, alias.form)):
        if spelling(alias.form) not in seen:
            seen.add(spelling(alias.form))
            by_language[alias.language].append(alias.form)
    return [Names(language, tuple(forms[:12])) for language, forms in sorted(by_language.items(), reverse=True)]


def _best(speaking: list[Speaking]) -> Speaking | None:
    """Where a concept is explained best: an article that it is the title of, else that has a section on it, else that
    defines it, else the most telling; of several the most telling."""
    return min(speaking, key=lambda one: REASONS.index(one.mention.reason), default=None)


def _together(known: Knowledge) -> dict[frozenset[str], int]:
    edges: Iterable[tuple[str, str, int]] = known.index.graph().edges(data="together")
    return {frozenset((left, right)): together for left, right, together in edges}


def _beside(concept: Concept, together: dict[frozenset[str], int], known: Knowledge) -> list[Beside]:
    found = (name for name, _ in concept.related[:RELATED] if name in known.places)
    return [Beside(known.places[name], together.get(frozenset((concept.id, name)), 0)) for name in found]


def _places(names: Iterable[str], known: Knowledge) -> list[Place]:
    return [known.places[name] for name in names if name in known.places]
