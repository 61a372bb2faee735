"""The tables against the formulas in plain Python, on random texts."""

from collections import Counter
from math import lgamma, sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.trees.parting.cohesion import PRIOR, cohesion_of
from indexer.trees.reading.lexis import Lexis

KEYS = np.arange(6, dtype=np.uint64)
SENTENCES = st.lists(st.lists(st.integers(0, 5), max_size=6), min_size=2, max_size=8)


def lexis(sentences: list[list[int]]) -> Lexis:
    sentence = np.array([at for at, words in enumerate(sentences) for _ in words], dtype=np.int64)
    word = np.array([word for words in sentences for word in words], dtype=np.int64)
    held = np.array([sum(word in words for words in sentences) for word in range(6)])
    rarity = np.log1p(len(sentences) / np.maximum(held, 1))
    return Lexis(sentence, word, sentence, 6, held, rarity, KEYS, len(sentences), word)


def counts(sentences: list[list[int]], low: int, high: int) -> Counter[int]:
    return Counter(word for words in sentences[low:high] for word in words)


@given(SENTENCES)
def test_the_likelihood_of_an_interval_is_that_of_its_counts(sentences: list[list[int]]) -> None:
    found, size = cohesion_of(lexis(sentences)), len(sentences)
    for low in range(size):
        for high in range(low + 1, size + 1):
            said = counts(sentences, low, high)
            plain = sum(lgamma(PRIOR + n) - lgamma(PRIOR) for n in said.values())
            plain += lgamma(PRIOR * 6) - lgamma(PRIOR * 6 + said.total())
            assert found.likelihood(np.array([low]), np.array([high]))[0] == pytest.approx(plain, abs=1e-6)


@given(SENTENCES)
def test_the_cosine_of_two_windows_is_that_of_their_weighed_counts(sentences: list[list[int]]) -> None:
    words, size = lexis(sentences), len(sentences)
    weight = {word: words.rarity[word] * (words.held[word] > 1) for word in range(6)}
    for at in range(1, size):
        left, right = ({w: n * weight[w] for w, n in counts(sentences, *cut).items()} for cut in ((0, at), (at, size)))
        norm = sqrt(sum(v * v for v in left.values()) * sum(v * v for v in right.values()))
        plain = sum(value * right.get(word, 0.0) for word, value in left.items()) / norm if norm else 0.0
        found = cohesion_of(words).cosine(np.array([0]), np.array([at]), np.array([size]))[0]
        assert found == pytest.approx(plain, abs=1e-6)
