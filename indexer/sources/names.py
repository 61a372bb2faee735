"""Ids that can be printed and stored, and what a file's name says."""

import re

ARCHIVE = re.compile(r"\.warc(?:\.gz)?$", re.I)


def readable(path: str) -> str:
    """A path as text: line breaks and bytes that are no UTF-8 are written as escapes, since ids are printed and
    stored."""
    if path.isprintable():
        return path
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in path)


def is_archive(name: str) -> bool:
    """Whether a file is a web archive, by its name."""
    return bool(ARCHIVE.search(name))
