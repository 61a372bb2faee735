#!/usr/bin/env python3
"""Fit what tells sound points from wrong ones on readers' marks: indexer/trees/tables/soundness.txt and soundness-words.txt.

usage: fit_soundness.py --gold GOLD.jsonl[.gz] [--tables TABLE.jsonl[.gz] ...] [--write]

The marks are in judged/points.tsv; `marks.py` says what is in it, and prints how well what nobody of the same article has taught
ranks wrong points.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from marks import Learning, Mark, Seen, fit

from indexer.text.characters import folding
from indexer.trees.judging.soundness import (
    EDGE,
    PLACES,
    Stretches,
    content_columns,
    contents_of,
    edges_of,
    reference_columns,
    run_columns,
    setting_of,
    spellings_of,
    words_around,
)
from indexer.trees.reading.abreast import beside
from indexer.trees.reading.clauses import length_of
from indexer.trees.reading.reading import Reading

MARKS = Path(__file__).parent / "judged" / "points.tsv"
HOW = Learning("soundness", PLACES, {"in": 0.9, "first": 3.0, "last": 3.0, "before": 3.0, "after": 3.0}, 0.015)


def _of_article(reading: Reading, marks: Sequence[Mark]) -> Iterator[Seen]:
    text = reading.article.text
    found = [mark for mark in marks if reading.sentence_at(mark.start) >= 0]
    if not found:
        return
    rows = np.unique([reading.sentence_at(mark.start) for mark in found])
    side = beside(
        [text[low:high] for low, high in zip(reading.starts[rows].tolist(), reading.ends[rows].tolist(), strict=True)]
    )
    sentence = np.searchsorted(rows, [reading.sentence_at(mark.start) for mark in found])
    by = side.begins[sentence] - reading.starts[rows][sentence]
    start, end = np.array([mark.start for mark in found]) + by, np.array([mark.end for mark in found]) + by
    tokens = np.array([max(1.0, length_of(" ".join(text[mark.start : mark.end].split()))) for mark in found])
    said_words = np.array([_content(reading, mark) for mark in found])
    runs = Stretches(sentence, start, np.minimum(end, side.ends[sentence]), tokens, said_words)
    setting = setting_of(reading, rows)
    spellings = spellings_of(side, [(reading, rows)])
    folded = "".join(map(chr, folding()[side.codes].tolist()))
    spelled = [folded[low:high] for low, high in zip(spellings.begins.tolist(), spellings.ends.tolist(), strict=True)]
    around = {name: numbers.tolist() for name, numbers in words_around(runs, spellings, side).items()}
    edges = [edges_of(runs, size) for size in range(1, EDGE + 1)]
    contents = contents_of(side, [(reading, rows)])
    columns = {**run_columns(side, runs, setting), **content_columns(runs, contents), **reference_columns(side, runs, spellings)}
    for row, mark in enumerate(found):
        low, high = np.searchsorted(spellings.begins, [runs.start[row], runs.end[row]]).tolist()
        said = {
            "in": spelled[low:high],
            **{name: [spelled[numbers[row]]] if numbers[row] >= 0 else [] for name, numbers in around.items()},
            **{name: _edge(folded, [places[name] for places in edges], row) for name in edges[0]},
        }
        words = Counter((place, word) for place, near in said.items() for word in near if not word[0].isdigit())
        yield Seen({name: float(column[row]) for name, column in columns.items()}, words, mark.mark[0], mark.id)


def _content(reading: Reading, mark: Mark) -> int:
    """The distinct content words of a point."""
    inside = (reading.lexis.start >= mark.start) & (reading.lexis.start < mark.end)
    return len(np.unique(reading.lexis.word[inside]))


def _edge(folded: str, places: Sequence[tuple[np.ndarray, np.ndarray]], row: int) -> list[str]:
    """The characters at an edge of a run, one and more of them; none that a table of weights could not hold."""
    edges = dict.fromkeys(folded[starts[row] : ends[row]] for starts, ends in places)
    return [edge for edge in edges if not any(map(str.isspace, edge)) and "#" not in edge]


if __name__ == "__main__":
    fit(__doc__, MARKS, _of_article, HOW)
