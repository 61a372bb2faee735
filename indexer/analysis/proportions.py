"""What an article's scores depend on as a whole: how long it is, how much of it is Chinese, whether it is an abstract."""

from dataclasses import dataclass

import numpy as np

from indexer.analysis.grams import Prose
from indexer.analysis.tokens import HAN_WORD
from indexer.model import Bools, Column, Ints
from indexer.text.sums import sums_before

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
    bounds = np.searchsorted(tokens.article, np.arange(articles + 1))
    latin = tokens.kind != HAN_WORD
    han_chars = np.where(latin, 0, tokens.end - tokens.start)
    sentences = int(tokens.sentence.max(initial=-1)) + 1
    in_sentence = np.bincount(tokens.sentence[latin], minlength=sentences)
    function = np.bincount(tokens.sentence[latin & ~prose.open], minlength=sentences)
    han_in = np.bincount(tokens.sentence, han_chars, minlength=sentences)
    prose_like = (
        (in_sentence >= ENGLISH_PROSE_WORDS)
        & (function >= ENGLISH_FUNCTION_WORDS * in_sentence)
        & (han_in < ENGLISH_PROSE_HAN * (han_in + in_sentence))
    )
    han, words = _sums(han_chars, bounds), _sums(latin, bounds)
    english = _sums(latin & prose_like[tokens.sentence], bounds)
    share = np.where(han + 2 * english > 0, han / np.maximum(1, han + 2 * english), np.where(han > 0, 1.0, 0.0))
    return Texts(np.diff(bounds), bounds[:-1], han, words, chars, paragraphs, share)


def _sums(values: Ints | Bools, bounds: Ints) -> Ints:
    """(bounds - 1,) the sums of the values between bounds."""
    return np.diff(sums_before(values)[bounds])


def _ramp(value: Column, low: float, high: float) -> Column:
    return np.clip((value - low) / (high - low), 0.0, 1.0)
