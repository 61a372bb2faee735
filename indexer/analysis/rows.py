"""The surviving candidates of a batch as columns: where they stand, what stands beside them, and which sentences hold them."""

import numpy as np

from indexer.analysis.batch import Batch
from indexer.analysis.grams import Occurrences, Prose
from indexer.analysis.groups import Groups
from indexer.analysis.tokens import Tokens
from indexer.model import Candidates, Ints
from indexer.text.hashing import distinct, with_places

AROUND = 4
ROW_BITS = np.int64(16)


class Rows:
    """The surviving candidates of a batch as columns, cut by article."""

    def __init__(
        self,
        batch: Batch,
        prose: Prose,
        found: Occurrences,
        survivors: tuple[Groups, np.ndarray, Ints],
        sentences: tuple[Ints, Ints],
        articles: int,
    ) -> None:
        groups, base, kept = survivors
        tokens = prose.tokens
        head = groups.head[kept]
        token = found.token[head]
        article = tokens.article[token]
        self.bounds = np.searchsorted(article, np.arange(articles + 1))
        self.keys = found.key[head]
        self.count = np.minimum(groups.count[kept], 65535).astype(np.uint16)
        start, end = tokens.start[token], tokens.end[token + found.size[head] - 1]
        self.start = (start - batch.bases[article]).astype(np.uint32)
        self.length = np.minimum(end - start, 255).astype(np.uint8)
        self.base = base[kept].astype(np.float32)
        self.title = groups.title[kept]
        self.latin = found.latin[head]
        self.size = found.size[head].astype(np.uint8)
        row_of_group = np.full(len(groups.head), -1, dtype=np.int64)
        row_of_group[kept] = np.arange(len(kept))
        row = row_of_group[groups.of]
        places = np.flatnonzero(row >= 0)
        self.around = _around(batch, tokens, found, (places, row[places], len(kept)))
        first_row = self.bounds[tokens.article[found.token[places]]]
        sentence = tokens.sentence[found.token[places]]
        mentions = distinct((sentence << ROW_BITS) | (row[places] - first_row))
        self.sentence_bounds, spans = sentences
        self.spans = spans.astype(np.int32)
        self.mention_bounds = np.searchsorted(mentions >> ROW_BITS, self.sentence_bounds)
        first = np.repeat(self.sentence_bounds[:-1], np.diff(self.sentence_bounds))
        numbers = np.minimum((mentions >> ROW_BITS) - first[mentions >> ROW_BITS], 65535)
        self.mentions = np.stack([numbers, mentions & ((1 << ROW_BITS) - 1)], axis=1).astype(np.uint16)

    def candidates_of(self, at: int) -> Candidates:
        cut = slice(self.bounds[at], self.bounds[at + 1])
        return Candidates(
            self.keys[cut], self.count[cut], self.start[cut], self.length[cut], self.base[cut],
            self.title[cut], self.latin[cut], self.size[cut], self.around[cut],
        )  # fmt: skip

    def sentences_of(self, at: int) -> np.ndarray:
        return self.spans[self.sentence_bounds[at] : self.sentence_bounds[at + 1]]

    def mentions_of(self, at: int) -> np.ndarray:
        return self.mentions[self.mention_bounds[at] : self.mention_bounds[at + 1]]


def _around(batch: Batch, tokens: Tokens, found: Occurrences, survivors: tuple[Ints, Ints, int]) -> np.ndarray:
    """(rows, 4, 2) 16-bit hashes of the neighbours of the first four occurrences; a sentence's edge counts as one of a kind."""
    places, row, rows = survivors
    before, after = _neighbours(batch, tokens)
    around = np.zeros((rows, AROUND, 2), dtype=np.uint16)
    counts = np.bincount(row, minlength=rows)
    rank = np.arange(len(row)) - np.repeat(np.cumsum(counts) - counts, counts)
    first = with_places(row.astype(np.uint32))[rank < AROUND]
    row, rank, places = (first >> np.uint64(32)).astype(np.int64), rank[rank < AROUND], places[first.astype(np.uint32)]
    token = found.token[places]
    around[row, rank, 0] = before[token]
    around[row, rank, 1] = after[token + found.size[places] - 1]
    return around


def _neighbours(batch: Batch, tokens: Tokens) -> tuple[np.ndarray, np.ndarray]:
    """(n,) each: 16 bits of the hash of the token before, and after; at the edge of a piece a number made of the token's place."""
    words = tokens.word.astype(np.uint16)
    places = (tokens.start - batch.bases[tokens.article]).astype(np.uint16)
    edges = (places * np.uint16(2) + np.uint16(1)) * np.uint16(40503)
    same = tokens.piece[1:] == tokens.piece[:-1]
    before, after = edges.copy(), edges
    before[1:][same] = words[:-1][same]
    after[:-1][same] = words[1:][same]
    return np.maximum(before, 1), np.maximum(after, 1)
