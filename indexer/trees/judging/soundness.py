"""How likely a run of clauses can stand on its own as a point: what readers called wrong, learnt.

A logistic regression over how a run lies in its sentence, over how well known what it speaks of is, over its words (those in it, its first and its last one, the ones
right before and after it), and over the characters that it begins and ends with. Its weights (`soundness.txt`, `soundness-words.txt`) are whole thousandths, so that a sum does not depend
on the order of its parts; `benchmarks/fit_soundness.py` made them from the marks in `benchmarks/judged/points.tsv`; words that
nobody marked have the weights of words in like company.
"""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy as np

from indexer.model import Bools, Column, Ints, Keys
from indexer.text.characters import PLANE, folding
from indexer.text.hashing import contains, keys_of, mixed, prefix_sums, span_values
from indexer.text.sums import sums_before
from indexer.trees.parting.gaps import Columns
from indexer.trees.reading.abreast import ALNUM, EDGED, HAN, MARK, SPACE, WORDY, Sentences
from indexer.trees.reading.clauses import HAN_TOKENS, LATIN_TOKENS
from indexer.trees.reading.lexis import ranges
from indexer.trees.reading.reading import MARGIN, Reading
from indexer.trees.reading.wellformed import LEAD
from indexer.trees.tables import UNIT, key_weights, weights_in

EARLY, EARLY_SHARE = 300, 0.1
"""Characters at the beginning of an article in which it often speaks of itself, and the share of it that they are at most."""
PLACES = ("in", "first", "last", "before", "after", "opening", "closing")
"""Where a word stands, as seen from a run; and the EDGE characters that it begins and ends with, or fewer: the columns of
`soundness-words.txt`."""
EDGE = 2
EDGES = {"comma": "，,、", "colon": "：:", "semicolon": "；;", "dash": "—-", "bracket": '（(“"「', "stop": "。.!?！？…"}
"""The signs that a run may stand between."""
REFERRING = "它 它们 他 他们 她 其 此 该 这 这个 这些 这种 这样 这里 那 那个 那些 那种 上述 it its they them their this these those such he his she her"
"""Words for what was said before."""
ASKS, CALLS = 1, 2
SHORT, LONG = 8.0, 60.0
"""Tokens of a run that is short, of a sentence that is long."""


class Stretches(NamedTuple):
    """r runs of clauses: the sentence of each, where it starts and ends in the text of all, its tokens, its content words."""

    sentence: Ints
    start: Ints
    end: Ints
    tokens: Column
    words: Ints


class Setting(NamedTuple):
    """(n,) of each sentence whether it opens its block, is all of it, and stands early in the article."""

    opens: Bools
    alone: Bools
    early: Bools


class Spellings(NamedTuple):
    """The k words of the sentences, function words and numbers among them: where each begins and ends, its key; (characters + 1,) how many begin
    before each place. `sums` (characters + 1,) are those of `hashing.prefix_sums`."""

    begins: Ints
    ends: Ints
    keys: Keys
    before: Ints
    sums: Keys


class Contents(NamedTuple):
    """The k content words of the sentences: where each begins, how often its article says it (thousandths of the logarithm), and
    whether the title or a heading does."""

    begins: Ints
    counts: Ints
    named: Bools


def setting_of(reading: Reading, rows: Ints) -> Setting:
    """Where some sentences of an article stand."""
    blocks, of = reading.article.blocks, reading.blocks[rows].tolist()
    starts, ends = reading.starts[rows], reading.ends[rows]
    opens = starts - np.array([blocks[block].start for block in of], dtype=np.int64) < 2
    closes = ends >= np.array([blocks[block].end for block in of], dtype=np.int64) - 2
    return Setting(opens, opens & closes, starts < min(EARLY, EARLY_SHARE * len(reading.article.text)))


class Placed(NamedTuple):
    """Some sentences of readings in the titles and texts of these one after another: `places` (readings,) is where each text begins,
    `starts` and `ends` (n,) where the sentences do and end."""

    places: Ints
    starts: Ints
    ends: Ints

    def rows_of(self, begins: Ints, ends: Ints) -> tuple[Ints, Ints]:
        """(m,) each: of some stretches, which are in order and apart, those that stand in one of the sentences, and in which."""
        row, inside = ranges(np.searchsorted(begins, self.starts), np.searchsorted(ends, self.ends, side="right"))
        return inside, row


def _placed(readings: Sequence[tuple[Reading, Ints]]) -> Placed:
    shifts = [len(reading.article.title) + 1 for reading, _ in readings]
    places = sums_before([shift + len(reading.article.text) + 1 for (reading, _), shift in zip(readings, shifts, strict=True)])[:-1] + shifts
    rows = list(zip(readings, places.tolist(), strict=True))
    starts = np.concatenate([reading.starts[own] + at for (reading, own), at in rows])
    return Placed(places, starts, np.concatenate([reading.ends[own] + at for (reading, own), at in rows]))


def spellings_of(side: Sentences, readings: Sequence[tuple[Reading, Ints]]) -> Spellings:
    """The words of the sentences beside each other: of each reading those of some rows, in order."""
    placed = _placed(readings)
    first = [at - len(reading.article.title) - 1 for (reading, _), at in zip(readings, placed.places.tolist(), strict=True)]
    begins, ends = (np.concatenate([reading.words[edge] + at for (reading, _), at in zip(readings, first, strict=True)]) for edge in (0, 1))
    inside, row = placed.rows_of(begins, ends)
    by = side.begins[row] - placed.starts[row]
    begins, ends = begins[inside] + by, ends[inside] + by
    wordy = side.kinds[begins] & (ALNUM | HAN | WORDY) != 0
    begins, ends = begins[wordy], ends[wordy]
    opens = np.zeros(len(side.codes), dtype=np.bool_)
    opens[begins] = True
    sums = prefix_sums(folding().take(side.codes))
    return Spellings(begins, ends, mixed(span_values(sums, begins, ends)), sums_before(opens), sums)


def contents_of(side: Sentences, readings: Sequence[tuple[Reading, Ints]]) -> Contents:
    """The content words of the sentences beside each other: of each reading those of some rows, in order."""
    placed, lexes = _placed(readings), [reading.lexis for reading, _ in readings]
    begins = np.concatenate([lexis.start + at for lexis, at in zip(lexes, placed.places.tolist(), strict=True)])
    words = sums_before([lexis.words for lexis in lexes])
    word = np.concatenate([lexis.word + at for lexis, at in zip(lexes, words.tolist(), strict=False)])
    inside, row = placed.rows_of(begins, begins + 1)
    said = np.round(UNIT * np.log(np.maximum(np.bincount(word, minlength=words[-1]), 1))).astype(np.int64)
    named = np.concatenate([reading.named for reading, _ in readings])
    found = word[inside]
    return Contents(begins[inside] - placed.starts[row] + side.begins[row], said[found], named[found])


def soundness(side: Sentences, runs: Stretches, setting: Setting, spellings: Spellings, contents: Contents) -> Column:
    """(r,) how likely each run is sound, between 0 and 1."""
    logits = np.full(len(runs.start), float(_columns()["bias"]))
    columns = {**run_columns(side, runs, setting), **content_columns(runs, contents), **reference_columns(side, runs, spellings)}
    for name, column in columns.items():
        logits += np.rint(_columns().get(name, 0) * column)
    logits += _words_say(runs, spellings, side)
    return np.round(1 / (1 + np.exp(-logits / UNIT)), 6)


def run_columns(side: Sentences, runs: Stretches, setting: Setting) -> Columns:
    """(r,) columns: how each run lies in its sentence, and its sentence in the article."""
    signs, sentence = _signs().take(side.codes), runs.sentence
    begins, ends = side.begins[sentence], side.ends[sentence]
    solid = sums_before(side.kinds & SPACE == 0)
    before = solid[runs.start] - solid[begins]
    inner = sums_before(side.kinds & EDGED == 0)
    ended, begun = inner[ends] <= inner[runs.end], before <= LEAD
    latin = sums_before(side.kinds & HAN != 0)
    latin = latin[ends] == latin[begins]
    size = (ends - begins) * np.where(latin, LATIN_TOKENS, HAN_TOKENS)
    marks, calls = sums_before(_fresh(side.kinds & MARK != 0)), sums_before(signs & CALLS != 0)
    joined = sums_before(_joints(side))
    flags = {
        "begun": begun, "begun in Latin": begun & latin, "not led": before == 0, "ended": ended, "ended in Latin": ended & latin,
        "whole": begun & ended, "whole in Latin": begun & ended & latin, "short": runs.tokens < SHORT, "Latin": latin,
        "long sentence": size > LONG, "opens": setting.opens[sentence], "alone": setting.alone[sentence], "early": setting.early[sentence],
        "asks": signs[np.maximum(_last_solid(side, ends), begins)] & ASKS != 0, "calls": calls[ends] > calls[begins],
        "joined": joined[runs.end] > joined[runs.start], **_between(side, runs),
    }  # fmt: skip
    measures = {
        "length": np.log(runs.tokens), "sentence": np.log(np.maximum(size, 1.0)), "share": np.minimum(runs.tokens / np.maximum(size, 1.0), 1.0),
        "clauses": marks[runs.end] - marks[runs.start], "words": runs.words / runs.tokens,
    }  # fmt: skip
    return {**{name: flag.astype(np.float64) for name, flag in flags.items()}, **measures}


def content_columns(runs: Stretches, contents: Contents) -> Columns:
    """(r,) columns: whether what a run speaks of is known, by its content words: the first one, and all."""
    low, high = np.searchsorted(contents.begins, runs.start), np.searchsorted(contents.begins, runs.end)
    some, size = low < high, np.maximum(high - low, 1)
    count, named = np.append(contents.counts, 0)[low], np.append(contents.named, False)[low]

    def mean(column: Ints | Bools) -> Column:
        sums = sums_before(column)
        return np.asarray((sums[high] - sums[low]) / size)

    return {
        "first count": np.where(some, count, 0) / UNIT, "first named": (some & named).astype(np.float64),
        "counts": mean(contents.counts) / UNIT, "named": mean(contents.named), "rare": mean(contents.counts == 0),
    }  # fmt: skip


def reference_columns(side: Sentences, runs: Stretches, spellings: Spellings) -> Columns:
    """(r,) columns: whether a run says this, it or their in its first clause, where nothing it says can be meant, and in later ones."""
    refers = sums_before(contains(_referring(), spellings.keys))
    marks = np.append(np.flatnonzero(side.kinds & MARK), len(side.codes))
    ends = np.minimum(marks[np.searchsorted(marks, runs.start)], runs.end)
    low, middle, high = (refers[spellings.before[places]] for places in (runs.start, ends, runs.end))
    return {"refers early": (middle > low).astype(np.float64), "refers later": (high > middle).astype(np.float64)}


def words_around(runs: Stretches, spellings: Spellings, side: Sentences) -> dict[str, Ints]:
    """(r,) the first and last word of each run and those right before and after it in its sentence, as numbers of
    `spellings`, -1 for none."""
    low, high = spellings.before[runs.start], spellings.before[runs.end]
    some = low < high
    before, after = low - 1, high
    begins = np.append(spellings.begins, len(side.text))
    leads = (before >= 0) & (begins[before] >= side.begins[runs.sentence])
    follows = begins[after] < side.ends[runs.sentence]
    return {
        "first": np.where(some, low, -1), "last": np.where(some, high - 1, -1),
        "before": np.where(leads, before, -1), "after": np.where(follows, after, -1),
    }  # fmt: skip


def _words_say(runs: Stretches, spellings: Spellings, side: Sentences) -> Ints:
    """(r,) what the words in and around each run, and the characters at its edges, weigh together."""
    known, weights = key_weights("soundness-words.txt", PLACES)
    row = np.append(known.places(spellings.keys), -1)
    low, high = spellings.before[runs.start], spellings.before[runs.end]
    inside = sums_before(weights["in"][row[:-1]])
    total = inside[np.maximum(high, low)] - inside[low]
    for name, numbers in words_around(runs, spellings, side).items():
        total += weights[name][row[numbers]]
    for size in range(1, EDGE + 1):
        for name, (starts, ends) in edges_of(runs, size).items():
            total += weights[name][known.places(mixed(span_values(spellings.sums, starts, ends)))]
    return total


def edges_of(runs: Stretches, size: int) -> dict[str, tuple[Ints, Ints]]:
    """(r,) where the characters stand, `size` at most, that each run begins and ends with."""
    return {"opening": (runs.start, np.minimum(runs.start + size, runs.end)), "closing": (np.maximum(runs.end - size, runs.start), runs.end)}


def _between(side: Sentences, runs: Stretches) -> dict[str, Bools]:
    """(r,) flags: the sign before each run in its sentence, and the one after it."""
    codes = side.codes
    solid = np.flatnonzero(side.kinds & SPACE == 0)
    at = np.searchsorted(solid, runs.start) - 1
    before, after = solid[np.maximum(at, 0)], solid[np.minimum(np.searchsorted(solid, runs.end), len(solid) - 1)]
    leads = (at >= 0) & (before >= side.begins[runs.sentence])
    follows = after < side.ends[runs.sentence]
    kind = _edges()
    pre, post = np.where(leads, kind[codes[before]], 0), np.where(follows, kind[codes[after]], 0)
    flags = {}
    for number, name in enumerate(EDGES, 1):
        flags[f"{name} before"], flags[f"{name} after"] = pre == number, post == number
    return flags


def _last_solid(side: Sentences, ends: Ints) -> Ints:
    """The last character before each end that is no blank."""
    places = np.where(side.kinds & SPACE == 0, np.arange(len(side.kinds)), -1)
    return np.maximum.accumulate(places)[ends - 1]


def _joints(side: Sentences) -> Bools:
    """(characters,) the single blanks between two Han characters, where lines were joined; none is a MARGIN."""
    joints = np.zeros(len(side.kinds), dtype=np.bool_)
    han = side.kinds & HAN != 0
    joints[1:-1] = (side.kinds[1:-1] & SPACE != 0) & (side.codes[1:-1] != ord(MARGIN)) & han[:-2] & han[2:]
    return joints


def _fresh(marks: Bools) -> Bools:
    """(n,) the first of each run of marks."""
    fresh = marks.copy()
    fresh[1:] &= ~marks[:-1]
    return fresh


@cache
def _signs() -> np.ndarray:
    """(65536,) whether a character asks or calls."""
    table = np.zeros(PLANE, dtype=np.uint8)
    for found, sign in (("?？", ASKS), ("!！", CALLS)):
        table[[ord(character) for character in found]] |= sign
    return table


@cache
def _edges() -> np.ndarray:
    """(65536,) which of EDGES each character is, counted from 1, 0 for none."""
    table = np.zeros(PLANE, dtype=np.uint8)
    for number, signs in enumerate(EDGES.values(), 1):
        table[[ord(sign) for sign in signs]] = number
    return table


@cache
def _referring() -> Keys:
    return keys_of(REFERRING.split())


@cache
def _columns() -> dict[str, int]:
    return {name: round(UNIT * weight) for name, weight in weights_in("soundness.txt").items()}
