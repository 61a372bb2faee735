"""The tables that lie beside the code: cues, lists of words, and weights that `benchmarks/fit_trees.py` made."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from itertools import zip_longest
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from indexer.model import Ints, Keys
from indexer.prepared import prepared
from indexer.text.hashing import KeyTable, hashes_of, key_table

UNIT = 1000
"""A weight of 1 where whole numbers are added, so that a sum does not depend on the order of its parts."""


def lines_of(name: str) -> list[str]:
    """The lines of a table, without comments and empty ones."""
    lines = files(__name__).joinpath(name).read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def rows_of(name: str) -> list[list[str]]:
    """The rows of a table of fields parted by tabs."""
    return [line.split("\t") for line in lines_of(name)]


def words_in(name: str) -> list[str]:
    """The words of a list, in its order."""
    return [word for line in lines_of(name) for word in line.split()]


def weights_in(name: str, column: int = 1) -> dict[str, float]:
    """A column of weights by the names in the first one, without those that have none."""
    return {row[0]: float(row[column]) for row in rows_of(name) if row[column]}


class KeyWeights(NamedTuple):
    """Words by their keys, and what each weighs at each place where it can stand, in parts of UNIT, with a 0 for all others at the end."""

    table: KeyTable
    places: Mapping[str, Ints]


@cache
def key_weights(name: str, places: tuple[str, ...]) -> KeyWeights:
    """The weights of words in a table, each in one row, read once; its columns are `places`."""
    keys, columns = _key_rows(name)
    weights = np.append(columns, np.zeros((len(columns), 1), dtype=columns.dtype), axis=1).astype(np.int64)
    return KeyWeights(key_table(keys), dict(zip(places, weights, strict=True)))


@prepared
def _key_rows(name: str) -> tuple[Keys, npt.NDArray[np.int32]]:
    """The keys (n,) of the words in a table, ascending, and what they weigh (places, n)."""
    words, *columns = zip_longest(*rows_of(name), fillvalue="")
    keys = hashes_of(words)
    order = np.argsort(keys)
    weights = [np.round(UNIT * np.array([float(cell or 0) for cell in column])).astype(np.int32)[order] for column in columns]
    return keys[order], np.array(weights)
