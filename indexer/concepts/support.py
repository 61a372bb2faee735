"""How far a lexicon explains a Chinese name by the words of an English one, and how long the name should be."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import NamedTuple

from indexer.concepts.lexicon import Lexicon, short_key, stem, word_list, words_of
from indexer.text.spelling import spelling

Learned = Mapping[str, Mapping[str, float]]
"""Stem of an English word -> Chinese words and how surely the corpus translates one by the other, 0 to 1."""
ONE_CHARACTER = 0.75
"""What a link to a single Chinese character is worth: 后 stands in many names."""
LATIN_WORD = 1.6
"""Chinese characters that a Latin word inside a Chinese name counts for."""
SPELLED, SPELLED_BY_ONE = 0.8, 0.4
"""What a letter is worth that a Chinese word of two characters or more, or of one, may stand for."""
A_CHARACTER = 0.1
"""What a known name gains for each character, since another known name may end it: 可重入锁 and 重入锁."""
NEARLY = 0.8
"""What a translation is worth that has one more character."""
COMMON = frozenset("性化器度率式型机法学者数量子员家的体力物")
"""Characters that end words of every kind."""
JOINTS = frozenset("的之和与及")
"""Characters between the words of a name, which translate none of them."""
NOT_COUNTED = str.maketrans("", "", f"{''.join(JOINTS)}\0 ·・•-/'\"“”「」《》")
LATIN = re.compile(r"[\w.+#]+", re.ASCII)
FEW, WIDE = 0.3, 0.15
FARTHEST = 1.5
LONG_WORD = 6
"""A word of more letters may have a Chinese name of more than two characters."""


class Support(NamedTuple):
    """gain      how much of the English words Chinese ones explain, 0 to `words`
    words     of the English name (letters of an abbreviation)
    rest      Chinese characters that nothing explains
    distance  how far `rest` is from what the unexplained words need; negative where it is too short
    begins    whether an explained word begins the Chinese name
    denied    how many words the lexicon translates by other Chinese words than these
    """

    gain: float
    words: int
    rest: float
    distance: float
    begins: bool
    denied: int = 0

    @property
    def share(self) -> float:
        """The share of the English words that are explained."""
        return min(1.0, self.gain / max(1, self.words))


class Asked(NamedTuple):
    """A word of an English name, as it is looked for in a Chinese one.

    options  Chinese words that translate it, the longest first
    taught   those that the corpus teaches, the longest first, and how surely
    """

    word: str
    low: str
    options: tuple[str, ...]
    taught: tuple[tuple[str, float], ...]


@dataclass(slots=True, eq=False)
class Explaining:
    """Explains Chinese names by English ones, with a lexicon and what the corpus teaches; what was looked up is remembered."""

    lexicon: Lexicon
    learned: Learned = field(default_factory=dict)
    _supports: dict[tuple[str, str], Support] = field(default_factory=dict)
    _readings: dict[str, tuple[tuple[Asked, ...], ...]] = field(default_factory=dict)
    _asked: dict[str, Asked] = field(default_factory=dict)
    _openings: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def support(self, english: str, chinese: str) -> Support:
        """How far `chinese` is explained as the name of `english`; of an abbreviation the best of what it may stand for."""
        found = self._supports.get((english, chinese))
        if found is None:
            found = self._supports[english, chinese] = self._support(english, chinese)
        return found

    def openings(self, english: str) -> tuple[str, ...]:
        """The Chinese words that translate one of the words of `english`: a name may begin with each."""
        found = self._openings.get(english)
        if found is None:
            asked = {stem(each.word): each for words in self._readings_of(english) for each in words}
            words = (word for _, each in sorted(asked.items()) for word in (*each.options, *(word for word, _ in each.taught)))
            found = self._openings[english] = tuple(words)
        return found

    def _support(self, english: str, chinese: str) -> Support:
        if chinese in self.lexicon.names.get(spelling(english), ()):
            size = max(1, len(words_of(english)))
            return Support(size + A_CHARACTER * len(chinese), size, 0.0, 0.0, True)
        found = [_linked(words, chinese) for words in self._readings_of(english)]
        if is_abbreviation(english) and all(each.share < 1 for each in found):
            found.append(_initials(english, chinese, self.lexicon))
        return found[0] if len(found) == 1 else max(found, key=lambda each: (each.share - abs(each.distance), each.gain))

    def _readings_of(self, english: str) -> tuple[tuple[Asked, ...], ...]:
        found = self._readings.get(english)
        if found is None:
            readings = readings_of(english, self.lexicon)
            found = self._readings[english] = tuple(tuple(map(self._ask, words)) for words in readings)
        return found

    def _ask(self, word: str) -> Asked:
        found = self._asked.get(word)
        if found is None:
            key = stem(word)
            taught = sorted(self.learned.get(key, {}).items(), key=lambda item: (len(item[0]), item[0]), reverse=True)
            found = self._asked[word] = Asked(word, word.lower(), self.lexicon.pairs.get(key, ()), tuple(taught))
        return found


def readings_of(english: str, lexicon: Lexicon) -> tuple[tuple[str, ...], ...]:
    """The words of an English name; for an abbreviation those of everything that it stands for, and itself if it is a word."""
    words = words_of(english)
    if not is_abbreviation(english):
        return (words,)
    plain = (words,) if len(words) == 1 and stem(words[0]) in lexicon.pairs else ()
    return (*lexicon.expansions.get(short_key(english), ()), *plain)


@lru_cache(1 << 15)
def is_abbreviation(name: str) -> bool:
    """Whether a name is one token of mostly capital letters: RPC, CNNs, IaaS, MitM."""
    token = name.removesuffix("s")
    capitals = sum(map(str.isupper, token))
    return " " not in name and len(token) <= 7 and capitals >= 2 and 2 * capitals >= len(token)


def _linked(words: Sequence[Asked], chinese: str) -> Support:
    """Each word with the longest part of the Chinese that translates it; with the shortest, if words are left over."""
    found = _links(words, chinese)
    if len(words) == 1 or found.gain == 0 or found.gain >= len(words):
        return found
    short = _links(words, chinese, longest=False)
    return short if short.gain > found.gain else found


def _links(words: Sequence[Asked], chinese: str, longest: bool = True) -> Support:
    gain, rest, unlinked, begins = 0.0, chinese, list[Asked](), False
    for word in words:
        found, weight = _link(word, rest, longest)
        if not found:
            unlinked.append(word)
            continue
        gain += weight
        begins = begins or rest.startswith(found)
        rest = rest.replace(found, "\0" * len(found), 1)
    denied = sum([_denies(word, chinese) for word in unlinked])
    size, left = _size(rest), [word.word for word in unlinked]
    distance = _distance(left, size)
    tail = _tail(rest) if distance > 0 else 0
    return Support(gain, len(words), size, _distance(left, size - tail) if tail else distance, begins, denied)


def _tail(rest: str) -> int:
    """Characters of the general noun that closes what is unexplained, such as 算法."""
    return next((len(tail) for tail in _tails() if rest.endswith(tail)), 0)


@cache
def _tails() -> tuple[str, ...]:
    return tuple(sorted(word_list("tails.txt"), key=lambda tail: (-len(tail), tail)))


def _link(word: Asked, rest: str, longest: bool) -> tuple[str, float]:
    """The longest (or shortest) part of `rest` that translates a word, and how surely."""
    for option in word.options if longest else word.options[::-1]:
        if option in rest:
            return option, 1.0 if len(option) > 1 else ONE_CHARACTER
    at = -1 if len(word.low) < 2 else rest.lower().find(word.low)
    if at >= 0:
        return rest[at : at + len(word.low)], 1.0
    near = next((found for option in word.options if (found := _near(option, rest))), "")
    if near:
        return near, NEARLY
    return next(((found, sure) for found, sure in word.taught if found in rest), ("", 0.0))


def _near(option: str, rest: str) -> str:
    """Where a translation stands with one more character in it: 精确度 for 精度."""
    start = rest.find(option[0])
    found = rest[start : start + len(option) + 1] if start >= 0 and len(option) > 1 else ""
    return (
        found if found and found[-1] == option[-1] and found[1:].find(option[1:-1]) >= 0 and "\0" not in found else ""
    )


def _denies(word: Asked, chinese: str) -> bool:
    """Whether all known translations of a word have nothing in common with a Chinese name, as far as characters tell."""
    return bool(word.options) and COMMON.issuperset(_signs(word.options).intersection(chinese))


@lru_cache(1 << 15)
def _signs(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset("".join(words))


def _initials(english: str, chinese: str, lexicon: Lexicon) -> Support:
    """An abbreviation of unknown words: its letters against the first letters of what Chinese words translate, in order."""
    letters = [letter.lower() for letter in english.removesuffix("s") if letter.isupper()]
    at, matched, gain, place, rest, begins = 0, 0, 0.0, 0, 0.0, False
    while place < len(chinese):
        size, skipped = _match(chinese, place, letters[at:], lexicon)
        if size:
            at, matched, gain = at + skipped + 1, matched + 1, gain + (SPELLED if size > 1 else SPELLED_BY_ONE)
            begins = begins or (place == 0 and at == 1)
        rest += chinese[place] not in JOINTS and not size and not chinese[place].isspace()
        place += size or 1
    if 2 * matched <= len(letters):
        gain, begins = 0.0, False
    return Support(gain, len(letters), rest, _distance(["w" * LONG_WORD] * (len(letters) - matched), rest), begins)


def _match(chinese: str, place: int, letters: Sequence[str], lexicon: Lexicon) -> tuple[int, int]:
    """How many characters at `place` one of the next two letters explains, and how many letters that leaves out."""
    for skipped, letter in enumerate(letters[:2]):
        if chinese[place].isascii() and chinese[place].lower() == letter and not chinese[place - 1 : place].isalpha():
            size = next((n for n in range(1, len(chinese) - place) if not chinese[place + n].isascii()), 1)
            return size, skipped
        for size in (4, 3, 2, 1):
            if letter in lexicon.initials.get(chinese[place : place + size], "") and place + size <= len(chinese):
                return size, skipped
    return 0, 0


def _size(rest: str) -> float:
    """Unexplained characters; a Latin word counts as one of a fixed size."""
    plain = rest.translate(NOT_COUNTED)
    latin = LATIN.findall(plain)
    return len(plain) - sum(map(len, latin)) + LATIN_WORD * len(latin)


def _distance(unlinked: Sequence[str], rest: float) -> float:
    """How far the unexplained characters are from two a word (more for long words), relative; negative: too few."""
    count = len(unlinked)
    low = 2 * count - FEW * (count > 1)
    high = 2 * count + FEW + WIDE * sum(max(0, len(word) - LONG_WORD) for word in unlinked)
    if rest < low:
        return -(low - rest) / (high + 1)
    return min(FARTHEST, max(0.0, rest - high) / (high + 1))
