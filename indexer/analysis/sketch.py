"""Which of an article's characters its sketch is made of: the prose, or all where there is hardly any."""

import numpy as np

from indexer.analysis.batch import CODE, TITLE, Batch
from indexer.text.characters import HAN
from indexer.text.shingles import Points, Sketch, sketches

LEAST_PROSE = 200
"""Characters of words; an article of less prose is its code. Elsewhere code says nothing: a translation has it too."""


def sketches_of(batch: Batch) -> list[Sketch]:
    """The sketch of each article's text without its title."""
    prose = (batch.field != TITLE) & (batch.field != CODE)
    counts = np.add.reduceat(prose & (batch.kind >= HAN), batch.bases[:-1], dtype=np.int64)
    for at in np.flatnonzero(counts < LEAST_PROSE).tolist():
        mine = slice(batch.bases[at], batch.bases[at + 1])
        prose[mine] = batch.field[mine] != TITLE
    return sketches(Points(batch.folded, batch.kind, batch.sums), prose, batch.bases)
