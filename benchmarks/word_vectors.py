"""Vectors of words by their company: words that stand in the same places have like ones, which the fits on readers' marks learn by.

Positive pointwise mutual information of each word with the FREQUENT words at the two
places before and the two after it, reduced by a singular value decomposition (Levy, Goldberg and Dagan 2015, doi:10.1162/tacl_a_00134).
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
import rjieba
import scipy.sparse as sp
from sklearn.utils.extmath import randomized_svd

WORDS, LEAST, FREQUENT = 30_000, 5, 4_000
"""Words that have vectors, how often they must stand somewhere, and how many of them count as company."""
LONGEST = 24
"""Characters of a word; what begins with another sign than a letter or a Han character is company alone."""
DIMENSIONS = 64
PLACES = (-2, -1, 1, 2)
SMOOTHED = 0.75
"""The power of the company's frequencies: rare neighbours count for less."""
OPENS, CLOSES, NUMBER = "<s>", "</s>", "<n>"
CODE, LINK = re.compile(r"```.*?```", re.S), re.compile(r"\]\([^)]*\)|https?://\S+")


class Vectors(NamedTuple):
    """The number of each word, in lower case; (words, DIMENSIONS) their vectors, of length 1."""

    number: dict[str, int]
    table: np.ndarray


def vectors_of(texts: Iterable[str]) -> Vectors:
    """The vectors of the most frequent words of some texts."""
    lines = [line for text in texts for line in _lines(text)]
    ranked = Counter(word for line in lines for word in line).most_common(WORDS)
    number = {word: at for at, (word, count) in enumerate(ranked) if count >= LEAST}
    apart = [-1] * max(PLACES)
    said = np.array([at for line in lines for at in (*(number.get(word, -1) for word in line), *apart)])
    left, values, _ = randomized_svd(_information(said, len(number)), DIMENSIONS, n_iter=4, random_state=0)
    table = left * np.sqrt(values)
    table /= np.maximum(np.linalg.norm(table, axis=1, keepdims=True), 1e-9)
    kept = {word: at for word, at in number.items() if word[0].isalpha() and len(word) <= LONGEST}
    return Vectors(dict(zip(kept, range(len(kept)), strict=True)), table[list(kept.values())])


def _lines(text: str) -> Iterator[Sequence[str]]:
    """The words of each line of prose, in lower case, between OPENS and CLOSES."""
    for line in LINK.sub(" ", CODE.sub("\n", text)).lower().split("\n"):
        words = [word for word in map(str.strip, rjieba.cut(line)) if word]
        if words:
            yield [OPENS, *(NUMBER if word[0].isdigit() else word for word in words), CLOSES]


def _information(said: np.ndarray, words: int) -> sp.csr_matrix:
    """(words, places x FREQUENT) how much likelier each word and its company are together than apart."""
    counts = sp.hstack([_counts(said, place, words) for place in PLACES]).tocsr()
    of_word, of_company = np.asarray(counts.sum(axis=1)).ravel(), np.asarray(counts.sum(axis=0)).ravel() ** SMOOTHED
    of_company *= counts.sum() / of_company.sum()
    counts.sum_duplicates()
    cells = counts.tocoo()
    information = np.log(cells.data * counts.sum() / (of_word[cells.row] * of_company[cells.col]))
    kept = information > 0
    return sp.csr_matrix((information[kept], (cells.row[kept], cells.col[kept])), shape=counts.shape)


def _counts(said: np.ndarray, place: int, words: int) -> sp.csr_matrix:
    """(words, FREQUENT) how often each word has which company at a place."""
    word, company = (said[:-place], said[place:]) if place > 0 else (said[-place:], said[:place])
    known = (word >= 0) & (company >= 0) & (company < FREQUENT)
    return sp.csr_matrix((np.ones(known.sum(), dtype=np.float32), (word[known], company[known])), shape=(words, min(FREQUENT, words)))
