"""Names of several words, which stay one token: `Spring Boot`, `Visual Studio Code`, and those of the owner."""

from dataclasses import fields, replace
from functools import cache

import numpy as np

from indexer.analysis.batch import batch_of
from indexer.analysis.segment import Segmenter
from indexer.analysis.tokens import HAN_WORD, Tokens, tokenise
from indexer.analysis.words import protected_names
from indexer.model import Article, Bools, Ints, Keys
from indexer.text.hashing import contains, mixed, powers

BLANK = np.uint64(ord(" ") + 1)
LONGEST = 4


@cache
def name_keys(segmenter: Segmenter, own: tuple[str, ...]) -> Keys:
    """Keys of the protected names and the owner's words, as their tokens make them; ascending."""
    lines = "\n".join([*protected_names(), *own])
    tokens = tokenise(batch_of([Article("", "", lines, ())]), segmenter)
    found = []
    for size in range(2, LONGEST + 1):
        at, values, _ = _runs(tokens, size)
        ends = np.append(tokens.sentence[1:] != tokens.sentence[:-1], True)
        begins = np.append(True, ends[:-1])
        found.append(mixed(values[begins[at] & ends[at + size - 1]]))
    return np.unique(np.concatenate(found))


def merged(tokens: Tokens, names: Keys) -> Tokens:
    """The tokens, with every run of two to four that is a name as one; of names that overlap the longer, then the first."""
    taken = np.zeros(len(tokens.start), dtype=np.bool_)
    dropped = taken.copy()
    columns = {field.name: getattr(tokens, field.name).copy() for field in fields(Tokens)}
    for size in range(LONGEST, 1, -1):
        at, values, lengths = _runs(tokens, size)
        hits = np.flatnonzero(contains(names, mixed(values)))
        for hit in hits.tolist():
            first, last = int(at[hit]), int(at[hit]) + size - 1
            if not taken[first : last + 1].any():
                taken[first : last + 1] = True
                dropped[first + 1 : last + 1] = True
                columns["end"][first] = tokens.end[last]
                columns["value"][first], columns["length"][first] = values[hit], lengths[hit]
                columns["word"][first], columns["classes"][first] = mixed(values[hit : hit + 1])[0], 0
    if not dropped.any():
        return tokens
    return replace(tokens, **{name: column[~dropped] for name, column in columns.items()})


def _runs(tokens: Tokens, size: int) -> tuple[Ints, Keys, Ints]:
    """First token, unmixed hash and length of every run of `size` tokens in one piece, with a blank between Latin ones."""
    last = len(tokens.start) - size + 1
    at = np.arange(max(last, 0))
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
