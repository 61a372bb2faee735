"""The key terms of each article, from the scores of its candidates."""

from collections import defaultdict
from collections.abc import Sequence
from operator import attrgetter

import numpy as np

from indexer.concepts.pieces import PIECE, Piece, wholes_first
from indexer.concepts.vocabulary import Columns
from indexer.model import Ints, Term
from indexer.text.spelling import holds, is_han, one_line, spelling, well_spaced

TERMS = 30
"""Key terms kept for each article."""
SHARED, LONGEST_PART = 1, 7
"""Characters that a term shares with another that cuts it, at least, and of the other, at most."""


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
    held = np.bincount(columns.column)[columns.column]
    pieces: list[list[Piece]] = [[] for _ in texts]
    seen: set[tuple[int, str]] = set()
    better, of = _Better(), -1
    places = zip(
        columns.article[chosen].tolist(), concept_of[chosen].tolist(), columns.start[chosen].tolist(),
        columns.length[chosen].tolist(), columns.score[chosen].tolist(), columns.count[chosen].tolist(),
        columns.inside[chosen].tolist(), columns.known[chosen].tolist(), columns.latin[chosen].tolist(), held[chosen].tolist(), strict=True,
    )  # fmt: skip
    for article, concept, start, length, score, count, inside, known, latin, articles in places:
        text = well_spaced(one_line(texts[article][start : start + length]))
        name = names[concept] if concept >= 0 else spelling(text)
        if article != of:
            better, of = _Better(), article
        folded, sure = text.casefold(), known or latin
        if (article, name) not in seen:
            seen.add((article, name))
            lost = max(inside, 0.0 if sure else PIECE)
            if lost and not better.holds(folded, count) and (sure or not better.cuts(folded, count, texts[article], start, start + length)):
                lost = 0.0
            pieces[article].append(Piece(folded, articles, known, latin, lost > 0))
            out[article].append(Term(text, name, round(score - lost, 4), count))
        better.add(folded, count)
    whole = map(wholes_first, out, pieces)
    return tuple(tuple(sorted(found, key=attrgetter("score"), reverse=True)) for found in whole)


class _Better:
    """The better terms of an article (folded) with their counts, and the beginnings and ends of the Chinese ones."""

    def __init__(self) -> None:
        self.terms: list[tuple[str, int]] = []
        self.said = ""
        self.begins: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
        self.ends: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)

    def add(self, term: str, count: int) -> None:
        """A term that is better than those to come."""
        self.terms.append((term, count))
        self.said = f"{self.said}\n{term}"
        if is_han(term) and len(term) <= LONGEST_PART:
            for size in range(SHARED, len(term)):
                self.begins[term[:size]].append((term[size:], count))
                self.ends[term[-size:]].append((term[:-size], count))

    def holds(self, term: str, count: int) -> bool:
        """Whether a term never stands alone: a better term holds it and occurs as often."""
        if term not in self.said:
            return False
        return any(term in longer and count <= times and len(term) < len(longer) and holds(longer, term) for longer, times in self.terms)

    def cuts(self, term: str, count: int, text: str, start: int, end: int) -> bool:
        """Whether a term, which stands first at `start` to `end` of the text, ends or begins within a better one that is as frequent: Redis持久
        of Redis 持久化."""
        for size in range(SHARED, min(len(term), LONGEST_PART)):
            if any(count <= times and text.startswith(rest, end) for rest, times in self.begins.get(term[-size:], ())):
                return True
            if any(count <= times and text.endswith(rest, 0, start) for rest, times in self.ends.get(term[:size], ())):
                return True
        return False
