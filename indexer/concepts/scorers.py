"""The seam for term scorers: others' ways to choose key terms, to compare with the project's own.

A scorer gets all texts of a corpus and returns the best terms of each with their scores. A package offers one of its own
under the entry-point group `indexer.scorers`; the built-in ones register the same way.
"""

import logging
import warnings
from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points
from itertools import pairwise
from typing import Any

import numpy as np

from indexer.concepts.keyterms import TERMS
from indexer.concepts.options import OWN
from indexer.errors import ConfigError
from indexer.model import Term
from indexer.text.spelling import spelling

Scored = Sequence[tuple[str, float]]
"""Terms with their scores, best first."""
Scorer = Callable[[Sequence[str]], Sequence[Scored]]
"""Texts (title, line break, text) to the best terms of each, in order."""
GROUP = "indexer.scorers"
BUILT_IN = {
    "jieba-tfidf": "indexer.concepts.scorers:jieba_tfidf",
    "jieba-textrank": "indexer.concepts.scorers:jieba_textrank",
    "sklearn-tfidf": "indexer.concepts.scorers:sklearn_tfidf",
}


def scorer_of(name: str) -> Scorer:
    """The scorer of that name. Raises ConfigError where there is none, or where it cannot be loaded."""
    entry = _entries(name).get(name)
    if entry is None:
        raise ConfigError(f"no scorer called {name!r}; known: {', '.join([OWN, *_entries('')])}")
    try:
        scorer: Scorer = entry.load()
    except (ImportError, AttributeError) as error:
        raise ConfigError(f"the scorer {name!r} cannot be loaded ({error}); mend or remove its package") from error
    return scorer


def scored_terms(scorer: Scorer, texts: Sequence[str], names: dict[str, str]) -> tuple[tuple[Term, ...], ...]:
    """The key terms that a scorer gives each text, at most TERMS; `names` are concept ids by spelling."""
    return tuple(
        tuple(
            Term(term, names.get(spelling(term), spelling(term)), round(float(score), 4), folded.count(term.casefold()))
            for term, score in found[:TERMS]
        )
        for found, folded in zip(scorer(texts), map(str.casefold, texts), strict=True)
    )


def jieba_tfidf(texts: Sequence[str]) -> Sequence[Scored]:
    """jieba's TF-IDF, with the idf that comes with jieba."""
    analyse = _jieba_analyse()
    return [analyse.extract_tags(text, TERMS, withWeight=True) for text in texts]


def jieba_textrank(texts: Sequence[str]) -> Sequence[Scored]:
    """jieba's TextRank over nouns and verbs; English words among them too, which `allowPOS` drops unless it names them."""
    analyse = _jieba_analyse()
    kinds = ("ns", "n", "vn", "v", "eng")
    return [analyse.textrank(text, TERMS, withWeight=True, allowPOS=kinds) for text in texts]


def sklearn_tfidf(texts: Sequence[str]) -> Sequence[Scored]:
    """scikit-learn's TF-IDF over jieba's words of two characters or more, with the corpus' own idf."""
    import jieba
    from sklearn.feature_extraction.text import TfidfVectorizer

    jieba.setLogLevel(logging.ERROR)
    vectorizer = TfidfVectorizer(tokenizer=jieba.lcut, token_pattern=None)
    try:
        matrix = vectorizer.fit_transform(texts).tocsr()
    except ValueError:  # no words at all
        return [() for _ in texts]
    words = vectorizer.get_feature_names_out()
    wordlike = np.array([len(word.strip()) > 1 and any(map(str.isalpha, word)) for word in words])
    return [
        _best(
            words, matrix.indices[begin:end], np.where(wordlike[matrix.indices[begin:end]], matrix.data[begin:end], 0)
        )
        for begin, end in pairwise(matrix.indptr.tolist())
    ]


def _best(words: np.ndarray, places: np.ndarray, weights: np.ndarray) -> Scored:
    order = np.lexsort((places, -weights))[:TERMS]
    return [(words[places[at]], float(weights[at])) for at in order.tolist() if weights[at] > 0]


def _entries(name: str) -> dict[str, EntryPoint]:
    """The scorers by name; other packages are asked only for a name that is not built in."""
    found = {own: EntryPoint(own, value, GROUP) for own, value in BUILT_IN.items()}
    if name in found:
        return found
    others = {entry.name: entry for entry in entry_points(group=GROUP)}
    return {**found, **{other: others[other] for other in sorted(others.keys() - found.keys())}}


def _jieba_analyse() -> Any:
    import jieba

    jieba.setLogLevel(logging.ERROR)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # it leaves its idf file open
        return import_module("jieba.analyse")
