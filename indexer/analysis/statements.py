"""Sentences that say what a thing is: 偏向锁是一种…, 所谓 X 是指…, X is a … Which subjects are concepts is decided later."""

import re
from collections.abc import Iterator

from indexer.model import Statement

CUES = (
    "是一种",
    "是一个",
    "是一款",
    "是一套",
    "是一类",
    "是一门",
    "是一项",
    "是指",
    "指的是",
    " is a ",
    " is an ",
    " refers to ",
)
SENTENCE_START = re.compile(r"[。！？；\n]|(?<=[.!?])\s")
SENTENCE_END = re.compile(r"[。！？\n]|[.!?](?=\s)")
BRACKETS = re.compile(r"[（(][^（）()]*[)）]")
LEAD_IN = re.compile(r"^(?:(?:所谓的?|什么是|其中|简单来说|首先)[，,\s]*|(?:the|an?)\s+)", re.I)
QUOTES = " \t*`\"'“”「」《》"
SUBJECT_LIMIT = 40
SHORTEST, LONGEST = 12, 220
NO_SUBJECT = re.compile(r"[，,：:、;]|^(?:这|那|它|他|她|我|你|其|该|此|本(?=[文节章例书篇项系类])|(?:this|that|it|there|he|she|which)\b)", re.I)


def statements_of(text: str) -> Iterator[Statement]:
    """Every statement with a short subject, by cue and then by place."""
    for cue in CUES:
        at = text.find(cue)
        while at >= 0:
            statement = _statement(text, at, at + len(cue))
            if statement is not None:
                yield statement
            at = text.find(cue, at + len(cue))


def _statement(text: str, cue: int, after: int) -> Statement | None:
    before = text[max(0, cue - SUBJECT_LIMIT - 60) : cue]
    breaks = [found.end() for found in SENTENCE_START.finditer(before)]
    lead = before[breaks[-1] :] if breaks else before
    subject = LEAD_IN.sub("", BRACKETS.sub("", lead).strip(QUOTES)).strip(QUOTES)
    if subject.endswith("指的"):
        return None
    if not 2 <= len(subject) <= SUBJECT_LIMIT or NO_SUBJECT.search(subject):
        return None
    end = SENTENCE_END.search(text, after)
    stop = end.end() if end else len(text)
    start = cue - len(lead.lstrip())
    return Statement(subject, start, stop) if SHORTEST <= stop - start <= LONGEST else None
