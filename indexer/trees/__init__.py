"""(Article, Analysis, weights of its terms) -> knowledge tree."""

from indexer.trees.grow import grow_trees
from indexer.trees.reading import Subject

__all__ = ["Subject", "grow_trees"]
