"""The thesaurus, read back by rdflib, and SKOS's integrity conditions (SKOS Reference, W3C Recommendation 2009)."""

from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import RDF, SKOS, Graph, Literal, Namespace
from rdflib.term import Node

from indexer import Index
from indexer.exports import rows
from indexer.exports.skos import literal

CONCEPT = Namespace("urn:indexer:concept:")


def read(index: Index) -> Graph:
    return Graph().parse(data="\n".join(rows(index, "concepts", "skos")), format="turtle")


@pytest.fixture(scope="module", params=["corpora_index", "hostile_index"])
def graph(request: pytest.FixtureRequest) -> Graph:
    return read(request.getfixturevalue(request.param))


def wider(graph: Graph, concept: Node) -> Iterator[Node]:
    """Everything broader, however far (skos:broaderTransitive)."""
    return (other for other in graph.transitive_objects(concept, SKOS.broader) if other != concept)


def test_every_concept_is_there_with_its_names(corpora_index: Index) -> None:
    graph, concepts = read(corpora_index), list(corpora_index.concepts())
    assert len(set(graph.subjects(RDF.type, SKOS.Concept))) == len(concepts)
    lock = next(graph.subjects(SKOS.prefLabel, Literal("偏向锁", "zh")))
    assert Literal("Biased Locking", "en") in set(graph.objects(lock, SKOS.prefLabel))
    assert str(next(graph.objects(lock, SKOS.definition))).startswith("偏向锁是")


def test_concepts_schemes_and_collections_are_distinct(graph: Graph) -> None:
    kinds = [set(graph.subjects(RDF.type, kind)) for kind in (SKOS.Concept, SKOS.ConceptScheme, SKOS.Collection)]
    assert sum(map(len, kinds)) == len(set().union(*kinds))  # S9, S37


def test_no_preferred_label_is_an_alternative_one(graph: Graph) -> None:
    for concept in graph.subjects(RDF.type, SKOS.Concept):
        assert not set(graph.objects(concept, SKOS.prefLabel)) & set(graph.objects(concept, SKOS.altLabel))  # S13


def test_no_language_has_two_preferred_labels(graph: Graph) -> None:
    for subject in set(graph.subjects(SKOS.prefLabel)):
        languages = Counter(label.language for label in graph.objects(subject, SKOS.prefLabel) if isinstance(label, Literal))
        assert max(languages.values()) == 1  # S14


def test_nothing_is_related_to_what_is_broader(graph: Graph) -> None:
    for left, right in graph.subject_objects(SKOS.related):
        assert right not in set(wider(graph, left))  # S27
        assert left not in set(wider(graph, right))


def test_nothing_is_broader_than_itself(corpora_index: Index) -> None:
    graph = read(corpora_index)
    assert list(graph.subject_objects(SKOS.broader))
    assert not [one for one, other in graph.subject_objects(SKOS.broader) if one in set(wider(graph, other))]


def test_broader_and_narrower_say_the_same(graph: Graph) -> None:
    assert {(b, a) for a, b in graph.subject_objects(SKOS.broader)} == set(graph.subject_objects(SKOS.narrower))  # S25


def test_related_goes_both_ways(graph: Graph) -> None:
    named = set(graph.subjects(RDF.type, SKOS.Concept))
    assert {other for _, other in graph.subject_objects(SKOS.related)} <= named


def test_the_top_concepts_are_those_with_nothing_above(graph: Graph) -> None:
    scheme = next(graph.subjects(RDF.type, SKOS.ConceptScheme))
    tops = set(graph.objects(scheme, SKOS.hasTopConcept))
    assert tops == set(graph.subjects(SKOS.topConceptOf, scheme))
    assert tops == {c for c in graph.subjects(RDF.type, SKOS.Concept) if not list(graph.objects(c, SKOS.broader))}


def test_two_exports_are_the_same_bytes(corpora_index: Index) -> None:
    assert list(rows(corpora_index, "concepts", "skos")) == list(rows(corpora_index, "concepts", "skos"))


@given(st.text(max_size=40))
def test_a_literal_is_read_back_as_it_was_meant(text: str) -> None:
    graph = Graph().parse(data=f'<urn:a> <urn:b> {literal(text, "zh")} .', format="turtle")
    said = str(next(graph.objects()))
    assert "".join(said.split()) == "".join(sign for sign in text if sign.isprintable() and not sign.isspace())
