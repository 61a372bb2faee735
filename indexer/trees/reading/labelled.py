"""Paragraphs and lines that a label begins, as lists: 现象：…, 原因：…, 解决：…; questions with their answers, Q：… A：…."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from itertools import islice
from typing import NamedTuple

from indexer.model import Article, Block
from indexer.text.spelling import is_han
from indexer.trees.reading.boldheads import CAPTION
from indexer.trees.reading.enumerations import DIGITS
from indexer.trees.reading.outlines import INSIDE, Item, Outline
from indexer.trees.reading.wellformed import admonitions, tagged
from indexer.trees.tables import words_in

LABEL = re.compile(r"[ \t]*(?P<label>[@`_]?[^\W_][^：:。；;！!？?\n，,、]{0,23}+)(?:：|:(?=\s))[ \t]*(?=\S)")
BEGINS = re.compile(rf"\n{LABEL.pattern}")
QUESTION = re.compile(r"[ \t]*(?:[QＱ][ \t]?\d{0,2}|问题?[ \t]?\d{0,2})[ \t]?(?:：|:)[ \t]*(?=\S)", re.I)
ANSWER = re.compile(r"[ \t]*(?:[AＡ][ \t]?\d{0,2}|答|回答|答案)[ \t]?(?:：|:)[ \t]*(?=\S)", re.I)
COUNTING_STEP = re.compile(rf"(?:step|步骤|第)[ \t]?(?P<number>\d{{1,2}}|[{DIGITS}])[ \t]?步?", re.I)
STEP = re.compile(rf"[ \t]*{COUNTING_STEP.pattern}[ \t]?(?:：|:)[ \t]*(?=\S)", re.I)
DATA = frozenset(words_in("labels.txt"))
"""Labels of data, which say nothing of what an article is about, and what only goes on."""
SAYING, COUNTING = frozenset("rdcypeo"), frozenset("mfqt")
"""First letters of jieba's tags for words that a sentence has and a label has not, and that none begins with."""
PROBLEM = "问题"
"""A label beside 原因 and 解决, though alone it announces a remark."""
LATIN_WORDS = 3
PLACING = frozenset({"in", "on", "at", "for", "with", "by", "from", "to", "as", "if", "when", "this", "that", "these", "those", "it", "we", "you", "i", "here", "there", "now", "then", "so"})
"""English words that a sentence begins with and a label does not."""
ASKS = ("?", "？")
FEWEST = 2
BETWEEN = INSIDE - {"item"}
"""What may stand between two labelled lines."""


class Line(NamedTuple):
    """A line of a paragraph and the block that it is in."""

    start: int
    end: int
    block: int


def labelled_in(article: Article, speakers: Set[str] = frozenset()) -> Iterator[Outline]:
    """The lists that labelled lines make: at least two one after another with different labels, or questions that answers follow. No labels are the
    `speakers` of a talk, in lower case."""
    for lines in _stretches(article):
        asked = list(_asked(article, lines))
        yield from asked
        yield from _stepped(article, lines)
        if not asked:
            yield from _labelled(article, lines, speakers)


def _stretches(article: Article) -> Iterator[list[Line]]:
    """The lines of paragraphs that nothing parts but code, tables and images, where several begin as labels do."""
    text = f"\n{article.text}"
    for paragraphs in _runs(article.blocks):
        start, end = article.blocks[paragraphs[0]].start, article.blocks[paragraphs[-1]].end + 1
        colons = text.count(":", start, end) + text.count("：", start, end)
        if colons >= FEWEST and sum(1 for _ in islice(BEGINS.finditer(text, start, end), FEWEST)) == FEWEST:
            yield [line for number in paragraphs for line in _lines(article, number)]


def _runs(blocks: Sequence[Block]) -> Iterator[list[int]]:
    """The paragraphs, by number, that nothing parts."""
    paragraphs: list[int] = []
    for number, block in enumerate(blocks):
        if block.kind == "paragraph":
            paragraphs.append(number)
        elif block.kind not in BETWEEN and paragraphs:
            yield paragraphs
            paragraphs = []
    if paragraphs:
        yield paragraphs


def _lines(article: Article, number: int) -> Iterator[Line]:
    block = article.blocks[number]
    start = block.start
    for line in article.text[block.start : block.end].split("\n"):
        yield Line(start, start + len(line), number)
        start += len(line) + 1


def _before(lines: Sequence[Line], at: int) -> tuple[int, int] | None:
    """The line or the paragraph before a list that begins with the line `at`, if no code stands between."""
    line, before = lines[at], lines[at - 1] if at else None
    if not before or line.block - before.block > 1:
        return None
    return before.start, before.end


def _labelled(article: Article, lines: Sequence[Line], speakers: Set[str]) -> Iterator[Outline]:
    labels = ["" if label in speakers else label for label in (_label(article.text, line) for line in lines)]
    if _is_talk(article.text, lines, labels):
        return
    at = 0
    while at < len(lines):
        end, seen = at, set[str]()
        while end < len(lines) and labels[end] and labels[end] not in seen:
            seen.add(labels[end])
            end += 1
        if end - at >= FEWEST:
            yield Outline(_before(lines, at), tuple(Item(line.start, line.end, line.end, "", ()) for line in lines[at:end]), True)
        at = max(end, at + 1)


def _stepped(article: Article, lines: Sequence[Line]) -> Iterator[Outline]:
    """The lines that count on from one, each with what stands before the next under it."""
    counted: list[list[int]] = [[]]
    for at, line in enumerate(lines):
        found = STEP.match(article.text, line.start, line.end)
        number = _number(found["number"]) if found else 0
        if number == 1 and counted[-1]:
            counted.append([])
        if number == len(counted[-1]) + 1:
            counted[-1].append(at)
    for steps in counted:
        if len(steps) < FEWEST:
            continue
        ends = [*(lines[at - 1].end for at in steps[1:]), lines[steps[-1]].end]
        items = (Item(_after(STEP, article.text, lines[at]), lines[at].end, end, str(number), ()) for number, (at, end) in enumerate(zip(steps, ends, strict=True), 1))
        yield Outline(_before(lines, steps[0]), tuple(items))


def _number(said: str) -> int:
    return int(said) if said.isdigit() else DIGITS.index(said) + 1


def _is_talk(text: str, lines: Sequence[Line], labels: Sequence[str]) -> bool:
    """Whether people talk: labels come again, and somebody asks."""
    again = [label for label, times in Counter(filter(None, labels)).items() if times > 1]
    return len(again) >= FEWEST and any(label in again and text[line.start : line.end].rstrip().endswith(ASKS) for line, label in zip(lines, labels, strict=True))


def _label(text: str, line: Line) -> str:
    """The label that a line begins with, in lower case; empty where it has none that names something."""
    found = LABEL.match(text, line.start, line.end)
    label = found["label"].strip().lower() if found else ""
    return label if label == PROBLEM or (label and is_label(label)) else ""


def is_label(label: str) -> bool:
    """Whether what stands before a colon, in lower case, is a label that names something and not the beginning of a sentence."""
    if label in DATA or label in admonitions() or CAPTION.match(label) or COUNTING_STEP.fullmatch(label):
        return False
    if not is_han(label):
        return bool(label.split()) and len(label.split()) <= LATIN_WORDS and label.split(maxsplit=1)[0] not in PLACING
    tags = [tag for _, tag in tagged(label)]
    return SAYING.isdisjoint(tags) and tags[0] not in COUNTING and tags[-1] != "a" and (tags[-1] != "m" or tags[0] == "n")


def _asked(article: Article, lines: Sequence[Line]) -> Iterator[Outline]:
    """Questions, each with the first line of what follows, its answer, under it."""
    places = [at for at, line in enumerate(lines) if QUESTION.match(article.text, line.start, line.end)]
    asking = set(places)
    answered = [at for at in places if at + 1 < len(lines) and at + 1 not in asking]
    if len(answered) < FEWEST or not any(ANSWER.match(article.text, lines[at + 1].start, lines[at + 1].end) for at in answered):
        return
    items = []
    for at in answered:
        after = bisect_right(places, at)
        question, answer = lines[at], lines[at + 1]
        end = lines[places[after] - 1].end if after < len(places) else answer.end
        start = _after(QUESTION, article.text, question)
        said = _after(ANSWER, article.text, answer)
        items.append(Item(start, question.end, end, "", (Item(said, answer.end, end, "", ()),)))
    yield Outline(_before(lines, places[0]), tuple(items))


def _after(sign: re.Pattern[str], text: str, line: Line) -> int:
    """Where a line goes on after its sign."""
    found = sign.match(text, line.start, line.end)
    return found.end() if found else line.start
