"""Running text in AsciiDoc: bold type, code, links, macros, notes."""

import re
from collections.abc import Callable
from html import unescape
from typing import NamedTuple

from indexer.model import MarkKind
from indexer.parsing.compose import Composer

BEFORE = r"(?<![^\s\-–—('\"{\[,;:.|\u200b\u2e80-\u9fff\uff00-\uffef])"
AFTER = r"(?![\w*_`])"
INLINE = re.compile(
    r"\*\*(?P<bolder>[^*\n]{1,300})\*\*|__(?P<leaning>[^_\n]{1,300})__|``(?P<coded>[^`\n]{1,300})``"
    rf"|\"`(?P<quoted>[^`\n]{{1,300}})`\"|(?:{BEFORE}|(?<=\w))`(?P<code>[^`\n]{{1,300}})`|{BEFORE}\+(?=\S)(?P<plus>[^+\n]{{1,300}})(?<=\S)\+{AFTER}"
    rf"|{BEFORE}\*(?=\S)(?P<bold>[^*]{{1,400}})(?<=\S)\*{AFTER}|{BEFORE}_(?=\S)(?P<slant>[^_]{{1,300}})(?<=\S)_{AFTER}|{BEFORE}(?:\[[^\[\]\n]{{0,60}}\])?#(?=[^\s#])(?P<lit>[^#\n]{{1,200}})(?<=\S)#{AFTER}"
    r"|(?P<hidden>\(\(\([^()\n]{0,400}(?:\([^()\n]{0,100}\)[^()\n]{0,200})?\)\)\)|\[\[[^\[\]\n]{1,200}\]\]|(?:image|icon|anchor|indexterm):[^\s\[\]:]{0,300}\[[^\[\]\n]{0,500}\])|\(\((?P<indexed>[^()\n]{1,200})\)\)"
    r"|<<(?P<place>[^<>,\n]{1,200})(?:,(?P<named>[^<>]{1,300}))?>>"
    r"|(?:link:|xref:|(?=https?://|mailto:|\{[\w-]{1,40}\}/))(?P<to>[^\s\[\]]{1,1000})\[(?P<said>[^\[\]]{0,500})\]"
    r"|footnote(?:ref)?:[\w-]{0,60}\[(?P<note>[^\[\]]{0,1000})\]|(?:kbd|btn|menu|pass|indexterm2|term):[^\s\[\]]{0,100}\[(?P<shown>[^\[\]\n]{0,300})\]"
    r"|(?:stem|latexmath|asciimath):\[(?P<tex>[^\[\]\n]{1,500}(?:\[[^\[\]\n]{0,100}\][^\[\]\n]{0,300})?)\]"
    r"|(?P<break>[ \t]\+(?:\n|\Z))|(?P<line>\n)"
)
DEPTH = 3
"""Of marks in marks."""
WINDOW = re.compile(r",\s*(?:window|role|opts?|options|title)=[^\n]*|\^$")
"""What a link is told beside its words."""


class Inside(NamedTuple):
    """Where running text goes, and in how many marks it stands."""

    composer: Composer
    depth: int


Handler = Callable[[Inside, re.Match[str]], None]


def write_inline(composer: Composer, text: str, depth: int = 0) -> None:
    """Write running text to the open block of a composer, with its marks."""
    at, inside = 0, Inside(composer, depth)
    for found in INLINE.finditer(text):
        composer.write(unescape(text[at : found.start()]))
        at = found.end()
        handler = HANDLERS.get(found.lastgroup or "")
        if handler is not None:
            handler(inside, found)
    composer.write(unescape(text[at:]))


def plain(text: str) -> str:
    """The words of running text alone.

    >>> plain("*锁* 见 <<upgrade,升级>>(((lock)))")
    '锁 见 升级'
    """
    composer = Composer()
    composer.begin("paragraph")
    write_inline(composer, text)
    return composer.composed().text


def _words(inside: Inside, words: str) -> None:
    """Write what stands between two signs."""
    if inside.depth < DEPTH:
        write_inline(inside.composer, words, inside.depth + 1)
    else:
        inside.composer.write(words)


def _marked(kind: MarkKind) -> Handler:
    def write(inside: Inside, found: re.Match[str]) -> None:
        inside.composer.open_mark(kind)
        _words(inside, found[found.lastgroup or 0])
        inside.composer.close_mark(kind)

    return write


def _code(inside: Inside, found: re.Match[str]) -> None:
    code = found[found.lastgroup or 0]
    inside.composer.write_marked(code[1:-1] if len(code) > 2 and code[0] == code[-1] == "+" else code, "code")


def _shown(inside: Inside, found: re.Match[str]) -> None:
    _words(inside, found[found.lastgroup or 0])


def _link(inside: Inside, found: re.Match[str]) -> None:
    """A link; to a place of the page only its words."""
    to, said = found["to"], WINDOW.sub("", found["said"]).strip().strip('"')
    if to.startswith(("#", "{")) or (not said and found[0].startswith("xref:")):
        _words(inside, said)
        return
    inside.composer.open_mark("link", to)
    _words(inside, said or to)
    inside.composer.close_mark("link")


HANDLERS: dict[str, Handler] = {
    "line": lambda inside, _: inside.composer.soft_break(), "break": lambda inside, _: inside.composer.line_break(),
    "bold": _marked("strong"), "bolder": _marked("strong"), "slant": _marked("emphasis"), "leaning": _marked("emphasis"), "code": _code, "coded": _code, "plus": _code,
    "quoted": lambda inside, found: _words(inside, f"“{found['quoted']}”"), "lit": _shown, "indexed": _shown, "shown": _shown, "said": _link,
    "named": lambda inside, found: _words(inside, found["named"].strip()), "note": lambda inside, found: _words(inside, f" ({found['note'].strip()})" if found["note"].strip() else ""),
    "tex": lambda inside, found: inside.composer.write(f"${found['tex'].strip().strip('$')}$"),
}  # fmt: skip
"""By the last group of a match; what has none is nothing to a reader."""
