"""Analyses -> vocabulary, concepts with their aliases, key terms, concept graph."""

from typing import TYPE_CHECKING

from indexer.lazily import lazily

if TYPE_CHECKING:
    from indexer.concepts.decisions import NO_DECISIONS, Decisions, decisions_of
    from indexer.concepts.find import Concepts, find_concepts
    from indexer.concepts.options import OWN, Options
    from indexer.concepts.scorers import scorer_of
    from indexer.concepts.vague import vague_of

__all__ = ["NO_DECISIONS", "OWN", "Concepts", "Decisions", "Options", "decisions_of", "find_concepts", "scorer_of", "vague_of"]

lazily(
    __name__,
    {
        **dict.fromkeys(("NO_DECISIONS", "Decisions", "decisions_of"), "indexer.concepts.decisions"),
        **dict.fromkeys(("Concepts", "find_concepts"), "indexer.concepts.find"),
        **dict.fromkeys(("OWN", "Options"), "indexer.concepts.options"),
        "scorer_of": "indexer.concepts.scorers",
        "vague_of": "indexer.concepts.vague",
    },
)
