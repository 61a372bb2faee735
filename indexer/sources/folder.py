"""Pages from a folder, or from a single file: a walk in the order of names that stays inside and follows no links."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from indexer.model import Failure, Page
from indexer.sources.files import DATA, MEDIA, file_pages, is_generated
from indexer.sources.names import is_archive, readable

if TYPE_CHECKING:
    import pathspec

DEFAULT_EXCLUDES = (
    ".*", "!.well-known", "node_modules/", "__pycache__/", "venv/", "bower_components/", "vendor/", "dist/", "build/",
    "_index.md", "_includes/", "_layouts/", "_data/", "_sass/", "themes/", "layouts/", "archetypes/", "scaffolds/",
    "404.html",
    "LICENSE*", "CHANGELOG*", "robots.txt", "requirements*.txt",
)  # fmt: skip
"""What no site keeps articles in, in the syntax of .gitignore; `exclude` adds to it, a `!` takes back."""
DRAFT_FOLDERS = ("_drafts/", "drafts/")


@dataclass(frozen=True, slots=True)
class Options:
    """include, exclude   patterns in the syntax of .gitignore, against paths inside the source
    drafts             also look into `_drafts`
    max_bytes          larger files fail unread
    """

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    drafts: bool = False
    max_bytes: int = 10_000_000


def folder_pages(root: Path, prefix: str, options: Options) -> Iterator[Page | Failure]:
    """The pages below `root`, sorted by path; ids are `prefix` and the path inside the folder.

    Feeds are read too, but not those that a generator wrote beside the pages that they repeat, unless `include`
    asks for them. Web archives come last, all at once: of an address that several hold, the last page counts.
    """
    import pathspec  # here, as what reads archives: tables need neither

    drafts = () if options.drafts else DRAFT_FOLDERS
    excluded = pathspec.GitIgnoreSpec.from_lines([*DEFAULT_EXCLUDES, *drafts, *options.exclude])
    included = pathspec.GitIgnoreSpec.from_lines(options.include) if options.include else None
    archives: list[tuple[Path, str]] = []
    for path in _walk(root, "", excluded):
        if isinstance(path, Failure):
            yield Failure(readable(prefix + path.id), path.reason)
        elif included is None or included.match_file(path):
            suffix = Path(path).suffix.lower()
            if is_archive(path):
                archives.append((root / path, readable(prefix + path)))
            elif suffix in MEDIA or (suffix in DATA and (included is not None or not is_generated(root / path))):
                yield from file_pages(root / path, readable(prefix + path), options.max_bytes, named=False)
    if archives:
        from indexer.sources.archives import archive_pages

        yield from archive_pages(archives, options.max_bytes)


def _walk(folder: Path, inside: str, excluded: pathspec.GitIgnoreSpec) -> Iterator[str | Failure]:
    """Paths of files relative to the root, depth first; an explicit stack, since folders nest as they like."""
    waiting: list[tuple[Path, str]] = [(folder, inside)]
    while waiting:
        here, path = waiting.pop()
        if path and not path.endswith("/"):
            yield path
            continue
        try:
            with os.scandir(here) as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except OSError as error:
            yield Failure(path or ".", (error.strerror or str(error)).lower())
            continue
        waiting.extend(reversed(list(_inside(entries, path, excluded))))


def _inside(
    entries: Sequence[os.DirEntry[str]], path: str, excluded: pathspec.GitIgnoreSpec
) -> Iterator[tuple[Path, str]]:
    for entry in entries:
        if entry.is_symlink():
            continue
        name = f"{path}{entry.name}{'/' if entry.is_dir(follow_symlinks=False) else ''}"
        if not excluded.match_file(name) and (name.endswith("/") or entry.is_file(follow_symlinks=False)):
            yield Path(entry.path), name
