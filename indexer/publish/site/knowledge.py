"""What every page of the explorer has to know of the others: which concepts and topics have pages, and where."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import NamedTuple

from markupsafe import Markup, escape

from indexer.model import Concept, Topic
from indexer.publish.links import clean, path_of
from indexer.publish.names import safe_name
from indexer.publish.site.words import SiteWords, site_words
from indexer.publish.views import Corpus, lang_of, shown_terms
from indexer.store import Index, main_topic

FEWEST = 2
"""Articles that must speak of a key term that is nothing else before it gets a page: half of all concepts stand in one article."""
LIKELY = 0.25
"""The termhood that it must have: of 60 pages for such terms with .2 to .25 readers called 30 wrong and 12 right (列表, step, test; 注入, ext2)."""
TOLD, LIKELIER = 8, 0.5
"""The termhood that it must have where more than so many articles speak of it for each that it is among the best terms of: of 150 such pages of six collections
with less about 125 were words of texts on any subject (位置, 策略, multiple, version)."""
CORE = 8
"""Concepts of a topic that the start page names."""


class Place(NamedTuple):
    """A page to link to: its title, the title's language where it is not the site's, and its address from the site's root."""

    title: str
    lang: str
    href: str

    def link(self, root: str) -> Markup:
        """The link, on a page whose way up to the site's root is `root`."""
        return _link(self, root)


@dataclass(frozen=True, slots=True)
class Subject:
    """A topic with its page, and the articles whose main topic it is, by id."""

    topic: Topic
    place: Place
    articles: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Knowledge:
    """The index with all that pages link to. `terms` are each article's terms with their concepts, best first."""

    index: Index
    corpus: Corpus
    words: SiteWords
    concepts: dict[str, Concept]
    """Those that have a page, by id."""
    places: dict[str, Place]
    """Their pages."""
    subjects: dict[int, Subject]
    terms: dict[str, dict[str, str]]
    near: dict[str, tuple[tuple[str, float], ...]]
    """For each article its offered neighbours with their scores."""
    articles: dict[str, Place]
    """The pages of all articles."""

    def topic_of(self, article: str) -> int:
        """The number of an article's main topic, 0 for none."""
        names = list(self.terms[article].values())
        topics = {name: self.concepts[name].topic for name in names if name in self.concepts}
        return main_topic(names, {name: topic for name, topic in topics.items() if topic in self.subjects})


NEAR = 8
"""Neighbours on an article's small map."""


def gather(index: Index, corpus: Corpus) -> Knowledge:
    """All that pages link to; in memory as large as the concepts that have a page. Linear in articles and concepts."""
    terms, shown = {}, Counter[str]()
    for name in corpus.entries:
        found = index.terms(name)
        terms[name] = {term.term: term.concept for term in found}
        shown.update(terms[name][term] for term in shown_terms(found, corpus.unnamed))
    concepts = chosen(index, shown)
    words = site_words(corpus.words)
    places, articles, subjects = _places(concepts, corpus), _articles(corpus), _subjects(index.topics())
    known = Knowledge(index, corpus, words, concepts, places, subjects, terms, _near(index, corpus), articles)
    for name in corpus.entries:
        if (number := known.topic_of(name)) and index.is_offered(name):
            known.subjects[number].articles.append(name)
    filled = (item for item in subjects.items() if item[1].articles)
    return replace(known, subjects=dict(sorted(filled, key=lambda item: (-len(item[1].articles), item[0]))))


def chosen(index: Index, shown: Counter[str]) -> dict[str, Concept]:
    """The concepts that get a page: those that are defined, in the graph or the hierarchy, in a topic, or a key term of an
    article (`shown`) that another speaks of as well and whose name is one, the likelier the fewer are about it. On 2,547 articles they are 5,130 of 28,702."""
    return {
        concept.id: concept
        for concept in index.concepts()
        if concept.definition or concept.related or concept.broader or concept.narrower or concept.topic
        or (shown[concept.id] and len(concept.articles) >= FEWEST and concept.termhood >= (LIKELY if TOLD * concept.about >= len(concept.articles) else LIKELIER))
    }  # fmt: skip


def other_name(concept: Concept) -> str:
    """The name that most articles use in the language that its label is not in; nothing where it has none."""
    own = {alias.language for alias in concept.aliases if alias.form == concept.label}
    others = [alias for alias in concept.aliases if own and alias.language not in own]
    return min(others, key=lambda alias: (-alias.count, alias.form)).form if others else ""


@lru_cache(1 << 16)
def _link(place: Place, root: str) -> Markup:
    """Made once, as articles and concepts are linked from many pages: through a macro links take a third of all the time."""
    lang = Markup(' lang="{}"').format(place.lang) if place.lang else ""
    return Markup('<a href="{}"{}>{}</a>').format(root + place.href, lang, escape(clean(place.title)))


def _articles(corpus: Corpus) -> dict[str, Place]:
    places = {}
    for name, entry in corpus.entries.items():
        title = corpus.titles[name]
        places[name] = Place(title, lang_of(title, entry.language, corpus.words), "article/" + path_of(safe_name(name), ".html"))
    return places


def _places(concepts: dict[str, Concept], corpus: Corpus) -> dict[str, Place]:
    return {
        name: Place(concept.label, lang_of(concept.label, "", corpus.words), "concept/" + path_of(safe_name(name), ".html"))
        for name, concept in concepts.items()
    }


def _subjects(topics: Sequence[Topic]) -> dict[int, Subject]:
    """The topics by number; a page is called by its topic's label, as numbers change when the corpus grows."""
    seen = Counter[str]()
    subjects = {}
    for topic in topics:
        label = clean(topic.label) or str(topic.number)
        seen[label] += 1
        name = safe_name(label if seen[label] == 1 else f"{label} {seen[label]}")
        subjects[topic.number] = Subject(topic, Place(label, "", "topic/" + path_of(name, ".html")))
    return subjects


def _near(index: Index, corpus: Corpus) -> dict[str, tuple[tuple[str, float], ...]]:
    return {
        name: tuple((hit.id, hit.score) for hit in index.related(name, NEAR, corpus.options.threshold) if hit.id in corpus.entries)
        for name in corpus.entries
    }
