"""Items further to the right than CommonMark takes for items, and empty ones that it takes for the line under a heading: outlines as Logseq and quick notes have them."""

import re
from typing import NamedTuple

from indexer.parsing.markdown.fences import fence_lines, open_fence

ITEM = re.compile(r"([ \t]*)([-*+]|\d{1,9}[.)])(?=[ \t]|$)(?![ \t]*\([\w ]{1,60}\*?\)[ \t]*\w)")
"""A method of Objective-C, `- (void)run`, is none."""
DEEP = re.compile(r"\n(?:\t| {4})[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]")
ITEMS = re.compile(r"\n(?:([ \t]*)([-*+]|\d{1,9}[.)])(?=[ \t]|$)|#{1,6} )")
EMPTY = re.compile(r"\n[ \t]*-[ \t]*(?=\n|\Z)")
OUTLINED = re.compile(r"\s*(?:#{1,6}[ \t][^\n]*\n(?:[ \t]*[a-z][\w-]*::[^\n]*\n)*(?=\t-)|-(?:[ \t]|$))")
"""How the page of an outliner begins: with an item, or a heading with an item below it."""
AT_MARGIN = re.compile(r"\n(?=[^\s-])")
HEADING = re.compile(r"#{1,6}[ \t]")
PROPERTY = re.compile(r"[ \t]*[a-z][\w-]*::(?:[ \t]|$)")
CODE = 4
"""Columns to the right of where text begins from which on it is code (CommonMark 0.31, 4.4)."""
TAB = 4


class Level(NamedTuple):
    """An open item: the columns of its sign and of its text in the source, and by how many it is moved to the left; `mended` where that is its own fault."""

    indent: int
    text: int
    shift: int
    mended: bool


def is_outline(text: str) -> bool:
    """Whether nothing but items stands at the margin of a text, whose headings are then items too, and no titles.

    >>> is_outline("- # 官网\\n\\t- 文档\\n- # 简介"), is_outline("# React\\n- 文档"), is_outline("- a\\n\\n# React\\n")
    (True, False, False)
    """
    begins = OUTLINED.match(text)
    return begins is not None and AT_MARGIN.search(text, begins.end()) is None


def has_slips(text: str) -> bool:
    """Whether there is an empty item, or one further to the right of what stands above it than an item can be."""
    text = "\n" + text
    if EMPTY.search(text):
        return True
    before = 0
    for found in ITEMS.finditer(text) if DEEP.search(text) else ():
        if found[2] is None:
            before = 0
            continue
        indent = _columns(found[1])
        if indent >= before + CODE:
            return True
        before = indent + len(found[2]) + 1
    return False


def with_outline(text: str) -> str:
    """The text with each item, and all that it holds, where its parent's text begins; empty items are none.

    Moved are items that follow an item, a heading or nothing; what follows text or a blank line is code, as everywhere.

    >>> with_outline("# 锁\\n\\t- 偏向锁\\n\\t\\t-\\n\\t\\t\\t- 撤销").split("\\n")
    ['# 锁', '- 偏向锁', '', '  - 撤销']
    """
    lines: list[str] = []
    levels: list[Level] = []
    fence, above, hollow = "", "start", ""
    for line in text.split("\n"):
        found = None if fence else ITEM.match(line)
        if hollow and found is None and line.strip() and _columns(line) > levels[-1].indent:
            lines[-1] = moved = hollow + line.lstrip()
            level, above = None, "text"
        else:
            if hollow:
                levels.pop()
            level = _level(levels, _columns(found[1]), len(found[2]), above, found[0].startswith("\t-")) if found else None
            if level:
                levels.append(level)
            elif not fence and line.strip() and line[0] not in " \t" and (above == "blank" or HEADING.match(line)):
                levels.clear()
            moved = _moved(line, levels[-1].shift if levels else 0)
            lines.append(moved)
            above = "item" if level else above if fence else _kind(line, above, levels)
        hollow = moved.rstrip() + " " if level and not ITEM.sub("", moved, count=1).strip() else ""
        if hollow:
            lines[-1] = ""
        for mark in fence_lines(moved):
            fence = open_fence(fence, mark)
    return "\n".join(lines)


def _level(levels: list[Level], indent: int, sign: int, above: str, tabbed: bool) -> Level | None:
    """The level of an item; those open levels that it ends are closed. None for what is code."""
    ended = None
    while levels and indent < levels[-1].text:
        ended = levels.pop()
    shift, room = (levels[-1].shift, indent - levels[-1].text) if levels else (0, indent)
    if room < CODE:
        return Level(indent, indent + sign + 1, shift, False)
    beside = ended is not None and ended.mended and ended.indent == indent
    if beside or above == "item" or (not levels and (above in {"start", "heading"} or (above == "text" and tabbed))):
        return Level(indent, indent + sign + 1, shift + room, True)
    return None


def _kind(line: str, above: str, levels: list[Level]) -> str:
    """What a line, which is no item, is to the next one."""
    if not line.strip():
        return above if above == "start" else "blank"
    if PROPERTY.match(line):
        return above
    if above in {"blank", "code"} and _columns(line) >= (levels[-1].text if levels else 0) + CODE:
        return "code"
    return "heading" if HEADING.match(line) else "text"


def _columns(line: str) -> int:
    """How many columns a line's margin takes."""
    margin = line[: len(line) - len(line.lstrip(" \t"))]
    return len(margin.expandtabs(TAB)) if "\t" in margin else len(margin)


def _moved(line: str, shift: int) -> str:
    """A line so many columns to the left, as far as its margin goes."""
    if not shift or not line.strip():
        return line
    return " " * max(0, _columns(line) - shift) + line.lstrip(" \t")
