"""The key terms of each article, from the scores of its candidates."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from operator import attrgetter
from typing import NamedTuple

import numpy as np

from indexer.concepts.pieces import PIECE, Piece, wholes_first
from indexer.concepts.vocabulary import Columns
from indexer.model import Ints, Term
from indexer.text.spelling import holds, is_han, one_line, spelling, well_spaced

TERMS = 30
"""Key terms kept for each article."""
AT_ONCE = 1 << 13
"""Candidates that are looked up together: those of some hundred articles."""
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
    counts = np.bincount(columns.article[chosen], minlength=len(texts)).tolist()
    rows = _rows(columns, concept_of, np.bincount(columns.column), chosen)
    return tuple(_terms_of(text, islice(rows, count), names) for text, count in zip(texts, counts, strict=True))


class _Row(NamedTuple):
    """A candidate among the best of its article; `articles` hold it."""

    concept: int
    start: int
    length: int
    score: float
    times: int
    inside: float
    known: bool
    latin: bool
    articles: int


_row: Callable[[tuple[object, ...]], _Row] = partial(tuple.__new__, _Row)
"""A row from a tuple of the right length, a third of the time that its own constructor takes."""


def _rows(columns: Columns, concept_of: Ints, held: Ints, chosen: Ints) -> Iterator[_Row]:
    """The candidates at some places, one after the other."""
    found = (concept_of, columns.start, columns.length, columns.score, columns.count)
    for first in range(0, len(chosen), AT_ONCE):
        some = chosen[first : first + AT_ONCE]
        inside, articles = columns.inside[columns.article[some]], held[columns.column[some]]
        values = [*(column[some] for column in found), inside, columns.known[some], columns.latin[some], articles]
        yield from map(_row, zip(*(column.tolist() for column in values), strict=True))


def _terms_of(text: str, rows: Iterable[_Row], names: Sequence[str]) -> tuple[Term, ...]:
    """The key terms of one article, best first."""
    terms, pieces, better = list[Term](), list[Piece](), _Better()
    seen: set[str] = set()
    for concept, start, length, score, count, inside, known, latin, articles in rows:
        term = well_spaced(one_line(text[start : start + length]))
        name = names[concept] if concept >= 0 else spelling(term)
        folded, sure = term.casefold(), known or latin
        if name not in seen:
            seen.add(name)
            lost = max(inside, 0.0 if sure else PIECE)
            if lost and not better.holds(folded, count) and (sure or not better.cuts(folded, count, text, start, start + length)):
                lost = 0.0
            pieces.append(Piece(folded, articles, known, latin, lost > 0))
            terms.append(Term(name if name == term else term, name, round(score - lost, 4), count))  # one string where both are the same
        better.add(folded, count)
    return tuple(sorted(wholes_first(terms, pieces), key=attrgetter("score"), reverse=True))


class _Better:
    """The better terms of an article (folded) with their counts, the Chinese ones by their first and last characters, too."""

    def __init__(self) -> None:
        self.terms: list[tuple[str, int]] = []
        self.said = ""
        self.by_first: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
        self.by_last: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)

    def add(self, term: str, count: int) -> None:
        """A term that is better than those to come."""
        self.terms.append((term, count))
        self.said = f"{self.said}\n{term}"
        if is_han(term) and len(term) <= LONGEST_PART:
            self.by_first[term[0]].append((term, count))
            self.by_last[term[-1]].append((term, count))

    def holds(self, term: str, count: int) -> bool:
        """Whether a term never stands alone: a better term holds it and occurs as often."""
        if term not in self.said:
            return False
        return any(term in longer and count <= times and len(term) < len(longer) and holds(longer, term) for longer, times in self.terms)

    def cuts(self, term: str, count: int, text: str, start: int, end: int) -> bool:
        """Whether a term, which stands first at `start` to `end` of the text, ends or begins within a better one that is as frequent: Redis持久
        of Redis 持久化."""
        for size in range(SHARED, min(len(term), LONGEST_PART)):
            for better, times in self.by_first.get(term[-size], ()):
                if count <= times and size < len(better) and better.startswith(term[-size:]) and text.startswith(better[size:], end):
                    return True
            for better, times in self.by_last.get(term[size - 1], ()):
                if count <= times and size < len(better) and better.endswith(term[:size]) and text.endswith(better[:-size], 0, start):
                    return True
        return False
