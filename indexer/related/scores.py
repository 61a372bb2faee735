"""The scores of all pairs, block by block, whether a corpus speaks one language or two."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from indexer.model import Column, Floats, Ints
from indexer.related.crossing import LEAST, Crossing, Rivals, crossing_of
from indexer.related.days import closeness
from indexer.related.material import Material
from indexer.related.matrices import Fused, fused

LINKED = 2.0
"""What it is worth that one article links to the other. With half of the links of the bench known so, the other half is
found better on all four corpora (nDCG@10 +.004 to +.010); above 2, tags lose."""


class Block(NamedTuple):
    """The scores of some articles with all; (rows,) and (rows, articles), -inf with themselves."""

    rows: Ints
    scores: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Scores:
    """What scores all pairs: each language's fused views within it, and the crossing between two.

    groups    the articles of each language, ascending
    within    the fused views of each
    crossing  None where there is one language
    """

    material: Material
    groups: tuple[Ints, ...]
    within: tuple[Fused, ...]
    crossing: Crossing | None

    def blocks(self) -> Iterator[Block]:
        """All articles' scores, by language and then by place; time and memory as `Fused.products`."""
        everyone = np.arange(len(self.material.days))
        days = self.material.days
        for group, views in zip(self.groups, self.within, strict=True):
            for part, product in views.products():
                rows = group[part]
                if self.crossing is None:
                    scores = product + closeness(days[rows], days)
                else:
                    others = np.setdiff1d(everyone, group, assume_unique=True)
                    scores = np.empty((len(rows), len(everyone)), dtype=np.float32)
                    scores[:, group] = product + closeness(days[rows], days[group])
                    scores[:, others] = self.crossing.scores(rows, others, days)
                if self.material.links.nnz:
                    scores += np.float32(LINKED) * self.material.links[rows].toarray()
                scores[np.arange(len(rows)), rows] = -np.inf
                yield Block(rows, scores)

    def rivals_in(self, block: Block) -> Rivals:
        """(rows,) the best ones of the other language, none where there is one language."""
        count = len(block.rows)
        if self.crossing is None:
            return Rivals(np.full(count, -1), np.zeros(count), np.zeros(count))
        english = self.material.english
        others = np.flatnonzero(english != english[block.rows[0]])
        across = np.round(block.scores[:, others], 5).astype(np.float64)
        at = np.arange(count)
        best = across.argmax(axis=1)
        score: Column = across[at, best]
        across[at, best] = -np.inf
        return Rivals(others[best], score, np.maximum(across.max(axis=1), 0))


def scores_of(material: Material) -> Scores:
    """The scores of a corpus; one that has fewer than LEAST articles of a language is taken for one of one language."""
    english, chinese = np.flatnonzero(material.english), np.flatnonzero(~material.english)
    if min(len(english), len(chinese)) < LEAST:
        everyone = np.arange(len(material.english))
        return Scores(material, (everyone,), (fused(material.views, material.concepts),), None)
    groups = chinese, english
    within = tuple(_fused_part(material, group) for group in groups)
    return Scores(material, groups, within, crossing_of(material, groups, within))


def _fused_part(material: Material, group: Ints) -> Fused:
    return fused([material.views[at] for at in group.tolist()], material.concepts[group])
