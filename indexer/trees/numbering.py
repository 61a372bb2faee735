"""What only numbers a heading or an item: 1. and 三、 and their like."""

import re
from collections.abc import Set

from indexer.trees.enumerations import DIGITS

NUMBERING = re.compile(
    rf"(?:[（(]\d{{1,2}}[）)]|\d{{1,2}}(?:\.\d{{1,2}})*(?:[、)）]|[.．](?=\s|[\u3400-\u9fffA-Z“《「]))|[①-⑳]|[（(]?[{DIGITS}]{{1,3}}(?:[）)]|、(?![{DIGITS}])|[.．]))\s*(?=\S)",
)
"""What numbers a heading or an item; none of 2.4 GHz, 404.html, 206. 反转链表 and 一、二级缓存 does."""
DOTTED = re.compile(r"(\d{1,2}(?:\.\d{1,2}){1,3})(?:\s+|(?=[\u3400-\u9fff]))(?=\S)")
"""What does where another heading has the number before or after it, or above: 1.2 beside 1.1, not 3.11 新特性."""


def numbering(title: str, numbers: Set[str] = frozenset()) -> int:
    """How many characters of a heading only number it: 1. and 三、 and their like, of dotted ones those of `numbers`, but not 第一步."""
    found, dotted = NUMBERING.match(title), DOTTED.match(title)
    if dotted and dotted[1] in numbers:
        return dotted.end()
    return found.end() if found else 0
