"""Lines of nothing but component tags, as MDX and Vue have them: what they enclose is Markdown at their own margin.

CommonMark takes such a line and all up to the next blank one for HTML, and deeper lines for code; MDX knows neither.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from indexer.parsing.markdown.fences import fence_lines, open_fence
from indexer.parsing.markdown.tagwords import WITH_TITLES, tab_title

TAG = re.compile(
    r"""<(/?)([A-Z][\w.]{0,60})((?:\s+[\w:@.-]{1,60}(?:=(?:"[^"]{0,500}"|'[^']{0,500}'|\{(?:[^{}]|\{[^{}]{0,200}\}){0,500}\}))?){0,30})\s*(/?)>[ \t]*"""
)
LINE = re.compile(r"\n[ \t]*<[A-Z][\w.]*[\s/>]")
TITLED = frozenset(WITH_TITLES.split("|"))
TITLE = re.compile(r"""\b(?:label|title|summary|name)=["']([^"'<>\n]*)["']""")
FILES = "FileTree"
"""Its list of files is shown as one draws it, so it is code."""
DEEPEST = 50
CODE = 4
"""The margin from which a line outside of components is code."""


@dataclass(slots=True)
class _Open:
    """A component that is open: its name, the margin of its tag once outer ones are gone, and how far its content is moved
    to the left (-1 until a line of it was seen)."""

    name: str
    margin: int
    shift: int


def has_component_lines(text: str) -> bool:
    """Whether a line may be a component's tag."""
    return "<" in text and LINE.search(f"\n{text}") is not None


def without_component_lines(text: str) -> str:
    """The text with blank lines, or titles, for lines that hold component tags alone; what they enclose stands at their margin.

    >>> without_component_lines("<Steps>\\n  1. 安装\\n  2. 运行\\n</Steps>").split("\\n")
    ['', '1. 安装', '2. 运行', '']
    """
    return "\n".join(_lines(text))


def _lines(text: str) -> Iterator[str]:
    opened: list[_Open] = []
    at, fence = 0, ""
    while at <= len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        line = text[at:end]
        bare = line.lstrip(" \t")
        margin = len(line) - len(bare)
        tags = [] if fence or bare[:1] != "<" or (margin >= CODE and not opened) else _tags(text, at + margin)
        if bare and opened and opened[-1].shift < 0:
            opened[-1].shift = max(0, margin - opened[-1].margin)
        shift = min(margin, opened[-1].shift) if opened and bare else 0
        if tags:
            yield from (_said(tag, margin - shift) for tag in tags)
            _nest(opened, tags, margin - shift)
            at = tags[-1].end() + 1
            continue
        for mark in fence_lines(bare):
            fence = open_fence(fence, mark)
        yield line[shift:]
        at = end + 1


def _tags(text: str, at: int) -> list[re.Match[str]]:
    """The tags that the line there consists of, which may go on over further lines; none where it says anything else."""
    tags = []
    while at < len(text) and text[at] != "\n":
        tag = TAG.match(text, at)
        if tag is None:
            return []
        tags.append(tag)
        at = tag.end()
    return tags


def _said(tag: re.Match[str], margin: int) -> str:
    """What stands for a tag: the title of a tab or a card, the fence around a tree of files, else nothing."""
    if tag[2] == FILES and not tag[4]:
        return "\n```text" if not tag[1] else "```\n"
    title = TITLE.search(tag[3]) if tag[2] in TITLED and not tag[1] else None
    return tab_title(title[1], " " * margin) if title else ""


def _nest(opened: list[_Open], tags: list[re.Match[str]], margin: int) -> None:
    for tag in tags:
        closes, name, ended = tag[1], tag[2], tag[4]
        if closes:
            if any(component.name == name for component in opened):
                while opened.pop().name != name:
                    pass
        elif not ended and len(opened) < DEEPEST:
            opened.append(_Open(name, margin, -1))
