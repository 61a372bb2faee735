"""Who speaks in a talk that was written down: names before colons, at the beginnings of turns. What they say is knowledge, who said it is not."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from indexer.model import Ints
from indexer.text.finding import places_in
from indexer.text.spelling import is_han, place_in
from indexer.trees.reading.wellformed import tagged

TURN = re.compile(
    r"(?:[\[(]?\d{1,2}:\d\d(?::\d\d)?(?:\.\d+)?[\])]?\s{1,3})?(?P<open>\[(?!\d))?(?P<name>[^\W_a-z][^：:。；;！!？?\n，,、（）()\[\]]{0,29}?)"
    r"(?(open)\] {0,3}(?=\[\d)| ?(?:：|:(?=\s)))\s{0,3}(?:\[[\d:.]{4,12}\]\s{0,3})?"
)
"""A name and a colon, with the time that a transcript has before or after it, or both in brackets: [Speaker 1] [02:41]."""
COLONS = (":", "：")
LONGEST = 48
"""Characters in which the colon after a name is looked for."""
WORDS, HAN = 4, 8
"""Latin words of a name, and Han characters, at most."""
TURNS, EACH, SPEAKERS, QUESTIONS = 8, 3, 2, 2
"""Turns of a talk, turns of each who speaks, who speaks, and turns that end with a question, at least."""
SHARE = 0.04
"""Of the sentences of a talk those that begin a turn, at least."""
ROLES = frozenset(["主持人", "主持", "嘉宾", "记者", "观众", "听众", "提问者", "采访者", "受访者", "老师", "学生", "面试官", "候选人"])
ASKS = ("?", "？")
ABBREVIATED = re.compile(r"(?:[A-Z][\w'’-]{0,15}\.? ){0,2}[A-Z][a-z]{0,3}\. ")
"""What a full stop parts from a name: Erik St., J. R."""
SHORTEST = 2
"""Characters of a name; Q and A are labels of questions and answers, not of people."""


class Talk(NamedTuple):
    """Who speaks, in lower case, and (n,) where each sentence goes on after the name of who says it."""

    speakers: frozenset[str]
    begins: Ints

    def names(self, term: str) -> bool:
        """Whether a term, in lower case, is who speaks or words with which the name begins or ends.

        >>> talk = Talk(frozenset({"erik st. martin", "gordon li"}), np.zeros(0))
        >>> talk.names("erik st"), talk.names("go")
        (True, False)
        """
        return any(place_in(speaker, term) == 0 or speaker.endswith(f" {term}") for speaker in self.speakers)


def talk_in(text: str, starts: Ints, ends: Ints) -> Talk:
    """The talk that a text is, by where its sentences start and end: several names come again and again, and somebody asks. Nobody speaks in other texts."""
    begins, fewest = starts.copy(), max(TURNS, SHARE * len(starts))
    if not len(starts) or sum(map(text.count, COLONS)) < fewest:
        return Talk(frozenset(), begins)
    turns = {at: found for at in _named(text, starts, ends) if (found := _turn(text, int(starts[at]), int(ends[at])))}
    if len(turns) < fewest:
        return Talk(frozenset(), begins)
    named = {at: _whole_name(text, found) for at, found in turns.items()}
    speakers = {name for name, times in Counter(named.values()).items() if times >= EACH and _is_somebody(name)}
    rows = [at for at, name in named.items() if name in speakers]
    if len(speakers) < SPEAKERS or len(rows) < fewest or _asked(text, ends, rows) < QUESTIONS:
        return Talk(frozenset(), begins)
    begins[rows] = [turns[row].end() for row in rows]
    return Talk(frozenset(map(str.lower, speakers)), np.where(begins < ends, begins, starts))


def _named(text: str, starts: Ints, ends: Ints) -> list[int]:
    """The sentences, by number, that have a colon among their first characters."""
    colons = np.array(sorted(place for colon in COLONS for place in places_in(text, colon)), dtype=np.int64)
    at = np.searchsorted(starts, colons, side="right") - 1
    near = (at >= 0) & (colons < np.minimum(ends[at], starts[at] + LONGEST))
    return list(dict.fromkeys(at[near].tolist()))


def _turn(text: str, start: int, end: int) -> re.Match[str] | None:
    """What begins a turn at the beginning of a sentence, if one does."""
    near = min(end, start + LONGEST)
    while start < near and text[start].isspace():
        start += 1
    return TURN.match(text, start, end)


def _whole_name(text: str, turn: re.Match[str]) -> str:
    """The name that begins a turn, with what a full stop in it parts from it: Erik St. Martin."""
    start = turn.start("name")
    line = text.rfind("\n", max(0, start - LONGEST), start) + 1
    before = text[line:start]
    return before + turn["name"] if line and ABBREVIATED.fullmatch(before) else turn["name"]


def _is_somebody(name: str) -> bool:
    """Whether what stands before a colon can be who speaks: capitalised words, or a name or role in Chinese."""
    if is_han(name):
        return len(name) <= HAN and (name in ROLES or (any(tag == "n" or word in ROLES for word, tag in tagged(name)) and len(tagged(name)) <= 2))
    words = name.split()
    return len(name) >= SHORTEST and len(words) <= WORDS and all(not word[0].islower() for word in words)


def _asked(text: str, ends: Ints, rows: Sequence[int]) -> int:
    """How many turns end with a question, by the sentences that begin them."""
    return sum(text[max(0, end - LONGEST) : end].rstrip().endswith(ASKS) for end in (int(ends[after - 1]) for _, after in pairwise(rows)))
