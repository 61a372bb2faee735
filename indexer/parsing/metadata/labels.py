"""The tags and categories of a page: what its author filed it under, from meta tags, links and JSON-LD."""

import math
import re
from collections.abc import Iterable, Iterator, Sequence, Set
from urllib.parse import urlsplit

from selectolax.lexbor import LexborNode

from indexer.parsing.links import host_of
from indexer.parsing.metadata.statements import Said, is_beside, is_in_comments, names_of

KEYWORDS = ("news_keywords", "parsely-tags", "sailthru.tags", "citation_keywords")
MOST = 20
"""More links to tags than this are a cloud, not an article's."""
FEW, HELD = 5, 0.3
"""Keywords of a page of its own, and the share of them that its text holds: CSDN's say c# of what is about Unity."""
LONGEST = 60
LONGEST_ADDRESS = 1000
COUNTED = re.compile(r"\s\(?\d+\)?$")
"""`JVM (12)`: a cloud says how many articles there are."""
FEW_TAGS, BRACKETED = 3, re.compile(r"\s\(\d+\)$")
"""Of so few a number is part of a name (Vue 3, Java 8) unless it stands in brackets."""
NUMBER = re.compile(r"\s*[(（]?\d{1,4}[)）]?\s*")
TEXT = "-text"
"""The tag of a node that is text, as selectolax has it."""
COUNTING = frozenset({"span", "sup", "sub", "small", "em", "i", "b"})
"""Elements in which themes write that number behind the name."""
OF_ARTICLE = re.compile(r"post|article|entry|content|single|meta|tag", re.I)
"""What the footer of an article is called, with the tags in it."""
WORDS = re.compile(r"[,，;；、]")
FILED = r"/(?:%s)/(?:\?(?:tag|category)=[^&]+|(?!index\.html|page/)[^?]+)$"
TAG, CATEGORY = (re.compile(FILED % name, re.I) for name in ("tags?", "categor(?:y|ies)"))
"""Addresses of the pages of a tag and a category; vuepress-theme-vdoing has one page for all, with a query."""
MOST_CATEGORIES = 8
"""More links to categories stand in a list of them."""
AROUND = re.compile(r"cloud|sidebar|widget|menu|\bnav\b", re.I)
NEIGHBOURS = re.compile(r"\bprev?-?next|\bnext-?prev|related|recommend", re.I)
"""What themes call an `article` that holds the posts before and after this one (Matery), or posts like it."""
CLIMB = 8
LONGER = 3
"""How many times as long as any other an `article` is that is the page's, beside those that announce others."""
DEEPEST = 24
"""Elements around a link in which an `article` is looked for."""
DOMAIN = re.compile(r"[^.]+\.[^.]+$")
"""What the hosts of one site have in common: so.csdn.net and blog.csdn.net."""
OUTWARD = re.compile(r"noopener|noreferrer|external", re.I)
"""How generators mark the links that lead away (`rel`)."""
ADDRESS = re.compile(r"https?://|www\.", re.I)
FORMS = frozenset({"archive", "archives", "article", "articles", "blog", "blogs", "content", "docs", "moments", "notes", "page", "pages", "post", "posts"})
"""Folders in which generators keep texts of any subject; Hugo tells them as `article:section`."""


def tags_of(said: Said, place: str = "", text: str = "") -> tuple[str, ...]:
    """The tags, each once, in the order of the page; of several ways to tell them the most deliberate one counts. `place` is the page's address,
    where that is known beside what it says: a copy says where the original is. `text` is all that the page shows.

    A list in one `article:tag`, or a lone one that the page nowhere shows, is what Hexo's open_graph says of the whole site.
    """
    marked = [node for node in said.marked if "tag" in (node.attributes.get("rel") or "").split() and not _leads(node, CATEGORY)]
    keywords = said.thing.get("keywords")
    told = (
        [word for word in keywords if isinstance(word, str)]
        if isinstance(keywords, list)
        else WORDS.split(said.linked("keywords"))
    )
    ways = (
        [tag for tag in said.tags if not WORDS.search(tag) and (len(said.tags) > 1 or not text or tag.lower() in text.lower())],
        _not_a_cloud(marked),
        told,
        _not_a_cloud(_linked(said, place, TAG)),
        [_tag(node) for node in said.marked if "quarto-category" in (node.attributes.get("class") or "").split()],
        WORDS.split(said.first(KEYWORDS)),
    )
    for names in ways:
        if found := _each_once(names):
            return found[:MOST]
    return ()


def keywords_of(said: Said) -> tuple[str, ...]:
    """What a page's meta tag calls its keywords: its own, or those of the whole site."""
    return _each_once(WORDS.split(said.meta.get("keywords", "")))[:MOST]


def own_keywords(keywords: Sequence[str], text: str) -> tuple[str, ...]:
    """The keywords that are the page's: a few of which its text holds enough, or else those that it holds. Themes write many for the whole site."""
    lower = text.lower()
    held = tuple(word for word in keywords if word.lower() in lower)
    return tuple(keywords) if len(keywords) <= FEW and len(held) >= HELD * len(keywords) else held


def categories_of(said: Said, place: str = "") -> tuple[str, ...]:
    """The categories that the page links to, or the section that it says it belongs to."""
    linked = _each_once(_not_a_cloud(_linked(said, place, CATEGORY)))
    if linked and len(linked) <= MOST_CATEGORIES:
        return linked
    section = said.meta.get("article:section") or said.linked("articleSection")
    return (section,) if section and section.strip().lower() not in FORMS else ()


def _each_once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name.strip()[:LONGEST] for name in names if name.strip()))


def _linked(said: Said, place: str, pages: re.Pattern[str]) -> Iterator[LexborNode]:
    """The links to the pages of tags or categories, outside of clouds, menus, comments and the foot of the page."""
    own = {_domain(address) for address in (said.url, place, said.meta.get("article:author", ""))} - {""}
    links = [
        node
        for node in said.marked[: 10 * MOST]
        if _leads(node, pages) and _is_own(node, own) and not is_beside(node.parent, AROUND, CLIMB) and not is_in_comments(node) and not _is_at_foot(node)
    ]
    yield from _not_of_others(links)


def _not_of_others(links: Sequence[LexborNode]) -> Iterator[LexborNode]:
    """The links but those in an `article` that announces another post, with what that one is filed under: of several with such links only one that is
    longer by far is the page's, or the longest if no link stands outside of them."""
    boxed = [(node, box) for node, box in zip(links, map(_article, links), strict=True) if box is None or not NEIGHBOURS.search(names_of(box))]
    around = [box for _, box in boxed]
    lengths = {found: len(box.text()) for found, box in {box.mem_id: box for box in around if box is not None}.items()}
    longest, second = sorted([*lengths.values(), 0, 0], reverse=True)[:2]
    own = longest if longest >= LONGER * second or None not in around else math.inf
    yield from (node for node, box in boxed if box is None or lengths[box.mem_id] >= own)


def _article(node: LexborNode) -> LexborNode | None:
    """The outermost `article` that a link stands in."""
    found, up = None, node.parent
    for _ in range(DEEPEST):
        if up is None:
            break
        found, up = (up if up.tag == "article" else found), up.parent
    return found


def _is_own(node: LexborNode, own: Set[str]) -> bool:
    """Whether a link to the page of a tag stays on its site: what an author cites leads away, or shows its address."""
    told = _domain((node.attributes.get("href") or "")[:LONGEST_ADDRESS])
    stays = not told or (told in own if own else not OUTWARD.search(node.attributes.get("rel") or ""))
    return stays and not ADDRESS.match(_tag(node))


def _domain(address: str) -> str:
    found = DOMAIN.search(host_of(address))
    return found[0] if found else ""


def _leads(node: LexborNode, pages: re.Pattern[str]) -> bool:
    return node.tag == "a" and pages.search(_place(node.attributes.get("href") or "")) is not None


def _not_a_cloud(nodes: Iterable[LexborNode]) -> Sequence[str]:
    found = [(_tag(node), _count(node)) for node in nodes]
    number = COUNTED if len(found) > FEW_TAGS else BRACKETED
    counted = sum(bool(count or number.search(name)) for name, count in found)
    return [name for name, _ in found] if len(found) <= MOST and 2 * counted <= len(found) else []


def _tag(node: LexborNode) -> str:
    """The name in a link, without the number of its articles."""
    return " ".join(node.text().rstrip().removesuffix(_count(node)).split()).lstrip("#＃ ")


def _count(node: LexborNode) -> str:
    """The number in an element of its own that ends a link behind other text, without blanks after it; empty where none does."""
    last = node.last_child
    if last is not None and last.tag == TEXT and not last.text().strip():
        last = last.prev
    text = last.text().rstrip() if last is not None and last.tag in COUNTING else ""
    return text if NUMBER.fullmatch(text) and text.strip() != node.text().strip() else ""


def _is_at_foot(node: LexborNode) -> bool:
    """Whether a link stands in the footer of the page, not in that of its article."""
    up, found = node.parent, False
    for _ in range(DEEPEST):
        if up is None or up.tag in {"main", "article"}:
            return False
        if up.tag == "body":
            return found
        names = names_of(up)
        found = found or (up.tag == "footer" and bool(names.strip()) and not OF_ARTICLE.search(names))
        up = up.parent
    return found


def _place(address: str) -> str:
    """The path and the query of an address, empty for one that is too long."""
    if len(address) > LONGEST_ADDRESS:
        return ""
    try:
        told = urlsplit(address)
    except ValueError:
        return ""
    return f"{told.path}?{told.query}" if told.query else told.path
