"""The stage itself: articles, their analyses and the concepts in, neighbours with their reasons out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple

import numpy as np

from indexer.model import Analysis, Article, Ints, Neighbour, Relation, SharedConcept, Term
from indexer.related.abouts import is_about
from indexer.related.copies import Piece, copies, originals_first
from indexer.related.material import material_of
from indexer.related.mismatch import baits, mismatched
from indexer.related.named import Named
from indexer.related.neighbours import Lists, list_of, neighbour_lists
from indexer.related.noise import advertises, noise_flags
from indexer.related.pins import with_pins
from indexer.related.reasons import reasons
from indexer.related.scores import scores_of
from indexer.related.series import Series, series_of, site_of
from indexer.related.stubs import is_stub
from indexer.related.teasers import Announcements
from indexer.related.vectors import key_term_matrix

LISTED = 60
"""Neighbours of each article that the index holds."""
SUSPECT = frozenset({"spam", "mismatch", "stub", "truncated"})
"""Flags of articles that should not stand for their copies, and are not announced."""

_neighbour: Callable[[tuple[object, ...]], Neighbour] = partial(tuple.__new__, Neighbour)
"""As in `parsing.compose`: a named tuple from a tuple of the right length."""


@dataclass(frozen=True, slots=True, eq=False)
class Related:
    """Neighbours of each article (best first), the article that each copy is a copy of, and the flags of each."""

    neighbours: tuple[tuple[Neighbour, ...], ...]
    copy_of: dict[int, int]
    flags: tuple[tuple[str, ...], ...]
    series: dict[int, Series] = field(default_factory=dict)
    """The series of each article that is a part of one."""


class Kin(NamedTuple):
    """What articles are to each other beyond their likeness: `Related.copy_of`, `Related.series`, `Lists.translation`."""

    copy_of: dict[int, int]
    series: dict[int, Series]
    translation: Ints

    def relations(self, one: int, others: Sequence[int]) -> list[Relation]:
        """What each of the others is to one that it is a neighbour of."""
        original, translation, parts = self.copy_of.get(one, one), int(self.translation[one]), self.series.get(one)
        if parts is None and translation < 0 and not self.copy_of:
            return ["related"] * len(others)
        return [
            "duplicate"
            if self.copy_of.get(other, other) == original
            else "translation"
            if other == translation
            else "series"
            if parts is not None and self.series.get(other) is parts
            else "related"
            for other in others
        ]


def relate(
    articles: Sequence[Article],
    analyses: Sequence[Analysis],
    terms: Sequence[Sequence[Term]],
    rows: Sequence[Ints],
    scores: Sequence[np.ndarray],
    named: Named,
    repeated: Sequence[Sequence[tuple[int, int]]] = (),
) -> Related:
    """Neighbours, copies and noise of a corpus; `repeated` are the stretches of each article that many articles have: footers.

    Time grows with the square of the articles (4 CPU s for 2,547, 283 for 30,564), memory with the articles (315 MiB and
    2.6 GiB): `benchmarks/related_cost.py`.
    """
    if not articles:
        return Related((), {}, ())
    material = material_of(articles, analyses, rows, named)
    pairs, key_terms = scores_of(material), key_term_matrix(rows, scores, material.everyday)
    lists = neighbour_lists(pairs, key_terms)
    flags = _flags(articles, analyses, repeated or [()] * len(articles))
    copy_of = _copies(articles, analyses, flags)
    kin = Kin(copy_of, series_of(articles, copy_of), lists.translation)
    why = reasons(lists, pairs, terms, named)
    neighbours = [_neighbours(at, articles, lists, kin, why[at]) for at in range(len(articles))]
    return Related(
        neighbours=with_pins(articles, neighbours),
        copy_of=copy_of,
        flags=flags,
        series=kin.series,
    )


def beside(
    articles: Sequence[Article],
    analyses: Sequence[Analysis],
    terms: Sequence[Sequence[Term]],
    rows: Sequence[Ints],
    scores: Sequence[np.ndarray],
    named: Named,
) -> tuple[Neighbour, ...]:
    """The neighbours of the last article among the others, as `relate` would give them, but for copies and series.

    Grows with the articles.
    """
    last = len(articles) - 1
    material = material_of(articles, analyses, rows, named)
    pairs, key_terms = scores_of(material), key_term_matrix(rows, scores, material.everyday)
    lists = list_of(last, pairs, key_terms)
    why = reasons(lists, pairs, terms, named)
    return _neighbours(last, articles, lists, Kin({}, {}, lists.translation), why[last])


def announcements(articles: Sequence[Article], analyses: Sequence[Analysis], related: Related) -> Announcements:
    """What finds the articles by their teasers: none that is suspect, of copies the one that stands for them."""
    stands = [related.copy_of.get(at, at) for at in range(len(articles))]
    honest = [SUSPECT.isdisjoint(flags) for flags in related.flags]
    places = [at if honest[at] else -1 for at in stands]
    return Announcements(articles, [analysis.sketch for analysis in analyses], places)


def _flags(articles: Sequence[Article], analyses: Sequence[Analysis], repeated: Sequence[Sequence[tuple[int, int]]]) -> tuple[tuple[str, ...], ...]:
    """The flags of each article: its own, what its title says of its text, and whether it says nothing."""
    unsaid = mismatched([article.title for article in articles], analyses)
    bait = baits(unsaid, [site_of(article) for article in articles])
    return tuple(
        article.flags + (noise_flags(article.title, article.text) or _doubt(article, stranger, sure) or (("stub",) if is_stub(article, footer) else ()))
        + (("about",) if is_about(article) else ())
        for article, stranger, sure, footer in zip(articles, unsaid.tolist(), bait.tolist(), repeated, strict=True)
    )


def _doubt(article: Article, stranger: bool, sure: bool) -> tuple[str, ...]:
    """`mismatch` for a title that is another article's, `unsaid` for one that only seems to be."""
    return (("mismatch",) if sure or advertises(article.text) else ("unsaid",)) if stranger else ()


def _copies(
    articles: Sequence[Article], analyses: Sequence[Analysis], flags: Sequence[tuple[str, ...]]
) -> dict[int, int]:
    """The article that each copy is a copy of; a suspect one stands for others only where all are suspect, a stub for none: it has
    nothing but what all pages have."""
    ranks = originals_first(articles, ["unsaid" in found or not SUSPECT.isdisjoint(found) for found in flags])
    return copies(
        [
            Piece(article, analysis.sketch[:0] if "stub" in found else analysis.sketch, analysis.han + analysis.words, rank)
            for article, analysis, rank, found in zip(articles, analyses, ranks, flags, strict=True)
        ]
    )


def _neighbours(
    at: int,
    articles: Sequence[Article],
    lists: Lists,
    kin: Kin,
    why: Sequence[tuple[SharedConcept, ...]],
) -> tuple[Neighbour, ...]:
    places = [other for other in lists.neighbour[at, :LISTED].tolist() if other >= 0]
    scores = np.round(lists.probability[at, : len(places)], 4).tolist()
    unlisted = [part for part in kin.series[at].beside(at) if part not in places] if at in kin.series else []
    others = places + unlisted
    likely = scores + [min(scores, default=0.0)] * len(unlisted)
    shared = [*why[: len(others)], *[()] * (len(others) - len(why))]
    ids = [articles[other].id for other in others]
    return tuple(map(_neighbour, zip(ids, likely, kin.relations(at, others), shared, strict=True)))
