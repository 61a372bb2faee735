"""A tree while it grows: what hangs under each part so far, and how many tokens are left."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from indexer.model import CERTAIN, Ints, NodeKind, Tree
from indexer.text.spelling import well_spaced
from indexer.trees.hanging.listed import Listed
from indexer.trees.judging.saying import Worth
from indexer.trees.parting.parts import Part, above, parts_in
from indexer.trees.reading.clauses import length_of
from indexer.trees.reading.reading import Reading

if TYPE_CHECKING:
    from indexer.trees.hanging.entries import Entry

LEFT = 0.5
"""Of the budget, what headings leave of it at least: many and long ones are no reason to say nothing under them."""
LONGER, LEAST_LONGER = 0.4, 60.0
"""Of the budget, what their author says of the items of lists and tables may have, and the tokens that this is at least."""


@dataclass(slots=True)
class Growing:
    """The parts of an article (numbered from 1; 0 is the root) with their nodes; `budget` is what is left of the
    tokens, `more` those of details."""

    reading: Reading
    parts: Sequence[Part]
    naming: Sequence[float]
    """How likely each term names something."""
    worth: Worth
    budget: float
    more: float
    nodes: list[list[Tree]] = field(init=False)
    terms: list[list[tuple[int, Tree]]] = field(init=False)
    """Those of the nodes that are terms, with where they stand."""
    branches: list[list[Tree]] = field(init=False)
    heads: list[list[Tree]] = field(init=False)
    """Bold lines that head what follows: all else that stands in their spans goes under them."""
    used: set[int] = field(default_factory=set)
    """Sentences that labels stand for already."""
    hung: list[Sequence["Entry"]] = field(default_factory=list)
    """The items of each list and table that hangs."""
    waiting: list[Sequence["Entry"]] = field(default_factory=list)
    """Lists, tables and procedures that had no room, or are too long for a normal tree."""
    commented: Sequence[Sequence["Entry"]] = ()
    """The comments in code that tell steps."""
    listed: set[int] = field(default_factory=set)
    """Where the items of lists begin that hang already."""
    beside: float = field(init=False)
    """Of the tokens of details those for what tables and lists say of what they name; what they leave of these is for all else."""
    longer: float = field(init=False)
    """The tokens for what they say of it in a normal tree, too."""
    asked: set[int] = field(default_factory=set)
    """Terms that were hung, or would have been if they were not usual in the corpus: the tree follows from whether these are."""
    details: dict[tuple[int, int], tuple[Tree, ...]] = field(default_factory=dict)
    """What only a full tree tells under rows of tables that hang, by their spans."""
    starts: list[int] = field(init=False)
    part_of: Ints = field(init=False)
    """(sentences,) the part of each sentence."""
    leaves: list[int] = field(init=False)
    """The parts that hold no other."""
    headings: frozenset[str] = field(init=False)
    """The labels of the parts in lower case."""
    list_of: Listed = field(init=False)

    def __post_init__(self) -> None:
        each = range(len(self.parts) + 1)
        self.nodes, self.branches, self.heads = [[] for _ in each], [[] for _ in each], [[] for _ in each]
        self.terms = [[] for _ in each]
        self.starts = [part.start for part in self.parts]
        self.part_of = parts_in(self.reading, self.parts)
        self.list_of = Listed(self.reading)
        self.leaves = sorted(set(each[1:]).difference(above(self.parts)))
        self.headings = frozenset(part.label.lower() for part in self.parts)
        self.budget = max(self.budget - sum(length_of(part.label) for part in self.parts), LEFT * self.budget)
        self.beside, self.longer = self.more / 2, max(LONGER * self.budget, LEAST_LONGER)

    def part_at(self, place: int) -> int:
        """The number of the part that holds a place of the text."""
        return bisect_right(self.starts, place)

    def hang(self, label: str, kind: NodeKind, span: tuple[int, int], likely: int = CERTAIN) -> None:
        """Hang a node up where it stands; its tokens are spent and its words said."""
        self.put(Tree(label, kind, span, likely=likely))
        self.spend(label, span)

    def put(self, node: Tree) -> None:
        """Hang a node up whose tokens and words are counted elsewhere."""
        start = node.span[0] if node.span else 0
        part = self.part_at(start)
        self.nodes[part].append(node)
        if node.kind == "term":
            self.terms[part].append((start, node))

    def take_in(self, span: tuple[int, int]) -> None:
        """Terms that stand within what is about to be hung up go: it says them."""
        part = self.part_at(span[0])
        low, high = span
        said = [node for start, node in self.terms[part] if low <= start < high and within(node.span, span)]
        if said:
            gone = set(map(id, said))
            self.nodes[part] = [node for node in self.nodes[part] if id(node) not in gone]
            self.terms[part] = [held for held in self.terms[part] if id(held[1]) not in gone]
            self.budget += sum(length_of(node.label) for node in said)

    def branch(self, trees: Sequence[Tree]) -> None:
        """Hang up nodes that hold others; what is hung up later goes under them where it stands within."""
        for tree in trees:
            self.branches[self.part_at(tree.span[0] if tree.span else 0)].append(tree)

    def relabel(self, labels: Mapping[tuple[tuple[int, int], str], tuple[str, NodeKind]]) -> None:
        """Nodes of branches, by their spans and labels, get others and other kinds."""

        def told(node: Tree) -> Tree:
            label, kind = labels.get((node.span or (0, 0), node.label), (node.label, node.kind))
            return node._replace(label=label, kind=kind, children=tuple(map(told, node.children)))

        self.branches = [list(map(told, branches)) for branches in self.branches]

    def spend(self, label: str, span: tuple[int, int]) -> None:
        """A label's tokens are spent, the words of its span said."""
        self.worth.say(*span)
        self.budget -= length_of(label)

    def use(self, start: int, end: int) -> None:
        """The sentences that a label takes up, from `start` to `end`, give no other one."""
        starts, ends = self.reading.places
        rows = range(max(bisect_right(starts, start) - 1, 0), bisect_left(starts, end))
        self.used.update([row for row in rows if ends[row] > start])

    def is_said(self, start: int, end: int) -> bool:
        """Whether a node hangs whose span holds this one."""
        return any(within((start, end), node.span) for node in self.nodes[self.part_at(start)])

    def bare(self) -> set[int]:
        """The parts that hold no other and say nothing yet: sections without a node, topics without a point."""
        return {part for part in self.leaves if not (self.branches[part] or self.heads[part] or self._says(part))}

    def named_only(self) -> set[int]:
        """The parts that say nothing but names."""
        return {part for part, found in enumerate(self.nodes) if found and all(node.kind == "term" for node in found) and not (self.branches[part] or self.heads[part])}

    def _says(self, part: int) -> bool:
        """Whether nodes of a part, without branches, say something."""
        found = self.nodes[part]
        return any(node.kind != "term" for node in found) if self.parts[part - 1].kind == "topic" else bool(found)

    def labels(self, part: int) -> str:
        """All labels of a part and under it but the article's title, in lower case and spaced as terms are, a line each."""
        own = [self.parts[part - 1].label] if part else []
        return well_spaced("\n".join([*own, *(node.label for node in self.nodes[part]), *self._branch_labels(part)]).lower())

    def _branch_labels(self, part: int) -> list[str]:
        return [node.label for branch in (*self.branches[part], *self.heads[part]) for node in branch.walk()]


def within(inner: tuple[int, int] | None, outer: tuple[int, int] | None) -> bool:
    """Whether a span lies within another."""
    return bool(inner and outer and outer[0] <= inner[0] and inner[1] <= outer[1])
