"""What an owner says in the configuration about articles that stand beside others."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from indexer.errors import ConfigError


class Wish(NamedTuple):
    """What shall stand first beside an article, in this order, and what never; all named as in front matter."""

    article: str
    pin: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wishes:
    """All wishes, in the owner's order."""

    said: tuple[Wish, ...] = ()

    @classmethod
    def from_table(cls, value: Any) -> "Wishes":
        """From the tables of a configuration. Raises ConfigError that names the table and the remedy."""
        if not isinstance(value, list):
            raise ConfigError(f"related is a list of tables, not {value!r}; write [[related]] above each")
        return cls(tuple(_wish(table, f"related, table {number}") for number, table in enumerate(value, 1)))


NO_WISHES = Wishes()


def _wish(table: Any, place: str) -> Wish:
    if not isinstance(table, Mapping) or not isinstance(table.get("article"), str):
        raise ConfigError(f"{place}: name the article: article = ...")
    unknown = sorted(set(table) - set(Wish._fields))
    if unknown:
        raise ConfigError(f"{place}: unknown {unknown[0]!r}; known are {', '.join(Wish._fields)}")
    return Wish(table["article"], *(_names(table.get(name, []), f"{place}: {name}") for name in ("pin", "exclude")))


def _names(value: Any, place: str) -> tuple[str, ...]:
    listed = [value] if isinstance(value, str) else value
    if not isinstance(listed, list) or not all(isinstance(name, str) for name in listed):
        raise ConfigError(f"{place} is a list of strings")
    return tuple(listed)
