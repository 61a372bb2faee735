"""Tags that note keepers write into the text (Obsidian, Logseq, Bear, flomo): #锁 #java/jvm, mostly in a line of their own."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from indexer.parsing.markdown.fences import fences
from indexer.parsing.markdown.outlines import is_outline
from indexer.text.spans import stands_in

MAYBE = re.compile(r"#(?=[^\W_]|\[\[)|[:：](?=(?:\*\*)?[ \t]*\[\[)")
TAG = r"#(?:\[\[[^\[\]\n|#]{1,60}\]\]|(?=[^\W_])[\w/+.&-]{1,60}+)"
LINKED = r"\[\[[^\[\]\n]{1,200}\]\]"
NAMED = r"(?:\*\*)?(?:tags?|topics?|keywords?|标签|標籤|关键词|关键字|主题)(?:\*\*)?[ \t]?[:：](?:\*\*)?[ \t]*"
LINE = re.compile(
    rf"([ \t]*(?:>[ \t]*)?([-*+][ \t]+)?)(?:(?:TODO|DONE|NOW|LATER|DOING)[ \t]+)?(?:({NAMED})(?=#|\[\[))?"
    rf"((?:{TAG}#?|(?(3){LINKED}|(?!)))(?:[ \t,，、;；|]*(?:{TAG}#?|(?(3){LINKED}|(?!)))){{0,60}})[ \t]*$",
    re.M | re.I,
)
"""A line of nothing but tags: its margin and the sign of an item, a label, the tags, which may be links to notes behind a label."""
IN_TEXT = re.compile(rf"(?<!\S){TAG}(?![^\s,.;:!?，。；：！？、)）])")
"""A tag among words, in an outline."""
BEHIND = re.compile(rf"(?:(?<=\S)[ \t]+{TAG}){{1,20}}[ \t]*$")
"""Tags behind the words of a block: labels, no words of it."""
FOUND = re.compile(rf"{TAG}|{LINKED}")
NO_TAG = re.compile(r"\d+|[\da-f]{3}|[\da-f]{6}|[\da-f]{8}|include|define|ifn?def|if|elif|else|endif|undef|pragma|error|import|region|endregion|!.*", re.I)
"""Numbers of issues, colours, and lines for a program."""
HAN = re.compile(r"[\u4e00-\u9fff]")
TIGHT = re.compile(r"^#{2,6}(?=[^\W_])", re.M)
"""Headings without a blank: who writes them so means one by `#Docker` too."""
PLAIN = re.compile(r"[^A-Z]*|.*[/_-].*")
"""How tags are written, and titles hardly."""
CODE = re.compile(r"(?: {4}|\t)")
SIGNED = re.compile(r"\s*+(?:#{1,6}[ \t][^\n]*+)?\s*+")
"""What may stand above the tags of a note: its title."""
BLANK = re.compile(r"\s*")
MOST_TAGS = 40
CARD = "card"
"""What makes a block of Logseq a card to learn by."""


@dataclass(frozen=True, slots=True)
class Tagged:
    """The tags of a text in their order, each once, and the text without lines of tags and the signs of others."""

    tags: tuple[str, ...]
    text: str


def without_hashtags(markdown: str) -> Tagged:
    """The tags that are written into a text.

    A line of several is one of tags wherever it stands. One alone is a tag as an item, behind a label, and above or below all text; else it is
    a heading, whose author forgot the blank. Among words only outlines have tags, whose words stay where they are not the last.

    >>> without_hashtags("# 锁\\n#java/jvm #并发\\n\\n偏向锁 #1 见 `#a`")
    Tagged(tags=('java', 'jvm', '并发'), text='# 锁\\n\\n\\n偏向锁 #1 见 `#a`')
    """
    if MAYBE.search(markdown) is None:
        return Tagged((), markdown)
    found: list[str] = []
    parts: list[str] = []
    at, outline = 0, is_outline(markdown)
    for line in _lines_of_tags(markdown, outline):
        found += FOUND.findall(line[4])
        parts += (markdown[at : line.start()], line[1])
        at = line.end()
    text = "".join([*parts, markdown[at:]])
    if outline:
        text = _without_signs(text, found)
    return Tagged(tuple(dict.fromkeys(chain.from_iterable(map(_named, found))))[:MOST_TAGS], text)


def _lines_of_tags(markdown: str, outline: bool) -> Iterator[re.Match[str]]:
    """The lines of tags in their order."""
    code = _code(markdown)
    spaced: bool | None = None
    head = 0
    for line in _candidates(markdown):
        if head >= 0:  # so far there was nothing but a title and tags
            head = line.end() if SIGNED.fullmatch(markdown, head, line.start()) else -1
        if stands_in(line.start(), code) or not all(map(_is_tag, FOUND.findall(line[4]))):
            continue
        if outline or line[2] or line[3] or "#" in line[4][1:].rstrip("#"):
            yield line
        elif not CODE.match(line[0]) and _stands_alone(markdown, line, head >= 0):
            spaced = TIGHT.search(markdown) is None if spaced is None else spaced
            if spaced:
                yield line


def _candidates(markdown: str) -> Iterator[re.Match[str]]:
    """The lines that look like tags; only those with the sign are looked at."""
    end = -1
    for sign in MAYBE.finditer(markdown):
        if sign.start() < end:
            continue
        line = LINE.match(markdown, markdown.rfind("\n", 0, sign.start()) + 1)
        if line:
            yield line
        end = markdown.find("\n", sign.end())
        if end < 0:
            return


def _stands_alone(markdown: str, line: re.Match[str], above: bool) -> bool:
    """Whether a line of one sign, `above` all text or not, is a tag."""
    if BLANK.fullmatch(markdown, line.end()):
        return True
    return above and not HAN.search(line[4]) and PLAIN.fullmatch(line[4]) is not None


def _code(markdown: str) -> list[tuple[int, int]]:
    return [(fence.start, fence.end) for fence in fences(markdown)] if "```" in markdown or "~~~" in markdown else []


def _is_tag(tag: str) -> bool:
    return NO_TAG.fullmatch(tag.strip("#.")) is None


def _without_signs(outline: str, found: list[str]) -> str:
    """An outline with the words of its tags; what is code stays."""
    code = _code(outline)
    lines: list[str] = []
    at = 0
    for line in outline.split("\n"):
        if "#" in line and "::" not in line and "{{" not in line and not stands_in(at, code):
            words, behind = _parted(line)
            parts = [_said(part, found) if number % 2 == 0 else part for number, part in enumerate(words.split("`"))]
            lines.append("`".join(parts))
            found += behind
        else:
            lines.append(line)
        at += len(line) + 1
    return "\n".join(lines)


def _parted(line: str) -> tuple[str, list[str]]:
    """A line without the tags behind its words, and these; behind code in it, too, but not in code."""
    behind = BEHIND.search(line)
    tags = FOUND.findall(behind[0]) if behind else []
    if not behind or "`" in behind[0] or line.count("`") % 2 or not all(map(_is_tag, tags)):
        return line, []
    return line[: behind.start()], tags


def _said(words: str, found: list[str]) -> str:
    def said(tag: re.Match[str]) -> str:
        if not _is_tag(tag[0]):
            return tag[0]
        found.append(tag[0])
        return tag[0][1:]

    return IN_TEXT.sub(said, words)


def _named(tag: str) -> Iterator[str]:
    """What a tag says: of a nested one each part."""
    said = tag.strip("#[].")
    for part in [said.rpartition("|")[2]] if tag.startswith("[[") else said.split("/"):
        if part.strip() and not part.isdigit() and part.lower() != CARD:
            yield part.strip()
