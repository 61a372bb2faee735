"""Running text in Org: bold type, code, links, formulas, notes."""

import re

from indexer.parsing.compose import Composer
from indexer.parsing.running import Inside, Markup, Numbering, line_break, marked, soft_break

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


def write_inline(composer: Composer, text: str, number_of: Numbering) -> None:
    """Write running text to the open block of a composer, with its marks."""
    MARKUP.write(composer, text, number_of)


def plain(text: str) -> str:
    """The words of running text alone.

    >>> plain("*锁* 见 [[file:a.org][升级]]")
    '锁 见 升级'
    """
    return MARKUP.plain(text)


def _struck(inside: Inside, found: re.Match[str]) -> None:
    inside.words(found[0][1:-1])


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
        inside.words(said)
    if target:
        inside.composer.close_mark("link")


HANDLERS = {
    "line": soft_break, "break": line_break,
    "to": _link, "said": _link, "address": _link, "bold": marked("strong"), "doubled": marked("strong"), "slant": marked("emphasis"), "under": marked("emphasis"), "sign": _struck,
    "verbatim": _code, "code": _code, "ticked": _code, "note": _note, "aside": _note, "tex": _tex, "formula": _tex,
}  # fmt: skip
MARKUP = Markup(INLINE, HANDLERS)
