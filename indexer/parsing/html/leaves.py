"""The leaves of a page: runs of text that a block element holds itself, and what each weighs as part of an article."""

import re
from collections.abc import Set
from dataclasses import dataclass

from indexer.parsing.html.outline import INLINE, TEXT, Outline

PUNCTUATION = re.compile(r"[，。！？；：、]|[,.!?;:](?=\s|$)")
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
SHORT = frozenset({"li", "td", "p", "span", "dd", "dt", "th", "blockquote"})
LONG = 25
"""Characters from which a leaf counts as running text even without punctuation."""
LINKED_MALUS = 0.6
"""What a linked character takes away."""
LONG_LINK = 120
"""Characters from which linked text is running text inside a link that nobody closed."""


@dataclass(slots=True)
class Leaf:
    """A run of text that a block element holds itself, not in blocks below it: from node `first` to `last`."""

    owner: int
    first: int
    last: int = 0
    plain: int = 0
    linked: int = 0
    marks: int = 0
    code: int = 0

    @property
    def size(self) -> int:
        """All its characters."""
        return self.plain + self.linked + self.code


def leaves_of(outline: Outline, dropped: Set[int]) -> list[Leaf]:
    """The leaves in document order; what is dropped has none."""
    tags, parents, ends = outline.tags, outline.parents, outline.ends
    owners, linked, code = [0] * len(tags), bytearray(len(tags)), bytearray(len(tags))
    leaves = [Leaf(-1, 0)]
    at, end = 0, len(tags)
    while at < end:
        if at in dropped:
            at = ends[at]
            continue
        tag, parent = tags[at], parents[at]
        if tag == TEXT:
            if text := outline.texts[at].strip():
                _add_text(leaves, owners[parent], at, (text, code[parent], linked[parent]))
        elif at:
            inline = tag in INLINE
            owners[at] = owners[parent] if inline else at
            linked[at] = linked[parent] or tag == "a"
            code[at] = code[parent] or tag == "pre"
        at += 1
    return leaves[1:]


def _add_text(leaves: list[Leaf], owner: int, at: int, told: tuple[str, int, int]) -> None:
    """Count a text node in the last leaf, or in a new one where it belongs to another block."""
    text, in_code, in_link = told
    if leaves[-1].owner != owner:
        leaves.append(Leaf(owner, at))
    leaf = leaves[-1]
    leaf.last = at
    if in_code:
        leaf.code += len(text)
    elif in_link and len(text) < LONG_LINK:
        leaf.linked += len(text)
    else:
        leaf.plain += len(text)
        leaf.marks += len(PUNCTUATION.findall(text))


def weight_of(leaf: Leaf, tag: str) -> float:
    """The recipe's net weight of one leaf, in characters."""
    total = 0.8 * leaf.code - LINKED_MALUS * leaf.linked
    n = leaf.plain
    if not n:
        return total
    if tag in HEADINGS:
        return total + 0.5 * n
    if leaf.marks or n + leaf.linked >= LONG:
        return total + n + 2 * leaf.marks
    if tag in SHORT:
        return total + 0.3 * n
    return total - 0.3 * n - 2
