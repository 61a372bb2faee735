#!/usr/bin/env python3
"""Fit the weights of knowledge trees on articles whose authors wrote headings and summaries: indexer/trees/*.txt.

usage: fit_trees.py --gold GOLD.jsonl[.gz] [--each 100] [--write boundaries summary headings]

A row of GOLD is {id, genre, title, text, sections: [{level, heading, start, end}], summary: [sentence, ...],
markdown}: the
text without its headings and summary, a paragraph a line; the Markdown with headings. At most --each articles of a
genre
are read, those with a summary first, so that no genre rules.

    boundaries.txt   does a section of the first level begin at a gap: in texts without paragraphs, in texts with them
    summary.txt      does the author's summary have a word of the text; positives weigh as much as the word's idf
    headings.txt     does the heading of a section have a word of it; what its vector (word_vectors.py) tells of that makes
                     the weight of each word that has one, headings-words.txt; made with --each 200

Each is a logistic regression. Each genre is also left out once: how well the weights of the others rank its rows is
printed
(average precision) beside that of the weights of all.
"""

import argparse
import hashlib
import json
import math
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from marks import INTO, LIGHTEST, lines_of
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score
from sklearn.preprocessing import StandardScaler
from word_vectors import vectors_of

from indexer.analysis import Options, analyse, segmenter
from indexer.concepts import concepts_in
from indexer.config import Config
from indexer.corpus import load, remember_pages
from indexer.engine import Workers, silent
from indexer.model import Article, Block
from indexer.store import writing
from indexer.text.hashing import hashes_of
from indexer.text.spelling import is_han
from indexer.trees.judging.shelf import shelf_of
from indexer.trees.judging.termhood import termhoods_of
from indexer.trees.judging.worth import word_columns
from indexer.trees.parting.cohesion import cohesion_of
from indexer.trees.parting.gaps import Columns, columns_of
from indexer.trees.parting.headings import pairs_of
from indexer.trees.parting.paragraphs import paragraph_columns, paragraph_starts
from indexer.trees.parting.parts import parts_of
from indexer.trees.reading.lexis import spelled_in, stems_of
from indexer.trees.reading.read import read_article, subject_of
from indexer.trees.reading.reading import Reading
from indexer.trees.reading.texts import written

Row = dict[str, Any]
Weights = dict[str, float]
MADE = "# Made by benchmarks/fit_trees.py from what authors wrote; do not edit by hand.\n"
BOUNDARIES = "# The columns of gaps.py and paragraphs.py: name, weight in texts without paragraphs, in texts with them.\n"
SUMMARY, HEADINGS = "# The columns of worth.py and their weights.\n", "# The columns of headings.py and their weights.\n"
WORDS = "# What words, as lexis.py compares them, say of a heading that has them.\n"
VECTOR = "vector"
STRENGTH = 0.03
"""C of the regressions: the best of .003, .03, .3 on articles that they had not seen."""
SHORTEST, LONGEST = 8, 600
SUMMARY_WORDS = 8
CHINESE = 0.3
"""Share of Han characters from which a text's lines may be joined by nothing."""


class Rows(NamedTuple):
    """What is to be told apart in one article: a column for each feature, which rows are right, what each weighs."""

    genre: str
    columns: Columns
    right: np.ndarray
    weights: np.ndarray


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--gold", type=Path, required=True)
    cli.add_argument("--each", type=int, default=100)
    cli.add_argument("--write", nargs="+", default=[], choices=["boundaries", "summary", "headings"])
    options = cli.parse_args()
    gold = _sample(options.gold, options.each)
    flat, parted, marked = (_readings(gold, form) for form in ("flat", "parted", "marked"))
    flat_weights = _fitted("gaps between sentences", flat, _sentence_gaps)
    parted_weights = _fitted("gaps between paragraphs", parted, _paragraph_gaps)
    rarity = _rarity([reading for reading, _ in flat])
    said = _fitted("words of summaries", [*flat, *marked], lambda reading, row: _summary_words(reading, row, rarity))
    vectors = vectors_of(row.get("markdown") or row["text"] for row in map(json.loads, lines_of(options.gold)))
    stems = dict(reversed(list(zip(stems_of(list(vectors.number)), vectors.table, strict=True))))
    near = dict(zip(hashes_of(list(stems)).tolist(), stems.values(), strict=True))
    named = _fitted("words of headings", parted, lambda reading, row: _heading_words(reading, row, near))
    told = np.array([named.pop(f"{VECTOR} {place}") for place in range(vectors.table.shape[1])])
    words = ((word, f"{vector @ told:.2f}") for word, vector in sorted(stems.items()) if abs(vector @ told) >= LIGHTEST)
    named["word"] = 1.0
    both = sorted(flat_weights | parted_weights)
    pairs = [(name, *(f"{w[name]:.4f}" if name in w else "" for w in (flat_weights, parted_weights))) for name in both]
    tables = {
        "boundaries": (BOUNDARIES, pairs),
        "summary": (SUMMARY, [(name, f"{weight:.4f}") for name, weight in sorted(said.items())]),
        "headings": (HEADINGS, [(name, f"{weight:.4f}") for name, weight in sorted(named.items())]),
        "headings-words": (WORDS, [row for row in words if row[0].isprintable() and "#" not in row[0]]),
    }
    for name in [*options.write, *(["headings-words"] if "headings" in options.write else [])]:
        _write(f"{name}.txt", *tables[name])


def _write(name: str, head: str, rows: Sequence[Sequence[str]]) -> None:
    (INTO / name).write_text(head + MADE + "".join("\t".join(row) + "\n" for row in rows), "utf-8")


def _sample(path: Path, each: int) -> dict[str, Row]:
    """At most `each` rows of a genre, those with a summary first, then by the digest of their ids."""
    by_genre: defaultdict[str, list[Row]] = defaultdict(list)
    for row in sorted(map(json.loads, lines_of(path)), key=lambda row: (not row["summary"], hashlib.blake2b(row["id"].encode()).digest())):
        by_genre[row["genre"]].append(row)
    return {row["id"]: row for found in by_genre.values() for row in found[:each]}


def _readings(gold: dict[str, Row], form: str) -> list[tuple[Reading, Row]]:
    """The readings of the articles as a build makes them: without paragraphs, with them, or with headings too."""
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "articles.jsonl"
        table.write_text("\n".join(json.dumps(_as(row, form)) for row in gold.values()), "utf-8")
        config = Config(sources=(str(table),), index=Path(folder) / "index.db", jobs=1)
        with writing(config.index) as store:
            corpus, texts = load(remember_pages(config, store, Workers(1), silent), store)
            cut, ids = segmenter(config.segmenter, config.words), [head.article.id for head in corpus.heads]
            scores = concepts_in(ids, texts.analysed, corpus.analyses, cut, config.of_concepts).scores
            read = [
                read_article(article, analysis, score)
                for article, analysis, score in zip(corpus.articles, corpus.analyses, scores, strict=True)
            ]
    return [(reading, gold[reading.article.id]) for reading in read if len(reading.terms)]


def _as(row: Row, form: str) -> Row:
    if form == "marked":
        return {"id": row["id"], "title": row["title"], "markdown": row["markdown"]}
    text = _joiner(row).join(row["text"].split("\n")) if form == "flat" else row["text"]
    return {"id": row["id"], "title": row["title"], "text": text}


def _joiner(row: Row) -> str:
    """What lines are joined by: a blank, but in half of the Chinese texts nothing, as where none was written."""
    chinese = sum(map(is_han, row["text"])) > CHINESE * len(row["text"])
    return "" if chinese and hashlib.blake2b(row["id"].encode()).digest()[0] & 1 else " "


def _sentence_gaps(reading: Reading, row: Row) -> Rows | None:
    if not SHORTEST <= len(reading.starts) <= LONGEST:
        return None
    return _gaps(row, columns_of(reading, cohesion_of(reading.lexis)), _begins(reading, row) > 0)


def _paragraph_gaps(reading: Reading, row: Row) -> Rows | None:
    starts = paragraph_starts(reading)
    if not SHORTEST <= len(reading.starts) <= LONGEST or len(starts) < 2:
        return None
    cohesion = cohesion_of(reading.lexis)
    columns = paragraph_columns(reading, columns_of(reading, cohesion), cohesion)
    return _gaps(row, columns, _begins(reading, row)[starts] > 0)


def _gaps(row: Row, columns: Columns, begins: np.ndarray) -> Rows:
    """The first row is the beginning of the text, where nothing is to decide."""
    rest = {name: column[1:] for name, column in columns.items()}
    return Rows(row["genre"], rest, begins[1:], np.ones(len(begins) - 1))


def _begins(reading: Reading, row: Row) -> np.ndarray:
    """(sentences,) the number (from 1) of the section of the first level that begins, 0 for none."""
    ours, theirs = _visible(reading.article.text), _visible(row["text"])
    places = ours[reading.starts]
    begins = np.zeros(len(places), dtype=np.int64)
    sections = [section for section in row["sections"] if section["level"] == 1]
    for number, section in enumerate(sections, 1):
        at = int(np.searchsorted(places, theirs[section["start"]] + min(0, ours[-1] - theirs[-1])))
        begins[min(at, len(places) - 1)] = number
    return begins


def _visible(text: str) -> np.ndarray:
    """(characters + 1,) the characters before each that are not white space."""
    return np.concatenate([[0], np.cumsum([not character.isspace() for character in text])])


def _rarity(readings: Sequence[Reading]) -> Callable[[int], float]:
    """ln((N + 1) / (articles that hold the word + 1)) of a word's key."""
    held: Counter[int] = Counter()
    for reading in readings:
        held.update(np.unique(reading.spelled.keys).tolist())
    return lambda key: math.log((len(readings) + 1) / (held[key] + 1))


def _summary_words(reading: Reading, row: Row, rarity: Callable[[int], float]) -> Rows | None:
    (said,) = _keys(["\n".join(row["summary"])])
    if len(said) < SUMMARY_WORDS or len(reading.starts) < SHORTEST:
        return None
    starts = np.array([part.start for part in parts_of(reading, termhoods_of([reading], written([reading]))[0])], dtype=np.int64)
    columns = word_columns(shelf_of([reading], [np.searchsorted(starts, reading.starts, side="right")]))
    right = np.isin(reading.lexis.keys, said)
    weights = np.array([max(rarity(key), 0.05) for key in reading.lexis.keys.tolist()])
    return Rows(row["genre"], columns, right, np.where(right, weights, 1.0))


def _heading_words(reading: Reading, row: Row, near: Mapping[int, np.ndarray]) -> Rows | None:
    """`near` are the vectors of words by their keys: the columns in the place of what is made of them, "word"."""
    numbers = np.maximum.accumulate(_begins(reading, row))
    headings = [section["heading"] for section in row["sections"] if section["level"] == 1]
    if len(headings) < 2 or len(reading.starts) < SHORTEST:
        return None
    pairs = pairs_of(reading, numbers)
    inside = pairs.part > 0
    said = [set(keys.tolist()) for keys in _keys(headings)]
    found = zip(pairs.part[inside].tolist(), reading.lexis.keys[pairs.word[inside]].tolist(), strict=True)
    right = np.array([key in said[part - 1] for part, key in found])
    nothing = np.zeros_like(next(iter(near.values())))
    table = np.array([near.get(key, nothing) for key in reading.lexis.keys.tolist()])[pairs.word[inside]]
    columns = {name: column[inside] for name, column in pairs.columns.items() if name != "word"}
    columns.update((f"{VECTOR} {place}", column) for place, column in enumerate(table.T))
    return Rows(row["genre"], columns, right, np.ones(len(right)))


def _keys(texts: Sequence[str]) -> list[np.ndarray]:
    """The keys of the content words of each text."""
    articles = [Article("", "", text, (Block("paragraph", 0, len(text)),)) for text in texts]
    pages = [subject_of(article, analysis, analysis.candidates.base) for article, analysis in zip(articles, analyse(articles, Options()), strict=True)]
    return [np.unique(found.keys) for found in spelled_in(written(pages))]


def _fitted(name: str, readings: Sequence[tuple[Reading, Row]], rows_of: Callable[[Reading, Row], Rows | None]) -> Weights:
    """The weights of all; prints what they are worth, and what those of all genres but one are worth on that one."""
    found = [rows for reading, row in readings if (rows := rows_of(reading, row))]
    weights = _fit(found)
    print(f"{name}: {len(found)} articles, average precision on what was fitted {_precision(found, weights):.3f}", flush=True)
    for genre in sorted({rows.genre for rows in found}):
        others, alone = (list(_of(found, genre, same)) for same in (False, True))
        print(f"  {genre:12} left out {_precision(alone, _fit(others)):.3f}, not {_precision(alone, weights):.3f}", flush=True)
    return weights


def _of(found: Sequence[Rows], genre: str, same: bool) -> Iterator[Rows]:
    return (rows for rows in found if (rows.genre == genre) == same)


def _fit(found: Sequence[Rows]) -> Weights:
    """Weights by column name, and the bias; genres weigh by the root of their articles."""
    names = list(found[0].columns)
    articles = Counter(rows.genre for rows in found)
    table = np.concatenate([_table(rows, names) for rows in found])
    right = np.concatenate([rows.right for rows in found])
    share = np.concatenate([rows.weights * articles[rows.genre] ** -0.5 for rows in found])
    scaler = StandardScaler().fit(table)
    model = LogisticRegression(C=STRENGTH, max_iter=500)
    model.fit(scaler.transform(table), right, sample_weight=share / share.mean())
    weights = model.coef_[0] / np.maximum(scaler.scale_, 1e-9)
    bias = float(model.intercept_[0] - weights @ scaler.mean_)
    return {"bias": bias, **dict(zip(names, weights.tolist(), strict=True))}


def _table(rows: Rows, names: Sequence[str]) -> np.ndarray:
    return np.stack([rows.columns[name] for name in names], axis=1)


def _precision(found: Sequence[Rows], weights: Weights) -> float:
    names = [name for name in weights if name != "bias"]
    vector = np.array([weights[name] for name in names])
    scores = np.concatenate([_table(rows, names) @ vector for rows in found])
    return float(average_precision_score(np.concatenate([rows.right for rows in found]), scores))


if __name__ == "__main__":
    main()
