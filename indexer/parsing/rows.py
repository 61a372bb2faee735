"""A row of a table (JSON Lines, Parquet) as the contract describes it; what has the wrong type is left out."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from indexer.errors import PageError
from indexer.parsing.frontmatter import date_of, list_of, text_of


@dataclass(frozen=True, slots=True)
class Row:
    """One of `html`, `markdown` and `text` is filled; `metadata` holds fields of `Article`."""

    id: str
    title: str
    markdown: str
    html: str
    text: str
    draft: bool
    metadata: Mapping[str, Any]


def read_row(content: bytes) -> Row:
    """The row in a JSON object. Raises PageError for what is no object or holds no text."""
    try:
        fields = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise PageError(f"not JSON: {error}") from error
    if not isinstance(fields, dict):
        raise PageError("not a JSON object")
    bodies = {name: fields[name] for name in ("markdown", "html", "text") if isinstance(fields.get(name), str)}
    if not any(map(str.strip, bodies.values())):
        raise PageError("no markdown, html or text in the row")
    return Row(
        id=text_of(fields.get("id")),
        title=text_of(fields.get("title")),
        markdown=bodies.get("markdown", ""),
        html=bodies.get("html", ""),
        text=bodies.get("text", ""),
        draft=fields.get("draft") is True,
        metadata=_metadata(fields),
    )


def _metadata(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "url": text_of(fields.get("url")),
        "author": text_of(fields.get("author")),
        "date": date_of(fields.get("date")),
        "language": text_of(fields.get("language")),
        "tags": list_of(fields.get("tags")),
        "related_pin": list_of(fields.get("related_pin")),
        "related_exclude": list_of(fields.get("related_exclude")),
    }
