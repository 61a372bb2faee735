"""The HTML files of a folder, each written whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from indexer.errors import SourceError, UsageError
from indexer.publish.folder import MANIFEST, read_manifest

SUFFIXES = (".html", ".htm", ".xhtml")
LARGEST = 20_000_000
"""Bytes of a page that is looked at."""


def html_files(folder: Path) -> Iterator[str]:
    """The paths of all pages inside a folder, with slashes, by name, a folder's own before those of folders in it; links and
    hidden folders are not followed, and what `publish` wrote is none of the site's. A folder that cannot be read is passed over.

    Raises SourceError where there is no folder, or no page in it.
    """
    if not folder.is_dir():
        raise SourceError(f"{folder}: no such folder; name the folder that your generator built")
    paths = _html_files(folder)
    first = next(paths, None)
    if first is None:
        raise SourceError(f"{folder}: no pages ({', '.join(SUFFIXES)}) in it; name the folder that your generator built")
    yield first
    yield from paths


def _html_files(folder: Path) -> Iterator[str]:
    waiting, ours = [""], set[str]()
    while waiting:
        inside = waiting.pop()
        folders, entries = [], _entries(f"{folder}/{inside}")
        if any(entry.name == MANIFEST for entry in entries):
            with suppress(UsageError):  # a damaged one says of no file that it is ours
                ours.update(f"{inside}{path}" for paths in read_manifest(folder / inside).values() for path in paths)
        for entry in entries:
            if entry.is_dir(follow_symlinks=False) and not entry.name.startswith("."):
                folders.append(f"{inside}{entry.name}/")
            elif entry.name.lower().endswith(SUFFIXES) and entry.is_file(follow_symlinks=False) and inside + entry.name not in ours:
                yield inside + entry.name
        waiting += reversed(folders)


def _entries(folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as found:
            return sorted(found, key=lambda entry: entry.name)
    except OSError:
        return []


def read(path: str) -> bytes:
    """The bytes of a file. Paths are plain text here: a site has thousands, and a Path costs more than to open it. Raises ValueError for one that is too large for a page."""
    with open(path, "rb", buffering=0) as file:
        if os.fstat(file.fileno()).st_size > LARGEST:
            raise ValueError(f"larger than {LARGEST // 1_000_000} MB")
        return file.readall()


def replace(path: str, content: bytes) -> None:
    """Write a file that appears whole or not at all, with the rights it had."""
    draft = os.path.join(os.path.dirname(path), f".indexer-{os.getpid()}.tmp")
    try:
        with open(draft, "wb") as file:
            file.write(content)
            with suppress(FileNotFoundError):
                os.chmod(draft, os.stat(path).st_mode & 0o7777)
        os.replace(draft, path)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise
