#!/usr/bin/env python3
"""Fit what tells knowledge in bold type from what is only stressed on readers' marks: indexer/trees/emphasis.txt
and emphasis-words.txt.

usage: fit_emphasis.py --gold GOLD.jsonl[.gz] [--tables TABLE.jsonl[.gz] ...] [--write]

The marks are in judged/bold.tsv; `marks.py` says what is in it, and prints how well what nobody of the same article has taught
ranks wrong stretches. To be run after fit_soundness.py, whose weights it uses.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from marks import Learning, Mark, Seen, fit

from indexer.trees.emphasis import TABLE, columns_of, words_at
from indexer.trees.marked import stressed_in
from indexer.trees.reading import Reading
from indexer.trees.standing import standings_of
from indexer.trees.termhood import PLACES, WORDS, own_words, spelling_columns

MARKS = Path(__file__).parent / "judged" / "bold.tsv"
HOW = Learning(TABLE, PLACES, dict.fromkeys(WORDS, 4.0), 0.05)


def _of_article(reading: Reading, marks: Sequence[Mark]) -> Iterator[Seen]:
    """What is known of the marked stretches."""
    stretches = stressed_in(reading)
    (standing,) = standings_of([reading], [[(found.start, found.end) for found in stretches]])
    known = zip(stretches, columns_of(reading, stretches, standing), strict=True)
    facts = {
        found.start: ({**columns, **dict(spelling_columns(found.label))}, dict.fromkeys((*own_words(found.label), *words_at(reading, found)), 1.0))
        for found, columns in known
    }
    for mark in marks:
        if mark.start in facts:
            yield Seen(*facts[mark.start], mark.mark[0], mark.id)


if __name__ == "__main__":
    fit(__doc__, MARKS, _of_article, HOW)
