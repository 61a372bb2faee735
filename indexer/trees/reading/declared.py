"""Names that an article's own code declares: of what an example is made of, not of what the article is about."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from indexer.model import Article
from indexer.text.finding import places_in

THINGS = ("class", "interface", "struct", "enum", "trait", "object", "type", "func", "function", "def", "fn", "module", "namespace")
VARIABLES = ("let", "const", "var", "val", "auto")
"""Words that declare. They are looked for one by one as they stand: a pattern of all would be tried at every second letter of code."""
THING = re.compile(rf"(?<!\w)(?:{'|'.join(THINGS)})\s+(?:\([^()\n]{{0,60}}\)\s*)?([A-Za-z_]\w{{2,60}})")
VARIABLE = re.compile(rf"(?<!\w)(?:{'|'.join(VARIABLES)})\s+(?:mut\s+)?([A-Za-z_]\w{{1,60}})\b")
LONGEST = 20_000
"""Characters of a block of code that are looked at, and of all headings."""
BETWEEN = "\0"
"""Stands between two blocks of code: no name goes on across it."""


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
    code = BETWEEN.join([article.text[block.start : min(block.end, block.start + LONGEST)] for block in article.blocks if block.kind == "code"])
    things, variables = {name.lower() for name in _names(code, THINGS, THING)}, set(_names(code, VARIABLES, VARIABLE))
    if not things and not variables:
        return NOTHING
    heads = [article.title, *(article.text[block.start : block.end] for block in article.blocks if block.kind == "heading")]
    said = "\n".join(heads)[:LONGEST].lower()
    return Declared(*(frozenset(name for name in names if name.lower() not in said) for names in (things, variables)))


def _names(code: str, words: Sequence[str], pattern: re.Pattern[str]) -> Iterator[str]:
    """The names behind some words, where `pattern` has them; what is a name declares no other."""
    reached, spaced = 0, code.replace("\n", " ").replace("\t", " ")
    for start in sorted(start for word in words for start in places_in(spaced, f"{word} ")):
        found = pattern.match(code, start) if start >= reached else None
        if found:
            yield found[1]
            reached = found.end()
