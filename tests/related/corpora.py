"""Small corpora for the tests of related articles, made of numbers instead of words."""

import numpy as np
import scipy.sparse as sp

from indexer.model import Features
from indexer.related.days import whole_days
from indexer.related.material import Material, prefixes
from indexer.related.matrices import VIEWS, WORDS
from indexer.related.views import Viewed, viewed


def features(words: dict[int, float]) -> Features:
    keys = np.array(sorted(words), dtype=np.uint32)
    return Features(keys, np.array([words[int(key)] for key in keys], dtype=np.float16))


def views(words: dict[int, float], title: tuple[int, ...] = ()) -> dict[str, Features]:
    return {view.name: features(words) for view in (WORDS, *VIEWS)} | {"title": features(dict.fromkeys(title, 1.0))}


def view_of(rows: list[Features]) -> Viewed:
    """One view of some articles."""
    return viewed({"words": row} for row in rows)["words"]


def material(
    of: list[dict[str, Features]], english: list[bool] | None = None, titles: list[str] | None = None
) -> Material:
    count = len(of)
    return Material(
        views=viewed(of),
        concepts=sp.csr_array((count, 1), dtype=np.float32),
        everyday=np.zeros(1),
        days=whole_days(np.full(count, np.nan)),
        english=np.array(english or [False] * count, dtype=np.bool_),
        titles=prefixes(titles or [str(place) for place in range(count)]),
        volume=np.zeros(count),
        richness=np.full(count, 10.0),
        headings=np.zeros(count),
        tags=sp.csr_array((count, 1), dtype=np.float32),
        filed=sp.csr_array((count, 1), dtype=np.float32),
        links=sp.csr_array((count, count), dtype=np.float32),
        own_part=np.ones(count),
        declared=np.full(count, -1),
    )


def random_views(size: int, seed: int = 0, words: int = 30) -> list[dict[str, Features]]:
    rng = np.random.default_rng(seed + size)
    drawn = [rng.integers(1, words, 8).tolist() for _ in range(size)]
    return [views(dict.fromkeys(found, 1.0), tuple(found[:2])) for found in drawn]
