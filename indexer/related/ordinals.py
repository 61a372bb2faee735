"""Which part of which series a title says that it is: 源码分析（三）, 第二部分, Part II, 系列之四, 下篇."""

import re
import unicodedata
from typing import NamedTuple

from indexer.related.titles import units_of

HAN_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
HAN_NUMBER = r"[零〇一二三四五六七八九十]{1,3}"
ROMAN = r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})(?<=[IVX])"
ENGLISH = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
PLACES = {"上": 1, "前": 1, "中": 2, "下": 3, "后": 3, "終": 9, "终": 9}
"""What a part is called by its place; 下 follows 上 whether or not there is a 中."""
NUMBER = rf"\d{{1,2}}|{HAN_NUMBER}|(?-i:{ROMAN})"
TEACHING = "系列(?:文章|教程|笔记)?|教程|笔记|实战|实践|分析|解析|详解|入门|学习|专题|连载|讲解|指南|基础|进阶|札记|随笔|总结"
"""What a bare number after it counts: parts of a course. After a product's name it would be a version."""
OPENING = "([【「〔<"
BRACKETS = r"[(\[【「〔<]\s*(?:{})\s*[)\]】」〕>]"
FORMS = (
    rf"第\s*(?P<n>{NUMBER})\s*(?:部分|部|篇|章|节|讲|课|回|集|弹|话|季|天)(?!\w*[^\W\d_]版)",
    rf"\b(?:part|pt\.?|episode|chapter|lesson)[\s.:#-]*(?P<n>{NUMBER}|{'|'.join(ENGLISH)})(?![\w.]*\d)\b",
    BRACKETS.format(rf"(?:连载|系列)?\s*(?P<n>{NUMBER}|[{''.join(PLACES)}])\s*(?:篇|部|集|完|/\s*\d+)?"),
    rf"之\s*(?P<n>{NUMBER})(?=$|[\s:,.、。—–\-|(\[《【])",
    rf"(?:{TEACHING})\s*[-—–_:#.·]?\s*(?P<n>{NUMBER})(?=$|[\s:,、—–\-|_(\[《【])(?!\s*[.年月日个种步条大点])",
    rf"[\s:\-—–·_,](?P<n>[{''.join(PLACES)}])\s*(?:篇|集|部)?$",
    r"(?P<n>[上中下前后终])篇(?=$|[\s:—–\-|(\[])",
    rf"(?<=[^\W\d_])\s+(?P<n>(?-i:{ROMAN}))$",
    r"(?<=[\u3400-\u9fff])\s*+[\-—–_]?\s*+(?P<n>\d{1,2})$",
)
"""How titles number their parts; the first in a title is taken. Editions, years, versions and issues (第 2 版, 2019, Vue 3, 第 12 期) are none;
a bare number counts parts only at the end of a Chinese name: 使用技巧2."""
PATTERNS = tuple(re.compile(form, re.I) for form in FORMS)
AT_THE_END = re.compile(r"(?P<n>\d{1,2})\s?[.、:：]\s?[^—–|｜]{1,100}?\s?(?:—{1,2}|–|[|｜])\s?(?P<name>[^—–|｜]{2,60})")
"""A part that begins with its number and ends with the name of its series: 01. 列表 — Python 进阶."""
NAMED_BEFORE = re.compile(r"[(\[【「〔<]([^()\[\]【】「」〔〕<>]+)[)\]】」〕>][\s\-—–:(\[【「〔<]*\Z")
IN_BRACKETS = re.compile(r"[(\[【「〔<]\s*+(?P<name>[^()\[\]【】「」〔〕<>]{2,60}?)\s*+[-_#·]?\s*+(?<![\d.])(?P<n>\d{1,3})\s*+[)\]】」〕>]")
"""The name of a series and a number, both in brackets: Continuations (epoq diary 010), 【深度理财 01】复利. It may be a version, too."""
BEFORE_MORE = re.compile(r"(?P<name>.{1,60}?[^\d\s\-—–_:#.|·])[\s\-—–_:#.|·]*+(?<![\d.])(?P<n>\d{1,2})\s*+(?:[\-—–:、|_]|\.(?!\d))\s*+[^\d\s]")
"""A number before what the part is about: 学习 Vue 源码 1-目录结构, Refactoring Day 2: Move Method. It may be a version; after another
number (05-24: …) it is a day."""
TITLE_CHARACTERS = 300
"""A title is looked at no further."""
LEAST_HAN, LEAST_WORDS = 3, 2
"""What a series' name has at least: shorter ones are words that any title begins with. One word is enough where brackets count: Vuex（1）."""


class Part(NamedTuple):
    """The names that a part's series may have, the longest first, none where the number begins the title (第三章 …), and the part's number."""

    names: tuple[str, ...]
    number: int


def part_of(title: str) -> Part | None:
    """The part that a title says it is; None where it counts nothing, or something stands before the number that is no name.

    >>> part_of("TiDB 源码阅读系列文章（五）TiDB SQL Parser 的实现")
    Part(names=('tidb 源 码 阅 读 系 列 文 章',), number=5)
    >>> part_of("【CMake 系列】（一）入门")
    Part(names=('cmake 系 列',), number=1)
    >>> part_of("Continuations (epoq diary 010)")
    Part(names=('epoq diary',), number=10)
    >>> part_of("Vue 3") is None, part_of("Vectors (RFC 793)") is None, part_of("Typing (Python 3.12)") is None
    (True, True, True)
    """
    plain = unicodedata.normalize("NFKC", title[:TITLE_CHARACTERS])
    found = min(filter(None, (pattern.search(plain) for pattern in PATTERNS)), key=re.Match.start, default=None)
    last = AT_THE_END.fullmatch(plain.strip())
    if found is None or (last and found.start()):
        return _named_beside(last or IN_BRACKETS.search(plain))
    before = plain[: found.start()]
    names, number = _names(before, 1 if found[0][0] in OPENING else LEAST_WORDS), _value(found["n"])
    begins = not units_of(before) and bool(units_of(plain[found.end() :]))
    return Part(names, number) if names or begins else None


def lesson_of(title: str) -> Part | None:
    """The part that a title may say it is, where `part_of` tells none: what is said of others must show that its number is no version.

    >>> lesson_of("学习 Vue 源码 2-简版响应式")
    Part(names=('学 习 vue 源 码',), number=2)
    >>> lesson_of("Vitest 1.0: 稳定版") is None
    True
    """
    return _named_beside(BEFORE_MORE.match(unicodedata.normalize("NFKC", title[:TITLE_CHARACTERS])))


def _named_beside(found: re.Match[str] | None) -> Part | None:
    """The part whose number stands beside the name of its series; what is all digits is a date."""
    units = units_of(found["name"]) if found else []
    return Part((" ".join(units),), int(found["n"])) if found and _is_name(units) and not "".join(units).isdigit() else None


def _names(before: str, words: int) -> tuple[str, ...]:
    """The whole title before the number; and what stands in brackets right before it: 高阶函数（软件编写）（第四部分）."""
    bracketed = NAMED_BEFORE.search(before)
    found = [(units_of(before), words), *([(units_of(bracketed[1]), LEAST_WORDS)] if bracketed else [])]
    return tuple(dict.fromkeys(" ".join(units) for units, least in found if _is_name(units, least)))


def _is_name(units: list[str], words: int = LEAST_WORDS) -> bool:
    """Whether units of a title may name a series: three Han characters, so many words (but not one letter, which C, C++ and C# all are), or some of both."""
    han = sum(not unit.isascii() for unit in units)
    return han >= LEAST_HAN or (len(units) - han >= words and len("".join(units)) > 1) or (han > 0 and len(units) > han)


def _value(number: str) -> int:
    """The number that digits, Chinese or Roman numerals or a place stand for."""
    if number in PLACES:
        return PLACES[number]
    if number.isdigit():
        return int(number)
    if number.lower() in ENGLISH:
        return ENGLISH[number.lower()]
    if number[0] in "IVX":
        return _roman(number)
    tens, ten, ones = number.rpartition("十")
    return (HAN_DIGITS.get(tens, 1) * 10 if ten else 0) + HAN_DIGITS.get(ones, 0)


def _roman(number: str) -> int:
    values = [{"I": 1, "V": 5, "X": 10}[sign] for sign in number]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))
