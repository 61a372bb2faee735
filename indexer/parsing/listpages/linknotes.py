"""Notes that only link to others: maps of content, tables of contents, lists of bookmarks."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from indexer.model import PROSE, Article, Block, Mark

FEWEST = 3
"""Links of such a note."""
LINKED = 0.8
"""Share of its text outside headings that is links, at least: who says something of each link wrote an article."""
CONTENTS, FEWEST_OWN = 0.5, 5
"""The same where they lead to files beside it, and how many these are: a table of contents has a footer, and chapters to come."""
ELSEWHERE = re.compile(r"[a-z][a-z+.-]*:|//|#", re.I)


def is_of_links(article: Article) -> bool:
    """Whether hardly anything of an article is no link."""
    if any(block.kind in {"code", "table", "formula"} for block in article.blocks):
        return False
    headings = [block for block in article.blocks if block.kind == "heading"]
    links = [mark for mark in article.marks if mark.kind == "link" and not _within(mark, headings)]
    said = sum(_size(article.text[block.start : block.end]) for block in article.blocks if block.kind in PROSE)
    linked = sum(_size(article.text[mark.start : mark.end]) for mark in links)
    own = sum(not ELSEWHERE.match(mark.target) for mark in links)
    return len(links) >= FEWEST and linked >= (CONTENTS if own >= FEWEST_OWN and 2 * own > len(links) else LINKED) * said


def _within(mark: Mark, blocks: Sequence[Block]) -> bool:
    """Whether a mark stands in one of some blocks, which are in order."""
    at = bisect_right(blocks, mark.start, key=lambda block: block.start) - 1
    return at >= 0 and mark.start < blocks[at].end


def _size(text: str) -> int:
    return len("".join(text.split()))
