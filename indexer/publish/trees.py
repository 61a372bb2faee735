"""A knowledge tree in the forms that people's tools read."""

import difflib
import json
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from rich.cells import cell_len

from indexer.errors import UsageError
from indexer.model import Tree
from indexer.publish.links import one_line
from indexer.text.plainmath import plain_tree

OPEN, LAST, PASSED, BLANK = "├── ", "└── ", "│   ", "    "
BESIDE, SHORT, WIDTH = " · ", 16, 72
"""What parts short terms on one line of text, the columns of such a term, and of all on a line, at most."""
MERMAID = re.compile(r'["`#&<>%{}:*_\\]')
"""What a quoted label may not hold: ends of strings, entities, HTML, Markdown, directives and styles."""
LISTED = re.compile(r"(?:\d+[.)]|[-+])(?:\s|$)")
"""What a label begins with that Mermaid before 12 takes for an item of a list, which it does not draw."""
NO_SPACE = "\u200b"


def render(tree: Tree, form: str) -> str:
    """The tree as text, markdown, markmap, mermaid, opml or json, ending in a line break. Raises UsageError.

    JSON is for programs and has formulas in TeX, as their author wrote them; all other forms say them in plain characters.
    """
    if form not in FORMS:
        near = difflib.get_close_matches(form, FORMS, n=1)
        hint = f"did you mean {near[0]!r}?" if near else f"known are {', '.join(FORMS)}"
        raise UsageError(f"a tree has no form called {form!r}; {hint}")
    return FORMS[form](tree if form == "json" else plain_tree(tree))


def tree_object(tree: Tree) -> dict[str, Any]:
    """The tree as nested objects, the shape of `indexer export trees`."""
    return {
        "label": tree.label,
        "kind": tree.kind,
        "concepts": list(tree.concepts),
        "span": list(tree.span) if tree.span else None,
        "children": [tree_object(child) for child in tree.children],
    }


def to_text(tree: Tree) -> str:
    """The tree as lines that box characters join; short terms stand side by side.

    >>> print(to_text(Tree("锁", "article", children=(Tree("偏向锁", "point"),))), end="")
    锁
    └── 偏向锁
    """
    return "".join(f"{line}\n" for line in (one_line(tree.label), *_branches(tree, "")))


def to_mermaid(tree: Tree) -> str:
    """The tree as a Mermaid mind map; every character with a meaning there stands as its entity code.

    >>> print(to_mermaid(Tree('a "b"', "article")), end="")
    mindmap
      n0["a #34;b#34;"]
    """
    nodes = enumerate(_nodes(tree, 1))
    lines = [f'{"  " * depth}n{number}["{_mermaid(node.label)}"]' for number, (node, depth) in nodes]
    return "\n".join(["mindmap", *lines]) + "\n"


def to_opml(tree: Tree) -> str:
    """The tree as OPML 2.0 (http://opml.org/spec2.opml), which outliners and mind map programs read.

    >>> to_opml(Tree("<b>", "article")).splitlines()[-3]
    '    <outline text="&lt;b&gt;" />'
    """
    head = f"  <head><title>{attribute(tree.label)[1:-1]}</title></head>"
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<opml version="2.0">', head, "  <body>"]
    return "\n".join([*lines, *_outlines(tree, "    "), "  </body>", "</opml>"]) + "\n"


def to_json(tree: Tree) -> str:
    """The tree as indented JSON, in the shape of `tree_object`."""
    return json.dumps(tree_object(tree), ensure_ascii=False, indent=2) + "\n"


def to_markmap(tree: Tree) -> str:
    """The tree as Markdown that Markmap draws (https://markmap.js.org): branches keep one colour from the second level on."""
    return f"---\nmarkmap:\n  colorFreezeLevel: 2\n---\n\n{tree.to_markdown()}"


def attribute(label: str) -> str:
    """A label as a quoted attribute of XML, on one line and without what XML cannot hold."""
    from xml.sax.saxutils import quoteattr  # here: it brings urllib

    return quoteattr(one_line(label), {'"': "&quot;"})


FORMS: dict[str, Callable[[Tree], str]] = {
    "text": to_text,
    "markdown": Tree.to_markdown,
    "markmap": to_markmap,
    "mermaid": to_mermaid,
    "opml": to_opml,
    "json": to_json,
}


def _branches(tree: Tree, before: str) -> Iterator[str]:
    rows = list(_rows(tree.children))
    for place, row in enumerate(rows, 1):
        last = place == len(rows)
        yield before + (LAST if last else OPEN) + BESIDE.join(one_line(node.label) for node in row)
        yield from _branches(row[0], before + (BLANK if last else PASSED))


def _rows(nodes: Iterable[Tree]) -> Iterator[list[Tree]]:
    """The nodes, each alone but short terms without children: one after another as many as a line has room for."""
    row: list[Tree] = []
    room = 0
    for node in nodes:
        width = cell_len(one_line(node.label))
        lone = node.kind != "term" or bool(node.children) or width > SHORT
        if row and (lone or width > room):
            yield row
            row = []
        room = 0 if lone else (room if row else WIDTH) - width - len(BESIDE)
        row.append(node)
    if row:
        yield row


def _nodes(tree: Tree, depth: int) -> Iterator[tuple[Tree, int]]:
    yield tree, depth
    for child in tree.children:
        yield from _nodes(child, depth + 1)


def _mermaid(label: str) -> str:
    said = MERMAID.sub(lambda found: f"#{ord(found[0])};", one_line(label)) or "…"
    return f"{NO_SPACE}{said}" if LISTED.match(said) else said


def _outlines(tree: Tree, indent: str) -> Iterator[str]:
    opened = f"{indent}<outline text={attribute(tree.label)}"
    if not tree.children:
        yield opened + " />"
        return
    yield opened + ">"
    for child in tree.children:
        yield from _outlines(child, indent + "  ")
    yield f"{indent}</outline>"
