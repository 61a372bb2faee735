"""The distinct candidates of each article, and what their occurrences say of them together."""

from dataclasses import dataclass

import numpy as np

from indexer.analysis.batch import HEADING, TITLE
from indexer.analysis.grams import Occurrences, Prose
from indexer.model import Bools, Column, Ints
from indexer.text.sums import sums_before


@dataclass(frozen=True, slots=True, eq=False)
class Groups:
    """The distinct candidates of each article, g of them: `head` is the place of the first occurrence, `of` (m,) the group of each
    occurrence; counts and shares over the occurrences."""

    head: Ints
    of: Ints
    count: Ints
    title: Bools
    marked: Bools
    """In a heading or the title."""
    last: Ints
    """Token of the last occurrence."""


def groups_of(prose: Prose, found: Occurrences) -> Groups:
    """The groups, in the order of their first occurrence."""
    is_head = found.first == np.arange(len(found.first))
    of = (np.cumsum(is_head) - 1)[found.first]
    head = np.flatnonzero(is_head)
    field = prose.tokens.field[found.token]
    last = np.zeros(len(head), dtype=np.int64)
    last[of] = found.token
    return Groups(
        head=head,
        of=of,
        count=np.bincount(of, minlength=len(head)),
        title=any_of(of, field == TITLE, len(head)),
        marked=any_of(of, (field == TITLE) | (field == HEADING), len(head)),
        last=last,
    )


def picked(found: Occurrences, groups: Groups, mine: Bools) -> tuple[Occurrences, Groups]:
    """The groups that `mine` (groups,) names, alone with their occurrences."""
    kept = mine[groups.of]
    place, number = np.cumsum(kept) - 1, np.cumsum(mine) - 1
    at = np.flatnonzero(kept)
    occurrences = Occurrences(
        found.token[at], found.size[at], found.key[at], found.latin[at], found.chars[at], place[found.first[at]]
    )
    alone = Groups(
        head=place[groups.head[mine]],
        of=number[groups.of[at]],
        count=groups.count[mine],
        title=groups.title[mine],
        marked=groups.marked[mine],
        last=groups.last[mine],
    )
    return occurrences, alone


def any_of(of: Ints, mask: Bools, groups: int) -> Bools:
    """(groups,) whether the mask holds for any occurrence."""
    out = np.zeros(groups, dtype=np.bool_)
    out[of[mask]] = True
    return out


def shares(groups: Groups, mask: Bools) -> Column:
    """(groups,) the share of the occurrences for which the mask holds."""
    share: Column = np.bincount(groups.of, mask, minlength=len(groups.head)) / np.maximum(groups.count, 1)
    return share


def all_tokens(mask: Bools, token: Ints, size: Ints) -> Bools:
    """(m,) whether `mask` holds for all of `size` tokens from each one on."""
    misses = sums_before(~mask)
    return np.asarray(misses[token + size] == misses[token])
