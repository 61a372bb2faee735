"""Boxes that are written with signs: containers, admonitions, tabs and callouts, as a title above their text."""

import re
from typing import NamedTuple

from indexer.parsing.markdown.fences import fence_lines, open_fence
from indexer.parsing.markdown.tagwords import TITLE, tab_title, titled

CONTAINER = re.compile(
    r"^([ \t>]*+):{3,}+[ \t]*+"
    r"(?:\{?\.?([\w-]++)\}?(?:[ \t]*+\{[^}\n]*+\})?(?:\[([^\]\n]*+)\]|[ \t]++(?!:)([^\n]*+))?|\{\.?([^}\n]*+)\})?"
    r"[ \t]*+:*+[ \t]*+$",
    re.M,
)
"""VuePress, VitePress, Docusaurus, Pandoc: `::: tip title`, `:::tip[title]`, `::: {.tip title="title"}`, `:::`."""
CONTAINER_OPTIONS = re.compile(r"\{[^{}\n]*+\}|(?<![\w-])[\w-]++=(?:\"[^\"]*\"|\S+)|#[\w-]+$")
UNTITLED = frozenset({"code-group", "code-tabs", "tabs", "raw", "v-pre", "slot", "columns", "cards", "card", "vue"})
BLOCK_SIGN = re.compile(r"^/{3,}+[ \t]*+(?:(?!/)[\w-]*+)(?:[ \t]*+\|[ \t]*+([^\n]*+))?[ \t]*+$(?:\n    [\w-]++:[^\n]*+)*+", re.M)
"""Boxes of pymdownx.blocks: `/// note | title`, options below it, `///`."""
TAB_LINE = re.compile(r"^([ \t]*)@tab(?::\w+)?[ \t]+([^\n]+)$", re.M)
ADMONITION = re.compile(
    r"""^([ \t]*)(?:!!!|\?\?\?\+?|===[+!]?)[ \t]+(?=\S)"""
    r"""(?:[\w-]+(?:[ \t]+[\w-]+)*)?[ \t]*(?:"((?:[^"\\\n]|\\.)*)"[ \t]*)?$""",
    re.A,
)
"""MkDocs: `!!! note inline "title"`, `???+ tip`, `=== "tab"`; a line of nothing but exclamation marks is none."""
INDENT = "    "
CALLOUT = re.compile(r"^([ \t]*(?:>[ \t]*)+)\[![\w-]+(?:\|[^\]\n]*)?\][+-]?[ \t]*([^\n]*)$", re.M)


class Margin(NamedTuple):
    """What the lines in a frame begin with, and what they begin with once it is gone: that of the item around it."""

    had: str
    has: str


def without_containers(text: str) -> str:
    """The text of containers under their titles."""
    text = CONTAINER.sub(_container, text)
    return TAB_LINE.sub(lambda found: tab_title(found[2].split("#")[0], found[1]), text) if "@tab" in text else text


def without_blocks(text: str) -> str:
    """The text of pymdownx.blocks under their titles."""
    return BLOCK_SIGN.sub(lambda found: titled(found[1]) or "\n", text)


def without_callouts(text: str) -> str:
    """Callouts of Obsidian and alerts of GitHub as quotes, with their titles on a line of their own."""
    return CALLOUT.sub(_callout, text)


def without_frames(text: str) -> str:
    """MkDocs admonitions and tabs without their frame: the title becomes bold, the body moves to the left."""
    lines, margins, fence = [], [Margin("", "")], ""
    for line in text.split("\n"):
        if line.strip():
            while not line.startswith(margins[-1].had):
                margins.pop()
                fence = ""
        had, has = margins[-1]
        inner = line.removeprefix(had)
        found = None if fence else ADMONITION.match(inner)
        if found:
            margins.append(Margin(had + found[1] + INDENT, has + found[1]))
            lines.append(tab_title(found[2], has + found[1]) if found[2] else "")
            continue
        for mark in fence_lines(inner):
            fence = open_fence(fence, mark)
        lines.append(has + inner if inner else "")
    return "\n".join(lines)


def _container(found: re.Match[str]) -> str:
    indent, kind, bracketed, words, attributes = found[1], found[2] or "", found[3], found[4], found[5]
    if kind in UNTITLED:
        return indent
    named = TITLE.search(attributes or words or "")
    if named:
        return indent + titled(named[1] or named[2] or named[3], indent)
    return indent + titled(bracketed or CONTAINER_OPTIONS.sub("", words or ""), indent)


def _callout(found: re.Match[str]) -> str:
    title = found[2].strip()
    return f"{found[1]}**{title}**\n{found[1]}" if title else found[1]
