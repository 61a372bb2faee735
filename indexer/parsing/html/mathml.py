"""Presentation MathML as TeX: what is left of a formula where a renderer kept no source (MathML 3, chapter 3)."""

from collections.abc import Callable, Sequence

from indexer.parsing.html.outline import TEXT, Outline

WRITTEN: dict[str, Callable[[Sequence[str]], str]] = {
    "mfrac": lambda parts: f"\\frac{{{parts[0]}}}{{{parts[1]}}}",
    "msup": lambda parts: f"{parts[0]}^{_grouped(parts[1])}",
    "msub": lambda parts: f"{parts[0]}_{_grouped(parts[1])}",
    "msubsup": lambda parts: f"{parts[0]}_{_grouped(parts[1])}^{_grouped(parts[2])}",
    "munder": lambda parts: f"{parts[0]}_{_grouped(parts[1])}",
    "mover": lambda parts: f"{parts[0]}^{_grouped(parts[1])}",
    "munderover": lambda parts: f"{parts[0]}_{_grouped(parts[1])}^{_grouped(parts[2])}",
    "mroot": lambda parts: f"\\sqrt[{parts[1]}]{{{parts[0]}}}",
}
"""How elements with a fixed number of arguments are written."""
ARGUMENTS = {"mfrac": 2, "msup": 2, "msub": 2, "msubsup": 3, "munder": 2, "mover": 2, "munderover": 3, "mroot": 2}
DEEPEST = 60
"""Levels of a formula that are followed; no formula that somebody reads has half of them."""
SILENT = frozenset({"annotation", "annotation-xml", "mphantom", "maction"})


def tex_of(outline: Outline, at: int, depth: int = 0) -> str:
    """The formula below an element as TeX; symbols stay as the characters that they are.

    An element with a wrong number of arguments is written as their row. Cost: linear in the nodes.
    """
    if depth > DEEPEST:
        return outline.line(at)
    children = [child for child in outline.children(at) if outline.tags[child] not in SILENT]
    parts = [
        outline.texts[child].strip() if outline.tags[child] == TEXT else tex_of(outline, child, depth + 1)
        for child in children
    ]  # fmt: skip
    parts = [part for part in parts if part]
    tag = outline.tags[at]
    if ARGUMENTS.get(tag) == len(parts):
        return WRITTEN[tag](parts)
    if tag == "msqrt":
        return f"\\sqrt{{{' '.join(parts)}}}"
    if tag == "mtr":
        return " & ".join(parts)
    return " \\\\ ".join(parts) if tag == "mtable" else " ".join(parts)


def _grouped(part: str) -> str:
    return part if len(part) == 1 else f"{{{part}}}"
