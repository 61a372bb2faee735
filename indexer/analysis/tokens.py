"""Tokens of a batch, as arrays: Chinese words, technical names kept whole, numbers.

Latin tokens are runs of letters and digits, found with masks; a joiner is part of one where it belongs to a technical
name: `Node.js`, `TCP/IP`, `v-md-editor`, `C++`, `C#`, `.NET`, `@RequestMapping`, `MediaType.APPLICATION_JSON`. Only runs
of Han characters go to the segmenter, all of a batch in one call; what comes back is needed as lengths.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from indexer.analysis.batch import CODE, Batch
from indexer.analysis.segment import Segmenter
from indexer.analysis.sentences import sentence_breaks
from indexer.analysis.words import NO_PLURAL, word_classes, word_list
from indexer.model import Bools, Ints, Keys
from indexer.text.characters import (
    ADDRESS,
    BREAK,
    DIGIT,
    HAN,
    LETTER,
    PLANE,
    PUNCTUATION,
    uppercase,
)
from indexer.text.hashing import contains, mixed, powers, span_values
from indexer.text.sums import sums_before

HAN_WORD, NAME, NUMBER = range(3)
NEWLINE = ord("\n")
DOT, HYPHEN, SLASH, AMPERSAND, SHARP, AT, PLUS, LOW_LINE = map(ord, ".-/&#@+_")
SQUARE, CUBE = map(ord, "²³")
PARTING = np.isin(np.arange(ADDRESS + 1), (PUNCTUATION, BREAK, ADDRESS))
"""Whether each kind of character parts words."""
CLOSERS = np.array([ord(sign) for sign in ".)]}/'\""], dtype=np.uint16)


@dataclass(frozen=True, slots=True, eq=False)
class Tokens:
    """Tokens in reading order, n of them.

    start, end   (n,) positions in the batch
    kind         (n,) HAN_WORD, NAME (with a letter) or NUMBER
    value        (n,) unmixed hash of the folded token, a plural without its ending
    length       (n,) characters that `value` stands for
    word         (n,) key of the folded token as it stands, `classes` (n,) the word lists it is in, as bits
    piece        (n,) tokens with one number stand between the same two punctuation marks
    sentence     (n,) tokens with one number stand in the same sentence
    field        (n,) field of the first character
    article      (n,) place of the article in the batch
    """

    start: Ints
    end: Ints
    kind: npt.NDArray[np.uint8]
    value: Keys
    length: Ints
    word: Keys
    classes: npt.NDArray[np.uint8]
    piece: Ints
    sentence: Ints
    field: npt.NDArray[np.uint8]
    article: Ints


QUANTITY = re.compile(
    r"\d+(?:[.-]\d+)?(?:[kmgtp]i?b|[kmg]bps|[mµun]?s|r?px|r?em|pt|[kmg]?hz|w|qps|tps|min|h|rpm|fps|dpi|mah|[kcm]?m|kg|[kb]|(?<=\d\d)[gt])", re.I
)
"""A number with its unit names nothing: 300MB, 600ms, 24h; 4G and 3D do."""
EXPRESSION = re.compile(r"[a-z]-\d{1,3}|\d{0,2}[a-z][²³]|\d{1,2}[nijxy]|n?log\d?[a-zA-Z]")
"""Arithmetic with a letter names nothing: n-1, n², 2n, nlogn; F-16 and 3D do."""
LONGEST_EXPRESSION = 7
"""Characters of such a token, at most."""
LONGEST_NUMBER = 4
"""Digits of the number of a heading."""
TAB = ord("\t")
"""Parts the cells of a table."""


class Signs(NamedTuple):
    """Two masks of a batch, (points,) each: what is part of a Latin token or number, and where a sentence ends."""

    inside: Bools
    ends: Bools


def signs_of(batch: Batch) -> Signs:
    """What the signs of a batch do: join names, or end sentences."""
    inside = name_mask(batch)
    return Signs(inside, sentence_breaks(batch, inside))


def tokenise(batch: Batch, segmenter: Segmenter, signs: Signs | None = None) -> Tokens:
    """The tokens of a batch; costs about 30 ns a character, half of it in the segmenter."""
    inside, sentence_ends = signs or signs_of(batch)
    starts, ends = _spans(batch, inside, segmenter)
    kind = _kinds(batch, starts, ends)
    values = span_values(batch.sums, starts, ends)
    words = mixed(values)
    classes = word_classes().of(words)
    singular_values, lengths = _singular(batch, starts, ends, (values, classes))
    breaks: Bools = (PARTING.take(batch.kind) & ~inside) | ((batch.folded == TAB) & (batch.field != CODE))
    return Tokens(
        start=starts,
        end=ends,
        kind=kind,
        value=singular_values,
        length=lengths,
        word=words,
        classes=classes,
        piece=sums_before(breaks)[starts + 1],
        sentence=sums_before(sentence_ends)[starts + 1],
        field=batch.field[starts],
        article=batch.article[starts].astype(np.int64),
    )


def _kinds(batch: Batch, starts: Ints, ends: Ints) -> npt.NDArray[np.uint8]:
    """(len(starts),) what each token is; most are Chinese words, and only the others are looked at."""
    kind = np.full(len(starts), HAN_WORD, dtype=np.uint8)
    latin = np.flatnonzero(batch.kind[starts] != HAN)
    letters = sums_before((batch.kind == LETTER) & (batch.folded != LOW_LINE))
    named = letters[ends[latin]] > letters[starts[latin]]
    kind[latin] = np.where(named, np.uint8(NAME), np.uint8(NUMBER))
    names = latin[named]
    kind[names[_nameless(batch, starts[names], ends[names])]] = NUMBER
    return kind


def _nameless(batch: Batch, starts: Ints, ends: Ints) -> Ints:
    """The places of those names that name nothing: a number with its unit, or arithmetic with a letter."""
    at = np.flatnonzero((batch.kind[starts] == DIGIT) | (ends - starts <= LONGEST_EXPRESSION))
    start, end, limit = starts[at], ends[at], len(batch.kind) - 1
    first, second = batch.folded[start], batch.folded[np.minimum(start + 1, limit)]
    last = batch.original[end - 1]
    raised = (last == SQUARE) | (last == CUBE)
    logarithm = ((first == ord("l")) & (second == ord("o"))) | ((first == ord("n")) & (second == ord("l")))
    at = np.asarray(at[(batch.kind[start] == DIGIT) | (second == HYPHEN) | raised | logarithm])
    spans = zip(starts[at].tolist(), ends[at].tolist(), strict=True)
    names_nothing = [(QUANTITY.fullmatch(batch.text, *span) or EXPRESSION.fullmatch(batch.text, *span)) is not None for span in spans]
    return at[np.array(names_nothing, dtype=np.bool_)]


def name_mask(batch: Batch) -> Bools:
    """(points,) whether a character is part of a Latin token or number: letters, digits, and the signs that belong to one.

    Only the few signs are looked at one by one. Between two letters or digits a dot or hyphen joins, but not the dot after the number of a
    heading (`2.Guava`, `461.Hamming`) or the hyphens around the number of a part (`Log4j2-05-log4j2`, `01-intro`), a slash or `&` does
    between capitals (TCP/IP, R&D, HTTP/2); pluses and sharps end a name (C++, g++, C++11, C#, F#); a dot or `@` begins
    one (.NET, @RequestMapping).
    """
    core = np.concatenate([[False, False], (batch.kind == LETTER) | (batch.kind == DIGIT), [False, False]])
    at = np.flatnonzero(_signs().take(batch.folded))
    sign, before, after = batch.folded[at], core[at + 1], core[at + 3]
    last, following = np.maximum(at - 1, 0), np.minimum(at + 1, len(batch.kind) - 1)
    counting = _counting(batch, at)
    joins = before & after & ~counting & ((sign == DOT) | ((sign == HYPHEN) & ~_numbering(batch, at)))
    capital_before = before & batch.upper[last]
    capital_after = after & (batch.upper[following] | (batch.kind[following] == DIGIT))
    joins |= capital_before & capital_after & ((sign == SLASH) | (sign == AMPERSAND))
    joins |= (sign == SHARP) & capital_before & ~after
    closed = before | (np.isin(batch.folded[last], CLOSERS) & (at > 0))
    joins |= ((sign == DOT) | (sign == AT)) & ~closed & after & (batch.kind[following] == LETTER)
    inside = core[2:-2]
    inside[at[joins]] = True
    pluses = at[sign == PLUS]
    if len(pluses):
        inside[_name_pluses(batch, core, pluses)] = True
    return inside


def _counting(batch: Batch, at: Ints) -> Bools:
    """(len(at),) whether a sign is the dot between the number of a heading and its first word, or a hyphen before that number: a number
    of up to two digits, or of four before a capital, and two letters."""
    limit = len(batch.kind) - 1
    first, second = np.minimum(at + 1, limit), np.minimum(at + 2, limit)
    counting: Bools = (batch.folded[at] == DOT) & (batch.kind[first] == LETTER) & (batch.kind[second] == LETTER)
    size, digits = np.zeros(len(at), dtype=np.int64), counting.copy()
    for back in range(1, LONGEST_NUMBER + 2):
        digits &= (batch.kind[np.maximum(at - back, 0)] == DIGIT) & (at >= back)
        size += digits
    edge = at - 1 - size
    before = np.maximum(edge, 0)
    fresh = (edge < 0) | ((batch.kind[before] != LETTER) & (batch.folded[before] != DOT))
    counting &= fresh & (size > 0) & (size <= np.where(batch.upper[first], LONGEST_NUMBER, 2))
    return np.asarray(counting | ((batch.folded[at] == HYPHEN) & np.isin(at, edge[counting])))


def _numbering(batch: Batch, at: Ints) -> Bools:
    """(len(at),) whether a sign stands beside the number of a part: two digits between hyphens, or 0 and a digit before one."""
    beside = {step: np.clip(at + step, 0, len(batch.kind) - 1) for step in range(-4, 4)}
    digit = {step: batch.kind[place] == DIGIT for step, place in beside.items()}
    sign = {step: batch.folded[beside[step]] for step in (-3, -2, 3)}
    opens = ~(digit[-1] & digit[-2]) & digit[1] & digit[2] & (sign[3] == HYPHEN)
    after_part = (sign[-3] == HYPHEN) & ~digit[-4]
    fresh = ~digit[-3] & (batch.kind[beside[-3]] != LETTER) & (sign[-3] != DOT)
    closes = digit[-1] & digit[-2] & (after_part | ((sign[-2] == ord("0")) & fresh))
    numbered: Bools = opens | (closes & (batch.kind[beside[1]] == LETTER))
    return numbered


def _name_pluses(batch: Batch, core: Bools, at: Ints) -> Ints:
    """The pluses that belong to a name: two after a letter, or one that ends it."""
    last, following = np.maximum(at - 1, 0), np.minimum(at + 1, len(batch.kind) - 1)
    after_letter = (batch.kind[last] == LETTER) & (at > 0)
    plus_follows = (batch.folded[following] == PLUS) & (following > at)
    first_of_two = after_letter & plus_follows
    single = after_letter & ~plus_follows & ~core[at + 3]
    return np.concatenate([at[first_of_two], at[first_of_two] + 1, at[single]])


@cache
def _signs() -> Bools:
    """(65536,) the signs that may be part of a name."""
    table = np.zeros(PLANE, dtype=np.bool_)
    table[[DOT, HYPHEN, SLASH, AMPERSAND, SHARP, AT, PLUS]] = True
    return table


def _spans(batch: Batch, inside: Bools, segmenter: Segmenter) -> tuple[Ints, Ints]:
    """Starts and ends of all tokens, ascending."""
    start_mask = inside & ~_shifted(inside, 1)
    end_mask = inside & ~_shifted(inside, -1)
    han = np.flatnonzero(batch.kind == HAN)
    if len(han):
        begins = np.flatnonzero(_word_starts(batch, han, segmenter))
        start_mask[han[begins]] = True
        end_mask[han[np.concatenate([begins[1:], [len(han)]]) - 1]] = True
    return np.flatnonzero(start_mask), np.flatnonzero(end_mask) + 1


def _word_starts(batch: Batch, han: Ints, segmenter: Segmenter) -> Bools:
    """(len(han),) whether a word begins at each Han character."""
    gaps = np.concatenate([[False], han[1:] != han[:-1] + 1])
    places = np.arange(len(han)) + np.cumsum(gaps)
    codes = np.full(places[-1] + 1, NEWLINE, dtype="<u2")
    codes[places] = batch.folded[han]
    words = segmenter(codes.tobytes().decode("utf-16-le"))
    begins = np.zeros(len(codes) + 1, dtype=np.bool_)
    begins[0] = True
    begins[ends_of(words)] = True
    begins[_joined(codes, begins) + 1] = True
    starts: Bools = begins[places] | gaps
    starts[0] = True
    return starts


def _joined(codes: npt.NDArray[np.uint16], begins: Bools) -> Ints:
    """Where two characters stand that the segmenter makes one word of though each is one: 表中."""
    pairs = np.flatnonzero(begins[:-2] & ~begins[1:-1] & begins[2:])
    return pairs[contains(_joined_pairs(), _pairs(codes[pairs], codes[pairs + 1]))]


def _pairs(first: npt.NDArray[np.uint16], second: npt.NDArray[np.uint16]) -> Keys:
    return np.asarray(first.astype(np.uint64) << np.uint64(16) | second)


@cache
def _joined_pairs() -> Keys:
    """Two characters each as one number, ascending."""
    words = [word for word in word_list("chinese_joined") if len(word) == 2]
    codes = np.array([list(map(ord, word)) for word in words], dtype=np.uint16)
    return np.sort(_pairs(codes[:, 0], codes[:, 1]))


def ends_of(words: Sequence[str]) -> Ints:
    """(words,) where each word ends in the text that they are parts of.

    >>> ends_of(["偏向", "锁", "可以"]).tolist()
    [2, 3, 5]
    """
    return np.cumsum(np.fromiter(map(len, words), dtype=np.int64, count=len(words)))


def _singular(
    batch: Batch, starts: Ints, ends: Ints, known: tuple[Keys, npt.NDArray[np.uint8]]
) -> tuple[Keys, Ints]:
    """Hashes and lengths with English plural endings off: -ies to -y, -sses -shes -xes less two, else -s; also that of abbreviations (APIs, PCs)."""
    values, classes = known
    code, lower = batch.folded, batch.lower
    at = np.flatnonzero((code[ends - 1] == ord("s")) & (ends - starts >= 3) & ((classes & NO_PLURAL) == 0))
    start, end = starts[at], ends[at]
    one, two, three = (code[end - back] for back in (2, 3, 4))
    plural = lower[end - 1] & lower[end - 2] & ~np.isin(one, [ord(c) for c in "sui"]) & (end - start > 3)
    capitals = uppercase()
    plural |= lower[end - 1] & capitals[batch.original[end - 2]] & capitals[batch.original[end - 3]]  # of an abbreviation
    dots = np.flatnonzero(code == DOT)  # `Node.js` is no plural
    plural &= np.searchsorted(dots, start) == np.searchsorted(dots, end)
    es = plural & (one == ord("e")) & (end - start > 4)
    ies = es & (two == ord("i"))
    sibilant = (two == ord("x")) | ((three == ord("s")) & ((two == ord("h")) | (two == ord("s"))))
    cut = plural.astype(np.int64) + (es & sibilant) + 2 * ies
    values, lengths = values.copy(), ends - starts
    shortened = span_values(batch.sums, start, end - cut)
    y = np.uint64(ord("y") + 1) * powers(int(lengths.max(initial=0)) + 1)[end - start - cut]
    values[at] = np.where(ies, shortened + y, shortened)
    lengths[at] += ies - cut
    return values, lengths


def _shifted(mask: Bools, by: int) -> Bools:
    """The mask moved right (by > 0) or left, False coming in."""
    out = np.zeros_like(mask)
    if by > 0:
        out[by:] = mask[:-by]
    else:
        out[:by] = mask[-by:]
    return out
