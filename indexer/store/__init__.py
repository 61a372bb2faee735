"""The index: one SQLite file; read-only `Index` for queries, `writing` for builds."""

from indexer.store.answers import Entry, Explanation, Found, Hit, Step, UncertainJoin
from indexer.store.index import THRESHOLD, Index
from indexer.store.writer import Answers, Fact, Grown, Row, Writer, grown, writing

__all__ = [
    "THRESHOLD", "Answers", "Entry", "Explanation", "Fact", "Found", "Grown", "Hit", "Index", "Row", "Step", "UncertainJoin",
    "Writer", "grown", "writing",
]  # fmt: skip
