"""The words of an article, as arrays: what binds neighbouring sentences together and what a summary would say."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from indexer.model import Article, Bools, Column, Ints, Keys
from indexer.text.characters import HAN, LETTER, PLANE, PUNCTUATION, kinds
from indexer.text.hashing import BASE, contains, distinct, group, keys_of, mixed, span_values
from indexer.text.sums import sums_before
from indexer.trees.reading.texts import Written
from indexer.trees.tables import words_in

SHORTEST = 2
"""Characters of a word: single ones say little in Chinese and nothing in English."""
STEM = 7
"""Latin words are compared by so many characters, which leaves endings out: segment, segmentation."""


@dataclass(frozen=True, slots=True, eq=False)
class Lexis:
    """The content words of n sentences, in reading order; each is in it as often as it occurs.

    sentence   (m,) the sentence of each occurrence, ascending
    word       (m,) its number, below `words`
    start      (m,) its offset in the article's text
    held       (words,) sentences that hold it
    rarity     (words,) ln(1 + n / held)
    keys       (words,) what tells words apart
    numbers    (k,) the number of every word of the article, -1 for one that the sentences do not have
    """

    sentence: Ints
    word: Ints
    start: Ints
    words: int
    held: Ints
    rarity: Column
    keys: Keys
    sentences: int
    numbers: Ints


@dataclass(frozen=True, slots=True, eq=False)
class Spelled:
    """The content words of a whole article, k of them: where they begin and end in `title + newline + text`, their keys,
    whether they are Latin."""

    begins: Ints
    ends: Ints
    keys: Keys
    latin: Bools


class Spread(NamedTuple):
    """Where an article's n sentences stand in its text, which begins at `shift` of `size` characters with the title."""

    spelled: Spelled
    shift: int
    size: int
    starts: Ints
    ends: Ints


def spread_of(article: Article, spelled: Spelled, starts: Ints, ends: Ints) -> Spread:
    """The content words of an article, and its sentences from `starts` to `ends`."""
    shift = len(article.title) + 1
    return Spread(spelled, shift, shift + len(article.text), starts, ends)


def lexes_of(spreads: Sequence[Spread]) -> list[Lexis]:
    """The content words of the sentences of each article, found in all articles at once."""
    spelled_of = sums_before([len(spread.spelled.begins) for spread in spreads])
    keys = np.concatenate([spread.spelled.keys for spread in spreads])
    inside, sentence = _inside(spreads)
    first = _first_of_each(keys, spelled_of)
    said = np.zeros(len(keys), dtype=np.bool_)
    said[first[inside]] = True
    before = sums_before(said)
    cuts, words_of = np.searchsorted(inside, spelled_of), before[spelled_of]
    word, kept = before[first[inside]], keys[said]
    numbers = np.where(said[first], before[first], -1)
    held = _holders(sentence, word, len(kept))
    sentences_of = sums_before([len(spread.starts) for spread in spreads])
    lexes = []
    for at, spread in enumerate(spreads):
        own, new, of = (slice(*bounds[at : at + 2]) for bounds in (cuts, words_of, spelled_of))
        places = spread.spelled.begins[inside[own] - spelled_of[at]] - spread.shift
        mine = np.where(numbers[of] >= 0, numbers[of] - words_of[at], -1)
        occurrences = sentence[own] - sentences_of[at], word[own] - words_of[at], places
        lexes.append(_lexis(Occurrences(*occurrences), held[new], kept[new], len(spread.starts), mine))
    return lexes


class Occurrences(NamedTuple):
    """(m,) the first columns of a lexis."""

    sentence: Ints
    word: Ints
    start: Ints


def _lexis(said: Occurrences, held: Ints, keys: Keys, sentences: int, numbers: Ints) -> Lexis:
    rarity = np.log1p(sentences / np.maximum(held, 1))
    return Lexis(*said, len(keys), held, rarity, keys, sentences, numbers)


class Inside(NamedTuple):
    """(m,) which of all words stand in sentences, and in which, counted through all articles."""

    rows: Ints
    sentence: Ints


def _inside(spreads: Sequence[Spread]) -> Inside:
    """The words in sentences; places are numbered on from one article to the next."""
    base = sums_before([spread.size + 1 for spread in spreads]).tolist()
    begins = np.concatenate([spread.spelled.begins + at for spread, at in zip(spreads, base, strict=False)])
    starts = np.concatenate([spread.starts + (at + spread.shift) for spread, at in zip(spreads, base, strict=False)])
    ends = np.concatenate([spread.ends + (at + spread.shift) for spread, at in zip(spreads, base, strict=False)])
    sentence = np.searchsorted(starts, begins, side="right") - 1
    rows = np.flatnonzero(begins < np.append(ends, 0)[sentence])  # before the first sentence the appended 0 ends
    return Inside(rows, sentence[rows])


def _first_of_each(keys: Keys, bounds: Ints) -> Ints:
    """(n,) the first place of each key within its article."""
    salts = np.arange(len(bounds) - 1, dtype=np.uint64) * np.uint64(BASE)
    return group(np.asarray(keys ^ np.repeat(salts, np.diff(bounds)), dtype=np.uint64))


def _holders(sentence: Ints, word: Ints, words: int) -> Ints:
    """(words,) how many sentences hold each word."""
    size = max(1, words)
    return np.bincount(distinct(sentence * size + word) % size, minlength=size)[:words]


def ranges(starts: Ints, ends: Ints) -> tuple[Ints, Ints]:
    """(m,) each: of all places in some stretches, one stretch after another, the number of the stretch and the place."""
    sizes = np.maximum(ends - starts, 0)
    of = np.repeat(np.arange(len(sizes)), sizes)
    return of, np.arange(len(of)) + (starts - np.cumsum(sizes) + sizes)[of]


def spelled_in(text: Written) -> list[Spelled]:
    """The words of the title and the text of each article that are neither function words, numbers nor single characters."""
    begins, ends = text.begins, text.ends
    long = (ends - begins >= SHORTEST) & (ends < np.repeat(text.places[1:], np.diff(text.words)))
    begins, ends = begins[long], ends[long]
    kind = kinds().take(text.small[begins])
    wordy = (kind == HAN) | (kind == LETTER) | (kind == PUNCTUATION)
    wordy &= ~contains(_function_words(), mixed(span_values(text.sums, begins, ends)))
    begins, ends, latin = begins[wordy], ends[wordy], kind[wordy] != HAN
    keys = mixed(span_values(text.sums, begins, _stems(text.small, begins, ends, latin)))
    cuts = np.searchsorted(begins, text.places).tolist()
    return [
        Spelled(begins[low:high] - at, ends[low:high] - at, keys[low:high], latin[low:high])
        for at, (low, high) in zip(text.places.tolist(), pairwise(cuts), strict=False)
    ]


def _stems(folded: np.ndarray, begins: Ints, ends: Ints, latin: Bools) -> Ints:
    """Where each word's stem ends: Latin ones lose a plural's s and what is beyond STEM characters."""
    plural = latin & (ends - begins > 3) & (folded[ends - 1] == ord("s")) & (folded[ends - 2] != ord("s"))
    stems: Ints = ends - plural
    return np.where(latin, np.minimum(stems, begins + STEM), stems)


def stems_of(words: Sequence[str]) -> list[str]:
    """What each of some words in lower case is compared by: the text of its key."""
    codes = np.minimum(np.frombuffer("".join(words).encode("utf-32-le", "surrogatepass"), dtype=np.uint32), PLANE - 1)
    bounds = sums_before([len(word) for word in words])
    begins, ends = bounds[:-1], bounds[1:]
    sizes = _stems(codes, begins, ends, kinds()[codes[begins]] != HAN) - begins
    return [word[:size] for word, size in zip(words, sizes.tolist(), strict=True)]


@cache
def _function_words() -> Keys:
    return keys_of(words_in("function-words.txt"))
