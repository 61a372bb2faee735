"""Which concepts the labels of nodes name: those of the trees of a batch at once, as arrays."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np

from indexer.model import Bools, Ints
from indexer.text.characters import PLANE
from indexer.text.hashing import distinct, prefix_sums, span_values
from indexer.text.spelling import LATIN, place_in, well_spaced
from indexer.text.sums import sums_before
from indexer.trees.reading.lexis import ranges

CONCEPTS_EACH = 4
LONGEST = 2000
"""Characters of a label that are looked at: all of one that anybody reads."""
APART = "\0"
"""Parts labels; hardly any text has one."""
CODE = 21
"""Bits of a character's code."""


class Labelled(NamedTuple):
    """The labels of a tree, and the concepts that these may name, best first: a name, in lower case and `well_spaced`, of two characters at least, and its id."""

    labels: Sequence[str]
    concepts: Sequence[tuple[str, str]]


class Hits(NamedTuple):
    """(h,) where the letters of names of concepts stand in labels: the label and the name by number, the place in the text of all labels, and whether they
    stand there as words."""

    label: Ints
    name: Ints
    start: Ints
    end: Ints
    whole: Bools

    def of(self, chosen: Bools) -> "Hits":
        """The chosen ones."""
        return Hits(self.label[chosen], self.name[chosen], self.start[chosen], self.end[chosen], self.whole[chosen])


class Lines(NamedTuple):
    """Strings side by side, each with one character after it: (characters,) codes, (n,) where each begins and ends, (characters,) the tree of each."""

    codes: np.ndarray
    begins: Ints
    ends: Ints
    tree: Ints


def concepts_named(trees: Sequence[Labelled]) -> list[tuple[str, ...]]:
    """For each label of all trees, in order, the best CONCEPTS_EACH concepts whose names it has as words (`spelling.holds`): of 函数式编程 not 函数."""
    folded = [_folded([label[:LONGEST] for label in tree.labels]) for tree in trees]
    labels = [label for found in folded for label in found]
    concepts = [concept for tree in trees for concept in tree.concepts]
    found: list[list[str]] = [[] for _ in labels]
    if labels and concepts:
        hits = _best_of_each(_hits(_lines(folded), _lines([[name for name, _ in tree.concepts] for tree in trees])), [concept for _, concept in concepts])
        for label, name in _outermost(hits, labels, [name for name, _ in concepts]):
            found[label].append(concepts[name][1])
    return [tuple(names[:CONCEPTS_EACH]) for names in found]


def _folded(labels: Sequence[str]) -> list[str]:
    """Labels in lower case and `well_spaced`, those of a tree in one go."""
    together = well_spaced(APART.join(labels).lower()).split(APART)
    return together if len(together) == len(labels) else [well_spaced(label.lower()) for label in labels]


def _lines(strings: Sequence[Sequence[str]]) -> Lines:
    """The strings of each tree."""
    together = [string for own in strings for string in own]
    codes = np.frombuffer("\n".join([*together, "\n"]).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    bounds = sums_before([len(string) + 1 for string in together])
    tree = np.repeat(np.arange(len(strings)), [sum(map(len, own)) + len(own) for own in strings])
    return Lines(codes, bounds[:-1], bounds[1:] - 1, tree)


def _hits(lines: Lines, names: Lines) -> Hits:
    """All places where the letters of a name of a tree stand in a label of this one."""
    pairs, wanted = _pairs(lines), _pairs(names)[names.begins]
    order = np.argsort(wanted, kind="stable")
    wanted = wanted[order]
    begun = np.zeros(PLANE, dtype=np.bool_)
    begun[np.minimum(names.codes[names.begins], PLANE - 1)] = True
    at = np.flatnonzero(begun.take(np.minimum(lines.codes[: len(pairs)], PLANE - 1)))
    low, high = (np.searchsorted(wanted, pairs[at], side=side) for side in ("left", "right"))
    of, row = ranges(low, high)
    name, start = order[row], at[of]
    end = start + (names.ends - names.begins)[name]
    inside = end < len(lines.codes)
    name, start, end = name[inside], start[inside], end[inside]
    keys = span_values(prefix_sums(names.codes), names.begins, names.ends)
    alike = span_values(prefix_sums(lines.codes), start, end) == keys[name]
    name, start, end = name[alike], start[alike], end[alike]
    return Hits(np.searchsorted(lines.begins, start, side="right") - 1, name, start, end, _are_words(lines.codes, start, end))


def _pairs(lines: Lines) -> Ints:
    """(characters,) each character with the one after it and its tree, as one number."""
    codes = lines.codes.astype(np.int64)
    size = len(lines.tree)
    return np.asarray((lines.tree << 2 * CODE) | (codes[:size] << CODE) | codes[1 : size + 1])


def _are_words(codes: np.ndarray, start: Ints, end: Ints) -> Bools:
    """(h,) whether no Latin word goes over the beginning of a stretch, nor over its end, but for the ending of a plural."""
    latin = _latin().take(np.minimum(codes, PLANE - 1))
    begins = ~(latin[start - 1] & latin[start]) | (start == 0)
    after = end + (codes[end] == ord("e"))
    plural = (codes[after] == ord("s")) & ~latin[np.minimum(after + 1, len(codes) - 1)]
    return np.asarray(begins & (plural | ~(latin[end] & latin[end - 1])))


@cache
def _latin() -> Bools:
    """(65536,) which characters are Latin letters in lower case or digits."""
    table = np.zeros(PLANE, dtype=np.bool_)
    table[[ord(sign) for sign in LATIN]] = True
    return table


def _best_of_each(hits: Hits, concepts: Sequence[str]) -> Hits:
    """Of each concept in a label the hits of the best name that stands there as a word."""
    number: dict[str, int] = {}
    concept = np.array([number.setdefault(concept, len(number)) for concept in concepts], dtype=np.int64)
    asked = hits.label * len(number) + concept[hits.name]
    order = np.lexsort((hits.name, ~hits.whole, asked))
    asked, name, whole = asked[order], hits.name[order], hits.whole[order]
    best = np.searchsorted(asked, asked)
    kept = np.zeros(len(order), dtype=np.bool_)
    kept[order] = (name == name[best]) & whole[best]
    return hits.of(kept)


def _outermost(hits: Hits, labels: Sequence[str], names: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The labels with the names that stand there outside of longer ones, by number, ascending. Where names overlap beside, the longest ones are looked for first,
    each in what those before it leave."""
    order = np.lexsort((-hits.end, hits.start))
    label, name, start, end, whole = (column[order] for column in hits)
    reached = np.maximum.accumulate(np.concatenate([[0], end[:-1]]))
    again = np.concatenate([[False], (start[1:] == start[:-1]) & (end[1:] == end[:-1])]).astype(np.bool_)
    first = np.maximum.accumulate(np.where(again, 0, np.arange(len(order))))
    within = (reached >= end)[first]
    across = (reached > start) & (reached < end)
    mixed = np.zeros(len(labels), dtype=np.bool_)
    mixed[np.intersect1d(label[within], label[across])] = True
    said = distinct((label * len(names) + name)[whole & ~within & ~mixed[label]])
    looked_at: dict[int, set[int]] = {}
    for row, number in zip(label[mixed[label]].tolist(), name[mixed[label]].tolist(), strict=True):
        looked_at.setdefault(row, set()).add(number)
    left = [row * len(names) + number for row, found in looked_at.items() for number in _left(labels[row], {number: names[number] for number in sorted(found)})]
    return (divmod(found, len(names)) for found in sorted([*said.tolist(), *left]))


def _left(label: str, names: Mapping[int, str]) -> list[int]:
    """Of some names those that stand in a label once longer ones are out of it."""
    apart = set()
    for name in sorted(dict.fromkeys(names.values()), key=len, reverse=True):
        if place_in(label, name) >= 0:
            apart.add(name)
            label = label.replace(name, "\0")
    return [number for number, name in names.items() if name in apart]
