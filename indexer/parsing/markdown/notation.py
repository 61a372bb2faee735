"""The small signs that generators and note keepers add to Markdown, as plain Markdown or as nothing.

Attribute lists, highlights, keys, edits, icons, comments, embeds, block ids, places of a table of contents or of
another file, imports and components of MDX and Vue, formulas between TeX's own brackets.
"""

import re

from indexer.parsing.html.formulas import is_tex
from indexer.parsing.markdown.tagwords import WITH_TITLES, tab_title

CONTENTS = re.compile(r"^[ \t]*\[{1,2}_?toc_?\]{1,2}[ \t]*$|^[ \t]*\{\{\s*TOC\s*\}\}[ \t]*$", re.M | re.I)
CONTENTS_LIST = re.compile(r"^(?:[*+-]|1\.)[ \t][^\n]*\n\{:[ \t]*toc\b[^}\n]*\}[ \t]*$", re.M)
OTHER_FILE = re.compile(
    r"^[ \t]*(?:<<<[ \t]*[@./~\w][^\n]*|@\[code[^\]\n]*\]\([^)\n]*\)|@include:?[ \t][^\n]*"
    r"|;?-+8<-+(?:[ \t]+[^\n]*|(?:\n(?!-+8<)[^\n]+){1,20}\n-+8<-+[ \t]*)?)$",
    re.M,
)
"""A place that another file fills: VitePress, VuePress, pymdownx.snippets."""
ABBREVIATION = re.compile(r"^\*\[[^\]\n]+\]:[^\n]*$", re.M)
IMPORT = re.compile(r"""^import\s(?:[^\n;]{0,300}?\sfrom\s+)?['"][^'"\n]+['"];?[ \t]*$""", re.M)
EXPORT = re.compile(r"^export\s+(?:const|let|var|default|function|async|\{)[^\n]*(?:\n[^\n]+)*", re.M)
NOTE_TO_SELF = re.compile(r"\{/\*(?:(?!\{/\*|\*/\}).){0,5000}\*/\}", re.S)
COMPONENT_WORDS = re.compile(
    r"<(?:Badge|Tag|Highlight)\b[^<>\n]{0,300}?\b(?:text|content)=[\"']([^\"'<>\n]{0,300})[\"'][^<>\n]{0,300}/?>(?:[ \t]*</Badge>)?"
)
TAB_ITEM = re.compile(
    rf"^[ \t]*<(?:{WITH_TITLES})\b[^<>\n]{{0,300}}?"
    r"\b(?:label|title|summary|name)=[\"']([^\"'<>\n]{0,300})[\"'][^<>\n]{0,300}>",
    re.M,
)
MARKDOWN_INSIDE = re.compile(r"(<\w{1,60}(?:\s[^<>\n]{0,300})?\smarkdown(?:=[\"']?\w+[\"']?)?(?:\s[^<>\n]{0,300})?>)[ \t]*\n")
ATTRIBUTES = re.compile(
    r"""\{(?::?[ \t]*[.#][\w-]|:[ \t]*(?:toc\b|[\w-]+=["'\w]|[\w-]+\}))[^{}\n]*\}?"""
    r"""|\{(?<=[)\]*\uf8ff]\{):?[ \t]*[\w-]+=(?:"[^"{}\n]*"|'[^'{}\n]*'|[\w.%-]+)[^{}\n]*\}"""
)
"""kramdown, Python-Markdown, Pandoc: `{: .class}`, `{ #id }`, and `{ width="30" }` after what it is about."""
EDIT = re.compile(r"\{(?:\+\+([^{}\n]*)\+\+|--([^{}\n]*)--|==([^{}\n]*)==|>>[^{}\n]*<<|~~[^{}\n~]*~>([^{}\n]*)~~)\}")
"""CriticMarkup: added, removed (shown, as what is struck through is), highlighted, commented, replaced."""
HIGHLIGHT = re.compile(r"==(?:(?<![=!<>\w]==)|(?<=[\u4e00-\u9fff]==))(?=[^\s=])([^=\n]*[^\s=])==(?!=)")
"""Begins with the signs themselves, so that the search is fast; so do others here."""
KEYS = re.compile(r"(?<!\+)\+\+([a-z0-9\"\\-]+(?:\+[a-z0-9\"\\-]+)*)\+\+(?!\+)")
ICON = re.compile(r":(?:material|fontawesome|octicons|simple|fas?|fab|far)-[\w-]+:")
COMMENT = re.compile(r"(?<!\S)%%(?!%)(?:(?!%%).){1,2000}%%(?!\S)", re.S)
EMBED = re.compile(r"!\[\[[^\[\]\n]*\]\]")
BLOCK_ID = re.compile(r"(?:(?<=[ \t])|^)\^[\w-]+[ \t]*$", re.M)
CELL_LINK = re.compile(r"\[\[([^\[\]\n|\\]+)\\\|([^\[\]\n|]+)\]\]")
HEADING_LINK = re.compile(r"\[\[([^\[\]\n|#<>]{0,200})#([^\[\]\n|<>]{1,200})\]\]")
TEX_INLINE = re.compile(r"\\{1,2}\(((?:(?!\\\)|\\\().){1,500}?)\\{1,2}\)")
TEX_DISPLAY = re.compile(r"^([ \t]*)\\{1,2}\[((?:(?!\\\]|\\\[|\n[ \t]*\n).){1,3000}?)\\{1,2}\]", re.M | re.S)
TEX_ENVIRONMENT = re.compile(
    r"^([ \t]*)(\\begin\{((?:equation|align|gather|eqnarray|multline)\*?)\}"
    r"(?:(?!\\begin\{\3\}|\n[ \t]*\n).){1,3000}?\\end\{\3\})",
    re.M | re.S,
)


def without_contents(text: str) -> str:
    """The text without the place where its table of contents is put."""
    return CONTENTS.sub("", CONTENTS_LIST.sub("", text))


def without_other_files(text: str) -> str:
    """The text without the places that other files fill, and without lists of abbreviations."""
    return ABBREVIATION.sub("", OTHER_FILE.sub("", text))


def without_imports(text: str) -> str:
    """The text without what MDX imports and exports, where it imports anything."""
    return EXPORT.sub("", IMPORT.sub("", text)) if IMPORT.search(text) else text


def without_components(text: str) -> str:
    """The text with the words and titles of components; what they enclose is Markdown."""
    text = COMPONENT_WORDS.sub(r"\1", text)
    return TAB_ITEM.sub(lambda found: tab_title(found[1]), MARKDOWN_INSIDE.sub(r"\1\n\n", text))


def without_braces(text: str) -> str:
    """The text without attribute lists and comments, edits as they are meant."""
    if "{/*" in text:
        text = NOTE_TO_SELF.sub("", text)
    text = EDIT.sub(lambda found: found[1] or found[2] or found[3] or found[4] or "", text)
    return ICON.sub("", ATTRIBUTES.sub("", text))


def without_highlights(text: str) -> str:
    """The text with the words between two equality signs alone."""
    return HIGHLIGHT.sub(r"\1", text)


def with_keys(text: str) -> str:
    """The text with keys as `kbd` elements: `++ctrl+c++`."""
    return KEYS.sub(_keys, text)


def _keys(found: re.Match[str]) -> str:
    names = (key.strip('"').title() for key in found[1].split("+"))
    return "+".join(f"<kbd>{name}</kbd>" for name in names)


def without_comments(text: str) -> str:
    """The text without what Obsidian shows to its author alone."""
    return COMMENT.sub("", text)


def without_embeds(text: str) -> str:
    """The text without the places where Obsidian shows other files."""
    return EMBED.sub("", text)


def without_block_ids(text: str) -> str:
    """The text without the names of its blocks."""
    return BLOCK_ID.sub("", text)


def with_cell_links(text: str) -> str:
    """The text with those links of Obsidian as Markdown links that escape the bar inside a table."""
    return CELL_LINK.sub(r"[\2](<\1>)", text)


def with_heading_links(text: str) -> str:
    """The text with links to headings as Obsidian shows them, 锁 > 升级 for `[[锁#升级]]`; those to blocks (`#^a1`) by their note."""
    return HEADING_LINK.sub(_heading_link, text)


def _heading_link(found: re.Match[str]) -> str:
    parts = [part.strip() for part in (found[1], *found[2].split("#")) if part.strip() and not part.startswith("^")]
    return f"[{' > '.join(parts)}](<{found[1]}#{found[2]}>)" if parts else ""


def with_formulas(text: str) -> str:
    r"""The text with dollars around formulas, where it has TeX's own brackets or environments.

    >>> with_formulas(r"\(x_1\) and \[1\]")
    '$x_1$ and \\[1\\]'
    """
    if "\\begin{" in text:
        text = TEX_ENVIRONMENT.sub(lambda found: f"{found[1]}$$\n{found[2]}\n{found[1]}$$", text)
    if "\\[" in text:
        text = TEX_DISPLAY.sub(lambda found: _formula(found[0], found[2], f"{found[1]}$$", "\n"), text)
    return TEX_INLINE.sub(lambda found: _formula(found[0], found[1], "$", ""), text)


def _formula(whole: str, tex: str, sign: str, gap: str) -> str:
    return f"{sign}{gap}{tex.strip()}{gap}{sign}" if is_tex(tex) else whole
