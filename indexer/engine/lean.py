"""scipy, loaded without the parts of numpy that nothing here asks for."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def what_numpy_has_loaded() -> Iterator[None]:
    """Inside, numpy lists what it has loaded, and not what it would load if it were asked for.

    scipy copies all that numpy lists when it is imported, and by that loads a reader of Fortran (f2py), polynomials, helpers of tests: 120 modules,
    .06 of the .13 CPU s that `scipy.sparse` takes. They are loaded later where somebody asks.
    """
    import numpy  # here: not every command needs it

    names: dict[str, Any] = vars(numpy)
    everything, listing = names["__all__"], names["__dir__"]
    names["__all__"], names["__dir__"] = [name for name in everything if name in names], lambda: list(names)
    try:
        yield
    finally:
        names["__all__"], names["__dir__"] = everything, listing
