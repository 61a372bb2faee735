"""Which lists of an article are its table of contents."""

from collections.abc import Iterable, Iterator
from itertools import islice

from indexer.model import Article
from indexer.trees.reading.numbering import numbering
from indexer.trees.reading.outlines import Outline

LONGEST = 1000
"""Characters of a heading that are compared."""
HEADINGS = 0.5
"""Share of the items of a table of contents, with those under them, that are headings."""


def without_contents(article: Article, outlines: Iterable[Outline]) -> Iterator[Outline]:
    """The lists of which less than HEADINGS of the items are headings of the article."""
    text, found = article.text, list(outlines)
    headings = {_bare(text[block.start : block.end]) for block in article.blocks if block.kind == "heading"} if found else ()
    longest = max(map(len, headings), default=0)
    for outline in found:
        said = [text[inner.start : inner.own] for item in outline.items for inner in item.walk()]
        if not headings or sum(_bare(label, longest) in headings for label in said) < HEADINGS * len(said):
            yield outline


def _bare(text: str, longest: int = LONGEST) -> str:
    """A heading or an item without its number, blanks and signs, in lower case; of one that is longer than the `longest` heading no more than shows that."""
    return "".join(islice(filter(str.isalnum, text[numbering(text) :]), longest + 1)).lower()
