"""The garbage collector, held back where millions of small values live that hold no cycles."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collector() -> Iterator[None]:
    """No cycle collection inside: with an article's blocks and marks alive each pass costs seconds and finds nothing."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@contextmanager
def before_the_end() -> Iterator[None]:
    """As `without_collector`, around the last work of a process: what is alive after it is not looked through at the exit either."""
    with without_collector():
        yield
        gc.freeze()
