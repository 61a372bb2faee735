"""Names of people and places that are written by their sound: 克里斯托弗·德鲁 (Christopher Drew)."""

import re
from functools import cache

from indexer.concepts.lexicon import word_list

LEAST, MOST = 0.28, 0.75
"""Chinese characters for each letter of a name written by its sound."""
SHORTEST = 3
ROLES = frozenset("家师者授士生人")
"""Ends of 数学家, 工程师, 教授 and the like, after which two characters are enough for a name."""
PARTS = re.compile(r"(?P<first>[\u3400-\u9fff]+)(?: ?[·・•-] ?[\u3400-\u9fffA-Z.]+)+$")


@cache
def _characters() -> frozenset[str]:
    return frozenset("".join(word_list("transliteration.txt")))


def sounded(run: str, name: str) -> str:
    """The end of `run` that writes the sound of the English `name`; empty where none does.

    >>> sounded("以及帕特·赫兰德", "Pat Helland")
    '帕特·赫兰德'
    """
    if not all(word[:1].isupper() and not word[1:].isupper() for word in name.split()):
        return ""
    parts = PARTS.search(run)
    tail = parts.end("first") if parts else len(run)
    start = tail
    while start and run[start - 1] in _characters():
        start -= 1
    found = run[start:]
    size = sum("\u3400" <= c <= "\u9fff" for c in found)
    least = SHORTEST - (run[start - 1 : start] in ROLES)
    fits = any(LEAST * letters <= size <= MOST * letters for letters in _letters(name))
    return found if size >= least and start < tail and fits else ""


def _letters(name: str) -> tuple[int, int]:
    """Letters of the name and of its last word: a Chinese text often gives the family name alone."""
    return sum(map(str.isalpha, name)), sum(map(str.isalpha, name.rsplit(maxsplit=1)[-1]))
