"""The index as its readers see it: read-only, opened in a millisecond, everything else on demand."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from functools import cached_property
from itertools import islice
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING, Any

from indexer.errors import IndexFileError, NotFoundError, UsageError
from indexer.model import NAMES, Analysis, Article, Concept, Failure, Neighbour, Term, Topic, Tree
from indexer.store.answers import THRESHOLD, Entry, Explanation, Found, Hit, Step, UncertainJoin
from indexer.store.codec import EDGES, PAIRS, shared_from_list, tree_from_list, unpack, unpack_analysis, unpack_article
from indexer.store.explaining import Explainer
from indexer.store.graph import ConceptGraph
from indexer.store.naming import article_named
from indexer.store.normal import normal
from indexer.store.offering import hit_of, is_close, is_offered, offered
from indexer.store.outlines import Outliner
from indexer.store.reader import Reader
from indexer.store.rows import AN_ARTICLE, CONCEPT, ENTRY, article_of, concept_of, entry_of, parsed
from indexer.store.schema import FLIPPED, open_for_reading
from indexer.store.searching import answers_to
from indexer.store.snippets import snippet
from indexer.text.spelling import spelling

if TYPE_CHECKING:
    import networkx

Name = str | PathLike[str] | Entry | Hit | Found | Article
"""What calls an article: an id, a path, a URL or an unambiguous part of its title, or what an index said of it."""
ORDERS = {"id": "id", "rank": "rank DESC, id", "about": "json_extract(body, '$.about') DESC, id", "articles": "json_array_length(body, '$.articles') DESC, id"}


class Index:
    """An index file, read-only. Safe to keep open while it is built anew: answers are those of the moment it was opened on.

    >>> index = Index.open("build/index.db")                            # doctest: +SKIP
    >>> [hit.title for hit in index.related("posts/jvm-locks.md")]      # doctest: +SKIP
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._reader, self.path = Reader(connection, path), path

    @classmethod
    def open(cls, path: str | Path) -> "Index":
        """The index at `path`. Raises IndexFileError, with the remedy, where there is none that can be read."""
        return cls(open_for_reading(Path(path)), Path(path))

    def close(self) -> None:
        """Let go of the file."""
        self._reader.connection.close()

    def __enter__(self) -> "Index":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"Index({str(self.path)!r})"

    def __len__(self) -> int:
        return int(self._reader.rows(f"SELECT count(*) FROM article WHERE {AN_ARTICLE}")[0][0])  # noqa: S608

    def count(self, table: str) -> int:
        """How many rows a table of `store.schema` has that a build replaces. Raises UsageError for any other."""
        if table not in FLIPPED:
            raise UsageError(f"the index has no table {table!r}; known are {', '.join(FLIPPED)}")
        return int(self._reader.rows(f"SELECT count(*) FROM {table}")[0][0])  # noqa: S608

    def meta(self, name: str) -> str:
        """A note of the build that made the index (`corpus`, `version`), or nothing."""
        rows = self._reader.rows("SELECT value FROM meta WHERE name = ?", name)
        return str(rows[0][0]) if rows else ""

    def entries(self) -> list[Entry]:
        """All articles by id; list pages are none."""
        return [entry_of(row) for row in self._reader.rows(f"SELECT {ENTRY} FROM article WHERE {AN_ARTICLE} ORDER BY id")]  # noqa: S608

    def entry(self, name: Name) -> Entry:
        """One article by id, path, URL or an unambiguous part of its title. Raises NotFoundError."""
        return entry_of(self._reader.one(f"SELECT {ENTRY} FROM article WHERE id = ?", self.find(name)))  # noqa: S608

    def find(self, name: Name, *, parts: bool = True) -> str:
        """The id that `name` means: an id, the end of a path, a URL, a title; with `parts` a part of one title or id only, too."""
        if isinstance(name, Entry | Hit | Found | Article):
            name = name.id
        if not isinstance(name, str | PathLike):
            raise UsageError(f"an article is called by its id, path, URL or title, not by {type(name).__name__} {name!r:.80}; give its id")
        name = fspath(name)
        return name if name in self._reader.standings else article_named(self._reader, name, parts=parts)  # its keys are ids, and an id comes first

    def meant(self, name: str) -> str | Concept:
        """What a person means by a name: the article that is called so (its id), else the concept, else the article a part of whose
        title or id this is; that article before a concept of which no article says anything. Raises NotFoundError."""
        with suppress(NotFoundError):
            return self.find(name, parts=False)
        concept = None
        with suppress(NotFoundError):
            concept = self.concept(name)
            if len(concept.articles) > 1 or self.tree(concept).children:
                return concept
        try:
            return self.find(name)
        except NotFoundError:
            if concept is None:
                raise
            return concept

    def article(self, name: Name) -> Article:
        """The whole article, with the flags that the corpus gave it and its teasers."""
        row = self._reader.one(
            "SELECT fact.article, article.flags, article.teasers FROM article JOIN fact ON fact.digest = article.fact "
            "WHERE article.id = ?",
            self.find(name),
        )
        return article_of(*row)

    def articles(self) -> Iterator[tuple[Entry, Article]]:
        """All articles whole, by id, and the list pages among them."""
        rows = self._reader.each(
            f"SELECT {ENTRY}, fact.article, flags, teasers "  # noqa: S608
            "FROM article JOIN fact ON fact.digest = article.fact ORDER BY id"
        )
        for row in rows:
            yield entry_of(row[:8]), article_of(*row[8:])

    def terms(self, name: Name) -> tuple[Term, ...]:
        """The key terms of an article, best first."""
        return tuple(Term(*row) for row in self._body("terms", name))

    def tree(self, of: "Name | Concept | Topic", full: bool = False) -> Tree:
        """The knowledge tree of an article (by any name of it; `full` has details, too), or what all
        articles together say of a concept or topic. A name that no article has is a concept's. Raises NotFoundError."""
        if isinstance(of, str):
            of = self.meant(of)
        if isinstance(of, Concept):
            return Outliner(self, self._reader).of_concept(of)
        if isinstance(of, Topic):
            return Outliner(self, self._reader).of_topic(of)
        tree = tree_from_list(self._body("tree", of))
        return tree.with_details() if full else normal(tree)

    def related(self, name: Name, limit: int = 5, threshold: float = THRESHOLD) -> list[Hit]:
        """What to offer beside an article, best first: no copies, no advertisements, nothing under the threshold
        and nothing without a reason (unless the threshold is 0).

        Where a copy is near, the article that it is a copy of is offered. Parts of its series come whatever their score.
        """
        own = self.find(name)
        return offered(self._reader, self._hits(own, threshold), max(0, limit), own)

    def related_to_text(self, title: str, text: str, limit: int = 5, threshold: float = THRESHOLD) -> list[Hit]:
        """What to offer beside a text in Markdown that is not in the index, as if it were: an editor's draft, a page just read. Raises PageError
        where neither title nor text says a word.

        The whole index is read for it: about two seconds for a thousand articles.
        """
        from indexer.beside import neighbours_of_text

        return self.offered(neighbours_of_text(self, title, text), limit, threshold)

    def offered(self, neighbours: Iterable[Neighbour], limit: int = 5, threshold: float = THRESHOLD) -> list[Hit]:
        """The first of some neighbours that may be offered, under the rules of `related`."""
        hits = (hit_of(self._reader, neighbour) for neighbour in neighbours if is_close(neighbour, threshold))
        return offered(self._reader, hits, max(0, limit))

    def series(self, name: Name) -> list[Entry]:
        """The parts of the series that an article is a part of, in order; none where it is part of no series."""
        mine = "series = (SELECT series FROM article WHERE id = ?)"
        rows = self._reader.rows(f"SELECT {ENTRY} FROM article WHERE {mine} ORDER BY part", self.find(name))  # noqa: S608
        return [entry_of(row) for row in rows]

    def is_offered(self, name: str) -> bool:
        """Whether an article, by its id, may be offered to readers: no advertisement, no list, no stub."""
        return is_offered(self._reader, name)

    def analysed(self) -> Iterator[tuple[Article, Analysis]]:
        """The articles and their analyses, by id, without list pages."""
        rows = self._reader.each(
            f"SELECT fact.article, fact.analysis FROM article JOIN fact ON fact.digest = article.fact WHERE {AN_ARTICLE} ORDER BY id"  # noqa: S608
        )
        for article, analysis in rows:
            yield unpack_article(article), unpack_analysis(analysis)

    def neighbours(self, name: Name, limit: int = 100) -> list[Hit]:
        """All ranked neighbours of an article, copies and advertisements among them."""
        return list(islice(self._hits(name), max(0, limit)))

    def concept(self, form: str) -> Concept:
        """The concept that has this name, in any spelling; of several the one in most articles. Raises NotFoundError."""
        rows = self._reader.rows(
            f"SELECT {CONCEPT} FROM form JOIN concept ON concept.place = form.concept WHERE spelling = ?",  # noqa: S608
            spelling(form),
        )
        if not rows:
            raise NotFoundError(f"no concept called {form!r}; indexer search {form!r} finds articles by their words")
        return min(map(concept_of, rows), key=lambda concept: (-len(concept.articles), concept.id))

    def label(self, concept: str) -> str:
        """The label of a concept by its id; the id itself where there is none."""
        rows = self._reader.rows("SELECT label FROM concept WHERE id = ?", concept)
        return str(rows[0][0]) if rows else concept

    def concepts(self, topic: int = 0, order: str = "id") -> Iterator[Concept]:
        """All concepts, or those of one topic; by `id`, or by `rank`, by how many articles are `about` one, or by number of `articles`, the greatest first."""
        if order not in ORDERS:
            raise UsageError(f"concepts have no order {order!r}; known are {', '.join(ORDERS)}")
        chosen = "WHERE topic = ?" if topic else "WHERE ? = 0"
        for row in self._reader.each(f"SELECT {CONCEPT} FROM concept {chosen} ORDER BY {ORDERS[order]}", topic):  # noqa: S608
            yield concept_of(row)

    def unnamed(self) -> frozenset[str]:
        """The ids of the concepts whose names hardly name anything: their termhood is below `NAMES`."""
        return frozenset(name for (name,) in self._reader.rows("SELECT id FROM concept WHERE json_extract(body, '$.termhood') < ?", NAMES))

    def topics(self) -> list[Topic]:
        """The subjects of the corpus, the largest first."""
        rows = self._reader.rows("SELECT number, label, body FROM topic ORDER BY number")
        return [Topic(number, label, tuple(parsed(body))) for number, label, body in rows]

    def uncertain_joins(self) -> list[UncertainJoin]:
        """Names that may be one concept, the surest first: what the owner of the articles should look at."""
        rows = [parsed(row[0]) for row in self._reader.rows("SELECT body FROM doubt ORDER BY place")]
        return [UncertainJoin(left, right, sure, joined, tuple(ids)) for left, right, sure, joined, ids in rows]

    def failures(self) -> list[Failure]:
        """The pages that the build could not read, and what was wrong with those that it read (`Failure.was_read`)."""
        return [Failure(*row) for row in self._reader.rows("SELECT page, reason FROM failure ORDER BY page")]

    def search(self, query: str, limit: int = 10) -> list[Found]:
        """Articles for a query, best first: by BM25, by the concepts that it names, under any of their names, and by titles.

        BM25 over Han bigrams and Latin words (Robertson and Zaragoza 2009, doi:10.1561/1500000019), with the article's
        weight of a word in place of its count.
        """
        answers = answers_to(self._reader, query, len(self), max(0, limit))
        return [self._found(place, score, query, answers.names) for place, score in answers.places]

    def graph(self, relation: str = "related") -> "networkx.Graph[str]":
        """The concept graph: nodes are concept ids with `label`, `articles`, `rank` and `topic`.

        `related`: a Graph whose edges have `weight`, `together` (articles with both in a sentence) and `article` (where `evidence` finds the best of them).
        `broader`: a DiGraph from each concept to those that it is a kind or part of.
        """
        import networkx

        if relation not in {"related", "broader"}:
            raise UsageError(f"the graph has no relation {relation!r}; known are related and broader")
        graph: networkx.Graph[str] = networkx.Graph() if relation == "related" else networkx.DiGraph()
        rows = self._reader.rows("SELECT id, label, rank, topic, json_array_length(body, '$.articles') FROM concept ORDER BY place")
        ids = [row[0] for row in rows]
        graph.add_nodes_from((name, {"label": label, "articles": count, "rank": rank, "topic": topic}) for name, label, rank, topic, count in rows)
        if relation == "broader":
            graph.add_edges_from((ids[child], ids[parent]) for child, parent in self._graph.hierarchy())
            return graph
        articles = [row[0] for row in self._reader.rows("SELECT id FROM article ORDER BY place")]
        graph.add_edges_from(
            (ids[edge.left], ids[edge.right], {"weight": edge.weight, "together": edge.together, "article": articles[edge.articles[0]]})
            for edge in self._graph.edges()
        )
        return graph

    def evidence(self, left: str, right: str) -> Step | None:
        """The sentence that best shows how two related concepts hang together; None where no edge joins them."""
        return self._explainer.evidence(left, right)

    def explain(self, left: Name | Concept, right: Name | Concept) -> Explanation:
        """How two articles, two concepts, or one of each hang together, with the sentence that carries every step, and those by which articles link to each
        other."""
        one, other = (name if isinstance(name, str | Concept) else self.find(name) for name in (left, right))
        return self._explainer.explain(one, other)

    @property
    def _explainer(self) -> Explainer:
        return Explainer(self, self._reader, self._graph)

    @cached_property
    def _graph(self) -> ConceptGraph:
        bodies = dict(self._reader.rows("SELECT name, body FROM graph"))
        if bodies.keys() != {"related", "broader"}:
            raise IndexFileError(f"{self.path}: damaged (the graph is missing); delete it and build again")
        graph = ConceptGraph(self.count("concept"), *unpack(bodies["related"], EDGES), *unpack(bodies["broader"], PAIRS))
        if not graph.is_whole(self.count("article")):
            raise IndexFileError(f"{self.path}: damaged (the graph leads out of the index); delete it and build again")
        return graph

    def _found(self, place: int, score: float, query: str, names: Sequence[str]) -> Found:
        name = str(self._reader.one("SELECT id FROM article WHERE place = ?", place)[0])
        article = self.article(name)
        return Found(name, article.title, article.url, round(score, 4), snippet(article.text, query, names))

    def _hits(self, name: Name, threshold: float = 0.0) -> Iterator[Hit]:
        for other, score, relation, shared in self._body("neighbour", name):
            neighbour = Neighbour(other, score, relation, shared_from_list(shared))
            if is_close(neighbour, threshold) or relation == "series":
                yield hit_of(self._reader, neighbour)

    def _body(self, table: str, name: Name) -> Any:
        row = self._reader.one(
            f"SELECT body FROM {table} JOIN article ON article.place = {table}.place WHERE article.id = ?",  # noqa: S608
            self.find(name),
        )
        return parsed(row[0])
