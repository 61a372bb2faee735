"""How a candidate is written: its forms over the corpus, and which forms are one by their spelling."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from indexer.concepts.vocabulary import Columns
from indexer.model import Ints
from indexer.text.hashing import with_places
from indexer.text.spelling import one_line

NUMBER_OF_FORMS = 4
COUNTED = re.compile(r"([a-z]{1,8})\d{1,2}")


class Form(NamedTuple):
    """One way to write a candidate, and how many articles write it so."""

    text: str
    articles: int


def forms_of(texts: Sequence[str], columns: Columns, wanted: Ints) -> Mapping[int, tuple[Form, ...]]:
    """For each wanted column its forms as authors wrote them, the most frequent first, ties by text."""
    is_wanted = np.zeros(int(columns.column.max(initial=-1)) + 1, dtype=np.bool_)
    is_wanted[wanted] = True
    chosen = np.flatnonzero(is_wanted[columns.column])
    chosen = chosen[with_places(columns.column[chosen].astype(np.uint32)).astype(np.uint32)]
    start = columns.start[chosen]
    places = zip(columns.article[chosen].tolist(), start.tolist(), (start + columns.length[chosen]).tolist(), strict=True)
    written = [texts[article][begin:end] for article, begin, end in places]
    column = columns.column[chosen]
    bounds = [0, *(np.flatnonzero(column[1:] != column[:-1]) + 1).tolist(), len(column)]
    each = zip(column[bounds[:-1]].tolist(), pairwise(bounds), strict=True) if written else ()
    return {column: _best(written[begin:end]) for column, (begin, end) in each}


def without_number(form: str) -> str:
    """The letters of a name such as num1, of which there may be others with another number; empty for other names."""
    found = COUNTED.fullmatch(form) if form[-1:].isdigit() else None
    return found[1] if found else ""


def _best(written: Sequence[str]) -> tuple[Form, ...]:
    """The most frequent forms; line breaks and runs of blanks make no difference."""
    if len(written) == 1 or written.count(written[0]) == len(written):
        return (Form(one_line(written[0]), len(written)),)
    found: dict[str, int] = {}
    for text, articles in Counter(written).items():
        form = one_line(text)
        found[form] = found.get(form, 0) + articles
    return tuple([Form(*form) for form in sorted(found.items(), key=_by_use)[:NUMBER_OF_FORMS]])


def _by_use(item: tuple[str, int]) -> tuple[int, str]:
    return (-item[1], item[0])
