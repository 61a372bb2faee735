"""(Article, Analysis, weights of its terms) -> knowledge tree."""

from indexer.trees.grow import Plant, grow_trees, in_batches, plants_of
from indexer.trees.reading.reading import Subject
from indexer.trees.settling import Told, digest_of, settled

__all__ = ["Plant", "Subject", "Told", "digest_of", "grow_trees", "in_batches", "plants_of", "settled"]
