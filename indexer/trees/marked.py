"""What the author marked: bold terms and the steps of ordered lists."""

import re

from indexer.trees.clauses import length_of
from indexer.trees.growing import Growing

LONGEST = 36.0
"""Tokens of bold type that is still a term or a statement, not a paragraph in bold."""
STEP_TOKENS = 24.0
SENTENCE_END = re.compile(r"[。；！？\n]|(?<=[.!?])\s")
AROUND = "：:。，,；; "


def hang_bold(growing: Growing, share: float) -> None:
    """Hang up bold terms in reading order, once a part, until `share` of the budget is spent."""
    reading, least = growing.reading, (1 - share) * growing.budget
    hung: set[tuple[int, str]] = set()
    for mark in reading.article.marks:
        if mark.kind != "strong" or growing.budget <= least:
            continue
        label = reading.text(mark.start, mark.end).strip(AROUND)
        part = growing.part_at(mark.start)
        in_heading = part and mark.start <= growing.starts[part - 1] + len(growing.parts[part - 1].label)
        if in_heading or len(label) < 2 or (part, label.lower()) in hung or length_of(label) > LONGEST:
            continue
        hung.add((part, label.lower()))
        growing.hang(label, "term", (mark.start, mark.end))


def hang_steps(growing: Growing, share: float) -> None:
    """Hang up the first sentences of top-level ordered items until `share` of the budget is spent."""
    article, least = growing.reading.article, (1 - share) * growing.budget
    for block in article.blocks:
        if block.kind == "item" and block.detail.isdigit() and block.level == 1 and growing.budget > least:
            text = article.text[block.start : block.end]
            end = block.start + len(SENTENCE_END.split(text, maxsplit=1)[0])
            label = growing.reading.text(block.start, end)
            if len(label) >= 2 and length_of(label) <= STEP_TOKENS:
                growing.hang(label, "step", (block.start, end))
