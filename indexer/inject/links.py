"""Links between the pages of a site, relative, so that they work under any address and from the file system."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

from indexer.publish.beside import inside
from indexer.publish.views import View

INDEX = "index.html"


@dataclass(frozen=True, slots=True)
class Links:
    """The page of each article."""

    page_of: Mapping[str, str]

    @classmethod
    def of(cls, article_of: Mapping[str, str]) -> "Links":
        """From the article that each page shows; of several pages of one article the shortest path is linked to."""
        pages: dict[str, str] = {}
        for path in sorted(article_of, key=lambda path: (len(path), path)):
            pages.setdefault(article_of[path], path)
        return cls(pages)

    def inside(self, view: View, path: str) -> View:
        """The view as the page at `path` shows it: links lead to pages of the site; those to articles that have none are
        left out, unless they lie elsewhere on the web."""
        return inside(view, lambda name: relative(self.page_of[name], path) if name in self.page_of else "")


def relative(page: str, start: str) -> str:
    """The address of a page as another links to it; an index file is named by its folder.

    >>> relative("2024/锁/index.html", "2024/gc/index.html"), relative("a.html", "b.html"), relative("index.html", "x/y.html")
    ('../%E9%94%81/', 'a.html', '../')
    """
    there, here = _folders(page), _folders(start)
    shared = 0
    while shared < min(len(there), len(here)) - 1 and there[shared] == here[shared]:
        shared += 1
    way = "../" * (len(here) - 1 - shared) + "/".join(there[shared:])
    return (f"./{way}" if ":" in way.partition("/")[0] else way) or "./"


@lru_cache(1 << 16)
def _folders(path: str) -> tuple[str, ...]:
    """The parts of a path as they stand in an address, the file last; an index file, which its folder names, is nothing."""
    *folders, name = quote(path, safe="/~").split("/")
    return (*folders, "" if name == INDEX else name)
