"""A row of a table (JSON Lines, Parquet) as the contract describes it; what has the wrong type is left out."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

import msgspec

from indexer.errors import PageError
from indexer.model import Teaser
from indexer.parsing.listpages.excerpts import MOST_TEASERS, TRUNCATED, excerpt_of
from indexer.parsing.markdown.frontmatter import date_of, is_hidden, list_of, text_of
from indexer.text.charset import decode

SURROGATE = re.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Row:
    """One of `html`, `markdown` and `text` is filled; `metadata` holds fields of `Article`."""

    id: str
    title: str
    markdown: str
    html: str
    text: str
    draft: bool
    truncated: bool
    """Whether the text is only the beginning of an article, as in many feeds."""
    is_list: bool
    """Whether it only announces articles: then `teasers` are what it holds."""
    teasers: tuple[Teaser, ...]
    base: str
    """The address from which the links of its HTML start; its own where it names none."""
    metadata: Mapping[str, Any]


def read_row(content: bytes) -> Row:
    """The row in a JSON object. Raises PageError for what is no object or holds no text."""
    fields, whole = _decoded(content)
    if not isinstance(fields, dict):
        raise PageError("not a JSON object")
    bodies = {name: _text(fields.get(name), whole) for name in ("markdown", "html", "text")}
    row = _row(fields, bodies)
    if not any(bodies.values()) and not (row.is_list and row.teasers):
        raise PageError("no markdown, html or text in the row")
    return row


def _decoded(content: bytes) -> tuple[Any, bool]:
    """The value that JSON stands for, and whether none of its texts holds half a surrogate pair.

    msgspec takes a third of the time, and takes strict JSON in UTF-8 alone; what it refuses Python's own reader may read.
    """
    try:
        return msgspec.json.decode(content), True
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        pass
    try:
        return json.loads(decode(content).removeprefix("\ufeff")), False
    except (ValueError, RecursionError) as error:
        raise PageError(f"not JSON: {error}") from error


def _row(fields: Mapping[str, Any], bodies: Mapping[str, str]) -> Row:
    return Row(
        id=text_of(fields.get("id")),
        title=text_of(fields.get("title")),
        markdown=bodies["markdown"],
        html=bodies["html"],
        text=bodies["text"],
        draft=is_hidden(fields),
        truncated=fields.get("truncated") is True,
        is_list=fields.get("list") is True,
        teasers=_teasers(fields.get("teasers")),
        base=text_of(fields.get("base")) or text_of(fields.get("url")),
        metadata=_metadata(fields),
    )


def _text(value: Any, whole: bool = False) -> str:
    """A body as text; half a surrogate pair, which JSON can write and nothing else can, becomes U+FFFD; in what is `whole` there is none."""
    if not isinstance(value, str) or not value or value.isspace():
        return ""
    return value if whole else SURROGATE.sub("\ufffd", value)


def _teasers(value: Any) -> tuple[Teaser, ...]:
    """The teasers that a row lists; excerpts may be HTML."""
    found = (teaser for teaser in value if isinstance(teaser, dict)) if isinstance(value, list) else ()
    texts = (
        [_text(teaser.get(name)) for name in ("title", "excerpt", "url")] for teaser in islice(found, MOST_TEASERS)
    )
    return tuple(
        Teaser(title.strip(), excerpt_of(excerpt), url.strip(), TRUNCATED)
        for title, excerpt, url in texts
        if title or excerpt
    )


def _metadata(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "url": text_of(fields.get("url")),
        "author": text_of(fields.get("author")),
        "date": date_of(fields.get("date")),
        "updated": date_of(fields.get("updated")),
        "description": text_of(fields.get("description")),
        "language": text_of(fields.get("language")),
        "tags": list_of(fields.get("tags")),
        "related_pin": list_of(fields.get("related_pin")),
        "related_exclude": list_of(fields.get("related_exclude")),
    }
