"""Series: articles of one author whose titles count their parts, or that say they belong together, in order."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urlsplit

from indexer.model import Article
from indexer.related.numbered import numbered
from indexer.related.ordinals import lesson_of, part_of
from indexer.related.titles import units_of

SPREAD = 3
"""Parts may be missing, but not most of them: numbers that lie far apart count something else, such as versions."""
MOST_PARTS = 100
"""What more articles are said to belong to is a category."""
FEWEST_FILES, MOST_FILES = 3, 50
"""Files that are numbered from the beginning in one folder: two may be so by chance, and more are issues of a weekly or a podcast."""
BESIDE = 8
"""Parts before and after an article that are always among its neighbours."""


@dataclass(frozen=True, slots=True)
class Series:
    """The parts of one series.

    parts     the places of its articles, in order
    loose     their order may be that of a table of contents: the most alike part stands first
    chapters  they only stand numbered in one folder, and are related like any others
    """

    parts: tuple[int, ...]
    loose: bool = False
    chapters: bool = False

    def beside(self, at: int) -> list[int]:
        """The parts next to one, the nearest first, the following one before the one that precedes it."""
        own = self.parts.index(at)
        ranked = sorted((abs(place - own), place < own, part) for place, part in enumerate(self.parts) if part != at)
        return [part for _, _, part in ranked[: 2 * BESIDE]]

    def adjacent(self, at: int) -> tuple[int, ...]:
        """The part that follows one, and the one that precedes it, where there are any."""
        own = self.parts.index(at)
        return (*self.parts[own + 1 : own + 2], *self.parts[max(own - 1, 0) : own])


class Place(NamedTuple):
    """Where an article stands in a series: its number and one more (0 where it has none: a preface may be part 0), then its date and id; `at` is its place."""

    number: int
    date: str
    id: str
    at: int


def series_of(articles: Sequence[Article], copy_of: Mapping[int, int]) -> dict[int, Series]:
    """The series of each article that is a part of one; copies are none. Linear in the articles.

    A series is what two or more articles of one host and author say they belong to, or, in different parts of one name (of one folder where they
    have none), what their titles say they are; the first part may have the name alone. Three or more may count in titles where a number might be a
    version (`lesson_of`), or in the names of files (`numbered.py`).
    """
    declared: dict[tuple[str, ...], list[Place]] = {}
    titled: dict[tuple[str, ...], list[Place]] = {}
    lessons: dict[tuple[str, ...], list[Place]] = {}
    for at, article in enumerate(articles):
        if at in copy_of:
            continue
        part = part_of(article.title)
        lesson = None if part else lesson_of(article.title)
        place = Place(part.number + 1 if part else 0, article.date, article.id, at)
        writer = writer_of(article)
        if article.series.strip():
            declared.setdefault((" ".join(article.series.split()).casefold(), *writer), []).append(place)
        for name in part.names or _folder(article.id) if part else ():
            titled.setdefault((name, *writer), []).append(place)
        if lesson:
            lessons.setdefault(("", *lesson.names, *writer), []).append(place._replace(number=lesson.number + 1))
    for key, first in _unnumbered(articles, copy_of, titled).items():
        titled[key].append(first)
    counted = {name: places for name, places in titled.items() if is_counted(place.number for place in places)}
    lessons, filed = _counting(lessons, MOST_PARTS), _counting(_filed(articles, copy_of), MOST_FILES)
    out: dict[int, Series] = {}
    for group in (declared, counted, lessons, filed):
        for key, places in sorted(group.items(), key=lambda item: (-len(item[1]), item[0])):
            parts = _in_order([place for place in places if place.at not in out])
            if (2 if group is declared or group is counted else FEWEST_FILES) <= len(parts) <= MOST_PARTS:
                chapters = group is filed and not key[1]
                out.update(dict.fromkeys(parts, Series(parts, chapters or group is lessons, chapters)))
    return out


def _unnumbered(articles: Sequence[Article], copy_of: Mapping[int, int], titled: Mapping[tuple[str, ...], Sequence[Place]]) -> dict[tuple[str, ...], Place]:
    """The first parts, by series, that have its name for a title and no number: X beside X（2） and X（3）."""
    headless = {key for key, places in titled.items() if all(place.number > 2 for place in places)}
    found: dict[tuple[str, ...], Place] = {}
    for at, article in enumerate(articles if headless else ()):
        key = (" ".join(units_of(article.title)), *writer_of(article))
        if key in headless and at not in copy_of:
            found.setdefault(key, Place(2, article.date, article.id, at))
    return found


def _filed(articles: Sequence[Article], copy_of: Mapping[int, int]) -> dict[tuple[str, ...], list[Place]]:
    """The parts of what files in one folder may count, in names that differ in their numbers and what follows; of chapters these begin with their numbers.
    One more than these say, for 0 would be none."""
    found: dict[tuple[str, ...], list[Place]] = {}
    for at, article in enumerate(articles):
        part = None if at in copy_of else numbered(article.id)
        if part:
            found.setdefault((part.folder, part.name, *writer_of(article)), []).append(Place(part.number + 1, article.date, article.id, at))
    return found


def _counting(found: Mapping[tuple[str, ...], list[Place]], most: int) -> dict[tuple[str, ...], list[Place]]:
    """What counts from the beginning and has no more parts, by folder and name; chapters, which have no name, from anywhere."""
    return {key: places for key, places in found.items() if len(places) <= most and _are_lessons([place.number - 1 for place in places], from_any=not key[1])}


def _are_lessons(numbers: Sequence[int], from_any: bool = False) -> bool:
    """Whether FEWEST_FILES numbers or more count, and begin with 0 or 1 but for chapters: lessons do, versions (vue2, vue3) and codes (nginx-301) do not.

    >>> [_are_lessons(found) for found in ([1, 2, 3], [0, 1, 3], [2, 3, 4], [1, 2], [1, 1, 1, 2])]
    [True, True, False, False, False]
    >>> _are_lessons([21, 22, 23], from_any=True)
    True
    """
    return len(numbers) >= FEWEST_FILES and (from_any or min(numbers) <= 1) and is_counted(numbers)


def _folder(name: str) -> tuple[str, ...]:
    """What parts without a name belong to: the chapters of a book lie in one folder."""
    folder = name.partition("#")[0].rpartition("/")[0]
    return (f"/{folder}",) if folder else ()


def _in_order(places: Sequence[Place]) -> tuple[int, ...]:
    """The places of the articles by their numbers, where all have one, else by date; ties by id."""
    numbered = all(place.number for place in places)
    return tuple(place.at for place in sorted(places if numbered else [place._replace(number=0) for place in places]))


def is_counted(numbers: Iterable[int]) -> bool:
    """Whether numbers look like those of a series: most of them different, and not far apart.

    >>> is_counted([1, 2, 4]), is_counted([8, 19]), is_counted([1, 1, 1, 2])
    (True, False, False)
    """
    found = list(numbers)
    different = set(found)
    spread = max(different) - min(different)
    return len(different) > 1 and 2 * len(different) > len(found) and spread <= SPREAD * len(different)


def writer_of(article: Article) -> tuple[str, str]:
    """The host and the author of an article, as far as they are known."""
    return _host(article.url), article.author.casefold().strip()


def site_of(article: Article) -> str:
    """The host of an article, or the first folder or the file with others that it lies in; empty where neither is known."""
    name, _, item = article.id.partition("#")
    folder, inside, _ = name.partition("/")
    return _host(article.url) or (folder if inside or item else "")


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
