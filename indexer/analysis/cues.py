"""Where fixed strings stand in texts: in one text, or in all texts of a batch by its array of code points."""

from collections.abc import Iterable, Mapping, Sequence

from indexer.analysis.batch import Batch
from indexer.text import finding

Places = Mapping[str, Sequence[int]]
"""For each cue that a text holds where it stands, ascending."""


def places_in(text: str, cues: Iterable[str]) -> Places:
    """The places of cues in one text; no cue overlaps itself.

    >>> places_in("一是一，二是二", ["是一", "三"])
    {'是一': [1]}
    """
    return {cue: found for cue in cues if (found := _found(text, cue))}


def _found(text: str, cue: str) -> list[int]:
    found, at = [], text.find(cue)
    while at >= 0:
        found.append(at)
        at = text.find(cue, at + len(cue))
    return found


def places_of(batch: Batch, cues: Sequence[str]) -> list[Places]:
    """For each article of a batch the places of cues (of characters of the basic plane, without line breaks) in its text, in whatever characters it is
    written."""
    out: list[dict[str, list[int]]] = [{} for _ in range(len(batch.bases) - 1)]
    for cue, at in zip(cues, finding.places_of(batch.simple, cues), strict=True):
        article = batch.article[at]
        for number, place in zip(article.tolist(), (at - batch.bases[article]).tolist(), strict=True):
            out[number].setdefault(cue, []).append(place)
    return list(out)
