#!/usr/bin/env python3
"""Fit what tells knowledge in bold type from what is only stressed on readers' marks: indexer/trees/emphasis.txt.

usage: fit_emphasis.py --gold GOLD.jsonl[.gz] [--tables TABLE.jsonl[.gz] ...] [--write]

The marks are in judged/bold.tsv; `marks.py` says what is in it, and prints how well what nobody of the same article has taught
ranks wrong stretches. To be run after fit_soundness.py, whose weights it uses.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from marks import Mark, Seen, fit, write_weights

from indexer.trees.emphasis import columns_of, signs_at
from indexer.trees.marked import stressed_in
from indexer.trees.reading import Reading
from indexer.trees.standing import standings_of
from indexer.trees.termhood import signs_of

MARKS = Path(__file__).parent / "judged" / "bold.tsv"
INTO = Path(__file__).parent.parent / "indexer" / "trees" / "emphasis.txt"
HEAD = "# How likely bold type is knowledge: the columns and signs of emphasis.py and their weights.\n# Made by benchmarks/fit_emphasis.py from readers' marks; do not edit by hand.\n"


def _of_article(reading: Reading, marks: Sequence[Mark]) -> Iterator[Seen]:
    """What is known of the marked stretches."""
    stretches = stressed_in(reading)
    (standing,) = standings_of([reading], [[(start, end) for _, start, end in stretches]])
    known = zip(stretches, columns_of(reading, stretches, standing), strict=True)
    signs = {(found.start, found.end): {**columns, **dict(signs_of(found.label)), **dict.fromkeys(signs_at(reading, found), 1.0)} for found, columns in known}
    for mark in marks:
        if (mark.start, mark.end) in signs:
            yield Seen(signs[mark.start, mark.end], mark.mark[0] == "w", mark.id)


if __name__ == "__main__":
    fit(__doc__, MARKS, _of_article, lambda weights: write_weights(INTO, HEAD, weights))
