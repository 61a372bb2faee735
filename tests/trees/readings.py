"""Readings of texts as a build makes them, their candidates scored by the article alone."""

from indexer.analysis import Options, analyse
from indexer.model import Article, Block, Tree
from indexer.trees import grow_tree
from indexer.trees.reading import Reading, read_article


def article_of(text: str, title: str = "题目") -> Article:
    """An article of plain paragraphs, one a line."""
    blocks, at = [], 0
    for line in text.split("\n"):
        if line:
            blocks.append(Block("paragraph", at, at + len(line)))
        at += len(line) + 1
    return Article("id", title, text, tuple(blocks))


def reading_of(text: str, title: str = "题目") -> Reading:
    article = article_of(text, title)
    (analysis,) = analyse([article], Options())
    scores = analysis.candidates.base
    return read_article(article, analysis, scores, [""] * len(scores))


def tree_of(article: Article) -> Tree:
    (analysis,) = analyse([article], Options())
    scores = analysis.candidates.base
    return grow_tree(article, analysis, scores, [""] * len(scores))
