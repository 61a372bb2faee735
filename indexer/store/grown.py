"""Trees as the index keeps them."""

from dataclasses import dataclass

import numpy as np

from indexer.model import Column, Ints, Tree
from indexer.store.codec import SURE, TERMHOODS, pack_columns, to_json, unpack

NO_TERMS = np.zeros(0, dtype=np.int64), np.zeros(0)


@dataclass(frozen=True, slots=True)
class Grown:
    """A tree as the index keeps it: the digest of all that it follows from, its JSON, and what its terms are worth (`termhoods`), packed; and why it
    is none, if it is none."""

    digest: bytes
    body: str
    terms: bytes
    problem: str = ""

    @property
    def termhoods(self) -> tuple[Ints, Column]:
        """(t,) the rows of an article's candidates that are terms of its tree, and how likely each names something, between 0 and 1."""
        rows, parts = unpack(self.terms, TERMHOODS)
        return rows.astype(np.int64), parts / SURE


def grown(tree: Tree, digest: bytes = b"", termhoods: tuple[Ints, Column] = NO_TERMS) -> Grown:
    """A tree as the index keeps it; without a digest the next build makes it again."""
    rows, chances = termhoods
    columns = (rows, np.round(chances * SURE))
    return Grown(digest, to_json(tree).decode(), pack_columns(columns, TERMHOODS))
