"""Readers' marks of the nodes of trees, with the articles that they are about.

A file of marks holds no text: for each article its source and id, and under it where each node stands, the CRC-32 of its text and
the mark. The source is `marked`, `flat` or `parted` (a row of the trees bench with its headings, on one line, a paragraph a
line) or the name of a table's folder. What the text no longer has is left out.
"""

import argparse
import gzip
import json
import tempfile
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import scipy.sparse as sp
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold
from word_vectors import Vectors, vectors_of

from indexer.analysis.segment import segmenter
from indexer.concepts import concepts_in
from indexer.config import Config
from indexer.corpus import load, remember_pages
from indexer.engine import Workers, silent
from indexer.store import writing
from indexer.trees import Subject, Told, settled
from indexer.trees.judging.written import Said, Spans, strings
from indexer.trees.reading.read import read_articles
from indexer.trees.reading.reading import Reading
from indexer.trees.reading.texts import Written

LEAST = 3
"""Articles that a word must stand in at a place, to have a weight of its own there."""
WORTH = {"r": 1.0, "h": 0.6, "w": 0.0}
"""How good a node is by its mark. With 1 for harmless ones, the best 60 % of marked terms were 39 % harmless and 6 % wrong to readers of other
articles; with .5 27 % and 8 %; of points as many are wrong with .7 as with 1, and fewer harmless."""
WORD_SCALE = 2.0
LIGHTEST = 0.03
"""Weights of words that are nearer to 0 are left out."""
MADE = "# Made by benchmarks/{} from readers' marks; do not edit by hand.\n"
INTO = Path(__file__).parent.parent / "indexer" / "trees" / "tables"


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


def _rows_of(tables: Iterable[Path]) -> Iterator[dict[str, Any]]:
    for table in tables:
        yield from map(json.loads, lines_of(table))


def _text_of(row: dict[str, Any]) -> str:
    return str(row.get("markdown") or row.get("text") or "")


def _as(row: dict[str, Any], form: str) -> dict[str, Any]:
    if form == "marked":
        return {"id": row["id"], "title": row["title"], "markdown": row["markdown"]}
    return {
        "id": row["id"],
        "title": row["title"],
        "text": row["text"].replace("\n", " ") if form == "flat" else row["text"],
    }


def _read(rows: Sequence[dict[str, Any]]) -> list[Reading]:
    return read_articles(subjects_of(rows))


def subjects_of(rows: Sequence[dict[str, Any]]) -> list[Subject]:
    """The articles of a table's rows with all that their trees are grown from, as a build of these alone has them."""
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "articles.jsonl"
        table.write_text("\n".join(json.dumps(row) for row in rows), "utf-8")
        config = Config(sources=(str(table),), index=Path(folder) / "index.db", jobs=1)
        with writing(config.index) as store:
            corpus, texts = load(remember_pages(config, store, Workers(1), silent), store)
            cut, ids = segmenter(config.segmenter, config.words), [head.article.id for head in corpus.heads]
            concepts = concepts_in(ids, texts.analysed, corpus.analyses, cut, config.of_concepts)
            names = [concept.id for concept in concepts.concepts]
            facts = zip(concepts.scores, concepts.rows, concepts.known, concepts.usual, concepts.sizes.tolist(), strict=True)
            told = [settled(head.article, Told(scores, rows, names, known, usual), size, len(ids)) for head, (scores, rows, known, usual, size) in zip(corpus.heads, facts, strict=True)]
            return [Subject(*found, *said) for *found, said in zip(corpus.articles, corpus.analyses, told, strict=True)]


class Seen(NamedTuple):
    """What a reader marked: the columns that tell of it, the words and characters at each place and how often they stand there, the
    first letter of its mark, its article."""

    columns: dict[str, float]
    words: Mapping[tuple[str, str], float]
    mark: str
    article: str


class Fitted(NamedTuple):
    """The weights of the columns, and those of words by the places where they stand."""

    columns: dict[str, float]
    words: dict[tuple[str, str], float]


class Learning(NamedTuple):
    """How a table is fitted: `places` of words, in order, `near` how much vectors of words count at those where they do, `strength`
    the C of the regression."""

    table: str
    places: Sequence[str]
    near: Mapping[str, float]
    strength: float


def fit(page: str | None, marks: Path, seen_in: Callable[[Reading, Sequence[Mark]], Iterable[Seen]], how: Learning) -> None:
    """A fit from the command line (`options_of`, `page` is its help): the weights of what `seen_in` says of the marked nodes of each
    article, written into the table's two files if that is asked for."""
    options = options_of(page)
    read = readings_of(marks_of(marks), options.gold, options.tables)
    seen = [found for reading, own in read for found in seen_in(reading, own)]
    weights = fitted(seen, vectors_of(map(_text_of, _rows_of([options.gold, *options.tables]))), how)
    if options.write:
        write_weights(how, weights)


def fitted(seen: Sequence[Seen], vectors: Vectors, how: Learning) -> Fitted:
    """The weights of all columns, of all words that LEAST articles have at a place, and of all that have vectors; and the bias: what
    speaks for a node.

    Prints how well what nobody of the same article has taught ranks (area under the ROC curve). Words
    are many, each with little to tell: they count WORD_SCALE times as much as columns of deviation 1. What vectors say is a sum over
    the words of a place, so that it is a weight of each word.
    """
    marks, articles = np.array([found.mark for found in seen]), [found.article for found in seen]
    worth = np.array([WORTH[found.mark] for found in seen])
    names = sorted({name for found in seen for name in found.columns})
    words = _known(seen)
    near = [place for place in how.places if place in how.near]
    table, means, deviations = scaled({name: np.array([found.columns.get(name, 0.0) for found in seen]) for name in names})
    own = sp.hstack([table, WORD_SCALE * _cells(seen, words)]).tocsr()
    told = sp.hstack([own, *(how.near[place] * _vectors_at(seen, vectors, place) for place in near)]).tocsr()
    print(f"{len(seen)} marks, {np.mean(marks == 'w'):.3f} wrong, {np.mean(marks == 'h'):.3f} harmless", flush=True)
    for name, shown in (("columns", sp.csr_matrix(table)), ("words", own), ("vectors", told)):
        chances = held_out(shown, worth, articles, how.strength)
        print(f"{name:8} AUC of what is not wrong {roc_auc_score(marks != 'w', chances):.4f}, of what is right {roc_auc_score(marks == 'r', chances):.4f}", flush=True)
    model = graded(told, worth, how.strength)
    of_columns, of_words, *of_vectors = np.split(model.coef_[0], np.cumsum([len(names), len(words), *[vectors.table.shape[1]] * len(near)])[:-1])
    of_columns /= deviations
    bias = float(model.intercept_[0]) - float(of_columns @ means)
    weights = dict(zip(words, (of_words * WORD_SCALE).tolist(), strict=True))
    latin = {place for place in near if all(word.isascii() for where, word in words if where == place)}
    for place, weight in zip(near, of_vectors, strict=True):
        for word, value in zip(vectors.number, (vectors.table @ weight * how.near[place]).tolist(), strict=True):
            if place not in latin or word.isascii():  # else it never stands there
                weights[place, word] = weights.get((place, word), 0.0) + value
    return Fitted({"bias": bias, **dict(zip(names, of_columns.tolist(), strict=True))}, weights)


def _known(seen: Sequence[Seen]) -> list[tuple[str, str]]:
    """The words, by place, that LEAST articles have there."""
    held = defaultdict(set)
    for found in seen:
        for word in found.words:
            held[word].add(found.article)
    return sorted(word for word, articles in held.items() if len(articles) >= LEAST)


def _cells(seen: Sequence[Seen], words: Sequence[tuple[str, str]]) -> sp.csr_matrix:
    """(marks, words) how much each has of each word."""
    number = {word: at for at, word in enumerate(words)}
    cells = [(row, number[word], value) for row, found in enumerate(seen) for word, value in found.words.items() if word in number]
    rows, columns, values = zip(*cells, strict=True)
    return sp.csr_matrix((values, (rows, columns)), shape=(len(seen), len(words)))


def _vectors_at(seen: Sequence[Seen], vectors: Vectors, place: str) -> np.ndarray:
    """(marks, dimensions) the sum of the vectors of the words that each has at a place."""
    sums = np.zeros((len(seen), vectors.table.shape[1]))
    for row, found in enumerate(seen):
        for (where, word), value in found.words.items():
            if where == place and word in vectors.number:
                sums[row] += value * vectors.table[vectors.number[word]]
    return sums


def said_by(text: Written, spans: Spans, said: Iterable[Said]) -> list[Counter[tuple[str, str]]]:
    """For each stretch of a text its words by their places, but those that a table of weights could not hold."""
    words: list[Counter[tuple[str, str]]] = [Counter() for _ in spans.start]
    for place, of, start, end in said:
        for row, word in zip(of.tolist(), strings(text, Spans(start, end)), strict=True):
            if word.isprintable() and "#" not in word:
                words[row][place, word] += 1
    return words


def write_weights(how: Learning, weights: Fitted) -> None:
    """The two files of a table: columns and their weights; words and theirs at each place. Without those that are nearly nothing."""
    made = MADE.format(f"fit_{how.table}.py")
    rows = [f"{name}\t{weight:.3f}\n" for name, weight in weights.columns.items() if f"{weight:.3f}" not in {"0.000", "-0.000"}]
    head = f"# The columns of {how.table}.py and their weights.\n"
    (INTO / f"{how.table}.txt").write_text(head + made + "".join(rows), "utf-8")
    cells: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for (place, word), weight in weights.words.items():
        if abs(weight) >= LIGHTEST and word.isprintable() and "#" not in word:
            cells[word][place] = f"{weight:.2f}"
    head = f"# What words, or characters, say at these places: {', '.join(how.places)}.\n"
    lines = ["\t".join([word, *(found.get(place, "") for place in how.places)]).rstrip("\t") + "\n" for word, found in sorted(cells.items())]
    (INTO / f"{how.table}-words.txt").write_text(head + made + "".join(lines), "utf-8")


def scaled(columns: Mapping[str, np.ndarray]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The columns as a table of mean 0 and deviation 1; the means and deviations."""
    table = np.stack(list(columns.values()), axis=1)
    means, deviations = table.mean(axis=0), np.maximum(table.std(axis=0), 1e-9)
    return (table - means) / deviations, means, deviations


def held_out(table: np.ndarray | sp.csr_matrix, worth: np.ndarray, articles: Sequence[str], strength: float, counts: np.ndarray | None = None) -> np.ndarray:
    """(marks,) how good each is, in logits, by what was fitted on the marks of other articles: four folds."""
    groups = np.unique(articles, return_inverse=True)[1]
    chances = np.zeros(len(worth))
    for fit, rest in GroupKFold(4).split(table, groups=groups):
        chances[rest] = graded(table[fit], worth[fit], strength, None if counts is None else counts[fit]).decision_function(table[rest])
    return chances


def graded(table: np.ndarray | sp.csr_matrix, worth: np.ndarray, strength: float, counts: np.ndarray | None = None) -> LogisticRegression:
    """A regression on how good marked rows are, from 0 to 1: each counts as good by its worth, as wrong by the rest of it; (rows,) `counts`
    say how much each counts."""
    good, bad = np.flatnonzero(worth > 0), np.flatnonzero(worth < 1)
    rows, target = np.concatenate([good, bad]), np.repeat([True, False], [len(good), len(bad)])
    weights = np.concatenate([worth[good], 1 - worth[bad]]) * (1.0 if counts is None else counts[rows])
    return LogisticRegression(C=strength, max_iter=3000).fit(table[rows], target, sample_weight=weights)
