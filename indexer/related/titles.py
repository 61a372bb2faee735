"""What titles say of their articles' kinship: two that fill one frame differently name sisters, not copies."""

import re

FRAME = 0.6
"""Of the shorter title, how much both begin and end with: `Java 19 新特性概览`, `Java 20 新特性概览`."""
UNIT = re.compile(r"[\u3400-\u9fff]|[^\W_\u3400-\u9fff]+")


def units_of(title: str) -> list[str]:
    """The title in lower case, as Han characters and words, without white space and punctuation."""
    return UNIT.findall(title.lower())


def are_sisters(left: str, right: str) -> bool:
    """Whether two titles begin and end alike and differ in between, in both: events, versions, parts of a series.

    A copy's title adds something (修订, 详解) or is another one altogether.

    >>> are_sisters("第七届会议（北京会场）通知", "第七届会议（广州会场）通知")
    True
    >>> are_sisters("Redis 源码分析", "Redis 源码分析（修订）")
    False
    """
    first, second = units_of(left), units_of(right)
    shortest = min(len(first), len(second))
    before = _alike(first, second, shortest)
    after = _alike(first[::-1], second[::-1], shortest - before)
    return before + after < shortest and before + after >= FRAME * shortest


def _alike(first: list[str], second: list[str], most: int) -> int:
    """How many units two titles begin with alike, `most` at most."""
    return next((at for at in range(most) if first[at] != second[at]), most)
