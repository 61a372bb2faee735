"""The vocabulary of a corpus: every candidate of every article as columns, with what only the corpus knows of them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from indexer.concepts.known import known_keys
from indexer.model import Analysis, Bools, CorpusWeights, Ints, Keys
from indexer.text.hashing import contains

ENTROPY_FROM = 4
UNKNOWN_ENTROPY = 0.5
"""Branching entropy in nats of a candidate that the corpus holds fewer than four times."""
REPEATED_LOSS = 20.0
"""Logits that put a candidate behind all others of its article."""


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """All candidates of all articles, by article and then by place; (m,) each.

    article, row   where a candidate comes from
    column         its place in the vocabulary
    score          key-term score in logits: base + the article's `CorpusWeights` x what the corpus says
    repeated       whether it stands only in lines of many articles (`repeats.py`): no term, no mention
    inside         what a term of this article loses if it only stands inside a better one
    known          whether the glossary has it as a certain name
    """

    article: Ints
    row: Ints
    column: Ints
    count: Ints
    score: np.ndarray
    inside: np.ndarray
    repeated: Bools
    known: Bools
    title: Bools
    latin: Bools
    start: Ints
    length: Ints
    bounds: Ints
    """(articles + 1,) where each article's candidates begin."""


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """The distinct candidates in the order of their keys (so that no batch or order of input changes anything).

    keys (v,), `articles` that hold each, `count` of occurrences, `idf`, `entropy` in nats, `left` that of what stands before.
    """

    keys: Keys
    articles: Ints
    count: Ints
    idf: np.ndarray
    entropy: np.ndarray
    left: np.ndarray


def vocabulary_of(analyses: Sequence[Analysis], repeated: Bools | None = None) -> tuple[Vocabulary, Columns]:
    """The vocabulary and the columns behind it; cost grows as m log m.

    `repeated` (m,) are candidates that stand only in lines of many articles: they count for nothing and score last.

    idf = ln((N + 1) / (df + .5)); entropy is the smaller of the left and the right branching entropy, of up to four
    occurrences an article (Jin and Tanaka-Ishii 2006, doi:10.3115/1273073.1273129).
    """
    sizes = np.array([len(analysis.candidates.keys) for analysis in analyses], dtype=np.int64)
    bounds = np.concatenate([[0], np.cumsum(sizes)])
    joined = {
        name: np.concatenate([getattr(a.candidates, name) for a in analyses] or [np.zeros(0, dtype=np.uint64)])
        for name in ("keys", "count", "base", "title", "latin", "start", "length", "around")
    }
    keys, column = np.unique(joined["keys"], return_inverse=True)
    own = np.ones(len(column)) if repeated is None else (~repeated).astype(np.float64)
    count = np.bincount(column, joined["count"] * own, minlength=len(keys)).astype(np.int64)
    articles = np.bincount(column, own, minlength=len(keys)).astype(np.int64)
    idf = np.log((len(analyses) + 1) / (articles + 0.5))
    left, right = (_branching_entropy(column, joined["around"], count, side) for side in (0, 1))
    entropy = np.minimum(left, right)
    article = np.repeat(np.arange(len(analyses)), sizes)
    title = joined["title"]
    known = contains(known_keys(), keys)[column]
    elsewhere = np.log1p(np.bincount(column, title, minlength=len(keys))[column] - title)
    facts = (idf[column], entropy[column], known, known & title, elsewhere, elsewhere * title)
    weights = np.array([analysis.weights for analysis in analyses]).reshape(-1, len(CorpusWeights._fields))[article]
    score = joined["base"] + sum(weights[:, place] * fact for place, fact in enumerate(facts))
    score = np.where(own > 0, score, score - REPEATED_LOSS)
    columns = Columns(
        article=article,
        row=np.arange(len(article)) - bounds[article],
        column=column,
        count=joined["count"].astype(np.int64),
        score=score,
        inside=weights[:, -1],
        repeated=own == 0,
        known=known,
        title=title,
        latin=joined["latin"],
        start=joined["start"].astype(np.int64),
        length=joined["length"].astype(np.int64),
        bounds=bounds,
    )
    return Vocabulary(keys, articles, count, idf, entropy, left), columns


def _branching_entropy(column: Ints, around: np.ndarray, count: Ints, side: int) -> np.ndarray:
    """(v,) the entropy of what stands before (0) or after (1), in nats."""
    often = (count >= ENTROPY_FROM)[column] if len(column) else np.zeros(0, dtype=np.bool_)
    found = _entropy(np.repeat(column[often], around.shape[1]), around[often, :, side].ravel(), len(count))
    return np.where(count >= ENTROPY_FROM, found, UNKNOWN_ENTROPY)


def _entropy(column: Ints, neighbour: np.ndarray, columns: int) -> np.ndarray:
    """(columns,) entropy of the neighbours of each column; 0 means no neighbour."""
    known = neighbour > 0
    pairs, times = np.unique((column[known] << 16) | neighbour[known], return_counts=True)
    of = pairs >> 16
    total = np.bincount(of, times, minlength=columns)
    share = times / total[of]
    return np.bincount(of, -share * np.log(share), minlength=columns)
