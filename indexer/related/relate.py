"""The stage itself: articles, their analyses and the concepts in, neighbours with their reasons out."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice, repeat
from typing import NamedTuple

import numpy as np

from indexer.model import Analysis, Article, Ints, Neighbour, Relation, Term
from indexer.related.abouts import is_about
from indexer.related.chances import Grounds
from indexer.related.copies import Piece, copies, originals_first
from indexer.related.footers import readers
from indexer.related.material import material_of
from indexer.related.mismatch import baits, mismatched
from indexer.related.named import Named
from indexer.related.neighbours import Lists, list_of, neighbour_lists
from indexer.related.noise import SPAM, advertises
from indexer.related.parts import with_parts
from indexer.related.pins import with_pins
from indexer.related.reading import Analysed, Texts, analysed, texts_of
from indexer.related.reasons import EXPLAINED, reasons
from indexer.related.scores import scores_of
from indexer.related.series import Series, series_of, site_of
from indexer.related.teasers import Announcements
from indexer.related.vectors import key_term_matrix
from indexer.text.editions import Editions, editions
from indexer.text.shingles import Sketch

LISTED = 60
"""Neighbours of each article that the index holds."""
SUSPECT = frozenset({"spam", "mismatch", "stub", "truncated"})
"""Flags of articles that should not stand for their copies, and are not announced."""

_neighbour: Callable[[tuple[object, ...]], Neighbour] = partial(tuple.__new__, Neighbour)
"""As in `parsing.compose`: a named tuple from a tuple of the right length."""


@dataclass(frozen=True, slots=True, eq=False)
class Related:
    """Neighbours of each article (best first; they are made as they are asked for, once), the article that each copy is a copy of, and the flags of
    each."""

    neighbours: Iterator[tuple[Neighbour, ...]]
    copy_of: dict[int, int]
    flags: tuple[tuple[str, ...], ...]
    announced: Announcements
    """What finds articles by their teasers."""
    series: dict[int, Series]
    """The series of each article that is a part of one."""


class Articles(NamedTuple):
    """The articles of a corpus: their heads, which have no texts and of all blocks only headings, and the whole ones, which are asked for seldom."""

    heads: Sequence[Article]
    whole: Sequence[Article]


class KeyTerms(NamedTuple):
    """What is known of each article's key terms: the best ones, and of each candidate (candidates,) the concept, -1 for none, and the score."""

    terms: Sequence[Sequence[Term]]
    rows: Sequence[Ints]
    scores: Sequence[np.ndarray]


class Kin(NamedTuple):
    """What articles are to each other beyond their likeness: `Related.copy_of`, `Related.series`, `Lists.translation`, and in which languages their
    site keeps which pages."""

    copy_of: dict[int, int]
    series: dict[int, Series]
    translation: Ints
    editions: Editions

    def relations(self, one: int, others: Sequence[int]) -> list[Relation]:
        """What each of the others is to one that it is a neighbour of."""
        original, translation, parts = self.copy_of.get(one, one), int(self.translation[one]), self.series.get(one)
        if parts is None and translation < 0 and not self.editions.places and not self.copy_of:
            return ["related"] * len(others)
        return [
            "duplicate"
            if self.copy_of.get(other, other) == original
            else "translation"
            if other == translation or self.editions.are_versions(one, other)
            else "series"
            if parts is not None and not parts.chapters and self.series.get(other) is parts
            else "related"
            for other in others
        ]


def relate(
    articles: Articles, analyses: Iterable[Analysis], key_terms: KeyTerms, named: Named, repeated: Sequence[Sequence[tuple[int, int]]] = ()
) -> Related:
    """Neighbours, copies and noise of a corpus; `repeated` are the stretches of each article that many articles have: footers.

    The analyses are asked for once, one after the other, and so are the articles, but for a few that are read again.
    Time grows with the square of the articles (4 CPU s for 2,547, 283 for 30,564), memory with the articles (315 MiB and
    2.6 GiB): `benchmarks/related_cost.py`.
    """
    heads = articles.heads
    if not heads:
        return Related(iter(()), {}, (), Announcements((), (), (), ()), {})
    read, texts = analysed(analyses), texts_of(heads, articles.whole, repeated or repeat((), len(heads)))
    material = material_of(heads, read, texts, key_terms.rows, named)
    flags = _flags(articles, read, texts)
    ranks = originals_first(heads, ["unsaid" in found or not SUSPECT.isdisjoint(found) for found in flags])
    kept_in = editions([head.id for head in heads])
    found = _copies(articles, read, flags, ranks, repeated or [()] * len(heads))
    copy_of = {at: original for at, original in found.items() if not kept_in.are_scripts(at, original)}
    announced = _announced(articles, read.sketches, flags, copy_of)
    del read  # the views, which the scores hold fused
    scores = scores_of(material)
    material = scores.material
    series = series_of(heads, copy_of)
    lists = with_parts(neighbour_lists(scores, key_term_matrix(key_terms.rows, key_terms.scores, material.everyday)), series)
    kin = Kin(copy_of, series, lists.translation, kept_in)
    why = reasons(lists, scores, key_terms.terms, named)
    neighbours = (_neighbours(at, heads, lists, kin, Grounds(shared, lists.vouched[at, :EXPLAINED])) for at, shared in enumerate(why))
    return Related(with_pins(heads, neighbours), copy_of, flags, announced, kin.series)


def beside(articles: Sequence[Article], analyses: Iterable[Analysis], key_terms: KeyTerms, named: Named) -> tuple[Neighbour, ...]:
    """The neighbours of the last article among the others, as `relate` would give them, but for copies and series.

    Grows with the articles.
    """
    last = len(articles) - 1
    material = material_of(articles, analysed(analyses), texts_of(articles, articles, repeat((), len(articles))), key_terms.rows, named)
    scores, weighed = scores_of(material), key_term_matrix(key_terms.rows, key_terms.scores, material.everyday)
    lists = list_of(last, scores, weighed)
    *_, shared = reasons(lists, scores, key_terms.terms, named)
    return _neighbours(last, articles, lists, Kin({}, {}, lists.translation, editions([])), Grounds(shared, lists.vouched[last, :EXPLAINED]))


def _announced(articles: Articles, sketches: Sequence[Sketch], flags: Sequence[tuple[str, ...]], copy_of: Mapping[int, int]) -> Announcements:
    """What finds the articles by their teasers: none that is suspect, of copies the one that stands for them."""
    stands = [copy_of.get(at, at) if SUSPECT.isdisjoint(found) else -1 for at, found in enumerate(flags)]
    return Announcements(articles.heads, articles.whole, sketches, stands)


def _flags(articles: Articles, read: Analysed, texts: Texts) -> tuple[tuple[str, ...], ...]:
    """The flags of each article: its own, what its title says of its text, and whether it says nothing."""
    unsaid = mismatched([head.title for head in articles.heads], read.views, read.han, read.words)
    bait = baits(unsaid, [site_of(head) for head in articles.heads])
    doubts = {at: ("mismatch",) if bait[at] or advertises(articles.whole[at].text) else ("unsaid",) for at in np.flatnonzero(unsaid).tolist()}
    return tuple(
        head.flags + (found if found == SPAM else doubts.get(at, found)) + (("about",) if is_about(head) else ())
        for at, (head, found) in enumerate(zip(articles.heads, texts.flags, strict=True))
    )


def _copies(
    articles: Articles, read: Analysed, flags: Sequence[tuple[str, ...]], ranks: Sequence[int], footers: Sequence[Sequence[tuple[int, int]]]
) -> dict[int, int]:
    """The article that each copy is a copy of; a suspect one stands for others only where all are suspect, a stub for none: it has
    nothing but what all pages have. What many articles say (`footers`) makes none a copy."""
    sizes = (read.han + read.words).tolist()
    shares = [sum(end - start for start, end in mine) / max(1, size) for mine, size in zip(footers, sizes, strict=True)]
    facts = zip(articles.heads, read.sketches, sizes, ranks, shares, flags, strict=True)
    pieces = [Piece(head, at, sketch[:0] if "stub" in found else sketch, size, rank, share) for at, (head, sketch, size, rank, share, found) in enumerate(facts)]
    return copies(pieces, readers(articles.whole, footers))


def _neighbours(
    at: int,
    articles: Sequence[Article],
    lists: Lists,
    kin: Kin,
    grounds: Grounds,
) -> tuple[Neighbour, ...]:
    kept = offered(at, lists, kin)
    first = kept[: sum(place < len(grounds.shared) for place in kept)]
    grounds = Grounds([grounds.shared[place] for place in first], grounds.vouched[first])
    listed = lists.neighbour[at, kept].tolist()
    unlisted = [part for part in kin.series[at].beside(at) if part not in listed] if at in kin.series and not kin.series[at].chapters else []
    others = listed + unlisted
    relations = kin.relations(at, others)
    likely = grounds.weighed(lists.probability[at, kept], relations)
    explained = sorted(range(len(grounds.shared)), key=lambda place: -likely[place])
    likely += [min(likely, default=0.0)] * len(unlisted)
    shared = [*grounds.shared[: len(others)], *[()] * (len(others) - len(grounds.shared))]
    ids = [articles[other].id for other in others]
    found = list(map(_neighbour, zip(ids, likely, relations, shared, strict=True)))
    return (*(found[place] for place in explained), *found[len(explained) :])


def offered(at: int, lists: Lists, kin: Kin) -> list[int]:
    """The places in its list of the first neighbours of an article, LISTED at most, without pages in other languages that are there in its own, too."""
    near = [other for other in lists.neighbour[at].tolist() if other >= 0]
    if not kin.editions.places:
        return list(range(len(near[:LISTED])))
    relations = kin.relations(at, near)
    mine = (place for place, other in enumerate(near) if relations[place] != "related" or not kin.editions.is_foreign(other, at))
    return list(islice(mine, LISTED))
