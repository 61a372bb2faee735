#!/usr/bin/env python3
"""Fit what tells sound points from wrong ones on readers' marks: indexer/trees/soundness.txt and soundness-words.txt.

usage: fit_soundness.py --gold GOLD.jsonl[.gz] [--tables TABLE.jsonl[.gz] ...] [--write]

The marks are in judged/points.tsv (marks.py says what is in it): r right, h harmless, w wrong with a letter for why. Prints how well
what nobody of the same article has taught ranks wrong points (ten folds by article, area under the ROC curve), with and without
the words. Only words that stand around the points of LEAST articles get weights.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import scipy.sparse as sp
from marks import Mark, held_out, marks_of, options_of, readings_of, scaled
from sklearn.linear_model import LogisticRegression

from indexer.text.characters import folding
from indexer.trees.abreast import beside
from indexer.trees.clauses import length_of
from indexer.trees.reading import Reading
from indexer.trees.soundness import (
    EDGE,
    PLACES,
    Stretches,
    edges_of,
    run_columns,
    setting_of,
    spellings_of,
    words_around,
)

MARKS = Path(__file__).parent / "judged" / "points.tsv"
INTO = Path(__file__).parent.parent / "indexer" / "trees"
MADE = "# Made by benchmarks/fit_soundness.py from readers' marks; do not edit by hand.\n"
LEAST = 4
"""Articles that a word must stand in, around their points."""
STRENGTH, WORD_SCALE = 0.03, 2.0
"""C of the regression, and how much freer the weights of words are than those of columns of deviation 1."""


class Seen(NamedTuple):
    """What is known of marked points: columns, the words at each place (in folded spelling), what is wrong, their articles."""

    columns: dict[str, np.ndarray]
    words: list[dict[str, list[str]]]
    wrong: np.ndarray
    articles: list[str]


def main() -> None:
    options = options_of(__doc__)
    marks = marks_of(MARKS)
    readings = readings_of(marks, options.gold, options.tables)
    seen = _joined([seen for reading, found in readings for seen in _of_article(reading, found)])
    print(f"{len(seen.wrong)} of {len(marks)} marks, {seen.wrong.mean():.3f} wrong", flush=True)
    table, means, deviations = scaled(seen.columns)
    known = _known(seen)
    words = _word_table(seen, known)
    both = sp.hstack([table, words]).tocsr()
    for name, known_of in (("columns", sp.csr_matrix(table)), ("words", words), ("both", both)):
        print(f"{name:8} AUC {held_out(known_of, seen.wrong, seen.articles, STRENGTH):.4f}", flush=True)
    if options.write:
        model = LogisticRegression(C=STRENGTH, max_iter=3000).fit(both, seen.wrong)
        size = table.shape[1]
        weights = -model.coef_[0][:size] / deviations
        bias = -float(model.intercept_[0]) - float(weights @ means)
        _write(dict(zip(seen.columns, weights, strict=True)), bias, known, -model.coef_[0][size:] * WORD_SCALE)


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
    words = np.array([_content(reading, mark) for mark in found])
    runs = Stretches(sentence, start, np.minimum(end, side.ends[sentence]), tokens, words)
    setting = setting_of(reading, rows)
    spellings = spellings_of(side, [(reading, rows)])
    folded = "".join(map(chr, folding()[side.codes].tolist()))
    spelled = [folded[low:high] for low, high in zip(spellings.begins.tolist(), spellings.ends.tolist(), strict=True)]
    around = {name: numbers.tolist() for name, numbers in words_around(runs, spellings, side).items()}
    edges = [edges_of(runs, size) for size in range(1, EDGE + 1)]
    said = []
    for row in range(len(found)):
        low, high = np.searchsorted(spellings.begins, [runs.start[row], runs.end[row]]).tolist()
        said.append(
            {
                "in": spelled[low:high],
                **{name: [spelled[numbers[row]]] if numbers[row] >= 0 else [] for name, numbers in around.items()},
                **{name: _edge(folded, [found[name] for found in edges], row) for name in edges[0]},
            }
        )
    wrong = np.array([mark.mark[0] == "w" for mark in found])
    yield Seen(dict(run_columns(side, runs, setting)), said, wrong, [mark.id for mark in found])


def _edge(folded: str, places: Sequence[tuple[np.ndarray, np.ndarray]], row: int) -> list[str]:
    """The characters at an edge of a run, one and more of them; none that a table of weights could not hold."""
    edges = dict.fromkeys(folded[starts[row] : ends[row]] for starts, ends in places)
    return [edge for edge in edges if not any(map(str.isspace, edge)) and "#" not in edge]


def _content(reading: Reading, mark: Mark) -> int:
    """The distinct content words of a point."""
    inside = (reading.lexis.start >= mark.start) & (reading.lexis.start < mark.end)
    return len(np.unique(reading.lexis.word[inside]))


def _joined(parts: Sequence[Seen]) -> Seen:
    names = list(parts[0].columns)
    columns = {name: np.concatenate([part.columns[name] for part in parts]) for name in names}
    words = [said for part in parts for said in part.words]
    return Seen(
        columns, words, np.concatenate([part.wrong for part in parts]), [at for part in parts for at in part.articles]
    )


def _known(seen: Seen) -> list[tuple[str, str]]:
    """The places and words that get a weight, in order."""
    articles = defaultdict(set)
    for said, article in zip(seen.words, seen.articles, strict=True):
        for place, words in said.items():
            for word in words:
                articles[word, place].add(article)
    return sorted(pair for pair, found in articles.items() if len(found) >= LEAST and not pair[0][0].isdigit())


def _word_table(seen: Seen, known: Sequence[tuple[str, str]]) -> sp.csr_matrix:
    number = {pair: at for at, pair in enumerate(known)}
    cells = [
        (row, number[word, place])
        for row, said in enumerate(seen.words)
        for place, words in said.items()
        for word in words
        if (word, place) in number
    ]
    rows, columns = np.array(cells).T
    return sp.csr_matrix((np.full(len(cells), WORD_SCALE), (rows, columns)), shape=(len(seen.words), len(known)))


def _write(columns: dict[str, float], bias: float, known: Sequence[tuple[str, str]], weights: np.ndarray) -> None:
    head = "# How sound a point is by how it lies in its sentence: the columns of soundness.py and their weights.\n"
    rows = [f"{name}\t{weight:.3f}\n" for name, weight in (("bias", bias), *sorted(columns.items()))]
    (INTO / "soundness.txt").write_text(head + MADE + "".join(rows), "utf-8")
    cells: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for (word, place), weight in zip(known, weights.tolist(), strict=True):
        if f"{weight:.2f}" not in {"0.00", "-0.00"}:
            cells[word][place] = f"{weight:.2f}"
    head = "# How sound a point is by its words: the word, its weight in it, as its first and last word, right before and after it; as\n# the characters that it begins and ends with.\n"
    lines = [
        "\t".join([word, *(found.get(place, "") for place in PLACES)]) + "\n" for word, found in sorted(cells.items())
    ]
    (INTO / "soundness-words.txt").write_text(head + MADE + "".join(lines), "utf-8")


if __name__ == "__main__":
    main()
