"""Which parts of a page are code, and in which language: highlighters' tables, editors, boxes with their tools.

The names are those of the highlighters (highlight.js, Prism, Pygments, Rouge, Chroma, Shiki, SyntaxHighlighter, Crayon,
Prettify, CodeMirror, Monaco, Ace) and of the platforms' own editors; tests/parsing/html/test_codeblocks.py has each of them.
"""

import re

from indexer.parsing.html.codetext import counts_up, is_gutter, is_tool, named_beside
from indexer.parsing.html.outline import LONGEST_NAMES, TEXT, Outline

LANGUAGE = re.compile(
    r"(?:^|\s)(?:language-|lang-|highlight-source-|highlight-text-|highlight-|brush:\s*|"
    r"(?:highlight|sourceCode|hljs|prettyprint|code|prism|brush|syntax|syntaxhighlighter)\s+)"
    r"(?:language-|lang-)?([a-z][\w+#.-]*|\d\w+)",
    re.I,
)
STYLED = re.compile(r"--en-syntaxLanguage:\s{0,3}([a-z][\w+#.-]{0,22})", re.I)
"""How Evernote names it."""
LANGUAGE_ATTRIBUTES = (
    "data-lang", "data-language", "data-code-lang", "data-code-language", "data-enlighter-language", "lang", "syntax",
)  # fmt: skip
NO_LANGUAGE = frozenset({
    "plain", "plaintext", "text", "txt", "none", "table", "hljs", "nohighlight", "highlight", "notranslate", "default",
    "prettyprinted", "linenums", "line-numbers", "highlighter-rouge", "code", "code-toolbar", "prettyprint", "auto",
    "undefined", "block", "wrap", "wrapper", "has-numbering", "show-linenumbers", "box", "container", "fallback",
    "chroma", "source", "copyable", "area", "content", "numbersource", "numberlines", "syntaxhighlighter", "toolbar",
    "wrap-code", "open", "closed", "is-open", "is-closed", "is-collapsed",
})  # fmt: skip
LANGUAGES = frozenset({
    "bash", "c", "clojure", "cmake", "cpp", "c++", "cs", "csharp", "css", "dart", "diff", "dockerfile", "elixir", "erlang", "go", "golang", "graphql", "groovy", "haskell",
    "html", "http", "ini", "java", "javascript", "js", "json", "jsx", "julia", "kotlin", "latex", "less", "lua", "makefile", "matlab", "nginx", "objc", "objectivec", "perl",
    "php", "powershell", "properties", "protobuf", "python", "r", "ruby", "rust", "scala", "scss", "sh", "shell", "sql", "swift", "toml", "ts", "tsx", "typescript", "vue",
    "xml", "yaml", "yml",
})  # fmt: skip
"""Classes of code that name its language without a word before it (highlight.js, older Hexo)."""
LONGEST_LANGUAGE = 24
LOOK_UP = 3
"""Wrappers around code that may name its language, parts of a table not counted."""
CELL_TAGS = frozenset({"td", "tr", "tbody", "table"})
CODE_NAME = re.compile(
    r"(?:^|[\s_-])(?:code|codes|highlight|highlighter|syntaxhighlighter|blob|hljs|chroma|rouge|lntable|highlighttable|"
    r"js-file-line|crayon)",
    re.I,
)
EDITOR = re.compile(r"(?:^|\s)(?:dp-highlighter|CodeMirror-code|view-lines|ace_text-layer|syntaxhighlighter)(?:$|\s)")
"""Elements other than `pre` and `table` that hold lines of code and nothing else."""
BOX_TAGS = frozenset({"td", "tr", "tbody", "table", "figure", "div", "code"})
BOX_HEIGHT = 8
"""Elements from a `pre` up to the outermost box of its code: figure, table, tbody, tr, td and a few."""


def is_code_table(outline: Outline, at: int) -> bool:
    """Whether a table is a highlighter's: a gutter of consecutive numbers beside code, or a number and a line a row."""
    cells = list(outline.below(at, "td"))
    holds_pre = any(True for _ in outline.below(at, "pre"))
    if not cells or not (holds_pre or _is_named_code(outline, at)):
        return False
    gutters = [cell for cell in cells if is_gutter(outline, cell)]
    if gutters and len(gutters) < len(cells) and _counts(outline, gutters):
        return True
    return holds_pre and _has_numbered_lines(outline, at)


def language_of(outline: Outline, at: int) -> str:
    """The language that a code block or one of its wrappers names, in lower case; empty where none does."""
    places = [*[*outline.below(at, "code", "pre")][-1:], at]
    up, wrappers = outline.parents[at], 0
    while up > 0 and wrappers < LOOK_UP:
        places.append(up)
        wrappers += outline.tags[up] not in CELL_TAGS
        up = outline.parents[up]
    named = next((language for place in places if (language := _named_at(outline, place, place == at))), "")
    told = "" if named else named_beside(outline, at).lower()
    return named or (told if told not in NO_LANGUAGE and len(told) < LONGEST_LANGUAGE else "")


def tools_beside(outline: Outline, at: int, seen: set[int]) -> list[int]:
    """What else stands in the boxes around a `pre`: labels, buttons. Boxes are `seen` once."""
    found: list[int] = []
    box = outline.parents[at]
    for _ in range(BOX_HEIGHT):
        if box <= 0 or box in seen or outline.tags[box] not in BOX_TAGS:
            break
        seen.add(box)
        names = outline.names(box)
        if outline.tags[box] in {"div", "figure"} and not (CODE_NAME.search(names) or LANGUAGE.search(names)):
            break
        found += (
            child for child in outline.children(box)
            if outline.tags[child] not in {TEXT, "pre"} and is_tool(outline, child)
        )  # fmt: skip
        box = outline.parents[box]
    return found


def _named_at(outline: Outline, place: int, own: bool) -> str:
    """The language that one element names; its `lang` counts only if the element is the code itself."""
    for name in LANGUAGE_ATTRIBUTES:
        value = outline.value(place, name)[:LONGEST_LANGUAGE].lower() if own or name != "lang" else ""
        if value and value not in NO_LANGUAGE and len(value) < LONGEST_LANGUAGE:
            return value
    styled = STYLED.search(outline.value(place, "style")[:LONGEST_NAMES]) if own else None
    if styled:
        return styled[1].lower()
    classes = outline.value(place, "class")[:LONGEST_NAMES]
    named = next((name for found in LANGUAGE.finditer(classes) if (name := found[1].lower()) not in NO_LANGUAGE), "")
    if named or outline.tags[place] not in {"pre", "code"}:
        return named
    return next((name for name in classes.lower().split() if name in LANGUAGES), "")


def _is_named_code(outline: Outline, at: int) -> bool:
    names = outline.names(at) + " " + outline.names(max(0, outline.parents[at]))
    return CODE_NAME.search(names) is not None or any(
        CODE_NAME.search(outline.names(cell)) for cell in outline.below(at, "td")
    )


def _counts(outline: Outline, gutters: list[int]) -> bool:
    return counts_up(" ".join(outline.words(cell) for cell in gutters)) > 0 or all(
        not outline.line(cell) for cell in gutters
    )


def _has_numbered_lines(outline: Outline, at: int) -> bool:
    """Whether every row is a number and a line of code."""
    rows = [[c for c in outline.children(row) if outline.tags[c] == "td"] for row in outline.below(at, "tr")]
    if len(rows) < 2 or not all(len(row) == 2 for row in rows):
        return False
    if counts_up(" ".join(outline.words(row[0]) for row in rows)) != len(rows):
        return False
    lines = [next(outline.below(row[1], "pre"), row[1]) for row in rows]
    return all(outline.tags[line] == "pre" and "\n" not in outline.text(line).strip("\n") for line in lines)
