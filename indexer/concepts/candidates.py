"""The candidates of a corpus: which there are, how well each does in its article, and how those that matter are written."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from indexer.concepts.forms import Form, forms_of
from indexer.concepts.gathering import Gathered
from indexer.concepts.keyterms import TERMS, ranks_of
from indexer.concepts.repeats import repeated_rows
from indexer.concepts.vocabulary import Columns, Vocabulary, vocabulary_of
from indexer.model import Ints
from indexer.text.spelling import spelling

CANDIDATES_EACH = 40
"""Best candidates of an article that may become concepts, if they are in two articles or among its TERMS."""


@dataclass(frozen=True, slots=True, eq=False)
class Candidates:
    """rank         (m,) the place of each candidate among those of its article
    forms        for each column of the vocabulary that may become a concept its forms, the most frequent first
    by_spelling  the columns that are written alike, ascending
    """

    vocabulary: Vocabulary
    columns: Columns
    rank: Ints
    forms: Mapping[int, Sequence[Form]]
    by_spelling: Mapping[str, Sequence[int]]


def candidates_of(texts: Sequence[str], read: Gathered) -> Candidates:
    """The candidates of all articles; grows with their number times its logarithm."""
    vocabulary, columns = vocabulary_of(read.candidates, repeated_rows(texts, read.candidates.bounds, read.said))
    rank = ranks_of(columns)
    forms = forms_of(texts, columns, _wanted(vocabulary, columns, rank))
    by_spelling: dict[str, list[int]] = defaultdict(list)
    for column in sorted(forms):
        by_spelling[spelling(forms[column][0].text)].append(column)
    return Candidates(vocabulary, columns, rank, forms, dict(by_spelling))


def _wanted(vocabulary: Vocabulary, columns: Columns, rank: Ints) -> Ints:
    best = columns.column[(rank < TERMS) & ~columns.repeated]
    shared = columns.column[(rank < CANDIDATES_EACH) & ~columns.repeated & (vocabulary.articles[columns.column] > 1)]
    return np.union1d(best, shared)
