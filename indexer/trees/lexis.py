"""The words of an article, as arrays: what binds neighbouring sentences together and what a summary would say."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from indexer.model import Analysis, Article, Bools, Column, Ints, Keys
from indexer.text.characters import HAN, LETTER, PLANE, PUNCTUATION, folding, kinds
from indexer.text.hashing import contains, distinct, keys_of, mixed, prefix_sums, span_values
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
    keys       (words,) ascending: what tells words apart
    """

    sentence: Ints
    word: Ints
    start: Ints
    words: int
    held: Ints
    rarity: Column
    keys: Keys
    sentences: int


@dataclass(frozen=True, slots=True, eq=False)
class Spelled:
    """The content words of a whole article, k of them: where they begin and end in `title + newline + text`, their keys,
    whether they are Latin, their characters' folded codes."""

    begins: Ints
    ends: Ints
    keys: Keys
    latin: Bools
    folded: np.ndarray


def lexis_in(spelled: Spelled, shift: int, starts: Ints, ends: Ints) -> Lexis:
    """The content words of the sentences `starts` to `ends` (offsets in the text, which begins at `shift` in `spelled`)."""
    begins = spelled.begins - shift
    sentence = np.searchsorted(starts, begins, side="right") - 1
    inside = sentence >= 0
    if len(ends):
        inside &= begins < ends[np.maximum(sentence, 0)]
    sentence = sentence[inside]
    keys, word = np.unique(spelled.keys[inside], return_inverse=True)
    size = max(1, len(keys))
    held = np.bincount(distinct(sentence * size + word) % size, minlength=size)[: len(keys)]
    rarity = np.log1p(len(starts) / np.maximum(held, 1))
    return Lexis(sentence, word, begins[inside], len(keys), held, rarity, keys, len(starts))


def spelled(article: Article, analysis: Analysis) -> Spelled:
    """The words of the title and the text that are neither function words, numbers nor single characters."""
    begins, ends = (np.flatnonzero(bits) for bits in np.unpackbits(analysis.boundaries, axis=1))
    text = f"{article.title}\n{article.text}"
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    folded = folding()[np.minimum(codes, PLANE - 1)]
    long = (ends - begins >= SHORTEST) & (ends <= len(codes))
    begins, ends = begins[long], ends[long]
    sums = prefix_sums(folded)
    kind = kinds()[folded[begins]]
    wordy = (kind == HAN) | (kind == LETTER) | (kind == PUNCTUATION)
    wordy &= ~contains(_function_words(), mixed(span_values(sums, begins, ends)))
    begins, ends, latin = begins[wordy], ends[wordy], kind[wordy] != HAN
    return Spelled(begins, ends, mixed(span_values(sums, begins, _stems(folded, begins, ends, latin))), latin, folded)


def _stems(folded: np.ndarray, begins: Ints, ends: Ints, latin: Bools) -> Ints:
    """Where each word's stem ends: Latin ones lose a plural's s and what is beyond STEM characters."""
    plural = latin & (ends - begins > 3) & (folded[ends - 1] == ord("s")) & (folded[ends - 2] != ord("s"))
    stems: Ints = ends - plural
    return np.where(latin, np.minimum(stems, begins + STEM), stems)


def numbers_of(lexis: Lexis, keys: Keys) -> Ints:
    """(n,) the word of each key, -1 where the sentences do not have it."""
    if not lexis.words:
        return np.full(len(keys), -1)
    at = np.minimum(np.searchsorted(lexis.keys, keys), lexis.words - 1)
    return np.where(lexis.keys[at] == keys, at, -1)


@cache
def _function_words() -> Keys:
    return keys_of(words_in("function-words.txt"))
