"""Analyses and concepts -> vectors, neighbours, near-duplicates, spam."""

from indexer.related.relate import Related, relate

__all__ = ["Related", "relate"]
