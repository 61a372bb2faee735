"""Cue phrases, as data: what a sentence begins with, holds or ends with that tells what it does in its text."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, islice
from typing import NamedTuple

import numpy as np

from indexer.model import Column
from indexer.text.finding import code_points, places_of
from indexer.text.spelling import has_latin_edge, place_in
from indexer.trees.tables import rows_of

NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
NUMBERS = "0一二三四五六七八九十"
"""What a number begins with."""
MANY = 20_000
"""Characters from which phrases are found sooner in an array than one by one."""
NOTHING = re.compile(r"(?!)")
NOWHERE = np.zeros(0, dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Cue:
    """A class of phrases: a pattern for the start of a sentence, phrases in lower case inside it, and its last characters."""

    name: str
    opening: re.Pattern[str]
    holding: tuple[str, ...]
    ending: tuple[str, ...]
    first: tuple[str, ...]
    """The characters that the openings begin with; 0 stands for any digit."""


@cache
def cues() -> tuple[Cue, ...]:
    """The classes of `cues.txt`, in the order in which they first stand there."""
    rows = rows_of("cues.txt")
    names = dict.fromkeys(row[0] for row in rows)
    return tuple(_cue(rows, name) for name in names)


def _cue(rows: Sequence[Sequence[str]], name: str) -> Cue:
    signs = "".join([NUMBERS if phrase[0] == "#" else phrase[0] for phrase in _phrases(rows, name, "opening")])
    holding, ending = _phrases(rows, name, "holding"), _phrases(rows, name, "ending")
    return Cue(name, _pattern(rows, name), holding, ending, tuple(dict.fromkeys(signs)))


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
    """(sentences, classes) 1 where a sentence has a cue of a class.

    Phrases inside are looked for in all sentences at once, openings only where their first character stands.
    """
    folded = [sentence.lower() for sentence in sentences]
    found = np.zeros((len(folded), len(cues())))
    lines, opening = lines_of(folded), _by_first_character()
    none = opening[""]
    for row, text in enumerate(folded):
        begins = opening.get(text[:1], none)
        for column, pattern in begins or (opening["0"] if text[:1].isdecimal() else none):
            if pattern.match(text):
                found[row, column] = 1
    for column, (cue, held) in enumerate(zip(cues(), lines.holding_each([cue.holding for cue in cues()]), strict=True)):
        ended = [row for row, text in enumerate(folded) if text.endswith(cue.ending)] if cue.ending else []
        found[[*ended, *held], column] = 1
    return found


@cache
def _by_first_character() -> dict[str, list[tuple[int, re.Pattern[str]]]]:
    """The openings by the characters that they may begin with, 0 for any digit; nothing for no character."""
    opening: dict[str, list[tuple[int, re.Pattern[str]]]] = {"": [], "0": []}
    for column, cue in enumerate(cues()):
        for sign in cue.first:
            opening.setdefault(sign, []).append((column, cue.opening))
    return opening


class Lines(NamedTuple):
    """Texts in lower case as lines of one, so that a phrase is looked for in all of them at once; where each begins."""

    whole: str
    begins: list[int]

    def holding(self, phrases: Sequence[str]) -> set[int]:
        """The texts that hold one of the phrases."""
        return self.holding_each([phrases])[0]

    def holding_each(self, groups: Sequence[Sequence[str]]) -> list[set[int]]:
        """For each group of phrases the texts that hold one of them; those of all are looked for in one go."""
        phrases = [phrase for group in groups for phrase in group]
        if len(self.whole) < MANY or not phrases:
            return [set().union(*map(self.rows, group)) for group in groups]
        begins, places = np.array(self.begins), iter(places_of(code_points(self.whole), phrases))
        found = [np.concatenate([NOWHERE, *islice(places, len(group))]) for group in groups]
        return [set((begins.searchsorted(at, side="right") - 1).tolist()) for at in found]

    def rows(self, phrase: str) -> list[int]:
        """The texts that hold a phrase, ascending."""
        return list(self._rows(phrase, str.find))

    def naming(self, name: str) -> Iterator[int]:
        """The texts that hold a name, as `spelling.holds` has it, ascending."""
        return self._rows(name, place_in if has_latin_edge(name) else str.find)

    def _rows(self, phrase: str, find: Callable[[str, str, int], int]) -> Iterator[int]:
        at = find(self.whole, phrase, 0)
        while at >= 0:
            row = bisect_right(self.begins, at) - 1
            yield row
            at = find(self.whole, phrase, self.begins[row + 1])


def lines_of(folded: Sequence[str]) -> Lines:
    """Texts in lower case, which hold no line breaks that a phrase has, as lines."""
    return Lines("\n".join(folded), list(accumulate([len(text) + 1 for text in folded], initial=0)))
