"""Titles that announce something else: how likely a body is that says so little of its title.

No list of words is needed. For each word k of a title, p_k is the share of the articles with k in their title whose body says
it, d_k that of all bodies; one body has

    evidence = sum over the title's words of  ln(p_k / d_k) where the body says k, else ln((1 - p_k) / (1 - d_k))

the logarithm of a likelihood ratio (Neyman and Pearson 1933, doi:10.1098/rsta.1933.0009). Words of one title hang together,
so it is divided by the root of their number.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp

from indexer.model import Bools, Column, Ints, Keys
from indexer.related.views import Viewed
from indexer.text.hashing import contains, may_contain
from indexer.text.spelling import is_han

SAID, SAID_COUNT = 0.72, 4.0
"""The share of a title's words that bodies say (ten corpora: .60 to .83), and how many articles it counts as for one word."""
LEAST_SAID, MOST_SAID = 0.001, 0.97
BY_EVIDENCE, BY_RANK, INTERCEPT, FLAGGED_FROM = -1.045, 0.625, 1.843, 3.7
"""Fitted on ten corpora and on the same with shuffled titles (`docs/methods/related-tried.md`)."""
OF_ONE_ARTICLE = 30.0
"""The fewer articles, the higher the threshold, for shares among them are rough."""
LOOKED_AT = -1.5
"""Evidence above which nothing else could make a mismatch: the rank of all others is not worth asking for."""
RANK_FLOOR = 0.002
LEAST_SIZE = 200
"""Han characters and words; an excerpt may not have come to its subject yet."""
LEAST_ARTICLES = 100
"""Fewer say too little of what titles and bodies have in common: 30 to 80 chosen by chance had two to three times as many
false flags."""
TITLE_WEIGHT = 8.0
"""What a word in the title counts in the view `words`, against one in the text."""
FEWEST, OFTEN = 5, 0.02
"""How many articles of a site seem to have wrong titles, and what share, before one is believed to have. Of 23 honest blogs .2 % seem to (at most
1.4 %, and four of 290), and one of 30 that were read has: from OFTEN on nine of ten have, on average."""
ROUNDING = 0.12
"""What a weight (16 bits) may be off; a word in code weighs .15 or more."""


def mismatched(titles: Sequence[str], views: Mapping[str, Viewed], han: Ints, words: Ints) -> Bools:
    """(articles,) whether each title is another article's; what is too short or in another language is not judged. `han` and `words` (articles,)
    are the Han characters and Latin words of the prose.

    Linear in the words of the texts; for the few whose titles seem not to fit, all others are asked as well.
    """
    out = np.zeros(len(titles), dtype=np.bool_)
    if len(titles) < LEAST_ARTICLES:
        return out
    said = said_of(views)
    evidence = said.evidence / np.sqrt(np.maximum(said.words, 1))
    judged = (han + words >= LEAST_SIZE) & (np.array([is_han(title) for title in titles]) == (han > words))  # long enough, in its title's language
    asked = np.flatnonzero(judged & (evidence < LOOKED_AT))
    score = BY_EVIDENCE * evidence[asked] + BY_RANK * np.log(said.better(asked) + RANK_FLOOR) + INTERCEPT
    out[asked] = np.round(score, 6) >= FLAGGED_FROM + OF_ONE_ARTICLE / len(titles)
    return out


def baits(unsaid: Bools, sites: Sequence[str]) -> Bools:
    """(articles,) which of the titles that seem wrong are of a site that has many such, or of small sites that together have.

    One alone is hardly ever wrong, for authors call things by other names, say them in code, tell a story first.
    """
    numbers = {name: number for number, name in enumerate(dict.fromkeys(sites))}
    site = np.array([numbers[name] for name in sites], dtype=np.int64)
    small = np.bincount(site)[site] < LEAST_ARTICLES
    return unsaid & (_often(unsaid, site) | (small & _often(unsaid, np.where(small, -1, site) + 1)))


def _often(found: Bools, group: Ints) -> Bools:
    """(articles,) whether OFTEN of an article's group, and FEWEST of it, were found."""
    wrong: Bools = np.bincount(group, found) >= np.maximum(FEWEST, OFTEN * np.bincount(group))
    return wrong[group]


@dataclass(frozen=True, slots=True, eq=False)
class Said:
    """What bodies say of titles.

    bodies     (articles, words) 1 where a body says a word that stands in any title
    titles     (articles, words) what it is worth to the evidence that a body says this word of the title
    silence    (articles,) the evidence of a body that says none of them, `evidence` that of the article's own
    words      (articles,) how many words each title has
    """

    bodies: sp.csr_array
    titles: sp.csr_array
    silence: Column
    evidence: Column
    words: Ints

    def better(self, some: Ints) -> Column:
        """(some,) the share of the other bodies that say more of each title than its own does."""
        worth = np.round((self.titles[some] @ self.bodies.T.tocsr()).toarray() + self.silence[some, None], 6)
        own = np.round(self.evidence[some], 6)
        more: Column = (worth > own[:, None]).sum(axis=1) / self.bodies.shape[0]
        return more


def said_of(views: Mapping[str, Viewed]) -> Said:
    """The evidence of all titles and bodies, by the views `words` and `title`."""
    size, known = len(views["title"]), np.unique(views["title"].keys)
    titles = _counts(views["title"], known)
    bodies = _counts(views["words"], known) - TITLE_WEIGHT * titles
    bodies.data = (bodies.data > ROUNDING).astype(np.float64)
    bodies.eliminate_zeros()
    words = np.diff(titles.indptr).astype(np.int64)
    row, word = np.repeat(np.arange(size), words), titles.indices.astype(np.int64)
    says = contains(_cells(bodies), _cells(titles))
    speaks, is_silent = _worth(word, says, np.bincount(bodies.indices, minlength=len(known)) / size)
    silence = np.asarray(np.bincount(row, is_silent, minlength=size), dtype=np.float64)
    titles.data = speaks - is_silent
    evidence: Column = silence + np.bincount(row, np.where(says, titles.data, 0), minlength=size)
    return Said(bodies, titles, silence, evidence, words)


def _worth(word: Ints, says: Bools, share: Column) -> tuple[Column, Column]:
    """ln(p / d) and ln((1 - p) / (1 - d)) of each word of each title; p is that of the other articles with it."""
    held = np.bincount(word, minlength=len(share))[word] - 1
    said = np.bincount(word, says, minlength=len(share))[word] - says
    half = 0.5 / max(len(share), 1)
    everywhere = np.clip(share[word], half, MOST_SAID - LEAST_SAID)
    likely = np.clip((said + SAID_COUNT * SAID) / (held + SAID_COUNT), everywhere + LEAST_SAID, MOST_SAID)
    return np.log(likely / everywhere), np.log((1 - likely) / (1 - everywhere))


def _cells(matrix: sp.csr_array) -> Keys:
    """(stored,) a number for the row and column of each stored value, ascending."""
    rows = np.repeat(np.arange(matrix.shape[0], dtype=np.uint64), np.diff(matrix.indptr))
    return (rows << np.uint64(32)) | matrix.indices.astype(np.uint64)


def _counts(view: Viewed, known: np.ndarray) -> sp.csr_array:
    """(articles, words) the field-weighted counts of the known words; the views hold their roots."""
    at = np.flatnonzero(may_contain(known, view.keys))
    column = np.minimum(np.searchsorted(known, view.keys[at]), len(known) - 1)
    held = known[column] == view.keys[at]
    at, column = at[held], column[held]
    counts = view.weights[at].astype(np.float64) ** 2
    bounds = np.searchsorted(at, view.bounds).astype(np.int32)
    return sp.csr_array((counts, column.astype(np.int32), bounds), shape=(len(view), len(known)))
