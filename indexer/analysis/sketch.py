"""Which of an article's characters its sketch is made of: the prose, or all where there is hardly any."""

import numpy as np

from indexer.analysis.batch import CODE, TITLE, Batch
from indexer.text.characters import HAN
from indexer.text.shingles import Points, Sketch, sketches

LEAST_PROSE = 200
"""Characters of words; an article of less prose is its code. Elsewhere code says nothing: a translation has it too."""


def sketches_of(batch: Batch) -> list[Sketch]:
    """The sketch of each article's text without its title."""
    articles = len(batch.bases) - 1
    prose = (batch.field != TITLE) & (batch.field != CODE)
    counts = np.bincount(batch.article[prose & (batch.kind >= HAN)], minlength=articles)
    counted = prose | ((batch.field == CODE) & (counts < LEAST_PROSE)[batch.article])
    of = np.where(counted, batch.article, -1)
    return sketches(Points(batch.folded, batch.kind, batch.sums), of, articles)
