"""Analyses -> vocabulary, concepts with their aliases, key terms, concept graph."""

from indexer.concepts.find import Concepts, Options, find_concepts
from indexer.concepts.scorers import OWN, scorer_of

__all__ = ["OWN", "Concepts", "Options", "find_concepts", "scorer_of"]
