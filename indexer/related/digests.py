"""Articles that name many others by their titles: tables of contents, weeklies, years in review. That they hold a title says little."""

from collections.abc import Mapping, Sequence

import numpy as np

from indexer.model import Article, Column

FEW = 3
"""Titles of others that any article may hold; one that holds n has FEW / n of what it covers of each."""
SHORTEST = 6
"""Characters of a title that nobody writes by chance."""
LONGEST = 200
AROUND = " \t-*·•#>《》「」『』【】[]()（）。.，,：:；;!！?？"
"""What stands around a title in a line."""


def titles_of(articles: Sequence[Article]) -> dict[str, int]:
    """The article that each title means which nobody writes by chance."""
    return {key: at for at, article in enumerate(articles) if len(key := _key(article.title)) >= SHORTEST}


def others_named(article: Article, number: int, titles: Mapping[str, int]) -> int:
    """How many other articles there are whose titles are a line or a link of this one. Grows with its lines."""
    keys = [line.strip(AROUND).lower() for line in _lines(article)]  # of every line of the corpus: no call for each
    return len({titles[key] for key in keys if key in titles} - {number})


def own_part(named: Sequence[int]) -> Column:
    """(articles,) 1, or FEW / the number of others that each names."""
    return FEW / np.maximum(FEW, np.array(named, dtype=np.float64))


def _lines(article: Article) -> list[str]:
    text = article.text
    links = [text[mark.start : mark.end] for mark in article.marks if mark.kind == "link" and SHORTEST <= mark.end - mark.start <= LONGEST]
    return links + [line for line in text.split("\n") if SHORTEST <= len(line) <= LONGEST]


def _key(text: str) -> str:
    return text.strip(AROUND).lower()
