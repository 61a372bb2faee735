"""What Logseq writes into its Markdown: properties of pages and blocks, drawers, references to blocks, macros, markers of tasks."""

import re
from collections.abc import Mapping

from indexer.parsing.markdown.outlines import is_outline

PAGE = re.compile(r"\A\ufeff?\s*((?:(?:- )?[A-Za-z][\w-]*::[ \t][^\n]*(?:\n|\Z))+)")
"""The properties of a page, at its head."""
PROPERTY = re.compile(r"^(?:- )?([A-Za-z][\w-]*)::[ \t]*([^\n]*)", re.M)
LINKED = re.compile(r"\[\[([^\[\]\n]+)\]\]|#(?=[^\s#])")
"""What tags and names are written in."""
NOTES = re.compile(
    r"^[ \t]*(?:- )?(?:id|collapsed|heading|background-color|icon|public|created-at|updated-at|template(?:-[\w-]+)?|card-[\w-]+|query-[\w-]+|logseq\.[\w.-]+|exclude-from-graph-view)"
    r"::[^\n]*(?:\n|\Z)"
    r"|^[ \t]*:(?:LOGBOOK|PROPERTIES):[ \t]*\n(?:[^\n]*\n){0,60}?[ \t]*:END:[ \t]*(?:\n|\Z)"
    r"|^[ \t]*(?:SCHEDULED|DEADLINE):[ \t]*<[^<>\n]*>[ \t]*(?:\n|\Z)"
    r"|\{\{(?:embed|query|renderer|video|youtube|youtube-timestamp|vimeo|bilibili|tweet|twitter|cards|namespace|zotero-(?:imported|linked)-file)\b[^{}\n]*\}\}"
    r"|\{:(?:height|width)[^{}\n]{0,60}\}"
    r"|\(\([0-9a-f]{8}-[0-9a-f-]{27}\)\)"
    r"|[ \t]#[Cc]ard\b",
    re.M,
)
"""What says nothing of the subject of a block."""
OWN = re.compile(r"^[ \t]*(?:- )?[a-z][\w.-]{0,60}::(?:[ \t][^\n]{0,200})?(?:\n|\Z)", re.M)
"""Properties of the author's own, in outlines alone: in other notes `cpu:: 中央处理器` is text, as are those that are longer than a line."""
SHOWN = re.compile(r"\{\{cloze ([^{}\n]{1,500})\}\}|\^\^(?=[^\s^])([^^\n]{1,500})\^\^")
"""What hides a word from who learns, and what marks one."""
COLOUR = re.compile(r"\[\[#(?:red|pink|blue|green|yellow|purple|gray)\]\](?===)")
"""The colour of a highlight."""
MARKER = re.compile(r"(?<=- )(?:TODO|DONE|LATER|NOW|DOING|WAITING|CANCELED|CANCELLED)[ \t]+(?:\[#[ABC]\][ \t]*)?(?=\S)")
"""The state of a task, where other notes tell that Logseq wrote the text: elsewhere WAITING is that of a thread."""
SIGNS = ("::", ":LOGBOOK:", "SCHEDULED:", "DEADLINE:", "((", "{{", "{:height", "{:width", "^^", "#card", "#Card")
"""What a text with such notes holds, looked for once more where code is aside: C++ and Java have their `::` and `((` there."""


def page_properties(markdown: str) -> tuple[Mapping[str, str], str]:
    """The properties at the head of a page, by lower-case names, and the text below them.

    >>> page_properties("title:: 垃圾回收\\nalias:: GC, [[Garbage Collection]]\\n\\n- 回收内存")
    ({'title': '垃圾回收', 'alias': 'GC, Garbage Collection'}, '\\n- 回收内存')
    """
    found = PAGE.match(markdown) if "::" in markdown[:400] else None
    if found is None:
        return {}, markdown
    fields = {name.lower(): LINKED.sub(r"\1", value).strip() for name, value in PROPERTY.findall(found[1])}
    return fields, markdown[found.end() :]


QUERY = re.compile(r"^([ \t]*(?:- )?)#\+BEGIN_QUERY\b(?:(?!#\+END)[^\0]){0,3000}#\+END_QUERY\b[ \t]*$", re.M | re.I)
CODE = re.compile(r"^([ \t]*(?:- )?)#\+(?:BEGIN_(?:SRC|EXAMPLE)[ \t]*([\w+#-]*)|END_(?:SRC|EXAMPLE)\b)[^\n]*$", re.M | re.I)
BOX = re.compile(r"^([ \t]*(?:- )?)#\+(?:BEGIN|END)_[A-Za-z]{1,20}\b[ \t]*(?=\n|\Z)", re.M | re.I)
"""Org's blocks, which Logseq has in its Markdown too."""


def with_org_blocks(text: str) -> str:
    """An outline with the boxes of Org as text, its code in fences, without queries.

    >>> with_org_blocks("- a\\n  #+BEGIN_NOTE\\n  b\\n  #+END_NOTE\\n- #+BEGIN_SRC c\\n  x\\n  #+END_SRC").split("\\n")
    ['- a', '  ', '  b', '  ', '- ```c', '  x', '  ```']
    """
    text = CODE.sub(lambda found: f"{found[1]}```{found[2] or ''}", QUERY.sub(r"\1", text))
    return BOX.sub(r"\1", text)


def has_block_notes(text: str) -> bool:
    """Whether a text may hold such notes."""
    return any(sign in text for sign in SIGNS)


def without_block_notes(text: str) -> str:
    """The text without the notes on its blocks.

    >>> without_block_notes("- TODO 学习 ZGC\\n  id:: 64a1\\n  SCHEDULED: <2026-11-05 Thu>\\n- 见 ((64a1b2c3-1111-2222-3333-444455556666))")
    '- 学习 ZGC\\n- 见 '
    """
    if not has_block_notes(text):
        return text
    noted = NOTES.sub("", OWN.sub("", text) if is_outline(text) else text)
    left = SHOWN.sub(lambda found: found[1] or found[2], noted)
    return left if left == text else MARKER.sub("", left)


def without_colours(text: str) -> str:
    """The text without the colours of its highlights."""
    return COLOUR.sub("", text)
