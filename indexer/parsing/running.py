"""Running text of a light markup (Org, AsciiDoc): one pattern finds what is marked, and a handler for each of its groups writes it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from indexer.model import MarkKind
from indexer.parsing.compose import Composer

DEPTH = 3
"""Of marks in marks."""
Numbering = Callable[[str], int]


class Inside(NamedTuple):
    """Where running text goes, how it is read, how its notes are numbered, and in how many marks it stands."""

    composer: Composer
    markup: "Markup"
    number_of: Numbering
    depth: int

    def words(self, words: str) -> None:
        """Write what stands between two signs."""
        if self.depth < DEPTH:
            self.markup.write(self.composer, words, self.number_of, self.depth + 1)
        else:
            self.composer.write(words)


Handler = Callable[[Inside, re.Match[str]], None]


@dataclass(frozen=True, slots=True)
class Markup:
    """What finds marks, what writes each by the last group of its match (what has none is nothing to a reader), and how words between them are read."""

    pattern: re.Pattern[str]
    handlers: Mapping[str, Handler]
    read: Callable[[str], str] = str

    def write(self, composer: Composer, text: str, number_of: Numbering, depth: int = 0) -> None:
        """Write running text to the open block of a composer, with its marks."""
        at, inside = 0, Inside(composer, self, number_of, depth)
        for found in self.pattern.finditer(text):
            composer.write(self.read(text[at : found.start()]))
            at = found.end()
            handler = self.handlers.get(found.lastgroup or "")
            if handler is not None:
                handler(inside, found)
        composer.write(self.read(text[at:]))

    def plain(self, text: str) -> str:
        """The words of running text alone."""
        composer = Composer()
        composer.begin("paragraph")
        self.write(composer, text, lambda _: 1)
        return composer.composed().text


def marked(kind: MarkKind) -> Handler:
    """What writes words with a mark."""

    def write(inside: Inside, found: re.Match[str]) -> None:
        inside.composer.open_mark(kind)
        inside.words(found[found.lastgroup or 0])
        inside.composer.close_mark(kind)

    return write


def soft_break(inside: Inside, _: re.Match[str]) -> None:
    """Write the end of a line that is none to a reader."""
    inside.composer.soft_break()


def line_break(inside: Inside, _: re.Match[str]) -> None:
    """Write the end of a line."""
    inside.composer.line_break()
