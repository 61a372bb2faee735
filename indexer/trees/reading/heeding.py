"""What an owner's rules say of the sentences of an article, and which of them other articles have too, for a tree to heed."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from indexer.model import Analysis, Ints, RulingKind


class Ruled(NamedTuple):
    """Numbers of sentences by what is known of them; an aside is nothing else.

    announcers    an enumeration follows; and where in the article's text the first match of each begins
    cues          their clauses are worth more as points
    asides        give no point, step or term: rules say so, or many articles repeat them
    definitions   are definitions where they are points
    """

    announcers: Mapping[int, int] = {}
    cues: frozenset[int] = frozenset()
    asides: frozenset[int] = frozenset()
    definitions: frozenset[int] = frozenset()

    def within(self, low: int, high: int) -> "Ruled":
        """Of the sentences from `low` to `high` alone, numbered from 0."""
        announcers = {number - low: place for number, place in self.announcers.items() if low <= number < high}
        others = (frozenset(number - low for number in found if low <= number < high) for found in self[1:])
        return self if self is UNRULED else Ruled(announcers, *others)


UNRULED = Ruled()


def ruled_in(analysis: Analysis, starts: Ints, ends: Ints, shift: int, repeated: Sequence[tuple[int, int]] = ()) -> Ruled:
    """What the rulings of an analysis say of sentences (starts and ends in the article's text, which begins at `shift`
    in the analysed one), and which stand in the stretches that are `repeated`; UNRULED where that is nothing."""
    if not (analysis.rulings or repeated) or not len(starts):
        return UNRULED
    places = np.array([ruling.start for ruling in analysis.rulings], dtype=np.int64) - shift
    at = np.searchsorted(starts, places, side="right") - 1
    at[places >= ends[at]] = -1
    found: dict[RulingKind, dict[int, int]] = {"announcer": {}, "cue": {}, "aside": {}, "definition": {}}
    for ruling, sentence, place in zip(analysis.rulings, at.tolist(), places.tolist(), strict=True):
        if sentence >= 0:
            found[ruling.kind].setdefault(sentence, place)
    asides = found["aside"].keys() | _inside(starts, repeated)
    announcers = {sentence: place for sentence, place in found["announcer"].items() if sentence not in asides}
    others = (frozenset(found[kind].keys() - asides) for kind in ("cue", "definition"))
    return Ruled(announcers, next(others), frozenset(asides), next(others))


def _inside(starts: Ints, stretches: Sequence[tuple[int, int]]) -> set[int]:
    """The sentences that begin in one of some stretches."""
    bounds = np.searchsorted(starts, np.array(stretches, dtype=np.int64).reshape(-1, 2))
    return {sentence for low, high in bounds.tolist() for sentence in range(low, high)}
