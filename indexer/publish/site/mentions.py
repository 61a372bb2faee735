"""The sentence with which an article mentions a concept, and what else it does for it."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from indexer.model import PROSE, Article, Concept, Tree
from indexer.store.snippets import sentence_span
from indexer.text.plainmath import with_plain_formulas
from indexer.text.spelling import holds

TRIES = 12
"""Places of a form that are looked at before it is given up: the first are often in code or a part of a longer word."""
FORMS = 12
"""Names of a concept that an article is searched for, those of most articles first."""
AROUND = 90
"""Characters of a sentence that are kept on either side of the mention."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A sentence parted at the name that it mentions; all empty where no prose holds it. `reason` says what the article does
    for the concept: `title`, `heading`, `definition`, or `most` where it does none of these."""

    before: str
    name: str
    after: str
    reason: str


@dataclass(frozen=True)
class Told:
    """An article that is asked for many concepts."""

    article: Article
    tree: Tree

    def mention(self, concept: Concept) -> Mention:
        """The first sentence of prose with the label of a concept, else with another of its names; linear in the text for each."""
        aliases = sorted(concept.aliases, key=lambda alias: (-alias.count, alias.form))
        forms = list(dict.fromkeys((concept.label, *(alias.form for alias in aliases))))[:FORMS]
        at, length = next(filter(None, map(self._first, forms)), (0, 0))
        if not length:
            return Mention("", "", "", self._reason(concept, forms))
        text = self.article.text
        low, high = self._block(at)
        first, last = sentence_span(text, at, at + length)
        first, last = max(first, low), max(min(last, high), at + length)
        before = _line(text[max(first, at - AROUND) : at], "…" if at - first > AROUND else "")
        after = text[at + length : min(last, at + length + AROUND)]
        before, after = with_plain_formulas(before), with_plain_formulas(after.rstrip())
        return Mention(before, text[at : at + length], after + ("…" if last - at - length > AROUND else ""), self._reason(concept, forms))

    def _first(self, form: str) -> tuple[int, int] | None:
        """Where prose first holds a form, as a word where it is Latin, and its length."""
        wanted, at = form.lower(), -1
        for _ in range(TRIES):
            at = self._low.find(wanted, at + 1)
            if at < 0 or not wanted:
                return None
            if self._block(at)[1] >= at + len(form) and _is_word(self._low, at, at + len(wanted)):
                return at, len(form)
        return None

    def _block(self, at: int) -> tuple[int, int]:
        """The block of prose around an offset; (0, 0) where there is none."""
        place = bisect_right(self._starts, at) - 1
        if place < 0 or at >= self._prose[place][1]:
            return 0, 0
        return self._prose[place]

    def _reason(self, concept: Concept, forms: Sequence[str]) -> str:
        if any(holds(self.article.title, form) for form in forms):
            return "title"
        if any(holds(self._headings, form) for form in forms):
            return "heading"
        told = concept.definition
        return "definition" if told and told.article == self.article.id else "most"

    @cached_property
    def _low(self) -> str:
        """The text in lower case where that keeps every offset."""
        low = self.article.text.lower()
        return low if len(low) == len(self.article.text) else self.article.text

    @cached_property
    def _prose(self) -> list[tuple[int, int]]:
        return [(block.start, block.end) for block in self.article.blocks if block.kind in PROSE]

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self._prose]

    @cached_property
    def _headings(self) -> str:
        """Labels of the tree's sections, one a line."""
        return "\n".join(_sections(self.tree))


def _sections(tree: Tree) -> Iterator[str]:
    return (node.label for child in tree.children for node in child.walk() if node.kind == "section")


def _is_word(text: str, start: int, end: int) -> bool:
    """Whether no Latin letter or digit goes on at either end of a Latin name."""
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    return not (_is_latin(before) and _is_latin(text[start])) and not (_is_latin(after) and _is_latin(text[end - 1]))


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _line(text: str, opening: str) -> str:
    return opening + " ".join(text.lstrip().split("\n"))
