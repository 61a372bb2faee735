"""How well an end of the text before a bracket fits as the name of what stands in it, and how sure that makes the pair.

Both are linear. The weights began as those of a recipe fitted on the judged brackets of the aliases benchmark, were set by
reading what they did on other articles, and were checked on samples of further ones that had been judged before.
"""

import math
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from indexer.concepts.boundary import CLOSED, LOOSE, NAMING, OTHER, Candidate, kind_of
from indexer.concepts.lexicon import word_list, words_of
from indexer.concepts.ordinary import is_ordinary
from indexer.concepts.support import Support, is_abbreviation
from indexer.model import GlossEdge
from indexer.text.spelling import is_han

GAIN, BEGINS, ONE_CHARACTER = 0.8, 0.25, 1.0
"""For what is explained, for a name that begins with an explained word, against a name of one character."""
TOO_SHORT, TOO_LONG, EXPLAINED_BUT_LONG = 2.2, 1.2, 0.9
"""Against the distance of the length from that which the unexplained English words need."""
EDGES: Mapping[GlossEdge, float] = {"quote": 1.0, "whole": 1.1, "line": 0.8, "mark": 0.6, "": 0.0}
"""For a name that begins where the author parted it from what stands before."""
SHORT_LINE = 16
AFTER = {CLOSED: 0.4, NAMING: 0.9, LOOSE: 0.1}
AFTER_LATIN, BEGINS_LOOSELY, BEGINS_CLOSED = 0.3, 0.35, 0.6
"""For what stands before a name, and against what it begins with."""
AGREED, AGREEING, LONGER_AGREED = 0.9, 0.3, 0.9
"""For articles that have the same end before the same name, against those of the next longer end."""
FREE, MOST_FREE, INSIDE, MOSTLY, NEVER_ALONE = 0.13, 60, 0.5, 0.6, 0.5
"""For each e-fold of occurrences in the articles, against an end that mostly or only stands in the longer one."""
VARIED, ALWAYS_SAME = 0.4, 0.5
"""For many words before several brackets, against always the same one."""
OFTEN, FIXED = 3, 0.6
"""Occurrences from which an end that the articles seldom lengthen may be long for its English words."""
ENDS_ODDLY = 1.5
PREFIXES = frozenset("可不非未无伪")
"""What stands right before a name belongs to it: 可遍历（enumerable）."""
SOUNDED = 1.2
LEAD, HARDLY = 0.5, 0.6
"""Where the next best end fits nearly as well half of the names began too late or too early."""
SPELLED = 3.0
"""What Chinese words that may be those of an abbreviation add: of 43 such pairs of five sites that nothing else explained 36 were right."""
LEAST_A_LETTER, MOST_A_LETTER = 1.2, 3.4
"""Chinese characters for each letter of an abbreviation: 美国航天局 (NASA), 国际数理统计学会 (IMS)."""
INSTITUTIONS = frozenset("局署院所会社部司")
HELD = 0.45
"""For each e-fold of articles that hold a Chinese name, against one that its English one does not wholly explain: what all speak of (场景, 文件)
is seldom what one article calls by an English name."""
LINE_BEGINS, CUT_OFF = 1.3, 1.4
"""For a name that begins its line and is partly explained, against one that begins right after a word of its clause: 页 | 错误处理例程 (page-fault handler)."""
IDENTIFIER = 1.7
"""Against words joined by hyphens that hardly anything explains: 网络设备 (virtio-net).

These, and `_look`, are of a regression over 864 marked pairs of six sites (`docs/methods/concepts-tried.md`), each like the others without it."""
HELD_ENGLISH, LONG_REMARK = 1.0, 1.5
"""For each e-fold of articles that hold an English name, against a bracket that does not translate it: BUG (重复), API (接口问题) are remarks; and
against a bracket of more than eight characters. Of 256 such pairs."""
HOLDS_MORE = 0.8
"""A name that holds the translation with two characters more is mostly of something else: 任务标签 (Task), 同步发送 (Sync)."""


class Evidence(NamedTuple):
    """What speaks for one end of the text before a bracket.

    documents, longer   that have this end before this name, and the next longer one
    total               documents that have the name in brackets
    held                articles that have this end among their candidate terms
    known               whether the Chinese name is a candidate term of any article
    occurrences, longer_occurrences    how often their articles have this end, and the next longer one
    places, befores     brackets that this end stands before, and how many different words stand before it
    """

    candidate: Candidate
    support: Support
    edge: GlossEdge
    run: int
    documents: int
    longer: int
    total: int
    occurrences: int
    longer_occurrences: int = 0
    places: int = 1
    befores: int = 1
    held: int = 0
    known: bool = False


def fit(of: Evidence) -> float:
    """How well an end fits, higher is better; comparable among the ends of one run."""
    told = of.support
    score = (
        GAIN * told.gain
        + BEGINS * told.begins
        + _length(of)
        + _edge(of)
        + _agreement(of)
        + _frequency(of)
        + _variety(of)
    )
    if len(of.candidate.text) == 1:
        score -= ONE_CHARACTER
    if kind_of(of.candidate.word) == LOOSE and not told.begins and (of.candidate.before or of.edge in {"mark", "line"}):
        score -= BEGINS_LOOSELY
    if kind_of(of.candidate.word) == CLOSED and not told.begins:
        score -= BEGINS_CLOSED
    return score - (ENDS_ODDLY if _ends_oddly(of) or of.candidate.before in PREFIXES else 0.0)


def _length(of: Evidence) -> float:
    told = of.support
    if told.distance < 0:
        return TOO_SHORT * told.distance
    fixed = of.occurrences >= OFTEN and 2 * of.longer_occurrences <= of.occurrences
    return -told.distance * (EXPLAINED_BUT_LONG if told.share >= 0.99 else TOO_LONG) * (FIXED if fixed else 1.0)


def _edge(of: Evidence) -> float:
    before = of.candidate.before
    if not before:
        return EDGES[of.edge] - (0.3 if of.edge == "line" and of.run > SHORT_LINE else 0.0)
    return AFTER.get(kind_of(before), AFTER_LATIN if before.isascii() else 0.0)


def _agreement(of: Evidence) -> float:
    if of.documents < 2:
        return 0.0
    gained = AGREED * of.documents / of.total + AGREEING * math.log(of.documents)
    return gained - LONGER_AGREED * of.longer / of.documents


def _frequency(of: Evidence) -> float:
    inside = of.occurrences >= 3 and of.longer_occurrences > MOSTLY * of.occurrences
    never_alone = of.occurrences >= OFTEN and of.longer_occurrences >= of.occurrences
    return FREE * math.log(min(max(1, of.occurrences), MOST_FREE)) - INSIDE * inside - NEVER_ALONE * never_alone


def _variety(of: Evidence) -> float:
    """What the words before an end say that stands before several brackets: many set it apart, one alone belongs to it."""
    if of.places < 2:
        return 0.0
    if of.befores > 1:
        return VARIED
    return -ALWAYS_SAME if of.candidate.before and kind_of(of.candidate.before) in {OTHER, LOOSE} else 0.0


def _ends_oddly(of: Evidence) -> bool:
    """Whether the end closes with a word that ends no name, such as 中."""
    text = of.candidate.text
    return len(text) > 1 and text[-1] in "中里内上下后前时等为是在到将被把有能会" and not of.support.share > 0.9


class Reading(NamedTuple):
    """How one end was chosen: its fit, what it has more than the next best end, whether a cue told of a name, or its sound did,
    and whether its words may be those of the abbreviation (`may_expand`)."""

    fit: float
    lead: float
    cue: bool
    sound: bool = False
    spelled: bool = False


def sureness(of: Evidence, english: str, reading: Reading) -> float:
    """How sure it is that the pair is one, 0 to 1: 1 / (1 + exp(-z)), z linear in the fit and in how both names look."""
    told, sound = of.support, reading.sound
    z = -0.1 + 1.1 * min(reading.fit, 1.6) + 1.6 * told.share + 0.5 * (of.documents > 1) + 0.6 * reading.cue
    z += 0.5 * (of.edge == "quote" and not of.candidate.before) + SOUNDED * sound + _look(english) + 0.25 * of.known
    z += SPELLED / 2 * (reading.spelled and told.share < 0.6)
    z += LINE_BEGINS * (of.edge == "line" and not of.candidate.before and told.share > 0) - HELD * math.log1p(of.held) * (told.share < 0.99)
    z -= CUT_OFF * (of.candidate.before[:1].isalpha() and kind_of(of.candidate.before) == OTHER)
    z -= IDENTIFIER * (told.share < 0.34 and "-" in english and " " not in english)
    z -= HARDLY * (reading.lead < LEAD and of.documents < 2) + HOLDS_MORE * (told.share >= 0.99 and told.distance > 1)
    z -= (told.share <= 0) * (
        0.9 * is_abbreviation(english) * (len(english) < 4)
        + 0.8 * bool(of.candidate.before and kind_of(of.candidate.before) == 0)
    )
    z -= (
        (abs(told.distance) > 0.8)
        + _example(of, english)
        + 0.9 * told.denied / max(1, told.words)
        + _person(of, english) * (not sound)
    )
    z -= 1.0 * (is_abbreviation(english) and 0 < told.share < 0.4 and told.denied > 0)
    return 1 / (1 + math.exp(-z))


def sureness_of_english(of: Evidence, chinese: str, reading: Reading) -> float:
    """The same where the Chinese name stands in the brackets: there most brackets hold a remark."""
    told, english, cue = of.support, of.candidate.text, reading.cue
    z = -0.6 + SPELLED * (reading.spelled and told.share < 0.6) + 1.1 * min(reading.fit, 1.6) + 2.2 * told.share + 0.8 * (of.documents > 1) + 1.5 * cue
    z += 0.9 * (of.occurrences > 0) + 0.3 * of.known - 0.5 * (told.share <= 0) - (abs(told.distance) > 0.8)
    z += (
        1.1 * is_abbreviation(english)
        - 1.0 * ("的" in chinese)
        + (0.3 if len(chinese) <= 6 else -LONG_REMARK * (len(chinese) > 8))
    )
    z -= (
        HELD_ENGLISH * math.log1p(of.held) * (told.share < 0.99)
        + 1.4 * told.denied / max(1, told.words)
        + 1.5 * (english[0].islower() and not english.islower())
        + 1.0 * ("." in english)
    )
    return 1 / (1 + math.exp(-z))


def may_expand(english: str, words: Sequence[str]) -> bool:
    """Whether Chinese words may be what three or more capitals stand for: three content words, or an institution, of a likely length.

    >>> may_expand("DARPA", ["美国国防部", "高级", "研究", "计划局"]), may_expand("DOS", ["字符", "界面"])
    (True, False)
    """
    letters = len(english.removesuffix("s"))
    chinese = "".join(words)
    if letters < 3 or not english.removesuffix("s").isalnum() or not english.removesuffix("s").isupper() or not words:
        return False
    likely = LEAST_A_LETTER <= len(chinese) / letters <= MOST_A_LETTER
    names = all(kind_of(word) == OTHER and is_han(word) for word in words) and not is_ordinary(words[-1])
    return likely and names and (len(words) >= 3 or (len(words) == 2 and chinese[-1] in INSTITUTIONS))


def _look(english: str) -> float:
    if " " in english or "-" in english:
        return 0.5
    if is_abbreviation(english):
        return 0.0
    if english.islower():
        return 0.9
    return -1.0 if len(words_of(english)) > 1 else 1.1


def _person(of: Evidence, english: str) -> float:
    """How much two or three capitalised words that no one translates look like somebody's name, or a book's."""
    words = english.split()
    capital = 2 <= len(words) <= 3 and all(word[0].isupper() and word[1:].islower() for word in words)
    return 1.5 if capital and of.support.share <= 0 and of.support.denied == 0 else 0.0


def _example(of: Evidence, english: str) -> float:
    """How much a class noun before a proper name speaks against them: 模型（Haiku）, 工具（Postman）."""
    if of.support.share > 0.34 or " " in english or english.islower():
        return 0.0
    return 1.0 if any(of.candidate.text.endswith(noun) for noun in _class_nouns()) else 0.0


@cache
def _class_nouns() -> frozenset[str]:
    return word_list("class-nouns.txt")
