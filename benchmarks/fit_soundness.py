#!/usr/bin/env python3
"""Fit what tells sound points from wrong ones on readers' marks: indexer/trees/soundness.txt and soundness-words.txt.

usage: fit_soundness.py --gold GOLD.jsonl[.gz] [--tables TABLE.jsonl[.gz] ...] [--write]

The marks are in judged/points.tsv: where the article comes from (`marked`, `flat`, `parted`: a row of GOLD with its headings, on
one line, a paragraph a line; else the name of a table's folder), its id, where the point starts and ends in its text, the CRC-32 of
the point, the mark (r right, h harmless, w wrong with a letter for why). A point that the text no longer has is left out.

Prints how well what nobody of the same article has taught ranks wrong points (ten folds by article, area under the ROC curve),
with and without the words. Only words that stand around the points of LEAST articles get weights.
"""

import argparse
import gzip
import json
import tempfile
import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import scipy.sparse as sp
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold

from indexer.analysis.segment import segmenter
from indexer.config import Config
from indexer.corpus import load, remember_pages
from indexer.engine import silent
from indexer.model import Ints
from indexer.store import writing
from indexer.text.characters import PLANE, folding
from indexer.trees.abreast import beside
from indexer.trees.clauses import length_of
from indexer.trees.reading import Reading, read_article
from indexer.trees.soundness import PLACES, Setting, Stretches, run_columns, setting_of, spellings_of, words_around

MARKS = Path(__file__).parent / "judged" / "points.tsv"
INTO = Path(__file__).parent.parent / "indexer" / "trees"
MADE = "# Made by benchmarks/fit_soundness.py from readers' marks; do not edit by hand.\n"
LEAST = 4
"""Articles that a word must stand in, around their points."""
STRENGTH, WORD_SCALE = 0.03, 4.0
"""C of the regression, and how much freer the weights of words are than those of columns of deviation 1."""


class Mark(NamedTuple):
    """Where a point stands in its article, and whether a reader called it wrong."""

    source: str
    id: str
    start: int
    end: int
    digest: str
    mark: str


class Seen(NamedTuple):
    """What is known of marked points: columns, the words at each place (in folded spelling), what is wrong, their articles."""

    columns: dict[str, np.ndarray]
    words: list[dict[str, list[str]]]
    wrong: np.ndarray
    articles: list[str]


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--gold", type=Path, required=True)
    cli.add_argument("--tables", type=Path, nargs="*", default=[])
    cli.add_argument("--write", action="store_true")
    options = cli.parse_args()
    marks = list(_marks(_lines(MARKS)))
    seen = _joined(list(_seen(marks, options.gold, options.tables)))
    print(f"{len(seen.wrong)} of {len(marks)} marks, {seen.wrong.mean():.3f} wrong", flush=True)
    scaled, means, deviations = _scaled(seen.columns)
    known = _known(seen)
    words = _word_table(seen, known)
    for name, table in (
        ("columns", sp.csr_matrix(scaled)),
        ("words", words),
        ("both", sp.hstack([scaled, words]).tocsr()),
    ):
        print(f"{name:8} AUC {_held_out(table, seen):.4f}", flush=True)
    if options.write:
        model = _fit(sp.hstack([scaled, words]).tocsr(), seen.wrong)
        size = scaled.shape[1]
        weights = -model.coef_[0][:size] / deviations
        bias = -float(model.intercept_[0]) - float(weights @ means)
        _write(dict(zip(seen.columns, weights, strict=True)), bias, known, -model.coef_[0][size:] * WORD_SCALE)


def _lines(path: Path) -> list[str]:
    content = path.read_bytes()
    return (gzip.decompress(content) if path.suffix == ".gz" else content).decode("utf-8").rstrip("\n").split("\n")


def _marks(lines: Sequence[str]) -> Iterator[Mark]:
    """The marks: lines without an indent name the source and the article of those below."""
    source = article = ""
    for line in lines:
        if line.startswith("\t"):
            start, end, digest, mark = line.split("\t")[1:]
            yield Mark(source, article, int(start), int(end), digest, mark)
        elif not line.startswith("#"):
            source, article = line.split("\t")


def _seen(marks: Sequence[Mark], gold: Path, tables: Sequence[Path]) -> Iterator[Seen]:
    """What is known of the marks of each source."""
    rows = {row["id"]: row for row in map(json.loads, _lines(gold))}
    named = {table.parent.name: table for table in tables}
    by_source = defaultdict(list)
    for mark in marks:
        by_source[mark.source].append(mark)
    for source, found in by_source.items():
        ids = {mark.id for mark in found}
        if source in named:
            texts = [row for row in map(json.loads, _lines(named[source])) if row["id"] in ids]
        else:
            texts = [_as(rows[found], source) for found in sorted(ids & rows.keys())]
        for reading in _readings(texts):
            own = [mark for mark in found if mark.id == reading.article.id]
            yield from _of_article(reading, own)


def _as(row: dict[str, Any], form: str) -> dict[str, Any]:
    if form == "marked":
        return {"id": row["id"], "title": row["title"], "markdown": row["markdown"]}
    return {
        "id": row["id"],
        "title": row["title"],
        "text": row["text"].replace("\n", " ") if form == "flat" else row["text"],
    }


def _readings(rows: Sequence[dict[str, Any]]) -> Iterator[Reading]:
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "articles.jsonl"
        table.write_text("\n".join(json.dumps(row) for row in rows), "utf-8")
        config = Config(sources=(str(table),), index=Path(folder) / "index.db", jobs=1)
        with writing(config.index) as store:
            corpus = load(remember_pages(config, store, silent), store)
    segmenter(config.segmenter, config.words)
    for article, analysis in zip(corpus.articles, corpus.analyses, strict=True):
        yield read_article(article, analysis, np.zeros(len(analysis.candidates.start)))


def _of_article(reading: Reading, marks: Sequence[Mark]) -> Iterator[Seen]:
    text = reading.article.text
    found = [
        mark
        for mark in marks
        if reading.sentence_at(mark.start) >= 0 and mark.digest == digest_of(text[mark.start : mark.end])
    ]
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
    setting: Setting = setting_of(reading, rows)
    spellings = spellings_of(side, [(reading, rows)])
    codes = folding()[np.minimum(np.frombuffer(side.text.encode("utf-32-le"), dtype=np.uint32), PLANE - 1)]
    folded = "".join(map(chr, codes.tolist()))
    spelled = [folded[low:high] for low, high in zip(spellings.begins.tolist(), spellings.ends.tolist(), strict=True)]
    around = {name: numbers.tolist() for name, numbers in words_around(runs, spellings, side).items()}
    said = []
    for row in range(len(found)):
        low, high = np.searchsorted(spellings.begins, [runs.start[row], runs.end[row]]).tolist()
        said.append(
            {
                "in": spelled[low:high],
                **{name: [spelled[numbers[row]]] if numbers[row] >= 0 else [] for name, numbers in around.items()},
            }
        )
    wrong = np.array([mark.mark[0] == "w" for mark in found])
    yield Seen(dict(run_columns(side, runs, setting)), said, wrong, [mark.id for mark in found])


def digest_of(text: str) -> str:
    """What tells whether a text is still the one that was marked."""
    return f"{zlib.crc32(text.encode()):08x}"


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


def _scaled(columns: dict[str, np.ndarray]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    table = np.stack(list(columns.values()), axis=1)
    means, deviations = table.mean(axis=0), np.maximum(table.std(axis=0), 1e-9)
    return (table - means) / deviations, means, deviations


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


def _fit(table: sp.csr_matrix, wrong: np.ndarray) -> LogisticRegression:
    return LogisticRegression(C=STRENGTH, max_iter=3000).fit(table, wrong)


def _held_out(table: sp.csr_matrix, seen: Seen) -> float:
    """The area under the ROC curve of marks whose articles the fit did not see."""
    groups: Ints = np.unique(seen.articles, return_inverse=True)[1]
    chances = np.zeros(len(seen.wrong))
    for fit, rest in GroupKFold(10).split(table, seen.wrong, groups):
        chances[rest] = _fit(table[fit], seen.wrong[fit]).predict_proba(table[rest])[:, 1]
    return float(roc_auc_score(seen.wrong, chances))


def _write(columns: dict[str, float], bias: float, known: Sequence[tuple[str, str]], weights: np.ndarray) -> None:
    head = "# How sound a point is by how it lies in its sentence: the columns of soundness.py and their weights.\n"
    rows = [f"{name}\t{weight:.3f}\n" for name, weight in (("bias", bias), *sorted(columns.items()))]
    (INTO / "soundness.txt").write_text(head + MADE + "".join(rows), "utf-8")
    cells: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for (word, place), weight in zip(known, weights.tolist(), strict=True):
        if f"{weight:.2f}" not in {"0.00", "-0.00"}:
            cells[word][place] = f"{weight:.2f}"
    head = "# How sound a point is by its words: the word, its weight in it, as its first and last word, right before and after it.\n"
    lines = [
        "\t".join([word, *(found.get(place, "") for place in PLACES)]) + "\n" for word, found in sorted(cells.items())
    ]
    (INTO / "soundness-words.txt").write_text(head + MADE + "".join(lines), "utf-8")


if __name__ == "__main__":
    main()
