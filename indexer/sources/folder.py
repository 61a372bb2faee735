"""Pages from a folder, or from a single file: a walk in the order of names that stays inside and follows no links."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pathspec

from indexer.model import Failure, Media, Page

MEDIA: dict[str, Media] = {
    ".html": "html", ".htm": "html", ".xhtml": "html", ".md": "markdown", ".markdown": "markdown", ".mdx": "markdown",
    ".txt": "text",
}  # fmt: skip
DEFAULT_EXCLUDES = (
    ".*", "!.well-known", "node_modules/", "__pycache__/", "venv/", "bower_components/", "vendor/", "dist/", "build/",
    "_index.md", "_includes/", "_layouts/", "_data/", "_sass/", "themes/", "layouts/", "archetypes/", "scaffolds/", "404.html",
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
    """The pages below `root`, sorted by path; ids are `prefix` and the path inside the folder."""
    drafts = () if options.drafts else DRAFT_FOLDERS
    excluded = pathspec.GitIgnoreSpec.from_lines([*DEFAULT_EXCLUDES, *drafts, *options.exclude])
    included = pathspec.GitIgnoreSpec.from_lines(options.include) if options.include else None
    for path in _walk(root, "", excluded):
        if isinstance(path, Failure):
            yield Failure(readable(prefix + path.id), path.reason)
        elif included is None or included.match_file(path):
            media = MEDIA.get(Path(path).suffix.lower())
            if media is not None:
                yield file_page(root / path, readable(prefix + path), media, options.max_bytes)


def file_page(path: Path, name: str, media: Media, max_bytes: int) -> Page | Failure:
    """One file as a page, or the reason why not."""
    try:
        size = path.stat().st_size
        if size > max_bytes:
            return Failure(name, f"larger than {max_bytes:,} bytes ({size:,}); see max_bytes")
        return Page(name, path.read_bytes(), media)
    except OSError as error:
        return Failure(name, (error.strerror or str(error)).lower())


def readable(path: str) -> str:
    """A path as text: line breaks and bytes that are no UTF-8 are written as escapes, since ids are printed and stored."""
    if path.isprintable():
        return path
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in path)


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
