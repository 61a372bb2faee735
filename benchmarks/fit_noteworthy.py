#!/usr/bin/env python3
"""Fit what tells lists and tables that are worth noting from others on readers' marks: indexer/trees/tables/noteworthy.txt and
noteworthy-words.txt.

usage: fit_noteworthy.py --gold GOLD.jsonl[.gz] [--tables TABLE.jsonl[.gz] ...] [--write]

The marks are in judged/lists.tsv; `marks.py` says what is in it, and prints how well what no article of the same collection has taught
ranks wrong lists. Lists whose nodes were cut are left out: that says nothing of what the author wrote.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from marks import Learning, Mark, Seen, fit, said_by

from indexer.trees.hanging.listed import Listed
from indexer.trees.hanging.noteworthy import PLACES, columns_of, words_of
from indexer.trees.reading.reading import Reading
from indexer.trees.reading.texts import written

MARKS = Path(__file__).parent / "judged" / "lists.tsv"
HOW = Learning("noteworthy", PLACES, {"item": 3.0, "first": 3.0, "head": 3.0, "before": 3.0}, 0.03)
CUT = "wC"


def _of_article(reading: Reading, marks: Sequence[Mark]) -> Iterator[Seen]:
    """What is known of the marked lists."""
    listed = Listed(reading)
    numbers = {listed.at(mark.start): mark for mark in marks if mark.mark != CUT and listed.at(mark.start)}
    lists = [listed.stretches(number) for number in numbers]
    if not lists:
        return
    columns, text = columns_of([reading], [lists]), written([reading])
    words: list[Counter[tuple[str, str]]] = [Counter() for _ in lists]
    for spans, of, said in words_of([reading], text, [lists]):
        parts = Counter(of.tolist())
        for list_, found in zip(of.tolist(), said_by(text, spans, said), strict=True):
            for word, count in found.items():
                words[list_][word] += count / parts[list_]
    for row, mark in enumerate(numbers.values()):
        yield Seen({name: float(column[row]) for name, column in columns.items()}, words[row], mark.mark[0], _collection(mark))


def _collection(mark: Mark) -> str:
    """Where an article is from: the source, or what of it its id names."""
    return mark.id.partition(":")[0]


if __name__ == "__main__":
    fit(__doc__, MARKS, _of_article, HOW)
