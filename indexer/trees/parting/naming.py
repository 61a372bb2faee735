"""What a topic is called: the terms that readers would call apt names of it.

A logistic regression over how a term stands in a part and beside the article's other parts, and over how likely a heading would have
its words. Its weights (`names.txt`) were fitted by `benchmarks/fit_names.py` on the marks in `benchmarks/judged/topics.tsv`: those of long texts
on what stood there when they were chosen, those of texts of up to SHORT sentences on posts and notes, whose parts say most terms once.
"""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from indexer.model import Bools, Column, Ints
from indexer.text.everyday import share_of
from indexer.trees.parting.gaps import Columns, logits
from indexer.trees.parting.headings import Likely, likely_words
from indexer.trees.reading.reading import Reading
from indexer.trees.reading.wellformed import is_term
from indexer.trees.tables import weights_in

NAMING = 0.45
"""How likely a term must be to name something, to name a topic."""
SHORT = 40
"""Sentences of a short text, at most: nine in ten of the long ones that readers marked before have more, four in five posts without headings no more."""
BOTH = 0.55
"""How apt the second name of a topic must be."""
PHRASES = 2
ALIKE = 4
"""Characters that two names of a topic have in common, fewer than these."""
ANYWHERE = 0.2
"""What this share of all articles hold names no topic and stands under none: 代码, 内存."""
SUREST = 0.001
"""No chance is held for more than 1 - .001, none for less than .001."""
LIKELIEST = 1 - 1e-6
"""How apt a name can be; only what an author wrote is certain."""


class Named(NamedTuple):
    """The terms that name a part, none or up to PHRASES of them, and how apt the first one is, between 0 and 1."""

    terms: list[int]
    apt: float = 0.0


class Candidates(NamedTuple):
    """k pairs of a part and a term that stands there, with what tells how apt its name is; `part` ascending."""

    part: Ints
    term: Ints
    columns: Columns

    def of(self, chosen: Bools) -> "Candidates":
        """The chosen ones."""
        return Candidates(self.part[chosen], self.term[chosen], {name: column[chosen] for name, column in self.columns.items()})


def candidates_of(reading: Reading, part_of: Ints, naming: Sequence[float], headed: Likely | None = None) -> Candidates:
    """The terms of each part whose words its sentences have. `part_of` (sentences,); `headed` are its `likely_words`."""
    terms, sizes = max(1, len(reading.terms)), np.bincount(part_of)
    held = np.bincount(part_of[reading.sentence] * terms + reading.term, minlength=len(sizes) * terms).reshape(len(sizes), terms)
    part, term = np.nonzero(held)
    words = reading.term_words
    least, mean = _chances(headed or likely_words(reading, part_of), part, [words[found] for found in term.tolist()])
    count, parts = held[part, term], np.count_nonzero(held, axis=0)[term]
    expected = held.sum(axis=0)[term] * sizes[part] / max(1, len(part_of))
    spread = 2 * (count * np.log(count / np.maximum(expected, 1e-9)) - (count - expected))
    likely = np.clip(naming, SUREST, 1 - SUREST)
    title, names = reading.article.title.lower(), [found.folded for found in reading.terms]
    of_terms = {
        "termhood": np.log(likely / (1 - likely)),
        "title": np.array([name in title for name in names]),
        "words": np.array(list(map(len, words))),
        "Latin": np.array([name.isascii() for name in names]),
        "share": np.array(list(map(share_of, names))),
        "known": np.array([found.known for found in reading.terms]),
        "rank": np.log1p(np.arange(len(names))),
    }
    chance = np.log(np.maximum(least, SUREST))
    columns = {
        "least chance": chance,
        "least chance x words": chance * of_terms["words"][term],
        "mean chance": np.log(np.maximum(mean, SUREST)),
        "more than elsewhere": np.sign(count - expected) * np.sqrt(np.maximum(spread, 0.0)),
        "parts": parts / max(1, len(sizes)),
        "held": np.log1p(count),
        "sentences": np.full(len(part), np.log(max(1, len(part_of)))),
        **{name: column[term] for name, column in of_terms.items()},
    }
    return Candidates(part, term, {name: column.astype(np.float64) for name, column in columns.items()}).of(least > 0)


class _Chances(NamedTuple):
    """(k,) how likely the heading of a part has the least likely of some words, 0 where the part lacks one; and what all have on average."""

    least: Column
    mean: Column


def _chances(likely: Likely, parts: Ints, words: Sequence[Sequence[int]]) -> _Chances:
    """How likely the heading of each part has the words of some names."""
    found = [[likely[part].get(word, 0.0) for word in own if word >= 0] or [0.0] for part, own in zip(parts.tolist(), words, strict=True)]
    return _Chances(np.array(list(map(min, found))), np.array([sum(chances) / len(chances) for chances in found]))


def aptness(candidates: Candidates, short: bool) -> Column:
    """(k,) how apt each name of a long or a short text is, between 0 and LIKELIEST: what a reader would say who calls one of a part of it a third as good."""
    return np.minimum(np.round(1 / (1 + np.exp(-logits(candidates.columns, weights(short)))), 6), LIKELIEST)


@cache
def weights(short: bool) -> dict[str, float]:
    """The weights of `names.txt` for a long or a short text."""
    return weights_in("names.txt", 2 if short else 1)


def names_of(reading: Reading, part_of: Ints, taken: set[str], naming: Sequence[float], least: float = NAMING, likely: Likely | None = None) -> list[Named]:
    """For each part the term that names it best, and a second one that is apt, too, of those that name something with a chance of
    `least`, as `naming` (t,) says; none is used twice or is one of `taken`, and neither stands in the other."""
    terms = reading.terms
    may = np.array([chance >= least and share_of(found.folded) < ANYWHERE and is_term(found.text, bool(found.concept)) for chance, found in zip(naming, terms, strict=True)], dtype=np.bool_)
    found = candidates_of(reading, part_of, naming, likely)
    found = found.of(may[found.term])
    apt = aptness(found, len(part_of) <= SHORT)
    ranked = np.lexsort((found.term, -apt, found.part))
    cuts = np.searchsorted(found.part, np.arange(int(part_of.max(initial=-1)) + 2)).tolist()
    used, names = set(taken), list[Named]()
    for low, high in pairwise(cuts):
        chosen: list[int] = []
        for row in ranked[low:high].tolist():
            name = terms[found.term[row]].folded
            free = name not in used and not any(_overlap(name, terms[found.term[other]].folded) for other in chosen)
            if len(chosen) < PHRASES and free and (apt[row] >= BOTH or not chosen):
                chosen.append(row)
        used.update(terms[found.term[row]].folded for row in chosen)
        names.append(Named(found.term[chosen].tolist(), float(apt[chosen[0]])) if chosen else Named([]))
    return names


def _overlap(name: str, other: str) -> bool:
    """Whether a name stands in the other, or both share a run of ALIKE characters."""
    runs = (name[at : at + ALIKE] for at in range(max(1, len(name) - ALIKE + 1)))
    return name in other or other in name or any(len(run) == ALIKE and run in other for run in runs)
