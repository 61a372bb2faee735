"""The best way to part a text, given how likely each gap is and how well each stretch holds together."""

from typing import NamedTuple

import numpy as np

from indexer.model import Column, Ints
from indexer.trees.parting.cohesion import Cohesion
from indexer.trees.parting.posteriors import stretch_chances

BY_LENGTH = (0.32, 0.20)
"""The number of sections: exp(.32 + .20 ln characters); how it grows was fitted on authors' headings, the level chosen
with SENTENCES."""
MEAN_LENGTH, SPREAD = 6.09, 0.97
"""Of the logarithm of a section's characters."""
CLOSE = 2
"""A boundary counts as found if one is within two sentences."""
NEVER = -1e9


class Taste(NamedTuple):
    """What decides beside the gaps' own logits.

    How likely a parting is: a factor of the logits, a bias of each cut, weights of cohesion and of a section's usual
    length, the spread of the logarithm of the number of sections. Which parting is the best: what pairs of sentences
    weigh beside cuts, and how likely a cut must be, twice.
    """

    gaps: float
    bias: float
    cohesion: float
    length: float
    spread: float
    pairs: float
    sure: float


SENTENCES = Taste(1.2, -0.5, 0.015, 0.15, 0.3, 2.0, 0.5)
PARAGRAPHS = SENTENCES._replace(sure=0.4)
"""For texts without paragraphs and with them; chosen on 490 articles of the trees bench's train part with weights that
were fitted on the others."""


def part(gaps: Ints, logits: Column, characters: Column, cohesion: Cohesion, taste: Taste) -> list[int]:
    """The gaps (sentence numbers, the first is 0) that begin a new section, ascending, 0 left out.

        ln p(parting) = sum(g logit + bias) + c DCM(i, j) - (w / 2) ((ln characters - 6.09) / .97)^2 - count's

    and of all ways to part the text that one whose agreement with the others, each as likely as it is, is the highest:
    the least expected loss, not the likeliest parting, which is right as a whole and so hardly ever (minimum Bayes
    risk). `characters` (n,) are the lengths of the sentences.
    """
    edges = np.append(gaps, len(characters))
    before = np.concatenate([[0.0], np.cumsum(characters)])
    expected = float(np.exp(BY_LENGTH[0] + BY_LENGTH[1] * np.log(max(1.0, float(before[-1])))))
    chances = stretch_chances(_log_odds(edges, logits, before, cohesion, taste), expected, taste.spread)
    return [int(edges[at]) for at in _best(_agreement(edges, chances, taste))]


def _log_odds(edges: Ints, logits: Column, before: Column, cohesion: Cohesion, taste: Taste) -> Column:
    """(s, s) of a section from edge i to edge j, where j is after i. What the likelihood of a cut at i takes from that
    of the text up to j: the sum over a parting differs by a constant only."""
    likelihood = cohesion.likelihoods(edges)
    odds = taste.cohesion * (likelihood + likelihood[0, :, None] - likelihood[0])
    chars = np.maximum(before[edges] - before[edges][:, None], 1.0)
    odds -= taste.length / 2 * ((np.log(chars) - MEAN_LENGTH) / SPREAD) ** 2
    odds[1:-1] += (taste.gaps * logits[1:] + taste.bias)[:, None]
    return np.asarray(odds)


def _agreement(edges: Ints, chances: Column, taste: Taste) -> Column:
    """(s, s) what a section from edge i to edge j adds to the expected agreement; NEVER where j is not after i.

        pairs x (share of sentences a window apart that it rightly holds together, less those wrongly)
        + (2 p(a boundary close to i) - sure) / (2 x expected boundaries)

    The window is half a section, as in Beeferman, Berger and Lafferty 1999 (doi:10.1023/A:1007506220214): the first
    line is their Pk. The second is F1 around its expected value, where a cut of p > F1 / 2 gains.
    """
    size, begins = int(edges[-1]), np.append(0.0, chances[1:-1].sum(axis=1))
    sections = begins.sum() + 1
    window = max(2, round(size / (2 * sections)))
    kept = _held_together(edges, chances, window)
    low, high = kept[np.minimum(edges, len(kept) - 1)], kept[np.maximum(edges - window, 0)]
    long = edges[:, None] < edges - window
    worth = np.where(long, taste.pairs / max(1, size - window) * (high - low[:, None]), 0.0)
    worth[1:-1] += _found(edges, begins, taste.sure)[1:] / max(1.0, sections - 1)
    return np.asarray(np.where(edges[:, None] < edges, np.round(worth, 6), NEVER))


def _held_together(edges: Ints, chances: Column, window: int) -> Column:
    """(n - window + 1,) sums over the sentences before each of 2 p(no boundary within a window from there) - 1."""
    first, last = edges[:, None], np.maximum(edges - window, 0)
    long = np.where(first < last, chances, 0.0)
    size = max(0, int(edges[-1]) - window) + 1
    begin = np.bincount(np.minimum(edges, size), long.sum(axis=1), minlength=size)[:size]
    held = np.cumsum(begin - np.bincount(last, long.sum(axis=0), minlength=size)[:size])[:-1]
    return np.concatenate([[0.0], np.cumsum(2 * held - 1)])


def _found(edges: Ints, begins: Column, sure: float) -> Column:
    """(s - 1, s) how likely a boundary is CLOSE to edge i, less half of `sure`, and less the chance that it is as close
    to edge j and so counted there."""
    sums, starts = np.concatenate([[0.0], np.cumsum(begins)]), edges[:-1]
    low, high = np.searchsorted(starts, starts - CLOSE), np.searchsorted(starts, starts + CLOSE, side="right")
    found = np.repeat((sums[high] - sums[low] - sure / 2)[:, None], len(edges), axis=1)
    found[:, :-1] -= np.maximum(sums[high][:, None] - sums[low], 0.0)
    return found


def _best(worth: Column) -> list[int]:
    """The edges between the stretches whose sum is the highest, by dynamic programming."""
    size = len(worth)
    best, back = np.full(size, NEVER * size), np.zeros(size, dtype=np.int64)
    best[0] = 0.0
    for edge in range(1, size):
        through = best[:edge] + worth[:edge, edge]
        back[edge] = through.argmax()
        best[edge] = through[back[edge]]
    chosen, at = [], size - 1
    while (at := int(back[at])) > 0:
        chosen.append(at)
    return chosen[::-1]
