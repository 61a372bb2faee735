"""What an author marked as belonging together, a list or a table, as a node with its items under it."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from indexer.model import NodeKind, Tree
from indexer.trees.clauses import length_of
from indexer.trees.growing import Growing
from indexer.trees.order import distinct
from indexer.trees.runs import OVERHEAD


class Entry(NamedTuple):
    """A node to be: its label, where that stands in the text, what the node spans, what only a full tree tells of it, the `longer` label
    that it has if there is room, with what that has more as a node (`said`), and the entries under it."""

    label: str
    kind: NodeKind
    start: int
    end: int
    span: tuple[int, int]
    details: tuple[Tree, ...] = ()
    longer: str = ""
    said: Tree | None = None
    inner: tuple["Entry", ...] = ()

    def walk(self) -> Iterator["Entry"]:
        """This entry and all under it."""
        yield self
        for entry in self.inner:
            yield from entry.walk()

    def down_to(self, depth: int) -> "Entry":
        """The entry with `depth` levels under it; what lies deeper only a full tree tells."""
        if depth:
            return self._replace(inner=tuple(entry.down_to(depth - 1) for entry in self.inner))
        return self._replace(inner=(), details=(*self.details, *(entry.tree for entry in self.inner)))

    @property
    def depth(self) -> int:
        """The levels under it."""
        return max((1 + entry.depth for entry in self.inner), default=0)

    @property
    def tree(self) -> Tree:
        """The node, with those under it."""
        return self.node(self.label, self.kind, [entry.tree for entry in self.inner])

    def node(self, label: str, kind: NodeKind, children: Sequence[Tree]) -> Tree:
        """The node with another label and kind and other nodes under it."""
        return Tree(label, kind, self.span, (), distinct(label, children))


def hang_entries(growing: Growing, groups: Iterable[Sequence[Entry]], least: float) -> bool:
    """Hang up groups, each a head (a topic) and its items or items alone, first those that say most for their length, until no more than `least`
    of the budget is left; what stands under items comes after the items of all. Whether all had room."""
    room = True
    waiting = sorted(groups, key=lambda group: (-_value(growing, group), group[0].start))
    after = sum(map(tokens_of, waiting))
    for group in waiting:
        after -= tokens_of(group)
        inside = growing.part_at(group[0].start) == growing.part_at(group[0].span[1] - 1)
        fresh = growing.listed.isdisjoint(entry.span[0] for entry in group)
        if inside and fresh and growing.budget - tokens_of(group) > least:
            hang_group(growing, group, least + after)
        elif inside and fresh:
            room = False
    return room


def tokens_of(group: Sequence[Entry]) -> float:
    """The length of a group's labels, without those under them."""
    return sum(length_of(entry.label) for entry in group)


def _value(growing: Growing, group: Sequence[Entry]) -> float:
    """What the labels of a group say for their length."""
    says = sum(growing.worth.of(entry.start, entry.end) for entry in group)
    return round(says / (tokens_of(group) + OVERHEAD), 6)


def hang_group(growing: Growing, group: Sequence[Entry], least: float = 0.0) -> None:
    """Hang up a head with its items, or items alone, down to the level that leaves `least` of the budget; what stands in them goes under them."""
    group = _fitting(growing, group, least)
    head, *rest = group
    items = rest if head.kind == "topic" else group
    trees = _told(growing, items)
    growing.branch(trees if items is group else [head.tree._replace(children=distinct(head.label, trees))])
    growing.listed.update(entry.span[0] for item in items for entry in item.walk())
    for entry in group:
        for inner in entry.walk():
            growing.use(inner.start, inner.end)
            growing.spend(inner.label, (inner.start, inner.end))


def _fitting(growing: Growing, group: Sequence[Entry], least: float) -> Sequence[Entry]:
    """A group with as many levels as have room, one at least."""
    for depth in range(max(entry.depth for entry in group), 0, -1):
        cut = [entry.down_to(depth) for entry in group]
        if growing.budget - tokens_of([inner for entry in cut for inner in entry.walk()]) > least:
            return cut
    return [entry.down_to(0) for entry in group]


def _told(growing: Growing, items: Sequence[Entry]) -> list[Tree]:
    """Items as nodes, if there is room for those of all, with their longer labels, which else only a full tree tells, and with their details."""
    entries = [entry for item in items for entry in item.walk()]
    more = sum(length_of(entry.longer) - length_of(entry.label) for entry in entries if entry.longer)
    longer = more <= growing.longer
    growing.longer -= longer * more
    details = {entry.span: entry.details if longer or not entry.said else (entry.said, *entry.details) for entry in entries}
    told = sum(length_of(node.label) for found in details.values() for detail in found for node in detail.walk())
    if told <= growing.beside:
        growing.beside -= told
        growing.details.update({span: found for span, found in details.items() if found})
    return [_longer(item) for item in items] if longer else [item.tree for item in items]


def _longer(item: Entry) -> Tree:
    """An item as a node with its longer label, as those under it."""
    return item.node(item.longer or item.label, "point" if item.longer else item.kind, [_longer(entry) for entry in item.inner])
