"""What stands beside each article, for components of site generators: everything but the addresses of links.

A generator alone knows where it puts a page. So a link has the id of its article, the path of its source, and the
component asks the generator for the page of that source; `url` is for articles that lie elsewhere on the web.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from indexer.publish.folder import File
from indexer.publish.html import tree_of
from indexer.publish.links import is_web, one_line
from indexer.publish.options import Options
from indexer.publish.templates import part_of
from indexer.publish.views import Corpus, Group, Link, View, corpus_of, view_of
from indexer.publish.words import Words
from indexer.store import Index

LONGEST_ID = 1000
"""Characters of an id; YAML, as which Jekyll reads data, takes 1,024 for a key (YAML 1.2, 7.4.2), and no path is longer."""
ESCAPED = {ord(sign): f"\\u{ord(sign):04x}" for sign in "\ufeff\u2028\u2029\u0085"}
"""YAML 1.1 holds no byte order mark inside of a text (5.1) and breaks lines at the others (5.4)."""
Address = Callable[[str], str]
"""From the id of an article to the address of its page, nothing where it has none."""


def sidebars(index: Index, options: Options) -> dict[str, Any]:
    """The words of sidebars, and by id what stands beside each article of which anything is known, with words of its own where the site keeps it in
    another language. Grows with the articles."""
    corpus = corpus_of(index, options)
    found = {}
    for entry in index.entries():
        if len(entry.id) > LONGEST_ID:
            continue
        own = corpus.beside(entry.id)
        record = record_of(view_of(index, entry, own), own)
        if record["groups"] or record["tree"] or record["terms"]:
            found[entry.id] = record if own is corpus else {**record, "words": _said(own.words)}
    return {"words": _said(corpus.words), "articles": found}


def _said(words: Words) -> dict[str, str]:
    return {"lang": words.language, "sidebar": words.sidebar, "related": words.related, "tree": words.tree, "terms": words.terms}


def record_of(view: View, corpus: Corpus) -> dict[str, Any]:
    """What stands beside one article. `tree` is HTML, all else is text in single blanks: generators that shrink their pages would
    take others away, and the browser would find other text than their scripts expect."""
    return {
        "groups": [{"heading": group.heading, "links": [_link(link, corpus.words) for link in group.links]} for group in view.groups],
        "tree": tree_of(view, corpus) if view.tree else "",
        "terms": [one_line(term) for term in view.terms],
    }


def inside(view: View, address: Address) -> View:
    """The view with links to the pages of a site; those to articles that have none are left out, unless they lie elsewhere
    on the web."""
    groups = (_group_inside(group, address) for group in view.groups)
    original = _link_inside(view.copy_of, address) if view.copy_of else None
    return replace(view, groups=tuple(filter(None, groups)), copy_of=original)


def component(data: str, index: Index, options: Options, parts: dict[str, str]) -> Iterator[File]:
    """The files of a component: its own parts, by their path and the names of the templates that they are made of, and the
    data at the path `data`."""
    for path, names in parts.items():
        yield File(path, b"".join(part_of(name, options.templates) for name in names.split(" + ")))
    yield File(data, json_of(sidebars(index, options)))


def json_of(value: Any) -> bytes:
    """JSON in the order of its keys that is YAML, too."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ": ")).translate(ESCAPED).encode() + b"\n"


def _link(link: Link, words: Words) -> dict[str, str]:
    return {
        "id": link.id,
        "title": one_line(link.title),
        "lang": link.lang,
        "url": link.outward if is_web(link.outward) else "",
        "why": one_line(words.shared + words.join.join(link.reasons)) if link.reasons else "",
    }


def _group_inside(group: Group, address: Address) -> Group | None:
    links = tuple(filter(None, (_link_inside(link, address) for link in group.links)))
    return Group(group.heading, links) if links else None


def _link_inside(link: Link, address: Address) -> Link | None:
    page = address(link.id)
    if page:
        return Link(link.id, link.title, link.lang, page, link.page, link.anchor, link.reasons)
    return link if link.is_outside else None
