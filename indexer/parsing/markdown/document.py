"""Markdown to blocks and marks, by the events of pulldown-cmark (through pyromark)."""

from collections.abc import Iterator
from typing import Any

import pyromark

from indexer.parsing.barecode import with_bare_code
from indexer.parsing.compose import Composed
from indexer.parsing.markdown.contentlists import without_content_lists
from indexer.parsing.markdown.dialects import plain_markdown
from indexer.parsing.markdown.events import ENDERS, HANDLERS, STARTERS
from indexer.parsing.markdown.fencedprose import with_fenced_prose
from indexer.parsing.markdown.reader import Reader

OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_HEADING_ATTRIBUTES
    | pyromark.Options.ENABLE_MATH
    | pyromark.Options.ENABLE_WIKILINKS
    | pyromark.Options.ENABLE_DEFINITION_LIST
)
PARSER = pyromark.Markdown(options=OPTIONS)
BREAKS = frozenset({"SoftBreak", "HardBreak"})


def compose_markdown(markdown: str) -> Composed:
    """The blocks and marks of a Markdown text, whatever dialect it is written in.

    An article has hundreds of events, most of them text: this loop is what reading Markdown costs.

    >>> compose_markdown("# 锁\\n\\n**偏向锁**（Biased Locking）").text
    '锁\\n偏向锁（Biased Locking）'
    """
    reader = Reader()
    write, starter_of, ender_of, handler_of = reader.write, STARTERS.get, ENDERS.get, HANDLERS.get
    events: Iterator[Any] = PARSER.events(plain_markdown(markdown), merge_text=False)
    for event in events:
        if event.__class__ is str:
            if event in BREAKS:
                reader.line_end(event == "HardBreak")
            continue
        name, detail = event.popitem()
        if name == "Text":
            write(detail)
            continue
        if name == "Start":
            name, detail = (detail, None) if detail.__class__ is str else detail.popitem()
            handler = starter_of(name)
        elif name == "End":
            handler = ender_of(detail if detail.__class__ is str else detail.popitem()[0])
        else:
            handler = handler_of(name)
        if handler is not None:
            handler(reader, detail)
            write = reader.write
    return with_fenced_prose(with_bare_code(without_content_lists(reader.composed())))
