"""The stage itself: one page in, one article out, or the reason why not."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from string import digits
from typing import Any

from indexer.errors import PageError
from indexer.model import Article, Page
from indexer.parsing.compose import Composed
from indexer.parsing.dates import iso_date
from indexer.parsing.excerpts import told_by
from indexer.parsing.frontmatter import date_of, is_hidden, list_of, name_of, split_front_matter, text_of
from indexer.parsing.linknotes import is_of_links
from indexer.parsing.markdown import compose_markdown
from indexer.parsing.parsers import Options, Parser, read_page
from indexer.parsing.radicals import with_ideographs
from indexer.parsing.rows import Row, read_row
from indexer.parsing.titles import unescaped
from indexer.text.charset import decode, refuse_binary
from indexer.text.scripts import either

REPLACED = "\ufffd".encode()
FILE_NAME = re.compile(r"(?:^|/)(?:\d{4}-\d{1,2}-\d{1,2}-)?([^/]+?)(?:\.\w+)?$")
FOLDER_PAGE = re.compile(r"([^/\\]+)[/\\](?:readme|_?index)(?:\.[\w-]{2,6})?\.\w{1,8}$", re.I)
"""A file that stands for its folder."""
OPENING = either(
    r"(?:(?:第?[一二三四五六七八九十\d]{1,3}[、.．:：章节]*|[\d.]{1,6})\s*)?(?:前言|序|序言|自序|引言|引子|导言|导读|概述|概览|简介|介绍|背景|摘要|目录|写在前面|开篇|readme|introduction|intro|overview|"
    r"preface|foreword|contents|table of contents|toc|about|summary|abstract|background)\W*",
    re.I,
)
"""What the first section of an article is called, not the article."""
JOINING = re.compile(r"(?<!\d)[-_]|[-_](?!\d)")
"""What stands for a blank in names without any, but for dates and numbers: 2023-04-12."""
NOTION = re.compile(r" [0-9a-f]{32}$")
"""What Notion adds to the names of the files that it exports."""
SPOKEN = re.compile(r"[\u3400-\u9fff]|\S \S")
"""What a file's name has where people read it (Redis 持久化.md, Terraform - Modules.md), not only programs (redis-rdb.md)."""
COUNTED = either(r"(?:第?[一二三四五六七八九十百\d]{1,9}\s?[章节讲课天部分篇集回周期]?|(?:chapter|part|lecture|lesson|day|week|unit|section)\s?\d{1,4})\W*", re.I)
"""A name that only counts."""
NUMBERED = re.compile(r"(?:[一二三四五六七八九十]{1,3}|\d{1,2})\s*[、.．](?!\d)")
AUTHORS = ("author", "authors", "writer", "by")
DATES = (
    "date", "pubdate", "publishdate", "published", "published_at", "date_published", "created", "created_at", "createtime",
)  # fmt: skip
UPDATES = (
    "updated", "lastmod", "last_modified_at", "modified", "last_modified", "updateddate", "updated_at", "date_modified",
    "lastupdated", "updatetime",
)  # fmt: skip
DESCRIPTIONS = ("description", "summary", "excerpt", "subtitle")
"""Names of fields in lower case, of Hexo, Hugo, Jekyll, VuePress, Astro, Docusaurus, Pelican, Zola and Obsidian."""
UNTITLED = frozenset({"untitled", "无标题", "未命名", "無標題"})
"""What editors write where a title would stand, in lower case."""
FILE_DATE = re.compile(r"(?:^|/)(\d{4}([-_])\d{1,2}\2\d{1,2})(?:[-_ ][^/]*|\.\w+)$")
BOARDS = frozenset({"excalidraw-plugin", "kanban-plugin"})
"""Fields of notes that Obsidian shows as drawings and boards: no articles."""
LONGEST_ALIAS = 60
"""Characters of another name of what a note is about; Hugo's aliases are addresses."""


def parse(page: Page, options: Options) -> Article | None:
    """The article of a page; None for a draft or a protected post. Raises PageError where there is nothing to read."""
    if not page.content.strip():
        raise PageError("empty")
    if len(page.content) > options.max_bytes:
        raise PageError(f"larger than {options.max_bytes:,} bytes ({len(page.content):,}); see max_bytes")
    if page.media != "row":
        from indexer.parsing.wrapped import unwrapped

        page = unwrapped(page, options.max_bytes)
        refuse_binary(page.content)
    text = "" if page.media == "row" else with_ideographs(_in_lines(decode(page.content, page.charset).replace("\0", "")))
    article = _checked(read_page(page, text, options))
    lost = text.count("\ufffd") and text.count("\ufffd") - page.content.count(REPLACED)
    if article is None or lost <= 0 or article.problem:
        return article
    return replace(article, problem=f"{lost} character{'s' if lost > 1 else ''} of its text cannot be decoded")


def _in_lines(text: str) -> str:
    """The text with line feeds, where carriage returns alone end its lines."""
    return text.replace("\r", "\n") if "\r" in text and "\n" not in text else text


def read_html(page: Page, text: str, options: Options) -> Article:
    """The article of an HTML page, with what the page says about itself and announces of others."""
    from indexer.parsing.webpages import read_html as read

    return read(page, text, options)


def read_markdown(page: Page, text: str, options: Options) -> Article | None:
    """The article of a Markdown file; None for a draft that is not wanted."""
    front = split_front_matter(text)
    if is_hidden(front.fields) and not options.drafts:
        return None
    article = _under_front(page, front.fields, unescaped(text_of(front.fields.get("title"))), compose_markdown(front.body))
    return replace(article, problem=f"its front matter cannot be read ({front.broken})") if front.broken else article


def read_rst(page: Page, text: str, options: Options) -> Article | None:
    """The article of a reStructuredText; None for a draft that is not wanted."""
    from indexer.parsing.rst import compose_rst

    told = compose_rst(text)
    if is_hidden(told.fields) and not options.drafts:
        return None
    article = _under_front(page, told.fields, told.fields.get("title", ""), told.body)
    flags = ("list",) if told.is_contents and "list" not in article.flags else ()
    return replace(article, flags=(*article.flags, *flags), problem=told.lost)


def _under_front(page: Page, fields: Mapping[str, Any], title: str, body: Composed) -> Article:
    """The article of a file that begins with `fields`, one of which may be its title."""
    article = replace(titled(page.id, title, body, page.title), **_front_fields(fields))
    file_date = FILE_DATE.search(page.id)
    return replace(
        article,
        url=article.url or page.url,
        date=article.date or (iso_date(file_date[1].replace("_", "-")) if file_date else ""),
        flags=tuple(flag for flag, stands in (("draft", is_hidden(fields)), ("list", is_of_links(article) or not BOARDS.isdisjoint(fields))) if stands),
    )


def read_text(page: Page, text: str, _: Options) -> Article:
    """The article of a plain text."""
    from indexer.parsing.plain import compose_plain

    plain = compose_plain(text)
    article = _article(page.id, plain.title or _name(page.id), plain.body)
    return replace(article, url=page.url, teasers=plain.teasers)


def read_table_row(page: Page, _: str, options: Options) -> Article | None:
    """The article of a row of a table, or of an entry of a feed."""
    row = read_row(page.content)
    if row.draft and not options.drafts:
        return None
    body = _body_of(row)
    article = titled(row.id or page.id, unescaped(row.title) if row.markdown else row.title, body)
    stands = {"draft": row.draft, "truncated": row.truncated, "list": row.is_list}
    return replace(article, **row.metadata, flags=tuple(flag for flag in stands if stands[flag]), teasers=row.teasers)


def _body_of(row: Row) -> Composed:
    """The blocks and marks of a row's HTML, Markdown or text; what reads the others is not loaded."""
    if row.html:
        from indexer.parsing.html import compose_html
        from indexer.parsing.links import linked_from

        return linked_from(row.base, compose_html(row.html)[1])
    if row.markdown:
        return compose_markdown(row.markdown)
    from indexer.parsing.plain import compose_plain

    return compose_plain(row.text or told_by(row.teasers), with_title=False).body


HTML = Parser(lambda page: page.media == "html", read_html)
MARKDOWN = Parser(lambda page: page.media == "markdown", read_markdown)
RST = Parser(lambda page: page.media == "rst", read_rst)
TEXT = Parser(lambda page: page.media == "text", read_text)
ROW = Parser(lambda page: page.media == "row", read_table_row)


def _article(name: str, title: str, body: Composed) -> Article:
    return Article(name, _one_line(title), body.text, body.blocks, body.marks)


def titled(name: str, title: str, body: Composed, called: str = "") -> Article:
    """The article under `title`, or under its first heading, or as it is `called` elsewhere; first lines that only repeat the title go, as where a
    theme has one above the author's own."""
    title, body = "" if title.strip().lower() in UNTITLED else title, _without_untitled(body)
    opens = body.text[body.blocks[0].start : body.blocks[0].end] if body.blocks and body.blocks[0].kind == "heading" else ""
    heading = _heading(body, _file_name(name))
    title = title or (opens if opens in (heading, called) else "")
    if not title:
        return _article(name, heading or called or _name(name), body)
    again = _repeated(title, body)
    own = [block.level for block in body.blocks[:again] if block.kind == "heading" and not block.detail]
    return replace(_article(name, title, _without_first(body, again)), headline=own[-1] if own else 0)


def _repeated(title: str, body: Composed) -> int:
    """How many of the first blocks only repeat the title: a heading or a paragraph, and headings behind it."""
    kinds = {"heading", "paragraph"}
    for count, block in enumerate(body.blocks):
        if block.kind not in kinds or not _same(body.text[block.start : block.end], title):
            return count
        kinds = {"heading"}
    return len(body.blocks)


def _heading(body: Composed, name: str) -> str:
    """The first heading, if it is of the first level and not that of a section: 前言 above others, 一、 above 二、, one of several or after
    a text where people read the file's name; else nothing."""
    heads = [block for block in body.blocks if block.kind == "heading"]
    tops = [body.text[block.start : block.end] for block in heads if block.level == 1]
    if not tops or heads[0].level != 1:
        return ""
    opening = OPENING.fullmatch(tops[0]) is not None
    if len(tops) > 1 and (opening or all(map(NUMBERED.match, tops[:2]))):
        return ""
    section = opening or len(tops) > 1 or body.blocks[0].kind != "heading"
    return "" if section and _says_more(name, tops[0]) else tops[0]


def _says_more(name: str, heading: str) -> bool:
    """Whether a file's name is read by people and says what the heading does not."""
    if not SPOKEN.search(name) or COUNTED.fullmatch(name) or OPENING.fullmatch(name):
        return False
    called, headed = (_letters(text) for text in (name, heading))
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


def _front_fields(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The metadata in a front matter, under the names that generators know for it, the commonest first."""
    tags, categories = fields.get("tags") or fields.get("tag"), fields.get("categories") or fields.get("category")
    series, terms = fields.get("series"), fields.get("taxonomies")
    if isinstance(terms, Mapping):  # Zola
        tags, categories = tags or terms.get("tags"), categories or terms.get("categories")
        series = series or terms.get("series")
    return {
        "author": next(filter(None, map(name_of, _under(fields, AUTHORS))), ""),
        "date": next(filter(None, map(date_of, _under(fields, DATES))), ""),
        "updated": next(filter(None, map(date_of, _under(fields, UPDATES))), ""),
        "language": next(filter(None, map(text_of, _under(fields, ("lang", "language", "locale")))), ""),
        "description": next(filter(None, map(text_of, _under(fields, DESCRIPTIONS))), ""),
        "url": next(filter(None, map(text_of, _under(fields, ("canonical_url", "canonicalurl", "canonical")))), ""),
        "tags": tuple(tag.removeprefix("#") for tag in list_of(tags or fields.get("keywords"))),
        "categories": list_of(categories),
        "series": name_of(series),
        "aliases": tuple(name for name in list_of(fields.get("aliases") or fields.get("alias")) if "/" not in name and len(name) <= LONGEST_ALIAS),
        "related_pin": list_of(fields.get("related_pin")),
        "related_exclude": list_of(fields.get("related_exclude")),
    }


def _under(fields: Mapping[str, Any], names: Sequence[str]) -> Iterator[Any]:
    return (fields[name] for name in names if name in fields)


def _checked(article: Article | None) -> Article | None:
    if article is not None and not article.text.strip():
        raise PageError("no text in it")
    return article


def _name(place: str) -> str:
    """What a file is called, without its ending; one that stands for its folder as that is."""
    name = _file_name(place)
    return name if " " in name else JOINING.sub(" ", name)


def _file_name(place: str) -> str:
    found = FOLDER_PAGE.search(place) or FILE_NAME.search(place)
    return NOTION.sub("", found[1]) if found else place


def _one_line(text: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())[:500]


def _same(left: str, right: str) -> bool:
    return _letters(left) == _letters(right)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).lower()
