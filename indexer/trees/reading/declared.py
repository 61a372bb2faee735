"""Names that an article's own code declares: of what an example is made of, not of what the article is about."""

import re
from collections.abc import Iterator

from indexer.model import Article

DECLARES = re.compile(r"\b(?:class|interface|struct|enum|trait|object|type|func|function|def|fn|module|namespace)\s+(?:\([^()\n]{0,60}\)\s*)?([A-Za-z_]\w{2,60})")
LONGEST = 20_000
"""Characters of a block of code that are looked at."""


def declared_in(article: Article) -> frozenset[str]:
    """The names, in lower case, that code blocks declare and neither the title nor a heading has.

    >>> from indexer.model import Block
    >>> sorted(declared_in(Article("a", "组合", "type Circle struct {}\\nfunc (c Circle) Area() float64 {}", (Block("code", 0, 61),))))
    ['area', 'circle']
    """
    names = {name.lower() for name in _names(article)}
    if not names:
        return frozenset()
    heads = [article.title, *(article.text[block.start : block.end] for block in article.blocks if block.kind == "heading")]
    said = "\n".join(heads).lower()
    return frozenset(name for name in names if name not in said)


def _names(article: Article) -> Iterator[str]:
    for block in article.blocks:
        if block.kind == "code":
            yield from DECLARES.findall(article.text, block.start, min(block.end, block.start + LONGEST))
