"""The stage itself: articles, their analyses and the concepts in, neighbours with their reasons out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from indexer.model import Analysis, Article, Ints, Neighbour, Relation, SharedConcept, Term
from indexer.related.material import material_of
from indexer.related.neighbours import Lists, neighbour_lists
from indexer.related.noise import copies, flagged_teaser, noise_flags
from indexer.related.scores import scores_of
from indexer.related.vectors import key_term_matrix

LISTED = 60
"""Neighbours of each article that the index holds."""
EXPLAINED = 10
"""Neighbours that carry the concepts they share; further ones are ranked only."""
REASONS = 5


@dataclass(frozen=True, slots=True, eq=False)
class Related:
    """Neighbours of each article (best first), the article each is a copy of (or itself), and its flags."""

    neighbours: tuple[tuple[Neighbour, ...], ...]
    copy_of: dict[int, int]
    flags: tuple[tuple[str, ...], ...]
    articles: tuple[Article, ...]
    """The articles with their teasers flagged."""


def relate(
    articles: Sequence[Article],
    analyses: Sequence[Analysis],
    terms: Sequence[Sequence[Term]],
    rows: Sequence[Ints],
    scores: Sequence[np.ndarray],
    labels: dict[str, str],
) -> Related:
    """Neighbours, copies and noise of a corpus; `labels` names concepts by id. Grows with the square of the articles."""
    if not articles:
        return Related((), {}, (), ())
    words = [analysis.views["words"] for analysis in analyses]
    material = material_of(articles, analyses, rows, len(labels))
    lists = neighbour_lists(scores_of(material), key_term_matrix(rows, scores, len(labels)))
    copy_of = copies(articles, words, lists)
    flags = tuple(article.flags + noise_flags(article.title, article.text) for article in articles)
    ranks = [{term.concept: rank for rank, term in enumerate(found)} for found in terms]
    return Related(
        neighbours=tuple(_neighbours(at, articles, lists, copy_of, ranks, labels) for at in range(len(articles))),
        copy_of=copy_of,
        flags=flags,
        articles=tuple(_with_flagged_teasers(article) for article in articles),
    )


def _neighbours(
    at: int,
    articles: Sequence[Article],
    lists: Lists,
    copy_of: dict[int, int],
    ranks: Sequence[dict[str, int]],
    labels: dict[str, str],
) -> tuple[Neighbour, ...]:
    out = []
    scores = np.round(lists.probability[at, :LISTED], 4).tolist()
    original = copy_of.get(at, at)
    for place, other in enumerate(lists.neighbour[at, :LISTED].tolist()):
        if other < 0:
            break
        relation: Relation = "translation" if other == lists.translation[at] else "related"
        relation = "duplicate" if copy_of.get(other, other) == original else relation
        shared = _shared(ranks[at], ranks[other], labels) if place < EXPLAINED else ()
        out.append(Neighbour(articles[other].id, scores[place], relation, shared))
    return tuple(out)


def _shared(mine: dict[str, int], others: dict[str, int], labels: dict[str, str]) -> tuple[SharedConcept, ...]:
    """The concepts that both have among their key terms, weights by rank on both sides and of sum 1 at most."""
    common = mine.keys() & others.keys()
    if not common:
        return ()
    found = sorted([(-1 / (2 + mine[concept]) - 1 / (2 + others[concept]), concept) for concept in common])
    total = -sum(weight for weight, _ in found)
    return tuple(
        [SharedConcept(concept, labels.get(concept, concept), round(-weight / total, 3)) for weight, concept in found[:REASONS]]
    )


def _with_flagged_teasers(article: Article) -> Article:
    if not article.teasers:
        return article
    return replace(article, teasers=tuple(map(flagged_teaser, article.teasers)))
