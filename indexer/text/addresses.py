"""When two addresses lead to one page."""

import posixpath
import re
from collections.abc import Container, Iterator
from itertools import islice
from pathlib import PurePosixPath
from urllib.parse import unquote

ABSOLUTE = re.compile(r"(?:https?:)?//(?:[^/@\s]*@)?(?:www\.)?([^/:?#\s]+)(?::\d+)?([^?#]*)", re.I)
"""An address on the web: its host and path."""
NO_PART_OF_A_NAME = re.compile(r"(?:/(?:index|readme))?(?:\.(?:html?|md|markdown|rst|txt))?/*\Z", re.I)

LONGEST = 2000
"""Characters of an address; longer ones lead to no article."""
FROM_SOURCES = re.compile(r"[{|]filename[}|]")
"""How Pelican marks a path among the sources."""
MOST_AROUND = 32
"""Folders around a file of which one may be that of all sources."""
OTHER_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.I)

def page_address(url: str) -> str:
    """What the addresses of a page on the web share, as //host/path; empty for what is none.

    >>> page_address("https://www.Blog.example/a%20b/index.html?x=1#y"), page_address("/a")
    ('//blog.example/a b', '')
    """
    found = ABSOLUTE.match(url)
    if found is None:
        return ""
    path = posixpath.normpath(unquote(found[2]) or "/")
    return f"//{found[1].lower()}{NO_PART_OF_A_NAME.sub('', path)}"


def led_to(target: str, url: str, place: str, hosts: Container[str]) -> Iterator[str]:
    """The addresses that a link may mean in the article of that address and that place among the files; none where it leads
    to a host that is none of `hosts`, as most do."""
    if max(len(target), len(place)) > LONGEST or target.startswith("#"):
        return
    absolute = ABSOLUTE.match(target)
    if absolute:
        if absolute[1].lower() in hosts:
            yield page_address(target)
    elif not OTHER_SCHEME.match(target):
        path = re.split(r"[?#]", target, maxsplit=1)[0]
        site = ABSOLUTE.match(url)
        if site:
            yield page_address(f"//{site[1]}{posixpath.join(posixpath.dirname(site[2]) or '/', path)}")
        own = FROM_SOURCES.sub("", path, count=1)
        yield file_address(posixpath.join(posixpath.dirname(place), own))
        if own.startswith("/") and (own != path or own.endswith(".rst")):  # from the folder of all sources: one of those around
            for folder in islice(PurePosixPath(place).parents, MOST_AROUND):
                yield file_address(f"{folder}{own}")


def file_address(place: str) -> str:
    """The address of a file among the sources, without its ending; empty for what is none.

    >>> file_address("posts/./a%20b.md"), file_address("posts/锁/index.md"), file_address(".")
    ('posts/a b', 'posts/锁', '')
    """
    path = posixpath.normpath(unquote(place)) if place else ""
    return "" if path in {"", "."} or ABSOLUTE.match(path) else NO_PART_OF_A_NAME.sub("", path.removeprefix("/"))
