"""Which concepts say enough to be related to others: sentences are full of 获取, 有关, 式设计 and 比特 (of 比特币)."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np

from indexer.concepts.drafts import Draft
from indexer.concepts.forms import without_number
from indexer.concepts.glossary import Glossary
from indexer.concepts.ordinary import is_ordinary
from indexer.concepts.vocabulary import ENTROPY_FROM, Columns, Vocabulary
from indexer.model import Bools, Ints
from indexer.text.spelling import is_han

NO_NAME = re.compile(r"[a-z0-9]+(?:_[a-z0-9]+)+|第[一二三四五六七八九十百\d]+.{0,2}")
"""Columns of a table, such as start_time, and what is only counted."""
KEY_RANK, KEY_SHARE, ORDINARY_SHARE = 12, 0.1, 0.6
"""A concept is among the 12 best of a tenth of the articles that have it and one more; an ordinary word of six in ten."""
ALONE, BEGUN = 0.8, 0.4
"""Branching entropy in nats that a whole name has at both ends (端面试 always follows 后 or 前), and that what begins as a name does has before it."""
LONGER, MOSTLY = 4, 0.5
"""A name that stands inside one of up to four characters more in half of its occurrences is a piece of that."""


class Seen(NamedTuple):
    """The candidates of a corpus: columns and vocabulary, and (m,) the concept of each, -1 for none, and its rank in its article."""

    columns: Columns
    vocabulary: Vocabulary
    concept: Ints
    rank: Ints


class Best(NamedTuple):
    """(n,) an article and a concept that is among its `KEY_RANK` best, with its place among them; by concept and then by article, each pair once."""

    article: Ints
    concept: Ints
    place: Ints


NOTHING = Best(*np.zeros((3, 0), dtype=np.int64))


class Telling(NamedTuple):
    """(concepts + 1,) whether a concept may have edges, whether the glossary knows its label, and whether it begins as a whole name does; the last
    entry is that of none. What articles are about."""

    may: Bools
    known: Bools
    whole: Bools
    best: Best


def telling_concepts(seen: Seen, drafts: Sequence[Draft], glossary: Glossary) -> Telling:
    """Which concepts may have edges. Linear in candidates and names.

    One whose label the glossary knows may; another must be a key term often enough (an ordinary word more often), look
    like a name, and stand alone.
    """
    known = seen.concept >= 0
    size = len(drafts) + 1
    held = np.bincount(seen.concept[known], minlength=size)
    best = np.bincount(seen.concept[known & (seen.rank < KEY_RANK)], minlength=size)
    count = np.bincount(seen.concept[known], seen.columns.count[known], minlength=size)
    named = _flags(draft.id in glossary.named for draft in drafts)
    stems = [without_number(draft.label) for draft in drafts]
    counted = {stem for stem, times in Counter(stems).items() if stem and times > 1}
    names = _flags(stem not in counted and NO_NAME.fullmatch(draft.label) is None for draft, stem in zip(drafts, stems, strict=True))
    ordinary = _flags(is_ordinary(draft.label) for draft in drafts)
    vocabulary = seen.vocabulary
    alone, begun = (_stand_alone(drafts, vocabulary.count, varied) for varied in (vocabulary.entropy >= ALONE, vocabulary.left >= BEGUN))
    begins, ends = (_most_inside(drafts, count, at_end) for at_end in (False, True))
    share = np.where(ordinary, ORDINARY_SHARE, KEY_SHARE)
    telling = (best >= share * (held + 1)) & names & alone & ~begins & ~ends
    return Telling(telling | named, named, begun & ~ends, _best_of(seen))


def _best_of(seen: Seen) -> Best:
    """What articles are about, under whatever names."""
    best = np.flatnonzero((seen.concept >= 0) & (seen.rank < KEY_RANK))
    concept, article, place = seen.concept[best], seen.columns.article[best], seen.rank[best]
    order = np.lexsort((place, article, concept))
    concept, article, place = concept[order], article[order], place[order]
    first = np.concatenate([[True], (np.diff(concept) != 0) | (np.diff(article) != 0)])[: len(order)]
    return Best(article[first].astype(np.int64), concept[first].astype(np.int64), place[first].astype(np.int64))


def _stand_alone(drafts: Sequence[Draft], count: Ints, varied: Bools) -> Bools:
    """(drafts + 1,) whether what stands beside one of the names of each is `varied` (columns,); of rare names nobody can tell."""
    owner = np.repeat(np.arange(len(drafts)), [len(draft.columns) for draft in drafts])
    columns = np.fromiter(chain.from_iterable(draft.columns for draft in drafts), dtype=np.int64, count=len(owner))
    alone = np.zeros(len(drafts) + 1, dtype=np.bool_)
    alone[owner[(count[columns] < ENTROPY_FROM) | varied[columns]]] = True
    return alone


def _most_inside(drafts: Sequence[Draft], count: np.ndarray, at_end: bool) -> Bools:
    """Whether a Chinese name mostly stands at the beginning, or `at_end`, of a longer one."""
    place = {draft.id: at for at, draft in enumerate(drafts) if is_han(draft.id)}
    counts = count.tolist()
    inside = [0.0] * len(counts)
    for name, at in place.items():
        for size in range(max(2, len(name) - LONGER), len(name)):
            piece = place.get(name[-size:] if at_end else name[:size])
            if piece is not None:
                inside[piece] = max(inside[piece], counts[at])
    return np.asarray(np.array(inside) >= MOSTLY * np.maximum(count, 1))


def _flags(values: Iterable[bool]) -> Bools:
    return np.array([*values, False], dtype=np.bool_)
