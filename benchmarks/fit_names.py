#!/usr/bin/env python3
"""Fit what tells apt names of topics from others on readers' marks: indexer/trees/tables/names.txt.

usage: fit_names.py --gold GOLD.jsonl[.gz] [--write]

The marks are in judged/topics.tsv: of the stretches that a text without headings is parted into, how apt some terms are as their
names. What names a part of a stretch is as good as APT says. Stretches that the text is no longer parted into are left out.
To be run after `fit_trees.py --write boundaries headings` and fit_termhood.py, whose weights it uses.
"""

import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from marks import INTO, MADE, Mark, graded, held_out, marks_of, options_of, readings_of, scaled

from indexer.trees.judging.termhood import termhoods_of
from indexer.trees.parting.naming import aptness, candidates_of
from indexer.trees.parting.topics import boundaries
from indexer.trees.reading.reading import Reading
from indexer.trees.reading.texts import written

MARKS = Path(__file__).parent / "judged" / "topics.tsv"
APT = {"y": 1.0, "p": 0.35, "n": 0.0}
"""How apt a name is by its mark."""
STRENGTH = 0.3
"""C of the regression; .003 to 3 are within .003."""


class Name(NamedTuple):
    """A marked name: its columns, its mark, its article, its stretch, how apt it is by the weights of now."""

    columns: dict[str, float]
    mark: str
    article: str
    stretch: tuple[str, int]
    now: float


def main() -> None:
    options = options_of(__doc__)
    read = readings_of(marks_of(MARKS), options.gold, [])
    found = [name for reading, own in read for name in _of_article(reading, own)]
    columns = sorted(found[0].columns)
    table, means, deviations = scaled({column: np.array([name.columns[column] for name in found]) for column in columns})
    apt = np.array([APT[name.mark] for name in found])
    _report("now", found, np.array([name.now for name in found]))
    _report("held out", found, held_out(table, apt, [name.article for name in found], STRENGTH))
    model = graded(table, apt, STRENGTH)
    weights = model.coef_[0] / deviations
    rows = {"bias": float(model.intercept_[0] - weights @ means), **dict(zip(columns, weights.tolist(), strict=True))}
    if options.write:
        lines = [f"{name}\t{weight:.4f}\n" for name, weight in rows.items()]
        text = "# The columns of naming.py and their weights.\n" + MADE.format("fit_names.py") + "".join(lines)
        (INTO / "names.txt").write_text(text, "utf-8")


def _of_article(reading: Reading, marks: Sequence[Mark]) -> Iterator[Name]:
    """What is known of the marked names of the stretches that the text is still parted into."""
    begins = np.array([0, *boundaries(reading)], dtype=np.int64)
    part_of = np.searchsorted(begins, np.arange(len(reading.starts)), side="right") - 1
    parts = {(int(reading.starts[low]), int(reading.ends[high - 1])): part for part, (low, high) in enumerate(zip(begins, [*begins[1:], len(part_of)], strict=True))}
    candidates = candidates_of(reading, part_of, termhoods_of([reading], written([reading]))[0])
    now = aptness(candidates)
    names = [f"{zlib.crc32(term.folded.encode()):08x}" for term in reading.terms]
    rows = {(part, names[term]): row for row, (part, term) in enumerate(zip(candidates.part.tolist(), candidates.term.tolist(), strict=True))}
    for mark in marks:
        part = parts.get((mark.start, mark.end), -1)
        row = rows.get((part, mark.mark[1:]), -1)
        if row >= 0:
            columns = {name: float(column[row]) for name, column in candidates.columns.items()}
            yield Name(columns, mark.mark[0], mark.id, (mark.source + mark.id, part), float(now[row]))


def _report(name: str, found: Sequence[Name], chances: np.ndarray) -> None:
    """Prints which marks the best name of each stretch has."""
    stretches = defaultdict(list)
    for chance, row in zip(chances.tolist(), found, strict=True):
        stretches[row.stretch].append((chance, row.mark))
    best = [max(rows)[1] for rows in stretches.values()]
    shares = ", ".join(f"{mark} {best.count(mark) / len(best):.3f}" for mark in APT)
    print(f"{name}: {len(found)} names of {len(best)} stretches; of the best of each {shares}", flush=True)


if __name__ == "__main__":
    main()
