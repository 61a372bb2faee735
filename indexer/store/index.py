"""The index as its readers see it: read-only, opened in a millisecond, everything else on demand."""

import math
import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from indexer.errors import IndexFileError, NotFoundError, UsageError
from indexer.model import Article, Concept, Failure, Term, Topic, Tree
from indexer.store.answers import Entry, Explanation, Found, Hit, Step, UncertainJoin
from indexer.store.codec import EDGES, PAIRS, POSTINGS, shared_from_list, tree_from_list, unpack
from indexer.store.graph import ConceptGraph, Edge
from indexer.store.rows import article_of, concept_of, entry_of, parsed, utf8
from indexer.store.schema import open_for_reading
from indexer.store.snippets import sentence_around, snippet
from indexer.text.query import query_keys
from indexer.text.spelling import spelling

if TYPE_CHECKING:
    import networkx

AN_ARTICLE = """flags NOT LIKE '%"list"%'"""
NOT_OFFERED = frozenset({"spam", "mismatch", "list"})
THRESHOLD = 0.4
"""Neighbours of a lower score are filler: sidebars and `related` leave them out."""
ORDERS = {"id": "id", "rank": "rank DESC, id", "articles": "json_array_length(body, '$.articles') DESC, id"}
KEY_CONCEPTS = 12
"""A chain that starts at the twelfth concept of an article costs as much as a step more."""
BM25_K1 = 1.2
CONCEPT_BONUS = 4.0


@dataclass(frozen=True, slots=True)
class _End:
    """One end of an explanation: its concepts by place, each with what it costs to begin there."""

    label: str
    article: str
    concepts: dict[int, float]


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
        return [entry_of(row) for row in self._rows(f"SELECT {columns} FROM article WHERE {AN_ARTICLE} ORDER BY id")]  # noqa: S608

    def entry(self, name: str) -> Entry:
        """One article by id, path, URL or an unambiguous part of its title. Raises NotFoundError."""
        columns = "id, title, url, date, language, flags, copy_of"
        return entry_of(self._one(f"SELECT {columns} FROM article WHERE id = ?", self.find(name)))  # noqa: S608

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
        return article_of(*row)

    def articles(self) -> Iterator[tuple[Entry, Article]]:
        """All articles whole, by id, and the list pages among them."""
        rows = self._each(
            "SELECT id, title, url, date, language, flags, copy_of, fact.article, flags, teasers "
            "FROM article JOIN fact ON fact.digest = article.fact ORDER BY id"
        )
        for row in rows:
            yield entry_of(row[:7]), article_of(*row[7:])

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
            "SELECT concept.id, label, rank, topic, body FROM form JOIN concept ON concept.place = form.concept WHERE spelling = ?",
            spelling(form),
        )
        if not rows:
            raise NotFoundError(f"no concept called {form!r}; indexer search {form!r} finds articles by their words")
        return min(map(concept_of, rows), key=lambda concept: (-len(concept.articles), concept.id))

    def label(self, concept: str) -> str:
        """The label of a concept by its id; the id itself where there is none."""
        rows = self._rows("SELECT label FROM concept WHERE id = ?", concept)
        return str(rows[0][0]) if rows else concept

    def concepts(self, topic: int = 0, order: str = "id") -> Iterator[Concept]:
        """All concepts, or those of one topic; by `id`, or by `rank` or number of `articles`, the greatest first."""
        if order not in ORDERS:
            raise UsageError(f"concepts have no order {order!r}; known are {', '.join(ORDERS)}")
        chosen = "WHERE topic = ?" if topic else "WHERE ? = 0"
        for row in self._each(f"SELECT id, label, rank, topic, body FROM concept {chosen} ORDER BY {ORDERS[order]}", topic):  # noqa: S608
            yield concept_of(row)

    def topics(self) -> list[Topic]:
        """The subjects of the corpus, the largest first."""
        rows = self._rows("SELECT number, label, body FROM topic ORDER BY number")
        return [Topic(number, label, tuple(parsed(body))) for number, label, body in rows]

    def uncertain_joins(self) -> list[UncertainJoin]:
        """Names that may be one concept, the surest first: what the owner of the articles should look at."""
        rows = [parsed(row[0]) for row in self._rows("SELECT body FROM doubt ORDER BY place")]
        return [UncertainJoin(left, right, sure, joined, tuple(ids)) for left, right, sure, joined, ids in rows]

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

    def graph(self, relation: str = "related") -> "networkx.Graph[str]":
        """The concept graph: nodes are concept ids with `label`, `articles`, `rank` and `topic`.

        `related`: a Graph whose edges have `weight`, `together` (articles with both in a sentence) and `article` (where `evidence` finds the best of them).
        `broader`: a DiGraph from each concept to those that it is a kind or part of.
        """
        import networkx

        if relation not in {"related", "broader"}:
            raise UsageError(f"the graph has no relation {relation!r}; known are related and broader")
        graph: networkx.Graph[str] = networkx.Graph() if relation == "related" else networkx.DiGraph()
        rows = self._rows("SELECT id, label, rank, topic, json_array_length(body, '$.articles') FROM concept ORDER BY place")
        ids = [row[0] for row in rows]
        graph.add_nodes_from((name, {"label": label, "articles": count, "rank": rank, "topic": topic}) for name, label, rank, topic, count in rows)
        if relation == "broader":
            graph.add_edges_from((ids[child], ids[parent]) for child, parent in self._graph.hierarchy())
            return graph
        articles = [row[0] for row in self._rows("SELECT id FROM article ORDER BY place")]
        graph.add_edges_from(
            (ids[edge.left], ids[edge.right], {"weight": edge.weight, "together": edge.together, "article": articles[edge.articles[0]]})
            for edge in self._graph.edges()
        )
        return graph

    def evidence(self, left: str, right: str) -> Step | None:
        """The sentence that best shows how two related concepts hang together; None where no edge joins them."""
        edge = self._graph.between(self._place(left), self._place(right))
        return self._told(edge) if edge else None

    def explain(self, left: str, right: str) -> Explanation:
        """How two articles, two concepts, or one of each hang together, with the sentence that carries every step."""
        one, other = self._end(left), self._end(right)
        both = one.article and other.article
        hit = next((hit for hit in self.neighbours(one.article) if hit.id == other.article), None) if both else None
        shared = tuple(self._titled(place) for place in other.concepts if place in one.concepts)
        return Explanation(hit, shared if both else (), self._chain(one, other))

    def _chain(self, one: "_End", other: "_End") -> tuple[Step, ...]:
        way = self._graph.path(one.concepts, other.concepts) if one.concepts and other.concepts else ()
        if not way:
            return ()
        steps = [Step(one.label)] if one.article else []
        steps.append(self._mention(one.article, way[0]) if one.article else Step(self._titled(way[0])))
        for before, place in pairwise(way):
            edge = self._graph.between(before, place)
            steps.append(replace(self._told(edge), label=self._titled(place)) if edge else Step(self._titled(place)))
        if other.article:
            said = self._mention(other.article, way[-1])
            steps.append(replace(said, label=other.label))
        return tuple(steps)

    def _end(self, name: str) -> "_End":
        """What a name means: an article with its key concepts, else a concept. Raises NotFoundError."""
        try:
            article = self.find(name)
        except NotFoundError:
            concept = self.concept(name)
            return _End(concept.label, "", {self._place(concept.id): 0.0})
        places = (self._rows("SELECT place FROM concept WHERE id = ?", term.concept) for term in self.terms(article))
        found = [int(rows[0][0]) for rows in places if rows]
        return _End(self.entry(article).title, article, {place: rank / KEY_CONCEPTS for rank, place in enumerate(found)})

    def _place(self, form: str) -> int:
        return int(self._one("SELECT place FROM concept WHERE id = ?", self.concept(form).id)[0])

    def _titled(self, place: int) -> str:
        return str(self._one("SELECT label FROM concept WHERE place = ?", place)[0])

    def _told(self, edge: Edge) -> Step:
        """The best sentence of an edge."""
        name = str(self._one("SELECT id FROM article WHERE place = ?", edge.articles[0])[0])
        article = self.article(name)
        sentence = " ".join(f"{article.title}\n{article.text}"[slice(*edge.span)].split())
        return Step(self._titled(edge.right), sentence, name)

    def _mention(self, name: str, place: int) -> Step:
        """The first sentence of an article that names a concept."""
        row = self._one("SELECT id, label, rank, topic, body FROM concept WHERE place = ?", place)
        concept, article = concept_of(row), self.article(name)
        text = f"{article.text}\n{article.title}"
        folded = text.lower()
        found = [(at, form) for form in (alias.form for alias in concept.aliases) if (at := folded.find(form.lower())) >= 0]
        at, form = min(found, default=(0, ""))
        return Step(concept.label, sentence_around(text, at, at + len(form)) if found else "", name)

    @cached_property
    def _graph(self) -> ConceptGraph:
        bodies = dict(self._rows("SELECT name, body FROM graph"))
        if bodies.keys() != {"related", "broader"}:
            raise IndexFileError(f"{self.path}: damaged (the graph is missing); delete it and build again")
        return ConceptGraph(self.count("concept"), *unpack(bodies["related"], EDGES), *unpack(bodies["broader"], PAIRS))

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
        ids = [name for row in rows for name in parsed(row[0])["articles"]]
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
        return not NOT_OFFERED & set(parsed(flags))

    def _body(self, table: str, name: str) -> Any:
        row = self._one(
            f"SELECT body FROM {table} JOIN article ON article.place = {table}.place WHERE article.id = ?",  # noqa: S608
            self.find(name),
        )
        return parsed(row[0])

    def _one(self, statement: str, value: Any) -> Sequence[Any]:
        rows = self._rows(statement, value)
        if not rows:
            raise IndexFileError(f"{self.path}: damaged (a row is missing); delete it and build again")
        return cast("Sequence[Any]", rows[0])

    def _rows(self, statement: str, *values: Any) -> list[Any]:
        return list(self._each(statement, *values))

    def _each(self, statement: str, *values: Any) -> Iterator[Any]:
        try:
            for row in self._connection.execute(statement, tuple(map(utf8, values))):  # noqa: UP028 - would close a cursor that is closed
                yield row
        except sqlite3.ProgrammingError:
            raise  # the caller's: a closed index, another thread
        except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
            raise IndexFileError(f"{self.path}: damaged ({error}); delete it and build again") from error


def _like(text: str) -> str:
    return re.sub(r"([\\%_])", r"\\\1", text)
