"""What the author marked: bold terms and statements."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from indexer.model import CERTAIN, Article, Mark, NodeKind
from indexer.text.spans import stands_in
from indexer.text.spelling import is_han, well_spaced
from indexer.trees.hanging.growing import Growing
from indexer.trees.hanging.items import first_sentence, is_link
from indexer.trees.reading import procedures
from indexer.trees.reading.clauses import CLAUSE_MARKS, length_of
from indexer.trees.reading.numbering import numbering
from indexer.trees.reading.reading import Reading
from indexer.trees.reading.wellformed import (
    POINTS_BACK,
    WITHIN,
    admonitions,
    is_name,
    is_phrase,
    is_quality,
    opening_of,
    plain_words,
)

SHORTEST, MOST = 2, 400
"""Characters: a word of a million is one token."""
LONGEST = 36.0
"""Tokens of bold type that is still a term or a statement, not a paragraph in bold."""
NAME = 3.0
"""Tokens up to which bold type must be a name: 注意 and 所有这些 are only stressed."""
LONGEST_SAID = 12.0
"""Tokens of what is shown of a sentence after its head in bold type."""
COLONS = "：: "
COLON = re.compile(r"\s*[：:]\s*")
"""What parts a head in bold type, which ends before it, from the rest of its sentence."""
WHEN = ("之后", "之前", "以后", "以前", "时候", "期间", "过程中", "情况下", "的话", "来说")
"""What no name ends with: 膨胀之后."""
LEANS = re.compile(r"^[他她](?!们的)|^由.{2,40}(?:发布|撰写|翻译|提供)$|(?<!而)是$|\b(?:is|are|was|were|the|an?|on|for|of)$", re.I)
"""Bold type that leans on what stands before or after it, or says who wrote."""
ARROWS = re.compile(r"\s*(?:>|→|->|=>|»|›|⟶)\s*")
"""What parts the items of a menu's path: File > New."""
REMARK = re.compile(r"(\w+)\s*[：:]\s*")
NUMBERS = " 0123456789"
"""What numbers a remark: 备注 2."""
AROUND = "：:。，,；; "


class Stressed(NamedTuple):
    """A stretch in bold type: its text on one line without signs around it, where it stands in the article's text, what its
    author numbered it with, and how likely it is knowledge, in tenths."""

    label: str
    start: int
    end: int
    number: str = ""
    likely: int = CERTAIN

    @property
    def whole(self) -> str:
        """Its text with its number, as a heading has it."""
        return self.number + self.label


def could_be(reading: Reading, found: Stressed) -> bool:
    """Whether a stretch can be the name of something, or says something, and no aside."""
    label, tokens = found.label, length_of(found.label)
    names = is_phrase(label) if tokens > NAME else is_name(label.rstrip(NUMBERS) or label, True) and not label.endswith(WHEN)
    if LEANS.search(label) or (tokens >= procedures.STATEMENT and POINTS_BACK.match(label)):
        return False
    stressed = is_han(label) and (label.lower() in plain_words() or (is_quality(label) and not _is_concept(reading, label)))
    return names and not stressed and not reading.is_aside(found.start)


def _is_concept(reading: Reading, label: str) -> bool:
    name = well_spaced(label.lower())
    return any(term.concept and term.folded == name for term in reading.terms)


def kind_of(growing: Growing, found: Stressed) -> NodeKind:
    """What bold type is: a term where it names something, else a point or a definition."""
    if procedures.kind_of(found.label) == "term":
        return "term"
    ruled = growing.reading.ruled.definitions
    return "definition" if ruled and growing.reading.sentence_at(found.start) in ruled else "point"


def stressed_in(reading: Reading) -> list[Stressed]:
    """The stretches in bold type outside headings, and bold lines in their place, and links that are neither too short nor too long; of several sentences the
    first, which keeps its question mark, without its number and the word that announces a remark."""
    article = reading.article
    heads = [(block.start, block.end) for block in article.blocks if block.kind == "heading"]
    lone = {head.start for head in reading.heads}
    found = []
    for mark in _joined(article):
        if reading.speakers and _is_speaker(reading, mark):
            continue
        if mark.start not in lone and not is_link(mark.start, mark.end, reading.links) and not stands_in(mark.start, heads):
            remark = REMARK.match(article.text, mark.start, mark.end)
            start = remark.end() if remark and remark[1].lower() in admonitions() else mark.start
            first, start = start, start + numbering(article.text[start : mark.end])
            end = _told_until(reading, start, mark.end)
            end += article.text[end : mark.end].startswith("？")
            label = _without_stop(reading.text(start, end).strip(AROUND))
            if SHORTEST <= len(label) <= MOST and any(map(str.isalpha, label)) and length_of(label) <= LONGEST:
                found.append(Stressed(label, start, end, _as_prefix(article.text[first:start])))
    return found


def _told_until(reading: Reading, start: int, end: int) -> int:
    """Where the first sentence of a stretch ends, or, where that is LONGEST or longer, its first clauses that say something whole."""
    first = first_sentence(reading, start, end)
    opening = opening_of(first, 0, LONGEST) if length_of(first) > LONGEST else None
    return start + (opening.end if opening else len(first))


def is_opening(reading: Reading, found: Stressed) -> bool:
    """Whether a stretch is the first clauses of a sentence in bold type that goes on."""
    mark, text = reading.strong.get(found.start - len(found.number)), reading.article.text
    return mark is not None and text[found.end : mark.end].lstrip().startswith(tuple(CLAUSE_MARKS))


def _is_speaker(reading: Reading, mark: Mark) -> bool:
    """Whether bold type says who speaks."""
    said = reading.article.text[mark.start : mark.end].rstrip(COLONS)
    return said.lower() in reading.speakers and COLON.match(reading.article.text, mark.start + len(said)) is not None


def _joined(article: Article) -> Iterator[Mark]:
    """The stretches in bold type, those that arrows part as one: File > New > Target."""
    last: Mark | None = None
    for mark in article.marks:
        if mark.kind != "strong":
            continue
        if last and last.end < mark.start and ARROWS.fullmatch(article.text, last.end, mark.start):
            last = last._replace(end=mark.end)
            continue
        if last:
            yield last
        last = mark
    if last:
        yield last


def _without_stop(label: str) -> str:
    """A label without the full stop of a head that runs in: Read path."""
    return label[:-1] if label.endswith(".") and label.count(".") == 1 and len(label.split()) > 1 else label


def with_what_follows(reading: Reading, found: Stressed) -> Stressed:
    """A stretch that a colon parts from the rest of its sentence, with what that says first; itself where there is none, and where it only
    announces a remark."""
    sentence = reading.sentence_at(found.start)
    end = min(int(reading.ends[sentence]), found.end + 2 * WITHIN) if sentence >= 0 else found.end
    text = reading.article.text[found.start : end]
    colon = COLON.match(text, len(text[: found.end - found.start].rstrip(COLONS)))
    said = opening_of(text, colon.end(), LONGEST_SAID) if colon and found.label.lower() not in admonitions() else None
    if not said:
        return found
    return found._replace(label=f"{found.label}{'：' if is_han(said.label) else ': '}{said.label}", end=found.start + said.end)


def _as_prefix(number: str) -> str:
    """What numbers a stretch, as it stands before a label on one line, with the blank that parts them."""
    return " ".join(number.split()) + " " * number[-1:].isspace()
