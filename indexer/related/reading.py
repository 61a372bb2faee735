"""What the stage reads of each analysis and of each text: each is asked for once, and none is kept."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from indexer.model import Analysis, Article, Bools, Ints
from indexer.related.digests import others_named, titles_of
from indexer.related.noise import noise_flags
from indexer.related.ownlinks import links_of, places_of
from indexer.related.stubs import is_stub
from indexer.related.views import Viewed, Views
from indexer.text.shingles import Sketch
from indexer.text.stacks import Stack

IN_TITLE = 7
"""Further occurrences that a concept is worth which the title names: with its own one eight, as in the views."""


class Analysed(NamedTuple):
    """Of each article its views, its sketch, its Han characters and Latin words, and whether its prose is English; all others are taken for
    Chinese. `uses` (candidates of all articles,) are occurrences, IN_TITLE more for those that the title names."""

    views: dict[str, Viewed]
    sketches: Sequence[Sketch]
    han: Ints
    words: Ints
    english: Bools
    uses: Ints


class Texts(NamedTuple):
    """Of each article its links to others, how many others it names by their titles, and the flags that its text earns."""

    links: list[list[int]]
    named: list[int]
    flags: list[tuple[str, ...]]


def analysed(analyses: Iterable[Analysis]) -> Analysed:
    """What is read of the analyses."""
    views, sketches, uses = Views(), Stack("u4"), Stack("u4")
    sizes: list[tuple[int, int, bool]] = []
    for analysis in analyses:
        views.add(analysis.views)
        sketches.add(analysis.sketch)
        uses.add(analysis.candidates.count + IN_TITLE * analysis.candidates.title)
        sizes.append((analysis.han, analysis.words, analysis.language == "en"))
    han, words, english = np.array(sizes, dtype=np.int64).reshape(-1, 3).T
    keys = sketches.rows
    return Analysed(views.viewed, [keys[a:b] for a, b in pairwise(sketches.bounds.tolist())], han, words, english.astype(np.bool_), uses.rows)


def texts_of(heads: Sequence[Article], articles: Iterable[Article], repeated: Iterable[Sequence[tuple[int, int]]]) -> Texts:
    """What is read of the texts; `repeated` are the stretches of each article that many articles have: footers."""
    places, titles = places_of(heads), titles_of(heads)
    found = Texts([], [], [])
    for at, (article, footer) in enumerate(zip(articles, repeated, strict=True)):
        found.links.append(links_of(article, at, places))
        found.named.append(others_named(article, at, titles))
        found.flags.append(noise_flags(article.title, article.text) or (("stub",) if is_stub(article, footer) else ()))
    return found
