"""Stretches of text that show why an article was found or follows from another."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice, pairwise

from indexer.text.characters import fold
from indexer.text.formulas import formulas_of
from indexer.text.plainmath import with_plain_formulas
from indexer.text.query import RUN, is_han_run, units_of
from indexer.text.spelling import place_in

SNIPPET = 80
SENTENCE_END = re.compile(r"[。！？\n]|[.!?](?=\s)")
LONGEST = 200
LATIN = 2
"""Han characters that a Latin word counts for."""
MOST_PLACES = 1000
"""Of a word, the places in a text that are looked at."""
FORMULA = 300
"""Characters of a formula that a snippet may end with."""


def snippet(text: str, query: str, names: Iterable[str] = ()) -> str:
    """A stretch of text that says most of the query's words and of these names of what it asks for, in whatever characters."""
    folded = fold(text)
    said = [name for name in map(fold, names) if place_in(folded, name) >= 0]
    start = max(0, _fullest(folded, dict.fromkeys([*words_of(folded, query), *said])) - SNIPPET // 2)
    start, end = _around_formulas(text, start, start + 2 * SNIPPET)
    cut = with_plain_formulas(" ".join(text[start:end].split()))
    return f"{'…' if start else ''}{cut}{'…' if end < len(text) else ''}"


def words_of(folded: str, query: str) -> list[str]:
    """The words of a query that a folded text holds: Latin words, runs of Han characters, or the pairs of characters of a run that it does not hold.
    Go is no word of `algorithm`.

    >>> words_of("用 redis 实现一把分布式的锁", "Redis 分布式锁")
    ['redis', '分布', '布式']
    """
    words: list[str] = []
    for run in dict.fromkeys(RUN.findall(fold(query[:LONGEST]))):
        pairs = map("".join, pairwise(run)) if is_han_run(run) and run not in folded else [run]
        words.extend(word for word in pairs if place_in(folded, word) >= 0)
    return list(dict.fromkeys(words))


def _fullest(text: str, words: Iterable[str]) -> int:
    """Where the stretch begins that holds the most of the words, longer ones more; the first of those, 0 without words."""
    worth = {word: sum(1 if end - start == 1 else LATIN for start, end in units_of(word)) for word in words}
    places = sorted((at, word) for word in worth for at in islice(_places(text, word), MOST_PLACES))
    held: Counter[str] = Counter()
    best = first = said = most = 0
    for at, word in places:
        said += 0 if held[word] else worth[word]
        held[word] += 1
        while places[first][0] < at - SNIPPET:
            left = places[first][1]
            held[left] -= 1
            said -= 0 if held[left] else worth[left]
            first += 1
        if said > most:
            best, most = places[first][0], said
    return best


def _places(text: str, word: str) -> Iterator[int]:
    at = place_in(text, word)
    while at >= 0:
        yield at
        at = place_in(text, word, at + len(word))


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
