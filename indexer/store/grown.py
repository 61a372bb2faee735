"""Trees as the index keeps them."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from indexer.model import Bools, Column, Ints, Tree
from indexer.store.codec import SURE, TERMS, pack_columns, to_json, unpack


class Terms(NamedTuple):
    """(t,) the rows of an article's candidates that are terms of its tree, and how likely each names something, between 0 and 1; whether the tree
    asked if it is usual in the corpus, and whether it was."""

    rows: Ints
    termhood: Column
    asked: Bools
    usual: Bools


NO_TERMS = Terms(np.zeros(0, dtype=np.int64), np.zeros(0), *np.zeros((2, 0), dtype=np.bool_))


@dataclass(frozen=True, slots=True)
class Grown:
    """A tree as the index keeps it: the digest of all that it follows from but for what is usual, its JSON, and its terms, packed; and why it is none, if
    it is none."""

    digest: bytes
    body: str
    terms: bytes
    problem: str = ""

    @property
    def termhoods(self) -> tuple[Ints, Column]:
        """The rows and the termhood of `Terms`."""
        rows, parts, *_ = unpack(self.terms, TERMS)
        return rows.astype(np.int64), parts / SURE

    def follows(self, usual: Bools) -> bool:
        """Whether it would be the same where these of the article's candidates are usual: all that it asked are what they were."""
        rows, _, asked, was = unpack(self.terms, TERMS)
        return bool(np.array_equal(usual[rows[asked]], was[asked]))


def grown(tree: Tree, digest: bytes = b"", terms: Terms = NO_TERMS) -> Grown:
    """A tree as the index keeps it; without a digest the next build makes it again."""
    told = terms._replace(termhood=np.round(terms.termhood * SURE), usual=terms.usual & terms.asked)  # or kept trees would not be the bytes of new ones
    return Grown(digest, to_json(tree).decode(), pack_columns(told, TERMS))
