"""Series: articles of one author whose titles count their parts, in order."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from indexer.model import Article
from indexer.related.ordinals import part_of

SPREAD = 3
"""Parts may be missing, but not most of them: numbers that lie far apart count something else, such as versions."""
BESIDE = 8
"""Parts before and after an article that are always among its neighbours."""


@dataclass(frozen=True, slots=True)
class Series:
    """The parts of one series: the places of its articles, in order."""

    parts: tuple[int, ...]

    def beside(self, at: int) -> list[int]:
        """The parts next to one, the nearest first, the following one before the one that precedes it."""
        own = self.parts.index(at)
        ranked = sorted((abs(place - own), place < own, part) for place, part in enumerate(self.parts) if part != at)
        return [part for _, _, part in ranked[: 2 * BESIDE]]


def series_of(articles: Sequence[Article], copy_of: Mapping[int, int]) -> dict[int, Series]:
    """The series of each article that is a part of one; copies are none. Linear in the articles.

    A series is what two or more articles of one host and author, in different parts of one name, say they are.
    """
    named: dict[tuple[str, ...], list[tuple[int, str, str, int]]] = {}
    for at, article in enumerate(articles):
        part = None if at in copy_of else part_of(article.title)
        if part is not None:
            for name in part.names:
                key = name, _host(article.url), article.author.casefold().strip()
                named.setdefault(key, []).append((part.number, article.date, article.id, at))
    out: dict[int, Series] = {}
    for _, parts in sorted(named.items(), key=lambda item: (-len(item[1]), item[0])):
        if is_counted([number for number, *_ in parts]):
            free = [at for _, _, _, at in sorted(parts) if at not in out]
            if len(free) > 1:
                out.update(dict.fromkeys(free, Series(tuple(free))))
    return out


def is_counted(numbers: Iterable[int]) -> bool:
    """Whether numbers look like those of a series: most of them different, and not far apart.

    >>> is_counted([1, 2, 4]), is_counted([8, 19]), is_counted([1, 1, 1, 2])
    (True, False, False)
    """
    found = list(numbers)
    different = set(found)
    spread = max(different) - min(different)
    return len(different) > 1 and 2 * len(different) > len(found) and spread <= SPREAD * len(different)


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
