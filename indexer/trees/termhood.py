"""How likely a term names something that its article speaks of (termhood): what readers called a name of nothing, learnt.

A logistic regression over where the article has the term, how it is spelled, the parts of speech of its first and last word,
its words, its first and last characters, those around it where it first stands, and whether the same words stand beside it again and again
(it is a piece of a longer name then). Its weights (`termhood.txt`, `termhood-words.txt`) were fitted by `benchmarks/fit_termhood.py` on the marks in
`benchmarks/judged/terms.tsv`; words that nobody marked have those of words in like company.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache, cached_property, lru_cache
from math import exp, sqrt
from operator import mul
from typing import NamedTuple

import numpy as np

from indexer.model import Ints
from indexer.text.spelling import is_han, span_in
from indexer.trees.gaps import Columns, logits
from indexer.trees.reading import Reading, Term
from indexer.trees.tables import weights_in, word_weights
from indexer.trees.terms import is_abbreviation
from indexer.trees.wellformed import tagged

TABLE = "termhood"
WORDS = ("word", "first word", "last word", "word before", "word after")
PLACES = (*WORDS, "opens", "closes", "character before", "characters before", "character after", "characters after")
"""Where words and characters stand, in a term and beside it: the columns of `termhood-words.txt`."""
NOTHING = "none"
"""Stands for no character, and for one that is not printed."""
SHORT = 2
"""Characters of a term that is short."""
EDGE = 3
"""Characters at a term's edges that are looked at."""
LONGEST_WORD = 16
"""Characters on either side in which the next word is looked for."""
WORD_BEFORE, WORD_AFTER = re.compile(r"([a-z]+) $"), re.compile(r" ([a-z]+)")
OCCURRENCES = 3
"""Of a term's occurrences the first ones tell as much of what stands beside it as all."""
BESIDE = re.compile(r"[ ./+#-]?([A-Za-z0-9_]+)| ?([\u4e00-\u9fff]{1,2})")
COMPANY = ("occurrences", "same before", "always before", "name before", "same after", "always after", "name after")
AROUND = 1.5
"""What stands around a term adds no more to its logit, but to one in a hundred; of 5,396 that are likely enough to hang to none that
needs it."""
HUMP, LETTER, SIGN = re.compile(r"[a-z][A-Z]"), re.compile(r"[A-Za-z]"), re.compile(r"[._\-/+#@]")


class Weights(NamedTuple):
    """What columns weigh, and words at the places where they stand."""

    columns: dict[str, float]
    words: dict[str, dict[str, float]]

    def of(self, words: Iterable[tuple[str, str]]) -> float:
        """What words weigh together, each with its place."""
        return sum([self.words[place].get(word, 0.0) for place, word in words])


class Texts(NamedTuple):
    """The text of an article, in lower case where that is as long, and from its end to its beginning."""

    text: str
    folded: str
    reverse: str


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
        return list(logits(term_columns(self.reading, np.array(self.first, dtype=np.int64)), weights_of(TABLE).columns).tolist())

    @cached_property
    def _texts(self) -> Texts:
        return texts_of(self.reading)

    def most(self, term: int) -> float:
        """More than its chance, but for one term in a hundred: what stands around it is not looked at."""
        logit = self._standing[term] + spelling_says(self.reading.terms[term].text) + AROUND
        return round(1 / (1 + exp(-logit)), 6)

    def chance(self, term: int) -> float:
        """How likely a term names something."""
        if term not in self._chances:
            found = self.reading.terms[term]
            around = weights_of(TABLE).of(words_near(self.reading, term, self.first[term]))
            beside = sum(map(mul, company_of(self._texts, found), _company_weights(_kinds(found))))
            logit = self._standing[term] + spelling_says(found.text) + around + beside
            self._chances[term] = round(1 / (1 + exp(-logit)), 6)
        return self._chances[term]


def first_sentences(reading: Reading) -> Ints:
    """(t,) the first sentence that each term stands in, -1 for none."""
    first = np.full(len(reading.terms), -1)
    first[reading.term[::-1]] = reading.sentence[::-1]
    return first


def words_near(reading: Reading, term: int, sentence: int) -> Iterator[tuple[str, str]]:
    """What stands right before and after a term in a sentence: the one and the two nearest characters, and a Latin word; nothing
    where the term does not stand there."""
    text, name = reading.sentences[sentence].lower() if sentence >= 0 else "", reading.terms[term].folded
    place = span_in(text, name)
    if place:
        start, end = place
        yield from words_beside(text[max(0, start - LONGEST_WORD) : start], text[end : end + LONGEST_WORD])


def words_beside(before: str, after: str) -> Iterator[tuple[str, str]]:
    """What stands before and after something, in lower case, each with its place."""
    for place, near, said, word in (
        ("before", before[-1:], before[-2:], WORD_BEFORE.search(before)),
        ("after", after[:1], after[:2], WORD_AFTER.match(after)),
    ):
        yield f"character {place}", near if near and near.isprintable() else NOTHING
        yield f"characters {place}", said if said and said.isprintable() else NOTHING
        if word:
            yield f"word {place}", word[1]


def texts_of(reading: Reading) -> Texts:
    """The text of an article as terms are looked for in it."""
    text = reading.article.text
    folded = text.lower()
    return Texts(text, folded if len(folded) == len(text) else text, text[::-1])


def company_of(texts: Texts, term: Term) -> list[float]:
    """The columns COMPANY of a term: of the words right before and after it, where it first stands, the share of the commonest one,
    whether all are one, and the share of capitalised words and numbers; nothing for a term that is written otherwise."""
    text, folded, reverse = texts
    name, size, length = term.folded, len(term.folded), len(text)
    before: list[re.Match[str] | None] = []
    after: list[re.Match[str] | None] = []
    at = folded.find(name)
    while at >= 0 and len(before) < OCCURRENCES:
        before.append(BESIDE.match(reverse, length - at))
        after.append(BESIDE.match(text, at + size))
        at = folded.find(name, at + 1)
    return [sqrt(len(before)), *_alike(before, -1), *_alike(after, 0)] if before else []


def _alike(beside: list[re.Match[str] | None], first: int) -> tuple[float, float, float]:
    """How alike some words are, and the share of names; `first` is the place of what each begins with."""
    words = [found[1] or found[2] for found in beside if found]
    common = max([words.count(word) for word in words], default=0)
    named = sum([word[first].isupper() or word[first].isdigit() for word in words])
    return common / len(beside), float(common == len(beside) > 1), named / len(beside)


def company_columns(columns: list[float], term: Term) -> dict[str, float]:
    """The columns of a term's company, each with how much it has of it: a capitalised term has them twice."""
    return {f"{kind}{name}": value for kind in _kinds(term) for name, value in zip(COMPANY, columns, strict=False)}


def _kinds(term: Term) -> tuple[str, ...]:
    return ("", "capital: ") if term.text[:1].isupper() else ("",)


@cache
def _company_weights(kinds: tuple[str, ...]) -> list[float]:
    return [sum(weights_of(TABLE).columns.get(f"{kind}{name}", 0.0) for kind in kinds) for name in COMPANY]


def term_columns(reading: Reading, first: Ints) -> Columns:
    """(t,) columns: how good each term is, how often and where the article says it, whether it is a concept, and one that the glossary has. `first` (t,) is the
    first sentence of each."""
    rows, size, sentences = reading.analysis.candidates, len(reading.terms), max(1, len(reading.starts))
    held = np.bincount(reading.term, minlength=size)
    rank = np.empty(size)
    rank[np.argsort(-reading.weights, kind="stable")] = np.arange(size)
    concept = np.array([bool(term.concept) for term in reading.terms], dtype=np.bool_)
    known = np.array([term.known for term in reading.terms], dtype=np.bool_)
    latin = rows.latin[reading.order]
    columns = {
        "score": reading.scores[reading.order], "rank": np.log1p(rank), "title": rows.title[reading.order],
        "concept": concept, "Latin concept": concept & latin, "known": known, "Latin known": known & latin, "tokens": rows.tokens[reading.order],
        "count": np.log1p(rows.count[reading.order]), "held": np.log1p(held), "share": held / sentences, "once": held <= 1,
        "first": first / sentences, "sentences": np.full(size, np.log(sentences)),
    }  # fmt: skip
    return {name: column.astype(np.float64) for name, column in columns.items()}


@lru_cache(maxsize=1 << 16)
def spelling_says(text: str, table: str = TABLE) -> float:
    """What the spelling of a term or another stretch and its words add to its logit, by the weights of a table."""
    weights = weights_of(table)
    spelled = sum([weights.columns.get(name, 0.0) * value for name, value in spelling_columns(text)])
    return round(spelled + weights.of(own_words(text)), 6)


def spelling_columns(text: str) -> Iterator[tuple[str, float]]:
    """The columns of a term's spelling that are not 0: what kind of name it looks like, how long it is, the parts of speech at its edges."""
    han, latin = is_han(text), LETTER.search(text) is not None
    words = text.split()
    lower, capital = latin and text == text.lower(), latin and text[:1].isupper() and not text.isupper()
    flags = {
        "Han": han and not latin, "Latin": latin and not han, "short": len(text) <= SHORT, "lower": lower, "upper": latin and text.isupper(),
        "unknown initials": is_abbreviation(text) and text.lower() not in weights_of(TABLE).words["word"],
        "capital": capital, "hump": HUMP.search(text) is not None, "digit": any(map(str.isdigit, text)), "sign": SIGN.search(text) is not None,
        "lone lower": lower and len(words) == 1, "several capital": capital and len(words) > 1,
    }  # fmt: skip
    yield from ((name, 1.0) for name, holds in flags.items() if holds)
    yield "characters", len(text)
    yield "words", len(words)
    if han:
        tags = tagged(text)
        yield from ((f"{place} tag {tag}", 1.0) for place, (_, tag) in (("first", tags[0]), ("last", tags[-1])))


def own_words(text: str) -> Iterator[tuple[str, str]]:
    """The distinct words of a term, its first and last one, and the characters that it begins and ends with, one to EDGE of them;
    in lower case, each with its place."""
    words = [word.lower() for word, _ in tagged(text)] if is_han(text) else text.lower().split()
    yield "first word", words[0]
    yield "last word", words[-1]
    yield from (("word", word) for word in sorted(set(words)))
    folded = text.lower()
    for size in range(1, min(EDGE, len(folded)) + 1):
        yield "opens", folded[:size]
        yield "closes", folded[-size:]


@cache
def weights_of(table: str) -> Weights:
    """The weights of a table and of its words, read once."""
    return Weights(weights_in(f"{table}.txt"), word_weights(f"{table}-words.txt", PLACES))
