"""Teasers and the articles that they announce: by address, or by the words of title and excerpt."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from urllib.parse import urljoin, urlsplit

import numpy as np

from indexer.model import Article, Ints, Keys, Teaser
from indexer.related.noise import noise_flags
from indexer.related.titles import units_of
from indexer.text.shingles import WIDTH, Sketch, every_shingle, sketch_of

SAID_FROM, TITLED_FROM = 0.85, 0.5
"""Of an excerpt's shingles, how many its article has; of one whose title is that article's too."""
LOOKED_THROUGH = 20_000
"""Characters of an article in which an excerpt is looked for: it was cut from the beginning."""
FEWEST_KEYS = 2
MOST_HOLDERS = 16
"""A key that more articles hold says nothing of where an excerpt was cut."""
COMPARED = 3
LEAST_TITLE = 3
"""Units of a title that may name an article without an excerpt."""


class Announcements:
    """The articles of a corpus, ready to be found by their teasers.

    heads      those of all that may be announced, `articles` the same with their texts, of which a few are read, `sketches` theirs
    stands     the place of the article that stands for each: itself, or what it is a copy of; -1 for suspect ones
    """

    def __init__(self, heads: Sequence[Article], articles: Sequence[Article], sketches: Sequence[Sketch], stands: Sequence[int]) -> None:
        self._heads, self._articles, self._stands = heads, articles, stands
        self._by_address = _only_of((address_of(head.url), stands[at]) for at, head in enumerate(heads))
        self._by_title = _only_of((" ".join(units_of(head.title)), stands[at]) for at, head in enumerate(heads))
        self._keys, self._places = _inverted(sketches)
        self._found: dict[tuple[str, str, str], int] = {}

    def settle(self, page: Article) -> Article:
        """The page with its teasers flagged, and told which article they announce."""
        if not page.teasers:
            return page
        return replace(page, teasers=tuple([self._settled(teaser, page) for teaser in page.teasers]))

    def _settled(self, teaser: Teaser, page: Article) -> Teaser:
        flags = noise_flags(teaser.title, teaser.excerpt)
        if flags:
            return replace(teaser, flags=teaser.flags + flags)
        wanted = (address_of(urljoin(page.url, teaser.url) if teaser.url else ""), teaser.title, teaser.excerpt)
        if wanted not in self._found:
            self._found[wanted] = self._place(*wanted)
        found = self._found[wanted]
        name = self._heads[found].id if found >= 0 else ""
        return replace(teaser, article=name) if name and name != page.id else teaser

    def _place(self, address: str, title: str, excerpt: str) -> int:
        """The place of the article that is announced, -1 for none."""
        if address in self._by_address:
            return self._by_address[address]
        units = units_of(title)
        titled = self._by_title.get(" ".join(units), -1)
        shingles = every_shingle(excerpt)
        if titled >= 0 and self._says(titled, shingles) >= TITLED_FROM:
            return titled
        if not len(shingles):
            return titled if len(units) >= LEAST_TITLE and len(units_of(excerpt)) < WIDTH else -1
        said = (at for at in self._candidates(excerpt) if self._stands[at] >= 0)
        best = max(said, key=lambda at: (round(self._says(at, shingles), 3), -at), default=-1)
        return self._stands[best] if best >= 0 and self._says(best, shingles) >= SAID_FROM else -1

    def _candidates(self, excerpt: str) -> list[int]:
        """The few articles that share most keys with an excerpt."""
        keys = sketch_of(excerpt)
        low = np.searchsorted(self._keys, keys)
        high = np.searchsorted(self._keys, keys, side="right")
        held = high - low <= MOST_HOLDERS
        found = [self._places[begin:end] for begin, end in zip(low[held].tolist(), high[held].tolist(), strict=True)]
        places, counts = np.unique(np.concatenate([np.zeros(0, dtype=np.int64), *found]), return_counts=True)
        enough = counts >= min(FEWEST_KEYS, len(keys))
        order = np.lexsort((places[enough], -counts[enough]))[:COMPARED]
        return [int(at) for at in places[enough][order]]

    def _says(self, at: int, shingles: Keys) -> float:
        """The share of an excerpt's shingles that an article has."""
        theirs = every_shingle(self._articles[at].text[:LOOKED_THROUGH])
        return len(np.intersect1d(shingles, theirs, assume_unique=True)) / max(len(shingles), 1)


def address_of(url: str) -> str:
    """What two addresses of one page have in common: host, path and query, without scheme, `www.` and last slash.

    >>> address_of("http://www.blog.example/2020/locks/#more"), address_of("/locks")
    ('blog.example/2020/locks', '')
    """
    try:
        parts = urlsplit(url.strip())
        host = parts.hostname or ""
    except ValueError:
        return ""
    path = parts.path.removesuffix("index.html").rstrip("/")
    return f"{host.removeprefix('www.')}{path}{'?' * bool(parts.query)}{parts.query}" if host else ""


def _only_of(names: Iterable[tuple[str, int]]) -> dict[str, int]:
    """The place that each name means, of those that mean one only; suspect articles (-1) and empty names mean none."""
    places: dict[str, set[int]] = {}
    for name, at in names:
        if name and at >= 0:
            places.setdefault(name, set()).add(at)
    return {name: min(found) for name, found in places.items() if len(found) == 1}


def _inverted(sketches: Sequence[Sketch]) -> tuple[Sketch, Ints]:
    """All keys, ascending, and the place of the article that holds each."""
    keys = np.concatenate([np.zeros(0, dtype=np.uint32), *sketches]).astype(np.uint64)
    places = np.repeat(np.arange(len(sketches), dtype=np.uint64), [len(sketch) for sketch in sketches])
    packed = (keys << np.uint64(32)) | places
    packed.sort()
    return (packed >> np.uint64(32)).astype(np.uint32), packed.astype(np.uint32).astype(np.int64)
