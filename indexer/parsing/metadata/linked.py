"""What a page says about its article in JSON-LD (schema.org): the one object that is an article, or the page's kind."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from selectolax.lexbor import LexborHTMLParser

LARGEST = 1_000_000
"""Characters of one script; larger ones are product catalogues."""
MOST = 500
"""Objects that are looked at."""
ARTICLES = (
    "article", "blogposting", "newsarticle", "techarticle", "scholarlyarticle", "reportagenewsarticle",
    "socialmediaposting",
    "discussionforumposting", "howto", "report", "analysisnewsarticle", "opinionnewsarticle",
)  # fmt: skip
SITES = ("website", "blog", "collectionpage", "searchresultspage", "itemlist")
WRAPPING = re.compile(r"^(?:<!--|(?://|/\*)?\s{0,100}<!\[CDATA\[\s{0,100}(?:\*/)?)|(?:-->|(?://|/\*)?\s{0,100}\]\]>\s{0,100}(?:\*/)?)$")
TRAILING_COMMA = re.compile(r",\s{0,100}([}\]])")
Thing = Mapping[str, Any]


def linked_things(page: LexborHTMLParser) -> tuple[Thing, ...]:
    """The objects of a page's JSON-LD with a type, outermost first; what cannot be read is passed over."""
    found: list[Thing] = []
    for node in page.css('script[type="application/ld+json"]'):
        text = node.text()
        if len(text) <= LARGEST:
            found.extend(_things(_loaded(text)))
    return tuple(found[:MOST])


def article_of(things: tuple[Thing, ...]) -> Thing:
    """The object that is the page's article; an empty mapping where there is none, or several."""
    articles = [thing for thing in things if types_of(thing) & set(ARTICLES)]
    dated = [thing for thing in articles if thing.get("datePublished")] or articles
    titles = {text_in(thing.get("headline")) for thing in dated}
    if dated and len(titles) == 1:
        return dated[0]
    return next((thing for thing in things if not articles and ("headline" in thing or "datePublished" in thing)), {})


def types_of(thing: Thing) -> set[str]:
    """The types of an object in lower case, without the vocabulary's address."""
    kinds = thing.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return {name.rsplit("/", 1)[-1].lower() for name in names if isinstance(name, str)}


def text_in(value: Any) -> str:
    """A value as text: a string, the name of an object, the first of a list."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, Mapping):
        value = value.get("name")
    return " ".join(value.split()) if isinstance(value, str) else ""


def named(value: Any, things: tuple[Thing, ...]) -> str:
    """A value as text, where it may be a reference to another object of the page: `{"@id": "#author"}`."""
    first = value[0] if isinstance(value, list) and value else value
    if isinstance(first, Mapping) and "@id" in first and not first.get("name"):
        first = next((thing for thing in things if thing.get("@id") == first["@id"] and thing.get("name")), first)
    return text_in(first)


def _loaded(text: str) -> Any:
    """The value of a script; mended, where it is not JSON, of what people wrap it in and of commas too many."""
    for mend in (str.strip, _mended):
        try:
            return json.loads(mend(text), strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _mended(text: str) -> str:
    return TRAILING_COMMA.sub(r"\1", WRAPPING.sub("", text.strip())).strip().rstrip(";")


def _things(found: Any) -> Iterator[Thing]:
    """Objects at the top, in lists there and in @graph: what is deeper is part of something else."""
    for thing in found if isinstance(found, list) else [found]:
        if isinstance(thing, Mapping):
            graph = thing.get("@graph")
            yield from (
                inner for inner in [thing, *(graph if isinstance(graph, list) else [])] if isinstance(inner, Mapping)
            )
            main = thing.get("mainEntity")
            if isinstance(main, Mapping):
                yield main
