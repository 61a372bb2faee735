"""The stage itself: one page in, one article out, or the reason why not."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from indexer.errors import PageError
from indexer.model import Article, Page
from indexer.parsing.captions import running_text
from indexer.parsing.compose import Composed
from indexer.parsing.dates import iso_date, path_date
from indexer.parsing.listpages.excerpts import told_by
from indexer.parsing.listpages.linknotes import is_of_links
from indexer.parsing.markdown.document import compose_markdown
from indexer.parsing.markdown.fields import front_fields, with_jekylls_lists
from indexer.parsing.markdown.frontmatter import is_bare_index, is_filled_in, is_hidden, split_front_matter, text_of
from indexer.parsing.markdown.hashtags import without_hashtags
from indexer.parsing.markdown.joplin import joplin_note
from indexer.parsing.markdown.notion import without_properties
from indexer.parsing.markdown.outlines import is_outline
from indexer.parsing.naming import called_by_file, own_title, plainly_titled, titled
from indexer.parsing.parsers import Options, Parser, read_page
from indexer.parsing.radicals import with_ideographs
from indexer.parsing.rows import Row, read_row
from indexer.parsing.titles import unescaped
from indexer.text.charset import decode, refuse_binary

FENCE = ("---\n", "---\r", "\ufeff---")
"""How a front matter begins, and no HTML."""
ADDRESSES = ("permalink", "path", "url")
"""Fields of Jekyll, Zola and Hugo for the address of a page."""
FIRST_DAY = re.compile(r"(?:\w{1,10}[:：]\s?)?\d{4}([-/.])\d{1,2}\1\d{1,2}(?:[ T,]{1,2}\d{1,2}:\d\d(?::\d\d)?)?")
LONGEST_DAY = 40
REPLACED = "\ufffd".encode()
FILE_DATE = re.compile(r"(?:^|/)(\d{4}(?:([-_])\d{1,2}\2\d{1,2}|/\d\d-\d\d))(?:[-_ ][^/]*|\.\w+)$")
"""The day in a file's name, or the day there and the year in its folder's (2024/01-02-locks.md)."""
BOARDS = frozenset({"excalidraw-plugin", "kanban-plugin"})
"""Fields of notes that Obsidian shows as drawings and boards: no articles."""


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


def read_html(page: Page, text: str, options: Options) -> Article | None:
    """The article of an HTML page, with what the page says about itself and announces of others; of a file with a front matter, which a generator
    makes a page of, also with what stands there. None for a draft that is not wanted, and for a template."""
    from indexer.parsing.webpages import read_html as read

    front = split_front_matter(text) if text.startswith(FENCE) else None
    if front is None or not front.fields:
        return read(page, text, options)
    from indexer.parsing.htmlsource import is_template, page_of

    if (is_hidden(front.fields) and not options.drafts) or is_template(front.body) or (is_filled_in(page.id, front.fields) and not front.body.strip()):
        return None
    title = own_title(unescaped(text_of(front.fields.get("title"))))
    if (article := read(page, page_of(title, front.body), options)) is None:
        return None
    told = front_fields(with_jekylls_lists(page.id, front.fields))
    told |= {"title": title, "date": told["date"] or _day_beside(page.id, front.fields), "flags": (*article.flags, *(("draft",) if is_hidden(front.fields) else ()))}
    return replace(article, **{name: value for name, value in told.items() if value})


def read_markdown(page: Page, text: str, options: Options) -> Article | None:
    """The article of a Markdown file; None for a draft that is not wanted, and for a page whose text a template makes."""
    if (kept := joplin_note(text)) is not None:
        return _under_front(page, kept[0], kept[0]["title"], compose_markdown(kept[1])) if kept[0] else None
    front = split_front_matter(text)
    if is_hidden(front.fields) and not options.drafts:
        return None
    if not front.broken and (is_filled_in(page.id, front.fields) if not front.body.strip() else is_bare_index(page.id, front.body)):
        return None
    title = unescaped(text_of(front.fields.get("title"))) or (page.title or called_by_file(page.id) if is_outline(front.body) else "")
    said, body = ({}, front.body) if front.fields else without_properties(page.id, front.body)
    body = running_text(body).text
    tagged = without_hashtags(body)
    article = _under_front(page, said or front.fields, title, compose_markdown(tagged.text))
    if tagged.tags:
        article = replace(article, tags=tuple(dict.fromkeys((*article.tags, *tagged.tags))))
    return replace(article, problem=f"its front matter cannot be read ({front.broken})") if front.broken else article


def read_rst(page: Page, text: str, options: Options) -> Article | None:
    """The article of a reStructuredText; None for a draft that is not wanted."""
    from indexer.parsing.rst.document import compose_rst

    told = compose_rst(text)
    if is_hidden(told.fields) and not options.drafts:
        return None
    article = _under_front(page, told.fields, told.fields.get("title", ""), told.body)
    flags = ("list",) if told.is_contents and "list" not in article.flags else ()
    return replace(article, flags=(*article.flags, *flags), problem=told.lost)


def read_org(page: Page, text: str, options: Options) -> Article | None:
    """The article of an Org file; None for a draft that is not wanted. One of several headings is none of the file."""
    from indexer.parsing.org.document import compose_org

    told = compose_org(text)
    if is_hidden(told.fields) and not options.drafts:
        return None
    title = str(told.fields.get("title", "")) or (page.title or called_by_file(page.id) if told.sections > 1 else "")
    return _under_front(page, told.fields, title, told.body)


def read_asciidoc(page: Page, text: str, options: Options) -> Article | None:
    """The article of an AsciiDoc text; None for a draft that is not wanted, and for a signature, which has the same ending."""
    from indexer.parsing.asciidoc.document import compose_asciidoc

    if text.startswith("-----BEGIN PGP"):
        return None
    told = compose_asciidoc(text)
    if told.is_frame or (is_hidden(told.fields) and not options.drafts):
        return None
    return _under_front(page, told.fields, told.fields.get("title", ""), told.body)


def _under_front(page: Page, fields: Mapping[str, Any], title: str, body: Composed) -> Article:
    """The article of a file that begins with `fields`, one of which may be its title."""
    article = replace(titled(page.id, title, body, page.title, page.opening), **front_fields(with_jekylls_lists(page.id, fields)))
    return replace(
        article,
        url=article.url or page.url,
        date=article.date or _day_beside(page.id, fields) or _day_above(article),
        flags=tuple(flag for flag, stands in (("draft", is_hidden(fields)), ("list", is_of_links(article) or not BOARDS.isdisjoint(fields))) if stands),
    )


def _day_beside(place: str, fields: Mapping[str, Any]) -> str:
    """The day that a file's name has, or that the address has which its front matter gives it, or its folders; else nothing."""
    named = FILE_DATE.search(place)
    addresses = (text_of(fields.get(name)) for name in ADDRESSES)
    return (iso_date(re.sub(r"[_/]", "-", named[1])) if named else "") or next(filter(None, map(path_date, (*addresses, place))), "")


def _day_above(article: Article) -> str:
    """The day that a note begins with in a line of its own, as a template of Obsidian's writes it; else nothing."""
    first = article.text[: article.blocks[0].end] if article.blocks else ""
    return iso_date(first) if len(first) <= LONGEST_DAY and FIRST_DAY.fullmatch(first) else ""


def read_text(page: Page, text: str, _: Options) -> Article:
    """The article of a plain text."""
    from indexer.parsing.plain import compose_plain

    told = running_text(text, wrapped=True)
    plain = compose_plain(told.text, with_title=not told.whole)
    article = plainly_titled(page.id, plain.title or called_by_file(page.id), plain.body)
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
        from indexer.parsing.html.page import compose_html
        from indexer.parsing.links import linked_from

        return linked_from(row.base, compose_html(row.html)[1])
    if row.markdown:
        return compose_markdown(running_text(row.markdown).text)
    from indexer.parsing.plain import compose_plain

    return compose_plain(running_text(row.text, wrapped=True).text or told_by(row.teasers), with_title=False).body


HTML = Parser(lambda page: page.media == "html", read_html)
MARKDOWN = Parser(lambda page: page.media == "markdown", read_markdown)
RST = Parser(lambda page: page.media == "rst", read_rst)
ORG = Parser(lambda page: page.media == "org", read_org)
ASCIIDOC = Parser(lambda page: page.media == "asciidoc", read_asciidoc)
TEXT = Parser(lambda page: page.media == "text", read_text)
ROW = Parser(lambda page: page.media == "row", read_table_row)


def _checked(article: Article | None) -> Article | None:
    if article is not None and not article.text.strip():
        raise PageError("no text in it")
    return article
