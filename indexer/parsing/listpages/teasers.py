"""Teasers of a page: what a list page announces, and the related posts under an article; never articles themselves."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from selectolax.lexbor import LexborHTMLParser, LexborNode

from indexer.model import Teaser
from indexer.parsing.compose import Composed
from indexer.parsing.links import host_of, joined
from indexer.parsing.listpages.entries import Entry, entries, upwards
from indexer.parsing.listpages.excerpts import EXCERPT, MORE, MOST_TEASERS, TRUNCATED
from indexer.parsing.listpages.lists import entries_of, is_list, signs_of
from indexer.parsing.listpages.single import single_post
from indexer.parsing.metadata.page import Metadata
from indexer.parsing.plain import RELATED_HEADING, teasers_in

RELATED_BOX = "[class*=related], [id*=related], [class*=Related], [class*=recommend], [id*=recommend], [class*=guess]"
LABELS = "h2, h3, h4, h5, h6, strong, b, dt, th, p, span, div, legend, summary"
LABEL_LINE = 60
"""Characters of a line with a label such as 相关文章, blanks among them."""
CLIMB = 3
"""From a label to the box that it names."""
BOX_SHARE = 0.5
"""A box of more of the page's text than this is the page, unless a sentence stands beside it."""
PARAGRAPHS_TRIED = 300
SENTENCE = re.compile(r"[^。！？.!?]{12}[。！？.!?](?:\s|[^\x00-\x7f]|$)")
BOXES_TRIED = 12
LEADING = re.compile(r"^[\s\W\d]*(?:年|月|日|:)?[\s\W\d]*(?=\w{2})")


@dataclass(frozen=True, slots=True)
class Announced:
    """Whether the page is a list of others, and what it announces."""

    is_list: bool
    teasers: tuple[Teaser, ...]


def announced_by(page: LexborHTMLParser, said: Metadata, place: str = "") -> Announced:
    """What a page announces: all its entries where it is a list, else those of its related boxes.

    Navigation and related boxes are stripped from `page`.
    """
    boxes = list(_boxes(page)) if page.body is not None else []
    related = tuple(_related(boxes, said))
    for box in boxes:
        box.decompose()
    found = entries_of(page, said)
    if is_list(signs_of(page, said, found, place), found):
        return Announced(True, _teasers(found) or related)
    post = single_post(page, said, place)
    return Announced(True, _teasers([post])) if post is not None else Announced(False, related)


def part_teasers(body: Composed) -> tuple[Composed, tuple[Teaser, ...]]:
    """The blocks before a heading such as 相关文章 that pairs of title and cut-off excerpt follow, and the pairs as
    teasers."""
    texts = [body.text[block.start : block.end] for block in body.blocks]
    at, teasers = teasers_in(texts)
    if not teasers or not at:
        return body, ()
    end = body.blocks[at - 1].end
    kept = Composed(body.text[:end], body.blocks[:at], tuple(mark for mark in body.marks if mark.end <= end))
    return kept, teasers


def _related(boxes: Sequence[LexborNode], said: Metadata) -> Iterator[Teaser]:
    host = host_of(said.url)
    seen: set[str] = set()
    for box in boxes:
        for teaser in _teasers(entries(box, host)):
            if teaser.url not in seen and len(seen) < MOST_TEASERS:
                seen.add(teaser.url)
                yield teaser


def _boxes(page: LexborHTMLParser) -> Iterator[LexborNode]:
    """The outermost boxes of related posts: called so by their class, or by a label above them."""
    length, inside = len(page.body.text()) if page.body is not None else 0, set[int]()
    for box in (*page.css(RELATED_BOX)[:BOXES_TRIED], *_labelled(page)):
        around = {node.mem_id for node in upwards(box)}
        if box.tag not in {"html", "body"} and not around & inside and _is_beside(box, page, length):
            inside.add(box.mem_id)
            yield box


def _labelled(page: LexborHTMLParser) -> Iterator[LexborNode]:
    """The boxes whose label says that they hold related posts."""
    if page.body is None or not any(map(_names_related, set(page.body.text(separator="\n").split("\n")))):
        return
    labels = (node for node in page.css(LABELS) if _is_label(node))
    for label, _ in zip(labels, range(BOXES_TRIED), strict=False):
        box = label
        for _ in range(CLIMB):
            if box.parent is None or len(box.css("a[href]")) > 1:
                break
            box = box.parent
        yield box


def _is_beside(box: LexborNode, page: LexborHTMLParser, length: int) -> bool:
    """Whether a box stands beside the page's own text: it is the smaller part, or somebody wrote a sentence
    outside of it."""
    if len(box.text()) <= BOX_SHARE * length:
        return True
    own = (
        node for node in page.css("p")[:PARAGRAPHS_TRIED] if all(above.mem_id != box.mem_id for above in upwards(node))
    )
    return any(SENTENCE.search(node.text()) for node in own)


def _is_label(node: LexborNode) -> bool:
    return _names_related(node.text(deep=False))


def _names_related(line: str) -> bool:
    return len(line) <= LABEL_LINE and bool(RELATED_HEADING.fullmatch(line.strip()))


def _teasers(found: Sequence[Entry]) -> tuple[Teaser, ...]:
    return tuple(Teaser(entry.title, _excerpt(entry), entry.url, TRUNCATED) for entry in found[:MOST_TEASERS])


def _excerpt(entry: Entry) -> str:
    """The text of an entry without its title, a date before and an invitation to read on after it."""
    before, title, after = entry.text.partition(entry.title)
    rest = after if title else before
    return MORE.sub("", LEADING.sub("", rest[:EXCERPT])).strip()


def distinct(teasers: Iterable[Teaser], base: str = "") -> tuple[Teaser, ...]:
    """Teasers in order, each title and address once, their addresses as seen from `base`."""
    placed = (replace(teaser, url=joined(base, teaser.url)) if base and teaser.url else teaser for teaser in teasers)
    return tuple({(teaser.title, teaser.url): teaser for teaser in placed}.values())
