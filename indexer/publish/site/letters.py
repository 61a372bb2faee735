"""The index of concepts from A to Z, as at the end of a book; Chinese ones stand at the letter that their reading begins with."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from indexer.model import Concept
from indexer.publish.folder import File
from indexer.publish.site.knowledge import Knowledge, Place, other_name
from indexer.publish.site.pages import page
from indexer.text.spelling import is_han, spelling

SIGNS = "#"
"""Stands for the letter of what begins with none."""
FIRSTS = "啊芭擦搭蛾发噶哈击喀垃妈拿哦啪期然撒塌挖昔压匝"
INITIALS = "ABCDEFGHJKLMNOPQRSTWXYZ"
"""The first character of each initial in GB 2312, whose 3,755 commonest characters (rows 16 to 55) stand in the order of
their readings."""
LAST = b"\xd7\xf9"
"""The last of those characters; the rest of GB 2312 stands by radical and stroke."""
LISTED = 300
"""Entries on one page: under 60 KB."""


class Item(NamedTuple):
    """A concept in the index."""

    place: Place
    other: str
    articles: int


class Way(NamedTuple):
    """A page of the index."""

    letter: str
    number: int
    path: str


def letter_of(label: str) -> str:
    """The letter that a name stands at, `#` where it begins with none.

    >>> [letter_of(name) for name in ("Zookeeper", "偏向锁", "重量级锁", "資料", "鑫", "404")]
    ['Z', 'P', 'Z', 'Z', '#', '#']
    """
    first = spelling(label)[:1].upper()
    if "A" <= first <= "Z":
        return first
    code = first.encode("gb2312", "ignore") if is_han(first) else b""
    if len(code) < 2 or not STARTS[0] <= code <= LAST:
        return SIGNS
    return INITIALS[bisect_right(STARTS, code) - 1]


STARTS = [first.encode("gb2312") for first in FIRSTS]


def index_pages(known: Knowledge) -> Iterator[File]:
    """The index, a letter on a page, or on several."""
    by_letter: defaultdict[str, list[Concept]] = defaultdict(list)
    for concept in sorted(known.concepts.values(), key=_order):
        by_letter[letter_of(concept.label)].append(concept)
    cut = {(letter, at // LISTED + 1): found[at : at + LISTED] for letter, found in by_letter.items() for at in range(0, len(found), LISTED)}
    ways = [Way(letter, number, index_path(letter, number)) for letter, number in sorted(cut)]
    firsts = [way for way in ways if way.number == 1]
    for way in ways:
        items = [Item(known.places[concept.id], other_name(concept), len(concept.articles)) for concept in cut[way.letter, way.number]]
        pages = [other for other in ways if other.letter == way.letter]
        yield page(way.path, "letter.html.j2", known, firsts=firsts, way=way, pages=pages, items=items)
    yield page("concepts.html", "letter.html.j2", known, firsts=firsts, way=None, pages=[], items=_foremost(known))


def index_path(letter: str, number: int) -> str:
    """The address of a page of the index."""
    name = "signs" if letter == SIGNS else letter.lower()
    return f"concepts-{name}.html" if number == 1 else f"concepts-{name}-{number}.html"


def _order(concept: Concept) -> tuple[bytes, str]:
    """As a dictionary has them: Chinese by reading as far as GB 2312 knows it."""
    return spelling(concept.label).encode("gb18030", "ignore"), concept.id


def _foremost(known: Knowledge) -> list[Item]:
    """The concepts that most others gather around: what the first page of the index shows."""
    best = sorted(known.concepts.values(), key=lambda concept: (-concept.rank, -len(concept.articles), concept.id))[:120]
    return [Item(known.places[concept.id], other_name(concept), len(concept.articles)) for concept in best]
