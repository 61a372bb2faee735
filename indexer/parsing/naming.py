"""What an article is called: as its page, its first heading or its file calls it."""

import re
from dataclasses import replace
from string import digits
from urllib.parse import unquote

from indexer.model import Article, Block
from indexer.parsing.compose import INVISIBLE, Composed
from indexer.text.editions import LANGUAGE
from indexer.text.scripts import either
from indexer.text.spelling import letters_of

FILE_NAME = re.compile(r"(?:^|/)(?:\d{4}-\d{1,2}-\d{1,2}-)?([^/]+?)(?:\.\w+)?$")
FOLDER_PAGE = re.compile(r"(?<![^/\\])([^/\\]+?)(?:\.textbundle[/\\]text|[/\\](?:readme|_?index)(?:\.[\w-]{2,6})?)\.\w{1,8}$", re.I)
"""A file that stands for its folder."""
OPENING = either(
    r"(?:(?:第?[一二三四五六七八九十\d]{1,3}[、.．:：章节]*|[\d.]{1,6})\s*)?(?:前言|序|序言|自序|引言|引子|导言|导读|概述|概览|简介|介绍|背景|摘要|目录|写在前面|开篇|readme|introduction|intro|overview|"
    r"preface|foreword|contents|table of contents|toc|about|summary|abstract|background|setup|imports)\W*",
    re.I,
)
"""What the first section of an article is called, not the article."""
NEVER = re.compile(r"(?:table of )?contents|toc|目[录錄次]\W*|参考(?:资料|文献|链接)?|參考(?:資料|文獻|連結)?|references?|todo", re.I)
"""What no article is called, but one whose file is."""
JOINING = re.compile(r"(?<!\d)[-_]|[-_](?!\d)")
"""What stands for a blank in names without any, but for dates and numbers: 2023-04-12."""
NOTION = re.compile(r" [0-9a-f]{32}$")
"""What Notion adds to the names of the files that it exports."""
EDITION = re.compile(rf"(?<=\w)\.(?:{LANGUAGE})$", re.I)
"""The language that the name of a file ends with: post.en.md, talk.zh-CN.srt."""
SPOKEN = re.compile(r"[\u3400-\u9fff]|\S \S")
"""What a file's name has where people read it (Redis 持久化.md, Terraform - Modules.md), not only programs (redis-rdb.md)."""
COUNTED = either(r"(?:第?[一二三四五六七八九十百\d]{1,9}\s?[章节讲课天部分篇集回周期]?|(?:chapter|part|lecture|lesson|day|week|unit|section)\s?\d{1,4})\W*", re.I)
"""A name that only counts."""
NUMBERED = re.compile(r"(?:[一二三四五六七八九十]{1,3}|\d{1,2})\s*[、.．](?!\d)")
MARKDOWN = (".md", ".markdown", ".mdx", ".adoc", ".asciidoc", ".asc")
LONGEST_TITLE = 100
"""Characters of a first line in bold type that can be a title."""
UNTITLED = frozenset({"", "untitled", "无标题", "未命名", "無標題"})
"""What editors write where a title would stand, in lower case; nothing that can be seen (`&#8203;`) is the same."""
UNSEEN = " \u2800\u3164\uffa0\u115f\u1160"
"""Signs that count as letters or pictures and show nothing."""


def plainly_titled(name: str, title: str, body: Composed) -> Article:
    """The article under a title as it is, on one line."""
    return Article(name, _one_line(title), body.text, body.blocks, body.marks)


def titled(name: str, title: str, body: Composed, called: str = "", common: str = "") -> Article:
    """The article under `title`, or under its first heading, or as it is `called` elsewhere; first lines that only repeat the title go, as where a
    theme has one above the author's own. A first heading that is `common` to several files is a section's where the file has a name of its own."""
    title, body = own_title(title), _without_untitled(body)
    opens = body.text[body.blocks[0].start : body.blocks[0].end] if body.blocks and body.blocks[0].kind == "heading" else ""
    heading = _heading(body, name)
    if common and _same(heading, common) and not (COUNTED.fullmatch(called_by_file(name)) or _same(heading, _file_name(name))):
        heading = ""
    title = title or (opens if opens in (heading, called) else "")
    if not title:
        return plainly_titled(name, heading or called or called_by_file(name), body)
    again = _repeated(title, body)
    own = [block.level for block in body.blocks[:again] if block.kind == "heading" and not block.detail]
    return replace(plainly_titled(name, title, _without_first(body, again)), headline=own[-1] if own else 0)


def own_title(title: str) -> str:
    """A title that somebody gave, on one line; empty for what an editor writes where none is given, and for what nobody sees."""
    line = _one_line(title)
    return "" if line.strip(UNSEEN).lower() in UNTITLED else line


def _repeated(title: str, body: Composed) -> int:
    """How many of the first blocks only repeat the title, with or without a number: a heading or a paragraph, and headings behind it."""
    kinds = {"heading", "paragraph"}
    for count, block in enumerate(body.blocks):
        if block.kind not in kinds or not _same(body.text[block.start : block.end], title):
            return count
        kinds = {"heading"}
    return len(body.blocks)


def _heading(body: Composed, place: str) -> str:
    """The first heading, if it is of the first level and not that of a section: 前言 above others, 一、 above 二、, one of several or after
    a text where people read the file's name; one of another level if it begins a Markdown file and is above all others (mdBook's chapters); else nothing."""
    heads = [block for block in body.blocks if block.kind == "heading"]
    if not heads or not (heads[0].level == 1 or (place.lower().endswith(MARKDOWN) and _is_above(heads[0], body))):
        return ""
    tops = [body.text[block.start : block.end] for block in heads if block.level == heads[0].level]
    opening = OPENING.fullmatch(tops[0]) is not None
    if len(tops) > 1 and (bold := _first_in_bold(body)):
        return bold
    if (len(tops) > 1 and (opening or all(map(NUMBERED.match, tops[:2])))) or (NEVER.fullmatch(tops[0]) and not _same(tops[0], _file_name(place))):
        return ""
    section = opening or len(tops) > 1 or body.blocks[0].kind != "heading" or heads[0].level > 1
    return "" if section and _says_more(_file_name(place), tops[0]) else tops[0]


def _first_in_bold(body: Composed) -> str:
    """The first line, if all of it is in bold type and it is no sentence: the title of notebooks whose headings are their sections."""
    first = body.blocks[0]
    bold = any(mark.kind == "strong" and mark.start == first.start and mark.end == first.end for mark in body.marks)
    line = body.text[first.start : first.end] if bold and first.kind == "paragraph" else ""
    return line if len(line) <= LONGEST_TITLE and "\n" not in line and line[-1:] not in {"。", ".", "：", ":", "！", "!", "；", ";"} else ""


def _is_above(head: Block, body: Composed) -> bool:
    """Whether a heading begins an article, and all others, and some text, are under it."""
    return head == body.blocks[0] and len(body.blocks) > 1 and not any(block.kind == "heading" and block.level <= head.level for block in body.blocks[1:])


def _says_more(name: str, heading: str) -> bool:
    """Whether a file's name is read by people and says what the heading does not."""
    if not SPOKEN.search(name) or COUNTED.fullmatch(name) or OPENING.fullmatch(name):
        return False
    called, headed = (letters_of(text) for text in (name, heading))
    return called not in headed and called.strip(digits) != headed.strip(digits)


def _without_untitled(body: Composed) -> Composed:
    first = body.blocks[0] if len(body.blocks) > 1 else None
    named = not first or first.kind != "heading" or body.text[first.start : first.end].strip().lower() not in UNTITLED
    return body if named else _without_first(body)


def _without_first(body: Composed, count: int = 1) -> Composed:
    """The body without its first block, or as many as `count` says."""
    if not count:
        return body
    shift = body.blocks[count].start if len(body.blocks) > count else len(body.text)
    blocks = tuple(block._replace(start=block.start - shift, end=block.end - shift) for block in body.blocks[count:])
    marks = tuple(m._replace(start=m.start - shift, end=m.end - shift) for m in body.marks if m.start >= shift)
    return Composed(body.text[shift:], blocks, marks)


def called_by_file(place: str) -> str:
    """What a file is called, without its ending; one that stands for its folder as that is. A function's name stays as it is: df.to_csv(). Signs that no file
    name can have are written %3A."""
    name = _file_name(place)
    plain = unquote(name) if "%" in name else name
    name = plain if plain.isprintable() and "\ufffd" not in plain else name
    return name if " " in name or "()" in name else JOINING.sub(" ", name)


def _file_name(place: str) -> str:
    found = FOLDER_PAGE.search(place) or FILE_NAME.search(place)
    return EDITION.sub("", NOTION.sub("", found[1])) if found else place


def _one_line(text: str) -> str:
    return " ".join("".join(c if c.isprintable() else "" if c in INVISIBLE else " " for c in text).split())[:500]


def _same(left: str, right: str) -> bool:
    """Whether two lines say the same, one of them perhaps with the number of its chapter: 2.7 CGO 内存模型, CGO内存模型."""
    ours, theirs = letters_of(left), letters_of(right)
    return ours == theirs or (ours[:1].isdigit() != theirs[:1].isdigit() and ours.lstrip(digits) == theirs.lstrip(digits) != "")
