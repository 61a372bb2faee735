"""How an article is written: how often its author speaks of himself, how long its paragraphs are."""

from math import log, log1p

from indexer.model import Article
from indexer.trees.judging.speech import mean_paragraph

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
