#!/usr/bin/env python3
"""Fit what tells lines of code from prose on fenced code and what stands outside of it: the weights of indexer/parsing/codelines.py.

usage: fit_codelines.py FOLDER|TABLE.jsonl[.gz] ...

Folders hold Markdown files, tables rows with `markdown`. Lines with Chinese are left out on both sides; of prose lines of over 200 characters the beginnings are
taken as well, wrapped at 60 to 80 characters, as mail and plain texts have them. What a first fit calls code outside of fences is nearly all code, so the second one
leaves that out. Prints the weights in the order of SIGNS and HOLDS beside those of now, and on a fifth of the lines how many are told. Those of now are of a fit with a
folder of notes among the code, where commands, options and paths weigh more than in documentation; commands have one logit more than that, so that a lone one is code.
"""

import gzip
import json
import random
import re
import sys
import textwrap
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from indexer.parsing import codelines
from indexer.parsing.markdown.fences import fences
from indexer.parsing.markdown.frontmatter import split_front_matter

NO_LINE = re.compile(r"\s*(?:$|\d\d:\d\d|#{1,6}\s|[-*+]\s|\d+[.)]\s|>|\||<|!?\[|:::|---|===|\{[%{]|https?://\S+\s*$)| {4}|.*(?:`|\*\*|\]\(|\$\$|\\frac)")
"""What begins or holds Markdown, or a formula: neither code nor prose for this."""
EACH, MOST, WRAPPED, LONG, SHORT = 60, 40_000, 8_000, 200, 60
"""Lines of fenced code of a text, of all texts, wrapped ones; characters of a line that is wrapped, and of one that counts threefold."""
CODE_OUTSIDE = 1.5


def main() -> None:
    random.seed(5)
    code, prose = set[str](), set[str]()
    for text in _texts(sys.argv[1:]):
        body = split_front_matter(text.replace("\r\n", "\n")).body
        found = [fence for fence in fences(body) if fence.closed]
        inside = (line.strip() for fence in found for line in body[fence.start : fence.end].split("\n")[1:-1])
        code.update([line for line in inside if line and not codelines.HAN.search(line)][:EACH])
        prose.update(line.strip() for line in _outside(body) if not codelines.HAN.search(line))
    wrapped = [part for line in sorted(prose) if len(line) > LONG for part in textwrap.wrap(line, (60, 72, 80)[len(line) % 3])[:6]]
    lines = random.sample(sorted(code), min(MOST, len(code)))
    others = sorted(prose | set(random.sample(wrapped, min(WRAPPED, len(wrapped)))))
    table = np.array([_columns(line) for line in (*lines, *others)])
    is_code = np.arange(len(table)) < len(lines)
    counts = np.array([1.0] * len(lines) + [3.0 if len(line) < SHORT else 1.0 for line in others])
    first = LogisticRegression(max_iter=3000).fit(table, is_code, counts).decision_function(table)
    kept = np.flatnonzero(is_code | (first < CODE_OUTSIDE))
    held_out = np.random.default_rng(0).permutation(kept)[: len(kept) // 5]
    fitted = np.setdiff1d(kept, held_out)
    model = LogisticRegression(max_iter=3000).fit(table[fitted], is_code[fitted], counts[fitted])
    logits = model.decision_function(table[held_out])
    for least in (0, 1, 2, 3):
        told = logits > least
        print(f"over {least}: {told[is_code[held_out]].mean():.3f} of the code, {told[~is_code[held_out]].mean():.4f} of the others")
    print(f"{model.intercept_[0]:6.2f} now {codelines.BIAS:5.2f}  bias")
    signs = [(weight, sign.pattern[:60]) for weight, sign in (*codelines.SIGNS, *codelines.HOLDS)]
    counted = [(codelines.A_FUNCTION_WORD, "function words"), (codelines.A_LOWER_WORD, "lower words"), (codelines.A_WORD, "words"), (codelines.ONE_WORD, "one word")]
    for weight, (now, name) in zip(model.coef_[0], (*signs, *counted), strict=True):
        print(f"{weight:6.2f} now {now:5.2f}  {name}")


def _texts(places: Iterable[str]) -> Iterator[str]:
    for place in map(Path, places):
        if place.is_dir():
            yield from (path.read_text("utf-8", "replace") for path in sorted(place.rglob("*.md")) if path.is_file())
        else:
            rows = gzip.decompress(place.read_bytes()) if place.suffix == ".gz" else place.read_bytes()
            yield from (str(json.loads(row).get("markdown") or "") for row in rows.decode("utf-8").split("\n") if row)


def _outside(body: str) -> Iterator[str]:
    """The lines of prose between fences."""
    at, parts = 0, []
    for fence in fences(body):
        parts.append(body[at : fence.start])
        at = fence.end
    yield from (line for line in "\n".join([*parts, body[at:]]).split("\n") if not NO_LINE.match(line))


def _columns(line: str) -> list[float]:
    """The signs that a line has, and what is counted of its words, as `code_logit` counts."""
    line = line[: codelines.LONGEST_LOOKED_AT]
    words = line.count(" ") + 1
    return [
        *(float(sign.match(line) is not None) for _, sign in codelines.SIGNS),
        *(float(sign.search(line) is not None) for _, sign in codelines.HOLDS),
        min(len(codelines.FUNCTION_WORD.findall(line)), codelines.MOST_FUNCTION_WORDS),
        min(len(codelines.LOWER_WORD.findall(line)), codelines.MOST_LOWER_WORDS),
        min(words, codelines.MOST_WORDS),
        words == 1,
    ]


if __name__ == "__main__":
    main()
