"""How likely what an author set in bold type is knowledge: a name or a statement, not a word stressed, a remark, an address.

A logistic regression over how the stretch lies in its block, what is known of it in the article, how it is spelled, what stands
around it, and how sound it is as a point. Its weights (`emphasis.txt`, `emphasis-words.txt`) were fitted by `benchmarks/fit_emphasis.py` on the marks in
`benchmarks/judged/bold.tsv`.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from math import log

import numpy as np

from indexer.model import CERTAIN
from indexer.text.spelling import well_spaced
from indexer.trees.hanging.marked import AROUND, Stressed, is_opening, with_what_follows
from indexer.trees.judging.standing import Span
from indexer.trees.judging.termhood import words as known_words
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
from indexer.trees.reading.clauses import length_of
from indexer.trees.reading.procedures import STATEMENT
from indexer.trees.reading.reading import Reading
from indexer.trees.reading.texts import Written
from indexer.trees.tables import key_weights, weights_in

KNOWN = 0.03
"""How likely a stretch must be knowledge to stand in a tree: what authors marked has first claim, so this is low. .1 refuses
far more, and with it too much of what the bench holds for terms."""
CLEAR = 0.5
"""How likely a stretch must be knowledge to stand alone where a colon parts it from what is said of it, or where it is the first clauses of a long sentence."""
SUREST = 0.01
"""No stretch is held for sounder than 1 - .01, none for less than .01."""
AROUND_LABELS = AROUND + " \t\n\u3000"
"""What is left out of a stretch at its edges."""
NEAR = 2
"""Characters, fewer than which lie between a stretch and the edge of its block."""


def knowledge_in(
    readings: Sequence[Reading], text: Written, stretches: Sequence[Sequence[Stressed]], standings: Sequence[Mapping[Span, float]]
) -> list[list[Stressed]]:
    """For each article of those that have written a `text` its stretches that are likely enough to be knowledge, the likeliest first."""
    told = zip(readings, stretches, emphases(readings, text, stretches, standings), strict=True)
    return [_knowledge(reading, sorted(zip(chances, found, strict=True), key=lambda one: -one[0])) for reading, found, chances in told]


def _knowledge(reading: Reading, ranked: Sequence[tuple[float, Stressed]]) -> list[Stressed]:
    known = [(chance, found) for chance, found in ranked if chance >= (CLEAR if is_opening(reading, found) else KNOWN)]
    rated = [(chance, found._replace(likely=int(CERTAIN * chance))) for chance, found in known]
    return [found if chance >= CLEAR else with_what_follows(reading, found) for chance, found in rated]


def emphases(
    readings: Sequence[Reading], text: Written, stretches: Sequence[Sequence[Stressed]], standings: Sequence[Mapping[Span, float]]
) -> list[list[float]]:
    """For each article how likely each of its stretches in bold type is knowledge, between 0 and 1; `standings` say how sound they are."""
    if not any(stretches):
        return [[] for _ in readings]
    spans = spans_of(readings, text, stretches)
    columns = emphasis_columns(readings, text, stretches, standings, spans)
    logit = logits(columns, weights()) + say(text, spans, words_of(text, spans), key_weights("emphasis-words.txt", PLACES))
    return chances_of(logit, list(map(len, stretches)))


@cache
def weights() -> dict[str, float]:
    """The weights of `emphasis.txt`."""
    return weights_in("emphasis.txt")


def spans_of(readings: Sequence[Reading], text: Written, stretches: Sequence[Sequence[Stressed]]) -> Spans:
    """Where the labels of stretches stand."""
    starts, ends = [], []
    for reading, own, place in zip(readings, stretches, text.places.tolist(), strict=False):
        shift = place + len(reading.article.title) + 1
        for found in own:
            raw = reading.article.text[found.start : found.end]
            low, high = len(raw) - len(raw.lstrip(AROUND_LABELS)), len(raw.rstrip(AROUND_LABELS))
            starts.append(shift + found.start + low)
            ends.append(shift + found.start + max(low, high))
    return Spans(np.array(starts, dtype=np.int64), np.array(ends, dtype=np.int64))


def emphasis_columns(
    readings: Sequence[Reading], text: Written, stretches: Sequence[Sequence[Stressed]], standings: Sequence[Mapping[Span, float]], spans: Spans
) -> Columns:
    """(n,) the columns of the stretches of all articles."""
    rows = [columns for found in zip(readings, stretches, standings, strict=True) for columns in columns_of(*found)]
    own = {name: np.array([columns[name] for columns in rows], dtype=np.float64) for name in rows[0]}
    return {**own, **spelling_columns(text, spans, known_words())}


def words_of(text: Written, spans: Spans) -> Iterator[Said]:
    """The words of stretches and those around them."""
    articles = text.places[np.searchsorted(text.places, spans.start, side="right") - 1 + np.array([[0], [1]])]
    return chain(own_words(text, spans), words_beside(text, spans, Spans(*articles)))


def columns_of(reading: Reading, stretches: Sequence[Stressed], standing: Mapping[Span, float]) -> Iterator[dict[str, float]]:
    """For each stretch how it lies in its block, what is known of it in the article, how sound it is."""
    if not stretches:
        return
    article, title = reading.article, well_spaced(reading.article.title.lower())
    blocks, terms = article.blocks, {term.folded: term for term in reading.terms}
    for label, start, end, *_ in stretches:
        said, tokens = well_spaced(label.lower()), length_of(label)
        block = blocks[max(0, bisect_right(blocks, start, key=lambda block: block.start) - 1)]
        opens, closes = start - block.start < NEAR, block.end - end <= NEAR
        sound = min(max(standing.get((start, end), 0.5), SUREST), 1 - SUREST)
        logit, states = log(sound / (1 - sound)), tokens >= STATEMENT
        yield {
            "tokens": tokens, "length": log(1 + tokens), "states": states, "sound": logit, "states soundly": states * logit,
            "opens": opens, "alone": opens and closes, "item": block.kind == "item", "quote": block.kind == "quote",
            "block": log(1 + block.end - block.start), "title": said in title, "stressed": log(1 + len(stretches)),
            "term": said in terms, "concept": said in terms and bool(terms[said].concept), "known": said in terms and terms[said].known, "place": start / max(1, len(article.text)),
        }  # fmt: skip
