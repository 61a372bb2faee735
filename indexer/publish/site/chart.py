"""The concept map: its page, and the concepts, places and edges that its script draws."""

from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import unquote

import numpy as np

from indexer.model import BETWEEN_NAMES, Concept, Ints
from indexer.publish.folder import File
from indexer.publish.links import clean
from indexer.publish.site.knowledge import Knowledge, Place, Subject
from indexer.publish.site.layout import Wires, lay_out
from indexer.publish.site.pages import page, script
from indexer.publish.site.topics import members_of

MOST = 5000
"""Concepts on the map, those of the highest rank: more than a reader can tell apart, and as many as a browser draws at 60
frames a second."""
SIZES = 6
"""Kinds of dots, by rank."""
LISTED = 24
"""Concepts of each topic in the list under the map; the topic's page has all."""


def map_pages(known: Knowledge) -> Iterator[File]:
    """The map's page and its data."""
    concepts = mapped(known)
    listed = [(subject, members_of(subject, known)[:LISTED]) for subject in known.subjects.values()]
    yield page("map.html", "map.html.j2", known, listed=listed, drawn=len(concepts))
    yield script("assets/map-data.js", "explorerMap", map_data(concepts, known))


def mapped(known: Knowledge) -> list[Concept]:
    """The concepts on the map: those with an edge, by rank."""
    with_edge = [concept for concept in known.concepts.values() if concept.related]
    return sorted(with_edge, key=lambda concept: (-round(concept.rank, 12), concept.id))[:MOST]


def map_data(concepts: list[Concept], known: Knowledge) -> dict[str, Any]:
    """Columns, one row a concept: label, page (0 where it is called as the label), x, y, size, community, articles; the
    communities with their label, page, place and radius; and the edges as two columns, the strongest first."""
    wires = wires_of(concepts, known)
    community, subjects = communities(concepts, wires, known)
    laid = lay_out(community, wires)
    points = np.rint(laid.points).astype(int)
    names = [_name(known.places[concept.id]) for concept in concepts]
    return {
        "label": [concept.label for concept in concepts],
        "page": [0 if name == concept.label else name for name, concept in zip(names, concepts, strict=True)],
        "x": points[:, 0].tolist(),
        "y": points[:, 1].tolist(),
        "size": sizes_of(len(concepts)),
        "group": community.tolist(),
        "articles": [len(concept.articles) for concept in concepts],
        "groups": [
            [_short(subject, known), subject.place.href if subject else "", *np.rint(centre).astype(int).tolist(), round(float(radius))]
            for subject, centre, radius in zip(subjects, laid.centres, laid.radii, strict=True)
        ],
        "left": wires.left.tolist(),
        "right": wires.right.tolist(),
    }


def wires_of(concepts: list[Concept], known: Knowledge) -> Wires:
    """The edges between the concepts of the map, the strongest first."""
    place = {concept.id: at for at, concept in enumerate(concepts)}
    weighed: Iterable[tuple[str, str, float]] = known.index.graph().edges(data="weight")
    rows = [
        (-round(weight, 6), min(place[left], place[right]), max(place[left], place[right]))
        for left, right, weight in weighed
        if left in place and right in place
    ]
    table = np.array(sorted(rows), dtype=float).reshape(-1, 3)
    return Wires(table[:, 1].astype(np.int64), table[:, 2].astype(np.int64), -table[:, 0])


def communities(concepts: list[Concept], wires: Wires, known: Knowledge) -> tuple[Ints, list[Subject | None]]:
    """The community of each concept, and the topics that they are, None for what has none.

    A concept without a topic joins that of its strongest edge to a concept that has one; edges are gone through so often as
    ways are long.
    """
    topic = [concept.topic if concept.topic in known.subjects else 0 for concept in concepts]
    changed = True
    while changed:
        changed = False
        for left, right in zip(wires.left.tolist(), wires.right.tolist(), strict=True):
            if bool(topic[left]) != bool(topic[right]):
                topic[left] = topic[right] = topic[left] or topic[right]
                changed = True
    numbers = sorted(set(topic), key=lambda number: (number == 0, number))
    place = {number: at for at, number in enumerate(numbers)}
    return np.array([place[number] for number in topic], dtype=np.int64), [known.subjects.get(number) for number in numbers]


def sizes_of(count: int) -> list[int]:
    """The size of each dot, for concepts by falling rank: floor(ln(1 + place / 6) / ln 2.6) smaller than the largest.

    >>> sizes_of(11)
    [5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 4]
    """
    steps = np.floor(np.log(np.arange(count) / 6 + 1) / np.log(2.6)).astype(int)
    return np.maximum(0, SIZES - 1 - steps).tolist() if count else []


def _short(subject: Subject | None, known: Knowledge) -> str:
    """The first of a topic's names, which is what its page and the start page begin with: a map has no room for more."""
    return clean(subject.topic.label).split(BETWEEN_NAMES)[0] or subject.place.title if subject else known.words.other


def _name(place: Place) -> str:
    return unquote(place.href.removeprefix("concept/").removesuffix(".html"))
