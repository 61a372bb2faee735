"""Who wrote a page: from meta tags, JSON-LD, marked elements, and the line under the title."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from indexer.parsing.metadata.statements import Said, is_in_comments
from indexer.text.scripts import either

AUTHOR = (
    "author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "citation_author",
    "weibo:article:author", "byl",
)  # fmt: skip
"""Names of meta tags, the most telling first."""
HANDLE = "twitter:creator"
"""An account, often that of the site: it counts where nothing else names an author."""
CALLED = re.compile(r"(?:^|\s)(?:author|byline|p-author|follow-nickName|rich_media_meta_nickname|\S*(?:author-name|post-author)\S*)(?:\s|$)")
LONGEST_NAME = 60
WITHIN = 400
"""Characters around the title in which a by-line is looked for."""
PREFIX = re.compile(r"^(?:(?:posted|written|published|words)\s+)?by[:\s]\s*|^(?:作者|撰文|文|author)\s*[:：/｜|]\s*|^@", re.I)
ADDRESS = re.compile(r"\s*[,<(（]\s*[\w.+-]{1,64}@[\w.-]{1,100}[>)）]?$")
"""What some themes put behind a name."""
CHINESE = re.compile(
    r"(?:(?<!该)(?:作者|撰文|撰稿)|(?<!\w)文)\s{0,3}[:：|｜/]\s{0,3}([^\s|｜/,，。;；:：()（）<>]{1,20})|^(?:作者|撰文)\n([^\s"
    r"|｜/,，。;；:：()（）<>]{1,20})$",
    re.M,
)
PART = r"(?:[A-Z][\w.'’-]{0,30})"
ENGLISH = re.compile(
    rf"^(?:(?:Posted|Written|Published|Words)\s)?[Bb]y:?\s({PART}(?:[ \t](?:{PART}|van|von|de|der|den|di|da|del|la"
    rf"|le|el|bin|al)){{0,4}})(?=\s|[,|·•]|$)",
    re.M,
)
REPORTER = either(r"记者[ \t\u3000:：]{1,3}([\u4e00-\u9fff·]{2,5})(?=[\s）)/，。、]|$)", re.M)
"""Newspapers name who wrote a report at its end or its beginning, in parentheses or after 本报."""
BESIDE = frozenset({"-text", "a", "b", "em", "i", "span", "strong"})
"""Nodes that go on with a line: text, as selectolax calls it, and elements in one."""
NODES_TRIED = 40
LINKS_TRIED = 5


def author_of(said: Said, text: str, title: str) -> str:
    """The author of a page, empty where nobody is named; `text` is the page's, a line a text node."""
    named = next(filter(None, (_person(name, said) for name in (*_told(said), *_marked(said)))), "")
    return named or _in_text(text, title) or _person(said.meta.get(HANDLE, ""), said)


def _person(name: str, said: Said) -> str:
    """The name in what a page says of its author, empty for an address, for what is too long and for the makers of the generator."""
    author = ADDRESS.sub("", PREFIX.sub("", " ".join(name.split())))
    return author if len(author) <= LONGEST_NAME and "://" not in author and not (said.generator and author.startswith(f"{said.generator} Team")) else ""


def _in_text(text: str, title: str) -> str:
    """Whom the line near the title names, or a newspaper's as its reporter."""
    at = max(0, text.find(title)) if title else 0
    near = text[max(0, at - WITHIN) : at + len(title) + WITHIN]
    byline = CHINESE.search(near) or ENGLISH.search(near)
    byline = byline or REPORTER.search(text)
    return next(filter(None, byline.groups()), "") if byline else ""


def _told(said: Said) -> Iterator[str]:
    yield from (said.meta[name] for name in AUTHOR if name in said.meta)
    yield said.linked("author")


def _marked(said: Said) -> Iterator[str]:
    """The names in elements that are marked as the author, and not as the author of a comment."""
    tried = 0
    for node in said.marked:
        told = node.attributes
        marks = f"{told.get('itemprop') or ''} {told.get('property') or ''} {told.get('rel') or ''}".split()
        if ("author" in marks or CALLED.search(told.get("class") or "")) and tried < NODES_TRIED:
            tried += 1
            inner = node.css_first("[itemprop=name], [property=name], .fn") or _linked(node)
            if not is_in_comments(node):
                yield _name(inner.attributes.get("content") or inner.text() if inner is not None else _beside_label(node))


def _linked(node: LexborNode) -> LexborNode | None:
    """The first link with a text in a box that is marked as a person: what follows is a motto."""
    if "itemscope" not in node.attributes:
        return None
    return next((link for link in node.css("a")[:LINKS_TRIED] if link.text().strip()), None)


def _beside_label(node: LexborNode) -> str:
    """The text of an element, or what follows in its line where it is only a label: `<strong class="author">本文作者：</strong> 小明`."""
    text, beside = node.text(), node.next
    if not text.rstrip().endswith((":", "：")):
        return text
    return beside.text() if beside is not None and beside.tag in BESIDE else ""


def _name(text: str) -> str:
    """The first line of what an element holds: below it there may be a portrait's caption or a motto."""
    return next(filter(None, map(str.strip, text.split("\n"))), "")
