"""Analyses -> vocabulary, concepts with their aliases, key terms, concept graph."""

from indexer.concepts.decisions import NO_DECISIONS, Decisions, decisions_of
from indexer.concepts.find import Concepts, Options, find_concepts
from indexer.concepts.scorers import OWN, scorer_of
from indexer.concepts.vague import vague_of

__all__ = ["NO_DECISIONS", "OWN", "Concepts", "Decisions", "Options", "decisions_of", "find_concepts", "scorer_of", "vague_of"]
