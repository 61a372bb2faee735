"""The children of a node: in reading order, none empty, none twice."""

import re
from collections.abc import Iterable, Sequence

from indexer.model import Tree

COLON = re.compile(r"\s*[：:]\s+|\s*：|\s*——?\s*|\s[-–]\s")
"""What parts a name from what is said of it, and is not within one: std::vector."""
CLAUSE_ENDS = frozenset("，,；;。")
ADDRESS, ADDRESS_BEGINS = re.compile(r"(?:https?://|www\.)\S+", re.I), "HhWw"


def in_order(found: Iterable[Tree]) -> list[Tree]:
    """Nodes by their place, then kind and label."""
    return sorted(found, key=lambda node: (node.span or (0, 0), node.kind, node.label))


def beyond(label: str, child: Tree) -> Tree:
    """A child without its parent's label before a colon: under undo log only what it is, not "undo log: what it is"."""
    if not child.label.lower().startswith(label.lower()):
        return child
    said = COLON.match(child.label, len(label))
    return child._replace(label=child.label[said.end() :]) if said and said.end() < len(child.label) else child


def _begins(label: str, name: str) -> bool:
    """Whether a label is a clause and what follows it: it says the clause."""
    return bool(name) and label.startswith(name) and label[len(name) : len(name) + 1] in CLAUSE_ENDS


def says(label: str) -> bool:
    """Whether a label says anything: a sign or an address alone does not.

    >>> says("404"), says("--"), says("https://a.io/锁")
    (True, False, False)
    """
    return (label[:1].isalnum() or any(map(str.isalnum, label))) and not (label[:1] in ADDRESS_BEGINS and ADDRESS.fullmatch(label))


def distinct(label: str, children: Sequence[Tree]) -> tuple[Tree, ...]:
    """Children without those that say nothing, repetitions of their parent or its first clause, and equal siblings; sections all stay, and of a topic that
    repeats one its children, each where it stands."""
    if not children:
        return ()
    kept: list[Tree] = []
    parted = False
    parent = label.lower()
    seen = {parent}
    for child in children:
        name = child.label.lower()
        if not child.children and child.kind != "section" and _begins(parent, name):
            continue
        if child.kind == "section" or (name not in seen and says(child.label)):
            kept.append(child)
        elif child.kind == "topic":
            parted = True
            kept.extend(inner for inner in child.children if inner.label.lower() not in seen)
            seen.update(inner.label.lower() for inner in child.children)
        seen.add(name)
    return tuple(in_order(kept) if parted else kept)
