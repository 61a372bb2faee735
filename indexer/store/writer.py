"""Writing an index: facts as they come, everything else in one transaction at the end."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from indexer.errors import IndexFileError, SourceError
from indexer.model import Article, Concept, Doubt, Failure, Features, Neighbour, Term, Topic
from indexer.store.codec import EDGES, PAIRS, pack, pack_columns, to_json
from indexer.store.grown import Grown
from indexer.store.rows import AN_ARTICLE
from indexer.store.schema import FLIPPED, open_beside, open_for_writing
from indexer.text.hashing import with_places
from indexer.text.spelling import spelling
from indexer.text.stacks import Stack

LOST = "the index lost a fact while it was built; build it again"
BUCKETS = 256
"""Postings are kept in as many pieces by the high byte of their key: a query reads only those of its words."""
AT_ONCE = 32
"""Pieces that are sorted at once."""


@dataclass(frozen=True, slots=True)
class Fact:
    """What follows from one page alone, packed; `article` is None for a draft or a protected post."""

    digest: bytes
    article: bytes | None
    analysis: bytes | None


@dataclass(frozen=True, slots=True)
class Row:
    """An article as the index lists it."""

    article: Article
    language: str
    flags: Sequence[str]
    copy_of: str | None
    fact: bytes
    series: str | None = None
    """The id of the first part of its series."""
    part: int | None = None
    """Its place in the series, from 0."""


@contextmanager
def writing(path: Path) -> Iterator["Writer"]:
    """An index file open for a build; its facts survive whatever happens, its answers change only at the end. A build that found nothing leaves no new file."""
    new, useless = not path.exists(), False
    connection = open_for_writing(path)
    try:
        yield Writer(connection, path)
        connection.execute("PRAGMA busy_timeout = 0")  # a reader of the old answers may stay as long as it likes
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except sqlite3.Error as error:
        raise IndexFileError(f"{path}: {error}; {_remedy(str(error))}") from error
    except SourceError:
        useless = new and not Writer(connection, path).known()
        raise
    finally:
        connection.close()
        if useless:
            path.unlink(missing_ok=True)


def _remedy(error: str) -> str:
    if "locked" in error:
        return "is another build running? Wait for it and build again"
    if "full" in error or "I/O" in error:
        return "make room on the disk and build again, it goes on where it was"
    return "delete it and build again"


def facts_of(path: Path, digests: Iterable[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """The packed article and analysis of each digest, in order, from an index that another process builds.

    Raises IndexFileError where one is missing.
    """
    with closing(open_beside(path)) as connection:
        for digest in digests:
            row = connection.execute("SELECT article, analysis FROM fact WHERE digest = ?", (digest,)).fetchone()
            if row is None or None in row:
                raise IndexFileError(LOST)
            yield row


class Writer:
    """What a build may do to the file."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self.path = path

    def known(self) -> set[bytes]:
        """The digests of all facts that need not be computed again."""
        return {row[0] for row in self._connection.execute("SELECT digest FROM fact")}

    def add(self, facts: Iterable[Fact]) -> None:
        """Keep facts at once, so that an interrupted build goes on where it was."""
        rows = [(fact.digest, fact.article, fact.analysis) for fact in facts]
        with self._transaction():
            self._connection.executemany("INSERT OR REPLACE INTO fact VALUES (?, ?, ?)", rows)

    def hidden(self) -> set[bytes]:
        """The digests of drafts and protected posts."""
        return {row[0] for row in self._connection.execute("SELECT digest FROM fact WHERE article IS NULL")}

    def articles(self) -> set[bytes]:
        """The digests of the pages that are articles of the index, not lists."""
        return {row[0] for row in self._connection.execute(f"SELECT fact FROM article WHERE {AN_ARTICLE}")}  # noqa: S608

    def facts(self, digests: Sequence[bytes]) -> Iterator[Fact]:
        """The facts of those digests in the order in which they lie in the file, which is read once from end to end.

        Raises IndexFileError where one is missing.
        """
        wanted = set(digests)
        for row in self._connection.execute("SELECT digest, article, analysis FROM fact") if wanted else ():
            if row[0] in wanted:
                wanted.remove(row[0])
                yield Fact(*row)
        if wanted:
            raise IndexFileError(LOST)

    def article(self, digest: bytes) -> bytes:
        """The packed article of a fact. Raises IndexFileError where it is missing."""
        return self._packed("SELECT article FROM fact WHERE digest = ?", digest)

    def analysis(self, digest: bytes) -> bytes:
        """The packed analysis of a fact. Raises IndexFileError where it is missing."""
        return self._packed("SELECT analysis FROM fact WHERE digest = ?", digest)

    def _packed(self, query: str, digest: bytes) -> bytes:
        row: tuple[bytes | None] = self._connection.execute(query, (digest,)).fetchone() or (None,)
        if row[0] is None:
            raise IndexFileError(LOST)
        return row[0]

    def table(self, name: str, version: str) -> bytes | None:
        """What a build of that version kept of a table of `indexer.prepared`."""
        row = self._connection.execute("SELECT body FROM prepared WHERE name = ? AND version = ?", (name, version)).fetchone()
        return row[0] if row else None

    def keep_tables(self, made: Mapping[str, bytes], version: str) -> None:
        """Keep tables for the next build, and none of other versions."""
        if made:
            with self._transaction():
                self._connection.execute("DELETE FROM prepared WHERE version != ?", (version,))
                self._connection.executemany("INSERT OR REPLACE INTO prepared VALUES (?, ?, ?)", [(name, version, body) for name, body in made.items()])

    def trees(self, digests: Sequence[bytes]) -> dict[bytes, Grown]:
        """The trees of the last finished build that have one of these digests."""
        wanted = set(digests)
        rows = self._connection.execute("SELECT digest, body, terms FROM tree")
        return {digest: Grown(digest, body, terms) for digest, body, terms in rows if digest in wanted}

    def meta(self, name: str) -> str:
        """A note of the last finished build, or nothing."""
        row = self._connection.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return row[0] if row else ""

    @contextmanager
    def replacing(self) -> Iterator["Answers"]:
        """The one transaction in which the old answers go and the new ones come."""
        with self._transaction():
            for table in FLIPPED:
                self._connection.execute(f"DELETE FROM {table}")  # noqa: S608 - names of our own
            yield Answers(self._connection)

    def forget_others(self, digests: Iterable[bytes]) -> None:
        """Drop the facts of pages that are gone."""
        gone = self.known() - set(digests)
        with self._transaction():
            self._connection.executemany("DELETE FROM fact WHERE digest = ?", [(digest,) for digest in sorted(gone)])

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            if self._connection.in_transaction:  # a full disk has ended it already
                self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")


class Answers:
    """What the index answers from; one method a kind."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def articles(self, rows: Sequence[Row]) -> None:
        """The articles in the order of their places."""
        values = [
            (place, row.article.id, row.article.title, row.article.url, row.article.date, row.language,
             _json(row.flags), row.copy_of, row.fact, _teasers(row.article), row.series, row.part)
            for place, row in enumerate(rows)
        ]  # fmt: skip
        self._connection.executemany("INSERT INTO article VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", values)

    def terms(self, terms: Sequence[Sequence[Term]]) -> None:
        """The key terms of each article."""
        rows = ((place, _json([[t.term, t.concept, t.score, t.count] for t in found])) for place, found in enumerate(terms))
        self._connection.executemany("INSERT INTO terms VALUES (?, ?)", rows)

    def neighbours(self, neighbours: Iterable[Sequence[Neighbour]]) -> None:
        """The neighbours of each article."""
        rows = ((place, _json(found)) for place, found in enumerate(neighbours))
        self._connection.executemany("INSERT INTO neighbour VALUES (?, ?)", rows)

    def trees(self, trees: Sequence[Grown]) -> None:
        """The tree of each article."""
        rows = ((place, tree.body, tree.digest, tree.terms) for place, tree in enumerate(trees))
        self._connection.executemany("INSERT INTO tree VALUES (?, ?, ?, ?)", rows)

    def concepts(self, concepts: Sequence[Concept]) -> None:
        """The concepts in the order of their ids, and all forms that lead to them."""
        rows = (
            (place, concept.id, concept.label, concept.rank, concept.topic, _json(_concept(concept)))
            for place, concept in enumerate(concepts)
        )
        self._connection.executemany("INSERT INTO concept VALUES (?, ?, ?, ?, ?, ?)", rows)
        forms = {
            (spelling(form), place)
            for place, concept in enumerate(concepts)
            for form in (concept.id, concept.label, *(alias.form for alias in concept.aliases))
        }
        self._connection.executemany("INSERT INTO form VALUES (?, ?)", sorted(forms))

    def topics(self, topics: Iterable[Topic]) -> None:
        """The topics with their members."""
        rows = [(topic.number, topic.label, _json(topic.concepts)) for topic in topics]
        self._connection.executemany("INSERT INTO topic VALUES (?, ?, ?)", rows)

    def edges(self, columns: Sequence[np.ndarray], pairs: Iterable[tuple[int, int]]) -> None:
        """The graph: the columns of `codec.EDGES`, and (child, parent) pairs."""
        child, parent = np.array(list(pairs), dtype=np.int64).reshape(-1, 2).T
        rows = [("related", pack_columns(columns, EDGES)), ("broader", pack_columns([child, parent], PAIRS))]
        self._connection.executemany("INSERT INTO graph VALUES (?, ?)", rows)

    def doubts(self, doubts: Iterable[Doubt], ids: Sequence[str]) -> None:
        """Joins of names that the owner should look at, with the articles they come from."""
        rows = [
            (place, _json([doubt.left, doubt.right, doubt.confidence, doubt.joined, [ids[at] for at in doubt.articles]]))
            for place, doubt in enumerate(doubts)
        ]
        self._connection.executemany("INSERT INTO doubt VALUES (?, ?)", rows)

    def postings(self, words: Iterable[Features]) -> None:
        """Which articles hold which word, with its weight: an inverted index in 256 pieces, some of which are sorted at once."""
        keys, weights = Stack("u4"), Stack("f2")
        for found in words:
            keys.add(found.keys)
            weights.add(found.weights)
        places = np.repeat(np.arange(len(keys.bounds) - 1, dtype=np.uint32), np.diff(keys.bounds))
        buckets = (keys.rows >> np.uint32(24)).astype(np.uint8)
        for first in range(0, BUCKETS if len(places) else 0, AT_ONCE):
            some = np.flatnonzero((buckets >= first) & (buckets < first + AT_ONCE))
            order = some[with_places(keys.rows[some]).astype(np.uint32)]
            bounds = np.searchsorted(buckets[order], np.arange(first, first + AT_ONCE))
            rows = [
                (first + at, pack(b"", [column[order[begin:end]] for column in (keys.rows, places, weights.rows)]))
                for at, (begin, end) in enumerate(pairwise([*bounds.tolist(), len(order)]))
            ]
            self._connection.executemany("INSERT INTO posting VALUES (?, ?)", rows)

    def failures(self, failures: Iterable[Failure]) -> None:
        """The pages that could not be read."""
        self._connection.executemany("INSERT INTO failure VALUES (?, ?)", [(f.id, f.reason) for f in failures])

    def meta(self, notes: Mapping[str, str]) -> None:
        """Notes on the build."""
        self._connection.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", sorted(notes.items()))


def _json(value: Any) -> str:
    return to_json(value).decode()


def _teasers(article: Article) -> str | None:
    rows = [[t.title, t.excerpt, t.url, t.flags, t.article] for t in article.teasers]
    return _json(rows) if rows else None


def _concept(concept: Concept) -> dict[str, Any]:
    definition = concept.definition
    return {
        "aliases": [[a.form, a.language, a.count, a.origin] for a in concept.aliases],
        "articles": concept.articles,
        "related": concept.related,
        "broader": concept.broader,
        "narrower": concept.narrower,
        "about": concept.about,
        "termhood": concept.termhood,
        "definition": [definition.text, definition.article, definition.span] if definition else None,
    }
