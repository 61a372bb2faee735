"""The version of our own code, as a digest of its source: what other code made is made again, without anyone's doing."""

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable


@cache
def code_version(*packages: str) -> str:
    """A digest of the source of packages of ours: facts that other code made are made again, without anyone's doing."""
    return hashlib.blake2b(b"".join(map(_digest_of, packages)), digest_size=8).hexdigest()


@cache
def _digest_of(package: str) -> bytes:
    name, *inner = package.split(".")
    seal = hashlib.blake2b(digest_size=16)
    for place, content in _sources(files(name).joinpath(*inner), "", whole=bool(inner)):  # the package itself need not be imported
        seal.update(place.encode() + content)
    return seal.digest()


def _sources(folder: Traversable, place: str, whole: bool) -> Iterator[tuple[str, bytes]]:
    """The code and tables of a folder, in order; with those of the folders in it where it is asked for as a `whole`."""
    for found in sorted(folder.iterdir(), key=lambda found: found.name):
        if found.name.endswith((".py", ".txt", ".tsv")):
            yield place + found.name, found.read_bytes()
        elif whole and found.is_dir():
            yield from _sources(found, f"{place}{found.name}/", whole)
