"""Names of several words, which stay one token: `Spring Boot`, `Visual Studio Code`, and those of the owner."""

from dataclasses import dataclass, replace
from functools import cache

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
    for size in range(1, LONGEST + 1):
        at, values, _ = _runs(tokens, np.arange(len(tokens.start)), size)
        ends = np.append(tokens.sentence[1:] != tokens.sentence[:-1], True)
        begins = np.append(True, ends[:-1])
        named = begins[at] & ends[at + size - 1]
        first.append(mixed(tokens.value[at[named]]))
        whole.append(mixed(values[named]))
    return Names(np.unique(np.concatenate(first)), np.unique(np.concatenate(whole)))


def merged(tokens: Tokens, names: Names, wanted: Bools | None = None) -> Tokens:
    """The tokens, with every run of up to six that is a name as one, of no class; of names that overlap the longer, then the first.

    Of all the tokens, where `wanted` (n,) is given, those that begin at one that it names.
    """
    begins = np.flatnonzero(contains(names.first, mixed(tokens.value)))
    found = [_named(tokens, begins, names, size) for size in range(LONGEST, 0, -1)]
    kept = np.ones(len(tokens.start), dtype=np.bool_) if wanted is None else wanted.copy()
    if any(len(at) for at, _, _ in found):
        tokens = replace(tokens, **{name: getattr(tokens, name).copy() for name in CHANGED})
        taken = np.zeros(len(tokens.start), dtype=np.bool_)
        for size, runs in zip(range(LONGEST, 0, -1), found, strict=True):
            _merge(tokens, size, runs, (taken, kept))
    elif wanted is None:
        return tokens
    at = np.flatnonzero(kept)
    return Tokens(*(getattr(tokens, name)[at] for name in Tokens.__slots__))


def _merge(tokens: Tokens, size: int, runs: tuple[Ints, Keys, Ints], of: tuple[Bools, Bools]) -> None:
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


def _named(tokens: Tokens, begins: Ints, names: Names, size: int) -> tuple[Ints, Keys, Ints]:
    """`_runs` that begin at one of `begins`, those that are names."""
    at, values, lengths = _runs(tokens, begins, size)
    hits = contains(names.whole, mixed(values))
    return at[hits], values[hits], lengths[hits]


def _runs(tokens: Tokens, begins: Ints, size: int) -> tuple[Ints, Keys, Ints]:
    """First token, unmixed hash and length of the runs of `size` tokens in one piece that begin there, with a blank between Latin ones."""
    at = begins[begins <= len(tokens.start) - size]
    at = at[tokens.piece[at] == tokens.piece[at + size - 1]]
    latin: Bools = tokens.kind != HAN_WORD
    values, lengths = tokens.value[at], tokens.length[at]
    power = powers(size * (int(tokens.length.max(initial=0)) + 1) + 1)
    for step in range(1, size):
        spaced = latin[at + step] & latin[at + step - 1]
        values = values + np.where(spaced, BLANK * power[lengths], np.uint64(0))
        lengths = lengths + spaced
        values = values + tokens.value[at + step] * power[lengths]
        lengths = lengths + tokens.length[at + step]
    return at, values, lengths
