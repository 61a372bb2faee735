"""Which articles of a corpus link to each other: the strongest evidence there is, where there is any."""

from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np
import scipy.sparse as sp

from indexer.model import Article
from indexer.text.addresses import file_address, hosts_of, led_to, page_address

MANY = 50
"""An article that links to more others than this is a list of them, and says nothing of any."""
FEW = 5
"""Of more links than this each says less: FEW / their number."""


class Places(NamedTuple):
    """The article at each address, and the hosts of all."""

    known: dict[str, int]
    hosts: set[str]


def places_of(articles: Sequence[Article]) -> Places:
    """The addresses of articles."""
    known = _addresses(articles)
    return Places(known, hosts_of(known))


def links_of(article: Article, number: int, places: Places) -> list[int]:
    """The articles that one links to, ascending; none where it links to MANY. Cost grows with its links.

    A link leads to the article whose address it is, less scheme, `www.`, query, fragment and the ending of a page's
    file; a relative one counts from the article's own address, or from its place among the files.
    """
    targets = (address for link in article.links for address in led_to(link.target, article.url, article.id, places.hosts))
    found = {places.known[address] for address in targets if address in places.known} - {number}
    return sorted(found) if len(found) <= MANY else []


def own_links(linked: Sequence[Sequence[int]]) -> sp.csr_array:
    """(articles, articles) 1 where either links to the other, less where that one links to many. `linked` are those that each links to."""
    counts = np.array([len(found) for found in linked], dtype=np.int64)
    one, other = np.repeat(np.arange(len(linked), dtype=np.int32), counts), np.array(list(chain.from_iterable(linked)), dtype=np.int32)
    says = (FEW / np.maximum(FEW, counts))[one].astype(np.float32)
    links = sp.csr_array((says, (one, other)), shape=(len(linked), len(linked)))
    return sp.csr_array(links.maximum(links.T))


def _addresses(articles: Sequence[Article]) -> dict[str, int]:
    """The article at each address; one that several have is none. Notes that are linked by their names alone are none either: of 40 first links of two
    vaults that changed with them 3 were better and 9 worse, since most lead to the note of a subject that a hundred others link."""
    places: dict[str, int] = {}
    for number, article in enumerate(articles):
        for address in {page_address(article.url), file_address(article.id)} - {""}:
            places[address] = number if places.get(address, number) == number else -1
    return {address: number for address, number in places.items() if number >= 0}
