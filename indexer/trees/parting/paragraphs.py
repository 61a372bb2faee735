"""What stands at each gap between two paragraphs: a text that has them begins its sections nowhere else."""

from collections.abc import Iterable

import numpy as np

from indexer.model import Column, Ints
from indexer.trees.parting.cohesion import Cohesion
from indexer.trees.parting.gaps import Columns, depth, dip, shifted
from indexer.trees.reading.reading import Reading

WINDOWS = (1, 2, 4, 8)
AROUND = 8
SHORT = 30
"""Characters of a paragraph that may be a heading which lost its mark."""
CLOSED = tuple("。.!！?？…”\"'")
REPEATED = ("next", "enumeration", "anaphora", "linking", "definition", "question", "closing", "topic", "colon")
"""Cues of the first sentence that are looked for in the paragraphs before and after as well."""


def paragraph_starts(reading: Reading) -> Ints:
    """The sentences that begin a paragraph, ascending."""
    blocks = reading.blocks
    fresh = np.ones(len(blocks), dtype=np.bool_)
    fresh[1:] = blocks[1:] != blocks[:-1]
    return np.flatnonzero(fresh)


def paragraph_columns(reading: Reading, gaps: Columns, cohesion: Cohesion) -> Columns:
    """The columns of the gaps at the starts of paragraphs, and what the paragraphs say besides."""
    starts = paragraph_starts(reading)
    columns = {name: column[starts] for name, column in gaps.items()}
    columns.update(_cohesion(cohesion, starts, len(reading.starts)))
    columns.update(_shapes(reading, starts))
    for name in REPEATED:
        columns[f"{name} of the last"] = shifted(gaps[name][starts], 1)
        columns[f"{name} of the next"] = shifted(gaps[name][starts], -1)
    return columns


def _cohesion(cohesion: Cohesion, starts: Ints, size: int) -> Iterable[tuple[str, Column]]:
    bounds = np.append(starts, size)
    at = np.arange(len(starts))
    for window in WINDOWS:
        low, high = bounds[np.maximum(at - window, 0)], bounds[np.minimum(at + window, len(starts))]
        cosine = cohesion.cosine(low, starts, high)
        yield f"paragraph cosine {window}", cosine
        yield f"paragraph dip {window}", dip(cosine)
        yield f"paragraph depth {window}", depth(cosine, AROUND)


def _shapes(reading: Reading, starts: Ints) -> Iterable[tuple[str, Column]]:
    """Lengths in characters and sentences, closing marks, list items, and how many paragraphs there are."""
    count = len(starts)
    ends = np.append(starts[1:], len(reading.starts))
    chars = (reading.ends[ends - 1] - reading.starts[starts]).astype(np.float64)
    length, short = np.log(chars + 1), (chars < SHORT).astype(np.float64)
    single = (ends - starts == 1).astype(np.float64)
    tails = [reading.article.text[end - 8 : end].rstrip()[-1:] for end in reading.ends[ends - 1].tolist()]
    closed = np.array([float(tail in CLOSED) for tail in tails])
    colon = np.array([float(tail in {":", "："}) for tail in tails])
    item = np.array([float(reading.article.blocks[block].kind == "item") for block in reading.blocks[starts].tolist()])
    for name, column in (("length", length), ("short", short), ("single", single), ("item", item)):
        yield f"paragraph {name}", column
        yield f"paragraph {name} <", shifted(column, 1)
    yield "paragraph length <<", shifted(length, 2)
    yield "paragraph length >", shifted(length, -1)
    yield "paragraph length >>", shifted(length, -2)
    yield "paragraph short >", shifted(short, -1)
    yield "paragraph two short <", shifted(short, 1) * shifted(short, 2)
    yield "paragraph open", 1 - closed
    yield "paragraph open <", 1 - shifted(closed, 1)
    yield "paragraph colon <", shifted(colon, 1)
    yield "paragraph colon <<", shifted(colon, 2)
    yield "sentences a paragraph", np.full(count, np.log(len(reading.starts) / max(1, count)))
    yield "paragraphs", np.full(count, np.log(max(1, count)))
