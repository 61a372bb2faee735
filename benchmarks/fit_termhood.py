#!/usr/bin/env python3
"""Fit what tells terms from names of nothing on readers' marks: indexer/trees/termhood.txt and termhood-words.txt.

usage: fit_termhood.py --gold GOLD.jsonl[.gz] [--tables TABLE.jsonl[.gz] ...] [--write]

The marks are in judged/terms.tsv; `marks.py` says what is in it, and prints how well what nobody of the same article has taught
ranks wrong terms.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from marks import Learning, Mark, Seen, fit

from indexer.text.spelling import one_line, well_spaced
from indexer.trees.reading import Reading
from indexer.trees.termhood import (
    PLACES,
    TABLE,
    WORDS,
    company_columns,
    company_of,
    first_sentences,
    own_words,
    spelling_columns,
    term_columns,
    texts_of,
    words_near,
)

MARKS = Path(__file__).parent / "judged" / "terms.tsv"
HOW = Learning(TABLE, PLACES, dict.fromkeys(WORDS, 4.0), 0.05)


def _of_article(reading: Reading, marks: Sequence[Mark]) -> Iterator[Seen]:
    """What is known of the marked terms that are still terms of their article."""
    places = {term.folded: place for place, term in reversed(list(enumerate(reading.terms)))}
    first = first_sentences(reading)
    columns, texts = term_columns(reading, first), texts_of(reading)
    for mark in marks:
        term = places.get(well_spaced(one_line(reading.article.text[mark.start : mark.end].lower())))
        if term is not None:
            own = {name: float(column[term]) for name, column in columns.items()}
            company = company_columns(company_of(texts, reading.terms[term]), reading.terms[term])
            spelled = dict(spelling_columns(reading.terms[term].text))
            words = dict.fromkeys((*own_words(reading.terms[term].text), *words_near(reading, term, int(first[term]))), 1.0)
            yield Seen({**own, **spelled, **company}, words, mark.mark[0], mark.id)


if __name__ == "__main__":
    fit(__doc__, MARKS, _of_article, HOW)
