"""Which part of which series the name of a file says that it is: java-concurrency-3.md, 2019-07-24-deep-git-2.md, lsd-slam-1/index.md, go/03-slices.md."""

import re
from typing import NamedTuple

DAY = re.compile(r"\d{4}-\d{1,2}-\d{1,2}-")
"""What Jekyll's names begin with."""
NUMBER = re.compile(r"(?<![\d.])(\d{1,2})(?!\d|\.\d|[A-Za-z])")
"""A number of one or two digits that is no piece of a year, a version or a word (log4j)."""
LEADING = re.compile(r"第?\s?(\d{1,2})(?!\d|[-_.]\d|[A-Za-z])")
"""A number that a name begins with, in a folder that has letters: a chapter. What another number follows is a day (05-24) or a section (1.2)."""
DATES = re.compile(r"(?:(?:\A|/)\d{1,4}){1,4}\Z")
"""Folders and parts of addresses that tell when: 2024/05."""
LETTERS = 3
"""What a series' name has at least."""
NAMELESS = frozenset({"index", "_index", "readme"})
"""Files that are called after their folder."""
LONGEST = 200
"""Characters of a name that are looked at."""


class Numbered(NamedTuple):
    """The folder, what stands before the number in the name, in lower case, and the number. Nothing stands before that of a chapter."""

    folder: str
    name: str
    number: int


def numbered(name: str) -> Numbered | None:
    """What the name of an article counts: its path, or its URL; None where it counts nothing.

    >>> numbered("_posts/2019-07-24-deep-git-2.md"), numbered("posts/lsd-slam-1/index.md")
    (Numbered(folder='_posts', name='deep-git-', number=2), Numbered(folder='posts', name='lsd-slam-', number=1))
    >>> numbered("https://blog.example.org/2019/07/24/deep-git-2/")
    Numbered(folder='https://blog.example.org', name='deep-git-', number=2)
    >>> numbered("go/03-slices.md"), numbered("book/第2章 映射.md")
    (Numbered(folder='go', name='', number=3), Numbered(folder='book', name='', number=2))
    >>> numbered("posts/log4j.md"), numbered("posts/2019.md"), numbered("diary/05-24.md"), numbered("posts/1.2-maps.md")
    (None, None, None, None)
    """
    folder, _, last = name.partition("#")[0].partition("?")[0].rstrip("/").rpartition("/")
    if last.partition(".")[0].lower() in NAMELESS:
        folder, _, last = folder.rpartition("/")
    plain = DAY.sub("", last[:LONGEST], count=1)
    leading = LEADING.match(plain) if any(map(str.isalpha, folder.rpartition("/")[2])) else None
    found = leading or NUMBER.search(plain)
    stem = plain[: found.start()].lower() if found else ""
    named = leading is not None or sum(map(str.isalpha, stem)) >= LETTERS
    return Numbered(DATES.sub("", folder), stem, int(found[1])) if found and named else None
