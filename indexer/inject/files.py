"""The HTML files of a folder, each written whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from indexer.errors import SourceError

SUFFIXES = (".html", ".htm", ".xhtml")
LARGEST = 20_000_000
"""Bytes of a page that is looked at."""


def html_files(folder: Path) -> Iterator[str]:
    """The paths of all pages inside a folder, with slashes, by name; links and hidden folders are not followed.

    Raises SourceError where there is no folder.
    """
    if not folder.is_dir():
        raise SourceError(f"{folder}: no such folder; name the folder that your generator built")
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(here, name)
            if name.lower().endswith(SUFFIXES) and not path.is_symlink():
                yield path.relative_to(folder).as_posix()


def read(path: Path) -> bytes:
    """The bytes of a file. Raises ValueError for one that is too large for a page."""
    if path.stat().st_size > LARGEST:
        raise ValueError(f"larger than {LARGEST // 1_000_000} MB")
    return path.read_bytes()


def replace(path: Path, content: bytes) -> None:
    """Write a file that appears whole or not at all, with the rights it had."""
    draft = f"{path.parent}{os.sep}.indexer-{os.getpid()}.tmp"
    try:
        with open(draft, "wb") as file:
            file.write(content)
        with suppress(FileNotFoundError):
            os.chmod(draft, os.stat(path).st_mode & 0o7777)
        Path(draft).replace(path)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise
