"""Where a Chinese name may begin in the words before a bracket, and where an English one may."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from indexer.concepts.lexicon import FUNCTION_WORDS, rows, word_list

TOKEN = re.compile(r"[A-Za-z0-9_][\w+#./&'’-]*|[\u3400-\u9fff]+|\S", re.ASCII)
MEASURE = re.compile(
    r"[一二三四五六七八九十两几多数每各某这那哪\d]+[个种类条款套份张台只名位次组块段层级项门些对件本篇句群系列]*|第.{1,3}"
)
Words = Sequence[tuple[int, str]]
"""The words of a run, each with its offset."""
MOST_WORDS = 11
LONGEST = 24
NEVER_FIRST = frozenset("和与或一这那某各每的了着们吗呢吧及而且但并则")
NEVER_LAST = frozenset("第的了着")
DOES = re.compile(r"将(?!军|来)|[^门]把(?!手|关)|一遍|(?:打包|保存|转换|转化|编译|拆分|合并|封装|渲染|解析|加工|组装|变换|翻译)[成为]|^(?:加入|走|利用|采用)[\u3400-\u9fff]")
"""What says what is done, and is no name: 数据保存成原快照, 走一遍 Raft 协议."""
TAKING = frozenset(["用", "由", "对", "使用", "利用", "通过", "采用", "借助", "借用", "运用", "启用", "提供", "引入", "如何", "了解", "理解", "认识", "什么是", "一组", "所有", "成为", "变成", "作为", "结合", "关于"])
"""What begins a heading and no name: 用重做日志（Redo Log）, 通过内心独白（Inner Monologue）."""
CONJUNCTIONS = frozenset("和与或及")
"""What begins no name though its author set that apart: *和韧性*（Resilience）."""
RESULTS = frozenset("成为")
"""Words after a verb that say what becomes of something."""
INSIDE = frozenset("的之和与及")
"""Closed words over which a name goes on where what stands before them is explained: 集中式的版本控制."""
QUOTES = (("“", "”"), ("「", "」"), ("『", "』"), ("《", "》"))
LONG_ENOUGH = 5
"""Letters from which an English word may begin with a prefix."""


class Candidate(NamedTuple):
    """An end of the text before a bracket that may be the name.

    `word` is what it begins with, `before` the word that stands before it (empty at the edge).
    """

    text: str
    word: str
    before: str


CLOSED, LOOSE, NAMING, OTHER = 3, 2, 1, 0
"""What a word is to the left edge of a name: it ends it, seldom begins it, announces it, or none of these."""


@cache
def _kinds() -> Mapping[str, int]:
    lists = {LOOSE: "loose-words.txt", CLOSED: "closed-words.txt", NAMING: "naming-words.txt"}
    return {word: kind for kind, name in lists.items() for word in word_list(name)}


@lru_cache(1 << 15)
def kind_of(word: str) -> int:
    """CLOSED, LOOSE, NAMING or OTHER; measures and words in 的 are closed.

    >>> kind_of("一个") == kind_of("我们") == CLOSED, kind_of("称为") == NAMING, kind_of("缓存") == OTHER
    (True, True, True)
    """
    if not word:
        return OTHER
    known = _kinds().get(word, OTHER)
    return known or (CLOSED if word[-1] == "的" or MEASURE.fullmatch(word) else OTHER)


def segmented(runs: Iterable[str], cut: Callable[[str], list[str]]) -> Mapping[str, tuple[tuple[int, str], ...]]:
    """The words of each run with their offsets; the Chinese of all runs is cut in one go."""
    ordered = sorted(set(runs))
    pieces = {run: [(found.start(), found[0]) for found in TOKEN.finditer(run)] for run in ordered}
    stretches = sorted({piece for found in pieces.values() for _, piece in found if piece[0] >= "\u3400"})
    words = dict(zip(stretches, _cut_lines(stretches, cut), strict=True))
    return {run: tuple(_placed(found, words)) for run, found in pieces.items()}


def _placed(pieces: Iterable[tuple[int, str]], words: Mapping[str, Sequence[str]]) -> Iterable[tuple[int, str]]:
    for start, piece in pieces:
        at = start
        for word in words.get(piece, (piece,)):
            yield at, word
            at += len(word)


def _cut_lines(lines: Sequence[str], cut: Callable[[str], list[str]]) -> list[list[str]]:
    if not lines:
        return []
    out: list[list[str]] = [[]]
    for word in cut("\n".join(lines)):
        if word == "\n":
            out.append([])
        else:
            out[-1].append(word)
    return out


def chinese_ends(run: str, words: Words, english: Collection[str], crosses: Callable[[str], bool]) -> list[Candidate]:
    """The ends of a run that may be a Chinese name of `english` (words in lower case), shortest first.

    Going left they stop at a word that ends names, unless the English has its counterpart or `crosses` (given the end
    that would begin with it) says that it belongs to the name.
    """
    found: list[Candidate] = []
    last = len(words) - 1
    if last > 0 and MEASURE.fullmatch(words[last][1]):
        return []
    for place in range(last, max(-1, last - MOST_WORDS), -1):
        start, word = words[place]
        text = run[start:]
        if len(text) > LONGEST or (place < last and _ends(run, words, place, english, crosses)):
            break
        if text[0] not in NEVER_FIRST and text[-1] not in NEVER_LAST and not text.isascii() and word not in RESULTS and _balanced(text) and not DOES.search(text):
            found.append(Candidate(text, word, words[place - 1][1] if place else ""))
    return found


def _ends(run: str, words: Words, place: int, english: Collection[str], crosses: Callable[[str], bool]) -> bool:
    """Whether the word at `place` ends every name to its right: it is closed, and nothing says that one goes on over it."""
    start, word = words[place]
    if kind_of(word) not in {CLOSED, NAMING} or may_cross(word, english) or crosses(run[start:]):
        return False
    return word not in INSIDE or place == 0 or not crosses(run[words[place - 1][0] :])


def whole_run(run: str, words: Words, english: Collection[str]) -> list[Candidate]:
    """The whole of a run as a name of `english`, where the author set it apart: a heading, or what stands in quotes."""
    fits = 1 < len(run) <= LONGEST and not run.isascii() and run[0] not in CONJUNCTIONS and run[-1] not in NEVER_LAST
    if not fits or not words or (words[0][1] in TAKING and not may_cross(words[0][1], english)):
        return []
    return [Candidate(run, words[0][1], "")]


def may_cross(word: str, english: Collection[str]) -> bool:
    """Whether a name may hold this closed word, as the English one has its counterpart or a prefix for it."""
    counterparts = _crossings().get(word) or (_crossings().get(word[0]) if MEASURE.fullmatch(word) else None)
    prefixes = tuple(part[:-1] for part in _crossings().get(word[0], ()) if part[-1] == "-")
    if counterparts and not counterparts.isdisjoint(english):
        return True
    return bool(prefixes) and any(len(each) > LONG_ENOUGH and each.startswith(prefixes) for each in english)


@cache
def _crossings() -> Mapping[str, frozenset[str]]:
    return {row[0]: frozenset(row[1:]) for row in rows("crossing.txt")}


def _balanced(text: str) -> bool:
    """Whether what is closed in a text was opened in it."""
    return all(text.find(close) < 0 or -1 < text.find(start) < text.find(close) for start, close in QUOTES)


def english_ends(run: str, characters: int) -> list[Candidate]:
    """The ends of English words before a bracket that may be a name of `characters` Chinese ones, shortest first."""
    words = run.split(" ")
    places = range(len(words) - 1, max(-1, len(words) - 2 - characters), -1)
    return [
        Candidate(" ".join(words[place:]), words[place], words[place - 1] if place else "")
        for place in places
        if words[place].lower() not in FUNCTION_WORDS
    ]
