"""Values to bytes and back, without pickle: JSON for what is small or nested, raw arrays behind it for what is long,
MessagePack for articles.

What comes from an index file is not trusted: sizes and types are checked before a value is made, and a damaged one
raises IndexFileError.
"""

import json
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from sys import intern
from typing import Any, NamedTuple

import msgspec
import numpy as np

from indexer.errors import IndexFileError
from indexer.model import (
    Analysis,
    Article,
    Candidates,
    CorpusWeights,
    Features,
    Gloss,
    Ruling,
    SharedConcept,
    Statement,
    Tree,
)

DAMAGED = (struct.error, msgspec.MsgspecError, ValueError, LookupError, TypeError, AttributeError, OverflowError, RecursionError, MemoryError)
"""What reading bytes that nobody packed can raise."""
WIDTH = 8
"""Arrays begin at multiples of this: numpy reads aligned numbers faster."""


class Kind(NamedTuple):
    """The type of an array that is packed; `shape` has -1 for what varies."""

    dtype: np.dtype[Any]
    shape: tuple[int, ...] = (-1,)


def _kind(dtype: str, *shape: int) -> Kind:
    return Kind(np.dtype(dtype), shape or (-1,))


CANDIDATES = (
    _kind("<u8"), _kind("<u2"), _kind("<u4"), _kind("u1"), _kind("<f4"), _kind("?"), _kind("?"), _kind("u1"), _kind("<u2", -1, 4, 2),
)  # fmt: skip
"""The columns of `Candidates`, in their order."""
READING = (_kind("<i4", -1, 2), _kind("u1", 2, -1), _kind("<u2", -1, 2), _kind("<u4"))
"""Sentences, boundaries, mentions and sketch."""
FEATURES = (_kind("<u4"), _kind("<f2"))
POSTINGS = (_kind("<u4"), _kind("<u4"), _kind("<f2"))
"""Keys, places and weights of an inverted index."""
EDGES = (_kind("<i4"), _kind("<i4"), _kind("<f4"), _kind("<i4"), _kind("<f4"), _kind("<i4", -1, 3), _kind("<i4", -1, 2))
"""Both ends, weight, number of articles, bond, articles and span of each edge."""
PAIRS = (_kind("<i4"), _kind("<i4"))
"""Child and parent."""
TERMS = (_kind("<u2"), _kind("u1"), _kind("?"), _kind("?"))
"""Candidates of an article, how likely each names something, in parts of `SURE`, whether its tree asked if it is usual, and whether it was."""
SURE = 255


def pack(head: bytes, arrays: Sequence[np.ndarray]) -> bytes:
    """One value: a head and arrays, each at a multiple of WIDTH; how long each is stands before them."""
    bodies = [np.ascontiguousarray(array).tobytes() for array in arrays]
    lengths = [len(head), *map(len, bodies)]
    sizes = struct.pack(f"<{1 + len(lengths)}I", len(lengths), *lengths)
    return b"".join([part + bytes(-len(part) % WIDTH) for part in (sizes, head, *bodies)])


def pack_columns(columns: Sequence[np.ndarray], kinds: Sequence[Kind]) -> bytes:
    """One value without a head: columns, each as its kind says."""
    return pack(b"", [column.astype(kind.dtype) for column, kind in zip(columns, kinds, strict=True)])


def unpack_head(blob: bytes) -> bytes:
    """The head of `pack`."""
    start, length = _places(blob)[0]
    return blob[start : start + length]


def unpack(blob: bytes, kinds: Sequence[Kind]) -> list[np.ndarray]:
    """The arrays of `pack`, as read-only views. Raises IndexFileError where the bytes hold others."""
    try:
        return [
            np.frombuffer(blob, dtype=kind.dtype, count=length // kind.dtype.itemsize, offset=start).reshape(kind.shape)
            for (start, length), kind in zip(_places(blob)[1:], kinds, strict=True)
        ]
    except DAMAGED as error:
        raise IndexFileError(f"the index is damaged ({error}); build it again") from error


def _places(blob: bytes) -> list[tuple[int, int]]:
    """Start and length of the head and of each array."""
    try:
        (count,) = struct.unpack_from("<I", blob)
        lengths = struct.unpack_from(f"<{count}I", blob, 4)
    except DAMAGED as error:
        raise IndexFileError(f"the index is damaged ({error}); build it again") from error
    rounded = (length + -length % WIDTH for length in lengths)
    first = 4 * (1 + count)
    starts = accumulate(rounded, initial=first + -first % WIDTH)
    return list(zip(starts, lengths, strict=False))


_encoder = msgspec.json.Encoder()
_packer = msgspec.msgpack.Encoder()
_articles = msgspec.msgpack.Decoder(Article)


def to_json(value: Any) -> bytes:
    """A value of the model as JSON in UTF-8; half a surrogate pair, which nothing can encode, becomes a question mark."""
    try:
        return _encoder.encode(value)
    except UnicodeEncodeError:
        return json.dumps(msgspec.to_builtins(value), ensure_ascii=False).encode("utf-8", "replace")


def pack_article(article: Article) -> bytes:
    """An article as bytes: MessagePack, whose texts need no escapes, is read in two thirds of the time of JSON."""
    return pack_exactly(article) or _packer.encode(msgspec.json.decode(to_json(article)))


def pack_exactly(article: Article) -> bytes | None:
    """The bytes of `pack_article` where they give the same article back; None where half a surrogate pair stands in it."""
    try:
        return _packer.encode(article)
    except UnicodeEncodeError:
        return None


def unpack_article(blob: bytes) -> Article:
    """The article that `pack_article` wrote."""
    try:
        return _articles.decode(blob)
    except DAMAGED as error:
        raise IndexFileError(f"the index is damaged ({error}); build it again") from error


@dataclass(frozen=True, slots=True)
class _Head:
    """What of an analysis is no array."""

    language: str
    han: int
    words: int
    weights: CorpusWeights
    views: tuple[str, ...]
    glosses: tuple[Gloss, ...]
    statements: tuple[Statement, ...]
    rulings: tuple[Ruling, ...] = ()
    chunks: tuple[tuple[int, int], ...] = ()
    references: tuple[tuple[int, int], ...] = ()


_heads = msgspec.json.Decoder(_Head)


def pack_analysis(analysis: Analysis) -> bytes:
    """An analysis as bytes."""
    head = _Head(
        analysis.language, analysis.han, analysis.words, analysis.weights,
        tuple(analysis.views), analysis.glosses, analysis.statements, analysis.rulings,
        analysis.chunks, analysis.references,
    )  # fmt: skip
    columns = [getattr(analysis.candidates, name) for name in Candidates.__slots__]
    views = [array for found in analysis.views.values() for array in (found.keys, found.weights)]
    reading: list[np.ndarray] = [analysis.sentences, analysis.boundaries, analysis.mentions, analysis.sketch]
    return pack(to_json(head), [*columns, *reading, *views])


def unpack_analysis(blob: bytes) -> Analysis:
    """The analysis that `pack_analysis` wrote."""
    try:
        head = _heads.decode(unpack_head(blob))
    except DAMAGED as error:
        raise IndexFileError(f"the index is damaged ({error}); build it again") from error
    arrays = unpack(blob, (*CANDIDATES, *READING, *FEATURES * len(head.views)))
    sentences, boundaries, mentions, sketch, *views = arrays[len(CANDIDATES) :]
    return Analysis(
        language=head.language,
        han=head.han,
        words=head.words,
        weights=head.weights,
        sentences=sentences,
        boundaries=boundaries,
        candidates=Candidates(*arrays[: len(CANDIDATES)]),
        mentions=mentions,
        views={name: Features(*views[2 * at : 2 * at + 2]) for at, name in enumerate(head.views)},
        glosses=head.glosses,
        statements=head.statements,
        rulings=head.rulings,
        chunks=head.chunks,
        references=head.references,
        sketch=sketch,
    )


def tree_from_list(row: Any) -> Tree:
    """The tree that JSON wrote as nested lists, with its details."""
    label, kind, span, concepts, children, article, detail, listed, likely = row
    below = tuple(map(tree_from_list, children))
    return Tree(label, kind, tuple(span) if span else None, tuple(concepts), below, article, detail, listed, likely)


def shared_from_list(rows: Any) -> tuple[SharedConcept, ...]:
    """Shared concepts from rows of id, label, weight; many articles share one, so that its names are kept once."""
    return tuple(SharedConcept(intern(concept), intern(label), weight) for concept, label, weight in rows)
