"""Which words of a part its author would most likely have put into its heading."""

from collections.abc import Iterable, Mapping
from functools import cache
from itertools import combinations_with_replacement
from typing import NamedTuple

import numpy as np

from indexer.model import Column, Ints, Keys
from indexer.prepared import prepared
from indexer.text.hashing import KeyTable, hashes_of, key_table
from indexer.trees.parting.gaps import Columns, logits
from indexer.trees.reading.cues import cue_names
from indexer.trees.reading.lexis import Lexis
from indexer.trees.reading.reading import Reading
from indexer.trees.tables import weights_in

TOGETHER = ("density", "everywhere", "key term", "new", "place", "share here")
"""Columns of which two together, or one's square, tell more than each alone."""


Likely = dict[int, dict[int, float]]
"""For each part its words with how likely its heading has each."""


class Pairs(NamedTuple):
    """The words of each part, k pairs of a part and a word with their columns; `part` ascending."""

    part: Ints
    word: Ints
    columns: Columns


def pairs_of(reading: Reading, part_of: Ints) -> Pairs:
    """The words that stand in each part, and what tells whether its heading would have them. `part_of` (sentences,)."""
    lexis = reading.lexis
    size = max(1, lexis.words)
    code, at, count = np.unique(part_of[lexis.sentence] * size + lexis.word, return_index=True, return_counts=True)
    part, word = code // size, code % size
    first = lexis.sentence[at]
    everywhere = np.bincount(lexis.word, minlength=lexis.words)[word]
    in_part = np.bincount(part, count)[part]
    opens = np.ones(len(part_of), dtype=np.bool_)
    opens[1:] = part_of[1:] != part_of[:-1]
    begins = np.flatnonzero(opens)
    begin = begins[np.searchsorted(begins, first, side="right") - 1]
    columns = {
        "count": np.log1p(count),
        "density": np.log(count / in_part),
        "share here": count / everywhere,
        "everywhere": np.log(everywhere),
        "first sentence": (first == begin).astype(np.float64),
        "second sentence": (first == begin + 1).astype(np.float64),
        "place": np.log1p(first - begin),
        "new": _new(lexis, first, word),
        "word": _said_in_headings(lexis.keys)[word],
        **dict(_looks(reading, at, word)),
        **dict(_cued(reading, part_of, code)),
    }
    columns.update(_products(columns))
    return Pairs(part, word, {name: np.asarray(column, dtype=np.float64) for name, column in columns.items()})


def chances(pairs: Pairs) -> Column:
    """(k,) how likely the heading of the part has the word: logistic regression on authors' headings (fit_trees.py)."""
    return np.asarray(1 / (1 + np.exp(-logits(pairs.columns, weights()))))


def likely_words(reading: Reading, part_of: Ints) -> Likely:
    """How likely the heading of each part has each of its words. `part_of` (sentences,)."""
    pairs = pairs_of(reading, part_of)
    found: Likely = {}
    for part, word, chance in zip(pairs.part.tolist(), pairs.word.tolist(), chances(pairs).tolist(), strict=True):
        found.setdefault(part, {})[word] = chance
    return found


@cache
def weights() -> dict[str, float]:
    """The weights of `headings.txt`."""
    return weights_in("headings.txt")


def _said_in_headings(keys: Keys) -> Column:
    """(n,) what the words of these keys add to the logits wherever they stand: headings have some words rather than others."""
    known, weights = _words()
    return weights[known.places(keys)]


@cache
def _words() -> tuple[KeyTable, Column]:
    """The keys of the words of `headings-words.txt`, and what each weighs, with a 0 for all others at the end."""
    keys, weights = _key_rows()
    return key_table(keys), np.append(weights, 0.0)


@prepared
def _key_rows() -> tuple[Keys, Column]:
    """The keys (n,) of the words, ascending, and what they weigh (n,)."""
    weights = weights_in("headings-words.txt")
    keys, values = hashes_of(list(weights)), np.array(list(weights.values()))
    order = np.argsort(keys)
    return keys[order], values[order]


def _products(columns: Mapping[str, Column]) -> Iterable[tuple[str, Column]]:
    """The columns TOGETHER, each by each."""
    for one, other in combinations_with_replacement(TOGETHER, 2):
        yield f"{one} x {other}", columns[one] * columns[other]


def _new(lexis: Lexis, first: Ints, word: Ints) -> Column:
    earliest = np.full(lexis.words, lexis.sentences)
    np.minimum.at(earliest, lexis.word, lexis.sentence)
    return np.asarray(earliest[word] == first, dtype=np.float64)


def _looks(reading: Reading, at: Ints, word: Ints) -> Iterable[tuple[str, Column]]:
    lexis, spelled = reading.lexis, reading.spelled
    shift = len(reading.article.title) + 1
    titled = np.zeros(lexis.words)
    found = lexis.numbers[spelled.begins < shift]
    titled[found[found >= 0]] = 1.0
    yield "title", titled[word]
    place = np.searchsorted(spelled.begins, lexis.start[at] + shift)
    latin = spelled.latin[place].astype(np.float64)
    size = spelled.ends[place] - spelled.begins[place]
    yield "latin", latin
    yield "characters", np.where(latin > 0, 0.0, size)
    yield "letters", np.where(latin > 0, np.minimum(size, 14), 0.0)
    yield "key term", np.log1p(np.maximum(_best_terms(reading), 0.0))[word]


def _best_terms(reading: Reading) -> Column:
    """(words,) the weight of the best term that has the word, at least 0."""
    lows, highs = reading.stretches
    sizes = highs - lows
    term = np.repeat(np.arange(len(sizes)), sizes)
    number = reading.lexis.numbers[np.arange(len(term)) + (lows - np.cumsum(sizes) + sizes)[term]]
    best = np.zeros(reading.lexis.words)
    np.maximum.at(best, number[number >= 0], reading.weights[term[number >= 0]])
    return best


def _cued(reading: Reading, part_of: Ints, code: Ints) -> Iterable[tuple[str, Column]]:
    """Whether a sentence of the part with a cue has the word. `code` (k,) are the pairs, ascending."""
    lexis = reading.lexis
    found = reading.cues > 0
    for name in ("definition", "question", "next", "enumeration", "topic"):
        column = found[:, cue_names().index(name)]
        said = column[lexis.sentence]
        there = np.zeros(len(code))
        there[np.searchsorted(code, part_of[lexis.sentence[said]] * max(1, lexis.words) + lexis.word[said])] = 1.0
        yield f"in {name}", there
