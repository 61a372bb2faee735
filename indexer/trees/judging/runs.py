"""The runs of clauses of many sentences at once, as arrays: what each says for its length, before any is a label."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from indexer.model import Bools, Column, Ints
from indexer.text.hashing import distinct
from indexer.text.sums import sums_before
from indexer.trees.reading.abreast import ALNUM, HAN, TRAILED, WORDY, Clauses, Sentences, clauses_of, may_lead
from indexer.trees.reading.clauses import HAN_TOKENS, LATIN_TOKENS, LONGEST, SHORTEST, begin_of, length_of
from indexer.trees.reading.lexis import ranges
from indexer.trees.reading.reading import PARTED
from indexer.trees.reading.wellformed import LEAD

MOST_CLAUSES = 5
TRIED = 4
OVERHEAD = 4.0
LEAST_WORDS = 2
WHOLE, BEGUN = 1.5, 1.5
"""What a run is worth that ends, or begins, where its sentence does, but for LEAD characters that may be a connective, when it is chosen which runs are tried
at all. With 1.2 the summary sentences of 145 articles without line breaks were covered by .372, with 1.5 by .375, of 289 others by .352 and .355."""
MARGIN = 1.2
"""A run may be so many times the length of a label before connectives are taken off."""


class Held(NamedTuple):
    """The k words of some sentences, in reading order: the sentence of each, its place there, its number; (n,) where the numbers of the words of
    each sentence's article begin in those of all, and (words,) the worth of all."""

    sentence: Ints
    place: Ints
    word: Ints
    first: Ints
    worth: Column

    @property
    def value(self) -> Column:
        """(k,) the worth of each."""
        return np.asarray(self.worth[self.first[self.sentence] + self.word])


class Runs(NamedTuple):
    """r runs of clauses that could be labels, those of a sentence together: the sentence of each, where it stands in the text of all, its length as a
    label, its words."""

    sentence: Ints
    start: Ints
    end: Ints
    tokens: Column
    said: "Said"

    def of(self, chosen: Bools) -> "Runs":
        """The chosen ones."""
        return Runs(self.sentence[chosen], self.start[chosen], self.end[chosen], self.tokens[chosen], self.said.of(chosen))

    def labels(self, side: Sentences) -> "Labels":
        """The same as columns of numbers that are looked up one by one."""
        begins, ends = side.begins[self.sentence].tolist(), side.ends[self.sentence].tolist()
        words, bounds = self.said.word.tolist(), self.said.bounds.tolist()
        return Labels(side.text, self.sentence.tolist(), begins, ends, self.start.tolist(), self.end.tolist(), self.tokens.tolist(), words, bounds)


@dataclass(frozen=True, slots=True)
class Labels:
    """Runs of clauses as columns; labels are made when asked for.

    text               of the sentences side by side
    sentence           the sentence of each run
    start, end         where it stands in `text`; its sentence from `begin` to `ended`
    tokens             its length as a label
    words, bounds      its words' numbers, distinct and ascending: words[bounds[run]:bounds[run + 1]]
    """

    text: str
    sentence: list[int]
    begin: list[int]
    ended: list[int]
    start: list[int]
    end: list[int]
    tokens: list[float]
    words: list[int]
    bounds: list[int]

    def label(self, run: int) -> str:
        """The text of a run on one line."""
        return " ".join(self.text[self.start[run] : self.end[run]].translate(PARTED).split())

    def around(self, run: int) -> tuple[str, str, str]:
        """What stands in the sentence of a run before it, the run, and the rest."""
        start, end = self.start[run], self.end[run]
        return self.text[self.begin[run] : start], self.text[start:end], self.text[end : self.ended[run]]

    def said(self, run: int) -> list[int]:
        """The words of a run."""
        return self.words[self.bounds[run] : self.bounds[run + 1]]


class Stretches(NamedTuple):
    """(r,) the first clause of each run, and where its last one ends."""

    first: Ints
    end: Ints


def best_runs(side: Sentences, held: Held) -> Runs:
    """The runs of clauses worth most for their length that are neither too short nor too long, TRIED of a sentence at
    most, best first. Whether a label is `balanced` is left to who makes it.

    worth of a run = sum over its distinct words / (tokens + OVERHEAD), with its tokens guessed from its characters; more where
    it begins or ends with its sentence .
    """
    if not side.text:
        none = np.zeros(0, dtype=np.int64)
        return Runs(none, none, none, np.zeros(0), Said(none, np.zeros(0), np.zeros(1, dtype=np.int64)))
    clauses = clauses_of(side)
    tried = _tried(side, clauses, held)
    first, last = _first_places(side, clauses, tried), _last_kept(side)[tried.end]
    tokens = _lengths(side, first, last)
    fits = np.flatnonzero((tokens >= SHORTEST) & (tokens <= LONGEST))
    first, last, sentence = first[fits], last[fits], clauses.sentence[tried.first[fits]]
    said = _said(side, held, Stretches(first, last), sentence)
    return Runs(sentence, first, last, tokens[fits], said).of(np.diff(said.bounds) >= LEAST_WORDS)


class Said(NamedTuple):
    """The distinct words of each of r runs, ascending, with their worth; (r + 1,) where those of each begin."""

    word: Ints
    value: Column
    bounds: Ints

    def of(self, chosen: Bools) -> "Said":
        """Those of the chosen runs."""
        sizes = np.diff(self.bounds)
        kept = np.repeat(chosen, sizes)
        return Said(self.word[kept], self.value[kept], sums_before(sizes[chosen]))

    def sums(self) -> Column:
        """(r,) the worth of each run's words."""
        size = len(self.bounds) - 1
        runs = np.repeat(np.arange(size), np.diff(self.bounds))
        return np.bincount(runs, self.value, minlength=size).astype(np.float64)


def _said(side: Sentences, held: Held, runs: Stretches, sentence: Ints) -> Said:
    """The words that begin within each stretch of a sentence, which is given by its first and its last place."""
    place = side.begins[held.sentence] + held.place
    low, high = np.searchsorted(place, runs.first), np.searchsorted(place, runs.end)
    run, at = ranges(low, high)
    size = int(held.word.max(initial=0)) + 1
    run, word = np.divmod(distinct(run * size + held.word[at]), size)
    return Said(word, held.worth[held.first[sentence[run]] + word], sums_before(np.bincount(run, minlength=len(low))))


def _tried(side: Sentences, clauses: Clauses, held: Held) -> Stretches:
    """The runs with the most worth for their guessed length, by sentence, the best of each first; ties by place."""
    first, end, value = _valued(side, clauses, held)
    sentence = clauses.sentence[first]
    order = np.lexsort((end, first, -np.round(value, 9), sentence))
    rank = np.arange(len(order)) - np.searchsorted(sentence[order], sentence[order])
    order = order[rank < TRIED]
    return Stretches(first[order], end[order])


def _valued(side: Sentences, clauses: Clauses, held: Held) -> tuple[Ints, Ints, Column]:
    """(r,) the first clause of each run with LEAST_WORDS that is short enough, where its last one ends, its worth."""
    fresh = _fresh_words(side, clauses, held)
    each, size = _tokens_a_character(side)[clauses.sentence], len(clauses.start)
    begun = np.where(clauses.start - side.begins[clauses.sentence] <= LEAD, BEGUN, 1.0)
    whole = np.where(clauses.end == side.ends[clauses.sentence], WHOLE, 1.0)
    low, total, count = np.arange(size), np.zeros(size), np.zeros(size)
    columns = []
    for more in range(MOST_CLAUSES):
        low = low[low + more < size]
        low = low[clauses.sentence[low + more] == clauses.sentence[low]]
        tokens = (clauses.end[low + more] - clauses.start[low]) * each[low]
        low, tokens = low[tokens <= LONGEST * MARGIN], tokens[tokens <= LONGEST * MARGIN]
        total[low] += fresh.worth[more, low + more]
        count[low] += fresh.number[more, low + more]
        says = count[low] >= LEAST_WORDS
        chosen, last = low[says], low[says] + more
        value = begun[chosen] * whole[last] * total[chosen] / (tokens[says] + OVERHEAD)
        columns.append((chosen, clauses.end[last], value))
    first, end, value = map(np.concatenate, zip(*columns, strict=True))
    return first, end, value


class Fresh(NamedTuple):
    """(MOST_CLAUSES, c) worth and number of the words of each clause that none of the d clauses before it has."""

    worth: Column
    number: Column


def _fresh_words(side: Sentences, clauses: Clauses, held: Held) -> Fresh:
    clause = np.searchsorted(clauses.end, side.begins[held.sentence] + held.place, side="right")
    pairs = held.sentence * (int(held.word.max(initial=0)) + 1) + held.word
    order = np.argsort(pairs, kind="stable")
    gap = np.full(len(order), MOST_CLAUSES)
    again = pairs[order][1:] == pairs[order][:-1]
    gap[order[1:][again]] = (clause[order][1:] - clause[order][:-1])[again]
    size = len(clauses.start)
    fresh = [gap > before for before in range(MOST_CLAUSES)]
    value = held.value
    sums = np.array([np.bincount(clause[new], value[new], minlength=size) for new in fresh])
    return Fresh(sums, np.array([np.bincount(clause[new], minlength=size) for new in fresh], dtype=np.float64))


def _tokens_a_character(side: Sentences) -> Column:
    """(n,) about how many tokens each character of a sentence is."""
    han = sums_before(side.kinds & HAN != 0)
    return np.where(han[side.ends] > han[side.begins], HAN_TOKENS, LATIN_TOKENS)


def _first_places(side: Sentences, clauses: Clauses, tried: Stretches) -> Ints:
    """(r,) where each run begins once what leads into its first clause is off."""
    places = clauses.start[tried.first]
    led = np.flatnonzero(may_lead().take(side.codes[places]))
    chosen, back = np.unique(tried.first[led], return_inverse=True)
    ends = side.ends[clauses.sentence[chosen]].tolist()
    begins = [begin_of(side.text, start, end) for start, end in zip(clauses.start[chosen].tolist(), ends, strict=True)]
    places[led] = np.array(begins, dtype=np.int64)[back]
    return places


def _last_kept(side: Sentences) -> Ints:
    """(characters + 1,) for each end of a run where it ends without the signs that are taken off."""
    places = np.where(side.kinds & TRAILED != 0, 0, np.arange(1, len(side.kinds) + 1))
    return np.concatenate([[0], np.maximum.accumulate(places)])


def _lengths(side: Sentences, first: Ints, last: Ints) -> Column:
    """(r,) the length of each run as a label."""
    tokens = _tokens(side, first, last)
    for run in np.flatnonzero(tokens < 0).tolist():
        tokens[run] = length_of(" ".join(side.text[int(first[run]) : int(last[run])].split()))
    return tokens


def _tokens(side: Sentences, first: Ints, last: Ints) -> Column:
    """(r,) what `clauses.length_of` says of the text of each run; -1 for one that begins within a Latin word."""
    kinds = side.kinds
    alnum, han = kinds & ALNUM != 0, kinds & HAN != 0
    wordy = (kinds & WORDY != 0) & ~han
    before = sums_before(alnum)
    run = np.arange(len(kinds))
    run[1:][wordy[1:] & wordy[:-1]] = 0
    inside = wordy & (before[:-1] > before[np.maximum.accumulate(run)])
    words = sums_before((alnum & ~inside) | han)
    single = sums_before(han)
    tokens = words[last] - words[first] - (1 - HAN_TOKENS) * (single[last] - single[first])
    return np.where(inside[np.minimum(first, len(kinds) - 1)], -1.0, tokens)
