"""How well stretches of an article hold together: cosines and likelihoods of any interval, by look-ups in two
tables."""

from dataclasses import dataclass

import numpy as np

from indexer.model import Column, Ints
from indexer.trees.reading.lexis import Lexis

PRIOR = 0.1
"""Pseudo-occurrences of each word in the Dirichlet compound multinomial."""
LAGS = 40
"""Occurrences of one word are paired with the next 40 at most, which bounds the pairs in a page's length."""
NOTHING = 1e-9


@dataclass(frozen=True, slots=True, eq=False)
class Cohesion:
    """Tables over n sentences.

    gram     (n + 1, n + 1) cumulative sums of the sentences' inner products, words weighed by rarity^2 where several
             sentences hold them
    said     (n + 1, n + 1) cumulative sums from which the likelihood of an interval's words follows: of pairs by their
             first and their second sentence, so that [j, j] less [i, j] are those between
    words    (n + 1,) words before each sentence
    normal   (words + 1,) lnG(.1 V + words) - lnG(.1 V), V the vocabulary
    """

    gram: Column
    said: Column
    words: Ints
    normal: Column

    def cosine(self, low: Ints, at: Ints, high: Ints) -> Column:
        """The cosine of the words of the sentences `low` to `at` and `at` to `high`; 0 where a side says nothing."""
        gram = self.gram
        both = gram[at, high] - gram[low, high] - gram[at, at] + gram[low, at]
        left = gram[at, at] - 2 * gram[low, at] + gram[low, low]
        right = gram[high, high] - 2 * gram[at, high] + gram[at, at]
        norm = np.sqrt(np.maximum(left * right, 0.0))
        cosine: Column = np.divide(both, norm, out=np.zeros(len(norm)), where=norm > NOTHING)
        return cosine

    def likelihood(self, low: Ints, high: Ints) -> Column:
        """ln DCM of the sentences `low` to `high`, less what does not depend on the interval:

            sum over words of [lnG(.1 + n) - lnG(.1)] + lnG(.1 V) - lnG(.1 V + N)

        n of a word and N of all in the interval (Dirichlet compound multinomial; Madsen, Kauchak and Elkan 2005,
        doi:10.1145/1102351.1102420; for segmentation Eisenstein and Barzilay 2008, aclanthology D08-1035).
        """
        words: Column = self.said[high, high] - self.said[low, high] - self.normal[self.words[high] - self.words[low]]
        return words

    def likelihoods(self, edges: Ints) -> Column:
        """(s, s) the likelihood of the sentences between each two of s edges, read where j is after i."""
        words = self.words[edges]
        normal = self.normal[np.maximum(words - words[:, None], 0)]
        return np.asarray(self.said[edges, edges] - self.said[np.ix_(edges, edges)] - normal)

    def gain(self, low: Ints, at: Ints, high: Ints) -> Column:
        """What cutting the sentences `low` to `high` at `at` adds to the likelihood."""
        return self.likelihood(low, at) + self.likelihood(at, high) - self.likelihood(low, high)


def cohesion_of(lexis: Lexis) -> Cohesion:
    """The tables. An interval with n occurrences of a word holds n - k pairs of lag k, so with ln(a + k) - ln(a + k
    - 1)
    for each pair of lag k (ln a for lag 0) its sum is lnG(a + n) - lnG(a): one cumulative table serves every
    interval."""
    size = lexis.sentences
    order = np.lexsort((lexis.sentence, lexis.word))
    word, sentence = lexis.word[order], lexis.sentence[order]
    steps = np.log(PRIOR + np.arange(LAGS + 1))
    increments = np.concatenate([steps[:1], np.diff(steps)])
    weight = np.where(lexis.held > 1, lexis.rarity, 0.0) ** 2
    pairs = [np.flatnonzero(word[lag:] == word[: len(word) - lag]) for lag in range(_longest_lag(word) + 1)]
    lag = np.repeat(np.arange(len(pairs)), [len(same) for same in pairs])
    first = np.concatenate(pairs)
    left, right = sentence[first], sentence[first + lag]
    said = np.asarray(np.bincount(left * size + right, increments[lag], minlength=size * size), dtype=np.float64)
    weights = weight[word[first]]
    gram = np.asarray(np.bincount(left * size + right, weights, minlength=size * size), dtype=np.float64)
    gram += np.bincount((right * size + left)[lag > 0], weights[lag > 0], minlength=size * size)
    counts = np.bincount(lexis.sentence, minlength=size)
    words = np.concatenate([[0], np.cumsum(counts)])
    rising = np.log(PRIOR * max(1, lexis.words) + np.arange(words[-1]))  # lnG(x + n) - lnG(x) = ln x + ... + ln(x + n - 1)
    normal = np.concatenate([[0.0], np.cumsum(rising)])
    return Cohesion(_summed(gram, size), _summed(said, size), words, normal)


def _longest_lag(word: Ints) -> int:
    """The longest lag within LAGS that a word has; `word` is ascending."""
    if not len(word):
        return 0
    return min(LAGS, int(np.bincount(word).max()) - 1)


def _summed(flat: Column, size: int) -> Column:
    """(size + 1, size + 1) cumulative sums over both axes, beginning with zeros."""
    sums = np.zeros((size + 1, size + 1))
    np.cumsum(np.cumsum(flat.reshape(size, size), axis=0), axis=1, out=sums[1:, 1:])
    return sums
