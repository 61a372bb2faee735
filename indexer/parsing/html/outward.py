"""Lists of links to other sites: what somebody collected is an article, though nothing in it is a sentence."""

import re
from collections.abc import Sequence

from indexer.parsing.html.leaves import Leaf
from indexer.parsing.html.outline import INLINE, Outline

ADDRESS = re.compile(r"\s*(?:https?:)?//([^/?#\s]{1,253})", re.I)
DEEPEST = 8
"""Inline elements between a text and its link."""
FEWEST = 8
"""Links to other sites that make a collection; a row of buttons to share a page has fewer."""


def outward_leaves(outline: Outline, leaves: Sequence[Leaf]) -> list[Leaf]:
    """The leaves that link to other sites, where there are enough of them; a page's first link names its own site."""
    targets = (outline.value(at, "href") for at, tag in enumerate(outline.tags) if tag == "a")
    own = _host(next(filter(None, targets), ""))
    found = [leaf for leaf in leaves if leaf.linked and _leads_out(outline, leaf, own)]
    return found if len(found) >= FEWEST else []


def is_collection(outline: Outline, at: int) -> bool:
    """Whether a box holds links to many other sites, one or two to each: no site announces its own pages like that."""
    hosts = [_host(outline.value(link, "href")) for link in outline.below(at, "a")]
    return len(hosts) >= FEWEST and "" not in hosts and 2 * len(set(hosts)) >= len(hosts)


def _leads_out(outline: Outline, leaf: Leaf, own: str) -> bool:
    """Whether all links of a leaf lead to other sites."""
    texts = (at for at in range(leaf.first, leaf.last + 1) if outline.texts[at].strip())
    hosts = {_host(outline.value(link, "href")) for at in texts if (link := _link_around(outline, at)) >= 0}
    return bool(hosts) and not hosts & {"", own}


def _link_around(outline: Outline, at: int) -> int:
    """The link that a text node stands in; -1 where it stands in none."""
    for _ in range(DEEPEST):
        at = outline.parents[at]
        if at < 0 or outline.tags[at] == "a":
            return at
        if outline.tags[at] not in INLINE:
            return -1
    return -1


def _host(address: str) -> str:
    found = ADDRESS.match(address)
    return found[1].lower() if found else ""
