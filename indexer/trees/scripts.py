"""Trees of texts in traditional characters: read in simplified ones, which all rules and weights are for, and shown as they are written."""

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from indexer.model import Article, Tree
from indexer.text.scripts import simplified, written_as
from indexer.trees.reading.reading import Subject

SIGNS = ":：。.，,；;、 \t\n"
"""What may stand around a cell, and not in its label."""


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
    if read is article:
        return tree
    first = dict(zip(reversed(read.text), reversed(article.text), strict=True))
    return _written(tree, _Scripts(read, article, first))._replace(label=article.title)


class _Scripts(NamedTuple):
    """An article as it was read and as it is written, and how each character that was read is written where it stands first."""

    read: Article
    article: Article
    first: Mapping[str, str]


def _written(node: Tree, scripts: _Scripts) -> Tree:
    """A node and all under it; the head of a column, which stands elsewhere, is written as its characters are where they stand first: one for all rows."""
    start, end = node.span or (0, len(scripts.article.text))
    said, own = scripts.read.text[start:end], scripts.article.text[start:end]
    begin = max(0, node.label.rfind(said.strip(SIGNS) or said)) if len(node.label) > len(said) else 0
    head = "".join(scripts.first.get(sign, sign) for sign in node.label[:begin])
    cell = written_as(node.label[begin:], said, own)
    return node._replace(label=head + cell, children=tuple([_written(child, scripts) for child in node.children]))
