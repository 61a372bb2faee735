"""Trees of texts in traditional characters: read in simplified ones, which all rules and weights are for, and shown as they are written."""

from dataclasses import replace

from indexer.model import Article, Tree
from indexer.text.scripts import simplified, written_as
from indexer.trees.reading.reading import Subject


def in_simplified(subject: Subject) -> Subject:
    """The subject with its article in simplified characters, at the same places; itself where that is so already."""
    article = subject.article
    whole = f"{article.title}\n{article.text}"
    simple = simplified(whole)
    if simple is whole:
        return subject
    title, text = simple[: len(article.title)], simple[len(article.title) + 1 :]
    return subject._replace(article=replace(article, title=title, text=text))


def as_written(tree: Tree, read: Article, article: Article) -> Tree:
    """The tree of an article that was read in other characters, with labels in its own."""
    return tree if read is article else _written(tree, read, article)._replace(label=article.title)


def _written(node: Tree, read: Article, article: Article) -> Tree:
    start, end = node.span or (0, len(article.text))
    label = written_as(node.label, read.text[start:end], article.text[start:end])
    return node._replace(label=label, children=tuple([_written(child, read, article) for child in node.children]))
