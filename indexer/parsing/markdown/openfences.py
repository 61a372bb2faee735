"""Fences of code that their authors left open or closed at another margin, closed where the code ends."""

import re

from indexer.parsing.markdown.fences import Fence, fences

FULL_WIDTH = re.compile(r"^｀{3,}", re.M)
PROSE_LANGUAGES = re.compile(r"[\s{.]*(?:markdown|md|mdx|text|txt|plain|plaintext|html|xml)\b", re.I)
"""Languages whose text has headings and sentences of its own."""
RESUMED = re.compile(r"\n[ \t]*\n(?=#{2,6}[ \t]+\S|[^\n]*[\u4e00-\u9fff])")
COMMENT = re.compile(r"[ \t]*(?:#(?!#)|//|/\*|\*|--|<!--|%|;|\"|')")
HAN = re.compile(r"[\u3000-\u9fff\uff00-\uffef]")
GLUED = re.compile(r"\n(?:`{3,}|~{3,})[ \t]*(?=[\u3000-\u9fff\uff00-\uffef])")
"""The end of code with the sentence that follows it in one line; at the beginning of code it is a label."""
FENCE_SIGN = re.compile(r"```+[ \t]*([^\n`]?)")
MOST_MENDED = 20
"""Fences of one text that are closed; where more are open, it is no text of code and prose."""
PROSE_SHARE = 0.5
"""A line with so many Han characters among all is a sentence, not code with a string in it."""
CODE_END = re.compile(r"[;{}]\s*$")


def with_closed_fences(text: str) -> str:
    """The text with a closing fence after each block of code, and each at the margin of its opening one."""
    if "｀" in text:
        text = FULL_WIDTH.sub(lambda found: "`" * len(found[0]), text)
    after = FENCE_SIGN.findall(text)
    if len(after) % 2 or any(map(HAN.match, after)) or ("~" in text and text.count("~~~") % 2):
        text = _closed(text)
    if "  ```" in text:
        text = _at_their_margin(text)
    return text


def _closed(text: str) -> str:
    """Each fence that holds the opening of another, or the end of the text, ends where prose goes on."""
    parts: list[str] = []
    while len(parts) < MOST_MENDED:
        broken = next((fence for fence in fences(text) if _is_broken(text, fence)), None)
        end, after = (0, 0) if broken is None else _end_of_code(text, broken)
        if broken is None or end >= broken.end:
            break
        margin = broken.before if ">" in broken.before else " " * len(broken.before)
        parts.append(text[:end].rstrip("\n") + f"\n{margin}{broken.sign}\n\n")
        text = text[after:]
    return "".join([*parts, text])


def _is_broken(text: str, fence: Fence) -> bool:
    """Whether a fence is open at the end, or holds a line that opens one with a language."""
    if PROSE_LANGUAGES.match(fence.info):
        return False
    body = text[fence.start : fence.end]
    if not fence.closed or GLUED.search(body):
        return True
    return re.search(rf"\n[ \t>]*{re.escape(fence.sign)}[a-zA-Z]", body) is not None


def _end_of_code(text: str, fence: Fence) -> tuple[int, int]:
    """Where the code of a broken fence ends and where prose goes on; twice the fence's end where all of it is code."""
    body = text[fence.start : fence.end]
    glued = GLUED.search(body)
    if glued:
        return fence.start + glued.start(), fence.start + glued.end()
    for found in RESUMED.finditer(body):
        line = body[found.end() : found.end() + 500].split("\n", 1)[0]
        if line.startswith("##") or _is_prose(line):
            return fence.start + found.start(), fence.start + found.end()
    return fence.end, fence.end


def _is_prose(line: str) -> bool:
    words = line.replace(" ", "")
    return not COMMENT.match(line) and not CODE_END.search(line) and len(HAN.findall(words)) > PROSE_SHARE * len(words)


def _at_their_margin(text: str) -> str:
    """Lines of a fence that begin left of it, its end above all, moved to the right: else they would end the item."""
    parts, at = [], 0
    for fence in fences(text):
        margin = len(fence.before)
        if margin >= 2 and not fence.before.strip() and "\t" not in fence.before:
            first, *lines = text[fence.start : fence.end].split("\n")
            parts += [text[at : fence.start], "\n".join([first, *(_moved(line, margin) for line in lines)])]
            at = fence.end
    return "".join([*parts, text[at:]])


def _moved(line: str, margin: int) -> str:
    shown = line.lstrip(" ")
    short = margin - (len(line) - len(shown))
    return line if short <= 0 or not shown or shown[0] == "\t" else " " * short + line
