"""Rows of an open index file; whatever is wrong with the file is an IndexFileError with the remedy."""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple, cast

from indexer.errors import IndexFileError
from indexer.store.rows import utf8


class Standing(NamedTuple):
    """What links to an article need to know of it: `original` is its own id, or that of the article that it is a copy of; `against` are the
    flags that speak against offering it."""

    title: str
    url: str
    original: str
    against: frozenset[str]
    language: str
    """Its first two letters (zh, en)."""
    translation: str
    """The id of the article in the other language, empty where there is none."""


@dataclass(frozen=True, slots=True)
class Reader:
    """A connection that only reads, and the file behind it. `standings` are those asked for so far, by id; as the file is read as
    it was when it was opened, they stay right."""

    connection: sqlite3.Connection
    path: Path
    standings: dict[str, Standing] = field(default_factory=dict, compare=False, repr=False)

    def one(self, statement: str, value: Any) -> Sequence[Any]:
        """The first row; there must be one."""
        rows = self.rows(statement, value)
        if not rows:
            raise IndexFileError(f"{self.path}: damaged (a row is missing); delete it and build again")
        return cast("Sequence[Any]", rows[0])

    def rows(self, statement: str, *values: Any) -> list[Any]:
        """All rows."""
        return list(self.each(statement, *values))

    def each(self, statement: str, *values: Any) -> Iterator[Any]:
        """All rows, one by one."""
        try:
            for row in self.connection.execute(statement, tuple(map(utf8, values))):  # noqa: UP028 - would close a cursor that is closed
                yield row
        except sqlite3.ProgrammingError:
            raise  # the caller's: a closed index, another thread
        except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
            raise IndexFileError(f"{self.path}: damaged ({error}); delete it and build again") from error
