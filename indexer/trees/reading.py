"""An article as a tree's gardener reads it: its sentences with their places and terms, its terms with their weights."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import NamedTuple

import numpy as np

from indexer.model import Analysis, Article, Bools, Column, Ints
from indexer.text.spelling import is_han, well_spaced
from indexer.trees.cues import cue_columns
from indexer.trees.enumerations import Enumeration, enumerations_in
from indexer.trees.lexis import Lexis, Spelled, lexis_in, spelled

WEIGHED = 120
"""Terms beyond the 120 best of an article weigh nothing."""
PROSE = frozenset({"paragraph", "item", "quote"})
HAN_TOKENS, LATIN_TOKENS = 0.6, 0.2
"""Tokens for each character, about."""


class Term(NamedTuple):
    """A candidate term of the article, as written; `concept` is empty where it is none."""

    text: str
    folded: str
    weight: float
    worth: float
    concept: str


@dataclass(frozen=True, eq=False)
class Reading:
    """What trees are grown from.

    scores           (rows,) of the candidates, `order` (t,) the rows of the terms
    terms            best first; weights (t,) of them
    starts, ends     (n,) the sentences of prose, offsets in the article's text
    blocks           (n,) the block of each
    bold             (n,) whether bold type stands in it
    sentence, term   (m,) which sentence holds which term, ascending
    bounds           (n + 1,) where each sentence's terms begin
    """

    article: Article
    analysis: Analysis
    scores: np.ndarray
    order: Ints
    terms: tuple[Term, ...]
    weights: np.ndarray
    starts: Ints
    ends: Ints
    blocks: Ints
    bold: Bools
    sentence: Ints
    term: Ints
    bounds: Ints

    def text(self, start: int, end: int) -> str:
        """A stretch of the article on one line."""
        return " ".join(self.article.text[start:end].split())

    def cut(self, low: int, high: int) -> "Reading":
        """The reading of the sentences `low` to `high` alone."""
        inside = slice(self.bounds[low], self.bounds[high])
        return replace(
            self,
            starts=self.starts[low:high],
            ends=self.ends[low:high],
            blocks=self.blocks[low:high],
            bold=self.bold[low:high],
            sentence=self.sentence[inside] - low,
            term=self.term[inside],
            bounds=self.bounds[low : high + 1] - self.bounds[low],
        )

    def place(self, term: int) -> tuple[int, int]:
        """Start and length of a term's first occurrence, in `title + newline + text`."""
        rows, row = self.analysis.candidates, self.order[term]
        return int(rows.start[row]), int(rows.length[row])

    def han_share(self) -> float:
        """The share of Chinese in the article's words, a Latin word counting as two characters."""
        return self.analysis.han / max(1, self.analysis.han + 2 * self.analysis.words)

    @cached_property
    def spelled(self) -> Spelled:
        """The content words of the title and the text."""
        return spelled(self.article, self.analysis)

    @cached_property
    def lexis(self) -> Lexis:
        """The content words of the sentences."""
        return lexis_in(self.spelled, len(self.article.title) + 1, self.starts, self.ends)

    @cached_property
    def cues(self) -> Column:
        """(n, classes) which cues each sentence has."""
        return cue_columns(self.sentences)

    @cached_property
    def enumerations(self) -> list[Enumeration]:
        """The enumerations of the text."""
        return enumerations_in(self.sentences)

    @cached_property
    def sentences(self) -> list[str]:
        """The sentences as they stand, without white space around them."""
        text = self.article.text
        return [text[low:high].strip() for low, high in zip(self.starts.tolist(), self.ends.tolist(), strict=True)]


def read_article(article: Article, analysis: Analysis, scores: np.ndarray, concepts: Sequence[str]) -> Reading:
    """A reading; `scores` and `concepts` have an entry for each candidate row."""
    shift = len(article.title) + 1
    order = np.lexsort((np.arange(len(scores)), -np.round(scores, 3)))[:WEIGHED]
    starts, lengths = analysis.candidates.start[order].tolist(), analysis.candidates.length[order].tolist()
    above = np.round(scores[order] - (scores[order[-1]] if len(order) else 0.0), 2) + 0.1
    terms = tuple(
        _term(article, start, start + length, weight, concepts[row])
        for row, start, length, weight in zip(order.tolist(), starts, lengths, above.tolist(), strict=True)
    )
    number = np.full(len(scores), -1, dtype=np.int64)
    number[order] = np.arange(len(order))
    block_starts = np.array([block.start for block in article.blocks], dtype=np.int64)
    block_ends = np.array([block.end for block in article.blocks], dtype=np.int64)
    is_prose = np.array([block.kind in PROSE for block in article.blocks], dtype=np.bool_)
    spans = analysis.sentences.astype(np.int64) - shift
    block = np.searchsorted(block_starts, spans[:, 0], side="right") - 1
    inside = np.flatnonzero((block >= 0) & (spans[:, 0] >= 0)) if len(block_starts) else np.zeros(0, dtype=np.int64)
    inside = inside[is_prose[block[inside]] & (spans[inside, 0] < block_ends[block[inside]])]
    place = np.full(len(spans) + 1, -1, dtype=np.int64)
    place[inside] = np.arange(len(inside))
    sentence, term = place[analysis.mentions[:, 0]], number[analysis.mentions[:, 1]]
    known = (sentence >= 0) & (term >= 0)
    sentence, term = sentence[known], term[known]
    return Reading(
        article=article,
        analysis=analysis,
        scores=scores,
        order=order,
        terms=terms,
        weights=np.array([found.weight * found.worth for found in terms]),
        starts=spans[inside, 0],
        ends=np.minimum(spans[inside, 1], block_ends[block[inside]]),
        blocks=block[inside],
        bold=_bold(article, spans[inside, 0]),
        sentence=sentence,
        term=term,
        bounds=np.searchsorted(sentence, np.arange(len(inside) + 1)),
    )


def _bold(article: Article, starts: Ints) -> Bools:
    """(n,) whether an author's bold type begins in the sentence."""
    bold = np.zeros(len(starts), dtype=np.bool_)
    marks = np.array([mark.start for mark in article.marks if mark.kind == "strong"], dtype=np.int64)
    at = np.searchsorted(starts, marks, side="right") - 1
    bold[at[at >= 0]] = True
    return bold


def _term(article: Article, start: int, end: int, weight: float, concept: str) -> Term:
    shift = len(article.title) + 1
    raw = article.title[start:end] if end < shift else article.text[max(0, start - shift) : end - shift]
    text, folded, worth = _spelled(raw)
    return Term(text, folded, weight, worth, concept)


@lru_cache(maxsize=1 << 16)
def _spelled(raw: str) -> tuple[str, str, float]:
    """How a term is shown and compared, and what it is worth beside others: articles share most of their terms."""
    text = well_spaced(" ".join(raw.split()))
    return text, text.lower(), _worth(text)


def _worth(text: str) -> float:
    """A lone lower-case Latin word says less than a name or a phrase, an abbreviation more."""
    if _is_abbreviation(text):
        return 1.4
    return 0.4 if text.islower() and " " not in text and not is_han(text) else 1.0


def _is_abbreviation(text: str) -> bool:
    """Whether a term is two to seven letters, all capitals: RLHF, PPO, MVCC."""
    return 2 <= len(text) <= 7 and text.isalpha() and text.isascii() and text.isupper()
