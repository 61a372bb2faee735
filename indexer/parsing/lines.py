"""From a block back to the line of the Markdown file that it came from, for who wants to jump there in an editor.

Found when asked for: a build pays nothing, and a file that was edited since is still found its way in.
"""

import re

from indexer.model import Article
from indexer.parsing.markdown.frontmatter import split_front_matter

FIRST_WORDS = re.compile(r"\s*((?:(?![*_`\[\]<>&\\|])[!-~]){1,24}|[^\s*_`\[\]<>&\\|]{1,3})")
"""What a block begins with, up to a sign that may be written otherwise in the source; of Chinese, less than a line."""
MISSES = 50
"""Blocks that may be missing after the last one found (notes, what is rewritten) before no more are looked for."""


def source_lines(markdown: str, article: Article) -> tuple[int, ...]:
    """The line, from 1, on which each block of an article begins in its file; where that is unknown the line before it.

    Takes one pass over the file: a block is looked for where the last one ended.

    >>> from indexer.model import Block
    >>> blocks = Block("paragraph", 0, 1), Block("item", 2, 3, 1)
    >>> source_lines("# 锁\\n\\n甲\\n\\n- 乙\\n", Article("a", "锁", "甲\\n乙", blocks))
    (3, 5)
    """
    at = len(markdown) - len(split_front_matter(markdown).body)
    lines, line, counted, misses = [], 1 + markdown.count("\n", 0, at), at, 0
    for block in article.blocks:
        text = article.text[block.start : block.end]
        place = _place(markdown, at, text) if misses < MISSES else -1
        if place >= 0:
            line += markdown.count("\n", counted, place)
            at, counted = place + len(text), place
        elif misses < MISSES:
            misses += 1
            place = _place(markdown, 0, text)
        lines.append(line if place in {-1, counted} else markdown.count("\n", 0, place) + 1)
    return tuple(lines)


def _place(markdown: str, at: int, text: str) -> int:
    """Where a block's first words stand after `at`; -1 where they do not."""
    found = FIRST_WORDS.match(text)
    return markdown.find(found[1], at) if found else -1
