"""Analyses and concepts -> vectors, neighbours, near-duplicates, spam."""

from indexer.related.relate import Related, announcements, relate

__all__ = ["Related", "announcements", "relate"]
