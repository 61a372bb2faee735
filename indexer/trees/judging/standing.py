"""How likely stretches of articles can stand alone that are no runs of clauses: bold type, the items of enumerations."""

from collections.abc import Sequence

import numpy as np

from indexer.model import Ints
from indexer.trees.judging.soundness import Setting, Stretches, contents_of, setting_of, soundness, spellings_of
from indexer.trees.reading.abreast import beside
from indexer.trees.reading.clauses import length_of
from indexer.trees.reading.reading import Reading

Span = tuple[int, int]
"""Where a stretch starts and ends in its article's text."""


def standings_of(readings: Sequence[Reading], spans: Sequence[Sequence[Span]]) -> list[dict[Span, float]]:
    """For each article how sound some of its stretches are (`soundness.soundness`), looked at together. What does not begin in a
    sentence of prose is left out; what goes on beyond its sentence is judged by what of it is in there."""
    asked = [_asked(reading, found) for reading, found in zip(readings, spans, strict=True)]
    rows = [(reading, np.array(sorted({row for _, row in found}))) for reading, found in zip(readings, asked, strict=True) if found]
    if not rows:
        return [{} for _ in asked]
    side = beside([reading.article.text[reading.starts[row] : reading.ends[row]] for reading, own in rows for row in own.tolist()])
    settings = [setting_of(reading, own) for reading, own in rows]
    stretches = _stretches(rows, [found for found in asked if found], side.begins)
    setting = Setting(*map(np.concatenate, zip(*settings, strict=True)))
    chances = iter(soundness(side, stretches, setting, spellings_of(side, rows), contents_of(side, rows)).tolist())
    return [{span: next(chances) for span, _ in found} for found in asked]


def _asked(reading: Reading, spans: Sequence[Span]) -> list[tuple[Span, int]]:
    """The distinct stretches that begin in a sentence, with its number."""
    rows = ((span, reading.sentence_at(span[0])) for span in dict.fromkeys(spans) if span[0] < span[1])
    return [(span, row) for span, row in rows if row >= 0]


def _stretches(rows: Sequence[tuple[Reading, Ints]], asked: Sequence[Sequence[tuple[Span, int]]], begins: Ints) -> Stretches:
    """The stretches in the text of all wanted sentences, which begin at `begins`."""
    columns: list[tuple[int, int, int, float, int]] = []
    first = 0
    for (reading, own), found in zip(rows, asked, strict=True):
        starts, ends = reading.places
        numbers = {row: number for number, row in enumerate(own.tolist(), first)}
        inside = [(low, min(high, ends[row])) for (low, high), row in found]
        words = np.searchsorted(reading.lexis.start, np.array(inside)).tolist()
        for (low, end), (_, row), (opens, closes) in zip(inside, found, words, strict=True):
            by = int(begins[numbers[row]]) - starts[row]
            tokens = max(1.0, length_of(reading.text(low, end)))
            columns.append((numbers[row], low + by, end + by, tokens, len(set(reading.lexis.word[opens:closes].tolist()))))
        first += len(own)
    return Stretches(*map(np.array, zip(*columns, strict=True)))
