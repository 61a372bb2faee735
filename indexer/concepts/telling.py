"""Which concepts say enough to be related to others: sentences are full of 获取, 有关, 式设计 and 比特 (of 比特币)."""

import re
from collections.abc import Iterable, Sequence

import numpy as np

from indexer.concepts.drafts import Draft
from indexer.concepts.glossary import Glossary
from indexer.concepts.vocabulary import Columns
from indexer.model import Bools, Ints
from indexer.text.spelling import is_han, spelling

NO_NAME = re.compile(r"[a-z0-9]+(?:_[a-z0-9]+)+|第[一二三四五六七八九十百\d]+.{0,2}")
"""Columns of a table, such as start_time, and what is only counted."""
KEY_RANK, KEY_SHARE = 12, 0.04
"""A concept that is among the 12 best of an article in less than 4 % of the articles that have it is a common word."""
LONGER, MOSTLY = 4, 0.5
"""A name that stands inside one of up to four characters more in half of its occurrences is a piece of that."""


def telling_concepts(columns: Columns, concept: Ints, rank: Ints, drafts: Sequence[Draft], glossary: Glossary) -> Bools:
    """(concepts + 1,) whether a concept may have edges; the last entry is that of none. Linear in candidates and names.

    One whose label the glossary knows may; another must be a key term often enough, look like a name, and stand alone.
    """
    known = concept >= 0
    held = np.bincount(concept[known], minlength=len(drafts) + 1)
    best = np.bincount(concept[known & (rank < KEY_RANK)], minlength=len(drafts) + 1)
    count = np.bincount(concept[known], columns.count[known], minlength=len(drafts) + 1)
    named = _flags(spelling(draft.label) in glossary.named for draft in drafts)
    names = _flags(NO_NAME.fullmatch(draft.label) is None for draft in drafts)
    return ((best > KEY_SHARE * held) & names & ~_pieces(drafts, count)) | named


def _pieces(drafts: Sequence[Draft], count: np.ndarray) -> Bools:
    """Whether a Chinese name mostly stands at one end of a longer one."""
    place = {draft.id: at for at, draft in enumerate(drafts) if is_han(draft.id)}
    inside = np.zeros(len(count))
    for name, at in place.items():
        for size in range(2, len(name)):
            if len(name) - size > LONGER:
                continue
            for part in {name[:size], name[-size:]}:
                piece = place.get(part)
                if piece is not None:
                    inside[piece] = max(inside[piece], count[at])
    return np.asarray(inside >= MOSTLY * np.maximum(count, 1))


def _flags(values: Iterable[bool]) -> Bools:
    return np.array([*values, False], dtype=np.bool_)
