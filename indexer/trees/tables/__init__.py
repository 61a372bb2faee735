"""The tables that lie beside the code: cues, lists of words, and weights that `benchmarks/fit_trees.py` made."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from indexer.model import Ints, Keys
from indexer.prepared import prepared
from indexer.text.hashing import KeyTable, distinct, group, key_table, mixed, prefix_sums, span_values

TAB, LINE_END = ord("\t"), ord("\n")
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
def _key_rows(name: str) -> tuple[Keys, npt.NDArray[np.int16]]:
    """The keys (n,) of the words in a table, ascending, and what they weigh (places, n). The 100,000 cells of 30,000 rows are no strings: the few
    hundred numbers among them are read once each, and found by their keys where they stand again."""
    text = "".join(f"{line}\n" for line in lines_of(name))
    codes = np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32)
    ends = np.flatnonzero((codes == TAB) | (codes == LINE_END))
    starts = np.append(0, ends[:-1] + 1)
    keys = mixed(span_values(prefix_sums(codes), starts, ends))
    words = np.append(0, np.flatnonzero(codes[ends[:-1]] == LINE_END) + 1)
    filled = ends > starts
    filled[words] = False
    cells = np.flatnonzero(filled)
    row = np.searchsorted(words, cells, side="right") - 1
    alike = group(keys[cells])
    weights = np.zeros(len(cells))
    for one in distinct(alike.copy()).tolist():
        weights[one] = float(text[starts[cells[one]] : ends[cells[one]]])
    place = cells - words[row] - 1
    columns = np.zeros((int(place.max()) + 1, len(words)), dtype=np.int16)
    columns[place, row] = np.round(UNIT * weights[alike])
    order = np.argsort(keys[words])
    return keys[words[order]], columns[:, order]
