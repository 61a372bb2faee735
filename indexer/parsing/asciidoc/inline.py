"""Running text in AsciiDoc: bold type, code, links, macros, notes."""

import re
from html import unescape

from indexer.parsing.compose import Composer
from indexer.parsing.running import Handler, Inside, Markup, line_break, marked, soft_break

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
WINDOW = re.compile(r",\s*(?:window|role|opts?|options|title)=[^\n]*|\^$")
"""What a link is told beside its words."""


def write_inline(composer: Composer, text: str) -> None:
    """Write running text to the open block of a composer, with its marks."""
    MARKUP.write(composer, text, lambda _: 1)


def plain(text: str) -> str:
    """The words of running text alone.

    >>> plain("*锁* 见 <<upgrade,升级>>(((lock)))")
    '锁 见 升级'
    """
    return MARKUP.plain(text)


def _code(inside: Inside, found: re.Match[str]) -> None:
    code = found[found.lastgroup or 0]
    inside.composer.write_marked(code[1:-1] if len(code) > 2 and code[0] == code[-1] == "+" else code, "code")


def _shown(inside: Inside, found: re.Match[str]) -> None:
    inside.words(found[found.lastgroup or 0])


def _link(inside: Inside, found: re.Match[str]) -> None:
    """A link; to a place of the page only its words."""
    to, said = found["to"], WINDOW.sub("", found["said"]).strip().strip('"')
    if to.startswith(("#", "{")) or (not said and found[0].startswith("xref:")):
        inside.words(said)
        return
    inside.composer.open_mark("link", to)
    inside.words(said or to)
    inside.composer.close_mark("link")


HANDLERS: dict[str, Handler] = {
    "line": soft_break, "break": line_break,
    "bold": marked("strong"), "bolder": marked("strong"), "slant": marked("emphasis"), "leaning": marked("emphasis"), "code": _code, "coded": _code, "plus": _code,
    "quoted": lambda inside, found: inside.words(f"“{found['quoted']}”"), "lit": _shown, "indexed": _shown, "shown": _shown, "said": _link,
    "named": lambda inside, found: inside.words(found["named"].strip()), "note": lambda inside, found: inside.words(f" ({found['note'].strip()})" if found["note"].strip() else ""),
    "tex": lambda inside, found: inside.composer.write(f"${found['tex'].strip().strip('$')}$"),
}  # fmt: skip
MARKUP = Markup(INLINE, HANDLERS, unescape)
