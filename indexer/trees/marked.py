"""What the author marked: bold terms and statements."""

import re
from collections.abc import Iterator

from indexer.model import NodeKind
from indexer.text.spelling import is_han
from indexer.trees.clauses import length_of
from indexer.trees.growing import Growing
from indexer.trees.lists import SENTENCE_END, is_link
from indexer.trees.procedures import STATEMENT
from indexer.trees.wellformed import admonitions, is_name, is_phrase, is_quality, plain_words

LONGEST = 36.0
"""Tokens of bold type that is still a term or a statement, not a paragraph in bold."""
NAME = 3.0
"""Tokens up to which bold type must be a name: 注意 and 所有这些 are only stressed."""
REMARK = re.compile(r"(\w+)\s*[：:]\s*")
NUMBERS = " 0123456789"
"""What numbers a remark: 备注 2."""
AROUND = "：:。，,；; "


def hang_bold(growing: Growing, share: float) -> None:
    """Hang up bold terms, then bold statements, once a part, until `share` of the budget is spent."""
    least = (1 - share) * growing.budget
    hung: set[tuple[int, str]] = set()
    known = {term.folded for term in growing.reading.terms if term.concept}
    marked = [(length_of(label), label, start, end) for label, start, end in _marked(growing)]
    for length, label, start, end in sorted(marked, key=lambda found: found[0] >= STATEMENT):
        part = growing.part_at(start)
        new = len(label) >= 2 and any(map(str.isalpha, label)) and length <= LONGEST and (part, label.lower()) not in hung
        stressed = is_han(label) and (label.lower() in plain_words() or (label.lower() not in known and is_quality(label)))
        names = growing.budget > least and (is_phrase(label) if length > NAME else is_name(label.rstrip(NUMBERS) or label, True)) and not stressed
        if new and names and not growing.is_said(start, end) and not growing.reading.is_aside(start):
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
    links = [(mark.start, mark.end) for mark in reading.article.marks if mark.kind == "link"]
    for mark in reading.article.marks:
        part = growing.part_at(mark.start) if mark.kind == "strong" else 0
        in_heading = part and mark.start <= growing.starts[part - 1] + len(growing.parts[part - 1].label)
        if mark.kind == "strong" and not in_heading and not is_link(mark, links):
            remark = REMARK.match(text, mark.start, mark.end)
            start = remark.end() if remark and remark[1].lower() in admonitions() else mark.start
            end = start + len(SENTENCE_END.split(text[start : mark.end], maxsplit=1)[0])
            yield reading.text(start, end).strip(AROUND), start, end
