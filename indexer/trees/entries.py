"""What an author marked as belonging together, a list or a table, as a node with its items under it."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from indexer.model import NodeKind, Tree
from indexer.trees.clauses import length_of
from indexer.trees.growing import Growing
from indexer.trees.order import distinct
from indexer.trees.runs import OVERHEAD


class Entry(NamedTuple):
    """A node to be: its label, where that stands in the text, what the node spans."""

    label: str
    kind: NodeKind
    start: int
    end: int
    span: tuple[int, int]

    @property
    def tree(self) -> Tree:
        """The node."""
        return Tree(self.label, self.kind, self.span)


def hang_entries(growing: Growing, groups: Iterable[Sequence[Entry]], least: float) -> bool:
    """Hang up groups, each a head (a topic) and its items or items alone, first those that say most for their length, until no more than `least`
    of the budget is left. Whether all had room."""
    room = True
    for group in sorted(groups, key=lambda group: (-_value(growing, group), group[0].start)):
        inside = growing.part_at(group[0].start) == growing.part_at(group[0].span[1] - 1)
        fresh = growing.listed.isdisjoint(entry.span[0] for entry in group)
        if inside and fresh and growing.budget - tokens_of(group) > least:
            hang_group(growing, group)
        elif inside and fresh:
            room = False
    return room


def tokens_of(group: Sequence[Entry]) -> float:
    """The length of a group's labels."""
    return sum(length_of(entry.label) for entry in group)


def _value(growing: Growing, group: Sequence[Entry]) -> float:
    """What the labels of a group say for their length."""
    says = sum(growing.worth.of(entry.start, entry.end) for entry in group)
    return round(says / (tokens_of(group) + OVERHEAD), 6)


def hang_group(growing: Growing, group: Sequence[Entry]) -> None:
    """Hang up a head with its items, or items alone; what stands in them goes under them."""
    head, *rest = group
    items = rest if head.kind == "topic" else group
    trees = [item.tree for item in items]
    growing.branch(trees if items is group else [head.tree._replace(children=distinct(head.label, trees))])
    growing.listed.update(item.span[0] for item in items)
    for entry in group:
        growing.use(entry.start, entry.end)
        growing.spend(entry.label, (entry.start, entry.end))
