"""Sentences side by side as one text, with what each character is, and their clauses."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from indexer.model import Bools, Ints
from indexer.prepared import prepared
from indexer.text.characters import PLANE
from indexer.text.formulas import formulas_of
from indexer.text.sums import sums_before
from indexer.trees.reading.clauses import (
    CLAUSE_MARKS,
    CONNECTIVE,
    HAN_RANGE,
    LEADING,
    LED_BY,
    OPENING_BRACKETS,
    TRAILING,
    WORD_JOINTS,
)
from indexer.trees.reading.wellformed import EDGE

MARK, SPACE, OPENING, WORDY, ALNUM, HAN, TRAILED, EDGED = (1 << bit for bit in range(8))
"""What a character may be at once: parts clauses, is blank, opens a bracket, stands in a Latin word, begins one, is Han,
is taken off a label's end, says nothing at a sentence's end."""
ASCII = 128
BETWEEN = "\0"
"""Stands between two sentences: no clause and no word goes on across it."""
CONNECTIVE_BEGINS = "abstuwABSTUWſ"
"""Letters that connectives begin with; the last is another case of s."""


class Sentences(NamedTuple):
    """Sentences side by side: `text` with BETWEEN after each, (n,) begins and ends; (characters,) the code of each, that of
    PLANE - 1 for all beyond, and what each is."""

    text: str
    begins: Ints
    ends: Ints
    codes: np.ndarray
    kinds: np.ndarray


class Clauses(NamedTuple):
    """(c,) where the clauses start and end, in order, and the sentence of each."""

    start: Ints
    end: Ints
    sentence: Ints


def beside(texts: Sequence[str]) -> Sentences:
    """The sentences side by side."""
    text = BETWEEN.join([*texts, ""])
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    ends = np.cumsum([len(sentence) + 1 for sentence in texts], dtype=np.int64) - 1
    begins = np.concatenate([np.zeros(1, dtype=np.int64), ends[:-1] + 1])
    basic = np.minimum(codes, PLANE - 1)
    kinds = _kinds().take(basic)
    for at in np.flatnonzero(codes >= PLANE).tolist():
        kinds[at] = WORDY if text[at].isalnum() else 0
    return Sentences(text, begins, ends, basic, kinds)


def clauses_of(side: Sentences) -> Clauses:
    """The clauses of all sentences: what `clauses.clauses` finds in each alone."""
    mark, space = side.kinds & MARK != 0, side.kinds & SPACE != 0
    solid = np.flatnonzero(~space)
    opens, closes = np.flatnonzero(np.diff(np.concatenate([[False], mark, [False]]))).reshape(-1, 2).T
    parting = _parting(side, mark, opens, closes)
    opens, closes = opens[parting], solid[np.searchsorted(solid, closes[parting])]
    blanks = _connectives(side, space)
    blanks = blanks[~mark[solid[np.searchsorted(solid, blanks) - 1]]]  # before the first stands the last: BETWEEN
    single = np.concatenate([blanks, _before_brackets(side, space)])
    if "$" in side.text or "\\" in side.text:
        outside = ~_in_formulas(side)
        opens, closes, single = opens[outside[opens]], closes[outside[opens]], single[outside[single]]
    start = np.concatenate([side.begins, closes, single + 1])
    end = np.concatenate([side.ends, opens, single])
    start.sort()
    end.sort()
    return Clauses(start, end, np.searchsorted(side.begins, start, side="right") - 1)


def _in_formulas(side: Sentences) -> Bools:
    """(characters,) whether each stands in a formula."""
    inside = np.zeros(len(side.text), dtype=np.bool_)
    signs = np.flatnonzero((side.codes == ord("$")) | (side.codes == ord("\\")))
    rows = np.unique(np.searchsorted(side.begins, signs, side="right") - 1)
    for begin, stop in zip(side.begins[rows].tolist(), side.ends[rows].tolist(), strict=True):
        for start, end in formulas_of(side.text[begin:stop]):
            inside[begin + start : begin + end] = True
    return inside


def _parting(side: Sentences, mark: Bools, opens: Ints, closes: Ints) -> Bools:
    """(n,) whether each run of marks parts clauses, which those of a number or a name do not: 65,535, std::vector."""
    wide = sums_before(mark & (side.codes >= ASCII))
    alnum = side.kinds & ALNUM != 0
    joins = (opens > 0) & alnum[opens - 1] & alnum[closes] & (wide[closes] == wide[opens])
    return np.asarray(~joins)


def _connectives(side: Sentences, space: Bools) -> Ints:
    """The blanks before connectives, which stand between words: no other place is looked at closely."""
    at = np.flatnonzero(space[1:-1] & _begins_connective().take(side.codes[2:]) & ~space[:-2]) + 1
    return np.array([place for place in at.tolist() if CONNECTIVE.match(side.text, place)], dtype=np.int64)


def _before_brackets(side: Sentences, space: Bools) -> Ints:
    """The single blanks between something and an opening bracket."""
    at = np.flatnonzero(space[1:-1] & (side.kinds[2:] & OPENING != 0)) + 1
    before = side.kinds[at - 1] & (SPACE | OPENING | MARK)
    at = at[before == 0]
    begins = side.begins[np.searchsorted(side.begins, at, side="right") - 1]
    return np.asarray(at[at > begins])


@cache
def _begins_connective() -> npt.NDArray[np.bool_]:
    """(65536,) with which characters connectives begin."""
    table = np.zeros(PLANE, dtype=np.bool_)
    table[[ord(letter) for letter in CONNECTIVE_BEGINS]] = True
    return table


@prepared
def may_lead() -> npt.NDArray[np.bool_]:
    """(65536,) with which characters something may begin that `clauses.begin_of` takes off."""
    table = np.zeros(PLANE, dtype=np.bool_)
    found = re.finditer(rf"[{LED_BY}{re.escape(LEADING)}\s]", "".join(map(chr, range(PLANE))), re.I)
    table[[sign.start() for sign in found]] = True
    return table


@prepared
def _kinds() -> npt.NDArray[np.uint8]:
    """(65536,) what each character of the basic plane is."""
    table = np.zeros(PLANE, dtype=np.uint8)
    characters = list(map(chr, range(PLANE)))
    table[[character.isspace() for character in characters]] |= SPACE
    table[[character.isalnum() for character in characters]] |= WORDY
    table[[at for at, character in enumerate(characters[:ASCII]) if character.isalnum()]] |= ALNUM
    table[HAN_RANGE.start : HAN_RANGE.stop] |= HAN
    for found, kind in ((CLAUSE_MARKS, MARK), (OPENING_BRACKETS, OPENING), (WORD_JOINTS, WORDY), (TRAILING, TRAILED), (EDGE, EDGED)):
        table[[ord(sign) for sign in set(found)]] |= kind
    return table
