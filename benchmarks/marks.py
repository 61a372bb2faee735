"""Readers' marks of the nodes of trees, with the articles that they are about.

A file of marks holds no text: for each article its source and id, and under it where each node stands, the CRC-32 of its text and
the mark. The source is `marked`, `flat` or `parted` (a row of the trees bench with its headings, on one line, a paragraph a
line) or the name of a table's folder. What the text no longer has is left out.
"""

import argparse
import gzip
import json
import re
import tempfile
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import scipy.sparse as sp
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold

from indexer.analysis import analysed_text
from indexer.analysis.segment import segmenter
from indexer.concepts import find_concepts
from indexer.config import Config
from indexer.corpus import load, remember_pages
from indexer.engine import Workers, silent
from indexer.store import writing
from indexer.trees import Subject, settled
from indexer.trees.reading import Reading, read_articles

SPELLED = re.compile(r"(?:(?:first |last )?word|opens|closes|before|after) ")
"""The signs of `termhood.py` that are words or characters."""

LEAST = 3
"""Articles that a sign must stand in."""
WORD_SCALE = 2.0


class Mark(NamedTuple):
    """Where a node stands in its article, and what a reader called it."""

    source: str
    id: str
    start: int
    end: int
    digest: str
    mark: str


def options_of(page: str | None) -> argparse.Namespace:
    """What is given on the command line of a fit: `gold`, `tables`, whether to `write`."""
    cli = argparse.ArgumentParser(description=page, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--gold", type=Path, required=True)
    cli.add_argument("--tables", type=Path, nargs="*", default=[])
    cli.add_argument("--write", action="store_true")
    return cli.parse_args()


def marks_of(path: Path) -> list[Mark]:
    """The marks of a file: lines without an indent name the source and the article of those below."""
    source, article, marks = "", "", []
    for line in lines_of(path):
        if line.startswith("\t"):
            start, end, digest, mark = line.split("\t")[1:]
            marks.append(Mark(source, article, int(start), int(end), digest, mark))
        elif not line.startswith("#"):
            source, article = line.split("\t")
    return marks


def readings_of(marks: Sequence[Mark], gold: Path, tables: Sequence[Path]) -> Iterator[tuple[Reading, list[Mark]]]:
    """The marked articles as a build reads them, each with its marks that its text still has."""
    rows = {row["id"]: row for row in map(json.loads, lines_of(gold))}
    named = {table.parent.name: table for table in tables}
    by_source = defaultdict(list)
    for mark in marks:
        by_source[mark.source].append(mark)
    for source, found in by_source.items():
        ids = {mark.id for mark in found}
        if source in named:
            texts = [row for row in map(json.loads, lines_of(named[source])) if row["id"] in ids]
        else:
            texts = [_as(rows[found], source) for found in sorted(ids & rows.keys())]
        for reading in _read(texts):
            yield reading, [mark for mark in found if mark.id == reading.article.id and _is_there(mark, reading)]


def _is_there(mark: Mark, reading: Reading) -> bool:
    return mark.digest == f"{zlib.crc32(reading.article.text[mark.start : mark.end].encode()):08x}"


def lines_of(path: Path) -> list[str]:
    content = path.read_bytes()
    return (gzip.decompress(content) if path.suffix == ".gz" else content).decode("utf-8").rstrip("\n").split("\n")


def _as(row: dict[str, Any], form: str) -> dict[str, Any]:
    if form == "marked":
        return {"id": row["id"], "title": row["title"], "markdown": row["markdown"]}
    return {
        "id": row["id"],
        "title": row["title"],
        "text": row["text"].replace("\n", " ") if form == "flat" else row["text"],
    }


def _read(rows: Sequence[dict[str, Any]]) -> list[Reading]:
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "articles.jsonl"
        table.write_text("\n".join(json.dumps(row) for row in rows), "utf-8")
        config = Config(sources=(str(table),), index=Path(folder) / "index.db", jobs=1)
        with writing(config.index) as store:
            corpus = load(remember_pages(config, store, Workers(1), silent), store)
    cut = segmenter(config.segmenter, config.words)
    texts, ids = [analysed_text(article) for article in corpus.articles], [article.id for article in corpus.articles]
    concepts = find_concepts(ids, texts, corpus.analyses, cut, config.of_concepts)
    names = [concept.id for concept in concepts.concepts]
    facts = zip(corpus.articles, corpus.analyses, concepts.scores, concepts.rows, strict=True)
    return read_articles([settled(Subject(*found, names), len(corpus.articles)) for found in facts])


class Seen(NamedTuple):
    """What a reader marked: the columns and signs that tell of it, whether it is wrong, its article."""

    signs: dict[str, float]
    wrong: bool
    article: str


def fit(
    page: str | None,
    marks: Path,
    seen_in: Callable[[Reading, Sequence[Mark]], Iterable[Seen]],
    write: Callable[[Sequence[tuple[str, float]]], None],
    lexical: re.Pattern[str] = SPELLED,
    strength: float = 0.1,
) -> None:
    """A fit from the command line (`options_of`, `page` is its help): the weights of what `seen_in` says of the marked nodes of each
    article, written if that is asked for."""
    options = options_of(page)
    read = readings_of(marks_of(marks), options.gold, options.tables)
    weights = fitted([seen for reading, own in read for seen in seen_in(reading, own)], lexical, strength)
    if options.write:
        write(weights)


def fitted(seen: Sequence[Seen], lexical: re.Pattern[str], strength: float) -> list[tuple[str, float]]:
    """The weights of all signs that LEAST articles have, for what is not wrong, and the bias.

    Prints how well what nobody of the same article has taught ranks (ten folds by article, area under the ROC curve). The signs
    that are `lexical` are many, each with little to tell: they count WORD_SCALE times as much as columns of deviation 1. `strength` is
    the C of the regression.
    """
    wrong, articles = np.array([found.wrong for found in seen]), [found.article for found in seen]
    held = defaultdict(set)
    for found in seen:
        for sign in found.signs:
            held[sign].add(found.article)
    known = sorted(sign for sign, found in held.items() if len(found) >= LEAST)
    names, words = ([sign for sign in known if bool(lexical.match(sign)) == of_words] for of_words in (False, True))
    table, means, deviations = scaled({name: np.array([found.signs.get(name, 0.0) for found in seen]) for name in names})
    both = sp.hstack([table, WORD_SCALE * _cells(seen, words)]).tocsr()
    print(f"{len(seen)} marks, {wrong.mean():.3f} wrong", flush=True)
    for name, told in (("columns", sp.csr_matrix(table)), ("both", both)):
        print(f"{name:8} AUC {held_out(told, wrong, articles, strength):.4f}", flush=True)
    model = LogisticRegression(C=strength, max_iter=3000).fit(both, wrong)
    weights = -model.coef_[0][: len(names)] / deviations
    bias = -float(model.intercept_[0]) - float(weights @ means)
    return [("bias", bias), *zip(names, weights, strict=True), *zip(words, -model.coef_[0][len(names) :] * WORD_SCALE, strict=True)]


def _cells(seen: Sequence[Seen], words: Sequence[str]) -> sp.csr_matrix:
    """(marks, words) how much each has of each sign."""
    number = {word: at for at, word in enumerate(words)}
    cells = [(row, number[sign], value) for row, found in enumerate(seen) for sign, value in found.signs.items() if sign in number]
    rows, columns, values = zip(*cells, strict=True)
    return sp.csr_matrix((values, (rows, columns)), shape=(len(seen), len(words)))


def write_weights(path: Path, head: str, weights: Sequence[tuple[str, float]]) -> None:
    """A table of weights, without those that are nothing."""
    rows = [f"{name}\t{weight:.3f}\n" for name, weight in weights if f"{weight:.3f}" not in {"0.000", "-0.000"}]
    path.write_text(head + "".join(rows), "utf-8")


def scaled(columns: Mapping[str, np.ndarray]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The columns as a table of mean 0 and deviation 1; the means and deviations."""
    table = np.stack(list(columns.values()), axis=1)
    means, deviations = table.mean(axis=0), np.maximum(table.std(axis=0), 1e-9)
    return (table - means) / deviations, means, deviations


def held_out(table: sp.csr_matrix, wrong: np.ndarray, articles: Sequence[str], strength: float) -> float:
    """The area under the ROC curve of marks whose articles the fit did not see."""
    groups = np.unique(articles, return_inverse=True)[1]
    chances = np.zeros(len(wrong))
    for fit, rest in GroupKFold(10).split(table, wrong, groups):
        model = LogisticRegression(C=strength, max_iter=3000).fit(table[fit], wrong[fit])
        chances[rest] = model.predict_proba(table[rest])[:, 1]
    return float(roc_auc_score(wrong, chances))
