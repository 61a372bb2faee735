"""Analyses and concepts -> vectors, neighbours, near-duplicates, spam."""

from indexer.related.named import Named
from indexer.related.pins import unmet, with_wishes
from indexer.related.relate import Related, announcements, beside, relate

__all__ = ["Named", "Related", "announcements", "beside", "relate", "unmet", "with_wishes"]
