"""Stretches of text that show why an article was found or follows from another."""

import re

from indexer.text.characters import fold
from indexer.text.formulas import formulas_of
from indexer.text.plainmath import with_plain_formulas

SNIPPET = 80
SENTENCE_END = re.compile(r"[。！？\n]|[.!?](?=\s)")
LONGEST = 200
FORMULA = 300
"""Characters of a formula that a snippet may end with."""


def snippet(text: str, query: str) -> str:
    """A stretch of text around the first place where a word of the query stands, in whatever characters."""
    folded = fold(text)
    words = sorted(re.findall(r"[\w+#.-]+", fold(query)), key=len, reverse=True)
    at = next((folded.find(word) for word in words if word in folded), 0)
    start = max(0, at - SNIPPET // 2)
    start, end = _around_formulas(text, start, start + 2 * SNIPPET)
    cut = with_plain_formulas(" ".join(text[start:end].split()))
    return f"{'…' if start else ''}{cut}{'…' if end < len(text) else ''}"


def _around_formulas(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch made as much wider as it needs to cut through no formula."""
    shift = max(0, start - FORMULA)
    for low, high in formulas_of(text[shift : end + FORMULA]):
        start = low + shift if low + shift < start < high + shift else start
        end = high + shift if low + shift < end < high + shift else end
    return start, end


def sentence_around(text: str, start: int, end: int) -> str:
    """The sentence in which `text[start:end]` stands, on one line, at most 200 characters."""
    first, last = sentence_span(text, start, end)
    return with_plain_formulas(" ".join(text[first:last].split()))[:LONGEST]


def sentence_span(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence of `text[start:end]` begins and ends, 200 characters away at most."""
    before = [found.end() for found in SENTENCE_END.finditer(text, max(0, start - LONGEST), start)]
    after = SENTENCE_END.search(text, end, end + LONGEST)
    first = before[-1] if before else max(0, start - LONGEST)
    return first, after.end() if after else min(len(text), end + LONGEST)
