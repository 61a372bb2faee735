"""The tables of an index file, and the checks before one is opened.

`fact` caches what follows from one page alone and is committed as a build goes on, `prepared` what follows from the package alone; all other
tables are replaced in the one transaction that ends a build, so readers see the old index or the new one.
"""

import os
import sqlite3
from contextlib import ExitStack, suppress
from pathlib import Path

from indexer.errors import IndexFileError

SCHEMA = 11
PAGE = 16_384
"""Bytes of a page of the file: an article's facts take 40,000, and each page that holds them is written and summed by itself."""
APPLICATION = 0x6B70_6978
"""`kpix` in SQLite's header field for applications."""
MAGIC = b"SQLite format 3\x00"
TABLES = """
CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS prepared (name TEXT PRIMARY KEY, version TEXT NOT NULL, body BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS fact (digest BLOB PRIMARY KEY, article BLOB, analysis BLOB);
CREATE TABLE IF NOT EXISTS article (
    place INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT NOT NULL, url TEXT NOT NULL, date TEXT NOT NULL,
    language TEXT NOT NULL, flags TEXT NOT NULL, copy_of TEXT, fact BLOB NOT NULL, teasers TEXT,
    series TEXT, part INTEGER
);
CREATE TABLE IF NOT EXISTS terms (place INTEGER PRIMARY KEY, body TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS neighbour (place INTEGER PRIMARY KEY, body TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS tree (place INTEGER PRIMARY KEY, body TEXT NOT NULL, digest BLOB NOT NULL, terms BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS concept (
    place INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, label TEXT NOT NULL, rank REAL NOT NULL, topic INTEGER NOT NULL, body TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS topic (number INTEGER PRIMARY KEY, label TEXT NOT NULL, body TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS graph (name TEXT PRIMARY KEY, body BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS doubt (place INTEGER PRIMARY KEY, body TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS form (spelling TEXT NOT NULL, concept INTEGER NOT NULL, PRIMARY KEY (spelling, concept)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS posting (bucket INTEGER PRIMARY KEY, body BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS failure (page TEXT NOT NULL, reason TEXT NOT NULL);
"""
FLIPPED = ("article", "terms", "neighbour", "tree", "concept", "topic", "graph", "doubt", "form", "posting", "failure")
"""The tables that the end of a build replaces."""


class _Reading(sqlite3.Connection):
    """A connection that is closed when nobody holds it any more, without a warning: an index may be opened without `with`."""

    def __del__(self) -> None:
        with suppress(sqlite3.ProgrammingError):  # one that could not be opened
            self.close()


def open_for_reading(path: Path) -> sqlite3.Connection:
    """A read-only connection to a finished index. Raises IndexFileError that names the remedy where it is none."""
    check_file(path)
    try:
        with ExitStack() as failing:
            connection = open_beside(path)
            failing.callback(connection.close)
            connection.execute("BEGIN")  # what is read first decides what is read until it is closed
            _check_tables(connection, path)
            failing.pop_all()
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise IndexFileError(f"{path}: cannot be read ({error}); delete it and build again") from error
    return connection


def open_beside(path: Path) -> sqlite3.Connection:
    """A read-only connection to an index that another process may be building."""
    return sqlite3.connect(_address(path), uri=True, isolation_level=None, check_same_thread=False, factory=_Reading)


def open_for_writing(path: Path) -> sqlite3.Connection:
    """A connection that may build; makes the file and its folder where they are missing."""
    if path.exists() and path.stat().st_size:
        check_file(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with ExitStack() as failing:
            connection = sqlite3.connect(path, isolation_level=None)
            failing.callback(connection.close)
            _check_owner(connection, path)
            _forget_older(connection)
            connection.execute(f"PRAGMA page_size = {PAGE}")  # of a new file: an older one keeps its own
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute(f"PRAGMA application_id = {APPLICATION}")
            connection.executescript(TABLES)
            connection.execute(f"PRAGMA user_version = {SCHEMA}")
            failing.pop_all()
    except (sqlite3.Error, OSError) as error:
        raise IndexFileError(
            f"{path}: cannot be written ({error}); {'is another build running? Else ' if 'locked' in str(error) else ''}choose another place with --index"
        ) from error
    return connection


def check_file(path: Path) -> None:
    """Raise IndexFileError unless `path` looks like an SQLite file of ours."""
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except FileNotFoundError as error:
        raise IndexFileError(f"{path}: no such index; make one with: indexer build SOURCE --index {path}") from error
    except OSError as error:
        raise IndexFileError(f"{path}: cannot be read ({error.strerror}); check its permissions") from error
    if not head.startswith(MAGIC) or len(head) < 100:
        raise IndexFileError(f"{path}: not an index; name another file with --index")
    if int.from_bytes(head[68:72], "big") not in {0, APPLICATION}:
        raise IndexFileError(f"{path}: a database of another program; name another file with --index")


def _address(path: Path) -> str:
    """The file as SQLite opens it; where nobody can put the files of its log beside it, it is read as it stands."""
    log = path.with_name(f"{path.name}-wal")
    alone = not os.access(path.parent, os.W_OK) and not log.exists()
    return f"{path.absolute().as_uri()}?mode=ro{'&immutable=1' if alone else ''}"


def _check_owner(connection: sqlite3.Connection, path: Path) -> None:
    """Only an empty file and one of ours may be written to."""
    owner = connection.execute("PRAGMA application_id").fetchone()[0]
    if owner != APPLICATION and connection.execute("SELECT 1 FROM sqlite_master").fetchone():
        raise IndexFileError(f"{path}: a database of another program; name another file with --index")
    _check_version(connection.execute("PRAGMA user_version").fetchone()[0], path)


def _forget_older(connection: sqlite3.Connection) -> None:
    """Drop the tables of an older format: everything in them can be built again."""
    if 0 < connection.execute("PRAGMA user_version").fetchone()[0] < SCHEMA:
        for table in ("meta", "prepared", "fact", *FLIPPED):
            connection.execute(f"DROP TABLE IF EXISTS {table}")


def _check_tables(connection: sqlite3.Connection, path: Path) -> None:
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    _check_version(version, path)
    if 0 < version < SCHEMA:
        raise IndexFileError(
            f"{path}: made by an older version (format {version}, this one reads {SCHEMA}); run indexer build again"
        )
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not {"meta", *FLIPPED} <= tables:
        raise IndexFileError(f"{path}: not an index; name another file with --index")
    if connection.execute("SELECT 1 FROM meta WHERE name = 'corpus'").fetchone() is None:
        raise IndexFileError(
            f"{path}: its first build has not finished; run indexer build again, it goes on where it was"
        )


def _check_version(version: int, path: Path) -> None:
    if version > SCHEMA:
        raise IndexFileError(
            f"{path}: made by a newer version (format {version}, this one reads {SCHEMA}); upgrade, or delete it and build again"
        )
