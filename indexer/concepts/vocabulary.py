"""The vocabulary of a corpus: every candidate of every article as columns, with what only the corpus knows of them."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from indexer.concepts.gathering import Stacked
from indexer.concepts.known import known_keys
from indexer.model import Bools, Column, Ints, Keys
from indexer.text.hashing import contains

ENTROPY_FROM = 4
UNKNOWN_ENTROPY = 0.5
"""Branching entropy in nats of a candidate that the corpus holds fewer than four times."""
AT_ONCE = 1 << 21
"""Candidates whose neighbours are held at once."""
REPEATED_LOSS = 20.0
"""Logits that put a candidate behind all others of its article."""


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """All candidates of all articles, by article and then by place; (m,) each.

    article   where a candidate comes from
    column    its place in the vocabulary
    score     key-term score in logits: base + the article's `CorpusWeights` x what the corpus says
    repeated  whether it stands only in lines of many articles (`repeats.py`): no term, no mention
    known     whether the glossary has it as a certain name
    inside    (articles,) what a term of an article loses if it only stands inside a better one
    """

    article: npt.NDArray[np.int32]
    column: npt.NDArray[np.int32]
    count: npt.NDArray[np.uint16]
    score: np.ndarray
    repeated: Bools
    known: Bools
    title: Bools
    latin: Bools
    start: npt.NDArray[np.uint32]
    length: npt.NDArray[np.uint8]
    inside: Column
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


def vocabulary_of(candidates: Stacked, repeated: Bools | None = None) -> tuple[Vocabulary, Columns]:
    """The vocabulary and the columns behind it; cost grows as m log m.

    `repeated` (m,) are candidates that stand only in lines of many articles: they count for nothing and score last.

    idf = ln((N + 1) / (df + .5)); entropy is the smaller of the left and the right branching entropy, of up to four
    occurrences an article (Jin and Tanaka-Ishii 2006, doi:10.3115/1273073.1273129).
    """
    size = len(candidates.weights)
    keys, column = _columns(candidates.keys)
    own = np.ones(len(column)) if repeated is None else (~repeated).astype(np.float64)
    count = np.bincount(column, candidates.count * own, minlength=len(keys)).astype(np.int64)
    articles = np.bincount(column, own, minlength=len(keys)).astype(np.int64)
    vocabulary = Vocabulary(
        keys, articles, count, np.log((size + 1) / (articles + 0.5)), *_branching_entropy(column, candidates.around, count)
    )
    article = np.repeat(np.arange(size, dtype=np.int32), np.diff(candidates.bounds))
    known = contains(known_keys(), keys)[column]
    score = _scores(candidates, vocabulary, column, known, article)
    columns = Columns(
        article=article,
        column=column,
        count=candidates.count,
        score=np.where(own > 0, score, score - REPEATED_LOSS),
        repeated=own == 0,
        known=known,
        title=candidates.title,
        latin=candidates.latin,
        start=candidates.start,
        length=candidates.length,
        inside=candidates.weights[:, -1],
        bounds=candidates.bounds,
    )
    return vocabulary, columns


def _columns(keys: Keys) -> tuple[Keys, npt.NDArray[np.int32]]:
    """The distinct keys, ascending, and the place of each key among them."""
    order = np.argsort(keys)
    found = keys[order]
    first = np.concatenate([[True], found[1:] != found[:-1]])[: len(found)]
    column = np.empty(len(keys), dtype=np.int32)
    column[order] = np.cumsum(first, dtype=np.int32) - 1
    return found[first], column


def _scores(
    candidates: Stacked, vocabulary: Vocabulary, column: npt.NDArray[np.int32], known: Bools, article: npt.NDArray[np.int32]
) -> np.ndarray:
    """(m,) key-term scores: what the corpus says of a candidate, by what that weighs in its article."""
    title = candidates.title
    elsewhere = np.log1p(np.bincount(column, title, minlength=len(vocabulary.keys))[column] - title)
    facts = (vocabulary.idf[column], vocabulary.entropy[column], known, known & title, elsewhere, elsewhere * title)
    said: np.ndarray = candidates.base + sum(candidates.weights[:, place][article] * fact for place, fact in enumerate(facts))
    return said


def _branching_entropy(column: npt.NDArray[np.int32], around: npt.NDArray[np.uint16], count: Ints) -> tuple[np.ndarray, np.ndarray]:
    """(v,) the smaller of the entropies of what stands before and after, and that of what stands before, in nats."""
    often = count >= ENTROPY_FROM
    left, right = (np.where(often, _entropy(column, around[:, :, side], often), UNKNOWN_ENTROPY) for side in (0, 1))
    return np.minimum(left, right), left


def _entropy(column: npt.NDArray[np.int32], neighbours: npt.NDArray[np.uint16], often: Bools) -> np.ndarray:
    """(columns,) entropy of the neighbours (m, 4) of the columns that are frequent; 0 means no neighbour."""
    frequent = often[column]
    held = np.bincount(column[frequent], minlength=len(often))
    out = np.zeros(len(often))
    steps = np.searchsorted(np.cumsum(held), np.arange(0, int(held.sum()) + 1, AT_ONCE))
    for low, high in pairwise(np.unique(np.append(steps, len(often)))):
        some = np.flatnonzero((column >= low) & (column < high) & frequent)
        seen = neighbours[some]
        of_seen = np.repeat(column[some].astype(np.int64), seen.shape[1])[seen.ravel() > 0]
        packed = ((of_seen - low) << 16) | seen[seen > 0]
        packed.sort()
        runs = np.flatnonzero(np.concatenate([[True], packed[1:] != packed[:-1], [True]])[: len(packed) + 1 if len(packed) else 0])
        of, times = packed[runs[:-1]] >> 16, np.diff(runs)
        share = times / np.bincount(of, times, minlength=int(high - low))[of]
        out[low:high] = np.bincount(of, -share * np.log(share), minlength=int(high - low))
    return out
