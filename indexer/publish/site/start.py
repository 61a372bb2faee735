"""The first page: what the articles are about, what is new, and how much there is."""

from itertools import islice
from typing import NamedTuple

from indexer.publish.folder import File
from indexer.publish.site.articles import lines_of, newest_first
from indexer.publish.site.knowledge import CORE, Knowledge, Place, Subject
from indexer.publish.site.pages import page
from indexer.publish.site.panels import Panel

NEWEST = 12
FEWEST = 2
"""Articles of a topic that the start page names: of 220 topics of eighteen collections 10 had none of their own, 17 one."""


class Card(NamedTuple):
    """A topic with its core concepts."""

    subject: Subject
    core: list[Place]


def start_page(known: Knowledge, panels: list[Panel]) -> File:
    """`index.html`; panels stand at its end, or are linked there where they have a page of their own."""
    years = sorted({entry.date[:4] for entry in known.corpus.entries.values() if entry.date[:4].isdecimal()})
    dated = (name for name in newest_first(known) if known.corpus.entries[name].date)
    newest = list(islice(filter(known.index.is_offered, dated), NEWEST))
    return page(
        "index.html",
        "start.html.j2",
        known,
        cards=[Card(subject, core_of(subject, known)) for subject in known.subjects.values() if len(subject.articles) >= FEWEST],
        newest=lines_of(newest, known),
        edges=known.index.graph().number_of_edges(),
        years="–".join(dict.fromkeys((years[0], years[-1]))) if years else "",
        panels=panels,
    )


def core_of(subject: Subject, known: Knowledge) -> list[Place]:
    """The pages of a topic's core concepts, the most central first."""
    return [known.places[name] for name in subject.topic.concepts[:CORE] if name in known.places]
