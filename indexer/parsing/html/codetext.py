"""The characters of code, one line a line, without what a highlighter adds: gutters, numbers, buttons, boxes a line."""

import re
from itertools import islice, pairwise

from indexer.parsing.html.outline import TEXT, Outline
from indexer.text.scripts import either

GUTTER = re.compile(
    r"gutter|line-?num|lineno|linenos|pre-numbering|line-index|blob-num|hljs-ln-n|ln-num|code-lines|crayon-nums?|"
    r"(?:^|\s)(?:ln|lnt|lntd)(?:$|\s)",
    re.I,
)
"""Names under which highlighters keep the numbers of lines."""
UNSELECTABLE = re.compile(r"user-select:\s*none", re.I)
"""How Chroma marks a number where it writes styles in place of classes."""
LITERAL = re.compile(r"(?:^|[\s-])(?:m[bfhiol]?|il|number|numeric|constant|nu\d?)(?:$|\s)", re.I)
"""Classes of numbers that belong to the code: Pygments, highlight.js, Prism."""
LINE = re.compile(r"(?:^|[\s_-])(?:line|code-line|view-line|ace_line|token-line)(?:$|\s)")
BLOCK_STYLE = re.compile(r"display:\s*(?:block|flex|grid)", re.I)
LINE_TAGS = frozenset({"div", "p", "li", "tr", "pre"})
FLAT_TAGS = frozenset({"div", "p"})
"""Elements that have no height where they hold nothing: no blank line."""
GUTTER_TAGS = frozenset({"td", "ul", "ol", "div", "pre"})
TABLE_TAGS = frozenset({"table", "tbody", "thead", "tr", "colgroup"})
TOOL = re.compile(
    r"copy|toolbar|tools|button|btn|fold|expand|"
    r"(?:^|[\s_-])(?:bar|lang|code-?lang|language-name|crayon-language|code-?header|extension)(?:$|[\s_-])",
    re.I,
)
BUTTON = re.compile(r"copy|toolbar|btn|button", re.I)
"""What a `span` in the midst of code must be called to be a tool; other names are those of tokens."""
TOOL_TEXT = either(
    r"\s*(?:代码语言[：:])?\s*(?:\[?[\w+#.-]{1,16}\]?)?\s*"
    r"(?:(?:复制(?:代码|程式码|成功)?|拷贝|已复制|copy|copied!?|code|to clipboard|展开|收起|折叠|登录后复制|登录复制|运行(?:代码)?|代码运行次数[：:]\s?\d{1,6}|Cloud Studio 代码运行|AI生成项目|AI写代码|AI代码解释|体验AI代码助手|代码解读|"
    r"view plain|print|raw|\?)\s*)*",
    re.I,
)
"""What buttons and labels say: the language, and what can be done with the code."""
LONGEST_TOOL = 64
BESIDE = 4
"""Nodes at the beginning of a `pre` among which its `code` is."""
LONGEST_NUMBER = 6


def code_text(outline: Outline, at: int) -> str:
    """The code in a subtree, one line a line, without gutters, copy buttons and what else a highlighter adds."""
    numbers = line_numbers(outline, at)
    parts, starts, flat = _parts(outline, at, numbers)
    text = "".join(parts)
    if len(starts) > 1 and text.count("\n") < len(starts) - 1:
        head = "".join(parts[: starts[0]]).strip("\n")
        lines = ["".join(parts[a:b]) for a, b in pairwise([*starts, len(parts)])]
        text = "\n".join([head] * bool(head.strip()) + [line.strip("\n") for line in lines if line or not flat])
    text = text.replace("\r\n", "\n").replace("\xa0", " ")
    return _without_gap(text) if numbers else text


def line_numbers(outline: Outline, at: int) -> set[int]:
    """The elements in code that only count its lines: each line begins with one, and each is one more than the last."""
    found: list[int] = []
    fresh, inner, end = True, at + 1, outline.ends[at]
    rest = row_end = 0
    while inner < end:
        tag, text = outline.tags[inner], outline.texts[inner]
        if tag == TEXT:
            if fresh and text.strip(" \t\r\n"):
                return set()
            rest += len(text.strip())
            fresh = text.endswith("\n") or (fresh and not text.strip())
        elif tag == "br" or (tag in LINE_TAGS and inner >= row_end):
            fresh = True
        elif fresh and outline.size(inner) and _is_number(outline, inner):
            found.append(inner)
            row_end = outline.ends[outline.parents[inner]]
            fresh, inner = False, outline.ends[inner]
            continue
        inner += 1
    return set(found) if rest and counts_up(" ".join(outline.line(n) for n in found)) > 1 else set()


def is_gutter(outline: Outline, at: int) -> bool:
    """Whether an element in code holds line numbers and nothing else."""
    names = outline.names(at)
    if (names and GUTTER.search(names)) or UNSELECTABLE.search(outline.value(at, "style")):
        return not outline.words(at).strip("0123456789 \u200b.:|~-")
    counted = counts_up(outline.words(at)) if outline.tags[at] in GUTTER_TAGS else 0
    return (counted > 1 or (counted == 1 and _numbers_one_line(outline, at))) and _has_code_beside(outline, at)


def _numbers_one_line(outline: Outline, at: int) -> bool:
    """Whether a cell is the 1 beside a line of code, both in a `pre`; or a list the one behind the code of a `pre` (CSDN)."""
    if outline.tags[at] in {"ul", "ol"} and outline.words(at) == "1":
        return _is_beside_code(outline, at)
    if outline.tags[at] != "td" or outline.words(at) != "1":
        return False
    row = list(islice(outline.children(outline.parents[at]), 3))
    return len(row) == 2 and all(sum(1 for _ in outline.below(cell, "pre")) == 1 for cell in row)


def _has_code_beside(outline: Outline, at: int) -> bool:
    """Whether something else than numbers stands beside an element: 0 1 2 alone is what a program printed."""
    return any(other != at and outline.tags[other] != TEXT and outline.size(other) for other in outline.children(outline.parents[at]))


def is_tool(outline: Outline, at: int) -> bool:
    """Whether an element in or around code is a button, a bar or a label of the site's."""
    names = outline.names(at)
    if outline.size(at) >= LONGEST_TOOL or not (TOOL.search(names) if names else _is_bare_tool(outline, at)):
        return False
    return TOOL_TEXT.fullmatch(outline.words(at)) is not None


def _is_bare_tool(outline: Outline, at: int) -> bool:
    """Whether an element whose classes a clipper took away stands beside the code in a `pre` and says what can be done with it."""
    if outline.tags[at] != "div" or not _is_beside_code(outline, at):
        return False
    return bool(named_beside(outline, at)) or any(word in outline.words(at) for word in ("复制", "运行", "AI"))


def named_beside(outline: Outline, at: int) -> str:
    """The language that a label inside an element names (CSDN); empty where there is none."""
    return next((name for label in outline.below(at, "span") if (name := outline.value(label, "data-language"))), "")


def _is_beside_code(outline: Outline, at: int) -> bool:
    """Whether an element stands in a `pre` that holds its code in a `code`."""
    parent = outline.parents[at]
    return outline.tags[parent] == "pre" and any(outline.tags[child] == "code" for child in islice(outline.children(parent), BESIDE))


def counts_up(text: str) -> int:
    """How many numbers a text counts, each one more than the last; 0 if it holds anything else.

    >>> counts_up("7 8 9"), counts_up("7 9"), counts_up("7 a")
    (3, 0, 0)
    """
    words = text.split()
    if not all(word.isascii() and word.isdigit() and len(word) <= LONGEST_NUMBER for word in words):
        return 0
    numbers = [int(word) for word in words]
    return len(numbers) if all(b == a + 1 for a, b in pairwise(numbers)) else 0


def _is_number(outline: Outline, at: int) -> bool:
    text = outline.text(at).strip()
    if not (text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER):
        return False
    return not LITERAL.search(outline.value(at, "class"))


def _parts(outline: Outline, at: int, numbers: set[int]) -> tuple[list[str], list[int], bool]:
    """The pieces of code, at which of them a line's element begins, and whether those elements are blocks."""
    parts: list[str] = []
    starts: list[int] = []
    inner, end, last, flat = at + 1, outline.ends[at], at, False
    several = sum(outline.tags[child] == "code" for child in outline.children(at)) > 1
    while inner < end:
        tag = outline.tags[inner]
        if tag == TEXT:
            if outline.tags[outline.parents[inner]] not in TABLE_TAGS:
                parts.append(outline.texts[inner])
        elif tag == "br":
            parts.append("\n")
        elif inner in numbers or _is_added(outline, inner):
            inner = outline.ends[inner]
            continue
        elif tag in LINE_TAGS or (several and tag == "code") or (tag == "span" and _is_line(outline, inner)):
            if starts and inner < last:
                starts.pop()
            flat = tag in FLAT_TAGS if not starts else flat
            starts.append(len(parts))
            last = outline.ends[inner]
        inner += 1
    return parts, starts, flat


def _is_added(outline: Outline, at: int) -> bool:
    tag = outline.tags[at]
    if tag == "th" or (is_tool(outline, at) and (tag != "span" or BUTTON.search(outline.names(at)))):
        return True
    if tag in {"code", "tr"}:
        return False
    return bool(outline.attributes[at] or tag in {"ul", "ol"}) and is_gutter(outline, at)


def _is_line(outline: Outline, at: int) -> bool:
    return bool(LINE.search(outline.names(at)) or BLOCK_STYLE.search(outline.value(at, "style")))


def _without_gap(text: str) -> str:
    """The code without the blank that parted numbers from it."""
    lines = text.split("\n")
    if all(line[:1] in {"", " "} for line in lines):
        return "\n".join(line[1:] for line in lines)
    return text
