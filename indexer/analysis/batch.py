"""A batch of articles as one run of code points, with the field of every character."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from indexer.model import Article, Bools, Ints, Keys
from indexer.text.characters import ADDRESS, LETTER, PLANE, folding, kinds, simplification, uppercase
from indexer.text.formulas import formulas_of
from indexer.text.hashing import prefix_sums
from indexer.text.references import references_in

TITLE, HEADING, BODY, STRONG, INLINE_CODE, CODE, REFERENCE = range(7)
"""Where a character stands; a higher number wins where two apply, but code among references is code."""
FIELD_OF_MARK = {"strong": STRONG, "code": INLINE_CODE}
POINTING = frozenset({"link", "links", "source", "sources", "链接", "連結", "原文", "原文链接", "来源", "出处", "传送门"})
"""Words of links that only point, and name nothing where a link is all that they are: ([[RLHF|link]]), [原文](…)."""
LONGEST_POINTING = max(map(len, POINTING))
FIELD_OF_BLOCK = {"heading": HEADING, "code": CODE, "formula": CODE}
NAME = re.compile(r"\$[A-Za-z]{2,}\$")
"""A formula that is no more than a name, and a term as others: $CACE$."""
SCHEME = re.compile(r"[a-z]{2,8}\Z", re.I)
ADDRESS_END = re.compile(r"[\s<>\"'`|）)」』》\u2e80-\uffef]")
ANALYSED_CHARACTERS = 2_000_000
"""An article's text beyond this is kept but not analysed: the arrays need about 100 bytes a character."""


@dataclass(frozen=True, eq=False)
class Batch:
    """The texts of the articles, one after the other, each as `title + newline + text + newline`.

    text     the characters themselves, `points` their number
    folded   (points,) uint16, folded code points (`characters.folding`)
    kind     (points,) uint8, as `characters.kinds`, but web addresses are ADDRESS
    field    (points,) uint8, TITLE to REFERENCE
    bases    (articles + 1,) where each article begins
    article  (points,) int32, the article of each character
    references  of each article (`text.references`)
    """

    text: str
    folded: npt.NDArray[np.uint16]
    original: npt.NDArray[np.uint16]
    kind: npt.NDArray[np.uint8]
    field: npt.NDArray[np.uint8]
    bases: Ints
    article: npt.NDArray[np.int32]
    references: Sequence[Sequence[tuple[int, int]]]

    @cached_property
    def sums(self) -> Keys:
        """(points + 1,) prefix sums of the folded characters, from which spans are hashed."""
        return prefix_sums(self.folded)

    @cached_property
    def simple(self) -> npt.NDArray[np.uint16]:
        """(points,) the characters as they are written, traditional ones as simplified ones."""
        return simplification().take(self.original)

    @cached_property
    def upper(self) -> Bools:
        """(points,) whether each character is an upper-case letter."""
        return np.asarray(uppercase().take(self.original))

    @cached_property
    def lower(self) -> Bools:
        """(points,) whether each character is a letter that is not in upper case."""
        return np.asarray((self.kind == LETTER) & ~self.upper)


def analysed_text(article: Article) -> str:
    """The text that an analysis counts its offsets in: the title, a line break, the text."""
    return f"{article.title}\n{article.text[:ANALYSED_CHARACTERS]}"


def batch_of(articles: Sequence[Article]) -> Batch:
    """One batch of all the articles' texts."""
    texts = [analysed_text(article) for article in articles]
    text = "\n".join(texts) + "\n"
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    original = np.minimum(points, PLANE - 1).astype(np.uint16)
    kind = kinds().take(original)
    for start, end in _addresses(text):
        kind[start:end] = ADDRESS
    bases = np.concatenate([[0], np.cumsum([len(part) + 1 for part in texts])]).astype(np.int64)
    references = list(map(references_in, articles))
    field = np.concatenate(list(map(_fields, articles, texts, references)))
    article_of = np.repeat(np.arange(len(articles), dtype=np.int32), np.diff(bases))
    return Batch(text, folding().take(original), original, kind, field, bases, article_of, references)


def _addresses(text: str) -> Iterator[tuple[int, int]]:
    """Where web addresses stand. Found by their `://`: a pattern tried at every letter costs twenty times as much."""
    at = text.find("://")
    while at >= 0:
        scheme = SCHEME.search(text, max(0, at - 8), at)
        end = ADDRESS_END.search(text, at + 3)
        stop = end.start() if end else len(text)
        if scheme:
            yield scheme.start(), stop
        at = text.find("://", max(stop, at + 3))


def _fields(article: Article, text: str, references: Sequence[tuple[int, int]]) -> npt.NDArray[np.uint8]:
    """(characters,) the field of each character of one article's analysed text and the line break after it."""
    shift = len(article.title) + 1
    field = np.full(len(text) + 1, BODY, dtype=np.uint8)
    field[:shift] = TITLE
    for kind, start, end, _ in article.marks:
        if kind in FIELD_OF_MARK:
            field[start + shift : end + shift] = FIELD_OF_MARK[kind]
        elif kind == "link" and end - start <= LONGEST_POINTING and article.text[start:end].strip().lower() in POINTING:
            field[start + shift : end + shift] = CODE
    for block in article.blocks:
        if block.kind in FIELD_OF_BLOCK:
            field[block.start + shift : block.end + shift] = FIELD_OF_BLOCK[block.kind]
    for start, end in references:
        mine = field[start + shift : end + shift]
        mine[mine != CODE] = REFERENCE
    for start, end in formulas_of(text):
        if not NAME.fullmatch(text, start, end):
            field[max(start, shift) : end] = CODE
    return field
