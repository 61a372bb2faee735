"""What an article leans on and points to: references, further reading, lists of links. It is not what the article says."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

import numpy as np

from indexer.model import PROSE, Article, Bools, Ints, Section
from indexer.text.scripts import simplified

NAMED, UNNAMED = 0.25, 0.85
"""Share of a section's prose that is links and addresses, at least: of one that is called references or further reading, of any other."""
LATE = 0.5
"""The share of the prose before a section called references, at least, unless it is links as well: a manual calls its own pages 参考, too."""
COLLECTION, MOST = 0.3, 0.5
"""Of an article's prose, the links of a collection of links, and the references of one that is hardly anything else: they are what these say."""
ADDRESS = re.compile(r"https?://[!-~]+", re.I)
NUMBER = re.compile(r"(?:[\W\d_]|[一二三四五六七八九十]{1,3}[、.．)）])*")
"""What may number a heading."""
SIGNS = re.compile(r"[\W_]+")


def references_in(article: Article) -> list[tuple[int, int]]:
    """The stretches of an article with headings that are references and links to read on, in order."""
    sections = article.sections
    if not sections:
        return []
    linked = _Linked(article)
    found = list(_references(sections, linked, linked.share(0, linked.size) > COLLECTION))
    return found if sum(linked.part(*stretch) for stretch in found) <= MOST else []


def _references(sections: tuple[Section, ...], linked: "_Linked", collection: bool) -> Iterator[tuple[int, int]]:
    for section in sections:
        name = _bare(section.title)
        leaned_on = name in names("references.txt")
        named = leaned_on or name in names("reading-on.txt")
        if (leaned_on and linked.part(0, section.start) >= LATE) or (named and linked.share(section.start, section.end) >= NAMED):
            yield section.start, section.end
            continue
        own = section.children[0].start if section.children else section.end
        if not collection and linked.share(section.start, own) >= UNNAMED:
            yield section.start, own
        yield from _references(section.children, linked, collection)


def _bare(title: str) -> str:
    """A heading as the tables have it.

    >>> _bare("八、參考 資料："), _bare("9.1 Further Reading")
    ('参考资料', 'furtherreading')
    """
    return SIGNS.sub("", NUMBER.sub("", simplified(title), count=1).lower())


class _Linked:
    """How much of the prose of an article is links and addresses."""

    def __init__(self, article: Article) -> None:
        self.size = len(article.text)
        prose, linked = np.zeros(self.size, dtype=np.bool_), np.zeros(self.size, dtype=np.bool_)
        for block in article.blocks:
            if block.kind in PROSE:
                prose[block.start : block.end] = True
        for mark in article.links:
            linked[mark.start : mark.end] = True
        for found in ADDRESS.finditer(article.text):
            linked[found.start() : found.end()] = True
        self._prose, self._linked = _running(prose), _running(linked & prose)

    def share(self, start: int, end: int) -> float:
        """Of links, in the prose of a stretch; 0 where there is none."""
        return float((self._linked[end] - self._linked[start]) / max(1, self._prose[end] - self._prose[start]))

    def part(self, start: int, end: int) -> float:
        """Of the prose of the article, what stands in a stretch."""
        return float((self._prose[end] - self._prose[start]) / max(1, self._prose[-1]))


def _running(flags: Bools) -> Ints:
    """(n + 1,) how many of the flags before each place are set."""
    return np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(flags, dtype=np.int64)])


@cache
def names(table: str) -> frozenset[str]:
    """The headings in a table."""
    lines = files("indexer.text").joinpath(table).read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
