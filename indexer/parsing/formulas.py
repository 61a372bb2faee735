"""Formulas as the TeX that their author wrote: KaTeX, MathJax of all ages, MathML and formulas that are images."""

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, unquote, urlsplit

from indexer.parsing.mathml import tex_of
from indexer.parsing.outline import Outline

RENDERED = re.compile(
    r"(?:^|\s)(?:katex(?:-display|--\w+)?|MathJax\w*|mjx-chtml|ztext-math|math(?:[-_](?:inline|display))?)(?:$|\s)"
)
PREVIEW = re.compile(r"(?:^|\s)MathJax(?:_\w+)?(?:$|\s)")
SOURCE_ATTRIBUTES = ("data-tex", "data-latex", "data-formula", "data-math", "data-expr", "alttext", "data-original-tex")
DISPLAY = re.compile(r"display|block", re.I)
TEX_IMAGE = re.compile(
    r"equation\?tex=|/math\?formula=|latex\.codecogs|/(?:gif|svg|png)\.latex\?|latex\.csdn|eq\?|chart\?cht=tx"
)
DELIMITERS = re.compile(r"^(?:\$\$?|\\\(|\\\[)\s*|\s*(?:\$\$?|\\\)|\\\])$")


@dataclass(frozen=True, slots=True)
class Formula:
    """TeX without its delimiters, and whether it stands on a line of its own."""

    tex: str
    display: bool


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
    shown = " ".join([names, *(outline.value(at, name) for name in ("display", "mode"))])
    blocks = (outline.value(inner, "display") == "block" for inner in outline.below(at, "math"))
    if source:
        return Formula(_bare(source), bool(DISPLAY.search(shown)) or any(blocks))
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
    return tex_of(outline, math) if math > 0 else ""


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
