"""A folder of published files: what is written, what is left alone, what is removed.

The folder may hold files of other people. Its manifest lists ours; nothing else is overwritten or removed.
"""

import json
import os
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from stat import S_ISLNK

from indexer.errors import UsageError

MANIFEST = ".published.json"
Manifest = dict[str, frozenset[str]]
"""The paths of all files in the folder that a publisher made, by its name."""


@dataclass(frozen=True, slots=True)
class File:
    """A file to publish: its path inside the folder, with slashes, and its bytes."""

    path: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Published:
    """Where files were published, and how many were written, were the same already, and are gone."""

    folder: Path
    written: int = 0
    unchanged: int = 0
    removed: int = 0

    def __add__(self, other: "Published") -> "Published":
        return Published(
            self.folder,
            self.written + other.written,
            self.unchanged + other.unchanged,
            self.removed + other.removed,
        )


def write(folder: Path, publisher: str, files: Iterable[File]) -> Published:
    """What came of writing a publisher's files; those it made before and makes no more are removed.

    Each file appears whole or not at all. Should the publisher fail half way, nothing is removed. Raises
    UsageError where a file that is not ours stands in the way, or where a path leads out of the folder.
    """
    manifest = read_manifest(folder)
    before = manifest.get(publisher, frozenset())
    others = {path for name, paths in manifest.items() if name != publisher for path in paths}
    made: set[str] = set()
    written = 0
    try:
        for file in files:
            if file.path in made or file.path in others or file.path == MANIFEST:
                raise UsageError(f"{file.path}: published twice; leave out a publisher, or rename an article")
            written += _bring(folder, file, file.path in before)
            made.add(file.path)
    except BaseException:
        _save(folder, {**manifest, publisher: before | made})
        raise
    removed = sum(_remove(folder, path) for path in sorted(before - made))
    _save(folder, {**manifest, publisher: frozenset(made)})
    return Published(folder, written, len(made) - written, removed)


def take_away(folder: Path, publishers: Collection[str] = ()) -> Published:
    """What came of removing what publishers made, all or those named, with the folders that are empty then; files of others stay.

    Raises UsageError for a damaged manifest, and where a file cannot be removed.
    """
    manifest = read_manifest(folder)
    if not manifest:  # an empty folder may be anybody's
        return Published(folder)
    going = [path for name, paths in manifest.items() if not publishers or name in publishers for path in sorted(paths)]
    try:
        removed = sum(_remove(folder, path) for path in going)
        _prune(folder, going)
        if staying := {name: paths for name, paths in manifest.items() if publishers and name not in publishers}:
            _save(folder, staying)
        else:
            (folder / MANIFEST).unlink(missing_ok=True)
            _drop(folder)
    except OSError as error:
        raise UsageError(f"{error.filename}: cannot be removed ({error.strerror}); check the folder's permissions") from error
    return Published(folder, removed=removed)


def read_manifest(folder: Path) -> Manifest:
    """The files in the folder that are ours, none without a manifest. Raises UsageError for a damaged one."""
    path = folder / MANIFEST
    try:
        listed = json.loads(path.read_bytes())
        return {str(name): frozenset(map(str, paths)) for name, paths in listed["files"].items()}
    except FileNotFoundError:
        return {}
    except (ValueError, KeyError, TypeError, AttributeError, OSError) as error:
        raise UsageError(f"{path}: cannot be read ({error}); delete this file and publish again") from error


def _bring(folder: Path, file: File, ours: bool) -> bool:
    """Write a file unless it is there with the same bytes; whether it was written."""
    place = _place(folder, file.path)
    try:
        found = _content(place)
        if found == file.content:
            return False
        if found is not None and not ours:
            raise UsageError(f"{place}: in the way and not ours; move it, or choose another folder")
        _replace(place, file.content)
    except OSError as error:
        raise UsageError(f"{place}: {error.strerror}; choose another folder") from error
    return True


def _place(folder: Path, path: str) -> Path:
    parts = PurePosixPath(path).parts
    if not parts or parts[0] == "/" or ".." in parts or "\\" in path or "\0" in path:
        raise UsageError(f"{path!r}: leads out of {folder}; publishers give paths inside it")
    place = folder.joinpath(*parts)
    try:
        inside = _is_inside(place.parent, folder)
    except (OSError, RuntimeError, ValueError) as error:  # too long, links in a circle, surrogates
        raise UsageError(f"{path!r}: no path of {folder} ({type(error).__name__})") from error
    if not inside:
        raise UsageError(f"{place.parent}: a link that leads out of {folder}; remove it")
    return place


def _is_inside(place: Path, folder: Path) -> bool:
    """Whether a place leads into the folder. Where none of the folders between the two is a link it does: `resolve` asks it of all from the root on."""
    between = folder
    for name in place.relative_to(folder).parts:
        between /= name
        try:
            if S_ISLNK(os.lstat(between).st_mode):
                return place.resolve().is_relative_to(folder.resolve())
        except FileNotFoundError:  # nor is anything behind it
            break
    return True


def _content(place: Path) -> bytes | None:
    return place.read_bytes() if place.exists() else None


def _replace(place: Path, content: bytes) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    draft = place.with_name(f".kpi-{os.getpid()}.tmp")
    draft.unlink(missing_ok=True)
    try:
        with draft.open("xb") as file:
            file.write(content)
        draft.replace(place)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def _remove(folder: Path, path: str) -> bool:
    place = _place(folder, path)
    if not place.is_file():
        return False
    place.unlink()
    return True


def _prune(folder: Path, paths: Collection[str]) -> None:
    """Remove the folders of these paths that are empty, the deepest first."""
    above = {parent for path in paths for parent in PurePosixPath(path).parents if parent.name}
    for parent in sorted(above, key=lambda parent: -len(parent.parts)):
        _drop(folder / parent)


def _drop(place: Path) -> None:
    """Remove a folder if it is empty and nobody stands in it."""
    if place.is_dir() and not place.is_symlink() and not any(place.iterdir()) and place.resolve() != Path.cwd():
        place.rmdir()


def _save(folder: Path, manifest: Manifest) -> None:
    files = {name: sorted(paths) for name, paths in sorted(manifest.items())}
    text = json.dumps({"version": 1, "files": files}, ensure_ascii=False, indent=1)
    _bring(folder, File(MANIFEST, text.encode() + b"\n"), ours=True)
