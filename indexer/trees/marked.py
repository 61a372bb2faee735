"""What the author marked: bold terms and statements, and the steps of ordered lists."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from indexer.model import Block, NodeKind
from indexer.trees.clauses import length_of
from indexer.trees.growing import Growing
from indexer.trees.wellformed import admonitions, is_name

LONGEST = 36.0
"""Tokens of bold type that is still a term or a statement, not a paragraph in bold."""
STATEMENT = 10.0
"""Tokens from which bold type says something rather than names it."""
NAME = 3.0
"""Tokens up to which bold type must be a name: 注意 and 所有这些 are only stressed."""
STEP_TOKENS = 24.0
LINKED = 0.8
"""Share of an item that is one link: it points elsewhere (contents, references) and is no step."""
SENTENCE_END = re.compile(r"[。；！？\n]|(?<=[.!?])\s")
REMARK = re.compile(r"(\w+)\s*[：:]\s*")
AROUND = "：:。，,；; "


def hang_bold(growing: Growing, share: float) -> None:
    """Hang up bold terms, then bold statements, once a part, until `share` of the budget is spent."""
    least = (1 - share) * growing.budget
    hung: set[tuple[int, str]] = set()
    marked = [(length_of(label), label, start, end) for label, start, end in _marked(growing)]
    for length, label, start, end in sorted(marked, key=lambda found: found[0] >= STATEMENT):
        part = growing.part_at(start)
        new = len(label) >= 2 and any(map(str.isalpha, label)) and length <= LONGEST and (part, label.lower()) not in hung
        names = growing.budget > least and (length > NAME or is_name(label, True))
        if new and names and not growing.is_said(start, end) and not growing.is_aside(start):
            hung.add((part, label.lower()))
            growing.hang(label, _kind(growing, length, start), (start, end))


def _kind(growing: Growing, length: float, start: int) -> NodeKind:
    """What bold type of so many tokens is."""
    if length < STATEMENT:
        return "term"
    ruled = growing.reading.ruled.definitions
    return "definition" if ruled and growing.reading.sentence_at(start) in ruled else "point"


def _marked(growing: Growing) -> Iterator[tuple[str, int, int]]:
    """Bold type outside headings, its text and where it stands; of several sentences the first, without the word that announces
    a remark."""
    reading = growing.reading
    text = reading.article.text
    for mark in reading.article.marks:
        part = growing.part_at(mark.start) if mark.kind == "strong" else 0
        in_heading = part and mark.start <= growing.starts[part - 1] + len(growing.parts[part - 1].label)
        if mark.kind == "strong" and not in_heading:
            remark = REMARK.match(text, mark.start, mark.end)
            start = remark.end() if remark and remark[1].lower() in admonitions() else mark.start
            end = start + len(SENTENCE_END.split(text[start : mark.end], maxsplit=1)[0])
            yield reading.text(start, end).strip(AROUND), start, end


def hang_steps(growing: Growing, share: float) -> None:
    """Hang up the first sentences of top-level ordered items until `share` of the budget is spent."""
    article, least = growing.reading.article, (1 - share) * growing.budget
    headings = {part.label.lower() for part in growing.parts}
    links = [(mark.start, mark.end) for mark in article.marks if mark.kind == "link"]
    for block in article.blocks:
        if block.kind == "item" and block.detail.isdigit() and block.level == 1 and growing.budget > least:
            text = article.text[block.start : block.end]
            end = block.start + len(SENTENCE_END.split(text, maxsplit=1)[0])
            label = growing.reading.text(block.start, end)
            says = len(label) >= 2 and length_of(label) <= STEP_TOKENS and label.lower() not in headings
            if says and not _is_link(block, links) and not growing.is_aside(block.start):
                growing.hang(label, "step", (block.start, end))


def _is_link(block: Block, links: list[tuple[int, int]]) -> bool:
    """Whether an item is hardly more than one link."""
    at = bisect_right(links, (block.end, 0)) - 1
    if at < 0 or links[at][0] < block.start:
        return False
    return links[at][1] - links[at][0] >= LINKED * (block.end - block.start)
