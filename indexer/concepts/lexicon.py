"""Which English words and Chinese words translate one another, and what abbreviations stand for.

The shipped lists are `word-pairs.txt` and `abbreviations.txt`; pairs of whole names (a glossary) and what a corpus
teaches go on top. English words are compared by their stems.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files

from indexer.text.spelling import is_han, spelling

WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[A-Za-z]+")
FUNCTION_WORDS = frozenset(
    ["a", "an", "the", "of", "and", "or", "to", "for", "in", "on", "as", "by", "at", "is", "with", "s"]
)
ENDINGS = (
    "ization",
    "isation",
    "ational",
    "ation",
    "ating",
    "ators",
    "ator",
    "ate",
    "ings",
    "ing",
    "ers",
    "er",
    "ors",
    "or",
    "ies",
    "ied",
    "ed",
    "es",
    "s",
    "y",
    "e",
)
"""Endings that are cut, the first that fits: one stem for compute, computing, computer and computation."""
SHORTEST_STEM = 3


@lru_cache(1 << 14)
def stem(word: str) -> str:
    """What the forms of an English word share.

    >>> stem("mapping") == stem("map"), stem("scalability") == stem("scalable")
    (True, True)
    """
    low = word.lower()
    if low.endswith("bility"):
        low = f"{low[:-5]}le"
    for ending in ENDINGS:
        if low.endswith(ending) and len(low) - len(ending) >= SHORTEST_STEM:
            low = low[: -len(ending)]
            break
    return low[:-1] if len(low) > SHORTEST_STEM and low[-1] == low[-2] and low[-1] not in "sl" else low


@lru_cache(1 << 15)
def words_of(name: str) -> tuple[str, ...]:
    """The words of an English name as they are written, camelCase parted, without function words unless nothing else is there."""
    words = tuple(WORD.findall(name))
    return tuple([word for word in words if word.lower() not in FUNCTION_WORDS]) or words


@dataclass(frozen=True, slots=True)
class Lexicon:
    """pairs       stem of an English word -> Chinese words, the longest first
    names       spelling of an English name -> Chinese names
    expansions  abbreviation in capitals -> its words, for each thing that it stands for
    initials    Chinese word -> the first letters of its English ones
    """

    pairs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    names: Mapping[str, frozenset[str]] = field(default_factory=dict)
    expansions: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    initials: Mapping[str, frozenset[str]] = field(default_factory=dict)


def with_names(lexicon: Lexicon, names: Iterable[tuple[str, str]]) -> Lexicon:
    """A lexicon with pairs of names on top: an English and a Chinese one, or a long English one and its abbreviation.

    English and Chinese names of one word each are pairs of words too. Costs a step for each new pair.
    """
    pairs: list[tuple[str, str]] = []
    longs: list[tuple[str, str]] = []
    whole: defaultdict[str, set[str]] = defaultdict(set)
    for left, right in names:
        if is_han(left) or not is_han(right):
            longs += [] if is_han(left) else [(right, left)]
            continue
        whole[spelling(left)].add(right)
        if len(words_of(left)) == 1 and not left.isupper():
            pairs.append((stem(words_of(left)[0]), right))
    merged = {name: lexicon.names.get(name, frozenset()) | found for name, found in whole.items()}
    return _lexicon(lexicon, pairs, {**lexicon.names, **merged}, longs)


def _lexicon(
    base: Lexicon,
    words: Iterable[tuple[str, str]],
    names: Mapping[str, frozenset[str]],
    longs: Iterable[tuple[str, str]],
) -> Lexicon:
    pairs, expansions, initials = dict(base.pairs), dict(base.expansions), dict(base.initials)
    for key, word in words:
        if word not in pairs.get(key, ()):
            pairs[key] = tuple(sorted((*pairs.get(key, ()), word), key=_longest_first))
            initials[word] = initials.get(word, frozenset()) | {key[0]}
    for short, long in longs:
        meant = expansions.get(short_key(short), ())
        expansions[short_key(short)] = tuple(sorted({*meant, words_of(long)}))
    return Lexicon(pairs, names, expansions, initials)


def _longest_first(word: str) -> tuple[int, str]:
    return -len(word), word


def short_key(short: str) -> str:
    """What the ways to write an abbreviation share: no plural, case or dots."""
    plain = short.removesuffix("s") if short[:-1].isupper() else short
    return plain.replace(".", "").upper()


@cache
def shipped() -> Lexicon:
    """The lexicon that comes with the project."""
    pairs = [(stem(row[0]), word) for row in rows("word-pairs.txt") for word in row[1:]]
    longs = [(row[0], " ".join(row[1:])) for row in rows("abbreviations.txt")]
    return _lexicon(Lexicon(), pairs, {}, longs)


@cache
def word_list(name: str) -> frozenset[str]:
    """The words of a list that lies beside this module."""
    return frozenset(word for row in rows(name) for word in row)


def rows(name: str) -> Iterator[Sequence[str]]:
    """The words of each line of a list that lies beside this module, without comments."""
    text = files("indexer.concepts").joinpath(name).read_text("utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield line.split()
