"""The entries of a page that announces other pages: home pages, archives, tags, search results, "related" boxes.

Links that stand in the same surroundings (tags and classes of the link, its parent and grandparent) are one group. What
belongs to a link is the largest element around it that holds no other link of its group: its title, excerpt and date.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from indexer.parsing.links import host_of

FEWEST = 2
MOST = 3000
"""Links that are looked at: an archive of ten years has a thousand."""
SHORTEST_TITLE, LONGEST_TITLE = 2, 160
LONGEST_LINK = 1500
"""A whole card may be one link."""
CLIMB = 12
CHIP = 8
"""Latin letters, or half as many Han characters, of an entry on average, up to which it is a word of a menu: 首页,
Archives."""
LEAD = 200
"""Characters of an entry before its title, at most: a date, who wrote it, a category."""
DISTINCT = 0.8
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5"})
HEADING_BONUS = 1.5
NOT_AN_ENTRY = re.compile(r"^(?:#|javascript:|mailto:|data:|$)", re.I)
DIGIT = re.compile(r"\d")
WORDLESS = re.compile(r"[\W\d_]*")


@dataclass(frozen=True, slots=True)
class Entry:
    """An announcement: title, address, all the text that belongs to it (title, date, excerpt), and its characters."""

    title: str
    url: str
    text: str
    length: int


@dataclass(frozen=True, slots=True)
class _Link:
    node: LexborNode
    url: str
    title: str
    surroundings: tuple[str, ...]
    headed: bool


def entries(root: LexborNode, host: str = "") -> tuple[Entry, ...]:
    """The entries of the group that covers most of `root`'s text, in their order; empty where links form no group.

    `host` is the page's own: links that leave it are no entries. Linear in the links, of which `MOST` are looked at.
    """
    groups: dict[tuple[str, ...], list[_Link]] = defaultdict(list)
    for link in _links(root):
        groups[link.surroundings].append(link)
    best: tuple[float, tuple[Entry, ...]] = (0.0, ())
    for group in groups.values():
        if len(group) >= FEWEST and _is_list(group, host):
            found = tuple(_entries(group, root))
            if _are_chips(found) or not _begin(found):
                continue
            weight = sum(entry.length for entry in found) * (HEADING_BONUS if group[0].headed else 1)
            best = max(best, (weight, found), key=lambda pair: pair[0])
    return best[1]


def _links(root: LexborNode) -> Iterator[_Link]:
    known: dict[int, tuple[str, ...]] = {}
    for node in root.css("a[href]")[:MOST]:
        url = (node.attributes.get("href") or "").strip()
        title = "" if NOT_AN_ENTRY.match(url) or _is_inline(node) else _title(node)
        if SHORTEST_TITLE <= len(title) <= LONGEST_TITLE and not WORDLESS.fullmatch(title):
            around = (_sign(node), *_around(node.parent, known))
            yield _Link(node, url, title, around, any(sign.partition(".")[0] in HEADINGS for sign in around))


def _is_inline(link: LexborNode) -> bool:
    """Whether a link stands in the middle of a sentence: words directly before it and after it."""
    before, after = link.prev, link.next
    if before is None or after is None or before.tag != "-text" or after.tag != "-text":
        return False
    return not WORDLESS.fullmatch(before.text_content or "") and not WORDLESS.fullmatch(after.text_content or "")


def _title(link: LexborNode) -> str:
    """The text of a link, the heading in it, or the one beside it where it is an empty sheet over a card."""
    text = " ".join(link.text().split())
    if not text and link.parent is not None:
        headings = link.parent.css("h1, h2, h3, h4, h5")
        return " ".join(headings[0].text().split()) if len(headings) == 1 else ""
    if len(text) > SHORTEST_TITLE and len(text) <= LONGEST_LINK:
        heading = link.css_first("h1, h2, h3, h4, h5")
        if heading is not None:
            return " ".join(heading.text().split())
    return text


def _around(parent: LexborNode | None, known: dict[int, tuple[str, ...]]) -> tuple[str, ...]:
    """The signs of a link's parent and grandparent; links of one parent ask once."""
    if parent is None:
        return ()
    signs = known.get(parent.mem_id)
    if signs is None:
        grand = parent.parent
        signs = known[parent.mem_id] = (_sign(parent), _sign(grand)) if grand is not None else (_sign(parent),)
    return signs


def _sign(node: LexborNode) -> str:
    """The tag and the first class without digits: what all items of one list have in common."""
    names = (node.attributes.get("class") or "").split(maxsplit=4)[:4]
    return f"{node.tag}.{next((name for name in names if not DIGIT.search(name)), '')}"


def _is_list(group: Sequence[_Link], host: str) -> bool:
    """Whether titles and addresses differ and lead to one site: chips of tags and lists of sources do not."""
    if len({link.title for link in group}) < DISTINCT * len(group):
        return False
    if len({link.url.split("#")[0] for link in group}) < DISTINCT * len(group):
        return False
    hosts = Counter(host_of(link.url) for link in group)
    own = hosts[""] + hosts[host] if host else max(hosts.values())
    return own >= DISTINCT * len(group)


def _are_chips(found: Sequence[Entry]) -> bool:
    """Whether entries are no more than words: menus, clouds of tags."""
    widths = (entry.length + sum(character > "\x7f" for character in entry.text[: 2 * CHIP]) for entry in found)
    return sum(widths) <= CHIP * len(found)


def _begin(found: Sequence[Entry]) -> bool:
    """Whether titles stand where entries begin: what ends an answer (edited Nov 19) announces no page."""
    return 2 * sum(entry.text.find(entry.title) < LEAD for entry in found) >= len(found)


def _entries(group: Sequence[_Link], root: LexborNode) -> Iterator[Entry]:
    held: Counter[int] = Counter()
    paths = []
    for link in group:
        path = [link.node]
        while len(path) < CLIMB and path[-1].parent is not None and path[-1].parent.mem_id != root.mem_id:
            path.append(path[-1].parent)
        held.update(node.mem_id for node in path)
        paths.append(path)
    for link, path in zip(group, paths, strict=True):
        around = next((node for node in reversed(path) if held[node.mem_id] == 1), link.node)
        text = " ".join(around.text(separator=" ").split())
        yield Entry(link.title, link.url, text, len(text))


def upwards(node: LexborNode | None) -> Iterator[LexborNode]:
    """A node and all around it, outwards."""
    while node is not None:
        yield node
        node = node.parent
