"""What concepts are found in, of all articles side by side: their candidates, sentences and mentions as columns."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from indexer.model import Analysis, Bools, Column, CorpusWeights, Floats, Gloss, Ints, Keys, Statement
from indexer.text.stacks import Stack

COLUMNS = {"keys": "u8", "count": "u2", "start": "u4", "length": "u1", "base": "f4", "title": "?", "latin": "?"}
"""The columns of `model.Candidates` that are asked for beside what stands around each, with their types."""


@dataclass(frozen=True, slots=True, eq=False)
class Stacked:
    """The candidates of all articles, by article and then by place; (m,) each, as `model.Candidates` has them.

    bounds   (articles + 1,) where each article's candidates begin
    weights  (articles, 7) the `CorpusWeights` of each
    """

    keys: Keys
    count: npt.NDArray[np.uint16]
    start: npt.NDArray[np.uint32]
    length: npt.NDArray[np.uint8]
    base: Floats
    title: Bools
    latin: Bools
    around: npt.NDArray[np.uint16]
    bounds: Ints
    weights: Column


@dataclass(frozen=True, slots=True, eq=False)
class Said:
    """What articles say of candidates.

    sentences            (s, 2) those of all articles as `model.Analysis` has them; `sentence_bounds` (articles + 1,)
    mentions             (n, 2) the same; `mention_bounds` (articles + 1,)
    glosses, statements  of each article
    han, words           Han characters and Latin words of all prose
    english              (articles,) whether each is in English
    """

    sentences: npt.NDArray[np.int32]
    sentence_bounds: Ints
    mentions: npt.NDArray[np.uint16]
    mention_bounds: Ints
    glosses: tuple[tuple[Gloss, ...], ...]
    statements: tuple[tuple[Statement, ...], ...]
    han: int
    words: int
    english: tuple[bool, ...]


class Gathered(NamedTuple):
    """The analyses of a corpus, as far as concepts follow from them."""

    candidates: Stacked
    said: Said


def gathered(analyses: Iterable[Analysis]) -> Gathered:
    """The analyses side by side. They are asked for once, one after the other, and none is kept."""
    columns = {name: Stack(dtype) for name, dtype in COLUMNS.items()} | {"around": Stack("u2", 4, 2)}
    sentences, mentions = Stack("i4", 2), Stack("u2", 2)
    weights: list[CorpusWeights] = []
    told: list[tuple[tuple[Gloss, ...], tuple[Statement, ...]]] = []
    english: list[bool] = []
    han = words = 0
    for analysis in analyses:
        for name, column in columns.items():
            column.add(getattr(analysis.candidates, name))
        sentences.add(analysis.sentences)
        mentions.add(analysis.mentions)
        weights.append(analysis.weights)
        told.append((analysis.glosses, analysis.statements))
        english.append(analysis.language == "en")
        han, words = han + analysis.han, words + analysis.words
    of_corpus = np.array(weights, dtype=np.float64).reshape(-1, len(CorpusWeights._fields))
    candidates = Stacked(**{name: column.rows for name, column in columns.items()}, bounds=columns["keys"].bounds, weights=of_corpus)
    glosses, statements = tuple(found for found, _ in told), tuple(found for _, found in told)
    said = Said(sentences.rows, sentences.bounds, mentions.rows, mentions.bounds, glosses, statements, han, words, tuple(english))
    return Gathered(candidates, said)
