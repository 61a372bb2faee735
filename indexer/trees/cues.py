"""Cue phrases, as data: what a sentence begins with, holds or ends with that tells what it does in its text."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

import numpy as np

from indexer.model import Column
from indexer.trees.tables import rows_of

NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
NOTHING = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Cue:
    """A class of phrases: a pattern for the start of a sentence, phrases in lower case inside it, and its last characters."""

    name: str
    opening: re.Pattern[str]
    holding: tuple[str, ...]
    ending: tuple[str, ...]


@cache
def cues() -> tuple[Cue, ...]:
    """The classes of `cues.txt`, in the order in which they first stand there."""
    rows = rows_of("cues.txt")
    names = dict.fromkeys(row[0] for row in rows)
    return tuple(
        Cue(name, _pattern(rows, name), _phrases(rows, name, "holding"), _phrases(rows, name, "ending")) for name in names
    )


@cache
def cue_names() -> tuple[str, ...]:
    """The names of the classes, in order."""
    return tuple(cue.name for cue in cues())


def _phrases(rows: Sequence[Sequence[str]], name: str, place: str) -> tuple[str, ...]:
    return tuple(phrase for row in rows if row[:2] == [name, place] for phrase in row[2].split("|"))


def _pattern(rows: Sequence[Sequence[str]], name: str) -> re.Pattern[str]:
    phrases = _phrases(rows, name, "opening")
    forms = [re.escape(phrase).replace(r"\#", NUMBER) + _edge(phrase) for phrase in phrases]
    return re.compile("|".join(forms)) if forms else NOTHING


def _edge(phrase: str) -> str:
    """A Latin phrase ends with its word."""
    return r"\b" if phrase[-1].isascii() and phrase[-1].isalpha() else ""


def cue_columns(sentences: Sequence[str]) -> Column:
    """(sentences, classes) 1 where a sentence has a cue of a class; phrases inside are looked for in all sentences at once."""
    known = cues()
    folded = [sentence.lower() for sentence in sentences]
    found = np.zeros((len(folded), len(known)))
    whole = "\n".join(folded)
    begins = [0, *accumulate(len(sentence) + 1 for sentence in folded)]
    for column, cue in enumerate(known):
        if cue.opening is not NOTHING:
            found[[row for row, text in enumerate(folded) if cue.opening.match(text)], column] = 1
        if cue.ending:
            found[[row for row, text in enumerate(folded) if text.endswith(cue.ending)], column] = 1
        for phrase in cue.holding:
            at = whole.find(phrase)
            while at >= 0:
                found[bisect_right(begins, at) - 1, column] = 1
                at = whole.find(phrase, at + 1)
    return found
