"""The scores of all pairs, block by block, whether a corpus speaks one language or two."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
import scipy.sparse as sp

from indexer.model import Column, Floats, Ints
from indexer.related.crossing import FAIR, LEAST, Crossing, Rivals, crossing_of
from indexer.related.days import closeness
from indexer.related.material import Material
from indexer.related.matrices import Fused, fused

LINKED = 2.0
"""What it is worth that one article links to the other. With half of the links of the bench known so, the other half is
found better on all four corpora (nDCG@10 +.004 to +.010); above 2, tags lose."""


FEW = 3
"""Articles of a language from which on it can be told which words are rare in it."""


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

    def blocks(self, some: Ints | None = None) -> Iterator[Block]:
        """The scores of all articles, or of some (ascending), by language and then by place; time and memory as `Fused.products`."""
        everyone = np.arange(len(self.material.days))
        days, filed = self.material.days, self.material.filed.T.tocsr()
        for group, views in zip(self.groups, self.within, strict=True):
            local = None if some is None else np.flatnonzero(np.isin(group, some))
            for part, product in views.products(local):
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
                if self.material.filed.nnz:
                    scores += (self.material.filed[rows] @ filed).toarray()
                scores[np.arange(len(rows)), rows] = -np.inf
                yield Block(rows, scores)

    def by_concepts(self, left: Ints, right: Ints) -> sp.csr_array:
        """(pairs, concepts) the part of each pair's score that each concept brings, within a language or across, and as a tag of both."""
        group, place = np.zeros(len(self.material.days), dtype=np.int64), np.zeros(len(self.material.days), dtype=np.int64)
        for number, members in enumerate(self.groups):
            group[members], place[members] = number, np.arange(len(members))
        parts, order = [], []
        for number, views in enumerate(self.within):
            pairs = np.flatnonzero((group[left] == number) & (group[right] == number))
            parts.append(views.concepts[place[left[pairs]]].multiply(views.concepts[place[right[pairs]]]).tocsr())
            order.append(pairs)
        if self.crossing is not None:
            pairs = np.flatnonzero(group[left] != group[right])
            both = self.crossing.concepts[left[pairs]].multiply(self.crossing.concepts[right[pairs]])
            parts.append(both.tocsr() * np.float32(FAIR))
            order.append(pairs)
        said = sp.csr_array(sp.vstack(parts, format="csr"))[np.argsort(np.concatenate(order))]
        filed = self.material.filed[:, : said.shape[1]]
        return sp.csr_array(said + filed[left].multiply(filed[right]))

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
    """The scores of a corpus; one that has fewer than LEAST articles of a language is taken for one of one language. Their material has no views
    any more: all that is asked of them is in the fused ones."""
    english, chinese = np.flatnonzero(material.english), np.flatnonzero(~material.english)
    if min(len(english), len(chinese)) < LEAST:
        everyone = np.arange(len(material.english))
        few = material.english if len(english) < len(chinese) else ~material.english
        views = fused(material.views, material.concepts, material.everyday, material.own_part, few if few.sum() >= FEW else None)
        return Scores(replace(material, views={}), (everyone,), (views,), None)
    groups = chinese, english
    within = tuple(_fused_part(material, group) for group in groups)
    return Scores(replace(material, views={}), groups, within, crossing_of(material, groups, within))


def _fused_part(material: Material, group: Ints) -> Fused:
    return fused({name: view.only(group) for name, view in material.views.items()}, material.concepts[group], material.everyday, material.own_part[group])
