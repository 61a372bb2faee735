"""(Article, Analysis, weights of its terms) -> knowledge tree."""

from indexer.trees.grow import grow_trees, in_batches
from indexer.trees.reading.reading import Subject
from indexer.trees.settling import Told, digest_of, settled

__all__ = ["Subject", "Told", "digest_of", "grow_trees", "in_batches", "settled"]
