"""Code as its author typed it: made whole again from the lines, tables and gutters that highlighters turn it into."""

import re
from itertools import pairwise

from indexer.parsing.outline import TEXT, Outline

LANGUAGE = re.compile(
    r"(?:^|\s)(?:language-|lang-|highlight-source-|highlight-text-|highlight-|brush:\s*|(?:highlight|sourceCode|hljs|prettyprint|code|prism|brush|syntax)\s+)"
    r"(?:language-|lang-)?([a-z][\w+#.-]*|\d\w+)",
    re.I,
)
LANGUAGE_ATTRIBUTES = ("data-lang", "data-language", "data-code-lang", "data-code-language", "data-enlighter-language", "lang", "syntax")
NO_LANGUAGE = frozenset({
    "plain", "plaintext", "text", "txt", "none", "table", "hljs", "nohighlight", "highlight", "notranslate", "default", "prettyprinted", "linenums",
    "line-numbers", "highlighter-rouge", "code", "code-toolbar", "prettyprint", "auto", "undefined", "block", "wrap", "wrapper", "has-numbering",
    "show-linenumbers", "box", "container", "fallback", "chroma", "source", "copyable", "area", "content", "numbersource", "numberlines",
})  # fmt: skip
LOOK_UP = 3
"""Wrappers around code that may name its language."""
GUTTER = re.compile(
    r"gutter|line-?num|lineno|linenos|pre-numbering|line-index|blob-num|hljs-ln-n|ln-num|code-lines|(?:^|\s)(?:ln|lnt|lntd)(?:$|\s)", re.I
)
CODE_NAME = re.compile(r"(?:^|[\s_-])(?:code|codes|highlight|highlighter|syntaxhighlighter|blob|hljs|chroma|rouge|lntable|highlighttable|js-file-line)", re.I)
EDITOR = re.compile(r"(?:^|\s)(?:dp-highlighter|CodeMirror-code|view-lines|ace_text-layer|syntaxhighlighter)(?:$|\s)")
"""Elements other than `pre` and `table` that hold lines of code and nothing else."""
LINE = re.compile(r"(?:^|[\s_-])(?:line|code-line|view-line|ace_line|token-line)(?:$|\s)")
LINE_TAGS = frozenset({"div", "p", "li", "tr", "pre"})
TOOL = re.compile(r"copy|toolbar|tools|button|btn|fold|expand|(?:^|[\s_-])(?:bar|lang|code-lang|language-name|code-header|extension)(?:$|[\s_-])", re.I)
TOOL_TEXT = re.compile(r"\s*(?:复制(?:代码|成功)?|複製(?:代碼|程式碼)?|拷贝|已复制|[Cc]op(?:y|ied)!?(?: code| to clipboard)?|展开|收起|折叠|登录后复制|view plain|print|\?|[\w+#.-]{1,12})?\s*")
TABLE_TAGS = frozenset({"table", "tbody", "thead", "tr", "colgroup"})


def is_code_table(outline: Outline, at: int) -> bool:
    """Whether a table is a highlighter's: a gutter of consecutive numbers beside code."""
    cells = list(outline.below(at, "td", "th"))
    holds_pre = any(True for _ in outline.below(at, "pre"))
    if not cells or not (holds_pre or _is_named_code(outline, at)):
        return False
    gutters = [cell for cell in cells if is_gutter(outline, cell)]
    return bool(gutters) and len(gutters) < len(cells) and _counts(outline, gutters)


def is_gutter(outline: Outline, at: int) -> bool:
    """Whether an element in code holds line numbers and nothing else."""
    text = outline.words(at)
    if GUTTER.search(outline.names(at)):
        return not text.strip("0123456789 \u200b.:|~-")
    return outline.tags[at] in {"td", "ul", "ol", "div", "pre"} and counts_up(text) > 1


def counts_up(text: str) -> int:
    """How many numbers a text counts, each one more than the last; 0 if it holds anything else.

    >>> counts_up("7 8 9"), counts_up("7 9"), counts_up("7 a")
    (3, 0, 0)
    """
    words = text.split()
    if not all(word.isascii() and word.isdigit() and len(word) < 7 for word in words):
        return 0
    numbers = [int(word) for word in words]
    return len(numbers) if all(b == a + 1 for a, b in pairwise(numbers)) else 0


def code_text(outline: Outline, at: int) -> str:
    """The code in a subtree, one line a line, without gutters, copy buttons and what else a highlighter adds."""
    parts: list[str] = []
    lines: list[tuple[int, int, int]] = []
    end, last = outline.ends[at], at
    codes = sum(outline.tags[child] == "code" for child in outline.children(at))
    inner = at + 1
    while inner < end:
        tag = outline.tags[inner]
        if tag == TEXT:
            if outline.tags[outline.parents[inner]] not in TABLE_TAGS:
                parts.append(outline.texts[inner])
        elif tag == "br":
            parts.append("\n")
        elif inner != at and (is_tool(outline, inner) or (outline.tags[inner] not in {"code", "tr"} and outline.attributes[inner] and is_gutter(outline, inner)) or (tag in {"ul", "ol"} and is_gutter(outline, inner))):
            inner = outline.ends[inner]
            continue
        elif tag in LINE_TAGS or (codes > 1 and tag == "code") or (tag == "span" and LINE.search(outline.names(inner))):
            if lines and inner < last:
                lines[-1] = (len(parts), outline.ends[inner], inner)
            else:
                lines.append((len(parts), outline.ends[inner], inner))
            last = outline.ends[inner]
        inner += 1
    flat = outline.tags[lines[0][2]] in {"div", "p"} if lines else False
    starts = [start for start, _, _ in lines] + [len(parts)]
    text = "".join(parts)
    if len(lines) > 1 and text.count("\n") < len(lines) - 1:
        head = "".join(parts[: starts[0]]).strip("\n")
        found = ["".join(parts[a:b]) for a, b in pairwise(starts)]
        text = "\n".join([head] * bool(head.strip()) + [line.strip("\n") for line in found if line or not flat])
    return text.replace("\r\n", "\n").replace("\xa0", " ")


def is_tool(outline: Outline, at: int) -> bool:
    """Whether an element in or around code is a button, a bar or a label of the site's."""
    names = outline.names(at)
    return bool(names) and TOOL.search(names) is not None and outline.size(at) < 64 and TOOL_TEXT.fullmatch(outline.line(at)) is not None


def tools_beside(outline: Outline, at: int) -> list[int]:
    """What else stands in the box of a `pre`: its label, its buttons."""
    box = outline.parents[at]
    if box <= 0 or not (CODE_NAME.search(outline.names(box)) or LANGUAGE.search(outline.value(box, "class"))):
        return []
    return [child for child in outline.children(box) if child != at and outline.tags[child] != TEXT and is_tool(outline, child)]


def language_of(outline: Outline, at: int) -> str:
    """The language that a code block or one of its wrappers names; empty where none does."""
    code = next(outline.below(at, "code", "pre"), None)
    places = [at] if code is None else [code, at]
    up = outline.parents[at]
    while up > 0 and len(places) < LOOK_UP + 2:
        places.append(up)
        up = outline.parents[up]
    for place in places:
        for name in LANGUAGE_ATTRIBUTES:
            if (name != "lang" or place == at) and (value := outline.value(place, name)) and value.lower() not in NO_LANGUAGE and len(value) < 24:
                return value.lower()
        for found in LANGUAGE.finditer(outline.value(place, "class")):
            if found[1].lower() not in NO_LANGUAGE:
                return found[1].lower()
    return ""


def _is_named_code(outline: Outline, at: int) -> bool:
    names = outline.names(at) + " " + outline.names(max(0, outline.parents[at]))
    return CODE_NAME.search(names) is not None or any(CODE_NAME.search(outline.names(cell)) for cell in outline.below(at, "td"))


def _counts(outline: Outline, gutters: list[int]) -> bool:
    return counts_up(" ".join(outline.words(cell) for cell in gutters)) > 0 or all(not outline.line(cell) for cell in gutters)
