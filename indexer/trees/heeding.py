"""What an owner's rules say of the sentences of an article, for a tree to heed."""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from indexer.model import Analysis, Ints, RulingKind


class Ruled(NamedTuple):
    """Numbers of sentences by what rules say of them; an aside is nothing else.

    announcers    an enumeration follows; and where in the article's text the first match of each begins
    cues          their clauses are worth more as points
    asides        give no point, step or term
    definitions   are definitions where they are points
    """

    announcers: Mapping[int, int] = {}
    cues: frozenset[int] = frozenset()
    asides: frozenset[int] = frozenset()
    definitions: frozenset[int] = frozenset()


UNRULED = Ruled()


def ruled_in(analysis: Analysis, starts: Ints, ends: Ints, shift: int) -> Ruled:
    """What the rulings of an analysis say of sentences (starts and ends in the article's text, which begins at `shift`
    in the analysed one); UNRULED where they say nothing."""
    if not analysis.rulings or not len(starts):
        return UNRULED
    places = np.array([ruling.start for ruling in analysis.rulings], dtype=np.int64) - shift
    at = np.searchsorted(starts, places, side="right") - 1
    at[places >= ends[at]] = -1
    found: dict[RulingKind, dict[int, int]] = {"announcer": {}, "cue": {}, "aside": {}, "definition": {}}
    for ruling, sentence, place in zip(analysis.rulings, at.tolist(), places.tolist(), strict=True):
        if sentence >= 0:
            found[ruling.kind].setdefault(sentence, place)
    asides = found["aside"].keys()
    announcers = {sentence: place for sentence, place in found["announcer"].items() if sentence not in asides}
    others = (frozenset(found[kind].keys() - asides) for kind in ("cue", "definition"))
    return Ruled(announcers, next(others), frozenset(asides), next(others))
