"""Texts in traditional characters, read in simplified ones, which all rules and weights are for; what is shown of them is as it is written."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

import numpy as np

from indexer.text.characters import HAN, kinds, simplification, simplifying

TRADITIONAL = 0.05
"""Share of the Han characters of a text in traditional characters that no simplified one has; in most it is a third."""
SHORT = 150
"""Characters of a text that are looked up in a set as soon as in arrays."""


def simplified(text: str) -> str:
    """A text in traditional characters in simplified ones: the same length, the same offsets. Others come back as they are, even with a
    few old names in them.

    >>> simplified("資料庫的鎖"), simplified("数据库的锁")
    ('资料库的锁', '数据库的锁')
    """
    if text.isascii() or (len(text) <= SHORT and _old().isdisjoint(text)):
        return text
    codes = np.frombuffer(text.encode("utf-16-le", "surrogatepass"), dtype=np.uint16)  # halves of characters beyond the basic plane are no Han
    changed = np.count_nonzero(simplification().take(codes) != codes)
    if not changed or changed < TRADITIONAL * np.count_nonzero(kinds()[codes] == HAN):
        return text
    return text.translate(simplifying())


@cache
def _old() -> frozenset[str]:
    """The traditional characters that have a simplified one."""
    return frozenset(map(chr, simplifying()))


def written_as(name: str, read: str, written: str) -> str:
    """What a name that was made of what was `read` is in the characters that stand there, whatever it leaves out. Linear.

    >>> written_as("锁、发行", "发行版的锁", "發行版的鎖")
    '鎖、發行'
    """
    at = read.find(name)
    if at >= 0:
        return written[at : at + len(name)]
    places: dict[str, list[int]] = {character: [] for character in name}
    for at, character in enumerate(read):
        if character in places:
            places[character].append(at)
    characters, at = [], 0
    for character in name:
        found = places[character]
        if not found:
            characters.append(character)
            continue
        place = found[bisect_left(found, at) % len(found)]  # the next one, or the first where none follows
        characters.append(written[place])
        at = place + 1
    return "".join(characters)


def either(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """A regular expression in simplified characters as one that traditional ones match, too; for texts that cannot be read in
    simplified ones, since nothing of their places is kept.

    >>> either("来源|[发布]于").pattern
    '[来來]源|[发發髮布佈][于於]'
    """
    return re.compile("".join(_either(pattern)), flags)


def _either(pattern: str) -> Iterator[str]:
    inside = escaped = False
    for sign in pattern:
        others = "" if sign.isascii() else _traditional().get(sign, "")
        yield f"[{sign}{others}]" if others and not inside else sign + others
        inside = (not escaped and sign == "[") or (inside and (escaped or sign != "]"))
        escaped = not escaped and sign == "\\"


@cache
def _traditional() -> dict[str, str]:
    """The traditional characters of each simplified one that has some."""
    found: defaultdict[str, str] = defaultdict(str)
    for code, plain in simplifying().items():
        found[chr(plain)] += chr(code)
    return dict(found)
