"""Enumerations inside one sentence: 锁分为 A、B 和 C; "consists of A, B and C"; 有三种状态：A、B、C."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from indexer.text.brackets import balanced
from indexer.trees.reading.clauses import LEADING, TRAILING, begin_of, clauses, length_of, quick
from indexer.trees.reading.cues import lines_of
from indexer.trees.reading.enumerations import DIGITS, counts, numbers_in
from indexer.trees.reading.wellformed import leads_on
from indexer.trees.tables import rows_of

LONGEST_ITEM, LONGEST_HEAD = 10.0, 16.0
"""Tokens."""
MOST, FEWEST = 12, 3
"""Items; where the sentence says how many there are it must be so many."""
TRIED = 20
"""Words that may announce a list, of which as many are looked at in one sentence."""
SHORTEST, SHORTEST_HEAD = 2, 4
"""Characters of a name, and of what announces a list."""
OPENED, CLOSED = "（(【[“「『《", "）)】]”」』》"
STOP = "。；;！？!?\n：:"


class Style(NamedTuple):
    """How a list is written: what parts its items, what ends it beside STOP, what the last item begins with or holds, and what
    follows it."""

    parts: re.Pattern[str]
    ends: str
    closes: re.Pattern[str]
    joins: re.Pattern[str]
    over: re.Pattern[str]


HAN = Style(
    re.compile("、"),
    "，,",
    re.compile(r"\s*(?:以及|还有|[和与及或])"),
    re.compile(r"\s*(?:以及|还有|[和与及或])\s*"),
    re.compile(r"\s*(?:等(?![待价级效同于式])|[这共]?[两三四五六七八九十\d]+\s*(?:[大个种类部]|方面)|的?(?:组成|构成)|在内)"),
)
LATIN = Style(
    re.compile(r",(?=\s)"),
    "",
    re.compile(r"\s*(?:and|or)\b", re.I),
    re.compile(r"\s*\b(?:and|or)\b\s*", re.I),
    re.compile(r"\s*\b(?:etc|so on|so forth|that|which|where|to|for|as well as|both|all)\b", re.I),
)
NUMBER = re.compile(r"[（(]?[A-Ha-h\d]{1,2}(?:[)）、]|\.(?=\s))\s*|[了着]|(?:the|an?)\s", re.I)
"""What stands before a name and is no part of it."""
WEAK = re.compile(
    r"(?:这|那|它|他|她|此|其|该|也|还|都|不|如果|[两三四五六七八九][个种点类项条步]|"
    r"(?:it|they|this|that|these|those|which|also|not|he|she|we|you|there|so|if|then|when|after|before)\b)",
    re.I,
)
"""What begins a head that names nothing, or an item that is no name."""
AUXILIARY = re.compile(r"(?:\s+(?:can|may|could|be|is|are|was|were|mainly|mostly|generally|further))+$", re.I)
HAS = re.compile(r"(?<=[^没])(?:具?有|存在)\Z")
"""Between what has them and a number of things."""
ADVERBS = re.compile(r"(?:主要|一般|通常|只能|可以|可|又|只|大致|大体|目前|常见的?|具体|mainly|usually|\s)+")
"""All that some heads are: 主要包括 says of nothing what it has."""


ORDINALS = tuple(re.compile(rf"{before}(?:其?{digit}(?:[是，]|[者种个]是)|第{digit}[种个点类]?[是，])\s*") for digit, before in zip(DIGITS, (r"\s*", *("[，；。]" for _ in DIGITS[1:])), strict=True))
"""What items of one sentence begin with that it numbers: 一是, 其一，, 第一种是; the second and later ones with a mark before."""
AFTER_ORDINAL = re.compile("[，,；;。！？\n]|$")


class Span(NamedTuple):
    """From `start` to `end`."""

    start: int
    end: int


class Listing(NamedTuple):
    """What a sentence lists the parts of, with the word that lists, and the parts: places in the sentence."""

    head: Span
    items: tuple[Span, ...]


def listing_in(sentence: str) -> Listing | None:
    """The first list of a sentence that is announced and whose items are short names; None where there is none.

    >>> sentence = "同步 I/O 包括阻塞式、非阻塞式和信号驱动 I/O，它们都会阻塞。"
    >>> found = listing_in(sentence)
    >>> [sentence[start:end] for start, end in (found.head, *found.items)]
    ['同步 I/O 包括', '阻塞式', '非阻塞式', '信号驱动 I/O']
    """
    found = _announcers().search(sentence)
    for _ in range(TRIED):
        if not found:
            break
        head = _head(sentence, found)
        items = _items(sentence, found.end()) if head else []
        if head and _complete(sentence[head.start : head.end], items):
            return Listing(head, tuple(items))
        found = _announcers().search(sentence, found.start() + 1)  # 两阶段提交有三个缺点： begins with a number of nothing
    return None


def dividing(sentences: Sequence[str]) -> list[int]:
    """The sentences, by number, that say into what kinds or parts a thing falls, or count what they list."""
    several = [row for row, sentence in enumerate(sentences) if _has_several(sentence)]
    lines = lines_of([sentences[row].lower() for row in several])
    marked, dividing = lines.holding_each([("：", ":", "——", "，"), _words()["kinds"]])
    found = sorted(dividing | {row for row in marked if counts(sentences[several[row]])})
    return [several[row] for row in found if listing_in(sentences[several[row]])]


def _has_several(sentence: str) -> bool:
    numbered = "一" in sentence and ("一是" in sentence or "第一" in sentence or "其一" in sentence)
    return numbered or "、" in sentence or ", " in sentence or " and " in sentence


def _complete(head: str, items: list[Span]) -> bool:
    """Whether there are as many items as the head counts at its end; three at least where it counts none."""
    *_, counted = (0, *(number for number in numbers_in(head) if number > 1))
    return len(items) == counted if counted else FEWEST <= len(items) <= MOST


@cache
def _words() -> dict[str, tuple[str, ...]]:
    """The words that list, by class."""
    rows = rows_of("listing-words.txt")
    return {name: tuple(word for row in rows if row[0] == name for word in row[1].split("|")) for name, _ in rows}


@cache
def _announcers() -> re.Pattern[str]:
    """A word that lists, or a number of things; a colon or a dash may follow a few words later."""
    words = sorted((word for words in _words().values() for word in words), key=len, reverse=True)
    han, latin = ("|".join(word for word in words if word.isascii() == latin) for latin in (False, True))
    counted = r"[^，。；：、,.;:—]{0,24}(?:[：:]|——|，(?=其?一[是，]|第一[种个点类]?是))"
    number = r"(?<![\d.A-Za-z前后第])(?:[两二三四五六七八九十]|\d{1,2}|(?:two|three|four|five|six|seven|eight|nine|ten)\b)(?![\d.])"
    begins = "".join({word[0] for word in words} | set("两二三四五六七八九十tfsen"))
    return quick(rf"{re.escape(begins)}\d", rf"(?:{han})(?:{counted})?|\b(?:{latin})\b(?:{counted})?|{number}{counted}")


def _head(sentence: str, announcer: re.Match[str]) -> Span | None:
    """From the beginning of the clause, connectives off, to the announcer's end; None where it names nothing."""
    begin = begin_of(sentence, clauses(sentence[: announcer.start()])[0][-1], announcer.start())
    end = len(sentence[: announcer.end()].rstrip(TRAILING))
    name, label = HAS.sub("", sentence[begin : announcer.start()].strip()), sentence[begin:end]
    return Span(begin, end) if _names_something(name) and length_of(label) <= LONGEST_HEAD and balanced(label) else None


def _names_something(name: str) -> bool:
    subject = AUXILIARY.sub("", name)
    return bool(subject) and not WEAK.match(subject) and not ADVERBS.fullmatch(subject) and not leads_on(subject)


def names_a_list(label: str) -> bool:
    """Whether what announces a list says of what it is one: not 主要包括, not 提供了."""
    found = _announcers().search(label)
    name = label[: found.start()].strip() if found and found.end() == len(label) else label
    return len(label) >= SHORTEST_HEAD and _names_something(name)


def _items(sentence: str, start: int) -> list[Span]:
    """The items from `start`; none where one is no short name."""
    if ORDINALS[0].match(sentence, start):
        return _numbered(sentence, start)
    outside = list(_outside(sentence, start))
    style = HAN if any(sentence[place] == "、" for place in outside) else LATIN
    pieces: list[Span] = []
    for piece in _pieces(sentence, start, outside, style):
        pieces.append(piece)
        if style.closes.match(sentence, piece.start, piece.end):
            break
    *before, last = pieces
    items = [_trimmed(sentence, piece) for piece in (*before, *_parted(sentence, last, style))]
    return items if all(_names(sentence[item.start : item.end]) for item in items) else []


def _numbered(sentence: str, start: int) -> list[Span]:
    """The first clauses of items that begin with ordinals, one after another; none where one is no short name."""
    opened = [ORDINALS[0].match(sentence, start)]
    for ordinal in ORDINALS[1:]:
        before = opened[-1]
        opened.append(ordinal.search(sentence, before.end()) if before else None)
    items = []
    for found in filter(None, opened):
        end = AFTER_ORDINAL.search(sentence, found.end())
        items.append(_trimmed(sentence, Span(found.end(), end.start() if end else len(sentence))))
    return items if all(_names(sentence[item.start : item.end]) for item in items) else []


def _outside(sentence: str, start: int) -> Iterator[int]:
    """The places from `start` to what stops the list that lie in no bracket or quote."""
    depth = 0
    for place in range(start, len(sentence)):
        sign = sentence[place]
        depth = max(0, depth + (sign in OPENED) - (sign in CLOSED))
        if not depth:
            if sign in STOP or sentence.startswith(". ", place):
                return
            yield place


def _pieces(sentence: str, start: int, outside: Sequence[int], style: Style) -> Iterator[Span]:
    """What stands between the separators."""
    for place in outside:
        if style.parts.match(sentence, place):
            yield Span(start, place)
            start = place + 1
        elif style.ends and sentence[place] in style.ends:
            yield Span(start, place)
            return
    yield Span(start, outside[-1] + 1 if outside else start)


def _parted(sentence: str, last: Span, style: Style) -> Iterator[Span]:
    """The last piece, at its conjunction and without what follows the list."""
    over = style.over.search(sentence, last.start + 1, last.end)
    end = over.start() if over else last.end
    *_, found = (None, *style.joins.finditer(sentence, last.start, end))
    if not found:
        yield Span(last.start, end)
        return
    if found.start() > last.start:
        yield Span(last.start, found.start())
    yield Span(found.end(), end)


def _trimmed(sentence: str, piece: Span) -> Span:
    """A piece without blanks and signs around it, and without what numbers it."""
    start = piece.start
    while start < piece.end and sentence[start] in LEADING:
        start += 1
    number = NUMBER.match(sentence, start, piece.end)
    start = number.end() if number else start
    return Span(start, max(start, len(sentence[: piece.end].rstrip(TRAILING))))


def _names(item: str) -> bool:
    """Whether an item is a short name."""
    wordy = len(item) >= SHORTEST and any(map(str.isalpha, item))
    return wordy and length_of(item) <= LONGEST_ITEM and balanced(item) and not WEAK.match(item)
