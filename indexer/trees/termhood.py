"""How likely a term names something that its article speaks of (termhood): what readers called a name of nothing, learnt.

A logistic regression over where the article has the term, how it is spelled, the parts of speech of its first and last word,
its words, its first and last characters, and those around it where it first stands. Its weights (`termhood.txt`) were fitted by `benchmarks/fit_termhood.py` on the marks in `benchmarks/judged/terms.tsv`.
"""

import re
from collections.abc import Iterator
from functools import cache, cached_property, lru_cache
from math import exp

import numpy as np

from indexer.model import Ints
from indexer.text.spelling import is_han
from indexer.trees.gaps import Columns, logits
from indexer.trees.reading import Reading
from indexer.trees.tables import weights_in
from indexer.trees.wellformed import tagged

TABLE = "termhood.txt"
SHORT = 2
"""Characters of a term that is short."""
EDGE = 3
"""Characters at a term's edges that are looked at."""
LONGEST_WORD = 16
"""Characters on either side in which the next word is looked for."""
WORD_BEFORE, WORD_AFTER = re.compile(r"([a-z]+) $"), re.compile(r" ([a-z]+)")
HUMP = re.compile(r"[a-z][A-Z]")


class Termhood:
    """How likely each term of an article names something, between 0 and 1; each is looked at when it is asked for."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._chances: dict[int, float] = {}

    @cached_property
    def first(self) -> list[int]:
        """(t,) the first sentence that each term stands in, -1 for none."""
        return list(first_sentences(self.reading).tolist())

    @cached_property
    def _standing(self) -> list[float]:
        return list(logits(term_columns(self.reading, np.array(self.first, dtype=np.int64)), weights_of(TABLE)).tolist())

    def chance(self, term: int) -> float:
        """How likely a term names something."""
        if term not in self._chances:
            around = sum(weights_of(TABLE).get(sign, 0.0) for sign in signs_around(self.reading, term, self.first[term]))
            logit = self._standing[term] + spelling_says(self.reading.terms[term].text) + around
            self._chances[term] = round(1 / (1 + exp(-logit)), 6)
        return self._chances[term]


def first_sentences(reading: Reading) -> Ints:
    """(t,) the first sentence that each term stands in, -1 for none."""
    first = np.full(len(reading.terms), -1)
    first[reading.term[::-1]] = reading.sentence[::-1]
    return first


def signs_around(reading: Reading, term: int, sentence: int) -> Iterator[str]:
    """What stands right before and after a term in a sentence: the one and the two nearest characters, and a Latin word; nothing
    where the term does not stand there."""
    text, name = reading.sentences[sentence].lower() if sentence >= 0 else "", reading.terms[term].folded
    at = text.find(name)
    if at < 0:
        return
    end = at + len(name)
    yield from signs_beside(text[max(0, at - LONGEST_WORD) : at], text[end : end + LONGEST_WORD])


def signs_beside(before: str, after: str) -> Iterator[str]:
    """The signs of what stands before and after something, in lower case."""
    for place, near, said, word in (
        ("before", before[-1:], before[-2:], WORD_BEFORE.search(before)),
        ("after", after[:1], after[:2], WORD_AFTER.match(after)),
    ):
        yield f"{place} 1 {near if near.isprintable() else ''}"
        yield f"{place} 2 {said if said.isprintable() else ''}"
        if word:
            yield f"{place} word {word[1]}"


def term_columns(reading: Reading, first: Ints) -> Columns:
    """(t,) columns: how good each term is, how often and where the article says it, whether it is a concept. `first` (t,) is the
    first sentence of each."""
    rows, size, sentences = reading.analysis.candidates, len(reading.terms), max(1, len(reading.starts))
    held = np.bincount(reading.term, minlength=size)
    rank = np.empty(size)
    rank[np.argsort(-reading.weights, kind="stable")] = np.arange(size)
    concept = np.array([bool(term.concept) for term in reading.terms], dtype=np.bool_)
    latin = rows.latin[reading.order]
    columns = {
        "score": reading.scores[reading.order], "rank": np.log1p(rank), "title": rows.title[reading.order],
        "concept": concept, "Latin concept": concept & latin, "tokens": rows.tokens[reading.order],
        "count": np.log1p(rows.count[reading.order]), "held": np.log1p(held), "share": held / sentences, "once": held <= 1,
        "first": first / sentences, "sentences": np.full(size, np.log(sentences)),
    }  # fmt: skip
    return {name: column.astype(np.float64) for name, column in columns.items()}


@lru_cache(maxsize=1 << 16)
def spelling_says(text: str, table: str = TABLE) -> float:
    """What the spelling of a term or another stretch and its words add to its logit, by the weights of a table."""
    weights = weights_of(table)
    return round(sum(weights.get(sign, 0.0) * value for sign, value in signs_of(text)), 6)


def signs_of(text: str) -> Iterator[tuple[str, float]]:
    """The signs of a term's spelling, each with how much it has of it."""
    han, latin = any(map(is_han, text)), any(sign.isascii() and sign.isalpha() for sign in text)
    words = text.split()
    lower, capital = latin and text == text.lower(), latin and text[:1].isupper() and not text.isupper()
    flags = {
        "Han": han and not latin, "Latin": latin and not han, "short": len(text) <= SHORT, "lower": lower, "upper": latin and text.isupper(),
        "capital": capital, "hump": HUMP.search(text) is not None, "digit": any(map(str.isdigit, text)), "sign": any(sign in "._-/+#@" for sign in text),
        "lone lower": lower and len(words) == 1, "several capital": capital and len(words) > 1,
    }  # fmt: skip
    yield from ((name, 1.0) for name, holds in flags.items() if holds)
    yield "characters", len(text)
    yield "words", len(words)
    if han:
        tags = tagged(text)
        yield from ((f"{place} tag {tag}", 1.0) for place, (_, tag) in (("first", tags[0]), ("last", tags[-1])))
        words = [word for word, _ in tags]
    yield from ((f"{place} word {word.lower()}", 1.0) for place, word in (("first", words[0]), ("last", words[-1])))
    yield from ((f"word {word}", 1.0) for word in sorted({word.lower() for word in words}))
    folded = text.lower()
    yield from ((f"{place} {edge}", 1.0) for place, edge in _edges(folded))


def _edges(text: str) -> Iterator[tuple[str, str]]:
    """The characters that a term begins and ends with, one to EDGE of them."""
    for size in range(1, min(EDGE, len(text)) + 1):
        yield "opens", text[:size]
        yield "closes", text[-size:]


@cache
def weights_of(table: str) -> dict[str, float]:
    """The weights of a table, read once."""
    return weights_in(table)
