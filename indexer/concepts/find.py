"""The stage itself: analyses in, the concepts of the corpus out."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from indexer.concepts.broader import BY_NAME, Broader, broader_of
from indexer.concepts.candidates import Candidates, candidates_of
from indexer.concepts.decisions import Decisions
from indexer.concepts.definitions import definitions_of
from indexer.concepts.describing import Facts, Standing, described, holders_of, in_graph
from indexer.concepts.drafts import Draft, draft_of
from indexer.concepts.fragments import without_fragments
from indexer.concepts.gathering import Said, gathered
from indexer.concepts.glossary import shipped
from indexer.concepts.glossing import as_written, joined_names
from indexer.concepts.graph import NO_EDGES, Edges, edges_of, incidence_of, with_evidence
from indexer.concepts.groups import Joining, Local
from indexer.concepts.joining import join_names
from indexer.concepts.keyterms import key_terms
from indexer.concepts.meanings import meanings, said_by_presence
from indexer.concepts.options import OWN, Options
from indexer.concepts.qualities import less_for_qualities, mostly_english
from indexer.concepts.scorers import scored_terms, scorer_of
from indexer.concepts.telling import NOTHING, Best, Seen, Telling, telling_concepts
from indexer.concepts.termhood import in_order, less_for_mixed
from indexer.concepts.topics import ranks_and_topics
from indexer.concepts.vocabulary import Columns
from indexer.model import NAMES, Analysis, Bools, Column, Concept, Doubt, Ints, Term, Topic
from indexer.text.spelling import spelling

USUAL, USUAL_FROM = 0.2, 12
"""The share of all articles, and their number, that have what is usual in this corpus: React in a blog on React."""

TELLS = 0.3
"""The termhood from which a concept that the glossary does not know is related to others. Of 12,250 edges of eight collections 850 go that stay with .2; of 86 of
these 15 said something (events, triggers), the others ended in words such as saved, available, 福利."""


@dataclass(frozen=True, slots=True, eq=False)
class Concepts:
    """The concepts in the order of their ids, and what each article makes of them.

    rows    for each article (candidates,) the place of each candidate's concept, -1 for none
    scores  for each article (candidates,) key-term scores in logits
    known   for each article (candidates,) whether the glossary has it as a certain name
    usual   for each article (candidates,) whether so many others have it that it tells none from another
    sizes   (articles,) what ln((N + 1) / (df + .5)) weighs in its scores
    doubts  joins that the owner should look at
    english (articles,) whether each is in English
    best    what articles are about; with the drafts of the concepts all that `judged` needs to know
    """

    concepts: tuple[Concept, ...]
    terms: tuple[tuple[Term, ...], ...]
    rows: tuple[Ints, ...]
    scores: tuple[np.ndarray, ...]
    known: tuple[Bools, ...]
    usual: tuple[Bools, ...]
    sizes: Column
    edges: Edges
    broader: tuple[Broader, ...] = ()
    topics: tuple[Topic, ...] = ()
    vocabulary: int = 0
    doubts: tuple[Doubt, ...] = ()
    drafts: Sequence[Draft] = ()
    best: Best = NOTHING
    english: tuple[bool, ...] = ()


NONE = Concepts((), (), (), (), (), (), np.zeros(0), NO_EDGES)
"""What there is where all pages are lists of others."""


def concepts_in(
    ids: Sequence[str],
    texts: Sequence[str],
    analyses: Iterable[Analysis],
    cut: Callable[[str], list[str]],
    options: Options,
) -> Concepts:
    """Vocabulary, concepts with their names, key terms and graph of a corpus before it is known what names are worth (`judged`): without ranks and topics, and
    concepts say nothing of their edges.

    `texts` are the analysed texts (title, line break, text) that offsets count in; the analyses are asked for once, one after the other; `cut`
    segments Chinese. Grows with the number of candidates times its logarithm, and with sentences times the square of the concepts in them.
    """
    if not texts:
        return NONE
    read = gathered(analyses)
    found, said, sizes = candidates_of(texts, read), read.said, read.candidates.weights[:, 0]
    del read  # the keys of candidates and what stands around them
    joining = _joining(found, said, texts, cut, options.decisions)
    drafts = _drafts(found, joining, said, options.decisions)
    meant = _meant(found, joining, drafts)
    telling = telling_concepts(Seen(found.columns, found.vocabulary, meant.concept, found.rank), drafts, shipped())
    edges = _edges(found, meant, drafts, telling, (texts, said))
    holders = holders_of(ids, found.columns, meant.concept, len(drafts))
    entry_of = {int(meant.place[group]): entry for entry, group in joining.of_entry.items()}
    broader = broader_of(drafts, list(map(len, holders)), entry_of, shipped(), texts, said.statements, telling.whole)
    about = np.bincount(telling.best.concept, minlength=len(drafts))
    rows, scores = (_by_article(column, found.columns) for column in (meant.concept, found.columns.score))
    definitions = definitions_of(ids, texts, said.statements, drafts, rows, scores, broader)
    return Concepts(
        concepts=described(drafts, Facts(holders, definitions, about.tolist()), options.style),
        terms=_terms(texts, found, meant, drafts, options.scorer),
        rows=rows,
        scores=scores,
        known=_by_article(found.columns.known, found.columns),
        usual=_by_article(found.vocabulary.articles[found.columns.column] >= max(USUAL_FROM, USUAL * len(texts)), found.columns),
        sizes=sizes,
        edges=edges,
        broader=broader,
        vocabulary=len(found.vocabulary.keys),
        doubts=joining.doubts,
        drafts=drafts,
        best=telling.best,
        english=said.english,
    )


def judged(found: Concepts, termhood: Column | None = None, *, reorder: bool = True) -> Concepts:
    """Concepts with their edges, hierarchy, ranks and topics, and key terms in a new order, by how likely each concept's name names something: (concepts,) between 0
    and 1, which none does without. `reorder` is not for key terms that are another's choice.
    """
    known = np.array([draft.id in shipped().named for draft in found.drafts], dtype=np.bool_)
    if termhood is None:
        worth, reorder = np.ones(len(found.concepts)), False
    else:
        labels = [draft.label for draft in found.drafts]
        english = mostly_english(found.rows, found.english, len(labels))
        worth = less_for_qualities(less_for_mixed(termhood, labels, known), labels, known, english)
    tells = known | (worth >= TELLS)
    broader = tuple(pair for pair in found.broader if pair.origin != BY_NAME or worth[pair.child] >= NAMES)
    edges = found.edges.only(tells[found.edges.left] & tells[found.edges.right])
    rank, topics = ranks_and_topics(edges, found.drafts, found.best, worth)
    concepts = in_graph(found.concepts, edges, Standing(broader, rank.tolist(), topics, worth.tolist()))
    by_name = {concept.id: concept.termhood for concept in concepts}
    terms = found.terms
    if reorder:
        terms = tuple(in_order(own, by_name, shipped().named, english=english) for own, english in zip(terms, found.english, strict=True))
    return replace(found, concepts=concepts, terms=terms, edges=edges, broader=broader, topics=topics)


def _joining(
    found: Candidates, said: Said, texts: Sequence[str], cut: Callable[[str], list[str]], decisions: Decisions
) -> Joining:
    glosses = [(number, gloss) for number, told in enumerate(said.glosses) for gloss in told]
    articles = found.vocabulary.articles.tolist()
    held = {name: max([articles[column] for column in columns]) for name, columns in found.by_spelling.items()}
    pairs = as_written(joined_names(glosses, cut, lambda name: held.get(spelling(name), 0)), texts)
    return join_names(held, pairs, shipped(), decisions)


def _drafts(
    found: Candidates, joining: Joining, said: Said, decisions: Decisions
) -> list[Draft]:
    """The concepts by their ids, before anything is counted of them."""
    chinese = said.han >= 2 * said.words
    labels = frozenset(map(spelling, decisions.labels))
    groups = enumerate(joining.groups)
    drafts = [draft_of(at, group, found.by_spelling, found.forms, chinese, labels) for at, group in groups]
    return sorted(drafts, key=lambda draft: draft.id)


class _Meant(NamedTuple):
    """concept (m,) of each candidate, -1 for none; place (groups,) of each group's concept; names that mean one here and there."""

    concept: Ints
    place: Ints
    local: Sequence[Local]


def _meant(found: Candidates, joining: Joining, drafts: Sequence[Draft]) -> _Meant:
    of_column, place = _places(drafts, len(found.vocabulary.keys))
    local = [*joining.local, *said_by_presence(found.columns, found.by_spelling, shipped(), joining)]
    concept = meanings(found.columns, of_column, local, found.by_spelling, place)
    return _Meant(np.where(found.columns.repeated, -1, concept), place, local)


def _edges(
    found: Candidates, meant: _Meant, drafts: Sequence[Draft], telling: Telling, of: tuple[Sequence[str], Said]
) -> Edges:
    """The edges between concepts that say something, each with the sentences that show it."""
    texts, said = of
    concept = np.where(telling.may[meant.concept], meant.concept, -1)
    incidence = incidence_of(said, concept, found.columns.bounds, len(drafts))
    edges = with_evidence(edges_of(incidence, len(texts), len(drafts)), incidence, telling.known)
    also: defaultdict[int, set[str]] = defaultdict(set)
    for _, name, group in meant.local:
        also[int(meant.place[group])].add(name)
    return without_fragments(edges, drafts, texts, also)


def _by_article(values: np.ndarray, columns: Columns) -> tuple[np.ndarray, ...]:
    """The values of candidates, parted by article."""
    return tuple(values[a:b] for a, b in pairwise(columns.bounds))


def _terms(
    texts: Sequence[str], found: Candidates, meant: _Meant, drafts: Sequence[Draft], scorer: str
) -> tuple[tuple[Term, ...], ...]:
    if scorer == OWN:
        return key_terms(texts, found.columns, meant.concept, [draft.id for draft in drafts], found.rank)
    return scored_terms(scorer_of(scorer), texts, {name: draft.id for draft in drafts for name in draft.spellings})


def _places(drafts: Sequence[Draft], columns: int) -> tuple[Ints, Ints]:
    """(columns,) the concept of each column, -1 for none; (groups,) the concept of each group."""
    of_column = np.full(columns, -1, dtype=np.int64)
    place = np.empty(len(drafts), dtype=np.int64)
    for at, draft in enumerate(drafts):
        of_column[list(draft.columns)] = at
        place[draft.group] = at
    return of_column, place
