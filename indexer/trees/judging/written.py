"""How stretches of articles are written and what stands beside them, as arrays: for the fits on readers' marks and what they taught.

A stretch has columns of its spelling, and words, each at a place (`PLACES`): those in it, the characters at its edges, and the word and
the characters right before and after it.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np

from indexer.model import Bools, Column, Ints, Keys
from indexer.text.characters import BREAK, DIGIT, HAN, PLANE, SPACE, kinds, uppercase
from indexer.text.hashing import key_of, mixed, span_values
from indexer.text.sums import sums_before
from indexer.trees.parting.gaps import Columns
from indexer.trees.reading.lexis import ranges
from indexer.trees.reading.texts import Written
from indexer.trees.reading.wellformed import tagged
from indexer.trees.tables import UNIT, KeyWeights

WORDS = ("word", "first word", "last word", "word before", "word after")
PLACES = (*WORDS, "opens", "closes", "character before", "characters before", "character after", "characters after")
"""Where words and characters stand, in a stretch and beside it."""
NOTHING = "none"
"""Stands for no character, and for one that is not printed."""
SHORT = 2
"""Characters of a stretch that is short."""
EDGE = 3
"""Characters at a stretch's edges that are looked at."""
INITIALS = (2, 7)
"""Letters of an abbreviation, which are all capitals."""
SIGNS = "._-/+#@"


class Spans(NamedTuple):
    """(n,) where stretches start and end in what is `Written`."""

    start: Ints
    end: Ints


class Said(NamedTuple):
    """(m,) words at a place: the stretch of each, and where it starts and ends; nothing stands between equal ones."""

    place: str
    of: Ints
    start: Ints
    end: Ints


def spelling_columns(text: Written, spans: Spans, known: KeyWeights) -> Columns:
    """(n,) columns of spelling: what kind of name a stretch looks like, how long it is, the parts of speech at its edges. `known` are
    words, by which initials are known."""
    count = _counts(text, spans)
    opens, length = text.codes[spans.start], spans.end - spans.start
    han, latin, capitals, words = count["han"] > 0, count["latin"] > 0, count["upper"], 1 + count["blank"]
    lower, capital = latin & (capitals == 0), latin & uppercase()[opens] & (count["small"] > 0)
    initials = (count["capital"] == length) & (length >= INITIALS[0]) & (length <= INITIALS[1])
    stands = known.places["word"][known.table.places(_keys(text, spans))] != 0
    flags = {
        "Han": han & ~latin, "Latin": latin & ~han, "short": count["kept"] <= SHORT, "lower": lower, "upper": latin & (capitals > 0) & (count["small"] == 0),
        "unknown initials": initials & ~stands, "capital": capital, "hump": count["hump"] > 0, "digit": count["digit"] > 0, "sign": count["sign"] > 0,
        "lone lower": lower & (words == 1), "several capital": capital & (words > 1), **dict(_tags(text, spans, han)),
    }  # fmt: skip
    return {**{name: flag.astype(np.float64) for name, flag in flags.items()}, "characters": count["kept"].astype(np.float64), "words": words.astype(np.float64)}


COUNTED = ("han", "latin", "capital", "upper", "small", "digit", "sign", "white", "blank", "kept", "hump")
"""What is counted in stretches: Han, ASCII letters, and of these the capitals; letters of either case; white space, and of it what parts
Latin words; characters without the rest of it; a capital after a small letter."""


def _counts(text: Written, spans: Spans) -> dict[str, Ints]:
    """(n,) how many characters of each stretch are what."""
    if not len(spans.start):
        return dict.fromkeys(COUNTED, spans.start)
    _, at = ranges(*spans)
    first = sums_before(spans.end - spans.start)[:-1]
    found = _characters().take(text.codes[at], axis=0)
    white, han, latin, capital = (found[:, COUNTED.index(name)] != 0 for name in ("white", "han", "latin", "capital"))
    blank = np.flatnonzero(white[1:-1] & ~(white[:-2] | han[:-2] | han[2:])) + 1
    found[blank, COUNTED.index("blank")] = 1
    found[:, COUNTED.index("kept")] += found[:, COUNTED.index("blank")]
    humps = np.flatnonzero(latin[:-1] & ~capital[:-1] & capital[1:])
    found[humps + 1, COUNTED.index("hump")] = at[humps + 1] == at[humps] + 1
    found[first, COUNTED.index("hump")] = 0
    return dict(zip(COUNTED, np.add.reduceat(found, first, axis=0, dtype=np.int64).T, strict=True))


@cache
def _characters() -> np.ndarray:
    """(65536, counted) what each character is."""
    table = np.zeros((PLANE, len(COUNTED)), dtype=np.uint8)
    codes, kind = np.arange(PLANE), kinds()
    capital, small = (codes >= ord("A")) & (codes <= ord("Z")), (codes >= ord("a")) & (codes <= ord("z"))
    white = (kind == SPACE) | (kind == BREAK)
    lower = np.fromiter(map(str.islower, map(chr, range(PLANE))), dtype=np.bool_, count=PLANE)
    columns = {
        "han": kind == HAN, "latin": capital | small, "capital": capital, "upper": uppercase(), "small": lower, "digit": kind == DIGIT,
        "sign": np.isin(codes, list(map(ord, SIGNS))), "white": white, "kept": ~white,
    }  # fmt: skip
    for name, column in columns.items():
        table[:, COUNTED.index(name)] = column
    return table


def _tags(text: Written, spans: Spans, han: Bools) -> Iterator[tuple[str, Bools]]:
    """The parts of speech of the first and the last word of Chinese stretches."""
    rows = np.flatnonzero(han)
    first, last = _edge_words(text, Spans(spans.start[rows], spans.end[rows]))
    for place, words, at in (("first", first, 0), ("last", last, -1)):
        _, one, of = np.unique(_keys(text, words), return_index=True, return_inverse=True)
        tags = [tagged(word)[at][1] for word in strings(text, Spans(words.start[one], words.end[one]))]
        number = {tag: count for count, tag in enumerate(sorted(set(tags)))}
        found = np.array([number[tag] for tag in tags], dtype=np.int64)[of]
        for tag, count in number.items():
            column = np.zeros(len(han), dtype=np.bool_)
            column[rows[found == count]] = True
            yield f"{place} tag {tag}", column


def _edge_words(text: Written, spans: Spans) -> tuple[Spans, Spans]:
    """The first and the last word of each stretch; the whole where it has none."""
    low, high = words_in(text, spans)
    some = low < high
    begins, ends = np.append(text.begins, 0), np.append(text.ends, 0)
    first = Spans(np.where(some, begins[low], spans.start), np.where(some, ends[low], spans.end))
    return first, Spans(np.where(some, begins[high - 1], spans.start), np.where(some, ends[high - 1], spans.end))


def words_in(text: Written, spans: Spans) -> tuple[Ints, Ints]:
    """(n,) the first word of each stretch, and the first one beyond."""
    return np.searchsorted(text.begins, spans.start), np.searchsorted(text.ends, spans.end, side="right")


def own_words(text: Written, spans: Spans) -> Iterator[Said]:
    """The words of each stretch, its first and its last one, and the characters that it begins and ends with, one to EDGE of them."""
    every = np.arange(len(spans.start))
    low, high = words_in(text, spans)
    of, word = ranges(low, high)
    yield Said("word", of, text.begins[word], text.ends[word])
    for place, edge in zip(("first word", "last word"), _edge_words(text, spans), strict=True):
        yield Said(place, every, *edge)
    for size in range(1, EDGE + 1):
        long = np.flatnonzero(spans.end - spans.start >= size)
        yield Said("opens", long, spans.start[long], spans.start[long] + size)
        yield Said("closes", long, spans.end[long] - size, spans.end[long])


def words_beside(text: Written, spans: Spans, within: Spans) -> Iterator[Said]:
    """What stands right before and after each stretch `within` another, which has no more than one blank at an edge: the one and the two
    nearest characters, and a Latin word; nothing for a stretch that does not stand there."""
    there = np.flatnonzero((within.start <= spans.start) & (spans.end <= within.end))
    (start, end), (low, high) = (Spans(found.start[there], found.end[there]) for found in (spans, within))

    def shown(at: Ints) -> Bools:
        kind = kinds()[text.codes[np.clip(at, 0, len(text.codes) - 1)]]
        inner = (at > low) & (at < high - 1) & (kind == SPACE)
        return np.asarray(inner | ((at >= low) & (at < high) & (kind != SPACE) & (kind != BREAK)))

    before, after = np.where(shown(start - 1), start - 1, start), np.where(shown(end), end + 1, end)
    yield Said("character before", there, before, start)
    yield Said("character after", there, end, after)
    yield Said("characters before", there, np.where((before < start) & shown(start - 2), start - 2, before), start)
    yield Said("characters after", there, end, np.where((after > end) & shown(end + 1), end + 2, after))
    at = np.searchsorted(text.ends, start - 1)
    found = np.flatnonzero((start - 1 > low) & _is(text, start - 1, " ") & (np.append(text.ends, -1)[at] == start - 1) & _is_latin(text, start - 2))
    yield Said("word before", there[found], text.begins[at[found]], start[found] - 1)
    at = np.searchsorted(text.begins, end + 1)
    found = np.flatnonzero((end + 1 < high) & _is(text, end, " ") & (np.append(text.begins, -1)[at] == end + 1) & _is_latin(text, end + 1))
    yield Said("word after", there[found], end[found] + 1, text.ends[at[found]])


def _is(text: Written, places: Ints, character: str) -> Bools:
    return np.asarray(text.codes[np.clip(places, 0, len(text.codes) - 1)] == ord(character))


def _is_latin(text: Written, places: Ints) -> Bools:
    return np.asarray(_characters()[text.codes[np.clip(places, 0, len(text.codes) - 1)], COUNTED.index("latin")] != 0)


def say(text: Written, spans: Spans, said: Iterable[Said], weights: KeyWeights) -> Column:
    """(n,) what words weigh together, by the stretches that they are of."""
    places, of, starts, ends = zip(*said, strict=True)
    rows = weights.table.places(_keys(text, Spans(np.concatenate(starts), np.concatenate(ends))))
    heavy = [weights.places[place][found] for place, found in zip(places, np.split(rows, np.cumsum(list(map(len, of)))[:-1]), strict=True)]
    return np.bincount(np.concatenate(of), np.concatenate(heavy), minlength=len(spans.start)) / UNIT


def chances_of(logit: Column, sizes: Sequence[int]) -> list[list[float]]:
    """The chances, between 0 and 1, that logits stand for: of each article so many."""
    chances = np.round(1 / (1 + np.exp(-logit)), 6)
    return [found.tolist() for found in np.split(chances, sums_before(sizes)[1:-1])]


def _keys(text: Written, spans: Spans) -> Keys:
    """(n,) the key of each stretch, of NOTHING where it is empty."""
    return np.where(spans.start < spans.end, mixed(span_values(text.sums, spans.start, spans.end)), np.uint64(key_of(NOTHING)))


def strings(text: Written, spans: Spans) -> list[str]:
    """(n,) the folded text of each stretch, NOTHING where it is empty."""
    return [text.folded[low:high] or NOTHING for low, high in zip(spans.start.tolist(), spans.end.tolist(), strict=True)]
