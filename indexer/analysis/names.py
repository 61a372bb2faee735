"""Names of several words, which stay one token: `Spring Boot`, `Visual Studio Code`, and those of the owner."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

import numpy as np

from indexer.analysis.batch import batch_of
from indexer.analysis.segment import Segmenter
from indexer.analysis.tokens import HAN_WORD, Tokens, tokenise
from indexer.analysis.words import protected_names
from indexer.model import Article, Bools, Ints, Keys
from indexer.text.hashing import contains, mixed, powers

BLANK = np.uint64(ord(" ") + 1)
LONGEST = 6
CHANGED = ("end", "value", "length", "word", "classes")
"""What of a token changes that others are merged with."""


@dataclass(frozen=True, slots=True, eq=False)
class Names:
    """Names by key, ascending: `first` the tokens that begin one, `begun` what more tokens make one of, `whole` the names themselves."""

    first: Keys
    begun: Keys
    whole: Keys


@cache
def names_of(segmenter: Segmenter, own: tuple[str, ...]) -> Names:
    """The protected names and the owner's words, as their tokens make them."""
    lines = "\n".join([*protected_names(), *own])
    tokens = tokenise(batch_of([Article("", "", lines, ())]), segmenter)
    first, begun, whole = [], [], []
    ends = np.append(tokens.sentence[1:] != tokens.sentence[:-1], True)
    begins = np.append(True, ends[:-1])
    runs = _single(tokens, np.flatnonzero(begins))
    for size in range(1, LONGEST + 1):
        ended = ends[runs.at + size - 1]
        first.append(mixed(tokens.value[runs.at[ended]]))
        whole.append(mixed(runs.values[ended]))
        runs = _only(runs, ~ended)
        begun.append(mixed(runs.values))
        runs = _longer(tokens, runs, size)
    return Names(*(np.unique(np.concatenate(keys)) for keys in (first, begun, whole)))


def merged(tokens: Tokens, names: Names, wanted: Bools | None = None) -> Tokens:
    """The tokens, with every run of up to six that is a name as one, of no class; of names that overlap the longer, then the first.

    Of all the tokens, where `wanted` (n,) is given, those that begin at one that it names.
    """
    begins = np.flatnonzero(contains(names.first, mixed(tokens.value)))
    found = list(_named(tokens, begins, names))
    kept = np.ones(len(tokens.start), dtype=np.bool_) if wanted is None else wanted.copy()
    if any(len(runs.at) for runs in found):
        tokens = replace(tokens, **{name: getattr(tokens, name).copy() for name in CHANGED})
        taken = np.zeros(len(tokens.start), dtype=np.bool_)
        for size, runs in reversed(list(enumerate(found, 1))):
            _merge(tokens, size, runs, (taken, kept))
    elif wanted is None:
        return tokens
    at = np.flatnonzero(kept)
    return Tokens(*(getattr(tokens, name)[at] for name in Tokens.__slots__))


class _Runs(NamedTuple):
    """(n,) first token, unmixed hash and length of runs of tokens."""

    at: Ints
    values: Keys
    lengths: Ints


def _merge(tokens: Tokens, size: int, runs: _Runs, of: tuple[Bools, Bools]) -> None:
    """Write each run whose tokens no other has `taken` into its first token; the others are no longer `kept`."""
    taken, kept = of
    at, values, lengths = runs
    for first, value, length, key in zip(at.tolist(), values, lengths, mixed(values), strict=True):
        last = first + size - 1
        if not taken[first : last + 1].any():
            taken[first : last + 1] = True
            kept[first + 1 : last + 1] = False
            tokens.end[first] = tokens.end[last]
            tokens.value[first], tokens.length[first] = value, length
            tokens.word[first], tokens.classes[first] = key, 0


def _named(tokens: Tokens, begins: Ints, names: Names) -> Iterator[_Runs]:
    """The runs of 1, 2, ... LONGEST tokens that begin at some tokens (ascending) and are names."""
    runs = _single(tokens, begins)
    for size in range(1, LONGEST + 1):
        keys = mixed(runs.values)
        yield _only(runs, contains(names.whole, keys))
        runs = _longer(tokens, _only(runs, contains(names.begun, keys)), size)


def _single(tokens: Tokens, at: Ints) -> _Runs:
    return _Runs(at, tokens.value[at], tokens.length[at])


def _only(runs: _Runs, some: Bools) -> _Runs:
    return _Runs(runs.at[some], runs.values[some], runs.lengths[some])


def _longer(tokens: Tokens, runs: _Runs, size: int) -> _Runs:
    """The runs of `size` tokens with one token more, those that go on in their piece; with a blank between Latin tokens."""
    runs = _only(runs, runs.at < len(tokens.start) - size)
    at, values, lengths = _only(runs, tokens.piece[runs.at] == tokens.piece[runs.at + size])
    power = powers(LONGEST * (int(tokens.length.max(initial=0)) + 1) + 1)
    last = at + size
    spaced = (tokens.kind[last] != HAN_WORD) & (tokens.kind[last - 1] != HAN_WORD)
    values = values + np.where(spaced, BLANK * power[lengths], np.uint64(0))
    lengths = lengths + spaced
    return _Runs(at, values + tokens.value[last] * power[lengths], lengths + tokens.length[last])
