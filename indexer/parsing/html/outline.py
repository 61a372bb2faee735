"""The body of a parsed page as plain lists in document order, on which all weighing and writing is done.

A tree library answers every question with a new object; a page of two thousand nodes asks a hundred thousand. One
traversal puts the tree into lists instead: a subtree is a range of indices, its size the difference of two sums.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

TEXT = "-text"
MATH_SCRIPT = "math/tex"
"""What MathJax 2 keeps a formula's source in; all other scripts are passed over."""
NEVER_TEXT = frozenset({
    "script", "style", "noscript", "template", "button", "input", "select", "textarea", "iframe", "object", "embed",
    "svg", "canvas", "audio", "video", "link", "meta", "head", "title", "base", "datalist", "map", "progress", "meter",
})  # fmt: skip
INLINE = frozenset({
    TEXT, "a", "abbr", "b", "bdi", "bdo", "big", "br", "cite", "code", "del", "dfn", "em", "font", "i", "img", "ins",
    "kbd", "label", "mark", "nobr", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub",
    "sup", "time", "tt", "u", "var", "wbr", "math", "script", "acronym", "picture", "source",
})  # fmt: skip
"""Elements that stand inside a line; every other one, known or not, is a block."""
NOTHING: Mapping[str, str | None] = {}
BLANKS = " \n\t\r\f"
"""White space of HTML; a no-break space is a character that somebody wanted."""
CODE_STYLE = "-en-codeblock"
"""How Evernote marks a box of code; it is a `pre` here."""
VERBATIM = frozenset({"pre", "code"})
BARE = frozenset({
    "br", "hr", "b", "strong", "em", "i", "u", "s", "tr", "tbody", "thead", "sub", "wbr", "kbd", "rt", "rp", "ruby",
})  # fmt: skip
"""Elements whose attributes tell nothing."""
LONGEST_NAMES = 400
"""Characters of classes and id that are read: utility classes by the dozen fit."""


@dataclass(slots=True)
class Outline:
    """Node `i` has `tags[i]` (`-text` for text), and its subtree is the range from `i` to `ends[i]`.

    `texts` holds the text of text nodes and of formula scripts, else nothing; `parents[0]` is -1. `sizes` are running
    sums: the characters of a range are `sizes[end] - sizes[start]`, blanks around the text nodes not counted.
    """

    tags: list[str]
    texts: list[str]
    attributes: list[Mapping[str, str | None]]
    parents: list[int]
    ends: list[int]
    sizes: list[int]

    def add(self, tag: str, text: str, attributes: Mapping[str, str | None], parent: int) -> None:
        """Append a node; its subtree ends with it until more is known."""
        sizes = self.sizes
        self.tags.append(tag)
        self.texts.append(text)
        self.attributes.append(attributes)
        self.parents.append(parent)
        self.ends.append(len(sizes))
        sizes.append(sizes[-1] + len(text.strip()) if text else sizes[-1])

    def size(self, at: int) -> int:
        """Characters of text in the subtree."""
        return self.sizes[self.ends[at]] - self.sizes[at]

    def children(self, at: int) -> Iterator[int]:
        """The nodes directly below, in order."""
        child, end = at + 1, self.ends[at]
        while child < end:
            yield child
            child = self.ends[child]

    def before(self, at: int) -> int:
        """The element next to this one on the left, under the same parent; -1 where there is none."""
        place, parent = at - 1, self.parents[at]
        while place > parent:
            while self.parents[place] != parent:
                place = self.parents[place]
            if self.tags[place] != TEXT:
                return place
            place -= 1
        return -1

    def value(self, at: int, name: str) -> str:
        """An attribute; empty where the element has none of that name."""
        return self.attributes[at].get(name) or ""

    def text(self, at: int, dropped: frozenset[int] | set[int] = frozenset()) -> str:
        """The text of a subtree as it stands in the source, without the dropped nodes in it."""
        if not dropped:
            return "".join(self.texts[at : self.ends[at]])
        parts = []
        end = self.ends[at]
        while at < end:
            if at in dropped:
                at = self.ends[at]
            else:
                parts.append(self.texts[at])
                at += 1
        return "".join(parts)

    def line(self, at: int) -> str:
        """The text of a subtree in one line."""
        return " ".join(self.text(at).split())

    def words(self, at: int) -> str:
        """The text of a subtree in one line, with a blank between any two text nodes."""
        return " ".join(" ".join(self.texts[at : self.ends[at]]).split())

    def names(self, at: int) -> str:
        """Classes and id of an element, parted by blanks."""
        attributes = self.attributes[at]
        if not attributes:
            return ""
        classes, own = attributes.get("class"), attributes.get("id")
        if not own:
            return classes[:LONGEST_NAMES] if classes else ""
        return f"{classes[:LONGEST_NAMES]} {own[:LONGEST_NAMES]}" if classes else own[:LONGEST_NAMES]

    def below(self, at: int, *tags: str) -> Iterator[int]:
        """The nodes inside a subtree with one of these tags."""
        for inner in range(at + 1, self.ends[at]):
            if self.tags[inner] in tags:
                yield inner


def outline_of(root: LexborNode | None) -> Outline:
    """The subtree of `root` in lists, without what is never text. Cost: linear in the nodes.

    White space between blocks is left out, between words it is one blank; in code it stays as it is.
    """
    outline = Outline([], [], [], [], [], [0])
    tags, ends, add = outline.tags, outline.ends, outline.add
    opened: list[LexborNode] = []
    places = [-1]
    node, before, verbatim = root, "", 0
    while node is not None:
        tag = node.tag or "-"
        child = None
        if tag == TEXT:
            text = node.text_content or ""
            if verbatim or text.strip(BLANKS):
                add(tag, text, NOTHING, places[-1])
            elif before in INLINE:
                add(tag, " ", NOTHING, places[-1])
        elif tag not in NEVER_TEXT and tag[0] not in "-!":
            attributes = NOTHING if tag in BARE else node.attributes or NOTHING
            if tag == "div" and CODE_STYLE in (attributes.get("style") or ""):
                tag = "pre"
            add(tag, "", attributes, places[-1])
            child = node.first_child
        elif tag == "script" and (node.attributes.get("type") or "").startswith(MATH_SCRIPT):
            add(tag, node.text(), node.attributes, places[-1])
        if child is not None:
            verbatim += tag in VERBATIM
            opened.append(node)
            places.append(len(tags) - 1)
            node, before = child, ""
            continue
        before = tag
        node = node.next if opened else None
        while node is None and opened:
            node = opened.pop()
            place = places.pop()
            ends[place], before = len(tags), tags[place]
            verbatim -= before in VERBATIM
            node = node.next if opened else None
    return outline
