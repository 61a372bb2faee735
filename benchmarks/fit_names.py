#!/usr/bin/env python3
"""Fit what tells apt names of topics from others on readers' marks: indexer/trees/tables/names.txt.

usage: fit_names.py --gold GOLD.jsonl[.gz] --tables named/articles.jsonl [--write]

The marks are in judged/topics.tsv: of the stretches that a text without headings is parted into, how apt some terms are as their
names. What names a part of a stretch is as good as APT says. Stretches that the text is no longer parted into are left out. Those of the
source `named`, posts and notes that never had headings, count most: the others are long articles without theirs.
To be run after `fit_trees.py --write boundaries headings` and fit_termhood.py, whose weights it uses.
"""

import zlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from marks import INTO, MADE, Mark, graded, held_out, marks_of, options_of, readings_of, scaled

from indexer.trees.judging.termhood import termhoods_of
from indexer.trees.parting.naming import SHORT, aptness, candidates_of
from indexer.trees.parting.topics import boundaries
from indexer.trees.reading.reading import Reading
from indexer.trees.reading.texts import written

MARKS = Path(__file__).parent / "judged" / "topics.tsv"
APT = {"y": 1.0, "p": 0.35, "n": 0.0}
"""How apt a name is by its mark."""
OF_LONG = ("Latin", "held", "least chance", "more than elsewhere", "parts", "termhood", "title", "words")
OF_SHORT = ("Latin", "known", "least chance", "least chance x words", "mean chance", "more than elsewhere", "rank", "sentences", "share", "termhood", "title", "words")
"""What tells apt names of parts of long and short texts."""
STRENGTH = {False: 0.3, True: 0.1}
"""C of the regressions for long and short texts; .003 to 3 are within .003."""
COUNTS = {"flat": 0.1, "parted": 0.1}
"""How much the marks of long texts count for short ones: with .05 or .2 the best names are as good, and .01 worse in long texts or short ones."""
STRICTER = 0.606
"""How much stricter (in logits) the readers of long texts were: what was held for .4 apt there and for .55 in short ones is as seldom wrong as a second name."""
NAMED = "named"
"""The source of the marks of short texts."""


class Name(NamedTuple):
    """A marked name: its columns, its mark, the source, its article, its stretch, how apt it is by the weights of now."""

    columns: dict[str, float]
    mark: str
    source: str
    article: str
    stretch: tuple[str, int]
    now: float


def main() -> None:
    options = options_of(__doc__)
    read = readings_of(marks_of(MARKS), options.gold, options.tables)
    found = [name for reading, own in read for name in _of_article(reading, own)]
    long = _fitted("long", [name for name in found if name.source != NAMED], OF_LONG, STRENGTH[False])
    short = _fitted("short", found, OF_SHORT, STRENGTH[True])
    long["bias"] += STRICTER
    if options.write:
        lines = [f"{name}\t{_cell(long, name)}\t{_cell(short, name)}\n" for name in sorted({*long, *short})]
        text = "# The columns of naming.py, their weights in long texts and in short ones.\n" + MADE.format("fit_names.py") + "".join(lines)
        (INTO / "names.txt").write_text(text, "utf-8")


def _cell(weights: Mapping[str, float], name: str) -> str:
    return f"{weights[name]:.4f}" if name in weights else ""


def _fitted(length: str, found: Sequence[Name], columns: Sequence[str], strength: float) -> dict[str, float]:
    """The weights of some columns and the bias; prints how good the names of now are and those of weights fitted on other articles."""
    table, means, deviations = scaled({column: np.array([name.columns[column] for name in found]) for column in columns})
    apt = np.array([APT[name.mark] for name in found])
    counts = np.array([COUNTS.get(name.source, 1.0) for name in found]) if length == "short" else np.ones(len(found))
    _report(f"{length}, now", found, np.array([name.now for name in found]))
    _report(f"{length}, held out", found, held_out(table, apt, [name.article for name in found], strength, counts))
    model = graded(table, apt, strength, counts)
    weights = model.coef_[0] / deviations
    return {"bias": float(model.intercept_[0] - weights @ means), **dict(zip(columns, weights.tolist(), strict=True))}


def _of_article(reading: Reading, marks: Sequence[Mark]) -> Iterator[Name]:
    """What is known of the marked names of the stretches that the text is still parted into."""
    begins = np.array([0, *boundaries(reading)], dtype=np.int64)
    part_of = np.searchsorted(begins, np.arange(len(reading.starts)), side="right") - 1
    parts = {(int(reading.starts[low]), int(reading.ends[high - 1])): part for part, (low, high) in enumerate(zip(begins, [*begins[1:], len(part_of)], strict=True))}
    candidates = candidates_of(reading, part_of, termhoods_of([reading], written([reading]))[0])
    now = aptness(candidates, len(part_of) <= SHORT)
    names = [f"{zlib.crc32(term.folded.encode()):08x}" for term in reading.terms]
    rows = {(part, names[term]): row for row, (part, term) in enumerate(zip(candidates.part.tolist(), candidates.term.tolist(), strict=True))}
    for mark in marks:
        part = parts.get((mark.start, mark.end), -1)
        row = rows.get((part, mark.mark[1:]), -1)
        if row >= 0:
            columns = {name: float(column[row]) for name, column in candidates.columns.items()}
            yield Name(columns, mark.mark[0], mark.source, mark.id, (mark.source + mark.id, part), float(now[row]))


def _report(name: str, found: Sequence[Name], chances: np.ndarray) -> None:
    """Prints which marks the best name of each stretch of a source has."""
    stretches = defaultdict(list)
    for chance, row in zip(chances.tolist(), found, strict=True):
        stretches[row.source, row.stretch].append((chance, row.mark))
    for source in sorted({row.source for row in found}):
        best = [max(rows)[1] for (where, _), rows in stretches.items() if where == source]
        shares = ", ".join(f"{mark} {best.count(mark) / len(best):.3f}" for mark in APT)
        print(f"{name}, {source}: {len(best)} stretches; of the best of each {shares}", flush=True)


if __name__ == "__main__":
    main()
