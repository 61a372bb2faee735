"""How an article is written: how often its author speaks of himself, how long its paragraphs are."""

from math import log, log1p

from indexer.model import Article

MINE = (("我", 1), ("我们", -1), (" I ", 1), (" I'", 1), (" I’", 1))
"""What stands where an author speaks of himself, and how often it counts."""
PARAGRAPH = 250
"""Characters of the mean paragraph beyond which longer ones say no more."""


def mine_in(text: str) -> float:
    """The logarithm of one more than how often the author of a text speaks of himself in a thousand characters."""
    mine = max(0, sum(by * text.count(word) for word, by in MINE))
    return log1p(1000 * mine / max(1, len(text)))


def paragraph_of(article: Article) -> float:
    """The logarithm of the characters of an article's mean paragraph, PARAGRAPH at most."""
    return log(min(PARAGRAPH, mean_paragraph(article)))


def mean_paragraph(article: Article) -> float:
    """The characters of an article's mean paragraph, with one of one character added.

    >>> from indexer.model import Block
    >>> mean_paragraph(Article(id="a", title="", text="一二三四五", blocks=(Block("paragraph", 0, 5),)))
    3.0
    """
    paragraphs = [block.end - block.start for block in article.blocks if block.kind == "paragraph"]
    return (sum(paragraphs) + 1) / (len(paragraphs) + 1)
