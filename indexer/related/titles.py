"""What titles say of their articles' kinship: two that fill one frame differently name sisters, not copies."""

import re

FRAME = 0.6
"""Of the shorter title, how much both begin and end with: `Java 19 新特性概览`, `Java 20 新特性概览`."""
NAME = re.compile(r"[\w.$:=@#()<>-]{2,60}", re.ASCII)
"""A title that is one name, of a function or a class above all: `optim.Adam()`. Notes of an interface follow one template: 22 pairs of a vault that resemble
each other by .33 to .65 are none of them copies."""
UNIT = re.compile(r"[\u3400-\u9fff]|[^\W_\u3400-\u9fff]+")


def units_of(title: str) -> list[str]:
    """The title in lower case, as Han characters and words, without white space and punctuation."""
    return UNIT.findall(title.lower())


def are_sisters(left: str, right: str) -> bool:
    """Whether two titles begin and end alike and differ in between, in both: events, versions, parts of a series; or are two names.

    A copy's title adds something (修订, 详解) or is another one altogether.

    >>> are_sisters("第七届会议（北京会场）通知", "第七届会议（广州会场）通知")
    True
    >>> are_sisters("Redis 源码分析", "Redis 源码分析（修订）")
    False
    >>> are_sisters("optim.Adam()", "optim.RMSprop()"), are_sisters("Redis", "Redis7")
    (True, False)
    """
    if NAME.fullmatch(left) and NAME.fullmatch(right):
        return not _begins_alike(left.lower(), right.lower())
    first, second = units_of(left), units_of(right)
    shortest = min(len(first), len(second))
    before = _alike(first, second, shortest)
    after = _alike(first[::-1], second[::-1], shortest - before)
    return before + after < shortest and before + after >= FRAME * shortest


def _begins_alike(left: str, right: str) -> bool:
    """Whether one name is the beginning of the other."""
    return left.startswith(right) or right.startswith(left)


def _alike(first: list[str], second: list[str], most: int) -> int:
    """How many units two titles begin with alike, `most` at most."""
    return next((at for at in range(most) if first[at] != second[at]), most)
