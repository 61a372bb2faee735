"""The word lists, behind one look-up by key: closed classes, stop words, verbs, generic words."""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import numpy.typing as npt

from indexer.model import Keys
from indexer.prepared import prepared
from indexer.text.characters import fold
from indexer.text.hashing import hashes_of

CLOSED_CLASSES = "upcryeoxwf"
"""jieba's tags of particles, prepositions, conjunctions, pronouns, modal particles, interjections, sounds, marks, places."""
PREFIXES = frozenset("自除非反")
"""Closed-class by their tag, but the beginning of many technical names: 自注意力, 非对称加密, 反向代理. 对 only ends some (正样本对): `grams.py`."""
NUMERALS = ("一", "二", "两", "三", "四", "五", "六", "七", "八", "九", "十", "几", "半", "数")
TIMES = ("天", "周", "年", "月", "个月", "小时", "分钟", "秒", "秒钟", "会儿", "阵子")
"""Units of time; with a numeral before them they name nothing. No 次: 三次握手."""
MEASURES = "个条种次位台层步点项类份件级句行段章节篇页块组套张名处道遍"
DICTIONARY_LINE = re.compile(r"([\u4e00-\u9fff]{1,4}) \d+ [a-z]")
VOWELS = "aeiou"


@cache
def word_list(name: str) -> frozenset[str]:
    """The folded words of `words/NAME.txt`; `#` begins a comment."""
    text = files("indexer.analysis").joinpath("words", f"{name}.txt").read_text("utf-8")
    lines = (line.split("#", 1)[0].strip() for line in text.splitlines())
    return frozenset(fold(word) for line in lines for word in line.split())


@cache
def protected_names() -> tuple[str, ...]:
    """The names of several words that stay whole, one a line in `words/protected.txt` and `words/whole_names.txt`."""
    folder = files("indexer.analysis").joinpath("words")
    lines = [line.strip() for name in ("protected", "whole_names") for line in folder.joinpath(f"{name}.txt").read_text("utf-8").splitlines()]
    return tuple(line for line in lines if line and not line.startswith("#"))


CLOSED, NOT_FIRST, LINK, GENERIC, NO_PLURAL, VERB, ADVERB, NOT_LAST = 1, 2, 4, 8, 16, 32, 64, 128
"""Classes of words, as the bits of a byte. A VERB or an ADVERB ends an English noun chunk; alone among Chinese words it may be a name."""


@dataclass(frozen=True, slots=True, eq=False)
class WordClasses:
    """Words by key with their classes: two tables of slots, so that a look-up is two gathers whatever the number of words."""

    keys: npt.NDArray[np.uint64]
    classes: npt.NDArray[np.uint8]

    def of(self, words: Keys) -> npt.NDArray[np.uint8]:
        """(n,) the classes of each word, 0 for one that is in no list."""
        out = np.zeros(len(words), dtype=np.uint8)
        for table in range(2):
            slots = _slots(words, table, self.keys.shape[1])
            known = np.flatnonzero(self.keys[table, slots] == words)
            out[known] |= self.classes[table, slots[known]]
        return out


@cache
def word_classes() -> WordClasses:
    """The classes of all words of the lists, and of jieba's closed-class words, less some prefixes."""
    lists = {
        CLOSED: (_closed_class() | _counted() | word_list("chinese_joined") | word_list("english_closed") | word_list("foreign_closed") | _adverbs_in_ly()) - PREFIXES,
        NOT_FIRST: word_list("chinese_first"),
        NOT_LAST: word_list("chinese_last"),
        LINK: word_list("english_links"),
        GENERIC: word_list("english_generic") | word_list("chinese_generic"),
        NO_PLURAL: word_list("singular_exceptions"),
        VERB: verb_forms(),
        ADVERB: word_list("english_adverbs"),
    }
    classes: dict[str, int] = {}
    for bit, words in lists.items():
        for word in words:
            classes[word] = classes.get(word, 0) | bit
    ordered = sorted(classes)
    return _tabled(hashes_of(ordered), np.array([classes[word] for word in ordered], dtype=np.uint8))


def _adverbs_in_ly() -> frozenset[str]:
    """Adverbs that name nothing wherever they stand, alone before a comma, too: Unfortunately. Others may (forward, prior)."""
    return frozenset(word for word in word_list("english_adverbs") if word.endswith("ly"))


@cache
def verb_forms() -> frozenset[str]:
    """All forms of the English verbs that end a noun chunk: listed ones, and those made by rule that are no nouns."""
    made = {form for verb in word_list("english_verb_stems") for form in inflected(verb)}
    return word_list("english_verbs") | (made - word_list("english_noun_forms"))


def inflected(verb: str) -> tuple[str, str, str, str]:
    """A regular verb, its -s, -ed and -ing form.

    >>> inflected("apply"), inflected("reduce")
    (('apply', 'applies', 'applied', 'applying'), ('reduce', 'reduces', 'reduced', 'reducing'))
    """
    if verb.endswith("e") and not verb.endswith("ee"):
        return verb, f"{verb}s", f"{verb}d", f"{verb[:-1]}ing"
    if verb[-1] == "y" and verb[-2] not in VOWELS:
        return verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"
    stem = verb + verb[-1] if verb in word_list("english_doubling") else verb
    sibilant = "es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s"
    return verb, verb + sibilant, f"{stem}ed", f"{stem}ing"


def _tabled(keys: Keys, classes: npt.NDArray[np.uint8]) -> WordClasses:
    size = 1 << 16
    while True:
        table, bits = np.zeros((2, size), dtype=np.uint64), np.zeros((2, size), dtype=np.uint8)
        left = np.arange(len(keys))
        for number in range(2):
            slots = _slots(keys[left], number, size)
            table[number, slots], bits[number, slots] = keys[left], classes[left]
            left = left[table[number, slots] != keys[left]]
        if not len(left):
            return WordClasses(table, bits)
        size *= 2


def _slots(keys: Keys, table: int, size: int) -> npt.NDArray[np.int64]:
    return ((keys >> np.uint64(32 * table)) & np.uint64(size - 1)).astype(np.int64)


def _counted() -> frozenset[str]:
    """What only counts: times (一会儿, 八小时, 第三天), hundredths, how many (几条)."""
    times = {f"{order}{numeral}{unit}" for order in ("", "第") for numeral in NUMERALS for unit in TIMES}
    return frozenset(times | {f"百分之{numeral}" for numeral in NUMERALS} | {f"几{measure}" for measure in MEASURES})


@prepared
def _closed_class() -> frozenset[str]:
    """The words of jieba's dictionary with a closed-class tag, and our stop words.

    The file is read without importing jieba, which costs more than all of this; of its 349,000 lines (word, frequency,
    tag) only those are looked at where a blank and the first letter of such a tag stand side by side.
    """
    folder = find_spec("jieba").submodule_search_locations[0]  # type: ignore[union-attr, index]
    lines = Path(folder, "dict.txt").read_bytes()
    codes = np.frombuffer(lines, dtype=np.uint8)
    closed = np.zeros(256, dtype=np.bool_)
    closed[list(CLOSED_CLASSES.encode())] = True
    places = np.flatnonzero((codes[:-1] == ord(" ")) & closed[codes[1:]]).tolist()
    found = (lines[lines.rfind(b"\n", 0, at) + 1 : at + 2].decode() for at in places)
    return frozenset(line[1] for line in map(DICTIONARY_LINE.fullmatch, found) if line) | word_list("chinese_stop")
