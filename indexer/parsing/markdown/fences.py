"""Code in Markdown, put aside while the prose around it is rewritten: what is code stays as it is.

Fences are found at any indentation and inside quotes and items: to take too much for code does less harm than too
little.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

FENCE = re.compile(r"```+")
ANY_FENCE = re.compile(r"```+|~~~+")
"""Four times as slow: for texts that have such fences."""
BEFORE_FENCE = re.compile(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?")
"""What may stand before a fence on its line."""
SPAN = re.compile(r"`(?<![`\\]`)(`*)(?!`)[^\n]{0,1000}?(?<!`)`\1(?!`)")
"""Code in a line (CommonMark 0.31, 6.1), though no further than the line: an odd backtick hides no paragraph."""
FORMULA = re.compile(
    r"\$\$(?:(?!\$\$|\n[ \t>]*\n)[\s\S]){1,3000}\$\$|\$(?<![\\$\w]\$)(?![\s$])[^$\n]{1,500}(?<![\s\\])\$(?![\w$])"
)
"""TeX between dollars: braces, brackets and signs in it are no Markdown."""
BROKEN_FORMULA = re.compile(r"\$\$(?:(?!\$\$|\n[ \t]*\n)[\s\S]){0,3000}?\n[ \t]*(?:=+[ \t]*\n|[-+*#][ \t]|-+[ \t]*\n|\d{1,9}[.)][ \t])")
"""A displayed formula one of whose lines would be a heading or a list in Markdown."""
OUT_OF_QUOTE = re.compile(r"\n(?![ \t]*>)")
HIDDEN = re.compile("\uf8fe(\\d+)\uf8ff")
SIGNS = str.maketrans("\uf8fe\uf8ff", "  ")
"""Two private-use characters stand around the number of what was put aside; a text of its own must not hold them."""
DIRECTIVE = re.compile(
    r"[ \t]*\{(?:note|tip|hint|important|warning|caution|attention|danger|error"
    r"|seealso|admonition|dropdown|sidebar|topic)\}([^\n]*)"
)
"""A fence that holds prose: a box of MyST."""


class Fence(NamedTuple):
    """A fenced block of `text[start:end]`, from its first backtick to its closing fence or to the end of what holds it.

    `before` is what its first line begins with, `sign` the run of backticks or tildes, `info` the rest of the line.
    """

    start: int
    end: int
    before: str
    sign: str
    info: str
    closed: bool


def fences(text: str) -> Iterator[Fence]:
    """The fenced blocks in order. What closes one is at least as long as what opened it, and stands alone."""
    opener: Fence | None = None
    for line in fence_lines(text):
        if opener is not None and line.start >= opener.end:
            yield opener
            opener = None
        if opener is None:
            opener = line._replace(end=_limit(text, line))
        elif line.sign.startswith(opener.sign) and not line.info.strip():
            yield opener._replace(end=line.end, closed=True)
            opener = None
    if opener is not None:
        yield opener


def fence_lines(text: str) -> Iterator[Fence]:
    """The lines that may open or close a fenced block, each as a block of one line."""
    last = 0
    for found in (ANY_FENCE if "~~~" in text else FENCE).finditer(text):
        start, sign = found.start(), found[0]
        begin = text.rfind("\n", last, start) + 1
        if (begin or not last) and BEFORE_FENCE.fullmatch(text, begin, start):
            end = text.find("\n", start)
            end = len(text) if end < 0 else end
            info = text[found.end() : end]
            if sign[0] == "~" or "`" not in info:
                yield Fence(start, end, text[begin:start], sign, info, False)
        last = found.end()


def open_fence(fence: str, mark: Fence) -> str:
    """The sign of the fence that is open after a line of backticks; empty where that closes it."""
    if not fence:
        return mark.sign
    return "" if mark.sign.startswith(fence) and not mark.info.strip() else fence


def _limit(text: str, opener: Fence) -> int:
    """Where a fence ends at the latest: inside a quote with the quote."""
    found = OUT_OF_QUOTE.search(text, opener.end) if ">" in opener.before else None
    return len(text) if found is None else found.start()


@dataclass(slots=True)
class Shelf:
    """Pieces of a text, each with a sign in its place; `back` puts them where the signs are then."""

    pieces: list[str] = field(default_factory=list)

    def put(self, piece: str) -> str:
        """The sign that stands for a piece."""
        self.pieces.append(piece)
        return f"\uf8fe{len(self.pieces) - 1}\uf8ff"

    def put_code(self, text: str) -> str:
        """The text with signs for its code and its formulas; boxes of MyST are opened."""
        text = text.translate(SIGNS) if "\uf8fe" in text or "\uf8ff" in text else text
        parts, at = [], 0
        for fence in fences(text):
            parts += [text[at : fence.start], self._fence(text[fence.start : fence.end], fence)]
            at = fence.end
        text = self._put_elements("".join([*parts, text[at:]]), "pre")
        if "`" in text:
            text = SPAN.sub(self._whole, text)
        if "$" in text:
            text = FORMULA.sub(self._formula, text)
        return self._put_elements(text, "code")

    def back(self, text: str) -> str:
        """The text with all pieces in it, those inside other pieces too."""
        for _ in range(3):
            if "\uf8fe" not in text:
                break
            text = HIDDEN.sub(self._piece, text)
        return text

    def _fence(self, block: str, fence: Fence) -> str:
        """The sign for a fenced block; of a box of MyST its title and its text."""
        box = DIRECTIVE.fullmatch(fence.info) if fence.closed else None
        if box is None:
            return self.put(block)
        title = f"**{box[1].strip()}**\n\n" if box[1].strip() else ""
        return "\n\n" + title + "\n".join(block.split("\n")[1:-1]) + "\n\n"

    def _put_elements(self, text: str, name: str) -> str:
        """The text with signs for the HTML elements of a name; one pass, whatever is left open."""
        parts, at = [], 0
        end = text.find(f"</{name}>") if f"<{name}" in text else -1
        while end >= 0:
            after, start = end + len(name) + 3, text.find(f"<{name}", at, end)
            if start >= 0:
                parts += [text[at:start], self.put(text[start:after])]
                at = after
            end = text.find(f"</{name}>", after)
        return "".join([*parts, text[at:]])

    def _formula(self, found: re.Match[str]) -> str:
        """The sign for a formula; one whose lines would be something else is put on one line."""
        return self.put(" ".join(found[0].split()) if BROKEN_FORMULA.match(found[0]) else found[0])

    def _whole(self, found: re.Match[str]) -> str:
        return self.put(found[0])

    def _piece(self, found: re.Match[str]) -> str:
        number = int(found[1][:9])
        return self.pieces[number] if number < len(self.pieces) else ""
