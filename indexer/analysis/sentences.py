"""Where sentences end, as arrays."""

import numpy as np

from indexer.analysis.batch import CODE, Batch
from indexer.model import Bools, Ints
from indexer.text.abbreviations import ABBREVIATIONS, NUMBERED
from indexer.text.characters import ADDRESS, BREAK, DIGIT, HAN, LETTER, SPACE, sentence_ends

NEWLINE, DOT, FULL_STOP, BRACKET = map(ord, "\n.。(")


def sentence_breaks(batch: Batch, inside: Bools) -> Bools:
    """(points,) whether a sentence ends with this character: 。！？；… and line breaks; a full stop before a blank
    that no lower-case letter follows and that ends no abbreviation, or behind a Han character; one right before a Han character in an article that has
    more of these than of 。, for others have `库名.表名`. In code and formulas only a line break ends one."""
    ends: Bools = sentence_ends().take(batch.folded) & (batch.kind != ADDRESS)
    stops = np.flatnonzero(batch.folded == DOT)
    stops = stops[~inside[stops]]
    limit = len(batch.kind) - 1
    blank, beyond = np.minimum(stops + 1, limit), np.minimum(stops + 2, limit)
    is_blank = batch.kind[blank] == SPACE  # a line break ends the sentence anyway, and what follows may be another's
    behind = batch.kind[stops - 1] == HAN
    final = is_blank & (~batch.lower[beyond] | behind)
    ends[stops[final][~_abbreviated(batch, stops[final])]] = True
    between = stops[(batch.kind[blank] == HAN) & ~np.isin(batch.kind[stops - 1], (DIGIT, SPACE, BREAK))]
    narrow, wide = (np.bincount(batch.article[at], minlength=len(batch.bases)) for at in (stops[behind], batch.folded == FULL_STOP))
    ends[between[(narrow > wide)[batch.article[between]]]] = True
    goes_on: Bools = (batch.field == CODE) & (batch.folded != NEWLINE)
    return ends & ~goes_on


def _abbreviated(batch: Batch, stops: Ints) -> Bools:
    """(stops,) whether a full stop before a blank ends an abbreviation after which a sentence goes on: e.g. Docker, Dr. Codd, Eq. (3)."""
    beyond = np.minimum(stops + 2, len(batch.kind) - 1)
    counts = (batch.kind[beyond] == DIGIT) | (batch.folded[beyond] == BRACKET)
    found = np.zeros(len(stops), dtype=np.bool_)
    for words, where in ((ABBREVIATIONS, ~found), (NUMBERED, counts)):
        for word in words:
            before = stops - len(word) - 1
            is_word = where & (before >= -1) & ((before < 0) | (batch.kind[np.maximum(before, 0)] != LETTER))
            for back, letter in enumerate(reversed(word), 1):
                is_word &= batch.folded[np.maximum(stops - back, 0)] == ord(letter)
            found |= is_word
    return found
