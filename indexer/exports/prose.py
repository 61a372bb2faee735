"""An article as Markdown again."""

import re

from indexer.model import Article

TAG = re.compile(r"<(?=[A-Za-z/!?])")
"""Where Markdown sees raw HTML (CommonMark 0.31, 4.6 and 6.6)."""
FENCE = 3
"""Backticks of a fence; one that holds backticks needs more of them (CommonMark 0.31, 4.5)."""


def markdown_of(article: Article) -> str:
    """The blocks of an article as Markdown: code verbatim in fences with its language, tables with pipes."""
    parts = []
    depth = 0
    for block in article.blocks:
        text = article.text[block.start : block.end]
        depth = min(block.level, depth + 1) if block.kind == "item" else 0
        if block.kind == "heading":
            parts.append(f"{'#' * block.level} {_line(text)}")
        elif block.kind == "item":
            sign = f"{block.detail}." if block.detail.isdigit() else "-"
            parts.append(f"{'    ' * (depth - 1)}{' ' if block.detail == '+' else sign} {_line(text)}")
        elif block.kind == "code":
            longest = max(map(len, re.findall("`+", text)), default=0)
            fence = "`" * max(FENCE, longest + 1)
            parts.append(f"{fence}{block.detail}\n{text}\n{fence}")
        elif block.kind == "table":
            parts.append(_pipes(text))
        elif block.kind == "formula":
            parts.append(f"$${text}$$")
        else:
            parts.append(("> " if block.kind == "quote" else "") + _plain(text))
    return "\n\n".join(parts)


def _line(text: str) -> str:
    return _plain(text.replace("\n", " "))


def _plain(text: str) -> str:
    """Text in which no sign begins HTML: a paragraph about `<style>` would hide all that follows it."""
    return TAG.sub(r"\\<", text)


def _pipes(text: str) -> str:
    table = [[cell.replace("|", "\\|") for cell in row.split("\t")] for row in text.split("\n")]
    width = max(map(len, table))
    lines = ["| " + " | ".join(row + [""] * (width - len(row))) + " |" for row in table]
    return "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])
