"""Analyses -> vocabulary, concepts with their aliases, key terms, concept graph."""

from typing import TYPE_CHECKING

from indexer.lazily import lazily

if TYPE_CHECKING:
    from indexer.concepts.decisions import NO_DECISIONS, Decisions, decisions_of
    from indexer.concepts.find import Concepts, concepts_in, judged
    from indexer.concepts.options import OWN, Options
    from indexer.concepts.scorers import scorer_of
    from indexer.concepts.termhood import Read, termhoods_of
    from indexer.concepts.vague import vague_of

__all__ = [
    "NO_DECISIONS", "OWN", "Concepts", "Decisions", "Options", "Read", "concepts_in", "decisions_of", "judged", "scorer_of", "termhoods_of",
    "vague_of",
]  # fmt: skip

lazily(
    __name__,
    {
        **dict.fromkeys(("NO_DECISIONS", "Decisions", "decisions_of"), "indexer.concepts.decisions"),
        **dict.fromkeys(("Concepts", "concepts_in", "judged"), "indexer.concepts.find"),
        **dict.fromkeys(("OWN", "Options"), "indexer.concepts.options"),
        "scorer_of": "indexer.concepts.scorers",
        **dict.fromkeys(("Read", "termhoods_of"), "indexer.concepts.termhood"),
        "vague_of": "indexer.concepts.vague",
    },
)
