"""What a file's name says."""

import re

ARCHIVE = re.compile(r"\.warc(?:\.gz)?$", re.I)

ZIP, JEX = ".zip", ".jex"
PACKED = (ZIP, JEX)
"""Endings of files that hold others."""


def is_archive(name: str) -> bool:
    """Whether a file is a web archive, by its name."""
    return bool(ARCHIVE.search(name))
