"""Where pages come from: folders, files, tables, feeds and web archives."""

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from indexer.errors import SourceError
from indexer.model import Failure, Page
from indexer.sources.files import DATA, MEDIA, file_pages
from indexer.sources.folder import Options, folder_pages, wanted
from indexer.sources.names import PACKED, is_archive
from indexer.sources.tables import json_lines, parquet
from indexer.text.readable import readable

__all__ = ["Options", "pages"]


def pages(sources: Sequence[str], options: Options) -> Iterator[Page | Failure]:
    """The pages of all sources, in their order. Raises SourceError for a source that is missing or of no known kind.

    The id of a file is its path as given, or, where that is absolute or leads upwards, from the source's own name on, with so many of the
    folders above it that no two sources are called the same: an index means the same wherever it is built.
    """
    for source in sources:
        path = Path(source)
        if "://" in source:
            raise SourceError(f"{source}: an address is crawled first: indexer crawl, then build its folder")
        if not os.path.exists(path):  # Path.exists raises for a name that is too long
            raise SourceError(f"{source}: no such file or folder")
    names = _stable_names([Path(source) for source in dict.fromkeys(sources)])
    archives = [Path(source) for source in sources if is_archive(source) and not Path(source).is_dir()]
    for source in dict.fromkeys(sources):
        path = Path(source)
        if path not in archives:
            yield from _pages(path, names[path], options)
        elif path == archives[0]:  # all at once: the last page of an address counts, whichever archive holds it
            from indexer.sources.archives import archive_pages

            yield from archive_pages([(path, names[path]) for path in archives], options.max_bytes)


def _pages(path: Path, name: str, options: Options) -> Iterator[Page | Failure]:
    suffix = path.suffix.lower()
    if path.is_dir():
        yield from folder_pages(path, f"{name}/" if name else "", options)
    elif suffix == ".jsonl" or path.name.lower().endswith(".jsonl.gz"):
        yield from json_lines(path, name, options.max_bytes)
    elif suffix == ".parquet":
        yield from parquet(path, name)
    elif suffix in PACKED:
        from indexer.sources.packed import packed_pages

        yield from packed_pages(path, name, wanted(options), options.max_bytes)
    elif suffix in MEDIA or suffix in DATA:
        yield from file_pages(path, name, options.max_bytes, named=True)
    else:
        known = ", ".join([*MEDIA, *DATA, *PACKED, ".jsonl", ".jsonl.gz", ".parquet", ".warc", ".warc.gz"])
        raise SourceError(f"{path}: of no known kind; known are folders and {known}")


def _stable_names(paths: Sequence[Path]) -> dict[Path, str]:
    """What each source is called, wherever it lies: by as few of the folders above it as tell it from the others."""
    places = {path: path.resolve() for path in paths}
    names = {path: _stable_name(path, 1) for path in paths}
    for depth in range(2, max((len(place.parts) for place in places.values()), default=0) + 1):
        times = Counter(name for name, _ in {(names[path], place) for path, place in places.items()})
        for path in paths:
            if times[names[path]] > 1:
                names[path] = _stable_name(path, depth)
    return names


def _stable_name(path: Path, depth: int) -> str:
    parts = [part for part in path.parts if part != "."]
    if path.is_absolute() or ".." in parts:
        return readable("/".join(path.resolve().parts[-depth:]).replace("//", "/"))
    return readable("/".join(parts))
