"""What an author says right before a line of code, told with it: 查看有哪些数据库：show databases."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from indexer.model import Article, Block, Tree
from indexer.text.spelling import is_han
from indexer.trees.reading.clauses import balanced

LONGEST = 60
"""Characters of a line of code that is told."""
TOLD = frozenset({"term", "point", "step"})
CAPTIONS = frozenset({"paragraph", "item"})
REMARK = r"(?:[（(][^（）()\n]{1,40}[)）])?"
BETWEEN = re.compile(rf"\s*+{REMARK}\s*+[：:]?\s*+{REMARK}\s*+")
"""What may stand between what is said and its code."""


def with_commands(tree: Tree, article: Article) -> Tree:
    """A tree in which a node that a line of code follows, with nothing but a colon or a remark in brackets between, is told with it, as a point or a step,
    where its parent's span holds the code."""
    lines = {before.end: code for before, code in _captions(article)}
    if not lines:
        return tree
    ends = sorted(lines)

    def told(node: Tree, bound: int) -> Tree:
        low, high = node.span or (0, bound)
        if node.children or node.kind not in TOLD:
            return node._replace(children=tuple([told(child, high) for child in node.children]))
        at = bisect_left(ends, high)
        if at == len(ends) or not BETWEEN.fullmatch(article.text, high, ends[at]):
            return node
        line = lines[ends[at]]
        code = article.text[line.start : line.end].strip().removesuffix(";")
        if line.end > bound or code in node.label:
            return node
        return node._replace(label=f"{node.label}{'：' if is_han(node.label) else ': '}{code}", kind="step" if node.kind == "step" else "point", span=(low, line.end))

    return told(tree, len(article.text))


def _captions(article: Article) -> Iterator[tuple[Block, Block]]:
    """The paragraphs and items right before a line of code, with it."""
    for before, code in pairwise(article.blocks):
        if code.kind == "code" and before.kind in CAPTIONS:
            line = article.text[code.start : code.end].strip()
            if 1 < len(line) <= LONGEST and line.isprintable() and balanced(line):
                yield before, code
