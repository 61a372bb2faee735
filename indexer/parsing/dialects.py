"""What the site generators add to Markdown, turned into plain Markdown.

Hexo tags, Hugo shortcodes, Liquid, VuePress containers, MkDocs admonitions and tabs, Obsidian comments. Every rule is
guarded by a substring test, so that a plain file costs a few scans in C.
"""

import re
from collections.abc import Iterator

FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})", re.M)
CODE_TAGS = (
    (
        re.compile(r"\{%-?\s*(?:codeblock|highlight)\b([^%\n]*)%\}[ \t]*\n?(.*?)\{%-?\s*end(?:codeblock|highlight)\s*-?%\}", re.S),
        re.compile(r"\{%-?\s*end(?:codeblock|highlight)\s*-?%\}"),
    ),
    (
        re.compile(r"\{\{<\s*highlight\b([^>\n]*)>\}\}[ \t]*\n?(.*?)\{\{<\s*/\s*highlight\s*>\}\}", re.S),
        re.compile(r"\{\{<\s*/\s*highlight\s*>\}\}"),
    ),
)
"""Code between two tags (of Hexo and Jekyll, of Hugo), and the closing tag alone."""
POST_LINK = re.compile(r"""\{%\s*post_link\s+(\S+)(?:\s+["']?([^%"']*?)["']?)?\s*%\}""")
REF = re.compile(r"""\{\{[<%]\s*(?:rel)?ref\s+["']?([^"'>%\s]+)["']?\s*[>%]\}\}""")
LIQUID_LINK = re.compile(r"\{%-?\s*(?:link|post_url)\s+(\S+?)\s*-?%\}")
TAG = re.compile(
    r"\{%(?:(?!\{%).){0,2000}?%\}|\{\{[<%](?:(?!\{\{[<%]).){0,2000}?[>%]\}\}|\{\{\s*(?:site|page|post)\.[\w.]+\s*\}\}", re.S
)
"""No tag holds the beginning of another: a file of nothing but beginnings is read once, not 2000 times."""
CONTAINER = re.compile(r"^[ \t]*:{3,}[ \t]*(?:([\w-]+)[ \t]*(.*))?$", re.M)
ADMONITION = re.compile(
    r"""^([ \t]*)(?:!!!|\?\?\?\+?|===\+?!?)[ \t]+(?:[\w-]+(?:[ \t]+[\w-]+)*)?[ \t]*(?:"([^"\n]*)"[ \t]*)?$""", re.A
)
FRAME_SIGNS = ("!!! ", "??? ", "???+ ", '=== "', '===+ "', '===! "')
FRAME = re.compile(r"^[ \t]*(?:!!!|\?\?\?|===)", re.M)
TAG_SIGNS = ("%", ":", ".", "")
"""What follows a brace in the tags of generators and in attribute lists; nothing stands between two braces."""
DIALECT_SIGNS = (":::", "![[", "toc]", "TOC]", "TOC_]", "%%")
INDENT = "    "
CONTENTS = re.compile(r"^[ \t]*\[{1,2}_?toc_?\]{1,2}[ \t]*$", re.M | re.I)
CONTENTS_LIST = re.compile(r"^[*+-][ \t][^\n]*\n\{:[ \t]*toc\b[^}\n]*\}[ \t]*$", re.M)
CALLOUT = re.compile(r"^([ \t]*(?:>[ \t]*)+)\[![\w-]+\][+-]?[ \t]*([^\n]*)$", re.M)
COMMENT = re.compile(r"(?<!\S)%%(?!%)(?:(?!%%).){1,2000}%%(?!\S)", re.S)
TIGHT_HEADING = re.compile(r"^ {0,3}([#＃]{2,6}(?=[^\s#＃{!])|[#＃](?=[\u4e00-\u9fff])|＃{1,6}(?=\s))", re.M)
MAYBE_TIGHT = re.compile(r"\n {0,3}[#＃]{1,6}(?=[^\s#])")
"""Begins with a letter of its own, so that the search is fast; `TIGHT_HEADING` decides."""
EMBED = re.compile(r"!\[\[[^\[\]\n]*\]\]")
ATTRIBUTES = re.compile(r"""(?:(?<![ \t])[ \t]+)?\{(?::?[ \t]*[.#]|:[ \t]*(?:toc\b|[\w-]+=["']))[^{}\n]*\}""")
LANGUAGE = re.compile(r"(?:lang:)?([\w+#-]+)")


def plain_markdown(markdown: str) -> str:
    """The same text without generator syntax; what is inside fences stays as it is.

    >>> plain_markdown("::: tip 提示\\n##标题\\n:::").split("\\n")
    ['', '**提示**', '', '## 标题', '']
    """
    text = markdown.replace("\r\n", "\n").replace("\r", "\n") if "\r" in markdown else markdown
    if "{%" in text or "{{<" in text:
        text = _code_in_fences(text)
    if not _has_dialect(text):
        return text
    if any(sign in text for sign in FRAME_SIGNS):  # first, since it uncovers fences
        text = "".join(piece if code else _dedented(piece) for code, piece in _pieces(text))
    return "".join(piece if code else _plain(piece) for code, piece in _pieces(text))


def _has_dialect(text: str) -> bool:
    """Whether there may be something to do; every file pays for this, so that it is a dozen searches in C."""
    braced = {piece[:1] for piece in text.split("{")[1:]}
    return (
        not braced.isdisjoint(TAG_SIGNS)
        or (" " in braced and "{ ." in text)
        or any(sign in text for sign in DIALECT_SIGNS)
        or ("[!" in text and CALLOUT.search(text) is not None)
        or (any(sign in text for sign in FRAME_SIGNS) and FRAME.search(text) is not None)
        or MAYBE_TIGHT.search("\n" + text) is not None
    )


def _code_in_fences(text: str) -> str:
    """Code tags as fences; what stands after the last closing tag is not searched for a pair that cannot be there."""
    for pair, closing in CODE_TAGS:
        end = max((found.end() for found in closing.finditer(text)), default=0)
        text = pair.sub(_fenced, text[:end]) + text[end:]
    return text


def _fenced(found: re.Match[str]) -> str:
    options, code = found[1], found[2]
    language = LANGUAGE.search(options or "")
    fence = "`" * max(3, max((len(run) for run in re.findall("`+", code)), default=0) + 1)
    return f"\n{fence}{language[1] if language else ''}\n{code.strip(chr(10))}\n{fence}\n"


def _pieces(text: str) -> Iterator[tuple[bool, str]]:
    """(is code, text) in order: what stands between fences of one kind is code."""
    at, opened = 0, None
    for found in FENCE.finditer(text):
        fence = found[1]
        if opened is None:
            yield False, text[at : found.start()]
            at, opened = found.start(), fence
        elif fence[0] == opened[0] and len(fence) >= len(opened):
            end = text.find("\n", found.end())
            end = len(text) if end < 0 else end + 1
            yield True, text[at:end]
            at, opened = end, None
    yield opened is not None, text[at:]


def _plain(text: str) -> str:
    if "{%" in text or "{{" in text:
        text = POST_LINK.sub(lambda found: f"[{found[2] or found[1]}]({found[1]})", text)
        text = REF.sub(lambda found: found[1], LIQUID_LINK.sub(lambda found: found[1], text))
        text = TAG.sub("", text)
    if ":::" in text:
        text = CONTAINER.sub(lambda found: _titled(found[2]), text)
    if "[!" in text:
        text = CALLOUT.sub(lambda found: f"{found[1]}**{found[2].strip()}**\n{found[1]}" if found[2].strip() else found[1], text)
    if "toc" in text or "TOC" in text:
        text = CONTENTS.sub("", CONTENTS_LIST.sub("", text))
    if "%%" in text:
        text = COMMENT.sub("", text)
    if "![[" in text:
        text = EMBED.sub("", text)
    if "{:" in text or "{ ." in text or "{." in text:
        text = ATTRIBUTES.sub("", text)
    return TIGHT_HEADING.sub(lambda found: "#" * len(found[1]) + " ", text)


def _dedented(text: str) -> str:
    """MkDocs admonitions and tabs without their frame: the title becomes bold, the body moves to the left."""
    lines, margins = [], [""]
    for line in text.split("\n"):
        while line.strip() and not line.startswith(margins[-1]):
            margins.pop()
        inner = line.removeprefix(margins[-1])
        found = ADMONITION.match(inner)
        if found:
            margins.append(margins[-1] + found[1] + INDENT)
            inner = _titled(found[2])
        lines.append(inner)
    return "\n".join(lines)


def _titled(title: str | None) -> str:
    """The title of a box as a bold paragraph of its own."""
    return f"\n**{title.strip()}**\n" if title and title.strip() else ""
