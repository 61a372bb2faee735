"""Copies: reposts, rewritten articles, halves and excerpts, each with the one article that stands for it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from indexer.model import Article, Bools, Column, Ints
from indexer.related.days import day_of
from indexer.related.footers import Readers
from indexer.related.overlaps import Overlaps, overlaps_of
from indexer.related.series import site_of, writer_of
from indexer.related.titles import are_sisters
from indexer.text.shingles import Sketch, every_shingle
from indexer.text.spelling import spelling

NEAR_FROM, SISTERS_FROM = 0.42, 0.75
"""Resemblance of copies, and of copies whose titles name sisters. Unrelated pairs stay under .12, templates of one
organiser's notices reach .5, an article with a fifth of its sentences replaced .5 to .7 (noise bench)."""
REWRITTEN_FROM = 0.7
"""Of the shorter article, how much the other holds, where both resemble each other by UNSURE at least."""
UNSURE = (0.32, 0.65)
"""Estimates of resemblance that need all shingles to decide: a sketch errs by .05."""
LEAST_PROSE = 500
"""Characters; an article of less prose is compared with its code."""
PART_FROM, OF_ONE_TITLE = 0.85, 0.5
"""Of a part's keys, how many its whole has; of an excerpt's shingles too, where all of them are compared, unless both have one title: what a feed cuts off
in the middle of a word, and calls to read on, are a fifth of a short one."""
LARGE_PART = 0.25
"""A part of less than this is a section of a collection, unless both begin alike."""
BEGINS_FROM = 0.5
EXCERPT_KEYS = 110
"""Keys of a text of LEAD units; one that has no more is compared exactly, for its sketch is too short."""
EXCERPT_SHARE = 0.5
FEWEST_SPARSE = 8
AS_FULL, NOTICE, LEAST_FULL = 0.9, 60, 0.75
"""A text of this share of the longest copy's length is as full, and so is one of the same title that lacks no more Han characters and words than sites put
around what they repost (本文转载自…, 欢迎关注…), if it has LEAST_FULL of them: of a short note that is more than a tenth."""
EVIDENCE = 0.5
"""Of an article's keys, how many must be counted ones; an article of less is compared with first holders."""
SAME_FROM = 0.9
"""Resemblance of copies among articles that consist of what many hold: short notes over a long footer reach .8."""
FIRST_HOLDERS = 8
FOOTER = 0.3
"""`Piece.repeated` from which that may be all that makes an article look like a copy."""
INSIDE = "#"
"""In the id of an article that stands in a file with others."""
GATHERED = re.compile(r"(?:^|/)(?:tags?|categor(?:y|ies)|authors?|page)/|/comment-page-\d", re.I)
"""Where sites show posts once more, whole: the only one of a tag (Pelican), under the second page of its comments (WordPress)."""
LATER = 180
"""Days after which an author who writes of the same again writes anew: of five such pairs of two blogs that resemble each other by .3 to .6 none
is a copy (谈谈加班, 你的加班有价值吗？), of four above SISTERS_FROM all are."""
COMPARED = 3
"""Articles an excerpt is compared with."""


@dataclass(frozen=True, slots=True)
class Piece:
    """An article's text as far as copies are concerned: its head, its place among the articles, `size` in Han characters and words; `rank` orders
    originals, the lowest first; `repeated` is how many characters many articles have, a unit of `size`."""

    article: Article
    place: int
    sketch: Sketch
    size: int
    rank: int
    repeated: float = 0.0


def originals_first(articles: Sequence[Article], suspect: Sequence[bool]) -> list[int]:
    """The rank of each article as an original: honest ones first, then those that lie where posts do, the earliest, those with an address, those that
    are no item of a feed or a table, by id."""
    order = sorted(
        range(len(articles)),
        key=lambda at: (
            suspect[at],
            GATHERED.search(articles[at].id) is not None,
            articles[at].date or "9999",
            not articles[at].url,
            INSIDE in articles[at].id,
            articles[at].id,
        ),
    )
    ranks = [0] * len(articles)
    for rank, at in enumerate(order):
        ranks[at] = rank
    return ranks


def copies(pieces: Sequence[Piece], read: Readers) -> dict[int, int]:
    """For each copy the place of the article it is a copy of: the first by rank among the fullest of its group. A few are read.

    Near copies are grouped by resemblance = shared / all keys of both, parts are joined to the article that contains
    them; both are estimated from sketches (Broder 1997, doi:10.1109/SEQUEN.1997.666900). About linear in the articles.
    """
    if not pieces:
        return {}
    same = _identical(pieces)
    distinct = np.unique(same)
    alone = [pieces[at] for at in distinct.tolist()]
    overlaps = overlaps_of([piece.sketch for piece in alone])
    groups = _Groups(len(alone))
    for left, right in (*_near(alone, overlaps, read), *_templates(alone, overlaps, read), *_at_one_address(alone)):
        groups.join(left, right)
    first = _firsts(alone, groups)
    whole = _wholes(alone, overlaps, first, read)
    out = {}
    for at, original in enumerate(np.searchsorted(distinct, same).tolist()):
        found = int(distinct[_last(original, first, whole)])
        if found != at:
            out[at] = found
    return out


def _identical(pieces: Sequence[Piece]) -> Ints:
    """(articles,) the place of the first by rank of all articles of one and the same sketch."""
    first: dict[bytes, int] = {}
    for at in sorted(range(len(pieces)), key=lambda at: pieces[at].rank):
        key = pieces[at].sketch.tobytes() or str(at).encode()
        first.setdefault(key, at)
    return np.array([first[piece.sketch.tobytes() or str(at).encode()] for at, piece in enumerate(pieces)])


class _Groups:
    """Places that were joined, by union and find (Tarjan 1975, doi:10.1145/321879.321884)."""

    def __init__(self, count: int) -> None:
        self._up = list(range(count))

    def of(self, at: int) -> int:
        while self._up[at] != at:
            self._up[at] = self._up[self._up[at]]
            at = self._up[at]
        return at

    def join(self, left: int, right: int) -> None:
        low, high = sorted((self.of(left), self.of(right)))
        self._up[high] = low


def _near(pieces: Sequence[Piece], overlaps: Overlaps, read: Readers) -> Iterator[tuple[int, int]]:
    """Pairs of articles that resemble each other; sisters and rewrites must do so more. Each is compared exactly with a few at most."""
    resemblance = _resemblances(overlaps)
    compared = [0] * len(pieces)
    likely = np.flatnonzero(resemblance >= UNSURE[0])
    for at in likely[np.lexsort((likely, -resemblance[likely]))].tolist():
        left, right = int(overlaps.left[at]), int(overlaps.right[at])
        one, other = pieces[left].article, pieces[right].article
        found = float(resemblance[at])
        if found < UNSURE[1]:
            compared[left], compared[right] = compared[left] + 1, compared[right] + 1
            found = _exactly(pieces[left], pieces[right], read) if max(compared[left], compared[right]) <= COMPARED else 0.0
        alike = found >= SISTERS_FROM or (found >= NEAR_FROM and not _are_two(one, other))
        if alike and not _only_footers(pieces[left], pieces[right], read):
            yield left, right


def _exactly(one: Piece, other: Piece, read: Readers) -> float:
    """The resemblance of two articles; NEAR_FROM where one holds most of the other, and puts something longer for the rest."""
    small, large = sorted((one, other), key=lambda piece: (piece.size, piece.rank))
    found = exact(read.whole(small.place), read.whole(large.place))
    rewritten = found.contained >= REWRITTEN_FROM and found.resemblance >= UNSURE[0]
    return max(found.resemblance, NEAR_FROM) if rewritten else found.resemblance


def _resemblances(overlaps: Overlaps) -> Column:
    """(pairs,) the share of the keys of both that both have, 0 where too few are counted; two decimals.

    Two short texts lie within what is sampled densely: all their keys count.
    """
    left, right = overlaps.left, overlaps.right
    every = overlaps.sizes_sparse + overlaps.sizes_dense
    short = np.maximum(every[left], every[right]) <= EXCERPT_KEYS
    total = np.where(short, every[left] + every[right], overlaps.sizes_sparse[left] + overlaps.sizes_sparse[right])
    shared = overlaps.sparse + np.where(short, overlaps.dense, 0)
    judged = _judged(overlaps)
    found: Column = np.round(shared / np.maximum(total - shared, 1), 2)
    return np.where((shared >= FEWEST_SPARSE) & judged[left] & judged[right], found, 0.0)


def _judged(overlaps: Overlaps) -> Bools:
    """(articles,) whether enough of an article's keys are counted."""
    counted = overlaps.sizes_sparse + overlaps.sizes_dense
    enough: Bools = counted >= EVIDENCE * (counted + overlaps.frequent)
    return enough


def _templates(pieces: Sequence[Piece], overlaps: Overlaps, read: Readers) -> Iterator[tuple[int, int]]:
    """Pairs of articles made of what many hold, each with the first holders of its smallest keys: linear in the articles."""
    first: dict[int, int] = {}
    for at in sorted(np.flatnonzero(~_judged(overlaps)).tolist(), key=lambda at: pieces[at].rank):
        keys = pieces[at].sketch
        for other in sorted({first.setdefault(key, at) for key in keys[:FIRST_HOLDERS].tolist()} - {at}):
            shared = len(np.intersect1d(keys, pieces[other].sketch, assume_unique=True))
            same = shared >= SAME_FROM * (len(keys) + len(pieces[other].sketch) - shared)
            if same and not _only_footers(pieces[at], pieces[other], read):
                yield other, at


def _at_one_address(pieces: Sequence[Piece]) -> Iterator[tuple[int, int]]:
    """Pairs of articles of one title at one address: a page and what a feed has of it."""
    first: dict[tuple[str, str], int] = {}
    for at, piece in enumerate(pieces):
        address, title = piece.article.url.partition("://")[2].partition("#")[0].rstrip("/"), spelling(piece.article.title)
        if address and title:
            found = first.setdefault((address, title), at)
            if found != at:
                yield found, at


def _firsts(pieces: Sequence[Piece], groups: _Groups) -> list[int]:
    """The article that stands for each: of its group the first by rank among the fullest."""
    members: dict[int, list[int]] = {}
    for at in range(len(pieces)):
        members.setdefault(groups.of(at), []).append(at)
    out = list(range(len(pieces)))
    for group in members.values():
        fullest = max((pieces[at] for at in group), key=lambda piece: (piece.size, -piece.rank))
        first = min((at for at in group if _is_as_full(pieces[at], fullest)), key=lambda at: pieces[at].rank)
        for at in group:
            out[at] = first
    return out


def _is_as_full(piece: Piece, fullest: Piece) -> bool:
    """Whether a copy lacks next to nothing of the fullest one, or no more than the notices of a site that kept its title."""
    notices = fullest.size - NOTICE if _are_called_alike(piece.article, fullest.article) else fullest.size
    return piece.size >= min(AS_FULL * fullest.size, max(LEAST_FULL * fullest.size, notices))


def _wholes(pieces: Sequence[Piece], overlaps: Overlaps, first: Sequence[int], read: Readers) -> dict[int, int]:
    """For each part the article that contains it, by the share that it contains, then by rank."""
    found: dict[int, list[tuple[float, int, int]]] = {}
    swapped = overlaps.sizes_sparse[overlaps.left] > overlaps.sizes_sparse[overlaps.right]
    parts = np.where(swapped, overlaps.right, overlaps.left)
    wholes = np.where(swapped, overlaps.left, overlaps.right)
    shares = np.round(_shares(overlaps, parts, wholes), 2)
    for at in np.flatnonzero(shares > 0).tolist():
        part, whole = int(parts[at]), int(wholes[at])
        if first[part] == part != first[whole] and pieces[part].size < pieces[whole].size:
            found.setdefault(part, []).append((-shares[at], pieces[whole].rank, whole))
    out = {}
    for part, candidates in sorted(found.items()):
        best = (whole for _, _, whole in sorted(candidates)[:COMPARED] if _contains(pieces[whole], pieces[part], read))
        out[part] = next(best, part)
    return out


def _shares(overlaps: Overlaps, parts: Ints, wholes: Ints) -> Column:
    """(pairs,) the share of each part that its whole seems to contain; 0 where it is no part."""
    sizes = overlaps.sizes_sparse[parts], overlaps.sizes_dense[parts]
    sparse = overlaps.sparse / np.maximum(sizes[0], 1)
    dense = overlaps.dense / np.maximum(sizes[1], 1)
    every = (overlaps.sparse + overlaps.dense) / np.maximum(sizes[0] + sizes[1], 1)
    begins = dense >= BEGINS_FROM
    large = sizes[0] >= LARGE_PART * overlaps.sizes_sparse[wholes]
    half = (sparse >= PART_FROM) & (sizes[0] >= FEWEST_SPARSE) & (large | begins)
    excerpt = (sizes[0] + sizes[1] <= EXCERPT_KEYS) & (np.maximum(every, sparse) >= EXCERPT_SHARE)
    found: Column = np.where(half | excerpt, np.maximum(every, sparse), 0.0) * _judged(overlaps)[parts]
    return found


def _contains(whole: Piece, part: Piece, read: Readers) -> bool:
    """Whether a part that seems to be one is: no sister, no first version, and if it is short, by all its shingles. An excerpt that comes
    later is one, however much later."""
    if are_sisters(whole.article.title, part.article.title) or _is_version(part.article, whole.article) or _only_footers(part, whole, read):
        return False
    least = OF_ONE_TITLE if _are_called_alike(part.article, whole.article) else PART_FROM
    return len(part.sketch) > EXCERPT_KEYS or exact(read.whole(part.place), read.whole(whole.place)).contained >= least


def _only_footers(one: Piece, other: Piece, read: Readers) -> bool:
    """Whether two articles that look like copies have nothing in common but what many articles have: both are a footer for the most part."""
    small, large = sorted((one, other), key=lambda piece: (piece.size, piece.rank))
    if max(small.repeated, large.repeated) < FOOTER:
        return False
    found = exact(read.own(small.place), read.own(large.place))
    return max(found.resemblance, found.contained) < UNSURE[0]


def _are_called_alike(one: Article, other: Article) -> bool:
    """Whether two articles have one title; none has those without."""
    return spelling(one.title) == spelling(other.title) != ""


def _are_two(one: Article, other: Article) -> bool:
    """Whether two articles are sisters by their titles, or what one author wrote of the same in different years."""
    return are_sisters(one.title, other.title) or _is_version(one, other) or _is_version(other, one)


def _is_version(first: Article, later: Article) -> bool:
    """Whether one author wrote the one LATER days after the other."""
    same = writer_of(first) == writer_of(later) and site_of(first) == site_of(later)
    return same and day_of(later.date) - day_of(first.date) >= LATER


class Exact(NamedTuple):
    """How two texts overlap by all their shingles: the share of both that both have, and that of the first."""

    resemblance: float
    contained: float


def exact(part: Article, whole: Article) -> Exact:
    """The overlap of two articles' prose; linear in both."""
    mine, others = every_shingle(_prose(part)), every_shingle(_prose(whole))
    shared = len(np.intersect1d(mine, others, assume_unique=True))
    return Exact(shared / max(len(mine) + len(others) - shared, 1), shared / max(len(mine), 1))


def _prose(article: Article) -> str:
    """The text without its code, where that is not nearly all."""
    prose = "\n".join([article.text[b.start : b.end] for b in article.blocks if b.kind not in {"code", "formula"}])
    return prose if len(prose) >= min(LEAST_PROSE, len(article.text)) else article.text


def _last(at: int, first: Sequence[int], whole: Mapping[int, int]) -> int:
    """The article that stands for one at the end: of its group, of the whole that the group is a part of, and so on."""
    seen = set()
    at = first[at]
    while at in whole and at not in seen:
        seen.add(at)
        at = first[whole[at]]
    return at
