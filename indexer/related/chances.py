"""How likely it is that the author of an article would link it to another or tag them alike, and what makes that less likely."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from indexer.model import Bools, Column, Ints, SharedConcept

INTERCEPT, BY_SMOOTHED = -2.770, 2.347
"""Logistic regression over the first ten neighbours in five corpora of the related bench, whose articles have tags;
expected calibration error .03 pooled, .04 to .16 on a corpus that the fit left out."""
FLOOR = 0.05
SURELY = 0.97
"""The probability of a translation."""
APART_ODDS = 0.45
"""Times the odds of two that are `filed_apart`: without a tag in common 57 of 103 links of .4 to .6 led nowhere and 18 of 43 of .6 to .8,
with one 7 of 124 (benchmarks/judged/links.tsv). Such odds make .4, the threshold, of .6."""
POOR, BY_RICHNESS = 160.0, 0.4
"""Different words under which a text makes those of its links less likely that nothing vouches for, and the power of its share of them."""
THIN_ODDS = 0.6
"""Times the odds of two that have one concept in common and that nothing else vouches for; of two without any more is asked anyway. These and the two
above are from a regression over 393 marked links of eight collections, most of them without tags: beside the score (AUC .81, left out one collection at a
time) both make .86, three odds of four of what it says are taken (docs/methods/related-tried.md)."""

Matrix = npt.NDArray[np.float64]


class Grounds(NamedTuple):
    """What speaks for the first neighbours of an article beside their scores: the concepts that they share with it, and (neighbours,) whether a tag, a
    folder or a link vouches for them."""

    shared: Sequence[tuple[SharedConcept, ...]]
    vouched: Bools

    def weighed(self, chances: Column, relations: Sequence[str]) -> list[float]:
        """(n,) the chances, four decimals, with THIN_ODDS where these are thin for one that is only related; what is not explained is left."""
        first = zip(self.shared, self.vouched.tolist(), relations, strict=False)
        thin = [relation == "related" and not vouched and len(shared) == 1 for shared, vouched, relation in first]
        odds = np.ones(len(chances))
        odds[: len(thin)][thin] = THIN_ODDS
        weighed: list[float] = np.round(with_odds(chances, odds), 4).tolist()
        return weighed


def probability(smoothed: Matrix) -> Matrix:
    """The chance that a shown pair is linked or shares a tag: sigmoid(INTERCEPT + BY_SMOOTHED ln r)."""
    return 1 / (1 + np.exp(-(INTERCEPT + BY_SMOOTHED * np.log(np.maximum(smoothed, FLOOR)))))


def falling(chance: Matrix) -> Matrix:
    """The chances, each at least that of all after it: those that come first by the head were right more often."""
    return np.maximum.accumulate(chance[:, ::-1], axis=1)[:, ::-1]


def with_odds(chance: Matrix, odds: Matrix) -> Matrix:
    """The chances with odds times some numbers.

    >>> with_odds(np.array([0.5, 0.8]), np.array([1.0, 0.25])).round(6).tolist()
    [0.5, 0.5]
    """
    return chance * odds / (1 - chance + chance * odds)


def poverty(richness: Column, others: Ints) -> Matrix:
    """(articles, n) what the odds are times where an article or one of the `others` (articles, n) holds few different words: (words / POOR)^BY_RICHNESS of
    the poorer, 1 at most. `richness` (articles,) ln of their numbers."""
    poorer = np.minimum(richness[:, None], richness[others])
    odds: Matrix = np.exp(BY_RICHNESS * np.minimum(0.0, poorer - np.log(POOR)))
    return odds
