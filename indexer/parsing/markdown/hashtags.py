"""Lines of a note that hold nothing but tags, as Obsidian and Bear have them: `#jvm #并发/锁`, `Tags: [[锁]], #jvm`."""

import re
from typing import NamedTuple

TAG = r"#(?=[\w/-]*[^\W\d])[\w/-]+"
LINKED = r"\[\[[^\[\]\n]{1,200}\]\]"
NAMED = re.compile(rf"\W{{0,4}}(?:tags?|topics?|keywords?|标签|標籤|关键词|关键字)\W{{0,4}}?[:：]\W{{0,4}}?(?P<tags>(?:(?:{TAG}|{LINKED})[ \t,，、;；|]*)+)", re.I)
"""A line that says so: tags may be links to notes there."""
TAGS = re.compile(rf"{TAG}(?:[ \t,，、]+{TAG})*")
SEVERAL = re.compile(rf"{TAG}(?:[ \t,，、]+{TAG})+")
EACH = re.compile(rf"(?P<tag>{TAG})|(?P<linked>{LINKED})")
FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
BEGUN, NAMED_BEGUN = re.compile(r"\n[ \t]*#[\w/-]"), re.compile(r"[:：](?:\*\*)?[ \t]*(?:\[\[|#[\w/-])")
"""What such lines hold; each is looked for only where its signs are."""
LONGEST = 1000
"""Characters of such a line."""


class Tagged(NamedTuple):
    """The tags that lines of a note hold, and the note without these lines."""

    tags: tuple[str, ...]
    markdown: str


def without_tag_lines(markdown: str) -> Tagged:
    """The tags of a note's lines of tags, in their order, and the note with blank lines in their place; code stays as it is. One tag alone is such a line
    beside another, and where the note ends: elsewhere it may be a heading that lacks its blank.

    >>> without_tag_lines("Tags: [[并发|锁]]\\n#jvm\\n\\n偏向锁\\n\\n#Java #c++")
    Tagged(tags=('锁', 'jvm'), markdown='\\n\\n\\n偏向锁\\n\\n#Java #c++')
    """
    if not _may_have(markdown):
        return Tagged((), markdown)
    lines = markdown.split("\n")
    sure, single = _tag_lines(lines)
    last = next((number for number in range(len(lines) - 1, -1, -1) if lines[number].strip()), -1)
    for number in sorted(single):
        if number == last or {number - 1, number + 1} & sure:
            sure.add(number)
    tags = (tag for number in sorted(sure) for tag in _tags_in(lines[number]))
    return Tagged(tuple(dict.fromkeys(tags)), "\n".join("" if number in sure else line for number, line in enumerate(lines)))


def _may_have(markdown: str) -> bool:
    named = ("[[" in markdown or "#" in markdown) and NAMED_BEGUN.search(markdown)
    return bool(named) or ("#" in markdown and bool(BEGUN.search("\n" + markdown)))


def _tag_lines(lines: list[str]) -> tuple[set[int], set[int]]:
    """The numbers of the lines that are sure to be of tags, and of those that hold a single one."""
    sure, single, fence = set[int](), set[int](), ""
    for number, line in enumerate(lines):
        opened = FENCE.match(line)
        if opened and (not fence or (opened[1].startswith(fence) and not line.strip(" \t`~"))):
            fence = "" if fence else opened[1]
        words = line.strip()
        if fence or opened or len(words) > LONGEST or ("#" not in words and "[[" not in words):
            continue
        if SEVERAL.fullmatch(words) or NAMED.fullmatch(words):
            sure.add(number)
        elif TAGS.fullmatch(words):
            single.add(number)
    return sure, single


def _tags_in(line: str) -> list[str]:
    return [found["tag"][1:] if found["tag"] else found["linked"][2:-2].rpartition("|")[2].strip() for found in EACH.finditer(line)]
