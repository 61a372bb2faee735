"""Articles side by side, as arrays: what is asked of their words, sentences and parts is then asked of all at once."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from indexer.model import Bools, Ints
from indexer.text.sums import sums_before
from indexer.trees.reading.reading import Reading


class Shelf(NamedTuple):
    """Several readings side by side: their words, sentences, places and parts are numbered on from one to the next.

    places, sentences, words   (a + 1,) where those of each article begin
    of                         (words,) the article of each word
    word, sentence             (m,) of each occurrence
    parts                      (sentences,) the part of each
    begins, ends, latin        (k,) of all words of the articles
    numbers                    (k,) the word of each, or -1
    """

    readings: Sequence[Reading]
    places: Ints
    sentences: Ints
    words: Ints
    of: Ints
    word: Ints
    sentence: Ints
    parts: Ints
    begins: Ints
    ends: Ints
    latin: Bools
    numbers: Ints

    def numbers_at(self, places: Ints) -> Ints:
        """(n,) the word that begins at each place, -1 where none does."""
        at = np.searchsorted(self.begins, places)
        begins, numbers = np.append(self.begins, -1), np.append(self.numbers, -1)
        return np.where(begins[at] == places, numbers[at], -1)

    @property
    def size(self) -> int:
        """How many words there are."""
        return int(self.words[-1])


def shelf_of(readings: Sequence[Reading], parts: Sequence[Ints]) -> Shelf:
    """The readings side by side; `parts` (sentences,) of each gives the part of each sentence."""
    lexes, spelled = [reading.lexis for reading in readings], [reading.spelled for reading in readings]
    places = sums_before([len(reading.article.title) + len(reading.article.text) + 2 for reading in readings])
    sentences, words = sums_before([lexis.sentences for lexis in lexes]), sums_before([lexis.words for lexis in lexes])
    most = sums_before([int(part.max(initial=0)) + 1 for part in parts])
    numbers = joined([lexis.numbers for lexis in lexes], words)
    numbers[np.concatenate([lexis.numbers for lexis in lexes]) < 0] = -1
    return Shelf(
        readings, places, sentences, words, np.repeat(np.arange(len(lexes)), np.diff(words)),
        joined([lexis.word for lexis in lexes], words), joined([lexis.sentence for lexis in lexes], sentences),
        joined(parts, most), joined([words.begins for words in spelled], places),
        joined([words.ends for words in spelled], places), np.concatenate([words.latin for words in spelled]), numbers,
    )  # fmt: skip


def joined(arrays: Sequence[Ints], bounds: Ints) -> Ints:
    """The arrays one after another, each raised by its bound."""
    return np.concatenate([array + at for array, at in zip(arrays, bounds.tolist(), strict=False)])


def fresh(numbers: Ints) -> Bools:
    """(n,) which numbers are not the one before."""
    first = np.ones(len(numbers), dtype=np.bool_)
    first[1:] = numbers[1:] != numbers[:-1]
    return first
