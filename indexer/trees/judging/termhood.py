"""How likely a term names something that its article speaks of (termhood): what readers called a name of nothing, learnt.

A logistic regression over where the article has the term, how it is spelled, the parts of speech of its first and last word,
its words, its first and last characters, those around it where its prose first has it, and whether the same words stand beside it again and again
(it is a piece of a longer name then). Its weights (`termhood.txt`, `termhood-words.txt`) were fitted by `benchmarks/fit_termhood.py` on the marks in
`benchmarks/judged/terms.tsv`; words that nobody marked have those of words in like company.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain
from typing import NamedTuple

import numpy as np

from indexer.model import Bools, Column, Ints
from indexer.text.characters import DIGIT, kinds, uppercase
from indexer.text.spelling import span_in
from indexer.trees.judging.written import (
    PLACES,
    Said,
    Spans,
    chances_of,
    own_words,
    say,
    spelling_columns,
    words_beside,
)
from indexer.trees.parting.gaps import Columns, logits
from indexer.trees.reading.declared import NOTHING, declared_in
from indexer.trees.reading.reading import Reading
from indexer.trees.reading.texts import BETWEEN, Written
from indexer.trees.tables import KeyWeights, key_weights, weights_in

TABLE = "termhood"
DECLARED = 0.6
"""Of its chance, what a name has that the article's own code declares: it is part of an example."""


def termhoods_of(readings: Sequence[Reading], text: Written) -> list[list[float]]:
    """For each article how likely each of its terms names something, between 0 and 1; `text` is what all have written."""
    places = places_of(readings, text)
    logit = logits(term_columns(readings, text, places.spans), weights()) + say(text, places.spans, words_of(text, places), words())
    chances = chances_of(logit, [len(reading.terms) for reading in readings])
    return list(map(_less_for_examples, readings, chances))


def _less_for_examples(reading: Reading, chances: list[float]) -> list[float]:
    """The chances of an article's terms, DECLARED of them for names that its own code declares and the glossary does not know."""
    declared = declared_in(reading.article)
    if declared is NOTHING:
        return chances
    return [
        chance * DECLARED if not term.known and declared.has(term.text) else chance
        for term, chance in zip(reading.terms, chances, strict=True)
    ]


class Places(NamedTuple):
    """Where terms stand first in prose, else first of all; and the sentence there, which is empty where there is none."""

    spans: Spans
    sentences: Spans


def places_of(readings: Sequence[Reading], text: Written) -> Places:
    """The places of the terms of all articles."""
    columns = []
    for reading, place in zip(readings, text.places.tolist(), strict=False):
        rows, shift, first = reading.analysis.candidates, len(reading.article.title) + 1, reading.first
        start, size = rows.start[reading.order].astype(np.int64), rows.length[reading.order].astype(np.int64)
        low, high = np.append(reading.starts, 0)[first] + shift, np.append(reading.ends, -shift)[first] + shift
        for term in np.flatnonzero((first >= 0) & ((start < low) | (start >= high))).tolist():
            name = reading.terms[term].folded
            found = span_in(reading.article.text[low[term] - shift : high[term] - shift].lower(), name)
            if found:
                start[term], size[term] = low[term] + found[0], found[1] - found[0]
        columns.append((start + place, start + size + place, low + place, high + place))
    start, end, low, high = map(np.concatenate, zip(*columns, strict=True))
    return Places(Spans(start, end), Spans(low, high))


def term_columns(readings: Sequence[Reading], text: Written, spans: Spans) -> Columns:
    """(t,) columns of the terms of all articles: how good each is, how often and where its article says it, whether it is a concept, and one
    that the glossary has, how it is spelled, what stands beside it."""
    columns = {**dict(_standing(readings)), **spelling_columns(text, spans, words()), **dict(_company(readings, text, spans))}
    opens = uppercase()[text.codes[spans.start]]
    return {**columns, **{f"capital: {name}": columns[name] * opens for name in COMPANY}}


def words_of(text: Written, places: Places) -> Iterator[Said]:
    """The words of terms and those around them."""
    return chain(own_words(text, places.spans), words_beside(text, *places))


def _standing(readings: Sequence[Reading]) -> Iterator[tuple[str, Column]]:
    sizes = [len(reading.terms) for reading in readings]
    sentences = np.repeat(np.maximum([len(reading.starts) for reading in readings], 1), sizes)
    held = np.concatenate([np.bincount(reading.term, minlength=size) for reading, size in zip(readings, sizes, strict=True)])
    concept = np.array([bool(term.concept) for reading in readings for term in reading.terms], dtype=np.bool_)
    known = np.array([term.known for reading in readings for term in reading.terms], dtype=np.bool_)
    latin = _candidates(readings, "latin")
    columns = {
        "score": np.concatenate([reading.scores[reading.order] for reading in readings]),
        "rank": np.log1p(np.concatenate([_ranks(reading.weights) for reading in readings])),
        "title": _candidates(readings, "title"),
        "concept": concept, "Latin concept": concept & latin, "known": known, "Latin known": known & latin,
        "tokens": _candidates(readings, "tokens"),
        "count": np.log1p(_candidates(readings, "count")),
        "held": np.log1p(held), "share": held / sentences, "once": held <= 1,
        "first": np.concatenate([reading.first for reading in readings]) / sentences, "sentences": np.log(sentences),
    }  # fmt: skip
    yield from ((name, column.astype(np.float64)) for name, column in columns.items())


def _candidates(readings: Sequence[Reading], column: str) -> np.ndarray:
    """(t,) a column of the candidates that are terms."""
    return np.concatenate([getattr(reading.analysis.candidates, column)[reading.order] for reading in readings])


def _ranks(weights: Column) -> Ints:
    """(t,) the place of each among the heaviest."""
    ranks = np.empty(len(weights), dtype=np.int64)
    ranks[np.argsort(-weights, kind="stable")] = np.arange(len(weights))
    return ranks


COMPANY = ("occurrences", "same before", "always before", "name before", "same after", "always after", "name after")


def _company(readings: Sequence[Reading], text: Written, spans: Spans) -> Iterator[tuple[str, Column]]:
    """What stands beside the first occurrences of each term: the share of the commonest word, whether all have it, and whether what
    stands beside the first one is capitalised or a number."""
    around = _candidates(readings, "around")
    times = np.clip(_candidates(readings, "count").astype(np.int64), 1, around.shape[1])
    yield "occurrences", np.sqrt(times)
    for side, name, named in ((0, "before", _named_before(text, spans)), (1, "after", _named_after(text, spans))):
        beside = np.ascontiguousarray(around[:, :, side].T)
        alike = np.maximum.reduce([np.count_nonzero((beside == words) & (words != 0), axis=0) for words in beside])
        yield f"same {name}", alike / times
        yield f"always {name}", ((alike == times) & (times > 1)).astype(np.float64)
        yield f"name {name}", named.astype(np.float64)


def _named_before(text: Written, spans: Spans) -> Bools:
    """(n,) whether a word that is capitalised or a number stands right before, or with one sign between."""
    at = np.searchsorted(text.ends, spans.start, side="right") - 1
    near = (at >= 0) & (spans.start - text.ends[at] <= 1) & (text.codes[spans.start - 1] != BETWEEN)
    return np.asarray(near & _is_named(text, text.begins[at]))


def _named_after(text: Written, spans: Spans) -> Bools:
    at = np.minimum(np.searchsorted(text.begins, spans.end), len(text.begins) - 1)
    gap = text.begins[at] - spans.end
    return np.asarray((gap >= 0) & (gap <= 1) & (text.codes[spans.end] != BETWEEN) & _is_named(text, text.begins[at]))


def _is_named(text: Written, places: Ints) -> Bools:
    codes = text.codes[places]
    return np.asarray(uppercase()[codes] | (kinds()[codes] == DIGIT))


@cache
def weights() -> dict[str, float]:
    """The weights of `termhood.txt`."""
    return weights_in(f"{TABLE}.txt")


def words() -> KeyWeights:
    """The weights of `termhood-words.txt`."""
    return key_weights(f"{TABLE}-words.txt", PLACES)
