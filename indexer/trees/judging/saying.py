"""What the words of an article are worth to its tree, and which of them the tree has said."""

from bisect import bisect_left
from dataclasses import dataclass, field

import numpy as np

from indexer.model import Column
from indexer.trees.reading.lexis import Lexis

AGAIN = 0.1
"""A word that another label has already still counts so much."""


@dataclass(slots=True)
class Worth:
    """The words of the sentences, what each is worth, and which the tree has said already.

    `begins` are the places of all words in `title + newline + text`, `numbers` what they are in the sentences (or -1).
    """

    lexis: Lexis
    begins: list[int]
    numbers: list[int]
    shift: int
    words: Column
    seen: set[int] = field(default_factory=set)

    def words_in(self, start: int, end: int) -> list[int]:
        """The words of the article's text from `start` to `end`, -1 for those that its sentences do not have; the title stands before 0."""
        low = bisect_left(self.begins, start + self.shift)
        return self.numbers[low : bisect_left(self.begins, end + self.shift, low)]

    def say(self, start: int, end: int) -> None:
        """The words there count as seen."""
        self.seen.update(self.words_in(start, end))

    def of(self, start: int, end: int) -> float:
        """What the words there that are not said yet are worth."""
        said = set(self.words_in(start, end)) - self.seen
        return sum(float(self.words[number]) for number in said if number >= 0)

    def now(self) -> Column:
        """(words,) what saying each word adds: its worth and AGAIN of it where it is new, else only that tenth."""
        seen = np.fromiter(self.seen, dtype=np.int64, count=len(self.seen))
        adds = self.words * (1 + AGAIN)
        seen = seen[seen >= 0]
        adds[seen] = self.words[seen] * AGAIN
        return adds
