"""What an article leans on and points to: references, further reading, lists of links. It is not what the article says."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import accumulate

from indexer.model import PROSE, Article, Section
from indexer.text.characters import simplifying
from indexer.text.spans import stands_in

NAMED, UNNAMED = 0.25, 0.85
"""Share of a section's prose that is links and addresses, at least: of one that is called references or further reading, of any other."""
LATE = 0.5
"""The share of the prose before a section called references, at least, unless it is links as well, and it has no sections of its own: a manual calls its own
pages 参考, too."""
COLLECTION, MOST = 0.3, 0.5
"""Of an article's prose, the links of a collection of links, and the references of one that is hardly anything else: they are what these say."""
REFERENCES, READING_ON = TABLES = ("references.txt", "reading-on.txt")
ADDRESS = re.compile(r"https?://[!-~]+", re.I)
SCHEME, LONGEST_SCHEME = re.compile(r"https?\Z", re.I), len("https")
NUMBER = re.compile(r"(?:[\W\d_]|[一二三四五六七八九十]{1,3}[、.．)）])*")
"""What may number a heading."""
SIGNS = re.compile(r"[\W_]+")


def references_in(article: Article) -> list[tuple[int, int]]:
    """The stretches of an article with headings that are references and links to read on, in order: those sections, and the headings alone of such
    that are hardly anything else of the article, or more than links."""
    sections = article.sections
    if not sections:
        return []
    linked = _Linked(article)
    found = list(_references(sections, linked, linked.share(0, len(article.text)) > COLLECTION))
    if sum(linked.part(*stretch) for stretch in found) > MOST:
        found = []
    return sorted([*found, *(heading for heading in _headings(article) if not stands_in(heading[0], found))])


def _headings(article: Article) -> Iterator[tuple[int, int]]:
    """Where headings of references stand: they say nothing of what the article is about."""
    return ((start, end) for kind, start, end, _, _ in article.blocks if kind == "heading" and announces_references(article.text[start:end]))


def _references(sections: tuple[Section, ...], linked: "_Linked", collection: bool) -> Iterator[tuple[int, int]]:
    for section in sections:
        name = _bare(section.title)
        leaned_on = name in names(REFERENCES)
        named = leaned_on or name in names(READING_ON)
        late = leaned_on and not section.children and linked.part(0, section.start) >= LATE
        if late or (named and linked.share(section.start, section.end) >= NAMED):
            yield section.start, section.end
            continue
        own = section.children[0].start if section.children else section.end
        if not collection and linked.share(section.start, own) >= UNNAMED:
            yield section.start, own
        yield from _references(section.children, linked, collection)


def announces_references(title: str) -> bool:
    """Whether a heading is one of references or of further reading.

    >>> announces_references("📖 参考资料"), announces_references("引用计数")
    (True, False)
    """
    name = _bare(title)
    return any(name in names(table) for table in TABLES)


@lru_cache(1 << 14)
def _bare(title: str) -> str:
    """A heading as the tables have it; many articles have the same, and the analysis and trees ask of each.

    >>> _bare("八、參考 資料："), _bare("9.1 Further Reading")
    ('参考资料', 'furtherreading')
    """
    return SIGNS.sub("", NUMBER.sub("", title.translate(simplifying()), count=1).lower())


class _Linked:
    """How much of the prose of an article is links and addresses."""

    def __init__(self, article: Article) -> None:
        prose = [(start, end) for kind, start, end, _, _ in article.blocks if kind in PROSE]
        starts = [start for start, _ in prose]
        links = [(mark.start, mark.end) for mark in article.links]
        links += _addresses(article.text)
        length, reached = [0] * len(prose), 0
        for start, end in sorted(links):
            block = bisect_right(starts, start) - 1
            if block >= 0 and start < prose[block][1]:
                length[block] += max(0, end - max(start, reached))
            reached = max(reached, end)
        self._starts = starts
        self._prose = list(accumulate((end - start for start, end in prose), initial=0))
        self._linked = list(accumulate(length, initial=0))

    def share(self, start: int, end: int) -> float:
        """Of links, in the prose of a stretch; 0 where there is none."""
        return self._in(self._linked, start, end) / max(1, self._in(self._prose, start, end))

    def part(self, start: int, end: int) -> float:
        """Of the prose of the article, what stands in a stretch."""
        return self._in(self._prose, start, end) / max(1, self._prose[-1])

    def _in(self, lengths: Sequence[int], start: int, end: int) -> int:
        """Of the lengths before each block, those of the blocks that begin in a stretch."""
        return lengths[bisect_left(self._starts, end)] - lengths[bisect_left(self._starts, start)]


def _addresses(text: str) -> Iterator[tuple[int, int]]:
    """Where web addresses stand, found by their `://`: a pattern that ignores case looks at every letter."""
    at, reached = text.find("://"), 0
    while at >= 0:
        scheme = SCHEME.search(text, max(reached, at - LONGEST_SCHEME), at)
        found = ADDRESS.match(text, scheme.start()) if scheme else None
        if found:
            yield found.span()
            reached = found.end()
        at = text.find("://", max(at + len("://"), reached))


@cache
def names(table: str) -> frozenset[str]:
    """The headings in a table."""
    lines = files("indexer.text").joinpath(table).read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
