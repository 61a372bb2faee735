"""Names of topics as whole noun chunks, where the owner's pipeline found any."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from indexer.model import Ints
from indexer.text.brackets import balanced
from indexer.text.spelling import is_han, one_line, place_in, well_spaced
from indexer.trees.parting.headings import Likely
from indexer.trees.parting.naming import Named, names_of
from indexer.trees.reading.clauses import length_of
from indexer.trees.reading.reading import Reading
from indexer.trees.reading.wellformed import is_name

WIDEST = 5.0
"""Tokens of a name, at most: headings have 3.2 words on average."""


class Name(NamedTuple):
    """What a topic is called, or half of it; where that stands in the article's text, negative in the title."""

    label: str
    start: int
    end: int

    @property
    def folded(self) -> str:
        """The label as it is compared."""
        return self.label.lower()


def chosen_names(reading: Reading, part_of: Ints, taken: set[str], naming: Sequence[float], likely: Likely | None = None) -> list[Named]:
    """As `names_of`, but of all terms that stand inside a noun chunk; of others where a part has no such name.

    Without chunks it is `names_of`; with them a term such as 锁记录线程编号, which is no noun phrase, names nothing.
    """
    if not reading.analysis.chunks:
        return names_of(reading, part_of, taken, naming, likely=likely)
    named = names_of(_in_chunks(reading), part_of, taken, naming, 0.0, likely)
    used = taken | {reading.terms[term].folded for own in named for term in own.terms}
    return [own if own.terms else other for own, other in zip(named, names_of(reading, part_of, used, naming, likely=likely), strict=True)]


def _in_chunks(reading: Reading) -> Reading:
    """The reading with those mentions of terms alone that stand inside a noun chunk of their sentence."""
    chunks: list[list[str]] = [[] for _ in reading.sentences]
    for chunk in _chunks(reading, (0, len(reading.article.text))):
        chunks[reading.sentence_at(chunk.start)].append(chunk.folded)
    mentions = zip(reading.sentence.tolist(), reading.term.tolist(), strict=True)
    held = [any(place_in(chunk, reading.terms[term].folded) >= 0 for chunk in chunks[at]) for at, term in mentions]
    inside = np.array(held, dtype=np.bool_)
    return replace(reading, sentence=reading.sentence[inside], term=reading.term[inside])


def wider_names(reading: Reading, terms: Iterable[int], span: tuple[int, int], taken: set[str]) -> list[Name]:
    """The names of a topic: each of its terms, as the noun chunk of its text (`span`) that holds the term.

    The term itself where it is such a chunk, and where none holds it that can be a name and is not `taken` (in lower
    case). Of several chunks the most frequent, then the shortest, then the first. No name is part of another. Costs a
    pass over the chunks of that text.
    """
    chunks = list(_chunks(reading, span))
    names: list[Name] = []
    for term in terms:
        name = _wider(reading, term, chunks, taken)
        if not any(name.folded in other.folded or other.folded in name.folded for other in names):
            names.append(name)
    return names


def as_one(reading: Reading, names: list[Name], span: tuple[int, int]) -> list[Name]:
    """Two names that stand side by side in a stretch of text, or one over the end of the other, as the one that they are pieces of:
    Key Visualizer for Visualizer and Key. The most frequent way to join them, of equal ones the first."""
    text = reading.article.text[slice(*span)]
    folded = text.lower()
    if len(names) != 2 or len(folded) != len(text):
        return names
    first, second = (name.folded for name in names)
    ways = [way for one, other in ((first, second), (second, first)) for way in _ways(one, other) if way in folded]
    if not ways:
        return names
    way = max(ways, key=folded.count)
    start = span[0] + folded.index(way)
    return [Name(reading.text(start, start + len(way)), start, start + len(way))]


def _ways(one: str, other: str) -> Iterator[str]:
    """How two names can be one, the second after the first: with a blank, without, or where the first ends as the second begins."""
    yield f"{one} {other}"
    if is_han(one[-1]) or is_han(other[0]):
        yield one + other
    yield from (one + other[size:] for size in range(1, min(len(one), len(other))) if one.endswith(other[:size]) and _is_word(one, other, size))


def _is_word(one: str, other: str, size: int) -> bool:
    """Whether what both share, `size` characters, is whole words: in Chinese any, else not a part of one."""
    han = is_han(other[0])
    return han or (not one[-size - 1].isalnum() and not other[size].isalnum())


def _chunks(reading: Reading, span: tuple[int, int]) -> Iterator[Name]:
    """The noun chunks of a stretch of text, without those of asides."""
    shift, chunks = len(reading.article.title) + 1, reading.analysis.chunks
    first, after = (bisect_left(chunks, (edge + shift, 0)) for edge in span)
    for low, high in chunks[first:after]:
        start, end = low - shift, high - shift
        sentence = reading.sentence_at(start)
        if sentence >= 0 and sentence not in reading.ruled.asides:
            yield Name(well_spaced(one_line(reading.article.text[start:end])), start, end)


def _wider(reading: Reading, term: int, chunks: Sequence[Name], taken: set[str]) -> Name:
    """A term, or the chunk that is its whole name."""
    found, (start, size), shift = reading.terms[term], reading.place(term), len(reading.article.title) + 1
    own = Name(found.text, start - shift, start + size - shift)
    holding = [chunk for chunk in chunks if place_in(chunk.folded, found.folded) >= 0]
    counts = Counter(chunk.folded for chunk in holding)
    if found.folded in counts:
        return own
    free = (chunk for chunk in holding if chunk.folded not in taken and _can_name(chunk.label))
    return min(free, key=lambda chunk: (-counts[chunk.folded], len(chunk.label), chunk.start), default=own)


def _can_name(label: str) -> bool:
    return length_of(label) <= WIDEST and balanced(label) and is_name(label, True)
