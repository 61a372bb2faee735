"""Prose in a fence: notes whose authors put whole paragraphs between ``` so that their lines stay as they are."""

import re
from collections.abc import Iterator

from indexer.model import Block
from indexer.parsing.compose import BREAK, Composed
from indexer.text.spelling import HAN

PLAIN = frozenset({"", "text", "txt", "plain", "plaintext"})
"""Languages of fences that hold no code, as far as they say."""
LEAST = 20
"""Han characters of such prose."""
SENTENCE = re.compile("[，。；：？！、]")
"""What a line has in which a sentence is written, or a piece of one."""
DRAWN = re.compile(r"[\u2190-\u21ff\u2500-\u257f\u25a0-\u25ff|=<>{}]|(?:^|\s)(?:#|//|/\*|--)(?=\s)|^[^\S\n]*+(?:#|//|/\*|\*|--|\+|\$)", re.M)
"""Diagrams, tables, comments, templates and commands."""
SPOKEN = 0.5
"""Share of such a fence's characters that are Han, and of its lines that are sentences, at least."""
PARAGRAPH = re.compile(r"\S(?:[^\n]|\n(?![^\S\n]*(?:\n|\Z)))*")
"""Lines up to an empty one."""


def with_fenced_prose(body: Composed) -> Composed:
    """The text with fences of Chinese prose as paragraphs; characters stay where they are."""
    if not any(block.kind == "code" and block.detail in PLAIN for block in body.blocks):
        return body
    return Composed(body.text, tuple(_blocks(body)), body.marks)


def _blocks(body: Composed) -> Iterator[Block]:
    for block in body.blocks:
        if block.kind == "code" and block.detail in PLAIN and _is_prose(body.text[block.start : block.end]):
            for found in PARAGRAPH.finditer(body.text, block.start, block.end):
                yield Block("paragraph", found.start(), found.start() + len(found[0].rstrip()))
        else:
            yield block


def _is_prose(text: str) -> bool:
    """Whether code is sentences in Chinese, and nothing that is drawn, commented or computed."""
    han = len(HAN.findall(text))
    if han < LEAST or han < SPOKEN * len("".join(text.split())) or DRAWN.search(text):
        return False
    lines = [line for line in text.split(BREAK) if line.strip()]
    return sum(SENTENCE.search(line) is not None for line in lines) >= SPOKEN * len(lines)
