"""Concepts that are no reason to read another article: words that articles on any subject hold."""

from collections.abc import Iterable

from indexer.concepts.known import known_keys
from indexer.concepts.ordinary import is_genre
from indexer.model import Concept
from indexer.text.characters import fold
from indexer.text.everyday import EVERYDAY, shares_of_names
from indexer.text.hashing import contains, hashes_of


def vague_of(concepts: Iterable[Concept]) -> frozenset[str]:
    """The ids of the concepts whose names EVERYDAY of all articles hold, but those that the glossary knows for certain, and of kinds of texts: 工作 and 学习笔记, not 数据库."""
    found = list(concepts)
    labels = [fold(concept.label) for concept in found]
    vague = (shares_of_names([label.lower() for label in labels]) >= EVERYDAY) & ~contains(known_keys(), hashes_of(labels))
    return frozenset(concept.id for concept, is_vague in zip(found, vague.tolist(), strict=True) if is_vague or is_genre(concept.label))
