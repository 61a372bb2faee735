"""The stage itself: analyses in, the concepts of the corpus out."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from indexer.concepts.broader import Broader, broader_of
from indexer.concepts.decisions import NO_DECISIONS, Decisions
from indexer.concepts.definitions import definitions_of
from indexer.concepts.drafts import Draft, draft_of
from indexer.concepts.forms import forms_of
from indexer.concepts.fragments import without_fragments
from indexer.concepts.glossary import shipped
from indexer.concepts.glossing import joined_names
from indexer.concepts.graph import NO_EDGES, Edges, edges_of, incidence_of, with_evidence
from indexer.concepts.joining import join_names
from indexer.concepts.keyterms import TERMS, key_terms, ranks_of
from indexer.concepts.meanings import meanings, said_by_presence
from indexer.concepts.repeats import repeated_rows
from indexer.concepts.scorers import OWN, scored_terms, scorer_of
from indexer.concepts.telling import Seen, telling_concepts
from indexer.concepts.topics import ranks_and_topics
from indexer.concepts.vocabulary import Columns, Vocabulary, vocabulary_of
from indexer.model import Analysis, Concept, Definition, Doubt, Ints, Term, Topic
from indexer.text.spelling import is_han, spelling

CANDIDATES_EACH = 40
"""Best candidates of an article that may become concepts, if they are in two articles or among its TERMS."""
RELATED_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Options:
    """style      label of a concept: `corpus` (the name used most) or `bilingual` (奖励模型 (Reward Model))
    decisions  what the owner said about names
    scorer     who chooses the key terms of an article: `own`, or a name of `indexer.scorers`
    """

    style: str = "corpus"
    decisions: Decisions = NO_DECISIONS
    scorer: str = OWN


@dataclass(frozen=True, slots=True, eq=False)
class Concepts:
    """The concepts in the order of their ids, and what each article makes of them.

    rows    for each article (candidates,) the place of each candidate's concept, -1 for none
    scores  for each article (candidates,) key-term scores in logits
    doubts  joins that the owner should look at
    """

    concepts: tuple[Concept, ...]
    terms: tuple[tuple[Term, ...], ...]
    rows: tuple[Ints, ...]
    scores: tuple[np.ndarray, ...]
    edges: Edges
    broader: tuple[Broader, ...] = ()
    topics: tuple[Topic, ...] = ()
    vocabulary: int = 0
    doubts: tuple[Doubt, ...] = ()


NONE = Concepts((), (), (), (), NO_EDGES)
"""What there is where all pages are lists of others."""


def find_concepts(
    ids: Sequence[str],
    texts: Sequence[str],
    analyses: Sequence[Analysis],
    cut: Callable[[str], list[str]],
    options: Options,
) -> Concepts:
    """Vocabulary, concepts with their names, key terms and graph of a corpus.

    `texts` are the analysed texts (title, line break, text) that offsets count in; `cut` segments Chinese. Grows with
    the number of candidates times its logarithm, and with sentences times the square of the concepts in them.
    """
    if not analyses:
        return NONE
    vocabulary, columns = vocabulary_of(analyses, repeated_rows(texts, analyses))
    rank = ranks_of(columns)
    forms = forms_of(texts, columns, _wanted(vocabulary, columns, rank))
    by_spelling: dict[str, list[int]] = defaultdict(list)
    for column in sorted(forms):
        by_spelling[spelling(forms[column][0].text)].append(column)
    glosses = [(number, gloss) for number, analysis in enumerate(analyses) for gloss in analysis.glosses]
    pairs = joined_names(glosses, cut, lambda name: spelling(name) in by_spelling)
    glossary = shipped()
    joining = join_names(by_spelling, pairs, glossary, options.decisions)
    chinese = sum(analysis.han for analysis in analyses) >= 2 * sum(analysis.words for analysis in analyses)
    labels = frozenset(map(spelling, options.decisions.labels))
    drafts = [draft_of(at, group, by_spelling, forms, chinese, labels) for at, group in enumerate(joining.groups)]
    drafts.sort(key=lambda draft: draft.id)
    of_column, place = _places(drafts, len(vocabulary.keys))
    local = [*joining.local, *said_by_presence(columns, by_spelling, glossary, joining)]
    concept = np.where(columns.repeated, -1, meanings(columns, of_column, local, by_spelling, place))
    rows = tuple(concept[a:b] for a, b in pairwise(columns.bounds))
    scores = tuple(columns.score[a:b] for a, b in pairwise(columns.bounds))
    telling = telling_concepts(Seen(columns, vocabulary, concept, rank), drafts, glossary)
    incidence = incidence_of(analyses, [np.where(telling.may[found], found, -1) for found in rows], len(drafts))
    edges = with_evidence(edges_of(incidence, len(analyses), len(drafts)), incidence, telling.known)
    also: defaultdict[int, set[str]] = defaultdict(set)
    for _, name, group in local:
        also[int(place[group])].add(name)
    edges = without_fragments(edges, drafts, texts, also)
    holders = _holders(ids, columns, concept, len(drafts))
    entry_of = {int(place[group]): entry for entry, group in joining.of_entry.items()}
    broader = broader_of(drafts, [len(found) for found in holders], entry_of, glossary, texts, analyses)
    pagerank, topics = ranks_and_topics(edges, drafts)
    facts = _Facts(
        holders, edges, broader, definitions_of(ids, texts, analyses, drafts, rows, scores), pagerank.tolist(), topics
    )
    return Concepts(
        concepts=_concepts(drafts, facts, options),
        terms=key_terms(texts, columns, concept, [draft.id for draft in drafts], rank)
        if options.scorer == OWN
        else _terms_of(options.scorer, texts, drafts),
        rows=rows,
        scores=scores,
        edges=edges,
        broader=broader,
        topics=topics,
        vocabulary=len(vocabulary.keys),
        doubts=joining.doubts,
    )


def _places(drafts: Sequence[Draft], columns: int) -> tuple[Ints, Ints]:
    """(columns,) the concept of each column, -1 for none; (groups,) the concept of each group."""
    of_column = np.full(columns, -1, dtype=np.int64)
    place = np.empty(len(drafts), dtype=np.int64)
    for at, draft in enumerate(drafts):
        of_column[list(draft.columns)] = at
        place[draft.group] = at
    return of_column, place


def _wanted(vocabulary: Vocabulary, columns: Columns, rank: Ints) -> Ints:
    best = columns.column[(rank < TERMS) & ~columns.repeated]
    shared = columns.column[(rank < CANDIDATES_EACH) & ~columns.repeated & (vocabulary.articles[columns.column] > 1)]
    return np.union1d(best, shared)


def _terms_of(scorer: str, texts: Sequence[str], drafts: Sequence[Draft]) -> tuple[tuple[Term, ...], ...]:
    names = {name: draft.id for draft in drafts for name in draft.spellings}
    return scored_terms(scorer_of(scorer), texts, names)


def _holders(ids: Sequence[str], columns: Columns, concept: Ints, concepts: int) -> list[tuple[str, ...]]:
    """For each concept the ids of the articles that hold one of its forms, by score and then by place."""
    known = np.flatnonzero(concept >= 0)
    order = known[np.lexsort((columns.article[known], -np.round(columns.score[known], 6), concept[known]))]
    bounds = np.searchsorted(concept[order], np.arange(concepts + 1)).tolist()
    names = np.array(ids, dtype=np.object_)[columns.article[order]].tolist()
    return [tuple(dict.fromkeys(names[a:b])) for a, b in pairwise(bounds)]


@dataclass(frozen=True, slots=True, eq=False)
class _Facts:
    """What the corpus says of its concepts, by their places."""

    holders: Sequence[tuple[str, ...]]
    edges: Edges
    broader: Sequence[Broader]
    definitions: Mapping[int, Definition]
    rank: Sequence[float]
    topics: Sequence[Topic]


def _concepts(drafts: Sequence[Draft], facts: _Facts, options: Options) -> tuple[Concept, ...]:
    related: defaultdict[int, list[tuple[str, float]]] = defaultdict(list)
    edges = facts.edges
    for left, right, weight in zip(edges.left.tolist(), edges.right.tolist(), edges.weight.tolist(), strict=True):
        related[left].append((drafts[right].id, weight))
        related[right].append((drafts[left].id, weight))
    above: defaultdict[int, list[str]] = defaultdict(list)
    below: defaultdict[int, list[str]] = defaultdict(list)
    for edge in facts.broader:
        above[edge.child].append(drafts[edge.parent].id)
        below[edge.parent].append(drafts[edge.child].id)
    topic = {name: found.number for found in facts.topics for name in found.concepts}
    return tuple(
        Concept(
            id=draft.id,
            label=_label(draft, options),
            aliases=draft.aliases,
            articles=facts.holders[at],
            related=tuple(related[at][:RELATED_SHOWN]),
            broader=tuple(above[at]),
            narrower=tuple(below[at]),
            definition=facts.definitions.get(at),
            rank=facts.rank[at],
            topic=topic.get(draft.id, 0),
        )
        for at, draft in enumerate(drafts)
    )


def _label(draft: Draft, options: Options) -> str:
    other = next((alias.form for alias in draft.aliases if is_han(alias.form) != is_han(draft.label)), "")
    return f"{draft.label} ({other})" if other and options.style == "bilingual" else draft.label
