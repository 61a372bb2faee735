"""An article as a tree's gardener reads it: its sentences with their places and terms, its terms with their weights."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from indexer.model import Analysis, Article, Ints
from indexer.text.spelling import is_han, well_spaced

WEIGHED = 60
"""Terms beyond the 60 best of an article weigh nothing."""
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


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """What trees are grown from.

    terms            best first; weights (t,) of them, `worth` the same as a list
    starts, ends     (n,) the sentences of prose, offsets in the article's text
    blocks           (n,) the block of each
    sentence, term   (m,) which sentence holds which term, ascending
    bounds           (n + 1,) where each sentence's terms begin
    mentions         (2, all) sentence and candidate row, of all candidates
    """

    article: Article
    terms: tuple[Term, ...]
    weights: np.ndarray
    worth: list[float]
    starts: Ints
    ends: Ints
    blocks: Ints
    sentence: Ints
    term: Ints
    bounds: Ints
    mentions: Ints

    def text(self, start: int, end: int) -> str:
        """A stretch of the article on one line."""
        return " ".join(self.article.text[start:end].split())

    def terms_of(self, sentence: int) -> list[int]:
        """The terms of one sentence."""
        found: list[int] = self.term[self.bounds[sentence] : self.bounds[sentence + 1]].tolist()
        return found


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
    row = analysis.mentions[:, 1].astype(np.int64)
    spoken = sentence >= 0
    known = spoken & (term >= 0)
    every = np.stack([sentence[spoken], row[spoken]])
    sentence, term = sentence[known], term[known]
    worth = [found.weight * found.worth for found in terms]
    return Reading(
        article=article,
        terms=terms,
        weights=np.array(worth),
        worth=worth,
        starts=spans[inside, 0],
        ends=np.minimum(spans[inside, 1], block_ends[block[inside]]),
        blocks=block[inside],
        sentence=sentence,
        term=term,
        bounds=np.searchsorted(sentence, np.arange(len(inside) + 1)),
        mentions=every,
    )


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
    if is_abbreviation(text):
        return 1.4
    return 0.4 if text.islower() and " " not in text and not is_han(text) else 1.0


def is_abbreviation(text: str) -> bool:
    """Whether a term is two to seven letters, all capitals: RLHF, PPO, MVCC."""
    return 2 <= len(text) <= 7 and text.isalpha() and text.isascii() and text.isupper()
