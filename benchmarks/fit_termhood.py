#!/usr/bin/env python3
"""Fit what tells terms from names of nothing on readers' marks: indexer/trees/termhood.txt.

usage: fit_termhood.py --gold GOLD.jsonl[.gz] [--tables TABLE.jsonl[.gz] ...] [--write]

The marks are in judged/terms.tsv (marks.py says what is in it). Prints how well what nobody of the same article has taught ranks
wrong terms (ten folds by article, area under the ROC curve). Only words and characters of the terms of LEAST articles get weights.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import scipy.sparse as sp
from marks import Mark, held_out, marks_of, options_of, readings_of, scaled
from sklearn.linear_model import LogisticRegression

from indexer.trees.reading import Reading
from indexer.trees.termhood import first_sentences, signs_around, signs_of, term_columns

MARKS = Path(__file__).parent / "judged" / "terms.tsv"
INTO = Path(__file__).parent.parent / "indexer" / "trees" / "termhood.txt"
LEAST = 3
LEXICAL = re.compile(r"(?:(?:first |last )?word|opens|closes|before|after) ")
"""Signs that are words or characters: there are many, each with little to tell."""
STRENGTH, WORD_SCALE = 0.1, 2.0
"""C of the regression, and how much freer the weights of words are than those of columns of deviation 1."""


class Seen(NamedTuple):
    """A marked term: its columns and the signs of its spelling, whether it is wrong, its article."""

    columns: dict[str, float]
    signs: dict[str, float]
    wrong: bool
    article: str


def main() -> None:
    options = options_of(__doc__)
    marks = marks_of(MARKS)
    seen = [found for reading, own in readings_of(marks, options.gold, options.tables) for found in _of_article(reading, own)]
    wrong, articles = np.array([found.wrong for found in seen]), [found.article for found in seen]
    print(f"{len(seen)} of {len(marks)} marks, {wrong.mean():.3f} wrong", flush=True)
    names, words = _known(seen)
    rows = [{**found.columns, **found.signs} for found in seen]
    table, means, deviations = scaled({name: np.array([row.get(name, 0.0) for row in rows]) for name in names})
    lexical = sp.csr_matrix(WORD_SCALE * np.array([[row.get(word, 0.0) for word in words] for row in rows]))
    both = sp.hstack([table, lexical]).tocsr()
    for name, known in (("columns", sp.csr_matrix(table)), ("both", both)):
        print(f"{name:8} AUC {held_out(known, wrong, articles, STRENGTH):.4f}", flush=True)
    if options.write:
        model = LogisticRegression(C=STRENGTH, max_iter=3000).fit(both, wrong)
        weights = -model.coef_[0][: len(names)] / deviations
        bias = -float(model.intercept_[0]) - float(weights @ means)
        _write([("bias", bias), *zip(names, weights, strict=True), *zip(words, -model.coef_[0][len(names) :] * WORD_SCALE, strict=True)])


def _of_article(reading: Reading, marks: Sequence[Mark]) -> Iterator[Seen]:
    """What is known of the marked terms that are still terms of their article."""
    places = {term.folded: place for place, term in reversed(list(enumerate(reading.terms)))}
    first = first_sentences(reading)
    columns = term_columns(reading, first)
    for mark in marks:
        term = places.get(" ".join(reading.article.text[mark.start : mark.end].lower().split()))
        if term is not None:
            own = {name: float(column[term]) for name, column in columns.items()}
            around = dict.fromkeys(signs_around(reading, term, int(first[term])), 1.0)
            yield Seen(own, {**dict(signs_of(reading.terms[term].text)), **around}, mark.mark[0] == "w", mark.id)


def _known(seen: Sequence[Seen]) -> tuple[list[str], list[str]]:
    """The columns and signs that get weights, and the words that do, in order."""
    articles = defaultdict(set)
    for found in seen:
        for sign in found.signs:
            articles[sign].add(found.article)
    signs = sorted(sign for sign, found in articles.items() if len(found) >= LEAST)
    words = [sign for sign in signs if LEXICAL.match(sign)]
    return [*seen[0].columns, *(sign for sign in signs if sign not in set(words))], words


def _write(weights: Sequence[tuple[str, float]]) -> None:
    head = "# How likely a term names something: the columns and signs of termhood.py and their weights.\n# Made by benchmarks/fit_termhood.py from readers' marks; do not edit by hand.\n"
    rows = [f"{name}\t{weight:.3f}\n" for name, weight in weights if f"{weight:.3f}" not in {"0.000", "-0.000"}]
    INTO.write_text(head + "".join(rows), "utf-8")


if __name__ == "__main__":
    main()
