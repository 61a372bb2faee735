#!/usr/bin/env python3
"""Fit what tells sentences that define their subject from others on a reader's marks: indexer/analysis/words/defining.txt.

usage: fit_defining.py INDEX.db ... [--write]

The marks are in judged/statements.tsv (`marks.py` says what is in it), by the names of the indexes that hold the articles; those of indexes that are
not given are left out.
"""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from zlib import crc32

import numpy as np
from marks import WORTH, Mark, graded, held_out, marks_of, scaled
from sklearn.metrics import roc_auc_score

from indexer import Index
from indexer.analysis import analysed_text
from indexer.analysis.cues import places_in
from indexer.analysis.defining import columns, log_odds
from indexer.analysis.statements import ALL_CUES, said_in

MARKS = Path(__file__).parent / "judged" / "statements.tsv"
INTO = Path(__file__).parent.parent / "indexer" / "analysis" / "words" / "defining.txt"
STRENGTH = 0.03
"""C of the regression; .01 to .3 are within .01."""
Seen = tuple[dict[str, float], float, str, str]
"""The columns of a marked sentence, its log odds by the weights of now, its mark, its article."""


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("indexes", type=Path, nargs="+")
    cli.add_argument("--write", action="store_true")
    options = cli.parse_args()
    marks = marks_of(MARKS)
    seen = [found for path in options.indexes for found in _seen(path, [mark for mark in marks if mark.source == path.stem])]
    names = sorted({name for row, *_ in seen for name in row})
    worth, right = np.array([WORTH[mark] for *_, mark, _ in seen]), np.array([mark == "r" for *_, mark, _ in seen])
    table, means, deviations = scaled({name: np.array([float(row.get(name, 0)) for row, *_ in seen]) for name in names})
    print(f"{len(seen)} of {len(marks)} marks, {right.mean():.3f} right, {np.mean(worth == 0):.3f} wrong")
    for name, odds in (("now", np.array([found[1] for found in seen])), ("held out", held_out(table, worth, [found[3] for found in seen], STRENGTH))):
        shares = ", ".join(f"{np.sum(odds >= least)} at {least}: {right[odds >= least].mean():.3f}" for least in (0.0, 0.4, 0.6, 0.8, 1.0))
        print(f"{name:8} AUC of what is right {roc_auc_score(right, odds):.4f}; right of {shares}")
    model = graded(table, worth, STRENGTH)
    weights = model.coef_[0] / deviations
    rows = {"bias": float(model.intercept_[0] - weights @ means), **dict(zip(names, weights.tolist(), strict=True))}
    if options.write:
        lines = "".join(f"{name}\t{weight:.3f}\n" for name, weight in rows.items())
        INTO.write_text(f"# Made by benchmarks/fit_defining.py from a reader's marks; do not edit by hand.\n{lines}", "utf-8")


def _seen(path: Path, marks: Sequence[Mark]) -> Iterator[Seen]:
    """What is known of the marked sentences of an index, but for those that its texts no longer have."""
    wanted = {(mark.id, mark.start, mark.end, mark.digest): mark.mark for mark in marks}
    with Index.open(path) as index:
        for entry, article in index.articles():
            text = analysed_text(article)
            shift = text.find("\n") + 1
            for said in said_in(text, places_in(text, ALL_CUES)):
                digest = f"{crc32(text[said.start : said.stop].encode()):08x}"
                mark = wanted.pop((entry.id, said.start - shift, said.stop - shift, digest), None)
                if mark:
                    yield columns(said), log_odds(said), mark, entry.id


if __name__ == "__main__":
    main()
