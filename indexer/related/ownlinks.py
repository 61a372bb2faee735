"""Which articles of a corpus link to each other: the strongest evidence there is, where there is any."""

from collections.abc import Sequence

import numpy as np
import scipy.sparse as sp

from indexer.model import Article
from indexer.text.addresses import file_address, led_to, page_address

MANY = 50
"""An article that links to more others than this is a list of them, and says nothing of any."""
FEW = 5
"""Of more links than this each says less: FEW / their number."""


def own_links(articles: Sequence[Article]) -> sp.csr_array:
    """(articles, articles) 1 where either links to the other, less where that one links to many. Cost grows with the links.

    A link leads to the article whose address it is, less scheme, `www.`, query, fragment and the ending of a page's
    file; a relative one counts from the article's own address, or from its place among the files.
    """
    known = _addresses(articles)
    hosts = {address[2:].partition("/")[0] for address in known if address.startswith("//")}
    pairs: list[tuple[int, int]] = []
    says: list[float] = []
    for number, article in enumerate(articles):
        targets = (address for link in article.links for address in led_to(link.target, article.url, article.id, hosts))
        found = {known[address] for address in targets if address in known} - {number}
        if len(found) <= MANY:
            pairs += [(number, other) for other in sorted(found)]
            says += [FEW / max(FEW, len(found))] * len(found)
    one, other = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    shape = (len(articles), len(articles))
    links = sp.csr_array((np.array(says, dtype=np.float32), (one, other)), shape=shape)
    return sp.csr_array(links.maximum(links.T))


def _addresses(articles: Sequence[Article]) -> dict[str, int]:
    """The article at each address; one that several have is none."""
    places: dict[str, int] = {}
    for number, article in enumerate(articles):
        for address in {page_address(article.url), file_address(article.id)} - {""}:
            places[address] = number if places.get(address, number) == number else -1
    return {address: number for address, number in places.items() if number >= 0}
