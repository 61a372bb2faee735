"""The titles and texts of articles one after another, as arrays."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple, Protocol

import numpy as np

from indexer.model import Analysis, Article, Ints, Keys
from indexer.text.characters import PLANE, folding
from indexer.text.hashing import prefix_sums
from indexer.text.sums import sums_before

BETWEEN = 0
"""The code of the character after each article, which is none."""


class Page(Protocol):
    """What has an article and its analysis."""

    @property
    def article(self) -> Article: ...

    @property
    def analysis(self) -> Analysis: ...


class Written(NamedTuple):
    """(characters,) the code of each character, that of PLANE - 1 for all beyond, and of each folded; the folded texts, with the sums that
    `hashing` has; (k,) where their words begin and end; (articles + 1,) where each article begins, and the words of each."""

    codes: np.ndarray
    small: np.ndarray
    folded: str
    sums: Keys
    begins: Ints
    ends: Ints
    places: Ints
    words: Ints

    def words_of_each(self) -> list[tuple[Ints, Ints]]:
        """Where the words of each article begin and end in `title + newline + text`."""
        bounds = zip(pairwise(self.words.tolist()), self.places.tolist(), strict=False)
        return [(self.begins[low:high] - at, self.ends[low:high] - at) for (low, high), at in bounds]


def written(pages: Sequence[Page]) -> Written:
    """The texts of pages, each with a character after it that is none."""
    whole = "".join([f"{page.article.title}\n{page.article.text}{chr(BETWEEN)}" for page in pages])
    places = sums_before([len(page.article.title) + len(page.article.text) + 2 for page in pages])
    codes = np.minimum(np.frombuffer(whole.encode("utf-32-le", "surrogatepass"), dtype=np.uint32), PLANE - 1)
    small = folding().take(codes)
    marks = [page.analysis.boundaries for page in pages]
    widths = sums_before([8 * found.shape[1] for found in marks])
    begins, ends = map(np.flatnonzero, np.unpackbits(np.concatenate(marks, axis=1), axis=1).view(np.bool_))
    words = np.searchsorted(begins, widths)
    by = np.repeat(places[:-1] - widths[:-1], np.diff(words))
    folded = small.astype("<u4").tobytes().decode("utf-32-le", "surrogatepass")
    return Written(codes, small, folded, prefix_sums(small), begins + by, ends + by, places, words)
