"""A value of a binary property list, by its path: nothing else of the list is read, however much it holds and however often it refers to the same."""

from typing import NamedTuple

MAGIC = b"bplist00"
TRAILER = 32
"""Bytes at the end: the widths of places and of references, the number of objects, which is the top, where the places of all stand."""
DATA, ASCII, UTF_16, DICTIONARY = 0x4, 0x5, 0x6, 0xD
"""Kinds of objects."""
NAMES = 100
"""Names of a dictionary that are looked at."""


class _Object(NamedTuple):
    kind: int
    start: int
    size: int


def value_at(content: bytes, *path: str) -> bytes | str:
    """The data or the text that names lead to from the top; empty where there is neither. Raises ValueError where places lie outside of the list."""
    if len(content) < len(MAGIC) + TRAILER:
        raise ValueError("a property list without an end")
    number: int | None = _integer(content, len(content) - 16, 8)
    for name in path:
        number = None if number is None else _under(content, number, name.encode("ascii"))
    if number is None:
        return b""
    kind, start, size = _object(content, number)
    if kind == UTF_16:
        return content[start : start + 2 * size].decode("utf-16-be", "replace")
    found = content[start : start + size]
    return found.decode("ascii", "replace") if kind == ASCII else found if kind == DATA else b""


def _under(content: bytes, number: int, name: bytes) -> int | None:
    """The number of the object that a dictionary has under a name; None where it has none, and where it is no dictionary."""
    kind, start, size = _object(content, number)
    width = content[-25]
    for at in range(min(size, NAMES) if kind == DICTIONARY else 0):
        key = _object(content, _integer(content, start + at * width, width))
        if key.kind == ASCII and key.size == len(name) and content.startswith(name, key.start):
            return _integer(content, start + (size + at) * width, width)
    return None


def _object(content: bytes, number: int) -> _Object:
    width, places = content[-26], _integer(content, len(content) - 8, 8)
    start = _integer(content, places + number * width, width)
    kind, size = divmod(_integer(content, start, 1), 16)
    if size < 15:
        return _Object(kind, start + 1, size)
    width = 1 << _integer(content, start + 1, 1) % 16
    return _Object(kind, start + 2 + width, _integer(content, start + 2, width))


def _integer(content: bytes, start: int, width: int) -> int:
    found = content[start : start + width]
    if not found or len(found) < width:
        raise ValueError("a place outside of the property list")
    return int.from_bytes(found, "big")
