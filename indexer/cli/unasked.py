"""What scipy's sparse matrices take along of numpy, and what nothing here asks for: a compiler's front end and a framework of tests, 3 % of
the instructions of a build with one post more on a blog of 100."""

import sys
from collections.abc import Iterable
from importlib.util import LazyLoader, find_spec, module_from_spec

UNASKED = ("numpy.f2py", "numpy.testing")


def spare_unasked(names: Iterable[str] = UNASKED) -> None:
    """Let these modules of a package be loaded when something of them is first asked for (`importlib.util.LazyLoader`), and not when scipy
    copies the names of all that numpy has. What is loaded already, or is not there, is left as it is."""
    for name in names:
        spec = None if name in sys.modules else find_spec(name)
        if spec is not None and spec.loader is not None:
            spec.loader = LazyLoader(spec.loader)
            module = module_from_spec(spec)
            sys.modules[name] = module
            spec.loader.exec_module(module)
            package, _, own = name.rpartition(".")
            setattr(sys.modules[package], own, module)
