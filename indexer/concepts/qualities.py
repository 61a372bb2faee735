"""Words that say what something is like, in English, and what kind of text an article is: alone they name nothing (optional, configured, arguably, 读书笔记)."""

import re
from collections.abc import Sequence

import numpy as np

from indexer.concepts.lexicon import word_list
from indexer.concepts.ordinary import is_genre
from indexer.model import Bools, Column, Ints

QUALITY = 0.5
"""Of how likely it names something, what such a word has. The marks that this is learnt from are of Chinese articles mostly, where a lone Latin word is a name
(`static`, `private`)."""
INFLECTED = re.compile(r"[a-z]{3,}(?:ed|ly)")
NO_QUALITIES = frozenset(
    ["speed", "embed", "exceed", "proceed", "succeed", "newsfeed", "hundred", "infrared", "undefined", "family", "assembly", "anomaly", "supply", "reply", "multiply", "monopoly", "dragonfly", "butterfly", "fastly"]
)


def less_for_qualities(termhood: Column, names: Sequence[str], known: Bools, english: Bools) -> Column:
    """The termhood of concepts, QUALITY of it for what kind of text an article is and the words of English articles that only say what something is like.

    (size,) each; `known` are names that the glossary has, `english` concepts of English articles.
    """
    less = termhood.copy()
    less[[at for at in np.flatnonzero(~known).tolist() if is_genre(names[at]) or (english[at] and is_quality(names[at]))]] *= QUALITY
    return np.round(less, 3)


def mostly_english(rows: Sequence[Ints], english: Sequence[bool], size: int) -> Bools:
    """(size,) whether half of a concept's candidates, or more, stand in English articles, each of its names in an article for one; `rows` has the concept of each candidate of an article, -1 for none."""
    every, some = (_candidates(found, size) for found in (rows, [concept for concept, is_english in zip(rows, english, strict=True) if is_english]))
    return np.asarray((some > 0) & (2 * some >= every))


def _candidates(rows: Sequence[Ints], size: int) -> Ints:
    """(size,) how many of the articles' candidates are each concept."""
    held = np.concatenate([np.zeros(0, dtype=np.int64), *rows])
    return np.bincount(held[held >= 0], minlength=size)


def is_quality(name: str) -> bool:
    """Whether a name is one English adjective, participle or adverb.

    >>> [is_quality(name) for name in ("Optional", "configured", "arguably", "embed", "JSON", "optional chaining")]
    [True, True, True, False, False, False]
    """
    folded = name.lower()
    if folded in word_list("english-adjectives.txt"):
        return not name.isupper()
    return INFLECTED.fullmatch(folded) is not None and folded not in NO_QUALITIES and not name.isupper()
