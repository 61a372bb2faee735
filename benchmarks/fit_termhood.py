#!/usr/bin/env python3
"""Fit what tells terms from names of nothing on readers' marks: indexer/trees/termhood.txt.

usage: fit_termhood.py --gold GOLD.jsonl[.gz] [--tables TABLE.jsonl[.gz] ...] [--write]

The marks are in judged/terms.tsv; `marks.py` says what is in it, and prints how well what nobody of the same article has taught
ranks wrong terms.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from marks import Mark, Seen, fit, write_weights

from indexer.text.spelling import one_line, well_spaced
from indexer.trees.reading import Reading
from indexer.trees.termhood import (
    company_of,
    company_signs,
    first_sentences,
    signs_around,
    signs_of,
    term_columns,
    texts_of,
)

MARKS = Path(__file__).parent / "judged" / "terms.tsv"
INTO = Path(__file__).parent.parent / "indexer" / "trees" / "termhood.txt"
HEAD = "# How likely a term names something: the columns and signs of termhood.py and their weights.\n# Made by benchmarks/fit_termhood.py from readers' marks; do not edit by hand.\n"


def _of_article(reading: Reading, marks: Sequence[Mark]) -> Iterator[Seen]:
    """What is known of the marked terms that are still terms of their article."""
    places = {term.folded: place for place, term in reversed(list(enumerate(reading.terms)))}
    first = first_sentences(reading)
    columns, texts = term_columns(reading, first), texts_of(reading)
    for mark in marks:
        term = places.get(well_spaced(one_line(reading.article.text[mark.start : mark.end].lower())))
        if term is not None:
            own = {name: float(column[term]) for name, column in columns.items()}
            around = dict.fromkeys(signs_around(reading, term, int(first[term])), 1.0)
            company = company_signs(company_of(texts, reading.terms[term]), reading.terms[term])
            yield Seen({**own, **dict(signs_of(reading.terms[term].text)), **around, **company}, mark.mark[0] == "w", mark.id)


if __name__ == "__main__":
    fit(__doc__, MARKS, _of_article, lambda weights: write_weights(INTO, HEAD, weights))
