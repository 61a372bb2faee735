"""What only numbers a heading or an item: 1. and 三、 and their like."""

import re
from collections.abc import Sequence, Set

from indexer.trees.reading.enumerations import DIGITS

CLOSED = r"[）)](?:[、.．](?![A-Za-z\d]))?"
"""A bracket after a number, with the sign that some set behind it."""
NUMBERING = re.compile(
    rf"(?:[（(]\d{{1,2}}{CLOSED}|\d{{1,2}}(?:\.\d{{1,2}})*(?:、|{CLOSED}|[.．](?=\s|[\u3400-\u9fffA-Z“《「]))|[①-⑳]|[（(]?[{DIGITS}]{{1,3}}(?:{CLOSED}|、(?![{DIGITS}])|[.．]))\s*(?=\S)",
)
"""What numbers a heading or an item; none of 2.4 GHz, 404.html, 206. 反转链表 and 一、二级缓存 does."""
DOTTED = re.compile(r"(\d{1,2}(?:\.\d{1,2}){1,3})(?:\s+|(?=[\u3400-\u9fff]))(?=\S)")
"""What does where another heading has the number before or after it, or above: 1.2 beside 1.1, not 3.11 新特性."""

SPACED = re.compile(r"(\d{1,2})[ \t\u3000]+(?=\S)")
"""What does where others number on from 0 or 1: 1 动机 before 2 原理, 04 卸载."""
LETTERED = re.compile(r"(\d{1,2}[.．])(?=[a-z])")
"""What does where another heading has the number before or after it: 2.golang beside 3.channel, not 404.html."""
SHORTCODE = re.compile(r"(?::[a-z\d_+-]{2,24}:\s*)+(?=[^\s:])")
"""An emoji as its name, before a heading: :rocket: 部署."""
QUESTION = re.compile(r"[QＱ][ \t]?\d{1,2}[ \t]?[：:][ \t]*(?=\S)", re.I)
"""What numbers a question: Q1：."""
BEGINS = frozenset(f"（(:QqＱｑ①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳{DIGITS}")
"""What all these begin with, beside digits."""


def numbering(title: str, numbers: Set[str] = frozenset()) -> int:
    """How many characters of a heading only number it: 1. and 三、 and their like, of dotted and of bare ones those of `numbers`, but not 第一步."""
    if title[:1] not in BEGINS and not title[:1].isdecimal():
        return 0
    code = SHORTCODE.match(title)
    begin = code.end() if code else 0
    found, dotted, spaced = (sign.match(title, begin) for sign in (NUMBERING, DOTTED, SPACED))
    for counted in (dotted, spaced, LETTERED.match(title, begin)):
        if counted and counted[1] in numbers:
            return counted.end()
    asked = QUESTION.match(title, begin)
    return next((sign.end() for sign in (found, asked) if sign), begin)


def numbers_of(titles: Sequence[str]) -> Set[str]:
    """The numbers that headings begin with, as far as they number them: dotted ones of which another is before, after or above, those before
    small letters of which another is before or after, bare ones that count on from 0 or 1."""
    dotted = {found[1] for found in map(DOTTED.match, titles) if found}
    single = {found[0] for found in (re.match(r"\d{1,2}(?!\d|\.\d)", title) for title in titles) if found}
    kept = {number for number in dotted if not _beside(number).isdisjoint(dotted) or number.rpartition(".")[0] in dotted | single}
    spaced = {found[1] for found in map(SPACED.match, titles) if found}
    values = set(map(int, spaced))
    counts = not values.isdisjoint({0, 1})
    lettered = {found[1] for found in map(LETTERED.match, titles) if found}
    kept |= {number for number in lettered if not {str(int(number[:-1]) + step) for step in (-1, 1)}.isdisjoint(single)}
    return kept | {number for number in spaced if counts and not {int(number) - 1, int(number) + 1}.isdisjoint(values)}


def _beside(number: str) -> set[str]:
    """The dotted numbers right before and after one."""
    head, _, last = number.rpartition(".")
    return {f"{head}.{int(last) + step}" for step in (-1, 1)}
