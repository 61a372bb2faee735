"""Two names of one thing, where an author joins them in brackets: 奖励模型（Reward Model）, Pod（容器组）, RLHF (…).

What an article cannot decide alone is left to the corpus (`concepts.glossing`): where in the text before the brackets
the name begins. Abbreviations of English words are decided here (`initials`), and so are names in plain words (`said`).
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from indexer.analysis.cues import Places
from indexer.analysis.initials import Expansion, expansion
from indexer.analysis.inside import LATIN, Inside, inside, is_weak_name
from indexer.analysis.said import said_in
from indexer.model import Gloss, GlossEdge

BRACKET = re.compile(r"[（(]([^（()）\n]{1,80})[)）]")
CODE = re.compile(r"[\\$^{}=<>|]|https?:|www\.|\b(?:ctrl|cmd|command|alt|option|shift)\b ?[+-]|\bet al\b", re.I)
"""What is no name: code, addresses, keys to press, papers."""
IN_CODE = frozenset("\\$^{}=<>|:.+-")
"""Of these any of that but a paper holds one."""
LEFT_LIMIT = 60
CLOSING = " \t\u3000\"'`*_”’」』》】"
RUN_BACK = re.compile(r"[\w·・•+#/&'’. -]*")
"""Read backwards: what a name, or a few words with it, may consist of."""
ENGLISH_BACK = re.compile(r"[\w+#./&'’ -]*", re.ASCII)
WORDY_BACK = re.compile(r"[\w+#./&'’, -]*", re.ASCII)
ORDINAL = re.compile(
    r"(?:第?[一二三四五六七八九十]{1,3}(?:[、.：]|是|步|种)|[（(]?\d{1,3}[.、)）]|\d{1,2}\ufe0f?\u20e3|\d{1,3}(?:[.-]\d{1,3}){1,3}|\d{1,3}(?= ))\s*"
)
OPENING = frozenset("“‘「『《【\"'`*[")
CLOSED_BY = {"”": "“", "」": "「", "』": "『", "》": "《"}
LONGEST_QUOTED = 16
ENDS = re.compile(r"[ \t]*(?:[:：。]|\*\*|$)", re.M)
"""What follows a bracket that closes a line, or the name before an explanation."""
QUOTED = re.compile(r"[“「『《\"]([^“”「」『』《》\"\n]{1,24})[”」』》\"]$")
SURE, TOLD, PLAIN, WEAK = 0.95, 0.9, 0.5, 0.3
"""Confidence where letters spell words (right in .95), a word such as 简称 tells, nothing does, and what looks like a remark."""
LONGEST_ENGLISH = 8
LONGEST_COUNTED = 12
MOST_COUNTED = 20_000
"""Characters of an article in which the names are counted: a longer one says no more of them."""
Spans = Sequence[tuple[int, int]]


class Bracket(NamedTuple):
    """A bracket from `at` to `end` of a text, and `left`, which stands before it from `begin` on."""

    text: str
    at: int
    end: int
    begin: int
    left: str


def glosses_of(text: str, code: Spans = (), strong: Spans = (), places: Places | None = None) -> Iterator[Gloss]:
    """Every bracket that may hold another name of what stands before it, then every phrase that gives one.

    Nothing inside the spans of `code` counts; `strong` are stretches that the author marked, where names begin; `places` as
    `said_in` has them.
    """
    begins = {start for start, _ in strong}
    for start, end in _outside(code, len(text)):
        for found in BRACKET.finditer(text, start, end):
            if not _is_code(found[1]):
                yield from _glosses(text, found, begins)
    yield from said_in(text, code, places)


def _is_code(text: str) -> bool:
    return (not IN_CODE.isdisjoint(text) or "al" in text.lower()) and CODE.search(text) is not None


def _outside(spans: Spans, length: int) -> Iterator[tuple[int, int]]:
    at = 0
    for start, end in spans:
        if at < start:
            yield at, start
        at = max(at, end)
    if at < length:
        yield at, length


def _glosses(text: str, found: re.Match[str], begins: set[int]) -> Iterator[Gloss]:
    begin = max(text.rfind("\n", 0, found.start()) + 1, found.start() - LEFT_LIMIT)
    left = text[begin : found.start()].rstrip(CLOSING)
    if not left:
        return
    if left[-1].isascii() and found[1].isascii():
        pair = _spelled(left, found[1])
        if pair:
            yield Gloss(*pair, found.start(), SURE)
            return
    names = inside(found[1])
    pair = _spelled(left, names.names[0]) if names.cue and len(names.names) == 1 and left[-1].isascii() else None
    if pair:
        yield Gloss(*pair, found.start(), SURE)
    elif names.names:
        yield from _joined(Bracket(text, *found.span(), begin, left), names, begins)


def _spelled(left: str, inner: str) -> Expansion | None:
    """An abbreviation and its words on both sides of the bracket, with commas between the words if need be."""
    inner = inner.strip()
    if len(inner) < 2 or inner[0] == "-" or _is_code(inner):
        return None
    words, listed = _back(ENGLISH_BACK, left).strip(), _back(WORDY_BACK, left).strip()
    token = words.split(" ")[-1]
    shared = " ".join(words.split(" ")[-2:])
    pairs = [(words, inner), (listed, inner), (inner, token), (inner, shared)]
    return next((pair for pair in (expansion(long, short) for long, short in pairs if len(short) <= 24) if pair), None)


def _joined(bracket: Bracket, names: Inside, begins: set[int]) -> Iterator[Gloss]:
    """The glosses of a bracket that holds names: each with what stands before, abbreviations with their words."""
    text, at, _, _, left = bracket
    han = "\u3400" <= left[-1] <= "\u9fff"
    main = next((name for name in names.names if name.isascii() == han), None)
    if main is None and not han:
        main = _shared_latin(left, names.names[0])
        han = main is not None
    for one, other in _spelled_pairs(names.names):
        yield Gloss(one, other, at, SURE)
        main = one if main == other else main
    before = (_before_chinese(bracket, begins) if han else _before_english(bracket)) if main else None
    if before is None or main is None:
        return
    run, edge = before
    counts = _counts(text, run) if han else (int(text.count(main, 0, MOST_COUNTED) > 1),)
    sure = TOLD if names.cue else WEAK if is_weak_name(main) else PLAIN
    yield Gloss(run, main, at, sure, "chinese" if han else "english", edge, names.cue, counts)


def _shared_latin(left: str, name: str) -> str | None:
    """The name, where a Chinese name before it ends with its last word: 虚拟 DOM（Virtual DOM）."""
    last = name.rsplit(" ", 1)[-1]
    stem = left[: -len(last)].rstrip()
    return name if " " in name and left.endswith(last) and "\u3400" <= stem[-1:] <= "\u9fff" else None


def _spelled_pairs(names: Sequence[str]) -> Iterator[Expansion]:
    latin = [name for name in names if name.isascii()]
    for one, other in pairwise(latin):
        pair = expansion(one, other) or expansion(other, one)
        if pair:
            yield pair


def _before_chinese(bracket: Bracket, begins: set[int]) -> tuple[str, GlossEdge] | None:
    """The run of words before a bracket in which a Chinese name ends, and what stands before it."""
    text, at, _, begin, left = bracket
    quoted = QUOTED.search(text, begin, at)
    if quoted and not quoted[1].isascii():
        return quoted[1].strip(), "quote"
    run = _back(RUN_BACK, left)
    start = begin + len(left) - len(run)
    marked = max((place for place in begins if start < place < begin + len(left)), default=-1) if begins else -1
    if marked >= 0:
        return text[marked : begin + len(left)].strip(CLOSING), "quote"
    edge: GlossEdge = "mark"
    if start == begin:
        run, edge = ORDINAL.sub("", run, count=1), _line(bracket)
    elif start in begins or text[start - 1] in OPENING:
        edge = "quote"
    elif text[start - 1] in CLOSED_BY:
        opened = text.rfind(CLOSED_BY[text[start - 1]], max(begin, start - LONGEST_QUOTED), start)
        run = text[opened:start] + run if opened >= 0 else run
    run = run.strip(" .-/'’&")
    return (run, edge) if run else None


def _before_english(bracket: Bracket) -> tuple[str, GlossEdge] | None:
    """The English words before a bracket; `quote` where a mark opens before them."""
    run = _back(ENGLISH_BACK, bracket.left)
    before = bracket.left[: len(bracket.left) - len(run)][-1:]
    words = ORDINAL.sub("", run, count=1).strip(" .-/'’&+").split()
    if not words or not LATIN.fullmatch(words[-1]):
        return None
    edge = ("quote" if before in OPENING else "mark") if before else _line(bracket) or "line"
    return " ".join(words[-LONGEST_ENGLISH:]), edge if len(words) <= LONGEST_ENGLISH else ""


def _back(allowed: re.Pattern[str], left: str) -> str:
    """The end of a text that consists of what is allowed."""
    found = allowed.match(left[::-1])
    return found[0][::-1] if found else ""


def _line(bracket: Bracket) -> GlossEdge:
    """Whether the line begins with what stands before a bracket, and holds nothing more."""
    if bracket.text[bracket.begin - 1 : bracket.begin] not in {"", "\n"}:
        return ""
    return "whole" if ENDS.match(bracket.text, bracket.end) else "line"


def _counts(text: str, run: str) -> tuple[int, ...]:
    """How often the article has the last 2, 3, ... characters of a run, down to 1."""
    counts: list[int] = []
    for size in range(2, min(LONGEST_COUNTED, len(run)) + 1):
        counts.append(text.count(run[-size:], 0, MOST_COUNTED))
        if counts[-1] <= 1:
            break
    return tuple(counts)
