"""The key terms of each article, from the scores of its candidates."""

from collections.abc import Sequence
from operator import attrgetter

import numpy as np

from indexer.concepts.vocabulary import Columns
from indexer.model import Ints, Term
from indexer.text.spelling import holds, is_han, one_line, spelling, well_spaced

TERMS = 30
"""Key terms kept for each article."""
PIECE = 1.5
"""Logits that a Chinese term loses at least which only stands inside a better one and is no certain name of the glossary (反向 of 反向传播), or is
cut by one."""
SHARED, LONGEST_PART = 2, 7
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
    seen: set[tuple[int, str]] = set()
    better, of = _Better(), -1
    places = zip(
        columns.article[chosen].tolist(), concept_of[chosen].tolist(), columns.start[chosen].tolist(),
        columns.length[chosen].tolist(), columns.score[chosen].tolist(), columns.count[chosen].tolist(),
        columns.inside[chosen].tolist(), (columns.known | columns.latin)[chosen].tolist(), strict=True,
    )  # fmt: skip
    for article, concept, start, length, score, count, inside, sure in places:
        text = well_spaced(one_line(texts[article][start : start + length]))
        name = names[concept] if concept >= 0 else spelling(text)
        if article != of:
            better, of = _Better(), article
        folded = text.casefold()
        if (article, name) not in seen:
            seen.add((article, name))
            lost = max(inside, 0.0 if sure else PIECE)
            if lost and not better.holds(folded, count) and (sure or not better.cuts(folded, count, texts[article], start, start + length)):
                lost = 0.0
            out[article].append(Term(text, name, round(score - lost, 4), count))
        better.add(folded, count)
    return tuple(tuple(sorted(found, key=attrgetter("score"), reverse=True)) for found in out)


class _Better:
    """The better terms of an article (folded) with their counts, and the beginnings and ends of the Chinese ones."""

    def __init__(self) -> None:
        self.terms: list[tuple[str, int]] = []
        self.said = ""
        self.begins: dict[str, tuple[str, int]] = {}
        self.ends: dict[str, tuple[str, int]] = {}

    def add(self, term: str, count: int) -> None:
        """A term that is better than those to come."""
        self.terms.append((term, count))
        self.said = f"{self.said}\n{term}"
        if is_han(term) and len(term) <= LONGEST_PART:
            for size in range(SHARED, len(term)):
                self.begins.setdefault(term[:size], (term[size:], count))
                self.ends.setdefault(term[-size:], (term[:-size], count))

    def holds(self, term: str, count: int) -> bool:
        """Whether a term never stands alone: a better term holds it and occurs as often."""
        if term not in self.said:
            return False
        return any(term in longer and count <= times and len(term) < len(longer) and holds(longer, term) for longer, times in self.terms)

    def cuts(self, term: str, count: int, text: str, start: int, end: int) -> bool:
        """Whether a term, which stands first at `start` to `end` of the text, ends or begins within a better one that is as frequent: Redis持久
        of Redis 持久化."""
        for size in range(SHARED, min(len(term), LONGEST_PART)):
            rest, times = self.begins.get(term[-size:], ("", 0))
            if rest and count <= times and text.startswith(rest, end):
                return True
            rest, times = self.ends.get(term[:size], ("", 0))
            if rest and count <= times and text.endswith(rest, 0, start):
                return True
        return False
