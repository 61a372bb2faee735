"""Where the subject changes in a text without headings, and what each part is about."""

from functools import cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from indexer.model import Column
from indexer.trees.parting.cohesion import cohesion_of
from indexer.trees.parting.decode import PARAGRAPHS, SENTENCES, part
from indexer.trees.parting.gaps import columns_of, logits
from indexer.trees.parting.paragraphs import paragraph_columns, paragraph_starts
from indexer.trees.reading.clauses import HAN_TOKENS, LATIN_TOKENS
from indexer.trees.reading.reading import Reading
from indexer.trees.tables import weights_in

FEWEST = 10
"""Texts of fewer sentences are one topic."""
INSIDE, BEFORE = -6.0, 1.5
"""What an enumeration adds to the logits of the gaps within it, and of the one before its announcer."""
LISTED = -12.0
"""What a list adds to those between its items."""
COLONS = ("：", ":")
AT_ONCE = 600
"""Sentences that are parted together: the tables hold a number for each pair of them."""


class Weights(NamedTuple):
    """Of the gaps' columns by name, where a text has no paragraphs and where it has."""

    sentences: dict[str, float]
    paragraphs: dict[str, float]


def boundaries(reading: Reading) -> list[int]:
    """The sentences (not the first) with which a new topic begins, ascending.

    The gaps' columns through a logistic regression that learnt from authors' headings (benchmarks/fit_trees.py), then
    the best parting (`decode.part`). A text with paragraphs is parted between them only. A long text is parted
    AT_ONCE sentences at a time, so that the cost grows with its length.
    """
    count = len(reading.starts)
    if count < FEWEST:
        return []
    pieces = -(-count // AT_ONCE)
    edges = [count * piece // pieces for piece in range(pieces + 1)]
    found = []
    for low, high in pairwise(edges):
        piece = reading.cut(low, high) if pieces > 1 else reading
        found.extend([low, *(low + start for start in _parted(piece))])
    return found[1:]


def _parted(reading: Reading) -> list[int]:
    starts = paragraph_starts(reading)
    cohesion = cohesion_of(reading.lexis)
    columns = columns_of(reading, cohesion)
    lengths = _characters(reading)
    enumerations = _enumerated(reading) + _listed(reading)
    if len(starts) == 1:
        sure = logits(columns, weights().sentences) + enumerations
        return part(np.arange(len(sure)), sure, lengths, cohesion, SENTENCES)
    sure = logits(paragraph_columns(reading, columns, cohesion), weights().paragraphs) + enumerations[starts]
    return part(starts, sure, lengths, cohesion, PARAGRAPHS)


def _enumerated(reading: Reading) -> Column:
    """(n,) what enumerations add to the gaps: less inside of one, more before the sentence that announces it."""
    extra = np.zeros(len(reading.starts))
    for found in reading.enumerations:
        begin = found.announcer if found.announcer >= 0 else found.items[0]
        extra[begin + 1 : found.items[-1] + 1] = INSIDE
        extra[begin] += BEFORE if found.announcer >= 0 else 0.0
    return extra


def _listed(reading: Reading) -> Column:
    """(n,) what lists add to the gaps: less between their items, and between the paragraph that leads to them and the first."""
    extra = np.zeros(len(reading.starts))
    blocks = reading.article.blocks
    items = np.array([block.kind == "item" for block in blocks], dtype=np.bool_)[reading.blocks]
    if items.any():
        inside = items[1:] & items[:-1]
        led = items[1:] & ~items[:-1] & np.array([text.endswith(COLONS) for text in reading.sentences[:-1]], dtype=np.bool_)
        extra[1:][inside | led] = LISTED
    return extra


def _characters(reading: Reading) -> Column:
    """The length of each sentence in Chinese characters: a Latin one counts as a third of one, about."""
    ascii_share = LATIN_TOKENS / HAN_TOKENS
    sizes = [
        len(text) - (1 - ascii_share) * len(text.encode("ascii", "ignore")) for text in reading.sentences
    ]
    return np.array(sizes)


@cache
def weights() -> Weights:
    """The weights of `boundaries.txt`."""
    return Weights(weights_in("boundaries.txt", 1), weights_in("boundaries.txt", 2))
