"""The key terms of each article, from the scores of its candidates."""

from collections.abc import Sequence
from operator import attrgetter

import numpy as np

from indexer.concepts.vocabulary import Columns
from indexer.model import Ints, Term
from indexer.text.spelling import holds, one_line, spelling, well_spaced

TERMS = 30
"""Key terms kept for each article."""


def ranks_of(columns: Columns) -> Ints:
    """(m,) the place of each candidate among those of its article, by score; ties by place in the text."""
    order = np.lexsort((-np.round(columns.score, 6), columns.article))  # stable: rows ascend within an article
    rank = np.empty(len(order), dtype=np.int64)
    rank[order] = np.arange(len(order)) - columns.bounds[columns.article[order]]
    return rank


def key_terms(
    texts: Sequence[str], columns: Columns, concept_of: Ints, names: Sequence[str], rank: Ints
) -> tuple[tuple[Term, ...], ...]:
    """The key terms of each article, best first, one for each concept; those that only stand inside a better one lose most of their score.

    `names` are the ids of the concepts that `concept_of` (m,) counts.
    """
    chosen = np.flatnonzero((rank < TERMS) & ~columns.repeated)
    chosen = chosen[np.lexsort((rank[chosen], columns.article[chosen]))]
    out: list[list[Term]] = [[] for _ in texts]
    seen: set[tuple[int, str]] = set()
    better, said, of = list[tuple[str, int]](), "", -1
    places = zip(
        columns.article[chosen].tolist(), concept_of[chosen].tolist(), columns.start[chosen].tolist(),
        columns.length[chosen].tolist(), columns.score[chosen].tolist(), columns.count[chosen].tolist(),
        columns.inside[chosen].tolist(), strict=True,
    )  # fmt: skip
    for article, concept, start, length, score, count, inside in places:
        text = well_spaced(one_line(texts[article][start : start + length]))
        name = names[concept] if concept >= 0 else spelling(text)
        if article != of:
            better, said, of = [], "", article
        folded = text.casefold()
        if (article, name) not in seen:
            seen.add((article, name))
            lost = inside if inside and folded in said and _only_inside(folded, count, better) else 0.0
            out[article].append(Term(text, name, round(score - lost, 4), count))
        better.append((folded, count))
        said = f"{said}\n{folded}"
    return tuple(tuple(sorted(found, key=attrgetter("score"), reverse=True)) for found in out)


def _only_inside(text: str, count: int, better: Sequence[tuple[str, int]]) -> bool:
    """Whether a term never stands alone: a better term (folded, with its count) holds it and occurs as often."""
    return any(
        text in longer and count <= times and len(text) < len(longer) and holds(longer, text) for longer, times in better
    )
