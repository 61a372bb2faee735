"""How much of an article two readings of it share: blocks and marks, in order."""

from dataclasses import dataclass
from difflib import SequenceMatcher

from indexer.model import Article

TYPOGRAPHY = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "..."})
"""What generators make of straight quotes, dashes and dots; neither reading is wrong."""


@dataclass(frozen=True)
class Agreement:
    """F1 of the blocks (kind and text) and of the marks (kind and text), and the blocks that only one reading has."""

    blocks: float
    marks: float
    differences: tuple[str, ...]


def agreement(source: Article, page: Article) -> Agreement:
    """How far the article of a Markdown file and that of its page agree; 1 where they are the same."""
    left, right = _blocks(source), _blocks(page)
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    differences = tuple(
        f"{sign} {block}"
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag != "equal"
        for sign, side in (("-", left[a:b]), ("+", right[c:d]))
        for block in side
    )
    marks = SequenceMatcher(None, _marks(source), _marks(page), autojunk=False)
    return Agreement(matcher.ratio(), marks.ratio(), differences)


def _blocks(article: Article) -> list[tuple[str, str]]:
    return [(block.kind, _even(article.text[block.start : block.end])) for block in article.blocks]


def _marks(article: Article) -> list[tuple[str, str]]:
    return [(mark.kind, _even(article.text[mark.start : mark.end])) for mark in article.marks]


def _even(text: str) -> str:
    return text.translate(TYPOGRAPHY).replace("---", "-").replace("--", "-")
