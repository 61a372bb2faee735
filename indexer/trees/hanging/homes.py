"""Where terms are at home: the part of an article that says one most for its length."""

import numpy as np

from indexer.model import Ints
from indexer.text.sums import sums_before
from indexer.trees.judging.shelf import Shelf, joined

OFTEN = 2
"""Sentences of a part with a term that is at home there."""


def homes_of(shelf: Shelf) -> list[Ints]:
    """(t,) for each article the first sentence with each of its terms in the part that says it most for its length, of all where none says it
    OFTEN, or the title does; -1 for none."""
    readings = shelf.readings
    terms, count = sums_before([len(reading.terms) for reading in readings]), int(shelf.parts.max(initial=0)) + 1
    held, said = joined([reading.term for reading in readings], terms), joined([reading.sentence for reading in readings], shelf.sentences)
    pairs, first, times = np.unique(held * count + shelf.parts[said], return_index=True, return_counts=True)
    term, part = pairs // count, pairs % count
    sizes = np.concatenate([reading.ends - reading.starts for reading in readings])
    lengths = np.bincount(shelf.parts, weights=sizes, minlength=count)
    whole = np.array([max(1.0, float(found.sum())) for found in np.split(sizes, shelf.sentences[1:-1])])
    article = np.searchsorted(terms, term, side="right") - 1
    expected = np.bincount(held, minlength=terms[-1])[term] * lengths[part] / whole[article]
    more = np.round(times * np.log(times / np.maximum(expected, 1e-9)), 6)
    best_last = np.lexsort((-first, more))
    titled = np.concatenate([reading.analysis.candidates.title[reading.order] for reading in readings])
    often = best_last[(times[best_last] >= OFTEN) & ~titled[term[best_last]]]
    homes = np.concatenate([reading.first for reading in readings])
    homes[term[often]] = np.concatenate([reading.sentence for reading in readings])[first[often]]
    return np.split(homes, terms[1:-1])
