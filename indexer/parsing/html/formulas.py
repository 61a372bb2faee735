"""Formulas as the TeX that their author wrote: KaTeX, MathJax of all ages, MathML and formulas that are images."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, unquote, urlsplit

if TYPE_CHECKING:
    from indexer.parsing.html.outline import Outline

RENDERED = re.compile(
    r"(?:^|\s)(?:katex(?:-display|--\w+)?|MathJax\w*|mjx-chtml|ztext-math|arithmatex|math(?:[-_](?:inline|display))?)(?:$|\s)"
)
PREVIEW = re.compile(r"(?:^|\s)MathJax(?:_\w+)?(?:$|\s)")
SOURCE_ATTRIBUTES = ("data-tex", "data-latex", "data-formula", "data-math", "data-expr", "alttext", "data-original-tex")
DISPLAY = re.compile(r"display|block", re.I)
TEX_IMAGE = re.compile(
    r"equation\?tex=|/math\?formula=|latex\.codecogs|/(?:gif|svg|png)\.latex\?|latex\.csdn|eq\?|chart\?cht=tx"
)
TEX_SIGN = re.compile(r"[\\^_=+<>|{}*/-]|^\s*[A-Za-z]\w?\s*$")
PROSE = re.compile(r"[\u4e00-\u9fff]|[A-Za-z]{3,}\s+[A-Za-z]{3,}\s+[A-Za-z]{3,}")
RAW = re.compile(
    r"\\\((?P<line>(?:(?!\\\)|\\\().){1,500})\\\)|\\\[(?P<shown>(?:(?!\\\]|\\\[).){1,3000})\\\]"
    r"|(?<!\$)\$\$(?!\$)(?P<double>(?:(?!\$\$).){1,3000})\$\$(?!\$)"
    r"|(?P<named>\\begin\{(?P<name>(?:equation|align|alignat|gather|multline|eqnarray)\*?)\}(?:(?!\\begin\{(?P=name)).){1,3000}?\\end\{(?P=name)\})",
    re.S,
)
"""Formulas that a script turns into pictures when the page is read: pymdownx, Hugo's passthrough, MathJax, KaTeX's auto-render."""
DOLLARS = re.compile(r"[\\^_={}]|\A\s*-?[\w(\[|]")
"""What there is in a formula between double dollars, or how it begins: the signs between two prices ($$ - $$$) or two processes of a shell
(PID=$$; kill -9 $$) are none."""
KINDS = ("line", "shown", "double", "named")
DELIMITED = re.compile(r"\s*(?:\\\(.+\\\)|\\\[.+\\\]|\$\$.+\$\$)\s*", re.S)
PARTED = re.compile(r"\n\s*\n")
"""What is left of MathML whose tags were taken away: a line a symbol, blank ones between them and before the TeX (CSDN)."""
DELIMITERS = re.compile(r"^(?:\$\$?|\\\(|\\\[)\s*|\s*(?:\$\$?|\\\)|\\\])$")


@dataclass(frozen=True, slots=True)
class Formula:
    """TeX without its delimiters, and whether it stands on a line of its own."""

    tex: str
    display: bool


def is_tex(text: str) -> bool:
    """Whether what stands between TeX's brackets is a formula: a sign of TeX in it, no Han, no three English words.

    >>> is_tex("a^2"), is_tex("n"), is_tex("可选")
    (True, True, False)
    """
    return TEX_SIGN.search(text) is not None and PROSE.search(text) is None


def raw_formulas(text: str) -> Iterator[str | Formula]:
    """The text and the formulas that stand in it between TeX's own brackets, in order."""
    done = 0
    for found in RAW.finditer(text):
        kind = next(name for name in KINDS if found[name] is not None)
        if is_tex(found[kind]) and (kind != "double" or DOLLARS.search(found[kind])):
            yield text[done : found.start()]
            yield Formula(found[kind].strip(), kind != "line")
            done = found.end()
    yield text[done:]


def formula_at(outline: Outline, at: int) -> Formula | None:
    """The formula that an element shows; an empty one for what only repeats another; None where it is none."""
    tag = outline.tags[at]
    attributes = outline.attributes[at]
    names = attributes.get("class") or ""
    if tag == "script":
        return Formula(_bare(outline.texts[at]), "mode=display" in (attributes.get("type") or ""))
    if tag == "img":
        return _image(outline, at)
    source = next((value for name in SOURCE_ATTRIBUTES if (value := attributes.get(name))), "")
    if not (source or tag in {"math", "mjx-container"} or RENDERED.search(names)):
        return None
    source = source or _written(outline, at)
    if source:
        return Formula(_bare(source), _is_display(outline, at, source))
    return Formula("", False) if PREVIEW.search(names) else None


def _written(outline: Outline, at: int) -> str:
    """The TeX that a rendered formula carries along: in an annotation, in a script, or told by its MathML."""
    for inner in outline.below(at, "annotation"):
        if "tex" in outline.value(inner, "encoding").lower():
            return outline.text(inner)
    script = next(outline.below(at, "script"), -1)
    if script > 0:
        return outline.texts[script]
    math = at if outline.tags[at] == "math" else next(outline.below(at, "math"), -1)
    if math > 0:
        from indexer.parsing.html.mathml import tex_of  # here: Markdown asks this module only what is TeX

        return tex_of(outline, math)
    for inner in outline.below(at, "span"):
        if outline.value(inner, "class") == "katex-mathml":
            return PARTED.split(outline.text(inner).strip())[-1]
    text = outline.text(at)
    return text if DELIMITED.fullmatch(text) else ""


def _is_display(outline: Outline, at: int, source: str) -> bool:
    shown = " ".join(outline.value(at, name) for name in ("class", "display", "mode"))
    if DISPLAY.search(shown) or source.lstrip().startswith(("\\[", "$$")):
        return True
    return any(outline.value(inner, "display") == "block" for inner in outline.below(at, "math"))


def _image(outline: Outline, at: int) -> Formula | None:
    alt, address = outline.value(at, "alt"), outline.value(at, "src") or outline.value(at, "data-src")
    stored = outline.value(at, "data-formula") or outline.value(at, "data-tex")
    if stored:
        return Formula(_bare(stored), False)
    if not TEX_IMAGE.search(address):
        return None
    if alt.strip():
        return Formula(_bare(alt), False)
    try:
        query = urlsplit(address).query
    except ValueError:
        return None
    fields = parse_qs(query)
    told = next((fields[name][0] for name in ("tex", "formula", "chl") if name in fields), "")
    return Formula(_bare(told or unquote(query)), False)


def _bare(tex: str) -> str:
    text = tex.strip().removeprefix("% <![CDATA[").removeprefix("<![CDATA[").removesuffix("%]]>").removesuffix("]]>")
    return DELIMITERS.sub("", text.strip()).strip()
