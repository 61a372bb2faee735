"""Knowledge trees as files of mind map programs: FreeMind and XMind."""

import io
import json
import zipfile
from collections.abc import Iterator
from itertools import count
from typing import Any

from indexer.model import Tree
from indexer.publish.links import one_line
from indexer.publish.trees import attribute

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a ZIP file can say (APPNOTE 4.4.6): two exports of one tree are the same bytes."""
CREATOR = {"creator": {"name": "knowledge-point-indexer", "version": "1"}}
PARTS: dict[str, Any] = {"file-entries": {"content.json": {}, "metadata.json": {}}}


def to_freemind(tree: Tree) -> str:
    """The tree as a FreeMind map (version 1.0.1 of its format), which Freeplane and most mind map programs read.

    >>> to_freemind(Tree("锁 & <b>", "article")).splitlines()[1]
    '  <node TEXT="锁 &amp; &lt;b&gt;" />'
    """
    return "\n".join(['<map version="1.0.1">', *_nodes(tree, "  "), "</map>"]) + "\n"


def to_xmind(tree: Tree) -> bytes:
    """The tree as an XMind workbook (content.json in a ZIP, XMind 2020 and later); the same bytes on every run."""
    numbers = count()
    sheet = {"id": "sheet", "class": "sheet", "title": one_line(tree.label), "rootTopic": _topic(tree, numbers)}
    sheet["rootTopic"]["structureClass"] = "org.xmind.ui.logic.right"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as book:
        for name, part in (("content.json", [sheet]), ("metadata.json", CREATOR), ("manifest.json", PARTS)):
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            book.writestr(entry, json.dumps(part, ensure_ascii=False))
    return buffer.getvalue()


def _nodes(tree: Tree, indent: str) -> Iterator[str]:
    opened = f"{indent}<node TEXT={attribute(tree.label)}"
    if not tree.children:
        yield opened + " />"
        return
    yield opened + ">"
    for child in tree.children:
        yield from _nodes(child, indent + "  ")
    yield f"{indent}</node>"


def _topic(tree: Tree, numbers: Iterator[int]) -> Any:
    topic: dict[str, Any] = {"id": f"topic-{next(numbers)}", "class": "topic", "title": one_line(tree.label)}
    if tree.children:
        topic["children"] = {"attached": [_topic(child, numbers) for child in tree.children]}
    return topic
