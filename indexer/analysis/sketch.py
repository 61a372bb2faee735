"""Which of an article's characters its sketch is made of: the prose, or all where there is hardly any."""

import numpy as np

from indexer.analysis.batch import CODE, TITLE, Batch
from indexer.text.characters import BREAK, PUNCTUATION, SPACE
from indexer.text.shingles import Sketch, sketches

LEAST_PROSE = 200
"""Characters of words; an article of less prose is its code. Elsewhere code says nothing: a translation has it too."""


def sketches_of(batch: Batch) -> list[Sketch]:
    """The sketch of each article's text without its title."""
    articles = len(batch.bases) - 1
    words = ~np.isin(batch.kind, (BREAK, SPACE, PUNCTUATION)) & (batch.field != TITLE)
    prose = batch.field != CODE
    counts = np.bincount(batch.article[words & prose], minlength=articles)
    counted = (batch.field != TITLE) & (prose | (counts < LEAST_PROSE)[batch.article])
    of = np.where(counted, batch.article, -1).astype(np.int64)
    return sketches(batch.folded, batch.kind, of, articles)
