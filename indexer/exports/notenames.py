"""Names of notes: what people read in Obsidian, and what every file system takes."""

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from indexer.publish.links import one_line
from indexer.publish.names import RESERVED

WIDE = {ord(sign): ord(sign) + 0xFEE0 for sign in '\\/:*?"<>|#^[]%'}
"""What a file may not be called on Windows, what Obsidian's links cannot name and what begins its comments, as the same
sign in full width."""
HIDDEN = re.compile(r"^[.\s~-]+|[.\s]+$")
"""A leading dot hides a note, a trailing dot or blank is dropped by Windows."""
LONGEST = 120
"""Bytes of a name: paths stay under the 260 characters of Windows, file names under 255 bytes with their suffix."""
UNNAMED = "note"


class Named(NamedTuple):
    """A note: its path in the vault without `.md`, and its title."""

    path: str
    title: str


def note_names(notes: Sequence[tuple[str, str, str]]) -> dict[tuple[str, str], Named]:
    """The path and title of each note, by its folder and id, from triples of folder, id and title.

    Notes whose names differ by case alone or not at all get six digits of their id's hash each, so that none depends on
    which other came first. No name leaves its folder.
    """
    wanted = [(folder, own, title, _name(title)) for folder, own, title in notes]
    times = Counter(_folded(name) for _, _, _, name in wanted)
    named: dict[tuple[str, str], Named] = {}
    for folder, own, title, name in wanted:
        path = name if times[_folded(name)] == 1 else f"{name} ({_digits(folder + own)})"
        named[folder, own] = Named(folder + path, one_line(title) or UNNAMED)
    return named


def link(note: Named, shown: str) -> str:
    """A wikilink to a note under a name.

    >>> link(Named("concepts/锁", "锁"), "a [lock]|x")
    '[[concepts/锁|a (lock) x]]'
    """
    label = one_line(shown).replace("[", "(").replace("]", ")").replace("|", " ").replace("\\", "/")
    return f"[[{note.path}|{label or note.title}]]"


def _name(title: str) -> str:
    name = HIDDEN.sub("", unicodedata.normalize("NFC", one_line(title)).translate(WIDE))
    name = " ".join(name.encode("utf-8", "ignore")[:LONGEST].decode("utf-8", "ignore").split()).rstrip(". ")
    name = "".join(sign for sign in name if sign == " " or sign.isprintable()) or UNNAMED
    return f"{name} _" if RESERVED.match(name.casefold()) else name


def _folded(name: str) -> str:
    """Names that some file system takes for one are equal here (APFS and NTFS ignore case, HFS+ the normal form)."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())


def _digits(own: str) -> str:
    return hashlib.blake2b(own.encode("utf-8", "surrogatepass"), digest_size=3).hexdigest()
