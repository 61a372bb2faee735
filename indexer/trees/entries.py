"""What an author marked as belonging together, a list or a table, as a node with its items under it."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from indexer.model import NodeKind, Tree
from indexer.trees.clauses import length_of
from indexer.trees.growing import Growing
from indexer.trees.order import distinct
from indexer.trees.runs import OVERHEAD


class Entry(NamedTuple):
    """A node to be: its label, where that stands in the text, what the node spans, what only a full tree tells of it, and the `longer` label
    that it has if there is room for details."""

    label: str
    kind: NodeKind
    start: int
    end: int
    span: tuple[int, int]
    details: tuple[Tree, ...] = ()
    longer: str = ""

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
    trees = _told(growing, items)
    growing.branch(trees if items is group else [head.tree._replace(children=distinct(head.label, trees))])
    growing.listed.update(item.span[0] for item in items)
    for entry in group:
        growing.use(entry.start, entry.end)
        growing.spend(entry.label, (entry.start, entry.end))


def _told(growing: Growing, items: Sequence[Entry]) -> list[Tree]:
    """Items as nodes, all with their longer labels and their details if there is room for those of all."""
    more = sum(_beside(item) for item in items)
    if not more or more > growing.beside:
        return [item.tree for item in items]
    growing.beside -= more
    growing.details.update((item.span, item.details) for item in items if item.details)
    return [Tree(item.longer, "point", item.span) if item.longer else item.tree for item in items]


def _beside(item: Entry) -> float:
    """The tokens of an item's details and of what its longer label says more."""
    longer = length_of(item.longer) - length_of(item.label) if item.longer else 0.0
    return longer + sum(length_of(node.label) for node in item.details)
