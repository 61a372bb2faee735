"""Names that an article's own code declares: of what an example is made of, not of what the article is about."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from indexer.model import Article
from indexer.trees.reading.clauses import whole_words

DECLARES = re.compile(whole_words(["class", "interface", "struct", "enum", "trait", "object", "type", "func", "function", "def", "fn", "module", "namespace"]) + r"\s+(?:\([^()\n]{0,60}\)\s*)?([A-Za-z_]\w{2,60})")
VARIABLES = re.compile(whole_words(["let", "const", "var", "val", "auto"]) + r"\s+(?:mut\s+)?([A-Za-z_]\w{1,60})\b")
LONGEST = 20_000
"""Characters of a block of code that are looked at, and of all headings."""


class Declared(NamedTuple):
    """Names that an article's code declares: those of classes, functions and the like in lower case, those of variables as they are written, since a
    `canvas` is no Canvas."""

    things: frozenset[str]
    variables: frozenset[str]

    def has(self, name: str) -> bool:
        """Whether a name as it is written, or what stands in it before a full stop, is declared."""
        return name in self.variables or name.lower().partition(".")[0] in self.things


NOTHING = Declared(frozenset(), frozenset())


def declared_in(article: Article) -> Declared:
    """The names that code blocks declare and neither the title nor a heading has.

    >>> from indexer.model import Block
    >>> found = declared_in(Article("a", "组合", "type Circle struct {}\\nlet area = 1", (Block("code", 0, 34),)))
    >>> [found.has(name) for name in ("circle", "area", "Area")]
    [True, True, False]
    """
    things, variables = {name.lower() for name in _names(article, DECLARES)}, set(_names(article, VARIABLES))
    if not things and not variables:
        return NOTHING
    heads = [article.title, *(article.text[block.start : block.end] for block in article.blocks if block.kind == "heading")]
    said = "\n".join(heads)[:LONGEST].lower()
    return Declared(*(frozenset(name for name in names if name.lower() not in said) for names in (things, variables)))


def _names(article: Article, pattern: re.Pattern[str]) -> Iterator[str]:
    for block in article.blocks:
        if block.kind == "code":
            yield from pattern.findall(article.text, block.start, min(block.end, block.start + LONGEST))
