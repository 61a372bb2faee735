"""The glossary that ships with the project: concepts with their English and Chinese names, abbreviations and parents."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files

from indexer.prepared import prepared
from indexer.text.spelling import spelling

UNCERTAIN = "?"
"""Stands before a name that also means something else: it is joined only in an article that says so."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One concept: its `first` name, `names` of which one is enough to know it, `uncertain` ones that are not; `broader`
    is the first name of another."""

    first: str
    names: tuple[str, ...]
    uncertain: tuple[str, ...]
    broader: str


@dataclass(frozen=True, slots=True, eq=False)
class Glossary:
    """Entries, found by the spelling of their names.

    named      the entry of each certain name, which it means unless an article says otherwise
    uncertain  the entries that an uncertain name may mean, some of them certain names of others
    broader    for each entry the number of its parent, -1 for none
    """

    entries: tuple[Entry, ...]
    named: Mapping[str, int]
    uncertain: Mapping[str, tuple[int, ...]]
    broader: tuple[int, ...]

    def above(self, entry: int) -> Iterable[int]:
        """The parents of an entry, the nearest first."""
        seen = {entry}
        while (entry := self.broader[entry]) >= 0 and entry not in seen:
            seen.add(entry)
            yield entry


def glossary_of(lines: Iterable[str]) -> Glossary:
    """A glossary from lines of four fields parted by tabs: English names, Chinese names, abbreviations, broader concept.

    A certain name of two entries is uncertain in both.

    >>> glossary = glossary_of(["reward model\\t奖励模型\\t?RM\\t"])
    >>> glossary.named["奖励模型"], glossary.uncertain["rm"]
    (0, (0,))
    """
    entries = tuple(_entry(line) for line in lines if line.strip() and not line.startswith("# "))
    held: defaultdict[str, list[int]] = defaultdict(list)
    doubtful: defaultdict[str, set[int]] = defaultdict(set)
    for number, entry in enumerate(entries):
        for name in dict.fromkeys(map(spelling, entry.names)):
            held[name].append(number)
        for name in entry.uncertain:
            doubtful[spelling(name)].add(number)
    for name, numbers in held.items():
        if len(numbers) > 1:
            doubtful[name].update(numbers)
    named = {name: numbers[0] for name, numbers in held.items() if len(numbers) == 1}
    first = {spelling(entry.first): number for number, entry in reversed(list(enumerate(entries)))}
    parents = (first.get(spelling(entry.broader), -1) if entry.broader else -1 for entry in entries)
    return Glossary(entries, named, {name: tuple(sorted(found)) for name, found in doubtful.items()}, tuple(parents))


@prepared
def shipped() -> Glossary:
    """The glossary of `glossary/*.tsv`."""
    folder = files("indexer.concepts").joinpath("glossary")
    tables = sorted(table.name for table in folder.iterdir() if table.name.endswith(".tsv"))
    return glossary_of(line for name in tables for line in folder.joinpath(name).read_text("utf-8").split("\n"))


def _entry(line: str) -> Entry:
    fields = [*line.split("\t"), "", "", ""][:4]
    names = list(filter(None, map(str.strip, ";".join(fields[:3]).split(";"))))
    certain = tuple([name for name in names if name[0] != UNCERTAIN])
    uncertain = tuple([name[1:].strip() for name in names if name[0] == UNCERTAIN])
    first = names[0].removeprefix(UNCERTAIN).strip() if names else ""
    return Entry(first, certain, uncertain, fields[3].strip().removeprefix(UNCERTAIN))
