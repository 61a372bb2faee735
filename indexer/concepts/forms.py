"""How a candidate is written: its forms over the corpus, and which forms are one by their spelling."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from indexer.concepts.vocabulary import Columns
from indexer.model import Ints
from indexer.text.spelling import one_line

NUMBER_OF_FORMS = 4


class Form(NamedTuple):
    """One way to write a candidate, and how many articles write it so."""

    text: str
    articles: int


def forms_of(texts: Sequence[str], columns: Columns, wanted: Ints) -> Mapping[int, tuple[Form, ...]]:
    """For each wanted column its forms as authors wrote them, the most frequent first, ties by text."""
    is_wanted = np.zeros(int(columns.column.max(initial=-1)) + 1, dtype=np.bool_)
    is_wanted[wanted] = True
    chosen = np.flatnonzero(is_wanted[columns.column])
    counts: defaultdict[int, dict[str, int]] = defaultdict(dict)
    places = zip(
        columns.column[chosen].tolist(), columns.article[chosen].tolist(), columns.start[chosen].tolist(),
        columns.length[chosen].tolist(), strict=True,
    )  # fmt: skip
    for column, article, start, length in places:
        written = texts[article][start : start + length]
        found = counts[column]
        found[written] = found.get(written, 0) + 1
    return {column: _best(found) for column, found in counts.items()}


def _best(written: Mapping[str, int]) -> tuple[Form, ...]:
    """The most frequent forms; line breaks and runs of blanks make no difference."""
    found: dict[str, int] = {}
    for text, articles in written.items():
        form = one_line(text)
        found[form] = found.get(form, 0) + articles
    if len(found) == 1:
        return tuple(map(Form._make, found.items()))
    return tuple([Form(*form) for form in sorted(found.items(), key=_by_use)[:NUMBER_OF_FORMS]])


def _by_use(item: tuple[str, int]) -> tuple[int, str]:
    return (-item[1], item[0])
