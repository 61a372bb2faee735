"""The index: one SQLite file; read-only `Index` for queries, `writing` for builds."""

from typing import TYPE_CHECKING

from indexer.lazily import lazily

if TYPE_CHECKING:
    from indexer.store.answers import THRESHOLD, Entry, Explanation, Found, Hit, Step, UncertainJoin
    from indexer.store.grown import Grown, Terms, grown
    from indexer.store.index import Index
    from indexer.store.maintopic import main_topic
    from indexer.store.writer import Answers, Fact, Row, Writer, facts_of, writing

__all__ = [
    "THRESHOLD", "Answers", "Entry", "Explanation", "Fact", "Found", "Grown", "Hit", "Index", "Row", "Step", "Terms", "UncertainJoin",
    "Writer", "facts_of", "grown", "main_topic", "writing",
]  # fmt: skip

OF_ANSWERS = ("THRESHOLD", "Entry", "Explanation", "Found", "Hit", "Step", "UncertainJoin")
OF_WRITER = ("Answers", "Fact", "Row", "Writer", "facts_of", "writing")

lazily(
    __name__,
    {
        **dict.fromkeys(("Grown", "Terms", "grown"), "indexer.store.grown"),
        "Index": "indexer.store.index",
        "main_topic": "indexer.store.maintopic",
        **dict.fromkeys(OF_ANSWERS, "indexer.store.answers"),
        **dict.fromkeys(OF_WRITER, "indexer.store.writer"),
    },
)
