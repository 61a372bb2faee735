"""Analyses and concepts -> vectors, neighbours, near-duplicates, spam."""

from indexer.related.named import Known, Named, named_well
from indexer.related.pins import unmet, with_wishes
from indexer.related.relate import Articles, KeyTerms, Related, beside, relate

__all__ = ["Articles", "KeyTerms", "Known", "Named", "Related", "beside", "named_well", "relate", "unmet", "with_wishes"]
