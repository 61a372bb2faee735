"""Enumerations in running text: an announcer ("two distinct phases", 分为三个阶段) and the sentences that it counts."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from indexer.trees.reading.heeding import UNRULED, Ruled
from indexer.trees.tables import words_in

DIGITS = "一二三四五六七八九十"
WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
DIGIT, NUMBER = re.compile(rf"[两{DIGITS}\d]"), re.compile(f"{' |'.join(WORDS)} ")
"""One of them is in every sentence that counts; apart, each is looked for by the characters that it begins with."""
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
ORDINAL = re.compile(
    rf"第(?P<han>[{DIGITS}]|\d{{1,2}})(?:个|种|点|步|条|项|类|阶段|部分|方面|层|次|，|、|,|是)(?!的)|其(?P<of>[{DIGITS}])[，、,是]"
    rf"|(?P<first>首先)|(?P<next>其次|然后|接着|接下来)|(?P<last>最后|finally|lastly)\b"
    rf"|(?:in |at |during |from )?(?:the |this )?(?P<latin>{'|'.join(ORDINALS)})(?:ly)?\b(?! (?:of all|time|glance|sight|place))"
    rf"|(?:phase|stage|step|part) (?P<number>\d{{1,2}}|{'|'.join(WORDS)})\b|[（(]?(?P<digit>\d{{1,2}})(?:[)）、]|\.(?!\d))",
    re.I,
)
UNCOUNTED = re.compile(r"(?:以下|如下|下面)(?:几|这几|这些|\d)?|the following\b", re.I)
THINGS = re.compile(rf"(?<![第前后^.\d{DIGITS}])(?<![第前后]\s)([两{DIGITS}]|\d{{1,2}})\s?[个种条类项点大]()")
"""Any number of things: 4 个基本能力."""
FAREST = 40
"""Sentences between two items, at most: a long phase is still one."""
NEAR = 8
"""And between two that only say next."""
SOON = 2
"""Sentences within which the first item follows an announcer without a number."""
FEWEST, WITHOUT_ANNOUNCER = 2, 3
MOST = 10


class Enumeration(NamedTuple):
    """Sentence numbers: of the announcer (-1 where there is none) and of the items, ascending."""

    announcer: int
    items: tuple[int, ...]


class Ordinal(NamedTuple):
    """How a sentence begins: the family of the ordinal, and its number; NEXT and LAST have none."""

    family: str
    number: int


NONE, NEXT, LAST = 0, -1, -2
NO_ORDINAL = Ordinal("", NONE)
BEGINNINGS = frozenset("第其首然接最(（adefilnpstADEFILNPSTſıİ")
"""Characters that ORDINAL begins with, beside digits; the last three are others' cases of s and i."""
OPENERS = ("first", "latin")
"""Families that 其次, 最后 or "finally" may go on with."""


def enumerations_in(sentences: Sequence[str], ruled: Ruled = UNRULED) -> list[Enumeration]:
    """The enumerations of a text, of its sentences without white space around them, in reading order; no sentence is an item of two.

    A chain of ordinals at sentence starts that counts up from one is an enumeration if an announcer says its number
    (or stands just before, without one), or if it has three items. 其次 and "finally" go on where no number does.
    Rules of the owner say which sentences announce, too, and which are asides.
    """
    ordinals = [_ordinal(sentence) if sentence[:1] in BEGINNINGS or sentence[:1].isdecimal() else NO_ORDINAL for sentence in sentences]
    found: list[Enumeration] = []
    free = 0
    for start, ordinal in enumerate(ordinals):
        if ordinal.number != 1 or start < free:
            continue
        items = _counted(ordinals, start)
        if len(items) < FEWEST:
            items = _loose(ordinals, start)
        if len(items) < FEWEST:
            continue
        announcer = _announcer(sentences, range(free, start), len(items), ruled)
        told = tuple(item for item in items if item not in ruled.asides)
        if len(told) >= (FEWEST if announcer >= 0 else WITHOUT_ANNOUNCER):
            found.append(Enumeration(announcer, told))
            free = items[-1] + 1
    return found


def _ordinal(sentence: str) -> Ordinal:
    match = ORDINAL.match(sentence)
    if not match:
        return NO_ORDINAL
    if match["first"] or match["next"] or match["last"]:
        return Ordinal("first", 1 if match["first"] else NEXT if match["next"] else LAST)
    family = match.lastgroup or ""
    number = match[family].lower()
    if number in ORDINALS:
        return Ordinal(family, ORDINALS.index(number) + 1)
    if number.isdigit():
        return Ordinal(family, int(number))
    return Ordinal(family, (WORDS.index(number) if number in WORDS else DIGITS.index(number)) + 1)


def _counted(ordinals: Sequence[Ordinal], start: int) -> list[int]:
    """The sentences that count on from `start` in the same family."""
    items, family = [start], ordinals[start].family
    for place in range(start + 1, len(ordinals)):
        ordinal = ordinals[place]
        if place - items[-1] > FAREST or len(items) == MOST or ordinal == (family, 1):
            break
        if ordinal == (family, len(items) + 1):
            items.append(place)
    return items


def _loose(ordinals: Sequence[Ordinal], start: int) -> list[int]:
    """The sentences that go on from `start` with 其次, 最后 or "finally", close to one another."""
    items = [start]
    if ordinals[start].family not in OPENERS:
        return items
    for place in range(start + 1, len(ordinals)):
        number = ordinals[place].number
        if place - items[-1] > NEAR or len(items) == MOST or number == 1:
            break
        if number in {NEXT, LAST}:
            items.append(place)
        if number == LAST:
            break
    return items


def _announcer(sentences: Sequence[str], before: range, count: int, ruled: Ruled) -> int:
    """The sentence of those before the first item, the nearest, that announces so many items; -1 for none. A question is
    none, unless a rule of the owner says so."""
    for place in reversed(before[-FAREST:]):
        sentence, soon = sentences[place], before.stop - place <= SOON
        if soon and place in ruled.announcers:
            return place
        if place in ruled.asides or sentence.endswith(("?", "？")):
            continue
        if any(number == count for number in numbers_in(sentence)):
            return place
        if soon and (UNCOUNTED.search(sentence) or counts(sentence)):
            return place
    return -1


def numbers_in(sentence: str) -> Iterator[int]:
    """The numbers of things done in order, or of parts, kinds and the like, that a sentence counts."""
    folded = sentence.lower()
    return map(_number, _counting().finditer(folded)) if DIGIT.search(folded) or NUMBER.search(folded) else iter(())


def things_in(sentence: str) -> Iterator[int]:
    """The numbers of any things that a Chinese sentence counts, greater than one.

    >>> list(things_in("内核一般会提供 4 个基本能力，第 2 个是一个接口"))
    [4]
    """
    return filter(lambda number: number > 1, map(_number, THINGS.finditer(sentence)))


def _number(match: re.Match[str]) -> int:
    number = (match[1] or match[2]).strip()
    if number.isdigit():
        return int(number)
    if number in WORDS:
        return WORDS.index(number) + 1
    return 2 if number == "两" else DIGITS.index(number) + 1


def counts(sentence: str) -> bool:
    """Whether a sentence counts two or more things."""
    return next(numbers_in(sentence), 0) > 1


@cache
def _counting() -> re.Pattern[str]:
    nouns = words_in("announcers.txt")
    han = "|".join(sorted((noun for noun in nouns if not noun.isascii()), key=len, reverse=True))
    latin = "|".join(noun for noun in nouns if noun.isascii())
    return re.compile(rf"(?<![第前后^\d{DIGITS}])(?<![第前后]\s)([两{DIGITS}]|\d{{1,2}}\s?)(?:个?(?:{han})|[个种条类项](?=\W*$))|\b({'|'.join(WORDS)}|\d{{1,2}}) (?:[a-z-]+ ){{0,2}}(?:{latin})\b")
