"""Rows of an open index file; whatever is wrong with the file is an IndexFileError with the remedy."""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from indexer.errors import IndexFileError
from indexer.store.rows import utf8


@dataclass(frozen=True, slots=True)
class Reader:
    """A connection that only reads, and the file behind it."""

    connection: sqlite3.Connection
    path: Path

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
