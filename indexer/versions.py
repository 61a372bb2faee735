"""The version of our own code, as a digest of its source: what other code made is made again, without anyone's doing."""

import hashlib
from functools import cache
from importlib.resources import files

WORD_FOLDERS = frozenset({"words", "glossary"})
"""Folders of word lists beside the code."""


@cache
def code_version(*packages: str) -> str:
    """A digest of the source of packages of ours: facts that other code made are made again, without anyone's doing."""
    return hashlib.blake2b(b"".join(map(_digest_of, packages)), digest_size=8).hexdigest()


@cache
def _digest_of(package: str) -> bytes:
    seal = hashlib.blake2b(digest_size=16)
    name, *inner = package.split(".")
    root = files(name).joinpath(*inner)  # the package itself need not be imported
    for file in sorted(root.iterdir(), key=lambda file: file.name):
        if file.name.endswith((".py", ".txt")):
            seal.update(file.name.encode() + file.read_bytes())
    for folder in sorted((f for f in root.iterdir() if f.name in WORD_FOLDERS), key=lambda f: f.name):
        seal.update(b"".join(file.read_bytes() for file in sorted(folder.iterdir(), key=lambda file: file.name)))
    return seal.digest()
