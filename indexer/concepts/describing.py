"""What the index says of each concept: its names, who holds it, its neighbours, and where it is explained."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from indexer.concepts.broader import Broader
from indexer.concepts.drafts import Draft
from indexer.concepts.graph import Edges
from indexer.concepts.vocabulary import Columns
from indexer.model import Concept, Definition, Ints, Topic
from indexer.text.spelling import is_han

RELATED_SHOWN = 12


@dataclass(frozen=True, slots=True, eq=False)
class Facts:
    """What the corpus says of its concepts, by their places."""

    holders: Sequence[tuple[str, ...]]
    definitions: Mapping[int, Definition]
    about: Sequence[int]


class Standing(NamedTuple):
    """How concepts stand among others, by their places: the hierarchy, their ranks, the topics, and how likely their names name something."""

    broader: Sequence[Broader]
    rank: Sequence[float]
    topics: Sequence[Topic]
    termhood: Sequence[float]


def described(drafts: Sequence[Draft], facts: Facts, style: str) -> tuple[Concept, ...]:
    """The concepts in the order of their drafts, without what `in_graph` says of them; `style` is that of their labels (`Options`)."""
    return tuple(
        Concept(
            id=draft.id,
            label=_label(draft, style),
            aliases=draft.aliases,
            articles=facts.holders[at],
            definition=facts.definitions.get(at),
            about=facts.about[at],
        )
        for at, draft in enumerate(drafts)
    )


def in_graph(concepts: Sequence[Concept], edges: Edges, standing: Standing) -> tuple[Concept, ...]:
    """The concepts with what they are related to, what is broader and narrower, their ranks, topics and termhood."""
    related: defaultdict[int, list[tuple[str, float]]] = defaultdict(list)
    for left, right, weight in zip(edges.left.tolist(), edges.right.tolist(), edges.weight.tolist(), strict=True):
        related[left].append((concepts[right].id, weight))
        related[right].append((concepts[left].id, weight))
    above: defaultdict[int, list[str]] = defaultdict(list)
    below: defaultdict[int, list[str]] = defaultdict(list)
    for pair in standing.broader:
        above[pair.child].append(concepts[pair.parent].id)
        below[pair.parent].append(concepts[pair.child].id)
    topic = {name: found.number for found in standing.topics for name in found.concepts}
    facts = zip(concepts, standing.rank, standing.termhood, strict=True)
    return tuple([
        Concept(
            id=concept.id,
            label=concept.label,
            aliases=concept.aliases,
            articles=concept.articles,
            related=tuple(related[at][:RELATED_SHOWN]) if at in related else (),
            broader=tuple(above.get(at, ())),
            narrower=tuple(below.get(at, ())),
            definition=concept.definition,
            rank=rank,
            topic=topic.get(concept.id, 0),
            about=concept.about,
            termhood=termhood,
        )
        for at, (concept, rank, termhood) in enumerate(facts)
    ])


def _label(draft: Draft, style: str) -> str:
    if style != "bilingual":
        return draft.label
    other = next((alias.form for alias in draft.aliases if is_han(alias.form) != is_han(draft.label)), "")
    return f"{draft.label} ({other})" if other else draft.label


def holders_of(ids: Sequence[str], columns: Columns, concept: Ints, concepts: int) -> list[tuple[str, ...]]:
    """For each concept the ids of the articles that hold one of its forms, by score and then by place."""
    known = np.flatnonzero(concept >= 0)
    order = known[np.lexsort((columns.article[known], -np.round(columns.score[known], 6), concept[known]))]
    bounds = np.searchsorted(concept[order], np.arange(concepts + 1)).tolist()
    names = np.array(ids, dtype=np.object_)[columns.article[order]].tolist()
    return [tuple(dict.fromkeys(names[a:b])) for a, b in pairwise(bounds)]
