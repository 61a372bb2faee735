"""Analyses -> vocabulary, concepts with their aliases, key terms, concept graph."""

from indexer.concepts.find import Concepts, Options, find_concepts

__all__ = ["Concepts", "Options", "find_concepts"]
