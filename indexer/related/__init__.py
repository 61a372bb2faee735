"""Analyses and concepts -> vectors, neighbours, near-duplicates, spam."""

from indexer.related.pins import unmet, with_wishes
from indexer.related.relate import Related, announcements, beside, relate

__all__ = ["Related", "announcements", "beside", "relate", "unmet", "with_wishes"]
