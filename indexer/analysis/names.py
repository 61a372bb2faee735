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
    """Names by key, ascending: `first` the tokens that begin one, `whole` the names themselves."""

    first: Keys
    whole: Keys


@cache
def names_of(segmenter: Segmenter, own: tuple[str, ...]) -> Names:
    """The protected names and the owner's words, as their tokens make them."""
    lines = "\n".join([*protected_names(), *own])
    tokens = tokenise(batch_of([Article("", "", lines, ())]), segmenter)
    first, whole = [], []
    ends = np.append(tokens.sentence[1:] != tokens.sentence[:-1], True)
    begins = np.append(True, ends[:-1])
    for size, (at, values, _) in enumerate(_runs(tokens, np.arange(len(tokens.start))), 1):
        named = begins[at] & ends[at + size - 1]
        first.append(mixed(tokens.value[at[named]]))
        whole.append(mixed(values[named]))
    return Names(np.unique(np.concatenate(first)), np.unique(np.concatenate(whole)))


def merged(tokens: Tokens, names: Names, wanted: Bools | None = None) -> Tokens:
    """The tokens, with every run of up to six that is a name as one, of no class; of names that overlap the longer, then the first.

    Of all the tokens, where `wanted` (n,) is given, those that begin at one that it names.
    """
    begins = np.flatnonzero(contains(names.first, mixed(tokens.value)))
    found = [_named(runs, names) for runs in _runs(tokens, begins)]
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


def _named(runs: _Runs, names: Names) -> _Runs:
    """Those that are names."""
    hits = contains(names.whole, mixed(runs.values))
    return _Runs(runs.at[hits], runs.values[hits], runs.lengths[hits])


def _runs(tokens: Tokens, begins: Ints) -> Iterator[_Runs]:
    """The runs of 1, 2, ... LONGEST tokens in one piece that begin at some tokens (ascending), with a blank between Latin ones."""
    latin: Bools = tokens.kind != HAN_WORD
    power = powers(LONGEST * (int(tokens.length.max(initial=0)) + 1) + 1)
    at, values, lengths = begins, tokens.value[begins], tokens.length[begins]
    yield _Runs(at, values, lengths)
    for step in range(1, LONGEST):
        at = at[: np.searchsorted(at, len(tokens.start) - step)]
        goes_on = np.flatnonzero(tokens.piece[at] == tokens.piece[at + step])
        at, values, lengths = at[goes_on], values[goes_on], lengths[goes_on]
        spaced = latin[at + step] & latin[at + step - 1]
        values = values + np.where(spaced, BLANK * power[lengths], np.uint64(0))
        lengths = lengths + spaced
        values = values + tokens.value[at + step] * power[lengths]
        lengths = lengths + tokens.length[at + step]
        yield _Runs(at, values, lengths)
