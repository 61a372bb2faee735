"""Lines in bold type that an author wrote for headings, in an article that has none."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from indexer.model import Article, Mark
from indexer.trees.reading.clauses import length_of
from indexer.trees.reading.numbering import numbering
from indexer.trees.reading.wellformed import admonitions

FEWEST = 2
"""Heads of a part or an article: a single bold line is a remark more often than not."""
LONGEST = 16.0
"""Tokens of a head."""
AROUND = 2
"""Characters of a line before its head, beside a number, and after it, at most: its colon."""
LARGEST = 0.6
"""Of an article, what stands before the first of its heads or under one of them, at most: else they head a detail of it."""
BRACKETS = ("(", "（")
"""What a remark begins with."""
SENTENCE_ENDS = "。.；;！!"
LONG, NEARLY_ALL, FEW = 6000, 0.9, 2
"""Characters of a long article; what stands in the paragraphs under one heading that parts nothing, more than this share; and how many headings such an article has, at most:
beside more (Summary, Key points, Transcript) readers missed them."""
CAPTION = re.compile(r"(?:[图表]|fig(?:ure|\.)?|table)\s*[\d一二三四五六七八九十]", re.I)


def is_headed(article: Article) -> bool:
    """Whether an author wrote headings, and they part the article: one that is nothing but paragraphs under one of them (Transcript) or above the first (Notes) is not parted."""
    heads = [block.start for block in article.blocks if block.kind == "heading"]
    length = len(article.text)
    if not heads or length < LONG or len(heads) > FEW:
        return bool(heads)
    said = [0] * (len(heads) + 1)
    for block in article.blocks:
        if block.kind == "paragraph":
            said[bisect_right(heads, block.start)] += block.end - block.start
    return max(said) <= NEARLY_ALL * length


def heads_of(article: Article) -> list[Mark]:
    """The bold lines by which an article without headings is parted, in order; none where it has headings, or they part only a piece of it."""
    if is_headed(article):
        return []
    found = list(_heads(article))
    edges = [0, *(mark.start for mark in found), len(article.text)]
    parts = [high - low for low, high in pairwise(edges)]
    return found if len(found) >= FEWEST and max(parts) <= LARGEST * len(article.text) else []


def _heads(article: Article) -> Iterator[Mark]:
    strong = [mark for mark in article.marks if mark.kind == "strong"]
    starts = [block.start for block in article.blocks]
    lines = [bisect_right(starts, mark.start) - 1 for mark in strong]
    alone = {line: mark for line, mark in zip(lines, strong, strict=True) if line >= 0 and is_head(article, line, mark.start, mark.end)}
    for line, mark in alone.items():
        said = article.text[mark.start : mark.end].strip(" ：:").lower()
        name = said[numbering(said) :]
        if line + 1 not in alone and name not in admonitions() and name[:1] not in BRACKETS and any(map(str.isalpha, name)):
            yield mark


def is_head(article: Article, line: int, start: int, end: int) -> bool:
    """Whether bold type from `start` to `end` is a paragraph of its own, the block `line`, that a block follows which is no heading: short, no
    sentence, no caption."""
    block, after = article.blocks[line], article.blocks[line + 1 : line + 2]
    if block.kind != "paragraph" or not after or after[0].kind == "heading":
        return False
    said = article.text[block.start : block.end].rstrip()
    alone = said and start - block.start - numbering(said) <= AROUND and block.start + len(said) - end <= AROUND
    return bool(alone) and said[-1] not in SENTENCE_ENDS and not CAPTION.match(article.text, start, end) and length_of(article.text[start:end]) <= LONGEST
