"""Markdown that its author meant otherwise than CommonMark reads it: headings, bold, tables, links and comments."""

import re
from itertools import pairwise
from unicodedata import category

TIGHT_HEADING = re.compile(
    r"^ {0,3}(?:([#＃]{2,6})(?=[^\s#＃{!])|([#＃])(?=[\u4e00-\u9fff])|(＃{1,6})(?=\s))[ \t]*([^\n]*)$", re.M
)
MAYBE_TIGHT = r"\n {0,3}#{1,6}(?=[^\s#])"
"""Begins with a letter of its own, so that the search is fast; `TIGHT_HEADING` decides."""
DIRECTIVE = re.compile(r"\n {0,3}#(?=[ \t]?(?:include[ \t]*[<\"]|define[ \t]+[A-Z_]\w*[ \t]|ifn?def[ \t]+\w|endif\b|undef[ \t]+[A-Z_]|pragma[ \t]|!/))")
"""A line for the preprocessor of C or the interpreter of a script, in no fence; formatters part its word from the sign."""
TAG_LINE = re.compile(r"[^\s#]\S*(?:[ \t]+#[^\s#]\S*)+[ \t]*")
"""What follows the first sign of a line of tags: `#标签 #另一个`."""
BOLD = re.compile(r"\*\*([^*\n]+)\*\*(\w?)")
FULL_WIDTH_BOLD = re.compile(r"＊＊([^＊\n]+)＊＊")
JOINED = re.compile(r"(?<=[^\s*])\*{4}(?=[^\s*])")
"""Where bold type ends and begins again, as editors write it (Yuque, Feishu): `**重****点**`, which is none to CommonMark (6.2, rule 9)."""
MAYBE_JOINED = r"\*(?<=[^\s*]\*)(?=\*{3}[^\s*])"
LONGEST_LINE = 20_000
HAN = re.compile(r"[\u4e00-\u9fff]")
BARE_ADDRESS = re.compile(r"\]\(([^()<>\"'\n]{1,1000})(?=\))")
IMAGE_SIZE = re.compile(r"[ \t]+=\d*%?x?\d*%?[ \t]*$")
CURLY_TITLE = re.compile(r"[ \t]+[“”‘’「].*$")
FULL_WIDTH_ADDRESS = re.compile(r"\]（((?:https?://|\.{0,2}/|#)[!-~]{1,1000})）")
DELIMITERS = re.compile(r"^[ \t>]*+[|｜]?[ \t]*+[:：]?[-—]++[ \t]*+[:：]?[ \t]*+(?:[|｜][ \t]*+[:：]?[-—]*+[ \t]*+[:：]?[ \t]*+)*+$")
ITEM = re.compile(r"[ \t]*(?:[-*+>]|\d+[.)])[ \t]")
BAR = re.compile(r"[|｜]")
CELL_END = re.compile(r"(?<!\\)\|")
OPEN_COMMENT = re.compile(r"<!--[^\n]*")
HEADING_WITH_TAG = re.compile(r"^#{1,6}[ \t][^\n]*<[A-Za-z][^\n]*$", re.M)
BARE_TAG, CLOSING_TAG = re.compile(r"(?<!\\)<([A-Za-z][\w-]*)>"), re.compile(r"</([A-Za-z][\w-]*)")
DRESS = frozenset(
    ["a", "b", "big", "br", "center", "code", "del", "div", "em", "font", "hr", "i", "img", "ins", "kbd", "li", "mark", "p", "s", "small", "span", "strike", "strong", "sub", "sup", "tt", "u", "wbr"]
)
"""Elements that dress a heading up, closed or not."""
FULL_WIDTH_TABLE = str.maketrans("｜：—", "|:-")


def without_directives(text: str) -> str:
    """The text without headings that are directives of programs."""
    return DIRECTIVE.sub(r"\n\\#", "\n" + text)[1:]


def with_headings(text: str) -> str:
    """The text with a blank after the signs of a heading."""
    return TIGHT_HEADING.sub(_heading, text)


def _heading(found: re.Match[str]) -> str:
    sign, words = found[1] or found[2] or found[3], found[4].rstrip()
    if TAG_LINE.fullmatch(words):
        return found[0]
    if len(words) - len(words.rstrip("#＃")) == len(sign):
        words = words.rstrip("#＃")
    return f"{'#' * len(sign)} {words}"


def with_named_tags(text: str) -> str:
    """The text with tags that a heading speaks about (<picture> 元素, List<String>) as words: bare and never closed."""
    return HEADING_WITH_TAG.sub(_speaking, text)


def _speaking(heading: re.Match[str]) -> str:
    closed = {name.lower() for name in CLOSING_TAG.findall(heading[0])} | DRESS
    return BARE_TAG.sub(lambda tag: tag[0] if tag[1].lower() in closed else "\\" + tag[0], heading[0])


def has_tight_bold(text: str) -> bool:
    """Whether there may be words between asterisks that are no bold to CommonMark."""
    for found in BOLD.finditer(text):
        words = found[1]
        if not words[-1].isalnum() and (found[2] or words[-1] == " "):
            return True
        if not words[0].isalnum() and (words[0] == " " or text[found.start() - 1 : found.start()].isalnum()):
            return True
    return False


def with_bold(text: str) -> str:
    """The text with `strong` elements where pairs of asterisks in a line mean bold but are none to CommonMark.

    >>> with_bold("**重点：**说明")
    '<strong>重点：</strong>说明'
    """
    if "＊＊" in text:
        text = FULL_WIDTH_BOLD.sub(r"**\1**", text)
    return "\n".join(_bold(line) if "**" in line and len(line) < LONGEST_LINE else line for line in text.split("\n"))


def _bold(line: str) -> str:
    if "****" in line:
        line = _joined(line)
    parts = line.split("**")
    if len(parts) % 2 == 0 or "***" in line or "\\*" in line:
        return line
    inside = parts[1::2]
    if all(map(_is_bold, parts[::2], inside, parts[2::2])) or not all(map(_is_meant, inside)):
        return line
    return "".join(map("".join, zip(parts[::2], map(_strong, inside), strict=False))) + parts[-1]


def _joined(line: str) -> str:
    """The line with what ends bold type only to begin it again as nothing."""
    first, *others = JOINED.split(line)
    if line.count("**") % 2 or line.count("****") > len(others):  # CommonMark makes the best of it
        return line
    pieces, signs = [first], first.count("**")
    for piece in others:
        pieces += (piece,) if signs % 2 else ("****", piece)
        signs += piece.count("**")
    return "".join(pieces)


def _strong(words: str) -> str:
    """Words as a `strong` element; after a Latin one the blank that stood in it."""
    shown = words.strip()
    return f"<strong>{shown}</strong>" + (" " if words[-1] == " " and shown[-1].isascii() else "")


def _is_bold(before: str, words: str, after: str) -> bool:
    """Whether CommonMark 0.31 (6.2) reads the words between two pairs of asterisks as bold."""
    return bool(words) and _flanks(before[-1:], words[0]) and _flanks(after[:1], words[-1])


def _flanks(outer: str, inner: str) -> bool:
    if inner.isspace():
        return False
    return not _is_punctuation(inner) or not outer or outer.isspace() or _is_punctuation(outer)


def _is_punctuation(character: str) -> bool:
    return category(character)[0] in "PS" or character in "\uf8fe\uf8ff"


def _is_meant(words: str) -> bool:
    """Whether words between asterisks can be bold: not white space; Chinese where blanks part them from both, letters where they do from the last ones."""
    shown = words.strip()
    if words == shown or not shown:
        return bool(shown)
    return bool(HAN.match(shown[0]) and HAN.match(shown[-1])) or (words[0] == shown[0] and any(map(str.isalpha, shown)))


def with_addresses(text: str) -> str:
    """The text with links whose address has a blank, the size of a picture, or stands between full-width brackets."""
    return FULL_WIDTH_ADDRESS.sub(r"](<\1>)", BARE_ADDRESS.sub(_address, text))


def _address(found: re.Match[str]) -> str:
    if " " not in found[1] and "\t" not in found[1]:
        return found[0]
    address = CURLY_TITLE.sub("", IMAGE_SIZE.sub("", found[1])).strip()
    return f"](<{address}>" if " " in address or "\t" in address else f"]({address}"


def with_tables(text: str) -> str:
    """The text with the signs of tables in ASCII, and as many delimiters as the head of a table has cells."""
    lines = text.split("\n")
    for number, (head, line) in enumerate(pairwise(lines), 1):
        if BAR.search(line) and BAR.search(head) and len(line) < LONGEST_LINE and DELIMITERS.match(line):
            _mend_table(lines, number)
    return "\n".join(lines)


def _mend_table(lines: list[str], number: int) -> None:
    """Put right the table whose delimiters are the line of this number."""
    row = number - 1
    while row < len(lines) and ("｜" in lines[row] or "|" in lines[row]) and "｜" in lines[number - 1] + lines[row]:
        lines[row] = lines[row].replace("｜", "|")
        row += 1
    lines[number] = lines[number].translate(FULL_WIDTH_TABLE)
    cells = _cells(lines[number - 1])
    if cells != _cells(lines[number]) and cells > 1:
        lead = lines[number][: len(lines[number]) - len(lines[number].lstrip(" \t>"))]
        lines[number] = f"{lead}|{'---|' * cells}"
    if number > 1 and lines[number - 2].strip() and "|" not in lines[number - 2] and not ITEM.match(lines[number - 2]):
        lines[number - 1] = "\n" + lines[number - 1]


def _cells(row: str) -> int:
    return len(CELL_END.split(row.strip(" \t>").removeprefix("|").removesuffix("|")))


def has_open_comment(text: str) -> bool:
    """Whether a comment never ends."""
    return text.rfind("<!--") > text.rfind("-->")


def with_closed_comments(text: str) -> str:
    """The text without the beginning of a comment that never ends: it would swallow all that follows."""
    start = text.find("<!--", text.rfind("-->") + 1)
    return text if start < 0 else text[:start] + OPEN_COMMENT.sub("", text[start:])
