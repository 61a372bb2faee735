"""The index: one SQLite file; read-only `Index` for queries, `writing` for builds."""

from indexer.store.index import THRESHOLD, Entry, Found, Hit, Index
from indexer.store.writer import Answers, Fact, Row, Writer, writing

__all__ = ["THRESHOLD", "Answers", "Entry", "Fact", "Found", "Hit", "Index", "Row", "Writer", "writing"]
