"""Articles that name many others by their titles: tables of contents, weeklies, years in review. That they hold a title says little."""

from collections.abc import Iterator, Sequence

import numpy as np

from indexer.model import Article, Column

FEW = 3
"""Titles of others that any article may hold; one that holds n has FEW / n of what it covers of each."""
SHORTEST = 6
"""Characters of a title that nobody writes by chance."""
LONGEST = 200
AROUND = " \t-*·•#>《》「」『』【】[]()（）。.，,：:；;!！?？"
"""What stands around a title in a line."""


def own_part(articles: Sequence[Article]) -> Column:
    """(articles,) 1, or FEW / the number of other articles whose titles are a line or a link of this one. Grows with the lines."""
    titles = {key: at for at, article in enumerate(articles) if len(key := _key(article.title)) >= SHORTEST}
    named = [{titles.get(_key(line), at) for line in _lines(article)} - {at} for at, article in enumerate(articles)]
    return FEW / np.maximum(FEW, np.array([len(found) for found in named], dtype=np.float64))


def _lines(article: Article) -> Iterator[str]:
    text = article.text
    yield from (text[mark.start : mark.end] for mark in article.marks if mark.kind == "link" and SHORTEST <= mark.end - mark.start <= LONGEST)
    yield from (line for line in text.split("\n") if SHORTEST <= len(line) <= LONGEST)


def _key(text: str) -> str:
    return text.strip(AROUND).lower()
