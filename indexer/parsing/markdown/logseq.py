"""What Logseq writes into its Markdown: properties of pages and blocks, drawers, references to blocks, macros, markers of tasks."""

import re
from collections.abc import Mapping

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
    r"|\{\{(?:embed|query|renderer|video|cards|namespace)\b[^{}\n]*\}\}"
    r"|\(\([0-9a-f]{8}-[0-9a-f-]{27}\)\)",
    re.M,
)
"""What says nothing of the subject of a block."""
MARKER = re.compile(r"(?<=- )(?:TODO|DONE|LATER|NOW|DOING|WAITING|CANCELED|CANCELLED)[ \t]+(?=\S)")
"""The state of a task, where other notes tell that Logseq wrote the text: elsewhere WAITING is that of a thread."""
SIGNS = ("::", ":LOGBOOK:", "SCHEDULED:", "DEADLINE:", "((", "{{embed", "{{query", "{{renderer")
"""What a text with such notes holds."""
IN_NOTES = ("::", "((", "{{", ":LOGBOOK:", ":PROPERTIES:", "SCHEDULED:", "DEADLINE:")
"""What each of them holds, looked for once more where code is aside: C++ and Java have their `::` and `((` there."""


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


def has_block_notes(text: str) -> bool:
    """Whether a text may hold such notes."""
    return any(sign in text for sign in SIGNS)


def without_block_notes(text: str) -> str:
    """The text without the notes on its blocks.

    >>> without_block_notes("- TODO 学习 ZGC\\n  id:: 64a1\\n  SCHEDULED: <2026-11-05 Thu>\\n- 见 ((64a1b2c3-1111-2222-3333-444455556666))")
    '- 学习 ZGC\\n- 见 '
    """
    if not any(sign in text for sign in IN_NOTES):
        return text
    left = NOTES.sub("", text)
    return left if left == text else MARKER.sub("", left)
