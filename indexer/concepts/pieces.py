"""Key terms that are pieces of longer ones, wherever these stand among the others: Graham and Scan of Graham Scan, 线程等待 of 线程等待队列; and names
that only count, such as p1 beside p2."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from indexer.concepts.forms import without_number
from indexer.concepts.known import known_keys
from indexer.concepts.ordinary import is_ordinary
from indexer.model import Term
from indexer.text.hashing import contains, hashes_of

PIECE, BEGINNING_OR_END = 1.5, 0.75
"""Logits that a Latin piece loses, and another one, which authors name now and then. With 1.5 for both keywords of abstracts F1@10 .2736, not .2755."""
TWICE, ELSEWHERE = 2, 2
"""A term that its article has this often, and only in a longer one, is a piece of that if not more than so many times as many articles have it
(DartNative is more than a piece of DartNative Memory)."""
SHORTEST = 2
"""Characters of a Chinese piece."""


class Piece(NamedTuple):
    """A term as it may be a piece of others: folded, how many articles have it, whether the glossary has it as a certain name, whether it is Latin,
    and whether it has lost already to a better one that holds or cuts it."""

    name: str
    articles: int
    known: bool
    latin: bool
    lost: bool


def wholes_first(terms: Sequence[Term], pieces: Sequence[Piece]) -> list[Term]:
    """The terms of an article, best first, with new scores: a longer one takes the place of the best of its pieces, which lose most of theirs, as do
    names that only count."""
    scores = [term.score for term in terms]
    counting = _counting(terms)
    names = {latin: {piece.name for piece in pieces if not piece.known and piece.latin is latin} for latin in (False, True)}
    inside: defaultdict[tuple[str, bool], list[int]] = defaultdict(list)
    for at, piece in enumerate(pieces):
        mine = names[piece.latin]
        for part, rest in _parts(piece):
            if part in mine and not (rest and is_ordinary(rest)):
                inside[part, piece.latin].append(at)
    for at, (term, piece) in enumerate(zip(terms, pieces, strict=True)):
        if piece.known:
            continue
        longer = next((place for place in inside[piece.name, piece.latin] if _never_alone((term, piece), (terms[place], pieces[place]))), None)
        if longer is not None:
            scores[longer] = max(scores[longer], term.score)
            scores[at] = term.score - (0.0 if piece.lost else PIECE if piece.latin else BEGINNING_OR_END)
        elif counting and without_number(term.term) in counting:
            scores[at] = term.score - PIECE
    return [term if score == term.score else replace(term, score=round(score, 4)) for term, score in zip(terms, scores, strict=True)]


def _never_alone(short: tuple[Term, Piece], long: tuple[Term, Piece]) -> bool:
    return TWICE <= short[0].count <= long[0].count and short[1].articles <= ELSEWHERE * long[1].articles


def _counting(terms: Sequence[Term]) -> frozenset[str]:
    """The letters of lower-case names of which there are several with a number, and no certain name of the glossary: p of p1 and p2, not vue."""
    stems = Counter(without_number(term.term) for term in terms)
    several = [stem for stem, times in stems.items() if stem and times > 1]
    if not several:
        return frozenset()
    return frozenset(stem for stem, known in zip(several, contains(known_keys(), hashes_of(several)), strict=True) if not known)


def _parts(whole: Piece) -> Iterator[tuple[str, str]]:
    """The runs of words of a Latin name of several that are shorter than it; the beginnings and ends of another, each with the rest."""
    if not whole.latin:
        for size in range(1, len(whole.name) - SHORTEST + 1):
            yield whole.name[size:], whole.name[:size]
            yield whole.name[:-size], whole.name[-size:]
        return
    words = whole.name.split(" ")
    for size in range(1, len(words)):
        for first in range(len(words) - size + 1):
            yield " ".join(words[first : first + size]), ""
