"""Which lists of an article are its table of contents."""

from collections.abc import Iterable, Iterator

from indexer.model import Article
from indexer.trees.reading.numbering import numbering
from indexer.trees.reading.outlines import Outline

HEADINGS = 0.5
"""Share of the items of a table of contents, with those under them, that are headings."""


def without_contents(article: Article, outlines: Iterable[Outline]) -> Iterator[Outline]:
    """The lists of which less than HEADINGS of the items are headings of the article."""
    text, found = article.text, list(outlines)
    headings = {_bare(text[block.start : block.end]) for block in article.blocks if block.kind == "heading"} if found else ()
    for outline in found:
        said = [text[inner.start : inner.own] for item in outline.items for inner in item.walk()]
        if not headings or sum(_bare(label) in headings for label in said) < HEADINGS * len(said):
            yield outline


def _bare(text: str) -> str:
    """A heading or an item without its number, blanks and signs."""
    return "".join(filter(str.isalnum, text[numbering(text) :].lower()))
