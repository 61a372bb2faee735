#!/usr/bin/env python3
"""Fit what tells points of full trees that are worth noting from others on readers' marks: indexer/trees/tables/verdicts.txt.

usage: fit_verdicts.py --tables TABLE.jsonl[.gz] --gold ANY [--write]

The marks are in judged/verdicts.tsv; `marks.py` says what is in it, and what of `--gold` and further tables the other fits read. Prints how well what no article of the
same collection has taught ranks wrong points, beside what soundness alone says.
"""

import json
import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from unittest.mock import patch

import numpy as np
from marks import INTO, MADE, WORTH, Mark, graded, held_out, lines_of, marks_of, options_of, scaled, subjects_of
from sklearn.metrics import roc_auc_score

from indexer.model import CERTAIN
from indexer.trees import grow
from indexer.trees.hanging.verdicts import Stood, columns_of
from indexer.trees.reading.reading import Reading
from indexer.trees.reading.texts import Written

MARKS = Path(__file__).parent / "judged" / "verdicts.tsv"
STRENGTH = 0.03

Row = tuple[dict[str, float], Mark]


def rows_of(marks: Sequence[Mark], table: Path) -> Iterator[Row]:
    """The marked points with their columns: each collection is a corpus of its own, and what its trees ask of the second look is listened to."""
    wanted = {(mark.id, mark.start, mark.end): mark for mark in marks}
    collections = defaultdict(list)
    for row in map(json.loads, lines_of(table)):
        collections[_collection(row["id"])].append(row)
    found: list[Row] = []

    def listen(readings: Sequence[Reading], text: Written, points: Sequence[Sequence[Stood]]) -> list[list[int]]:
        columns = columns_of(readings, text, points) if any(points) else {}
        asked = [(reading.article, point) for reading, own in zip(readings, points, strict=True) for point in own]
        for at, (article, point) in enumerate(asked):
            mark = wanted.get((article.id, point.start, point.end))
            if mark and mark.digest == f"{zlib.crc32(article.text[point.start : point.end].encode()):08x}":
                found.append(({name: float(column[at]) for name, column in columns.items()}, mark))
        return [[CERTAIN] * len(own) for own in points]

    with patch.object(grow, "verdicts_of", listen):
        for rows in collections.values():
            list(grow.grow_trees(subjects_of(rows)))
            yield from found
            found.clear()


def _collection(article: str) -> str:
    return article.partition(":")[0]


def fit(page: str | None) -> None:
    """The fit from the command line."""
    options = options_of(page)
    rows = [row for table in options.tables for row in rows_of(marks_of(MARKS), table)]
    marks, collections = np.array([mark.mark[0] for _, mark in rows]), [_collection(mark.id) for _, mark in rows]
    table, means, deviations = scaled({name: np.array([columns[name] for columns, _ in rows]) for name in sorted(rows[0][0])})
    worth = np.array([WORTH[mark] for mark in marks])
    print(f"{len(rows)} marks of {len(set(collections))} collections, {np.mean(marks == 'w'):.3f} wrong, {np.mean(marks == 'h'):.3f} harmless")
    for name, chances in (("soundness", np.array([columns["sound"] for columns, _ in rows])), ("verdicts", held_out(table, worth, collections, STRENGTH))):
        print(f"{name:9} AUC of what is not wrong {roc_auc_score(marks != 'w', chances):.4f}, of what is right {roc_auc_score(marks == 'r', chances):.4f}")
    model = graded(table, worth, STRENGTH)
    weights = model.coef_[0] / deviations
    lines = [f"bias\t{float(model.intercept_[0]) - float(weights @ means):.3f}\n", *(f"{name}\t{weight:.3f}\n" for name, weight in zip(sorted(rows[0][0]), weights.tolist(), strict=True))]
    if options.write:
        (INTO / "verdicts.txt").write_text("# The columns of verdicts.py and their weights.\n" + MADE.format("fit_verdicts.py") + "".join(lines), "utf-8")


if __name__ == "__main__":
    fit(__doc__)
