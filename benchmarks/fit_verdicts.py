#!/usr/bin/env python3
"""Fit what tells points of full trees that are worth noting from others on readers' marks: indexer/trees/tables/verdicts.txt.

usage: fit_verdicts.py --tables TABLE.jsonl[.gz] --gold ANY [--write]

The marks are in judged/verdicts.tsv; `marks.py` says what is in it, and what of `--gold` and further tables the other fits read. Those of the source `talks` are of transcripts, which have
weights of their own. Prints how well what no article of the same collection has taught ranks wrong points, beside what soundness alone says, and the weights of now.
"""

import json
import zlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from unittest.mock import patch

import numpy as np
from marks import INTO, MADE, WORTH, Mark, graded, held_out, lines_of, marks_of, options_of, scaled, subjects_of
from sklearn.metrics import roc_auc_score

from indexer.model import CERTAIN
from indexer.trees import grow
from indexer.trees.hanging.verdicts import Stood, columns_of, weights
from indexer.trees.parting.gaps import logits
from indexer.trees.reading.reading import Reading
from indexer.trees.reading.texts import Written

MARKS = Path(__file__).parent / "judged" / "verdicts.tsv"
STRENGTH = 0.03
TALKS = "talks"
"""The source of the marks of transcripts."""
OF_TALKS = (
    "block", "capitals", "chatted", "figures", "hosted", "hosting", "known", "leans", "length", "mine", "noteworthy", "opens", "others", "paragraph", "said", "sound", "terms",
)  # fmt: skip
OF_WRITING = (
    "block", "bracket", "exercise", "figures", "length", "linked", "mine", "noteworthy", "others", "paragraph", "points", "sound", "subject", "we", "you",
)  # fmt: skip
"""What tells points of talks and of other articles that are worth noting from others."""

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
    written = _fitted("written", [row for row in rows if row[1].source != TALKS], OF_WRITING, weights(spoken=False))
    spoken = _fitted("spoken", [row for row in rows if row[1].source == TALKS], OF_TALKS, weights(spoken=True))
    if options.write:
        lines = [f"{name}\t{_cell(written, name)}\t{_cell(spoken, name)}\n" for name in sorted({*written, *spoken})]
        head = "# The columns of verdicts.py, their weights in what is written and in talks.\n" + MADE.format("fit_verdicts.py")
        (INTO / "verdicts.txt").write_text(head + "".join(lines), "utf-8")


def _cell(found: Mapping[str, float], name: str) -> str:
    return f"{found[name]:.3f}" if name in found else ""


def _fitted(what: str, rows: Sequence[Row], names: Sequence[str], now: Mapping[str, float]) -> dict[str, float]:
    """The weights of some columns and the bias; prints how well they rank what nobody of the same collection has taught."""
    marks, collections = np.array([mark.mark[0] for _, mark in rows]), [_collection(mark.id) for _, mark in rows]
    table, means, deviations = scaled({name: np.array([columns.get(name, 0.0) for columns, _ in rows]) for name in names})
    worth = np.array([WORTH[mark] for mark in marks])
    print(f"{what}: {len(rows)} marks of {len(set(collections))} collections, {np.mean(marks == 'w'):.3f} wrong, {np.mean(marks == 'h'):.3f} harmless")
    chances = held_out(table, worth, collections, STRENGTH)
    of_now = logits({name: np.array([columns.get(name, 0.0) for columns, _ in rows]) for name in now}, now)
    for name, found in (("soundness", np.array([columns["sound"] for columns, _ in rows])), ("now", of_now), ("held out", chances)):
        print(f"{name:9} AUC of what is not wrong {roc_auc_score(marks != 'w', found):.4f}, of what is right {roc_auc_score(marks == 'r', found):.4f}")
    for least in (0.4, 0.5, 0.6, 0.7):
        kept = marks[1 / (1 + np.exp(-chances)) >= least]
        print(f"from {least} on {len(kept) / len(marks):.2f}: {np.mean(kept == 'r'):.2f} right, {np.mean(kept == 'w'):.2f} wrong")
    model = graded(table, worth, STRENGTH)
    found = model.coef_[0] / deviations
    return {"bias": float(model.intercept_[0]) - float(found @ means), **dict(zip(names, found.tolist(), strict=True))}


if __name__ == "__main__":
    fit(__doc__)
