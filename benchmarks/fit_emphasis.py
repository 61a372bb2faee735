#!/usr/bin/env python3
"""Fit what tells knowledge in bold type from what is only stressed on readers' marks: indexer/trees/tables/emphasis.txt
and emphasis-words.txt.

usage: fit_emphasis.py --gold GOLD.jsonl[.gz] [--tables TABLE.jsonl[.gz] ...] [--write]

The marks are in judged/bold.tsv; `marks.py` says what is in it, and prints how well what nobody of the same article has taught
ranks wrong stretches. To be run after fit_soundness.py, whose weights it uses.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from marks import Learning, Mark, Seen, fit, said_by

from indexer.trees.hanging.emphasis import emphasis_columns, spans_of, words_of
from indexer.trees.hanging.marked import stressed_in
from indexer.trees.judging.standing import standings_of
from indexer.trees.judging.written import PLACES, WORDS
from indexer.trees.reading.reading import Reading
from indexer.trees.reading.texts import written

MARKS = Path(__file__).parent / "judged" / "bold.tsv"
HOW = Learning("emphasis", PLACES, dict.fromkeys(WORDS, 4.0), 0.05)


def _of_article(reading: Reading, marks: Sequence[Mark]) -> Iterator[Seen]:
    """What is known of the marked stretches."""
    stretches = stressed_in(reading)
    standings = standings_of([reading], [[(found.start, found.end) for found in stretches]])
    text = written([reading])
    spans = spans_of([reading], text, [stretches])
    columns = emphasis_columns([reading], text, [stretches], standings, spans) if stretches else {}
    words = said_by(text, spans, words_of(text, spans))
    rows = {found.start: row for row, found in enumerate(stretches)}
    for mark in marks:
        row = rows.get(mark.start)
        if row is not None:
            yield Seen({name: float(column[row]) for name, column in columns.items()}, words[row], mark.mark[0], mark.id)


if __name__ == "__main__":
    fit(__doc__, MARKS, _of_article, HOW)
