"""Which concept each candidate of each article means: mostly what it means everywhere, for uncertain names what this article says."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from indexer.concepts.glossary import Glossary
from indexer.concepts.groups import Joining, Local
from indexer.concepts.vocabulary import Columns
from indexer.model import Ints

Found = Mapping[int, npt.NDArray[np.int32]]


def meanings(
    columns: Columns, of_column: Ints, local: Iterable[Local], by_spelling: Mapping[str, Sequence[int]], place: Ints
) -> Ints:
    """(m,) the concept of each candidate, -1 for none. `place` gives the concept of each group."""
    concept = of_column[columns.column]
    for article, name, group in local:
        low, high = columns.bounds[article], columns.bounds[article + 1]
        for column in by_spelling.get(name, ()):
            concept[low:high][columns.column[low:high] == column] = place[group]
    return concept


def said_by_presence(
    columns: Columns, by_spelling: Mapping[str, Sequence[int]], glossary: Glossary, joining: Joining
) -> Iterator[Local]:
    """Uncertain names of the glossary that mean an entry in an article, since a certain name of it stands there too.

    Where the certain names of two entries do, the article says nothing. Grows with the candidates.
    """
    asked = {
        name: entries
        for name, entries in sorted(glossary.uncertain.items())
        if name in by_spelling and name not in glossary.named
    }
    groups = {entry: joining.of_entry[entry] for entries in asked.values() for entry in entries if entry in joining.of_entry}
    names = {group: joining.groups[group].names for group in groups.values()}
    wanted = {column for name in asked for column in by_spelling[name]}
    wanted |= {column for found in names.values() for name in found for column in by_spelling.get(name, ())}
    holders = _holders(columns, wanted)
    for name, entries in asked.items():
        mine = _articles(holders, by_spelling[name])
        meant = sorted({groups[entry] for entry in entries if entry in groups} - {_own_group(joining, name, groups)})
        theirs = [_articles(holders, [c for n in names[group] for c in by_spelling.get(n, ())]) & mine for group in meant]
        for group, found in zip(meant, theirs, strict=True):
            others = set().union(*(other for other in theirs if other is not found))
            for article in sorted(found - others):
                yield Local(article, name, group)


def _own_group(joining: Joining, name: str, groups: Mapping[int, int]) -> int:
    """The group of which an uncertain name is a member because its owner said so; -1 where nobody did."""
    return next((group for group in groups.values() if name in joining.groups[group].names), -1)


def _holders(columns: Columns, wanted: Iterable[int]) -> Found:
    """The articles of each wanted column."""
    numbers = np.array(sorted(wanted), dtype=np.int64)
    if not len(numbers):
        return {}
    known = np.zeros(int(columns.column.max(initial=0)) + 1, dtype=np.bool_)
    known[numbers] = True
    places = np.flatnonzero(known[columns.column])
    order = places[np.argsort(columns.column[places], kind="stable")]
    bounds = np.searchsorted(columns.column[order], np.append(numbers, numbers[-1] + 1))
    return {
        int(number): columns.article[order[low:high]]
        for number, low, high in zip(numbers, bounds[:-1], bounds[1:], strict=True)
    }


def _articles(holders: Found, columns: Iterable[int]) -> set[int]:
    return {article for column in columns if column in holders for article in holders[column].tolist()}
