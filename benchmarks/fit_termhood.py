#!/usr/bin/env python3
"""Fit what tells terms from names of nothing on readers' marks: indexer/trees/tables/termhood.txt and termhood-words.txt.

usage: fit_termhood.py --gold GOLD.jsonl[.gz] [--tables TABLE.jsonl[.gz] ...] [--write]

The marks are in judged/terms.tsv; `marks.py` says what is in it, and prints how well what nobody of the same article has taught
ranks wrong terms.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from marks import Learning, Mark, Seen, fit, said_by

from indexer.text.spelling import one_line, well_spaced
from indexer.trees.judging.termhood import TABLE, places_of, term_columns, words_of
from indexer.trees.judging.written import PLACES, WORDS
from indexer.trees.reading.reading import Reading
from indexer.trees.reading.texts import written

MARKS = Path(__file__).parent / "judged" / "terms.tsv"
HOW = Learning(TABLE, PLACES, dict.fromkeys(WORDS, 4.0), 0.05)


def _of_article(reading: Reading, marks: Sequence[Mark]) -> Iterator[Seen]:
    """What is known of the marked terms that are still terms of their article."""
    numbers = {term.folded: number for number, term in reversed(list(enumerate(reading.terms)))}
    text = written([reading])
    places = places_of([reading], text)
    columns, words = term_columns([reading], text, places.spans), said_by(text, places.spans, words_of(text, places))
    for mark in marks:
        term = numbers.get(well_spaced(one_line(reading.article.text[mark.start : mark.end].lower())))
        if term is not None:
            yield Seen({name: float(column[term]) for name, column in columns.items()}, words[term], mark.mark[0], mark.id)


if __name__ == "__main__":
    fit(__doc__, MARKS, _of_article, HOW)
