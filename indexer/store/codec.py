"""Values to bytes and back, without pickle: a JSON head that names the arrays, then their raw bytes.

What comes from an index file is not trusted: sizes and types are checked before an array is made, and a damaged
value raises IndexFileError.
"""

import json
import struct
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

import numpy as np

from indexer.errors import IndexFileError
from indexer.model import (
    Analysis,
    Article,
    Block,
    Candidates,
    Features,
    Gloss,
    Mark,
    SharedConcept,
    Statement,
    Teaser,
    Tree,
)

DTYPES = frozenset({"u1", "u2", "u4", "u8", "i4", "i8", "f2", "f4", "f8", "b1"})
DAMAGED = (struct.error, ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError)
"""What reading bytes that nobody packed can raise."""


def pack(head: Mapping[str, Any], arrays: Mapping[str, np.ndarray]) -> bytes:
    """One value: a JSON object and named arrays."""
    shapes = {name: [array.dtype.str[1:], *array.shape] for name, array in arrays.items()}
    text = json.dumps({"head": head, "arrays": shapes}, ensure_ascii=False, separators=(",", ":")).encode(
        "utf-8", "replace"
    )
    bodies = [np.ascontiguousarray(array).tobytes() for array in arrays.values()]
    return b"".join([struct.pack("<I", len(text)), text, *bodies])


def unpack(blob: bytes) -> tuple[dict[str, Any], dict[str, np.ndarray]]:
    """The JSON object and the arrays of `pack`; the arrays are read-only views."""
    try:
        (length,) = struct.unpack_from("<I", blob)
        described = json.loads(blob[4 : 4 + length])
        arrays, at = {}, 4 + length
        for name, (dtype, *shape) in described["arrays"].items():
            if dtype not in DTYPES:
                raise IndexFileError(f"the index holds an array of type {dtype!r}; build it again")
            count = int(np.prod(shape, dtype=np.int64))
            array = np.frombuffer(blob, dtype=np.dtype(dtype), count=count, offset=at)
            arrays[name] = array.reshape(shape)
            at += array.nbytes
        return described["head"], arrays
    except DAMAGED as error:
        raise IndexFileError(f"the index is damaged ({error}); build it again") from error


def pack_article(article: Article) -> bytes:
    """An article as bytes; blocks and marks as columns."""
    head = {field.name: getattr(article, field.name) for field in fields(article)}
    head["blocks"] = list(zip(*article.blocks, strict=True))
    head["marks"] = list(zip(*article.marks, strict=True))
    head["teasers"] = [[t.title, t.excerpt, t.url, t.flags] for t in article.teasers]
    return json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def unpack_article(blob: bytes) -> Article:
    """The article that `pack_article` wrote."""
    try:
        head = json.loads(blob)
        head["blocks"] = tuple(map(Block._make, zip(*head["blocks"], strict=True)))
        head["marks"] = tuple(map(Mark._make, zip(*head["marks"], strict=True)))
        head["teasers"] = tuple(
            Teaser(title, excerpt, url, tuple(flags)) for title, excerpt, url, flags in head["teasers"]
        )
        for name in ("tags", "categories", "flags", "related_pin", "related_exclude"):
            head[name] = tuple(head[name])
        return Article(**head)
    except DAMAGED as error:
        raise IndexFileError(f"the index is damaged ({error}); build it again") from error


def pack_analysis(analysis: Analysis) -> bytes:
    """An analysis as bytes."""
    arrays: dict[str, np.ndarray] = {name: getattr(analysis.candidates, name) for name in Candidates.__slots__}
    for name, features in analysis.views.items():
        arrays[f"view.{name}.keys"], arrays[f"view.{name}.weights"] = features.keys, features.weights
    head: dict[str, Any] = {
        "language": analysis.language, "han": analysis.han, "words": analysis.words,
        "idf_weight": analysis.idf_weight, "entropy_weight": analysis.entropy_weight,
        "glosses": [[g.left, g.right, g.start, g.confidence] for g in analysis.glosses],
        "statements": [[s.subject, s.start, s.end] for s in analysis.statements],
    }  # fmt: skip
    own: dict[str, np.ndarray] = {"sentences": analysis.sentences, "boundaries": analysis.boundaries, "mentions": analysis.mentions}
    return pack(head, {**own, **arrays})


def unpack_analysis(blob: bytes) -> Analysis:
    """The analysis that `pack_analysis` wrote."""
    head, arrays = unpack(blob)
    try:
        names = [name[5:-5] for name in arrays if name.startswith("view.") and name.endswith(".keys")]
        return Analysis(
            language=head["language"],
            han=head["han"],
            words=head["words"],
            idf_weight=head["idf_weight"],
            entropy_weight=head["entropy_weight"],
            sentences=arrays["sentences"],
            boundaries=arrays["boundaries"],
            candidates=Candidates(*(arrays[name] for name in Candidates.__slots__)),
            mentions=arrays["mentions"],
            views={name: Features(arrays[f"view.{name}.keys"], arrays[f"view.{name}.weights"]) for name in names},
            glosses=tuple(Gloss(*gloss) for gloss in head["glosses"]),
            statements=tuple(Statement(*statement) for statement in head["statements"]),
        )
    except DAMAGED as error:
        raise IndexFileError(f"the index is damaged ({error}); build it again") from error


def tree_from_list(row: Any) -> Tree:
    """The tree that JSON wrote as nested lists."""
    label, kind, span, concepts, children = row
    return Tree(label, kind, tuple(span) if span else None, tuple(concepts), tuple(map(tree_from_list, children)))


def shared_from_list(rows: Any) -> tuple[SharedConcept, ...]:
    """Shared concepts from rows of id, label, weight."""
    return tuple(SharedConcept(*row) for row in rows)
