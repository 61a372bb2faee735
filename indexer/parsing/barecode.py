"""Code that stands in no fence: commands, programs and what they print, pasted between the paragraphs of a note.

Of a paragraph's lines the likeliest stretches of code are taken, so that `client:` between two lines of code is code, too (Viterbi 1967,
doi:10.1109/TIT.1967.1054010, with two states).
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import NamedTuple

from indexer.model import Block, Mark
from indexer.parsing.codelines import HAN, code_logit
from indexer.parsing.compose import BREAK, Composed

COMMENT = re.compile(r"\s*(?://|/\*|\*|--|;;)")
"""What a line in Chinese begins with that may stand in code."""
REMARKS = ("//", "#", "/*", "--")
REMARK = re.compile(r"(?:(?<=[;{})])\s*(?://|#|/\*|--)|\s//)\s*[^/#]*[\u3000-\u9fff][^\n]*$")
"""A comment in Chinese that ends a line of code."""
PROSE, LEAST, ENTERS = -50.0, 1.0, 2.0
"""Logits of Chinese prose; what a line of code has at least on average; what a stretch has beyond that."""


class _Line(NamedTuple):
    """A line of a paragraph: its block, where it stands, and its logits of being code above LEAST."""

    block: int
    start: int
    end: int
    value: float


def with_bare_code(body: Composed) -> Composed:
    """The text with the paragraphs and lines that are code as blocks of code; characters stay where they are."""
    lines = list(_lines(body))
    stretches = list(_stretches([line.value for line in lines]))
    if not stretches:
        return body
    spans = [(lines[first].start, lines[last].end) for first, last in stretches]
    whole = frozenset(line.block for first, last in stretches for line in lines[first : last + 1])
    begins = [start for start, _ in spans]

    def reaches_code(mark: Mark) -> bool:
        at = bisect_right(begins, mark.end - 1) - 1
        return at >= 0 and mark.start < spans[at][1]

    blocks = [part for at, block in enumerate(body.blocks) for part in (_outside(body.text, block, spans) if at in whole else (block,))]
    blocks += [Block("code", start, end) for start, end in spans]
    marks = tuple(mark for mark in body.marks if not reaches_code(mark))
    return Composed(body.text, tuple(sorted(blocks, key=lambda block: block.start)), marks)


def _lines(body: Composed) -> Iterator[_Line]:
    """The lines of paragraphs that may be code; a line of prose without place parts those that something else stands between."""
    text, before, marked = body.text, -1, None
    for at, (kind, start, end, _, _) in enumerate(body.blocks):
        if kind != "paragraph" or _is_chinese(text[start:end]):
            continue
        if marked is None:
            marked = [mark.start for mark in body.marks if mark.kind in {"code", "link"}]
        if at - 1 != before:
            yield _Line(-1, start, start, PROSE)
        before, place = at, start
        for line in text[start:end].split(BREAK):
            stop = place + len(line)
            told = bisect_left(marked, place) < bisect_left(marked, stop)
            yield _Line(at, place, stop, PROSE if told else _value(line))
            place = stop + len(BREAK)


def _is_chinese(paragraph: str) -> bool:
    """Whether a paragraph is one line of Chinese without a sign of a comment: most are."""
    if paragraph.isascii() or BREAK in paragraph:
        return False
    if HAN.match(paragraph):
        return True
    return HAN.search(paragraph) is not None and not (COMMENT.match(paragraph) or any(sign in paragraph for sign in REMARKS))


def _value(line: str) -> float:
    """How much likelier than LEAST a line is code, in logits."""
    if not line.isascii() and HAN.search(line):
        if COMMENT.match(line):
            return 0.0
        line = REMARK.sub("", line) if any(sign in line for sign in REMARKS) else line
        if HAN.search(line):
            return PROSE
    return code_logit(line) - LEAST


def _stretches(values: Sequence[float]) -> Iterator[tuple[int, int]]:
    """The first and last places of the stretches whose values, less ENTERS for each, sum to the most."""
    if max(values, default=0.0) <= 0:
        return
    prose, code = 0.0, PROSE
    entered, left = [], []
    for value in values:
        entered.append(prose - ENTERS > code)
        left.append(code > prose)
        prose, code = max(prose, code), max(code, prose - ENTERS) + value
    at, last, inside = len(values) - 1, len(values) - 1, code > prose
    found = []
    while at >= 0:
        if inside and entered[at]:
            found.append((at, last))
            inside = False
        elif not inside and left[at]:
            inside, last = True, at - 1
        at -= 1
    yield from reversed(found)


def _outside(text: str, block: Block, spans: Sequence[tuple[int, int]]) -> Iterator[Block]:
    """What is left of a block outside of the spans."""
    at = block.start
    first, last = bisect_right(spans, block.start, key=itemgetter(1)), bisect_left(spans, block.end, key=itemgetter(0))
    for start, end in [*spans[first:last], (block.end, block.end)]:
        stop = start - len(BREAK) if start < block.end else start
        if at < stop and not text[at:stop].isspace():
            yield block._replace(start=at, end=stop)
        at = max(at, end + len(BREAK))
