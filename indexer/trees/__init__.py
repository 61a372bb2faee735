"""(Article, Analysis, weights of its terms) -> knowledge tree."""

from indexer.trees.grow import grow_tree

__all__ = ["grow_tree"]
