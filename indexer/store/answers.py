"""What an index answers with: values for people and programs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from indexer.model import Relation, SharedConcept

THRESHOLD = 0.4
"""Neighbours of a lower score are filler: sidebars and `related` leave them out."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An article as the index lists it: `copy_of` is the id of the article that it repeats, `series` that of the first part
    of its series, or empty."""

    id: str
    title: str
    url: str
    date: str
    language: str
    flags: tuple[str, ...]
    copy_of: str
    series: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """An article beside another, with all that a link needs: `score` is 0 to 1, `shared` says why."""

    id: str
    title: str
    url: str
    score: float
    relation: Relation
    shared: tuple[SharedConcept, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """An answer to a search; `snippet` is a stretch of its text around the first word found."""

    id: str
    title: str
    url: str
    score: float
    snippet: str


@dataclass(frozen=True, slots=True)
class Step:
    """One end of a chain or a concept on it; `sentence`, from `article`, says why it follows from the one before (empty for the first)."""

    label: str
    sentence: str = ""
    article: str = ""


@dataclass(frozen=True, slots=True)
class Explanation:
    """How two articles or concepts hang together: the second as a neighbour of the first (of two articles), the key
    concepts that both have, the chain from one to the other, empty where there is none, and the sentence of each article that links to the other (by whose
    title the step is called)."""

    hit: Hit | None
    shared: tuple[str, ...]
    chain: tuple[Step, ...]
    links: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class UncertainJoin:
    """Two names that may be one concept: whether they were joined, how sure that is (0 to 1), articles that say so."""

    left: str
    right: str
    confidence: float
    joined: bool
    articles: tuple[str, ...]
