"""Tables that follow from this package alone and take long to make: a build hands them on to the next one, packed."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from functools import cache, wraps
from typing import Any, ParamSpec, TypeVar, cast, get_args, get_type_hints
from zlib import compress, decompressobj, error

import msgspec
import numpy as np

Given = ParamSpec("Given")
Table = TypeVar("Table")
Kept = Callable[[str], bytes | None]
"""What is kept of the table of that name."""
MOST_BYTES = 50_000_000
"""Of a table that is unpacked: the largest takes 2,000,000."""
_packer = msgspec.msgpack.Encoder(enc_hook=lambda array: (array.dtype.str, array.shape, np.ascontiguousarray(array).data))
_handed: ContextVar[tuple[Kept, dict[str, bytes]] | None] = ContextVar("_handed", default=None)
"""What this thread's build was handed, and what it made."""


@contextmanager
def handing_on(kept: Kept) -> Iterator[dict[str, bytes]]:
    """Inside, tables that are kept are read and not made; those that are made come into the mapping, packed, by their names."""
    made: dict[str, bytes] = {}
    before = _handed.set((kept, made))
    try:
        yield made
    finally:
        _handed.reset(before)


def prepared(make: Callable[Given, Table]) -> Callable[Given, Table]:
    """As `functools.cache`, of a function whose table follows from its arguments and this package alone.

    The type that it returns says how the table is packed: MessagePack, arrays (read-only when they come back) as their bytes, compressed.
    What is kept but cannot be read as that type is made again.
    """

    @cache
    @wraps(make)
    def table(*given: Given.args, **named: Given.kwargs) -> Table:
        handed = _handed.get()
        if handed is None:
            return make(*given, **named)
        kept, made = handed
        name = f"{make.__module__}.{make.__qualname__}{given or ''}"
        body = kept(name)
        if body is not None:
            with suppress(msgspec.MsgspecError, ValueError, TypeError, error):
                return cast("Table", msgspec.msgpack.decode(decompressobj().decompress(body, MOST_BYTES), type=get_type_hints(make)["return"], dec_hook=_array))
        found = make(*given, **named)
        made[name] = compress(_packer.encode(found), 1)
        return found

    return cast("Callable[Given, Table]", table)


def _array(kind: Any, packed: Any) -> np.ndarray:
    """The array of a type such as numpy.ndarray[shape, numpy.dtype[numpy.uint16]]. Raises ValueError and TypeError where it is none."""
    code, shape, body = packed
    (wanted,) = get_args(get_args(kind)[1])
    if not issubclass(np.dtype(code).type, wanted):
        raise TypeError(f"an array of {code}, not of {wanted.__name__}")
    return np.frombuffer(body, dtype=code).reshape(shape)
