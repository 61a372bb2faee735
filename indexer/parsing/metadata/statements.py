"""What the markup of a page states about it: meta tags, JSON-LD, microdata, RDFa, microformats; gathered in one
pass."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from indexer.parsing.html.outline import LONGEST_NAMES
from indexer.parsing.links import base_of, joined, unarchived
from indexer.parsing.metadata.linked import Thing, article_of, linked_things, named
from indexer.parsing.metadata.platforms import told_in_scripts

MARKED = (
    "meta[content], link[rel~=canonical], title, time, "
    "[itemprop~=datePublished], [itemprop~=dateModified], [itemprop~=author], "
    "[property~=datePublished], [property~=dateModified], [property~=author], "
    "[rel~=author], [rel~=tag], [class~=author], "
    "[class~=byline], [class~=p-author], [class*=author-name], [class*=post-author], [class~=follow-nickName], [class~=rich_media_meta_nickname], [class~=published][title], "
    '[class~=dt-published], [class~=quarto-category], a[href*="/tag/"], a[href*="/tags/"], a[href*="/category/"], a[href*="/categories/"]'
)
MOST = 2000
"""Marked nodes that are looked at: an archive has hundreds, an article ten."""
COMMENT = re.compile(r"comment|respond|reply|reviews?\b", re.I)
CLIMB = 16
"""Elements around a node in which comments are named."""
LONGEST_SAID = 500
"""Characters of what an element says that are looked at: a date with a label has fifty."""
ABSOLUTE = re.compile(r"https?://[^/\s]+\S*|/[^/\s]\S*|/", re.I)


@dataclass(frozen=True, slots=True)
class Said:
    """A page's statements. `meta` holds the first content under each name in lower case, `marked` nodes in page order.

    `thing` is the JSON-LD object that is the article; `url` is absolute or begins with a slash, or is empty.
    """

    meta: Mapping[str, str]
    tags: Sequence[str]
    thing: Thing
    things: tuple[Thing, ...]
    marked: Sequence[LexborNode]
    title: str
    url: str

    def first(self, names: Sequence[str]) -> str:
        """The first meta tag among `names` that says something."""
        return next((self.meta[name] for name in names if self.meta.get(name)), "")

    @property
    def generator(self) -> str:
        """The name of the program that made the page, without its version: VitePress, Discuz!; empty where the page says nothing."""
        return self.meta.get("generator", "").partition(" ")[0]

    def linked(self, name: str) -> str:
        """What the JSON-LD of the article says under `name`, as text."""
        return named(self.thing.get(name), self.things)

    def under(self, name: str) -> Iterator[LexborNode]:
        """The nodes that microdata or RDFa marks as `name`."""
        for node in self.marked:
            said = node.attributes
            if name in (said.get("itemprop") or "").split() or name in (said.get("property") or "").split():
                yield node


def statements_of(page: LexborHTMLParser) -> Said:
    """The statements of a page."""
    meta: dict[str, str] = {}
    tags: list[str] = []
    marked: list[LexborNode] = []
    title, canonical = "", ""
    for node in page.css(MARKED):
        if node.tag == "meta":
            name, content = _meta(node)
            if name == "article:tag":
                tags.append(content)
            elif name and content:
                meta.setdefault(name, content)
        elif node.tag == "title":
            title = title or node.text()
        elif node.tag == "link":
            if "canonical" in (node.attributes.get("rel") or "").lower().split():
                canonical = canonical or (node.attributes.get("href") or "").strip()
        elif len(marked) < MOST:
            marked.append(node)
    for name, content in told_in_scripts(page):
        meta.setdefault(name, content)
    thing = article_of(things := linked_things(page))
    url = _address(
        [canonical, meta.get("og:url", ""), *_identities(thing), meta.get("source-url", "")], base_of(page, "")
    )
    return Said(meta, tags, thing, things, marked, title, url)


def names_of(node: LexborNode) -> str:
    """Classes and id of an element, the first of them where they are very many."""
    said = node.attributes
    return f"{(said.get('class') or '')[:LONGEST_NAMES]} {(said.get('id') or '')[:LONGEST_NAMES]}"


def is_in_comments(node: LexborNode) -> bool:
    """Whether something around a node is called a comment."""
    around = node.parent
    for _ in range(CLIMB):
        if around is None or around.tag == "body":
            return False
        if COMMENT.search(names_of(around)):
            return True
        around = around.parent
    return False


def is_beside(node: LexborNode | None, called: re.Pattern[str], levels: int) -> bool:
    """Whether a node or one of the `levels` around it, within its article, is what a site has beside its articles: navigation, or `called` so."""
    for _ in range(levels):
        if node is None or node.tag in {"main", "article", "body"}:
            return False
        if node.tag in {"nav", "aside"} or called.search(names_of(node)):
            return True
        node = node.parent
    return False


def said_by(node: LexborNode) -> str:
    """What a marked node says: its machine-readable attribute, or its text."""
    said = node.attributes
    return " ".join((said.get("datetime") or said.get("content") or said.get("title") or node.text())[:LONGEST_SAID].split())


def _meta(node: LexborNode) -> tuple[str, str]:
    said = node.attributes
    name = said.get("property") or said.get("name") or said.get("itemprop") or said.get("http-equiv") or ""
    return name.strip().lower(), " ".join((said.get("content") or "").split())


def _identities(thing: Thing) -> Iterator[str]:
    """The addresses that JSON-LD gives for the article or its page."""
    for value in (thing.get("mainEntityOfPage"), thing.get("url"), thing.get("@id")):
        told: Any = (value.get("@id") or value.get("url")) if isinstance(value, Mapping) else value
        if isinstance(told, str) and "://" in told[:9]:
            yield told.strip()


def _address(told: Sequence[str], base: str) -> str:
    """The first absolute address; else the first that names a path."""
    seen = [unarchived(joined(base, address) if base and address else address) for address in told]
    fit = [address for address in seen if ABSOLUTE.fullmatch(address)]
    return next((address for address in fit if not address.startswith("/")), next(iter(fit), ""))
