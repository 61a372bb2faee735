"""What an author marked as belonging together, a list or a table, as a node with its items under it."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from indexer.model import NodeKind, Tree
from indexer.trees.hanging.growing import Growing
from indexer.trees.hanging.order import distinct
from indexer.trees.judging.runs import OVERHEAD
from indexer.trees.reading.clauses import length_of

MOST, MOST_IN_FULL = 10, 40
"""Items of a list or rows of a table that a normal tree has, and a full one."""

ALWAYS = 200.0
"""Tokens that what a list or a table says beside its names may have, whatever room there is."""


class Entry(NamedTuple):
    """A node to be: its label, where that stands in the text, what the node spans, what only a full tree tells of it, the `longer` label
    that it has if there is room, the `shorter` one of these if there is less, what they say more as nodes (`said`), and the entries under it."""

    label: str
    kind: NodeKind
    start: int
    end: int
    span: tuple[int, int]
    details: tuple[Tree, ...] = ()
    longer: str = ""
    shorter: str = ""
    said: tuple[Tree, ...] = ()
    inner: tuple["Entry", ...] = ()

    def walk(self) -> Iterator["Entry"]:
        """This entry and all under it."""
        yield self
        for entry in self.inner:
            yield from entry.walk()

    def down_to(self, depth: int) -> "Entry":
        """The entry with `depth` levels under it; what lies deeper only a full tree tells."""
        if not self.inner:
            return self
        if depth:
            return self._replace(inner=tuple(entry.down_to(depth - 1) for entry in self.inner))
        return self._replace(inner=(), details=(*self.details, *(entry.tree for entry in self.inner)))

    def told(self, shorter: bool) -> "Entry":
        """The entry with its longer label, or the shorter of these, and those under it so."""
        label = (shorter and self.shorter) or self.longer
        if not label and not self.inner:
            return self
        inner = tuple(entry.told(shorter) for entry in self.inner)
        return self._replace(label=label, kind="point", said=(), inner=inner) if label else self._replace(inner=inner)

    @property
    def depth(self) -> int:
        """The levels under it."""
        return max((1 + entry.depth for entry in self.inner), default=0)

    @property
    def tree(self) -> Tree:
        """The node, with those under it."""
        return Tree(self.label, self.kind, self.span, (), distinct(self.label, [entry.tree for entry in self.inner]))


def hang_entries(growing: Growing, groups: Iterable[Sequence[Entry]], least: float) -> bool:
    """Hang up groups, each a head (a topic) and its items or items alone, first those that say most for their length, until no more than `least`
    of the budget is left; what stands under items comes after the items of all. Whether all short ones had room; those that had none
    wait, and long ones."""
    inside = [group for group in groups if growing.part_at(group[0].start) == growing.part_at(max(entry.span[1] for entry in group) - 1)]
    growing.waiting.extend(group for group in inside if not _is_short(group))
    waiting = sorted(filter(_is_short, inside), key=lambda group: (-_value(growing, group), group[0].start))
    sizes = list(map(tokens_in, waiting))
    room, after = True, sum(sizes)
    for group, tokens in zip(waiting, sizes, strict=True):
        after -= tokens
        fresh = growing.listed.isdisjoint(entry.span[0] for entry in group)
        if fresh and growing.budget - tokens > least:
            hang_group(growing, group, least + after)
        elif fresh:
            growing.waiting.append(group)
            room = False
    return room


def _is_short(group: Sequence[Entry]) -> bool:
    """Whether a group is one for a normal tree; with items under its items it may be twice as long as others."""
    items = sum(entry.kind != "topic" for entry in group)
    return items <= MOST * (1 + any(entry.inner for entry in group))


def tokens_in(group: Sequence[Entry]) -> float:
    """The length of a group's labels, without those under them."""
    return sum(length_of(entry.label) for entry in group)


def _value(growing: Growing, group: Sequence[Entry]) -> float:
    """What the labels of a group say for their length."""
    says = sum(growing.worth.of(entry.start, entry.end) for entry in group)
    return round(says / (tokens_in(group) + OVERHEAD), 6)


def hang_group(growing: Growing, group: Sequence[Entry], least: float = 0.0) -> None:
    """Hang up a head with its items, or items alone, down to the level that leaves `least` of the budget; what stands in them goes under them."""
    group = _fitting(growing, group, least)
    head, *rest = group
    items = rest if head.kind == "topic" else group
    trees = [item.tree for item in items]
    growing.branch(trees if items is group else [head.tree.holding(distinct(head.label, trees))])
    growing.hung.append(items)
    growing.listed.update(entry.span[0] for item in items for entry in item.walk())
    for entry in group:
        for inner in entry.walk():
            growing.use(inner.start, inner.end)
            growing.spend(inner.label, (inner.start, inner.end))


def _fitting(growing: Growing, group: Sequence[Entry], least: float) -> Sequence[Entry]:
    """A group with as many levels as have room, one at least."""
    for depth in range(max(entry.depth for entry in group), 0, -1):
        cut = [entry.down_to(depth) for entry in group]
        if growing.budget - _all_tokens(cut) > least:
            return cut
    return [entry.down_to(0) for entry in group]


def explain(growing: Growing) -> None:
    """What hangs of lists and tables gets the shorter of its longer labels, and then the longer ones, the items of a group all or none, while
    there is room; what has none only a full tree tells, and details as far as there is room for those of a group."""
    told = growing.hung
    for shorter in (True, False):
        told = [_labelled(growing, old, [item.told(shorter) for item in items]) for old, items in zip(told, growing.hung, strict=True)]
    for items in told:
        entries = [entry for item in items for entry in item.walk()]
        details = {entry.span: (*entry.said, *entry.details) for entry in entries}
        beside = sum(length_of(node.label) for found in details.values() for detail in found for node in detail.walk())
        if beside <= max(growing.beside, ALWAYS):
            growing.beside = max(0.0, growing.beside - beside)
            growing.details.update({span: found for span, found in details.items() if found})


def _labelled(growing: Growing, items: Sequence[Entry], told: Sequence[Entry]) -> Sequence[Entry]:
    """Items with other labels, which they have in the tree from now on, if there is room for these."""
    cost = _all_tokens(told) - _all_tokens(items)
    if not 0 < cost <= min(growing.longer, growing.budget):
        return items
    growing.longer -= cost
    growing.budget -= cost
    before, after = ([entry for item in found for entry in item.walk()] for found in (items, told))
    growing.relabel({(old.span, old.label): (new.label, new.kind) for old, new in zip(before, after, strict=True)})
    return told


def _all_tokens(items: Sequence[Entry]) -> float:
    """The length of the labels of items and of those under them."""
    return tokens_in([entry for item in items for entry in item.walk()])
