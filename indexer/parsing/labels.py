"""The tags of a page: what its author filed it under, from meta tags, links and JSON-LD."""

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from selectolax.lexbor import LexborNode

from indexer.parsing.statements import Said, is_in_comments

KEYWORDS = ("news_keywords", "parsely-tags", "sailthru.tags", "citation_keywords", "keywords")
MOST = 20
"""More links to tags than this are a cloud, not an article's."""
LONGEST = 60
COUNTED = re.compile(r"\s\(?\d+\)?$")
"""`JVM (12)`: a cloud says how many articles there are."""
WORDS = re.compile(r"[,，;；、]")
TAG_PATH = re.compile(r"/tags?/[^/]+/?$", re.I)
AROUND = re.compile(r"cloud|sidebar|widget|menu|\bnav\b", re.I)
CLIMB = 8


def tags_of(said: Said) -> tuple[str, ...]:
    """The tags, each once, in the order of the page; of several ways to tell them the most deliberate one counts."""
    marked = [node for node in said.marked if "tag" in (node.attributes.get("rel") or "").split()]
    keywords = said.thing.get("keywords")
    told = (
        [word for word in keywords if isinstance(word, str)]
        if isinstance(keywords, list)
        else WORDS.split(said.linked("keywords"))
    )
    ways = (
        said.tags,
        _not_a_cloud(map(_tag, marked)),
        told,
        _not_a_cloud(_linked(said)),
        WORDS.split(said.first(KEYWORDS)),
    )
    for names in ways:
        found = tuple(dict.fromkeys(name.strip()[:LONGEST] for name in names if name.strip()))
        if found:
            return found[:MOST]
    return ()


def _linked(said: Said) -> Iterator[str]:
    """The texts of links to the pages of tags, outside of clouds, menus and comments."""
    for node in said.marked[: 10 * MOST]:
        if (
            node.tag == "a"
            and TAG_PATH.search(_path(node.attributes.get("href") or ""))
            and not _is_around(node)
            and not is_in_comments(node)
        ):
            yield _tag(node)


def _not_a_cloud(names: Iterator[str]) -> Sequence[str]:
    found = list(names)
    counted = sum(bool(COUNTED.search(name)) for name in found)
    return found if len(found) <= MOST and 2 * counted <= len(found) else []


def _is_around(node: LexborNode) -> bool:
    """Whether a link stands in what a site puts around its articles."""
    around = node.parent
    for _ in range(CLIMB):
        if around is None:
            return False
        if around.tag in {"aside", "nav"} or AROUND.search(
            f"{around.attributes.get('class')} {around.attributes.get('id')}"
        ):
            return True
        around = around.parent
    return False


def _tag(node: LexborNode) -> str:
    return " ".join(node.text().split()).lstrip("#＃ ")


def _path(address: str) -> str:
    try:
        return urlsplit(address).path
    except ValueError:
        return ""
