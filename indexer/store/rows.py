"""Rows of an index file as values; a damaged one raises IndexFileError."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import msgspec

from indexer.errors import IndexFileError
from indexer.model import Alias, Article, Concept, Definition, Teaser
from indexer.store.answers import Entry
from indexer.store.codec import DAMAGED, unpack_article

AN_ARTICLE = """flags NOT LIKE '%"list"%'"""
"""What is true of articles and not of list pages."""
ENTRY = "id, title, url, date, language, flags, copy_of, series"
"""The columns of an `Entry`."""
CONCEPT = "concept.id, label, rank, topic, body"
"""The columns of a `Concept`."""


def entry_of(row: Sequence[Any]) -> Entry:
    name, title, url, date, language, flags, copy_of, series = row
    return Entry(name, title, url, date, language, tuple(parsed(flags)), copy_of or "", series or "")


def article_of(blob: bytes, flags: str, teasers: str | None) -> Article:
    article = replace(unpack_article(blob), flags=tuple(parsed(flags)))
    if not teasers:
        return article
    rows = parsed(teasers)
    return replace(article, teasers=tuple(Teaser(title, excerpt, url, tuple(flags), of) for title, excerpt, url, flags, of in rows))


def concept_of(row: Sequence[Any]) -> Concept:
    name, label, rank, topic, body = row
    try:
        found = msgspec.json.decode(body)
        definition = found["definition"]
        return Concept(
            id=name,
            label=label,
            aliases=tuple(Alias(*alias) for alias in found["aliases"]),
            articles=tuple(found["articles"]),
            related=tuple((other, weight) for other, weight in found["related"]),
            broader=tuple(found["broader"]),
            narrower=tuple(found["narrower"]),
            rank=float(rank),
            topic=int(topic),
            about=found.get("about", 0),
            termhood=float(found["termhood"]),
            definition=Definition(definition[0], definition[1], tuple(definition[2])) if definition else None,
        )
    except DAMAGED as error:
        raise IndexFileError(f"the index is damaged ({error}); delete it and build again") from error


def utf8(value: Any) -> Any:
    """What SQLite takes: a name from the command line may hold bytes that are no text."""
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value


def parsed(text: Any) -> Any:
    try:
        return msgspec.json.decode(text)
    except DAMAGED as error:
        raise IndexFileError(f"the index is damaged ({error}); delete it and build again") from error
