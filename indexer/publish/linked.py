"""What each article links to itself."""

from collections.abc import Sequence

from indexer.store import Entry, Index
from indexer.text.addresses import addresses_of, led_to


def links_of(index: Index) -> dict[str, frozenset[str]]:
    """The ids of the articles to which each article links, nothing for one that links to none. Grows with all links."""
    known = _addresses(index.entries())
    hosts = {address[2:].partition("/")[0] for address in known if address.startswith("//")}
    found = {}
    for entry, article in index.articles():
        targets = (address for link in article.links for address in led_to(link.target, entry.url, entry.id, hosts))
        linked = frozenset(known[address] for address in targets if address in known) - {entry.id, ""}
        if linked:
            found[entry.id] = linked
    return found


def _addresses(entries: Sequence[Entry]) -> dict[str, str]:
    """The id of the article at each address; nothing at one that several have."""
    places: dict[str, str] = {}
    for entry in entries:
        for address in addresses_of(entry.url, entry.id):
            places[address] = entry.id if places.get(address, entry.id) == entry.id else ""
    return places
