"""The concepts as a thesaurus: SKOS (https://www.w3.org/TR/skos-reference/) in Turtle (https://www.w3.org/TR/turtle/).

Written by hand, line by line: what a triple store reads is all that is wanted, and no library holds the graph for it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import quote

from indexer.exports.networks import printable
from indexer.model import Alias, Concept, Topic
from indexer.publish.links import one_line
from indexer.store import Index

PREFIXES = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix c: <urn:indexer:concept:> .
@prefix t: <urn:indexer:topic:> .
@prefix s: <urn:indexer:scheme:> .
"""
"""To give the concepts addresses of your own, change the last three."""
SCHEME = "s:concepts"
ESCAPED = re.compile(r'["\\]')
UNSAFE = re.compile(r"[.~-]")
"""What `quote` leaves and what may not begin or end a local name in Turtle."""
LANGUAGES = ("zh", "en")
ENDING = " ;\n    "


def turtle(index: Index) -> Iterator[str]:
    """The lines of the thesaurus: its scheme, every concept by id, every topic as a collection.

    SKOS's integrity conditions hold: one preferred label a language (S14) that is no alternative one (S13); none is related
    to what is broader of it, however far (S27); concepts, the scheme and collections are distinct (S9, S37).
    """
    yield from PREFIXES.splitlines()
    concepts = {concept.id: concept for concept in index.concepts()}
    above = {name: _ancestors(name, concepts) for name in concepts}
    tops = [name for name, concept in concepts.items() if not _known(concept.broader, concepts)]
    yield _subject(SCHEME, ["a skos:ConceptScheme", *(f"skos:hasTopConcept {_name(name)}" for name in tops)])
    for concept in concepts.values():
        yield _subject(_name(concept.id), _statements(concept, concepts, above))
    for topic in index.topics():
        yield _subject(f"t:{topic.number}", _of_topic(topic))


def _statements(concept: Concept, concepts: Mapping[str, Concept], above: Mapping[str, set[str]]) -> Iterator[str]:
    yield "a skos:Concept"
    yield f"skos:inScheme {SCHEME}"
    yield from _labels(concept)
    broader, narrower = _known(concept.broader, concepts), _known(concept.narrower, concepts)
    if not broader:
        yield f"skos:topConceptOf {SCHEME}"
    yield from (f"skos:broader {_name(other)}" for other in broader)
    yield from (f"skos:narrower {_name(other)}" for other in narrower)
    near = _known((other for other, _ in concept.related), concepts)
    yield from (f"skos:related {_name(o)}" for o in near if o not in above[concept.id] and concept.id not in above[o])
    if concept.definition:
        yield f"skos:definition {literal(concept.definition.text)}"
        yield f"dcterms:source {literal(concept.definition.article)}"


def _labels(concept: Concept) -> Iterator[str]:
    """A preferred label in each language, the other names as alternative ones; equal names of one language are one."""
    said = {a.form: a.language for a in concept.aliases}
    own = Alias(concept.label, said.get(concept.label, ""), 0, "text")
    preferred: dict[str, str] = {}
    written: set[tuple[str, str]] = set()
    for alias in (own, *concept.aliases):
        name, language = one_line(alias.form), alias.language if alias.language in LANGUAGES else ""
        if not name or (name, language) in written:
            continue
        written.add((name, language))
        kind = "alt" if language in preferred else "pref"
        preferred.setdefault(language, name)
        yield f"skos:{kind}Label {literal(name, language)}"


def _of_topic(topic: Topic) -> list[str]:
    members = (f"skos:member {_name(name)}" for name in topic.concepts)
    return ["a skos:Collection", f"skos:prefLabel {literal(topic.label)}", *members]


def _ancestors(name: str, concepts: Mapping[str, Concept]) -> set[str]:
    """All that is broader, however far; grows with what is above, which is little."""
    above: set[str] = set()
    waiting = list(concepts[name].broader)
    while waiting:
        other = waiting.pop()
        if other in concepts and other not in above:
            above.add(other)
            waiting.extend(concepts[other].broader)
    return above


def _known(names: Iterable[str], concepts: Mapping[str, Concept]) -> list[str]:
    return [name for name in names if name in concepts]


def _subject(name: str, statements: Iterable[str]) -> str:
    return f"\n{name} " + ENDING.join(statements) + " ."


def _name(concept: str) -> str:
    """The prefixed name of a concept; a percent sign and two digits stand for what a local name may not hold.

    >>> _name("b+ 树")
    'c:b%2B%20%E6%A0%91'
    """
    quoted = quote(concept.encode("utf-8", "replace"), safe="")
    return "c:" + UNSAFE.sub(lambda found: f"%{ord(found[0]):02X}", quoted)


def literal(text: str, language: str = "") -> str:
    r"""A string of Turtle on one line.

    >>> literal('a "b"\n\\', "en")
    '"a \\"b\\" \\\\"@en'
    """
    escaped = ESCAPED.sub(r"\\\g<0>", one_line(printable_or_space(text)))
    return f'"{escaped}"' + (f"@{language}" if language else "")


def printable_or_space(text: str) -> str:
    """The text with a space for every control character."""
    return " ".join(printable(part) for part in text.split())
