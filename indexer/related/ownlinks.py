"""Which articles of a corpus link to each other: the strongest evidence there is, where there is any."""

import posixpath
import re
from collections.abc import Container, Iterator, Sequence
from urllib.parse import unquote

import numpy as np
import scipy.sparse as sp

from indexer.model import Article
from indexer.text.addresses import ABSOLUTE, NO_PART_OF_A_NAME, page_address

MANY = 50
"""An article that links to more others than this is a list of them, and says nothing of any."""
LONGEST = 2000
"""Characters of an address; longer ones lead to no article."""
OTHER_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.I)


def own_links(articles: Sequence[Article]) -> sp.csr_array:
    """(articles, articles) 1 where either links to the other. Cost grows with the links.

    A link leads to the article whose address it is, less scheme, `www.`, query, fragment and the ending of a page's
    file; a relative one counts from the article's own address, or from its place among the files.
    """
    known = _addresses(articles)
    hosts = {address[2:].partition("/")[0] for address in known if address.startswith("//")}
    pairs = []
    for number, article in enumerate(articles):
        targets = (address for link in article.links for address in _led_to(link.target, article, hosts))
        found = {known[address] for address in targets if address in known} - {number}
        if len(found) <= MANY:
            pairs += [(number, other) for other in sorted(found)]
    one, other = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    shape = (len(articles), len(articles))
    links = sp.csr_array((np.ones(len(one), dtype=np.float32), (one, other)), shape=shape)
    return sp.csr_array(links.maximum(links.T))


def _addresses(articles: Sequence[Article]) -> dict[str, int]:
    """The article at each address; one that several have is none."""
    places: dict[str, int] = {}
    for number, article in enumerate(articles):
        for address in {page_address(article.url), _file(article.id)} - {""}:
            places[address] = number if places.get(address, number) == number else -1
    return {address: number for address, number in places.items() if number >= 0}


def _led_to(target: str, article: Article, hosts: Container[str]) -> Iterator[str]:
    """The addresses that a link may mean; none where it leads to a host that no article has, as most do."""
    if len(target) > LONGEST or target.startswith("#"):
        return
    absolute = ABSOLUTE.match(target)
    if absolute:
        if absolute[1].lower() in hosts:
            yield page_address(target)
    elif not OTHER_SCHEME.match(target):
        path = re.split(r"[?#]", target, maxsplit=1)[0]
        site = ABSOLUTE.match(article.url)
        if site:
            yield page_address(f"//{site[1]}{posixpath.join(posixpath.dirname(site[2]) or '/', path)}")
        yield _file(posixpath.join(posixpath.dirname(article.id), path))


def _file(place: str) -> str:
    """The address of a file among the sources, without its ending; empty for what is none."""
    path = posixpath.normpath(unquote(place)) if place else ""
    return "" if path in {"", "."} or ABSOLUTE.match(path) else NO_PART_OF_A_NAME.sub("", path.removeprefix("/"))
