"""Readings of texts as a build makes them, their candidates scored by the article alone."""

from indexer.analysis import Options, analyse
from indexer.model import Article, Block, Tree
from indexer.trees import grow_trees
from indexer.trees.judging.termhood import termhoods_of
from indexer.trees.reading.read import read_article, subject_of
from indexer.trees.reading.reading import Reading
from indexer.trees.reading.texts import written


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
    return read_article(article, analysis, analysis.candidates.base)


def naming_of(reading: Reading) -> list[float]:
    """How likely each term of an article names something."""
    return termhoods_of([reading], written([reading]))[0]


def tree_of(article: Article) -> Tree:
    return trees_of([article])[0]


def trees_of(articles: list[Article]) -> list[Tree]:
    """The trees of articles, grown together."""
    analyses = analyse(articles, Options())
    return list(grow_trees(map(subject_of, articles, analyses, [found.candidates.base for found in analyses])))
