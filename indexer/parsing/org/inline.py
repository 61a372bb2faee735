"""Running text in Org: bold type, code, links, formulas, notes."""

import re
from collections.abc import Callable
from typing import NamedTuple

from indexer.model import MarkKind
from indexer.parsing.compose import Composer

BEFORE = r"(?<![^\s\-–—('\"{\[\u200b\u2e80-\u9fff\uff00-\uffef])"
AFTER = r"(?![^\s\-–—.,:!?;'\")}\]\[\\\u200b\u2e80-\u9fff\uff00-\uffef])"
"""What may stand beside a sign of emphasis: what Org wants, and Chinese, where nobody writes a blank. Bold type and code are also read as Markdown has them."""
INLINE = re.compile(
    r"\[\[(?P<to>[^\[\]\n]{1,2000})\](?:\[(?P<said>[^\[\]]{1,500}(?:\[[^\[\]\n]{0,200}\][^\[\]]{0,300})?)\])?\]"
    rf"|{BEFORE}(?P<sign>[*/+_])(?=[^\s*/+_])(?:(?<=\*)(?P<bold>[^*]{{1,400}})(?<=\S)\*|(?<=/)(?P<slant>[^/]{{1,200}})(?<=\S)/|(?<=\+)[^+]{{1,200}}(?<=\S)\+|(?<=_)(?P<under>[^_]{{1,200}})(?<=\S)_){AFTER}"
    rf"|{BEFORE}(?:=(?=\S)(?P<verbatim>[^=\n]{{1,300}}(?:\n[^=\n]{{1,300}})?)(?<=\S)=|~(?=\S)(?P<code>[^~\n]{{1,300}}(?:\n[^~\n]{{1,300}})?)(?<=\S)~){AFTER}"
    r"|\*\*(?=\S)(?P<doubled>[^*\n]{1,300})\*\*|`(?=\S)(?P<ticked>[^`\n]{1,200})`"
    r"|\[fn:(?P<note>[\w-]*)(?::(?P<aside>[^\[\]]{0,1000}))?\]"
    r"|\\\((?P<tex>(?:[^\\]|\\(?![()])){1,500})\\\)"
    r"|(?P<formula>\$(?<![\\$\w]\$)(?![\s$])[^$\n]{1,500}(?<![\s\\])\$(?![\w$]))"
    r"|(?P<break>\\\\[ \t]*(?:\n|\Z))"
    r"|<(?P<address>https?://[^\s<>]{1,2000})>"
    r"|(?P<nothing>\{\{\{[^{}\n]{0,300}\}\}\}|@@\w+:(?:(?!@@).){0,500}@@|\[cite(?:/\w+)?:[^\[\]\n]{0,500}\]|<<(?!<)[^<>\n]{1,200}>>(?!>))"
    r"|(?P<line>\n)"
)
PICTURE = re.compile(r"(?:file:|attachment:|https?://|\.{0,2}/)?[^\s]+\.(?:png|jpe?g|gif|svg|webp|bmp|ico)(?:\?[^\s]*)?", re.I)
PLACE = re.compile(r"(?:file(?:\+\w+)?:|attachment:)?(.*?)(?:::.*)?", re.S)
INTERNAL = ("#", "*", "(")
DEPTH = 3
"""Of marks in marks."""

Numbering = Callable[[str], int]


class Inside(NamedTuple):
    """Where running text goes, how its notes are numbered, and in how many marks it stands."""

    composer: Composer
    number_of: Numbering
    depth: int


Handler = Callable[[Inside, re.Match[str]], None]


def write_inline(composer: Composer, text: str, number_of: Numbering, depth: int = 0) -> None:
    """Write running text to the open block of a composer, with its marks."""
    at, inside = 0, Inside(composer, number_of, depth)
    for found in INLINE.finditer(text):
        composer.write(text[at : found.start()])
        at = found.end()
        handler = HANDLERS.get(found.lastgroup or "")
        if handler is not None:
            handler(inside, found)
    composer.write(text[at:])


def plain(text: str) -> str:
    """The words of running text alone.

    >>> plain("*锁* 见 [[file:a.org][升级]]")
    '锁 见 升级'
    """
    composer = Composer()
    composer.begin("paragraph")
    write_inline(composer, text, lambda _: 1)
    return composer.composed().text


def _words(inside: Inside, words: str) -> None:
    """Write what stands between two signs."""
    if inside.depth < DEPTH:
        write_inline(inside.composer, words, inside.number_of, inside.depth + 1)
    else:
        inside.composer.write(words)


def _marked(kind: MarkKind) -> Handler:
    def write(inside: Inside, found: re.Match[str]) -> None:
        inside.composer.open_mark(kind)
        _words(inside, found[found.lastgroup or 0])
        inside.composer.close_mark(kind)

    return write


def _struck(inside: Inside, found: re.Match[str]) -> None:
    _words(inside, found[0][1:-1])


def _code(inside: Inside, found: re.Match[str]) -> None:
    inside.composer.write_marked(found[found.lastgroup or 0].replace("\n", " "), "code")


def _note(inside: Inside, found: re.Match[str]) -> None:
    aside = (found["aside"] or "").strip()
    inside.composer.write(f"[{inside.number_of(found['note'])}]" if found["note"] else f" ({aside})" if aside else "")


def _tex(inside: Inside, found: re.Match[str]) -> None:
    inside.composer.write(found["formula"] or f"${found['tex'].strip()}$")


def _link(inside: Inside, found: re.Match[str]) -> None:
    """A link; a picture is nothing, and what leads to a place of the page only its words."""
    to, said = found["to"] or found["address"], found["said"]
    if PICTURE.fullmatch(said or to):
        return
    place = PLACE.fullmatch(to)
    target = "" if to.startswith(INTERNAL) else place[1] if place and "://" not in to else to
    if target:
        inside.composer.open_mark("link", target)
    if said is None:
        inside.composer.write(to if target else to.lstrip("#*"))
    else:
        _words(inside, said)
    if target:
        inside.composer.close_mark("link")


HANDLERS: dict[str, Handler] = {
    "line": lambda inside, _: inside.composer.soft_break(), "break": lambda inside, _: inside.composer.line_break(),
    "to": _link, "said": _link, "address": _link, "bold": _marked("strong"), "doubled": _marked("strong"), "slant": _marked("emphasis"), "under": _marked("emphasis"), "sign": _struck,
    "verbatim": _code, "code": _code, "ticked": _code, "note": _note, "aside": _note, "tex": _tex, "formula": _tex,
}  # fmt: skip
"""By the last group of a match; what has none is nothing to a reader."""
