"""What an author says right before a line of code, told with it: 查看有哪些数据库：show databases."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from indexer.model import Article, Block, Tree
from indexer.text.brackets import balanced
from indexer.text.spelling import is_han
from indexer.trees.hanging.commented import commands_of
from indexer.trees.hanging.entries import Entry

LONGEST, LONGEST_BLOCK = 60, 200
"""Characters of a line of code that is told, and with the blanks around it."""
TOLD = frozenset({"term", "point", "step"})
CAPTIONS = frozenset({"paragraph", "item"})
REMARK = r"(?:[（(][^（）()\n]{1,40}[)）])?"
BETWEEN = re.compile(rf"\s*+{REMARK}\s*+[：:]?\s*+{REMARK}\s*+")
"""What may stand between what is said and its code."""


class Lines(NamedTuple):
    """The lines of code of an article that can be told: by the ends of what stands before each, which are also given in order, by where the heading
    begins under which one is alone, and by where the comment begins that heads one."""

    article: Article
    after: Mapping[int, Block]
    ends: Sequence[int]
    alone: Mapping[int, Block]
    commented: Mapping[int, Block]


def with_commands(tree: Tree, article: Article, comments: Iterable[Sequence[Entry]] = ()) -> Tree:
    """A tree in which a node that a line of code follows, with nothing but a colon or a remark in brackets between, is told with it, as a point or a step,
    where its parent's span holds the code, and so is one of the `comments` in code that heads a line of it; a section that is nothing but a line of code has this under it,
    unless its heading says it."""
    after, alone, commented = {before.end: code for before, code in _captions(article)}, _alone(article), _commented(article, comments)
    return _told(tree, Lines(article, after, sorted(after), alone, commented), len(article.text)) if after or alone or commented else tree


def _told(node: Tree, lines: Lines, bound: int) -> Tree:
    """A node whose parent ends at `bound` with its line of code. No closure, which would keep the article: a build looks for no cycles."""
    article = lines.article
    low, high = node.span or (0, bound)
    if node.kind == "section" and not node.children and low in lines.alone:
        line = lines.alone[low]
        code = _code_in(article, line)
        return node if code in node.label else node._replace(children=(Tree(code, "point", (line.start, line.end)),))
    if node.children:
        node = node.holding(tuple([_told(child, lines, high) for child in node.children]))
    if node.kind not in TOLD or not all(child.detail for child in node.children):
        return node
    found = lines.commented.get(low) or _line_after(lines, high)
    code = _code_in(article, found) if found else ""
    if not found or found.end > bound or code in node.label:
        return node
    return node._replace(label=f"{node.label}{'：' if is_han(node.label) else ': '}{code}", kind="step" if node.kind == "step" else "point", span=(low, max(high, found.end)))


def _line_after(lines: Lines, place: int) -> Block | None:
    """The line of code before which nothing stands after a place."""
    at = bisect_left(lines.ends, place)
    return lines.after[lines.ends[at]] if at < len(lines.ends) and BETWEEN.fullmatch(lines.article.text, place, lines.ends[at]) else None


def _commented(article: Article, comments: Iterable[Sequence[Entry]]) -> dict[int, Block]:
    """The lines of code that comments head, by where these begin."""
    lines = ((comment, Block("code", start, end)) for comment, start, end in commands_of(article.text, comments))
    return {comment: line for comment, line in lines if _is_line(article, line)}


def _captions(article: Article) -> Iterator[tuple[Block, Block]]:
    """The paragraphs and items right before a line of code, with it."""
    return ((before, code) for before, code in pairwise(article.blocks) if before.kind in CAPTIONS and _is_line(article, code))


def _alone(article: Article) -> dict[int, Block]:
    """The lines of code that are all that stands under a heading, by where that begins."""
    kinds = [*(block.kind for block in article.blocks[2:]), "heading"]
    pairs = zip(pairwise(article.blocks), kinds, strict=False)  # no pair where there is one block, or none
    return {head.start: code for (head, code), after in pairs if head.kind == after == "heading" and _is_line(article, code)}


def _is_line(article: Article, code: Block) -> bool:
    """Whether a block is a line of code that is short enough to be told."""
    line = article.text[code.start : code.end].strip() if code.kind == "code" and code.end - code.start <= LONGEST_BLOCK else ""
    return 1 < len(line) <= LONGEST and line.isprintable() and balanced(line)


def _code_in(article: Article, code: Block) -> str:
    return article.text[code.start : code.end].strip().removesuffix(";")
