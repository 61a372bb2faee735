"""Points as nodes: what was chosen of a sentence, or the whole list where the sentence makes one."""

from indexer.model import Tree
from indexer.trees.hanging.growing import Growing
from indexer.trees.hanging.order import distinct
from indexer.trees.judging.covering import Point
from indexer.trees.reading.clauses import length_of
from indexer.trees.reading.labelled import ANSWER
from indexer.trees.reading.listing import Listing, Span, listing_in

LONGER = 2.0
"""A list may have so many times the tokens of the point that stands for it."""


def hang_point(growing: Growing, point: Point) -> None:
    """Hang up a chosen point; one that stands in a list becomes what is listed, with the items under it."""
    listed = _listed(growing, point)
    if not listed or not listed.span:
        growing.take_in((point.start, point.end))
        growing.put(node_of(point))
        growing.budget -= point.tokens
        return
    growing.take_in(listed.span)
    growing.branch([listed])
    for node in listed.walk():
        growing.budget -= length_of(node.label)


def node_of(point: Point) -> Tree:
    """A point as a node; an answer without its A:."""
    sign = ANSWER.match(point.label)
    return Tree(point.label[sign.end() :] if sign else point.label, "definition" if point.defines else "point", (point.start, point.end), likely=point.likely)


def _listed(growing: Growing, point: Point) -> Tree | None:
    """The list that a point is part of, if its sentence makes one that is hardly longer."""
    reading = growing.reading
    begin, end = int(reading.starts[point.sentence]), int(reading.ends[point.sentence])
    sentence = reading.article.text[begin:end]
    listing = listing_in(sentence)
    if not listing or not _overlaps(listing, point.start - begin, point.end - begin):
        return None
    tree = _tree(sentence, listing, begin)
    longest = LONGER * max(point.tokens, 1.0)
    return tree if sum(length_of(node.label) for node in tree.walk()) <= longest else None


def _overlaps(listing: Listing, start: int, end: int) -> bool:
    return start < listing.items[-1].end and listing.head.start < end


def _tree(sentence: str, listing: Listing, begin: int) -> Tree:
    def label(span: Span) -> str:
        return " ".join(sentence[span.start : span.end].split())

    items = [Tree(label(item), "term", (begin + item.start, begin + item.end)) for item in listing.items]
    name = label(listing.head)
    span = (begin + listing.head.start, begin + listing.items[-1].end)
    return Tree(name, "topic", span, (), distinct(name, items))
