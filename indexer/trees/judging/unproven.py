"""Names that no glossary has and whose spelling does not show that they name anything: how much of their chances to do so counts.

The marks that termhood is fitted on say little of them: hardly any mixed name was marked, and of what stands in a tree because its sentence is all
that has it the columns say what they say of terms that were drawn from anywhere.
"""

from collections.abc import Iterable, Sequence

import numpy as np

from indexer.text.spelling import is_han
from indexer.trees.reading.reading import Reading, Term

MIXED = 0.65
"""Of its chance, what a Chinese name with a Latin word in it has: most are put together in passing (CGO 用户), or cut (Go 语言导出)."""
SELDOM = 0.75
"""Of its chance, what another Chinese name has that stands in TWICE sentences at most (用户请求), and a lower-case word of an English article that
stands in one (edge)."""
TWICE = 2
ENGLISH = 0.3
"""The share of Chinese in an article's words below which it is an English one. In a Chinese one a lower-case word is a name: of such words that no glossary
has readers called .12 right and .34 wrong in English articles, .48 and .25 in Chinese ones."""


def less_for_unproven(reading: Reading, terms: Iterable[int], chances: Sequence[float]) -> dict[int, float]:
    """How likely each of some terms of an article names something, as a key term of its tree, by the chances of all: less for unproven ones. Headings have
    them, too, so that topics are called by them and hold them as ever."""
    held = np.bincount(reading.term, minlength=len(reading.terms)).tolist()
    english = reading.han_share() < ENGLISH
    return {term: chances[term] * _share(reading.terms[term], held[term], english) for term in terms}


def _share(term: Term, sentences: int, english: bool) -> float:
    """Of its chance, what a term has that stands in so many sentences."""
    if term.known:
        return 1.0
    han = is_han(term.text)
    if han and any(letter.isascii() and letter.isalpha() for letter in term.text):
        return MIXED
    seldom = sentences <= TWICE if han else sentences <= 1 and english and _is_lone_word(term.text)
    return SELDOM if seldom else 1.0


def _is_lone_word(name: str) -> bool:
    """Whether a name is one word without a capital."""
    return name.islower() and " " not in name
