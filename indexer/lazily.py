"""Packages whose public names are imported when they are first asked for: who asks an index does not wait for a build.

Python 3.7's way (PEP 562) is a function in the package; this is a class, since a function such as `indexer.build` shares
its name with the module that it stands in, and importing that module would put the module in the function's place.
"""

from __future__ import annotations

import sys
from importlib import import_module

TYPE_CHECKING = False  # importing it from typing takes longer than all else
if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import ModuleType
    from typing import Any
else:
    ModuleType = type(sys)


class Lazy(ModuleType):
    """A package with names that lie in its modules; `__places__`, which no module of its can be called, says in which."""

    __places__: Mapping[str, str] = {}

    def __getattr__(self, name: str) -> Any:
        if name not in self.__places__:
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")
        value = getattr(import_module(self.__places__[name]), name)
        setattr(self, name, value)
        return value

    def __setattr__(self, name: str, value: Any) -> None:
        """Sets an attribute; the import system, which sets each module it has loaded, sets the public name of that name instead."""
        if isinstance(value, ModuleType) and self.__places__.get(name) == value.__name__:
            value = getattr(value, name)
        super().__setattr__(name, value)

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *self.__places__})


def lazily(package: str, places: Mapping[str, str]) -> None:
    """Let a package import its public names, each from its module, when they are first asked for."""
    module = sys.modules[package]
    vars(module)["__places__"] = places
    module.__class__ = Lazy
