"""Numbered lines that an author wrote for headings, in a text that has none: 一、数据类型, 第二章 持久化, 3、淘汰策略."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from indexer.model import Article, Mark
from indexer.trees.reading.clauses import length_of
from indexer.trees.reading.enumerations import DIGITS

ONES = DIGITS[:9]
HAN = rf"(?:[{ONES}]?十[{ONES}]?|[{ONES}])"
"""A number up to 99."""
HEAD = re.compile(
    rf"[ \t]*(?:第(?P<chapter>{HAN}|\d{{1,2}})(?:章|节|篇|讲|部分)[、，：: ]?|(?P<han>{HAN})[、.．]|[（(](?P<round>{HAN})[)）]|(?P<digit>\d{{1,2}})(?:、|[.．](?!\d)))"
    r"[ \t]*(?=[^\W_])"
)
FEWEST = {"chapter": 2, "han": 2, "round": 2, "digit": 3}
"""Heads of each kind."""
LONGEST = 16.0
"""Tokens of a head."""
LARGEST = 0.6
"""Of an article, what stands before the first of its heads or under one of them, at most: else they head a detail of it."""
SENTENCE_ENDS = "。.；;！!，,"


class Line(NamedTuple):
    """A line that may be a head: where it stands, how it is numbered and with what, and its number among all lines."""

    start: int
    end: int
    style: str
    number: int
    place: int


def numbered_heads(article: Article) -> list[Mark]:
    """The lines that number the parts of a text, in order: those of the first style that counts from one, each with text under it; none where
    they part only a piece of it."""
    lines = list(_lines(article))
    for style in dict.fromkeys(line.style for line in lines):
        heads = list(_counted([line for line in lines if line.style == style]))
        edges = [0, *(line.start for line in heads), len(article.text)]
        apart = all(after.place - line.place > 1 for line, after in pairwise(heads))
        if len(heads) >= FEWEST[style] and apart and max(high - low for low, high in pairwise(edges)) <= LARGEST * len(article.text):
            return [Mark("strong", line.start, line.end) for line in heads]
    return []


def _lines(article: Article) -> Iterator[Line]:
    """The short lines of paragraphs that a number begins and no sentence ends."""
    place = 0
    for block in article.blocks:
        if block.kind != "paragraph":
            place += 1
        else:
            start = block.start
            for line in article.text[block.start : block.end].split("\n"):
                found = HEAD.match(line)
                if found and line.rstrip()[-1] not in SENTENCE_ENDS and length_of(line) <= LONGEST:
                    style = found.lastgroup or ""
                    yield Line(start, start + len(line), style, _value(found[style]), place)
                start += len(line) + 1
                place += 1


def _counted(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines that count on from one."""
    wanted = 1
    for line in lines:
        if line.number == wanted:
            yield line
            wanted += 1


def _value(number: str) -> int:
    """A number in digits or in Chinese, up to 99."""
    if number.isdigit():
        return int(number)
    tens, ten, ones = number.rpartition("十")
    return 10 * bool(ten) * (1 + ONES.index(tens or "一")) + (1 + ONES.index(ones) if ones else 0)
