"""What an article's scores depend on as a whole: how long it is, how much of it is Chinese, whether it is an abstract."""

from dataclasses import dataclass

import numpy as np

from indexer.analysis.grams import Prose
from indexer.analysis.tokens import HAN_WORD
from indexer.model import Column, Ints

SHORT_CHARS, LONG_CHARS = 400, 900
ENGLISH_PROSE_WORDS = 6
ENGLISH_PROSE_HAN = 0.1
ENGLISH_FUNCTION_WORDS = 0.15
ONLY_CHINESE = 0.7


@dataclass(frozen=True, slots=True, eq=False)
class Texts:
    """What the scores need to know of each article, all (articles,): `share` is Han / (Han + 2 x words of English prose)."""

    tokens: Ints
    first_token: Ints
    han: Ints
    words: Ints
    chars: Ints
    paragraphs: Ints
    share: Column

    @property
    def shortness(self) -> Column:
        """(articles,) 0 for an article, 1 for an abstract, by the logarithm of its characters."""
        return 1 - _ramp(np.log(np.maximum(self.chars, 1)), np.log(SHORT_CHARS), np.log(LONG_CHARS))

    @property
    def chinese(self) -> Column:
        """(articles,) what the Chinese model weighs, the English one having the rest."""
        return np.minimum(1.0, self.share / ONLY_CHINESE)

    @property
    def genre(self) -> Column:
        """(articles,) 0.15 for an English abstract to 1 for an article, by its length and paragraphs."""
        by_length = _ramp(np.log(np.maximum(self.chars, 1)), np.log(1500), np.log(6000))
        return 0.15 + 0.85 * np.maximum(by_length, _ramp(self.paragraphs.astype(float), 1, 5))


def texts_of(prose: Prose, articles: int, chars: Ints, paragraphs: Ints) -> Texts:
    """Counts and language shares of each article of a batch."""
    tokens = prose.tokens
    han_chars = np.where(tokens.kind == HAN_WORD, tokens.end - tokens.start, 0)
    count = np.bincount(tokens.article, minlength=articles)
    han = np.bincount(tokens.article, han_chars, minlength=articles).astype(np.int64)
    latin = tokens.kind != HAN_WORD
    in_sentence = np.bincount(tokens.sentence, latin)
    function = np.bincount(tokens.sentence, latin & ~prose.open)
    han_in = np.bincount(tokens.sentence, han_chars)
    prose_like = (
        (in_sentence >= ENGLISH_PROSE_WORDS)
        & (function >= ENGLISH_FUNCTION_WORDS * in_sentence)
        & (han_in < ENGLISH_PROSE_HAN * (han_in + in_sentence))
    )
    english = np.bincount(tokens.article, latin & prose_like[tokens.sentence], minlength=articles)
    share = np.where(han + 2 * english > 0, han / np.maximum(1, han + 2 * english), np.where(han > 0, 1.0, 0.0))
    words = np.bincount(tokens.article, latin, minlength=articles).astype(np.int64)
    firsts = np.concatenate([[0], np.cumsum(count)[:-1]])
    return Texts(count, firsts, han, words, chars, paragraphs, share)


def _ramp(value: Column, low: float, high: float) -> Column:
    return np.clip((value - low) / (high - low), 0.0, 1.0)
