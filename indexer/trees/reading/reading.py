"""An article as a tree's gardener reads it: its sentences with their places and terms, its terms with their weights."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

import numpy as np

from indexer.model import Analysis, Article, Bools, Column, Ints, Mark
from indexer.text.formulas import formulas_of
from indexer.text.spans import stands_in
from indexer.text.spelling import is_han
from indexer.trees.reading.boldheads import heads_of, is_headed
from indexer.trees.reading.contents import without_contents
from indexer.trees.reading.enumerations import Enumeration, enumerations_in
from indexer.trees.reading.heeding import UNRULED, Ruled
from indexer.trees.reading.labelled import labelled_in
from indexer.trees.reading.lexis import Lexis, Spelled, lexes_of, spread_of
from indexer.trees.reading.numberedheads import numbered_heads
from indexer.trees.reading.outlines import Outline, lists_in

WEIGHED, LISTED = 120, 400
"""Terms beyond the 120 best of an article weigh nothing; so many can name topics, and stand under them, where there are no headings."""


MARGIN = "\u2005"
"""A blank that parts nothing."""
MARKS, JOINTS = ",;:，；：—", "\ua4d0\ua4d1\ua4d2\ua4d3\ua4d4\ua4d5\ua4d6"
"""What parts clauses, and what stands for it in code, where it parts nothing: letters of Lisu."""
MARKED = frozenset(MARKS)
JOINED, PARTED = str.maketrans(MARKS, JOINTS), str.maketrans(JOINTS, MARKS)


class Term(NamedTuple):
    """A candidate term of the article, as written; `concept` is empty where it is none, `known` that a glossary has the name, `usual` that
    so many articles of the corpus have it that it tells none from another."""

    text: str
    folded: str
    weight: float
    worth: float
    concept: str
    known: bool = False
    usual: bool = False


class Subject(NamedTuple):
    """An article with its analysis, for each candidate row the score, the concept's place in `names` or -1, whether a glossary
    knows it and whether many articles of the corpus have it, and where the article says what many articles say."""

    article: Article
    analysis: Analysis
    scores: np.ndarray
    concepts: Ints
    names: Sequence[str]
    known: Bools
    usual: Bools
    repeated: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, eq=False)
class Reading:
    """What trees are grown from.

    scores           (rows,) of the candidates, `order` (t,) the rows of the terms
    terms            best first; weights (t,) of them
    starts, ends     (n,) the sentences of prose, offsets in the article's text
    blocks           (n,) the block of each
    bold             (n,) whether bold type stands in it
    sentence, term   (m,) which sentence holds which term, ascending
    bounds           (n + 1,) where each sentence's terms begin
    sentences        n, as they stand, without white space around them
    cues             (n, classes) which cues each has
    words            where all words of `title + newline + text` begin and end, function words and numbers among them
    spelled          the content words of the title and the text
    lexis            the content words of the sentences
    ruled            what the owner's rules say of them
    repeated         where paragraphs and headings begin that many articles have
    speakers         who speaks in a talk, in lower case
    """

    article: Article
    analysis: Analysis
    scores: np.ndarray
    order: Ints
    terms: tuple[Term, ...]
    weights: np.ndarray
    starts: Ints
    ends: Ints
    blocks: Ints
    bold: Bools
    sentence: Ints
    term: Ints
    bounds: Ints
    sentences: Sequence[str]
    cues: Column
    words: tuple[Ints, Ints]
    spelled: Spelled
    lexis: Lexis
    ruled: Ruled = UNRULED
    repeated: frozenset[int] = frozenset()
    speakers: frozenset[str] = frozenset()

    @cached_property
    def heads(self) -> list[Mark]:
        """The lines that part an article without headings: bold ones, or those that its author numbered."""
        return heads_of(self.article) or ([] if is_headed(self.article) else numbered_heads(self.article))

    @cached_property
    def places(self) -> tuple[list[int], list[int]]:
        """Where the sentences start and end, for who looks single ones up."""
        return self.starts.tolist(), self.ends.tolist()

    @cached_property
    def spaced(self) -> str:
        """The article's text, in which the blanks that its author left around what is marked in Chinese are MARGIN, and marks in code JOINTS: these part
        nothing (当 `锁` 升级时, `for (;;)`)."""
        text = self.article.text
        edges = {at for mark in self.article.marks for at in (mark.start - 1, mark.end) if 0 < at < len(text) - 1 and text[at] == " "}
        between = sorted(at for at in edges if is_han(text[at - 1]) and is_han(text[at + 1]))
        starts, ends = [0, *(at + 1 for at in between)], [*between, len(text)]
        spaced = MARGIN.join(text[low:high] for low, high in zip(starts, ends, strict=True)) if between else text
        marked = [(low, high) for low, high in self.codes if not MARKED.isdisjoint(text[low:high])]
        parts = [spaced[at:low] + spaced[low:high].translate(JOINED) for at, (low, high) in zip([0, *(high for _, high in marked)], marked, strict=False)]
        return "".join([*parts, spaced[marked[-1][1] :]]) if marked else spaced

    def text(self, start: int, end: int) -> str:
        """A stretch of the article on one line."""
        return " ".join(self.article.text[start:end].split())

    def cut(self, low: int, high: int) -> "Reading":
        """The reading of the sentences `low` to `high` alone."""
        inside = slice(self.bounds[low], self.bounds[high])
        starts, ends = self.starts[low:high], self.ends[low:high]
        (lexis,) = lexes_of([spread_of(self.article, self.spelled, starts, ends)])
        return replace(
            self,
            starts=starts,
            ends=ends,
            blocks=self.blocks[low:high],
            bold=self.bold[low:high],
            sentence=self.sentence[inside] - low,
            term=self.term[inside],
            bounds=self.bounds[low : high + 1] - self.bounds[low],
            sentences=self.sentences[low:high],
            cues=self.cues[low:high],
            lexis=lexis,
            ruled=self.ruled.within(low, high),
        )

    def place(self, term: int) -> tuple[int, int]:
        """Start and length of a term's first occurrence, in `title + newline + text`."""
        rows, row = self.analysis.candidates, self.order[term]
        return int(rows.start[row]), int(rows.length[row])

    def sentence_at(self, place: int) -> int:
        """The number of the sentence that holds a place of the article's text, -1 for none."""
        starts, ends = self.places
        at = bisect_right(starts, place) - 1
        return at if at >= 0 and place < ends[at] else -1

    def is_aside(self, place: int) -> bool:
        """Whether a rule of the owner says that nothing comes of the sentence at a place."""
        return bool(self.ruled.asides) and self.sentence_at(place) in self.ruled.asides

    def han_share(self) -> float:
        """The share of Chinese in the article's words, a Latin word counting as two characters."""
        return self.analysis.han / max(1, self.analysis.han + 2 * self.analysis.words)

    @cached_property
    def first(self) -> Ints:
        """(t,) the first sentence that each term stands in, -1 for none."""
        first = np.full(len(self.terms), -1)
        first[self.term[::-1]] = self.sentence[::-1]
        return first

    @cached_property
    def stretches(self) -> tuple[Ints, Ints]:
        """(t,) each: where the words of each term begin and end among the content words of the article."""
        rows, begins = self.analysis.candidates, self.spelled.begins
        starts = rows.start[self.order].astype(np.int64)
        return np.searchsorted(begins, starts), np.searchsorted(begins, starts + rows.length[self.order])

    @cached_property
    def named(self) -> Bools:
        """(words,) the content words that the title or a heading says."""
        article, lexis = self.article, self.lexis
        shift = len(article.title) + 1
        spans = [(0, shift), *((block.start + shift, block.end + shift) for block in article.blocks if block.kind == "heading")]
        named = np.zeros(lexis.words + 1, dtype=np.bool_)
        for low, high in np.searchsorted(self.spelled.begins, np.array(spans)).tolist():
            named[lexis.numbers[low:high]] = True
        return named[:-1]

    @cached_property
    def term_words(self) -> list[list[int]]:
        """The words of each term, by number, -1 for one that the sentences do not have."""
        numbers = self.lexis.numbers.tolist()
        lows, highs = self.stretches
        return [numbers[low:high] for low, high in zip(lows.tolist(), highs.tolist(), strict=True)]

    @cached_property
    def enumerations(self) -> list[Enumeration]:
        """The enumerations of the text."""
        return enumerations_in(self.sentences, self.ruled)

    @cached_property
    def lists(self) -> list[Outline]:
        """The lists of the article but its table of contents, and what labels make lists of paragraphs, in order."""
        headed = [(head.start, head.end) for head in self.heads]
        labelled = (found for found in labelled_in(self.article, self.speakers) if not any(stands_in(item.start, headed) for item in found.items))
        found = [*without_contents(self.article, lists_in(self.article)), *labelled]
        return sorted(found, key=lambda outline: outline.items[0].start)

    @property
    def itemised_prose(self) -> int:
        """The characters of the paragraphs that labels, questions and counted steps make lists of."""
        items = {block.start for block in self.article.blocks if block.kind == "item"}
        return sum(found.items[-1].end - found.items[0].start for found in self.lists if found.items[0].start not in items)

    @cached_property
    def links(self) -> list[tuple[int, int]]:
        """Where the links of the article are."""
        return [(mark.start, mark.end) for mark in self.article.marks if mark.kind == "link"]

    @cached_property
    def codes(self) -> list[tuple[int, int]]:
        """Where code and formulas stand in its lines, apart from each other: what looks like a formula in code is code."""
        code = sorted((mark.start, mark.end) for mark in self.article.marks if mark.kind == "code")
        return sorted([*code, *(span for span in formulas_of(self.article.text) if not stands_in(span[0], code))])

    @cached_property
    def strong(self) -> dict[int, Mark]:
        """The first stretch in bold type that begins at a place."""
        return {mark.start: mark for mark in reversed(self.article.marks) if mark.kind == "strong"}
