"""The names that the project's glossary knows, as keys of candidates: authors like to tag with them."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from indexer.model import Keys
from indexer.text.characters import fold
from indexer.text.hashing import keys_of

NAMES = 3
"""Columns of the glossary that hold names: English, Chinese, abbreviations; names are parted by semicolons."""


@cache
def known_keys() -> Keys:
    """The keys of all names of the glossary, ascending, in each way that authors join their words."""
    folded = fold("\n".join(_names())).split("\n")
    return keys_of({form for name in folded if name for way in _ways(name) for form in (way, way.removesuffix("s"))})


def _names() -> Iterator[str]:
    folder = files("indexer.concepts").joinpath("glossary")
    if not folder.is_dir():
        return
    for table in sorted(folder.iterdir(), key=lambda file: file.name):
        if table.name.endswith(".tsv"):
            rows = (line.split("\t") for line in table.read_text("utf-8").splitlines() if not line.startswith("#"))
            yield from (name.strip(" ?") for row in rows for cell in row[:NAMES] for name in cell.split(";"))


def _ways(name: str) -> tuple[str, ...]:
    """A name with a blank, nothing or a hyphen between its words. `known_keys` also leaves off the -s that candidates' keys do."""
    if " " not in name and "-" not in name:
        return (name,)
    return (name, name.replace(" ", ""), name.replace("-", " "), name.replace("-", ""), name.replace(" ", "-"))
