"""Which article a built page shows, and where in the page that article ends."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import NamedTuple

from indexer.inject.pages import Container, Page
from indexer.model import PROSE, Article
from indexer.store import Entry, Index
from indexer.text.addresses import page_address
from indexer.text.spelling import spelling

SNIPPETS = 24
"""Stretches of an article that are looked for in a page."""
SHORTEST = 6
"""Characters of a stretch of Han, at least."""
PLAIN = re.compile(rf"[\u3400-\u9fff，。；：！？、]{{{SHORTEST},20}}|[A-Za-z][a-z]*(?: [a-z]+){{2,5}}")
"""What generators write as the author did, long enough to stand nowhere else: Han without anything between them, since they
put marks around names and abbreviations, and a few words in small letters."""
WORD = re.compile(r"[\u3400-\u9fff]{3,20}|[A-Za-z][\w.-]{3,40}")
"""What is looked for of an article without such, a note of code and links, in pages that are called as it is."""
VOTED = 4
ADDRESS, TITLE, NAME, HEADING = 8, 4, 2, 1
"""How surely a page is an article's own: its address or path, what it calls itself, its file's name, a heading."""
STATED = TITLE + NAME
FOUND = 0.6
"""Share of the stretches that a page must hold to show the article: an excerpt or a list holds fewer."""
INSIDE = 0.9
"""Share of those found that must stand in the element that is the article's body."""
SUFFIX = re.compile(r"\s+[|\-–—·•»:_]+\s+|\s*[|｜]\s*")
DATED = re.compile(r"^\d{4}-\d\d?-\d\d?-")
INDEX_FILES = frozenset({"index", "readme", "_index"})


class Match(NamedTuple):
    """The article that a page shows, the characters of the page at which its stretches stand, and how surely the page
    is the article's own, by what it says of itself."""

    entry: Entry
    places: tuple[int, ...]
    sureness: int


@dataclass(slots=True)
class Matcher:
    """The articles of an index, by whatever a page may say of itself."""

    index: Index
    by_address: defaultdict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    by_title: defaultdict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    by_name: defaultdict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    snippets: dict[str, tuple[str, ...]] = field(default_factory=dict)
    by_snippet: dict[str, list[Entry]] = field(default_factory=dict)
    """Made for the first page that does not say what it shows."""

    def __post_init__(self) -> None:
        for entry in self.index.entries():
            if address := page_address(entry.url):
                self.by_address[address].append(entry)
            self.by_title[spelling(entry.title)].append(entry)
            self.by_name[_name(entry.id)].append(entry)

    def match(self, page: Page, path: str) -> Match | None:
        """The article whose text the page at `path` (inside the site, with slashes) holds; None where none is, or several
        that the page says nothing of. A page is asked what it calls itself before its words are compared."""
        sureness = self._candidates(page, path)
        for entry in sorted(sureness, key=lambda entry: (-sureness[entry], entry.id)):
            match = self._held(entry, page, sureness[entry])
            if match is not None:
                return match
        held = [match for entry in self._by_words(page) if (match := self._held(entry, page, 0)) is not None]
        return held[0] if len(held) == 1 else None

    def _by_words(self, page: Page) -> list[Entry]:
        """The articles that share most stretches with the page."""
        if not self.by_snippet:
            for entry in self.index.entries():
                for snippet in self._wanted(entry):
                    self.by_snippet.setdefault(snippet, []).append(entry)
        votes: dict[str, tuple[int, Entry]] = {}
        for stretch in PLAIN.findall(page.text, page.body):
            for entry in self.by_snippet.get(stretch, ()):
                votes[entry.id] = (votes.get(entry.id, (0, entry))[0] - 1, entry)
        return [entry for _, entry in sorted(votes.values(), key=lambda vote: (vote[0], vote[1].id))[:VOTED]]

    def _candidates(self, page: Page, path: str) -> Counter[Entry]:
        """The articles that a page may be, by what it states, and how surely."""
        named = self.by_name.get(_name(path), ())
        found: Counter[Entry] = Counter()
        found.update(dict.fromkeys((entry for entry in named if entry.id.endswith(path)), ADDRESS))
        found.update(dict.fromkeys(named, NAME))
        for address in page.addresses:
            found.update(dict.fromkeys(self.by_address.get(page_address(address), ()), ADDRESS))
        for titles, worth in ((page.titles, TITLE), (page.headings, HEADING)):
            found.update(dict.fromkeys((entry for said in _said(titles) for entry in self.by_title.get(said, ())), worth))
        return found

    def _held(self, entry: Entry, page: Page, sureness: int) -> Match | None:
        wanted = self._wanted(entry)
        if not wanted and sureness >= STATED:
            wanted = words_of(self.index.article(entry.id))
        for parts in (_whole, _halves)[: 2 if sureness else 1]:
            places = _places(page, map(parts, wanted))
            if wanted and len(places) >= FOUND * len(wanted):
                return Match(entry, places, sureness)
        return None

    def _wanted(self, entry: Entry) -> tuple[str, ...]:
        """The stretches of an article, found once."""
        if entry.id not in self.snippets:
            self.snippets[entry.id] = snippets_of(self.index.article(entry.id))
        return self.snippets[entry.id]


def _places(page: Page, stretches: Iterable[Sequence[str]]) -> tuple[int, ...]:
    """Where those stand of which the page holds a part, each behind the one before."""
    places, at = [], page.body
    for parts in stretches:
        found = next(((place, part) for part in parts if (place := page.text.find(part, at)) >= 0), None)
        if found:
            places.append(found[0])
            at = found[0] + len(found[1])
    return tuple(places)


def _whole(stretch: str) -> tuple[str, ...]:
    return (stretch,)


def _halves(stretch: str) -> tuple[str, ...]:
    """The halves of a stretch that is long enough: pages keep the ends of lines that its author wrote, the article joins them."""
    middle = len(stretch) // 2
    return (stretch[:middle], stretch[middle:]) if middle >= SHORTEST else (stretch,)


def snippets_of(article: Article) -> tuple[str, ...]:
    """Up to SNIPPETS stretches of the prose without any markup in them, in order, from its first to its last block."""
    marks = [(mark.start, mark.end) for mark in article.marks]
    starts = [start for start, _ in marks]
    found = []
    for block in article.blocks:
        if block.kind not in PROSE:
            continue
        for stretch in PLAIN.finditer(article.text, block.start, block.end):
            if not _is_marked(stretch.span(), marks, starts):
                found.append(stretch[0])
                break
    return _spread(found)


def words_of(article: Article) -> tuple[str, ...]:
    """Up to SNIPPETS words of all its blocks, code and links as well, in order."""
    return _spread([word[0] for block in article.blocks for word in WORD.finditer(article.text, block.start, block.end)])


def _spread(found: Sequence[str]) -> tuple[str, ...]:
    """SNIPPETS of them from the first to the last, or all where there are fewer."""
    if len(found) <= SNIPPETS:
        return tuple(found)
    return tuple(found[round(at * (len(found) - 1) / (SNIPPETS - 1))] for at in range(SNIPPETS))


def body_of(page: Page, places: Sequence[int]) -> Container | None:
    """The innermost container that holds nearly all of the places; None where there is none."""
    wanted = INSIDE * len(places)
    holding = (
        container
        for container in page.containers()
        if bisect_left(places, container.end) - bisect_left(places, container.start) >= wanted
    )
    return next(holding, None)  # the innermost ends first


def _name(path: str) -> str:
    """What a source and its page share of their paths: the name of the file, or of its folder for an index file."""
    parts = PurePosixPath(path.lower())
    stem = parts.stem if parts.stem not in INDEX_FILES else parts.parent.name
    return DATED.sub("", stem)


def _said(titles: Iterable[str]) -> set[str]:
    """The spellings of titles, whole and without the name of the site before or behind them."""
    parts = (part for title in titles for part in (title.rstrip("¶# "), *SUFFIX.split(title)[:1], *SUFFIX.split(title)[-1:]))
    return set(map(spelling, parts))


def _is_marked(span: tuple[int, int], marks: Sequence[tuple[int, int]], starts: Sequence[int]) -> bool:
    """Whether a stretch touches something that the author marked up."""
    start, end = span
    at = bisect_left(starts, end)
    return any(other_end > start for _, other_end in marks[max(0, at - 3) : at])
