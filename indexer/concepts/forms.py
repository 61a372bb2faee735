"""How a candidate is written: its forms over the corpus, and which forms are one by their spelling."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from indexer.concepts.vocabulary import Columns
from indexer.model import Ints

NUMBER_OF_FORMS = 4


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a candidate, and how many articles write it so."""

    text: str
    count: int


def forms_of(texts: Sequence[str], columns: Columns, wanted: Ints) -> Mapping[int, tuple[Form, ...]]:
    """For each wanted column its forms as authors wrote them, the most frequent first, ties by text."""
    chosen = np.flatnonzero(np.isin(columns.column, wanted))
    counts: defaultdict[int, Counter[str]] = defaultdict(Counter)
    places = zip(
        columns.column[chosen].tolist(), columns.article[chosen].tolist(), columns.start[chosen].tolist(),
        columns.length[chosen].tolist(), strict=True,
    )  # fmt: skip
    for column, article, start, length in places:
        counts[column][" ".join(texts[article][start : start + length].split())] += 1
    return {
        column: tuple(Form(text, count) for text, count in sorted(found.items(), key=_by_use)[:NUMBER_OF_FORMS])
        for column, found in counts.items()
    }


def _by_use(item: tuple[str, int]) -> tuple[int, str]:
    return (-item[1], item[0])
