"""Notes that only link to others: maps of content, tables of contents, lists of bookmarks."""

from indexer.model import Article

PROSE = frozenset({"paragraph", "item", "quote"})
FEWEST = 3
"""Links of such a note."""
LINKED = 0.8
"""Share of its text outside headings that is links, at least: who says something of each link wrote an article."""


def is_of_links(article: Article) -> bool:
    """Whether hardly anything of an article is no link."""
    links = [mark for mark in article.marks if mark.kind == "link"]
    if len(links) < FEWEST or any(block.kind in {"code", "table", "formula"} for block in article.blocks):
        return False
    said = sum(_size(article.text[block.start : block.end]) for block in article.blocks if block.kind in PROSE)
    return sum(_size(article.text[mark.start : mark.end]) for mark in links) >= LINKED * said


def _size(text: str) -> int:
    return len("".join(text.split()))
