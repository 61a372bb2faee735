"""The tables that lie beside the code: cues, lists of words, and weights that `benchmarks/fit_trees.py` made."""

from collections.abc import Sequence
from importlib.resources import files


def lines_of(name: str) -> list[str]:
    """The lines of a table, without comments and empty ones."""
    lines = files("indexer.trees").joinpath(name).read_text("utf-8").splitlines()
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


def word_weights(name: str, places: Sequence[str]) -> dict[str, dict[str, float]]:
    """For each of the places where words stand, in the order of a table's columns, the weights of those that have one there."""
    weights: list[dict[str, float]] = [{} for _ in places]
    for word, *cells in rows_of(name):
        for found, cell in zip(weights, cells, strict=False):
            if cell:
                found[word] = float(cell)
    return dict(zip(places, weights, strict=True))
