"""Tables of contents that an author or an editor wrote as a list of links to the headings below it: no text, as on pages they are none."""

import re
from collections.abc import Iterator

from indexer.model import Block, Mark
from indexer.parsing.compose import BREAK, Composed
from indexer.text.scripts import either
from indexer.text.spelling import letters_of

HEADED = either(r"\W*(?:本文|文章)?(?:目录|目錄|目次|导航|索引|contents|table of contents|toc|on this page|index)\W*", re.I)
"""What stands above one."""
FEWEST = 3
LINKED = 0.8
"""So many of its items are links to a place on the page and nothing else; where no heading says 目录, they say what a heading there says."""


def without_content_lists(body: Composed) -> Composed:
    """The body without lists of links to itself, and without the headings above them; as it is where nothing else would be left.

    >>> from indexer.parsing.markdown.document import compose_markdown
    >>> compose_markdown("## 目录\\n- [锁](#锁)\\n- [队列](#q)\\n- [类](#c)\\n\\n# 锁\\n甲\\n# 队列\\n乙\\n# 类").text.split("\\n")
    ['锁', '甲', '队列', '乙', '类']
    """
    links = {mark.start: mark.end for mark in body.marks if mark.kind == "link" and mark.target.startswith("#")}
    if len(links) < FEWEST:
        return body
    headings = {letters_of(body.text[block.start : block.end]) for block in body.blocks if block.kind == "heading"}
    named = {start: end for start, end in links.items() if letters_of(body.text[start:end]) in headings}
    gone: set[int] = set()
    for first, last in _lists(body.blocks):
        above = _heading(body, first)
        if _is_contents(body.blocks[first:last], links if above else named):
            gone |= {*above, *range(first, last)}
    left = any(at not in gone and block.kind != "heading" for at, block in enumerate(body.blocks))
    return _without(body, gone) if gone and left else body


def _lists(blocks: tuple[Block, ...]) -> Iterator[tuple[int, int]]:
    """The runs of items: the first, and what follows the last."""
    first = -1
    for at, block in enumerate(blocks):
        if block.kind == "item":
            first = at if first < 0 else first
        elif first >= 0:
            yield first, at
            first = -1
    if first >= 0:
        yield first, len(blocks)


def _is_contents(items: tuple[Block, ...], named: dict[int, int]) -> bool:
    count = sum(named.get(item.start) == item.end for item in items)
    return count >= FEWEST and count >= LINKED * len(items)


def _heading(body: Composed, first: int) -> range:
    """The block above a list, if it only says what the list is."""
    above = body.blocks[first - 1] if first else None
    headed = above and above.kind in {"heading", "paragraph"} and HEADED.fullmatch(body.text[above.start : above.end])
    return range(first - 1, first) if headed else range(0)


def _without(body: Composed, gone: set[int]) -> Composed:
    """The body without these blocks."""
    texts: list[str] = []
    blocks: list[Block] = []
    marks: list[Mark] = []
    length, waiting = 0, iter(body.marks)
    mark = next(waiting, None)
    for at, block in enumerate(body.blocks):
        shift = length - block.start
        while mark is not None and mark.start < block.end:
            if at not in gone:
                marks.append(mark._replace(start=mark.start + shift, end=mark.end + shift))
            mark = next(waiting, None)
        if at not in gone:
            texts.append(body.text[block.start : block.end])
            blocks.append(block._replace(start=length, end=block.end + shift))
            length += len(texts[-1]) + len(BREAK)
    return Composed(BREAK.join(texts), tuple(blocks), tuple(marks))
