"""The index as its readers see it: read-only, opened in a millisecond, everything else on demand."""

import json
import math
import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from indexer.errors import IndexFileError, NotFoundError
from indexer.model import Alias, Article, Concept, Definition, Failure, Relation, SharedConcept, Teaser, Term, Tree
from indexer.store.codec import DAMAGED, POSTINGS, shared_from_list, tree_from_list, unpack, unpack_article
from indexer.store.schema import open_for_reading
from indexer.text.query import query_keys
from indexer.text.spelling import spelling

if TYPE_CHECKING:
    import networkx

AN_ARTICLE = """flags NOT LIKE '%"list"%'"""
NOT_OFFERED = frozenset({"spam", "mismatch", "list"})
THRESHOLD = 0.4
"""Neighbours of a lower score are filler: sidebars and `related` leave them out."""
SNIPPET = 80
BM25_K1 = 1.2
CONCEPT_BONUS = 4.0


@dataclass(frozen=True, slots=True)
class Entry:
    """An article as the index lists it; `copy_of` is the id of the article that it repeats, or empty."""

    id: str
    title: str
    url: str
    date: str
    language: str
    flags: tuple[str, ...]
    copy_of: str


@dataclass(frozen=True, slots=True)
class Hit:
    """An article beside another, with all that a link needs: `score` is 0 to 1, `shared` says why."""

    id: str
    title: str
    url: str
    score: float
    relation: Relation
    shared: tuple[SharedConcept, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """An answer to a search; `snippet` is a stretch of its text around the first word found."""

    id: str
    title: str
    url: str
    score: float
    snippet: str


class Index:
    """An index file, read-only. Safe to keep open while it is built anew: answers are those of the moment it was opened on.

    >>> index = Index.open("build/index.db")                            # doctest: +SKIP
    >>> [hit.title for hit in index.related("posts/jvm-locks.md")]      # doctest: +SKIP
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection, self.path = connection, path

    @classmethod
    def open(cls, path: str | Path) -> "Index":
        """The index at `path`. Raises IndexFileError, with the remedy, where there is none that can be read."""
        return cls(open_for_reading(Path(path)), Path(path))

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def __enter__(self) -> "Index":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __len__(self) -> int:
        return int(self._rows(f"SELECT count(*) FROM article WHERE {AN_ARTICLE}")[0][0])  # noqa: S608

    def count(self, table: str) -> int:
        """How many rows a table of `store.schema` has."""
        return int(self._rows(f"SELECT count(*) FROM {table}")[0][0])  # noqa: S608

    def meta(self, name: str) -> str:
        """A note of the build that made the index (`corpus`, `version`), or nothing."""
        rows = self._rows("SELECT value FROM meta WHERE name = ?", name)
        return str(rows[0][0]) if rows else ""

    def entries(self) -> list[Entry]:
        """All articles by id; list pages are none."""
        columns = "id, title, url, date, language, flags, copy_of"
        return [_entry(row) for row in self._rows(f"SELECT {columns} FROM article WHERE {AN_ARTICLE} ORDER BY id")]  # noqa: S608

    def entry(self, name: str) -> Entry:
        """One article by id, path, URL or an unambiguous part of its title. Raises NotFoundError."""
        columns = "id, title, url, date, language, flags, copy_of"
        return _entry(self._one(f"SELECT {columns} FROM article WHERE id = ?", self.find(name)))  # noqa: S608

    def find(self, name: str) -> str:
        """The id that `name` means: an id, the end of a path, a URL, or a part of one title only."""
        tests = (
            ("id = ?", name),
            ("url = ? AND url != ''", name),
            ("id = ?", name.removeprefix("./")),
            (r"id LIKE ? ESCAPE '\'", "%/" + _like(name.removeprefix("./"))),
            ("title = ?", name),
            (r"title LIKE ? ESCAPE '\'", f"%{_like(name)}%"),
            (r"id LIKE ? ESCAPE '\'", f"%{_like(name)}%"),
        )
        for test, value in tests:
            rows = self._rows(f"SELECT id FROM article WHERE {test} ORDER BY id LIMIT 4", value)  # noqa: S608
            if len(rows) == 1:
                return str(rows[0][0])
            if rows:
                some = ", ".join(str(row[0]) for row in rows[:3])
                raise NotFoundError(f"{name!r} means several articles ({some}, …); give more of the id or title")
        raise NotFoundError(f"no article called {name!r}; indexer search {name!r} finds articles by their words")

    def article(self, name: str) -> Article:
        """The whole article, with the flags that the corpus gave it and its teasers."""
        row = self._one(
            "SELECT fact.article, article.flags, article.teasers FROM article JOIN fact ON fact.digest = article.fact "
            "WHERE article.id = ?",
            self.find(name),
        )
        return _article(*row)

    def articles(self) -> Iterator[tuple[Entry, Article]]:
        """All articles whole, by id, and the list pages among them."""
        rows = self._each(
            "SELECT id, title, url, date, language, flags, copy_of, fact.article, flags, teasers "
            "FROM article JOIN fact ON fact.digest = article.fact ORDER BY id"
        )
        for row in rows:
            yield _entry(row[:7]), _article(*row[7:])

    def terms(self, name: str) -> tuple[Term, ...]:
        """The key terms of an article, best first."""
        return tuple(Term(*row) for row in self._body("terms", name))

    def tree(self, name: str) -> Tree:
        """The knowledge tree of an article."""
        return tree_from_list(self._body("tree", name))

    def related(self, name: str, limit: int = 5, threshold: float = THRESHOLD) -> list[Hit]:
        """What to offer beside an article, best first: no copies, no advertisements, nothing under the threshold."""
        offered: list[Hit] = []
        for hit in self.neighbours(name):
            if len(offered) == limit:
                break
            if hit.relation != "duplicate" and hit.score >= threshold and self._is_offered(hit.id):
                offered.append(hit)
        return offered

    def neighbours(self, name: str, limit: int = 100) -> list[Hit]:
        """All ranked neighbours of an article, copies and advertisements among them."""
        return [
            Hit(other, *self._title(other), score, relation, shared_from_list(shared))
            for other, score, relation, shared in self._body("neighbour", name)[:limit]
        ]

    def concept(self, form: str) -> Concept:
        """The concept that has this name, in any spelling; of several the one in most articles. Raises NotFoundError."""
        rows = self._rows(
            "SELECT concept.id, label, body FROM form JOIN concept ON concept.place = form.concept WHERE spelling = ?",
            spelling(form),
        )
        if not rows:
            raise NotFoundError(f"no concept called {form!r}; indexer search {form!r} finds articles by their words")
        return min(map(_concept, rows), key=lambda concept: (-len(concept.articles), concept.id))

    def label(self, concept: str) -> str:
        """The label of a concept by its id; the id itself where there is none."""
        rows = self._rows("SELECT label FROM concept WHERE id = ?", concept)
        return str(rows[0][0]) if rows else concept

    def concepts(self) -> Iterator[Concept]:
        """All concepts by id."""
        for row in self._each("SELECT id, label, body FROM concept ORDER BY id"):
            yield _concept(row)

    def failures(self) -> list[Failure]:
        """The pages that the build could not read."""
        return [Failure(*row) for row in self._rows("SELECT page, reason FROM failure ORDER BY page")]

    def search(self, query: str, limit: int = 10) -> list[Found]:
        """Articles for a query, best first: those of a concept of that name, then titles and text by BM25.

        BM25 over Han bigrams and Latin words (Robertson and Zaragoza 2009, doi:10.1561/1500000019), with the article's
        weight of a word in place of its count.
        """
        scores = self._bm25(query)
        for place in self._holders(query):
            scores[place] += CONCEPT_BONUS
        best = sorted(scores.items(), key=lambda item: (-round(item[1], 6), item[0]))[:limit]
        return [self._found(place, score, query) for place, score in best]

    def graph(self) -> "networkx.Graph[str]":
        """The concept graph: nodes are concept ids with `label` and `articles`, edges have a `weight`."""
        import networkx

        graph: networkx.Graph[str] = networkx.Graph()
        concepts = list(self.concepts())
        graph.add_nodes_from((c.id, {"label": c.label, "articles": len(c.articles)}) for c in concepts)
        graph.add_weighted_edges_from((c.id, other, weight) for c in concepts for other, weight in c.related)
        return graph

    def explain(self, left: str, right: str) -> tuple[Hit | None, tuple[str, ...]]:
        """How two articles hang together: the second as a neighbour of the first, and all key concepts that both have."""
        hit = next((hit for hit in self.neighbours(left) if hit.id == self.find(right)), None)
        mine = {term.concept: term.term for term in self.terms(left)}
        return hit, tuple(mine[term.concept] for term in self.terms(right) if term.concept in mine)

    def _bm25(self, query: str) -> defaultdict[int, float]:
        scores: defaultdict[int, float] = defaultdict(float)
        count = len(self)
        for key in query_keys(query):
            rows = self._rows("SELECT body FROM posting WHERE bucket = ?", key >> 24)
            if not rows:
                continue
            keys, holders, counts = unpack(rows[0][0], POSTINGS)
            low, high = keys.searchsorted([key, key + 1])
            places, weights = holders[low:high].tolist(), counts[low:high].tolist()
            idf = math.log(1 + (count - len(places) + 0.5) / (len(places) + 0.5))
            for place, weight in zip(places, weights, strict=True):
                scores[place] += idf * weight * (BM25_K1 + 1) / (weight + BM25_K1)
        return scores

    def _holders(self, query: str) -> list[int]:
        rows = self._rows(
            "SELECT body FROM form JOIN concept ON concept.place = form.concept WHERE spelling = ?", spelling(query)
        )
        ids = [name for row in rows for name in _parsed(row[0])["articles"]]
        return [int(self._one("SELECT place FROM article WHERE id = ?", name)[0]) for name in dict.fromkeys(ids)]

    def _found(self, place: int, score: float, query: str) -> Found:
        name = str(self._one("SELECT id FROM article WHERE place = ?", place)[0])
        article = self.article(name)
        return Found(name, article.title, article.url, round(score, 4), snippet(article.text, query))

    def _title(self, name: str) -> tuple[str, str]:
        title, url = self._one("SELECT title, url FROM article WHERE id = ?", name)
        return str(title), str(url)

    def _is_offered(self, name: str) -> bool:
        flags = self._one("SELECT flags FROM article WHERE id = ?", name)[0]
        return not NOT_OFFERED & set(_parsed(flags))

    def _body(self, table: str, name: str) -> Any:
        row = self._one(
            f"SELECT body FROM {table} JOIN article ON article.place = {table}.place WHERE article.id = ?",  # noqa: S608
            self.find(name),
        )
        return _parsed(row[0])

    def _one(self, statement: str, value: Any) -> Sequence[Any]:
        rows = self._rows(statement, value)
        if not rows:
            raise IndexFileError(f"{self.path}: damaged (a row is missing); delete it and build again")
        return cast("Sequence[Any]", rows[0])

    def _rows(self, statement: str, *values: Any) -> list[Any]:
        return list(self._each(statement, *values))

    def _each(self, statement: str, *values: Any) -> Iterator[Any]:
        try:
            for row in self._connection.execute(statement, tuple(map(_utf8, values))):  # noqa: UP028 - would close a cursor that is closed
                yield row
        except sqlite3.ProgrammingError:
            raise  # the caller's: a closed index, another thread
        except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
            raise IndexFileError(f"{self.path}: damaged ({error}); delete it and build again") from error


def snippet(text: str, query: str) -> str:
    """A stretch of text around the first place where a word of the query stands."""
    lower = text.lower()
    words = sorted(re.findall(r"[\w+#.-]+", query.lower()), key=len, reverse=True)
    at = next((lower.find(word) for word in words if word in lower), 0)
    start = max(0, at - SNIPPET // 2)
    cut = " ".join(text[start : start + 2 * SNIPPET].split())
    return f"{'…' if start else ''}{cut}{'…' if start + 2 * SNIPPET < len(text) else ''}"


def _entry(row: Sequence[Any]) -> Entry:
    name, title, url, date, language, flags, copy_of = row
    return Entry(name, title, url, date, language, tuple(_parsed(flags)), copy_of or "")


def _article(blob: bytes, flags: str, teasers: str | None) -> Article:
    article = replace(unpack_article(blob), flags=tuple(_parsed(flags)))
    if not teasers:
        return article
    rows = _parsed(teasers)
    return replace(
        article, teasers=tuple(Teaser(title, excerpt, url, tuple(flags)) for title, excerpt, url, flags in rows)
    )


def _concept(row: Sequence[Any]) -> Concept:
    name, label, body = row
    try:
        found = json.loads(body)
        definition = found["definition"]
        return Concept(
            id=name,
            label=label,
            aliases=tuple(Alias(*alias) for alias in found["aliases"]),
            articles=tuple(found["articles"]),
            related=tuple((other, weight) for other, weight in found["related"]),
            broader=tuple(found["broader"]),
            narrower=tuple(found["narrower"]),
            definition=Definition(definition[0], definition[1], tuple(definition[2])) if definition else None,
        )
    except DAMAGED as error:
        raise IndexFileError(f"the index is damaged ({error}); delete it and build again") from error


def _utf8(value: Any) -> Any:
    """What SQLite takes: a name from the command line may hold bytes that are no text."""
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value


def _parsed(text: Any) -> Any:
    try:
        return json.loads(text)
    except DAMAGED as error:
        raise IndexFileError(f"the index is damaged ({error}); delete it and build again") from error


def _like(text: str) -> str:
    return re.sub(r"([\\%_])", r"\\\1", text)
