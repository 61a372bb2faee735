"""A query as keys: the same Han bigrams and Latin words that the index holds of its articles."""

import re
from itertools import pairwise

import numpy as np

from indexer.text.characters import fold
from indexer.text.hashing import hashes_of, mixed

RUN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]+|[@.]?[a-z0-9_]+(?:[./&-][a-z0-9_]+)*[+#]*")
LONGEST = 64


def query_keys(query: str) -> list[int]:
    """The 32-bit keys of a query's words, in order and distinct (`analysis.views` makes them of articles)."""
    bigrams: list[int] = []
    names: list[str] = []
    for run in RUN.findall(fold(query[:1000])):
        if "\u3400" <= run[0] <= "\ufaff":
            bigrams.extend((ord(a) << 16) | ord(b) for a, b in pairwise(run))
        else:
            names.append(run)
    keys = [*mixed(np.array(bigrams, dtype=np.uint64)).tolist(), *hashes_of(names).tolist()]
    return list(dict.fromkeys(int(key) >> 32 for key in keys))[:LONGEST]
