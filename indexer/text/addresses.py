"""When two addresses lead to one page."""

import posixpath
import re
from collections.abc import Container, Iterable, Iterator
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
NAME = re.compile(r"(?=.*[^\W\d_])[^.].+")
"""What may name a note: `[0](1)` is no link to one."""


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


def addresses_of(url: str, place: str) -> set[str]:
    """The addresses of an article: on the web, among the files, and by its name alone, as links of notes have it."""
    return {page_address(url), file_address(place), named_address(file_address(place).rpartition("/")[2])} - {""}


def led_to(target: str, url: str, place: str, hosts: Container[str]) -> Iterator[str]:
    """The addresses that a link may mean in the article of that address and that place among the files; none where it leads
    to a host that is none of `hosts`, as most do."""
    if max(len(target), len(place)) > LONGEST or target.startswith("#"):
        return
    absolute = ABSOLUTE.match(target)
    if absolute:
        if absolute[1].lower() in hosts:
            yield page_address(target)
    elif OTHER_SCHEME.match(target):
        yield named_address(target)  # a note may be called std::mutex
    else:
        path = re.split(r"[?#]", target, maxsplit=1)[0]
        site = ABSOLUTE.match(url)
        if site:
            yield page_address(f"//{site[1]}{posixpath.join(posixpath.dirname(site[2]) or '/', path)}")
        yield from _files(path, place)


def _files(path: str, place: str) -> Iterator[str]:
    """The addresses among the files that a path may mean at a place: from its folder, from that of all sources, which is one of those around, and by name alone."""
    own = FROM_SOURCES.sub("", path, count=1)
    yield file_address(posixpath.join(posixpath.dirname(place), own))
    yield named_address(own)
    from_top = own.startswith("/") and (own != path or own.endswith(".rst"))
    if from_top or ("/" in own and not own.startswith(("/", "."))):
        for folder in islice(PurePosixPath(place).parents, MOST_AROUND):
            yield file_address(f"{folder}/{own.removeprefix('/')}")


def hosts_of(addresses: Iterable[str]) -> set[str]:
    """The hosts of those that are on the web."""
    return {address[2:].partition("/")[0] for address in addresses if address.startswith("//")}


def file_address(place: str) -> str:
    """The address of a file among the sources, without its ending; empty for what is none.

    >>> file_address("posts/./a%20b.md"), file_address("posts/锁/index.md"), file_address(".")
    ('posts/a b', 'posts/锁', '')
    """
    path = posixpath.normpath(unquote(place)) if place else ""
    return "" if path in {"", "."} or ABSOLUTE.match(path) else NO_PART_OF_A_NAME.sub("", path.removeprefix("/"))


def named_address(name: str) -> str:
    """The address of a note by its name, wherever it lies, in whatever case; of one in a namespace of Logseq by all of it. Empty for what names none.

    >>> named_address("Spring Boot.md"), named_address("C++___module"), named_address("C++/module"), named_address("../a"), named_address("1")
    ('*/spring boot', '*/c++/module', '*/c++/module', '', '')
    """
    bare = NO_PART_OF_A_NAME.sub("", unquote(name)).replace("___", "/").lower()
    return f"*/{bare}" if NAME.fullmatch(bare) and not bare.startswith("/") else ""
