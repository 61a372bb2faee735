"""How likely the name of a concept names something (termhood), by what the readings of all articles that have it among their terms say, and what
follows: verbs, everyday words and pieces of names (搭建, 对方, Encrypt of Let's Encrypt) come after others that weigh as much.
"""

from collections.abc import Container, Iterable, Mapping, Sequence
from math import log
from operator import attrgetter
from typing import NamedTuple

import numpy as np

from indexer.model import Bools, Column, Ints, Term
from indexer.text.everyday import share_of
from indexer.text.spelling import is_han

WEIGHT = 0.6
"""Of ln(termhood), in the score of a key term. F1@5 of tags .3909 -> .3953, of Chinese and English keywords .3223 -> .3265 and .3951 -> .4048; with .4
.3932, .3265, .4007, with 1 .3933, .3239, .4045."""
ENGLISH = 1.5
"""The same in English articles, whose scores know neither how many others have a candidate nor whether the glossary does. F1@5 of the tags of eight English
blogs .2713 -> .2753 (1.0 .2736, 2.4 .2740), of English keywords .4053 -> .4052; blind, of 32 articles with other first terms 19 better, 2 worse (with 1.4)."""
EVERYDAY = 2.0
"""What a word of all articles would lose in an English one (data, code): tags of six English blogs (420 posts, none fitted on) F1@5 .3149 -> .3173, MRR .587 -> .590 (with 1
.3188 and .589, with 3 .3177 and .592), English keywords .4052 -> .4054; of 50 lists of five that differ 35 better, 3 worse."""
LEAST_KNOWN = 0.3
"""What a certain name of the glossary has at least: readings doubt 前端, whose second character is a place."""
UNTOLD = 0.5
"""What a name has of which no reading says anything."""
MIXED = 0.65
"""Of that, what a Chinese name with a Latin word in it has that the glossary does not know: most are put together in passing (Helm入门, SSL界). F1@5 of
tags .3953 -> .3964, of Chinese keywords .3265 -> .3260."""
LEAST = 0.01


class Read(NamedTuple):
    """(t,) the candidate rows of an article that are terms of its reading, and how likely each names something, between 0 and 1."""

    rows: Ints
    termhood: Column


def termhoods_of(read: Iterable[Read], concepts: Sequence[Ints], known: Sequence[Bools], size: int) -> Column:
    """(size,) how likely the name of each concept names something, between 0 and 1: the mean of what the readings of all articles say.

    `concepts` and `known` tell of each article's candidates which concept they are, -1 for none, and whether the glossary has them as certain names.
    """
    of, said = [np.zeros(0, dtype=np.int64)], [np.zeros(0)]
    for (rows, termhood), concept, certain in zip(read, concepts, known, strict=True):
        of.append(concept[rows])
        said.append(np.maximum(termhood, LEAST_KNOWN * certain[rows]))
    every, chances = np.concatenate(of), np.concatenate(said)
    named = every >= 0
    times = np.bincount(every[named], minlength=size)
    sums = np.bincount(every[named], chances[named], minlength=size)
    means: Column = np.where(times > 0, sums / np.maximum(times, 1), UNTOLD)
    return np.round(means, 3)


def less_for_mixed(termhood: Column, names: Sequence[str], known: Bools) -> Column:
    """The same, MIXED of it for names that Chinese and Latin words are put together in; (size,) each, `known` those that the glossary has."""
    mixed = [is_han(name) and any(letter.isascii() and letter.isalpha() for letter in name) for name in names]
    less: Column = np.where(np.array(mixed, dtype=np.bool_) & ~known, MIXED * termhood, termhood)
    return np.round(less, 3)


def in_order(terms: Sequence[Term], termhood: Mapping[str, float], known: Container[str], *, english: bool) -> tuple[Term, ...]:
    """The key terms of an article, best first, with new scores: score + WEIGHT x ln(termhood of its concept); in English articles ENGLISH instead, and a word
    that is no concept in `known` loses EVERYDAY x the share of articles on any subject that hold it.
    """
    weight = ENGLISH if english else WEIGHT
    weighed = []
    for term in terms:
        score = term.score + weight * log(max(LEAST, termhood.get(term.concept, UNTOLD)))
        if english and " " not in term.term and term.concept not in known:
            score -= EVERYDAY * share_of(term.term.lower())
        weighed.append(Term(term.term, term.concept, round(score, 4), term.count))
    return tuple(sorted(weighed, key=attrgetter("score"), reverse=True))
