"""Items of lists as entries of a tree: what each is called, what is said of it, and the items under it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from weakref import WeakKeyDictionary

from indexer.model import Article, NodeKind, Tree
from indexer.text.abbreviations import ends_abbreviation
from indexer.text.brackets import balanced
from indexer.text.dashes import DASH
from indexer.text.spans import stands_in
from indexer.trees.hanging.counting import after_ordinal, can_name
from indexer.trees.hanging.entries import MOST, Entry
from indexer.trees.hanging.listed import BEFORE, opens
from indexer.trees.reading.clauses import begin_of, clauses, length_of
from indexer.trees.reading.numbering import numbering
from indexer.trees.reading.outlines import CONTINUED, LINKED, Item
from indexer.trees.reading.procedures import act, are_steps, kind_of, tell_what_to_do
from indexer.trees.reading.reading import Reading
from indexer.trees.reading.wellformed import SUBORDINATE, announces, leads_on, opening_of, refers

STEP_TOKENS = (24.0, 12.0)
"""Tokens of an item without a name, at most: fewer where the whole list has no room else."""
LONGEST_SAID, SHORTEST_SAID = 16.0, 8.0
"""Tokens of what is said of a named item, beside its name, and where there is little room."""
LONGEST_TOLD = 30.0
"""Tokens of what is told under its name, where that is a node of its own."""
NOTHING_SAID: tuple[str, str, tuple[Tree, ...]] = ("", "", ())
SUCH_AS = r"[，,]\s*(?:例如|比如|譬如|如|包括|such as|including|e\.g\.)\s*"
"""What announces examples and is no part of a name: 存储各种日志数据，如：."""
PARTED = re.compile(rf"\s*(?:{SUCH_AS})?(?:：|:(?![/\d:])|——?|{DASH})\s*")
"""What parts an item's name from what is said of it."""
LEANING = re.compile(rf"{SUBORDINATE.pattern}|针对|基于|根据|按照|[在从以将把对向由]", re.I)
"""What first clauses begin with that need what follows them."""
LONGEST_NAME = 9.0
"""Tokens of what stands before a colon at an item's beginning and names it."""
SHORTEST_NAMED = 5.0
"""Tokens of a first sentence that is no more than the name of what the next one says, at most."""
FEWEST = 2
SENTENCE_END = re.compile(r"[。；！？\s](?:(?<=[。；！？\n])|(?<=[.!?].)(?<!\s[A-Z]\..))")
NAMED = re.compile(rf"[^：:—。；！？\n]{{2,60}}?(?=\s*(?:：|:(?![/\d:])|——?|{DASH}))")
NUMBERED = re.compile(
    r"(?:第\s?[一二三四五六七八九十\d]{1,3}\s?[段步点种类个条项层次阶部]?[段分]?|(?:方案|方法|方式|情况|场景|步骤|阶段|问题|原因)\s?[一二三四五六七八九十\dA-Ea-e]|"
    r"(?:step|part|phase|stage|option|method|case|way|solution)\s?[\dA-Ea-e]|"
    r"(?:\d{2,4}\s?年)?\s?(?:\d{1,2}\s?月)?\s?(?:\d{1,2}\s?[日号])?|\d{2,4}[-/.]\d{1,2}(?:[-/.]\d{1,4})?|"
    r"(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?\s)?(?:\d{1,2}(?:st|nd|rd|th)?,?)?\s?(?:\d{4})?)",
    re.I,
)
"""A name that only counts or dates: 第一段, 方案二, step 3, December 3rd, 2019 年 8 月."""
ENDS_SUCH_AS = re.compile(rf"(?<!\s)\s*{SUCH_AS}$", re.I)
ADDRESS = re.compile(r"\W*https?://")
"""What an item only leads to."""
AROUND = "：:。.，,；;、 \t"
_known: WeakKeyDictionary[Reading, dict[tuple[Item, float], tuple[Entry, ...]]] = WeakKeyDictionary()
"""Of the articles that are being read the entries of items, by the tokens that they may have."""


def named_items(reading: Reading, items: Sequence[Item]) -> list[Entry]:
    """The items of a list if all have a name and short words on it, or items under them; none where one has not."""
    nested = any(item.inner for item in items)
    entries = []
    for item in items:
        entry = None if reading.is_aside(item.start) else next(iter(entries_of(reading, item)), None)
        if not entry or not (entry.longer or (nested and _heads(entry))):
            return []
        entries.append(entry)
    return entries


def _heads(entry: Entry) -> bool:
    """Whether an item of a list with items under items is the head of some, or short enough to be one of them."""
    return bool(entry.inner) or length_of(entry.label) <= LONGEST_NAME


def entries_of(reading: Reading, item: Item, most: float = STEP_TOKENS[0]) -> tuple[Entry, ...]:
    """An item by its name, its first sentence, or the first clauses of that that say something, with those under it; nothing where none can be a label.
    What is asked again is remembered."""
    known = _known.setdefault(reading, {})
    asked = item, most
    if asked not in known:
        known[asked] = tuple(_entries(reading, item, most))
    return known[asked]


def _entries(reading: Reading, item: Item, most: float) -> Iterator[Entry]:
    text = reading.article.text[item.start : item.own]
    first = first_sentence(reading, item.start, item.own)
    name = _name(reading, item, first)
    name, first = name[_numbers(name) :], first[_numbers(first) :]
    said = name or shortened(first, most)
    label = " ".join(said[begin_of(said, 0, len(said)) :].strip(AROUND).split())
    says = (len(label) >= FEWEST or item.inner) and any(map(str.isalpha, label)) and "://" not in label and not ADDRESS.match(text)
    if says and not is_link(item.start, item.own, reading.links) and balanced(label) and not leads_on(label) and not refers(label):
        kind: NodeKind = "term" if name else kind_of(label)
        start = item.start + text.index(said)
        longer, shorter, told = _explained(first, name, start) if name else NOTHING_SAID
        yield Entry(label, kind, start, start + len(said), (item.start, item.end), (), longer, shorter, told, inner_of(reading, item, label))


def inner_of(reading: Reading, item: Item, label: str) -> tuple[Entry, ...]:
    """The items under one that can be labels; none where they are too many."""
    if not 0 < len(item.inner) <= MOST:
        return ()
    most = STEP_TOKENS[len(item.inner) > 1]
    entries = [entry for inner in item.inner if not reading.is_aside(inner.start) for entry in entries_of(reading, inner, most)]
    return tuple(stepped(entries, item.inner, label))


def stepped(found: Iterable[Entry], items: Sequence[Item], said: str) -> list[Entry]:
    """The items of a list, as steps if they are ordered and done one after another, as points if most say what to do."""
    entries = list(found)
    labels = [entry.label for entry in entries]
    if not all(item.detail.isdigit() for item in items):
        return entries
    kind: NodeKind | None = "step" if are_steps(labels, said) else "point" if act(labels) or tell_what_to_do(labels) else None
    return [entry._replace(kind=kind) for entry in entries] if kind else entries


def first_sentence(reading: Reading, start: int, end: int) -> str:
    """The first sentence of a stretch of the article's text; a full stop in code ends none."""
    text = reading.article.text
    stops = (found.start() for found in SENTENCE_END.finditer(text, start, end))
    return text[start : next((stop for stop in stops if not stands_in(stop, reading.codes) and not ends_abbreviation(text, stop)), end)]


def _explained(first: str, name: str, start: int) -> tuple[str, str, tuple[Tree, ...]]:
    """The first sentence of an item with its name, which begins at `start` of the text, as it stands, or with the first clauses that say
    something of it; the same with fewer of these; and what is said alone. Nothing where none is."""
    begin = first.find(name)
    sign = PARTED.match(first, begin + len(name)) if begin >= 0 else None
    said = _clauses_of(first, sign.end(), LONGEST_SAID) if sign else None
    if not said:
        return NOTHING_SAID
    brief = _clauses_of(first, said[0], SHORTEST_SAID) if length_of(first[slice(*said)]) > SHORTEST_SAID else None
    node = Tree(_label_of(first, *said), "point", (start + said[0] - begin, start + said[1] - begin))
    return _label_of(first, begin, said[1]), _label_of(first, begin, brief[1]) if brief else "", (node,)


def said_after(reading: Reading, item: tuple[int, int], name: str) -> Tree | None:
    """What an item, by where its own text stands, says of the name that opens it: its first sentence or the first clauses of that which say something whole, after a colon
    or dash, else with the name that it goes on from, else its next sentence or paragraph; nothing where another word stands before the name."""
    text, (start, end) = reading.article.text, item
    at = text.find(name, start, min(end, start + BEFORE + len(name)))
    if at < 0 or not opens(text[start:at]) or text[at - 1 : at] == ":":  # :us: is an emoji
        return None
    begin = _begin_of_said(reading, (start, at, at + len(name)), end)
    begin, end = (begin, end) if begin < end else paragraph_after(reading.article, end)
    said = first_sentence(reading, begin, end)
    told = _clauses_of(said, 0, LONGEST_TOLD)
    if not told or announces(said[slice(*told)]):
        return None
    return Tree(_label_of(said, *told), "point", (begin + told[0], begin + told[1]))


def _begin_of_said(reading: Reading, places: tuple[int, int, int], end: int) -> int:
    """Where what an item says of its name begins, by where the item begins, the name and what is after it; `end` where it says nothing more, or its name is a sentence
    that says something."""
    text, (start, at, after) = reading.article.text, places
    sign = PARTED.match(text, after, end)
    if sign:
        return sign.end()
    stop = at + len(first_sentence(reading, at, end))
    if text[after:stop].strip(AROUND):
        return start + _numbers(text[start:at])
    if length_of(text[at:after]) > SHORTEST_NAMED:
        return end
    return end - len(text[stop:end].lstrip(AROUND))


def paragraph_after(article: Article, end: int) -> tuple[int, int]:
    """Where the further paragraph of an item stands whose first one ends at a place; an empty stretch where it has none, or where it is that of an item around it."""
    at = bisect_left(article.blocks, end, key=lambda block: block.start)
    own, block = article.blocks[at - 1 : at + 1] if 0 < at < len(article.blocks) else (None, None)
    return (block.start, block.end) if own and block and block.kind == "item" and block.detail == CONTINUED and block.level == own.level else (end, end)


def _label_of(text: str, start: int, end: int) -> str:
    return " ".join(text[start:end].strip(AROUND).split())


def _clauses_of(text: str, begin: int, most: float) -> tuple[int, int] | None:
    """Where what a text says from `begin` starts and ends, of more than `most` tokens its first clauses, if they say something whole."""
    begin, end = begin + len(text[begin:]) - len(text[begin:].lstrip(AROUND)), len(text.rstrip(AROUND))
    whole = length_of(text[begin:end]) <= most
    if not whole:
        opening = opening_of(text, begin, most)
        if not opening or LEANING.match(opening.label):
            return None
        begin, end = opening.start, opening.end
    said = text[begin:end]
    says = len(said) >= FEWEST and length_of(said) <= most and balanced(said) and not refers(said) and "://" not in said
    return (begin, end) if says and not leads_on(said.removesuffix("的") if whole else said) else None


def _numbers(text: str) -> int:
    """How many characters at the beginning only number it: 1、 or 第一，."""
    return numbering(text) or after_ordinal(text, 0)


def _name(reading: Reading, item: Item, first: str) -> str:
    """What an item calls what it is about, in bold or before a colon or dash; empty where it has no name, or only a number."""
    bold = reading.strong.get(item.start)
    said = reading.article.text[bold.start : min(bold.end, item.own)] if bold else ""
    named = NAMED.match(first)
    said = ENDS_SUCH_AS.sub("", said or (named[0] if named else ""))
    says = said and not NUMBERED.fullmatch(said.strip(AROUND)) and "\n" not in said
    return said if says and length_of(said) <= LONGEST_NAME else ""


def shortened(sentence: str, most: float) -> str:
    """A sentence, or its first clauses that say something whole, `most` tokens if possible; empty where none can stand alone."""
    if length_of(sentence) <= most:
        return sentence
    opening = opening_of(sentence, 0, most)
    if opening:
        return sentence[opening.start : opening.end]
    starts, ends = clauses(sentence)
    return next((sentence[low:high] for low, high in zip(starts, ends, strict=True) if can_name(sentence[low:high])), "")


def last_sentence(text: str, stretch: tuple[int, int]) -> tuple[int, int]:
    start, end = stretch
    ends = [found.end() for found in SENTENCE_END.finditer(text, start, end) if found.end() < end]
    return (ends[-1] if ends else start), end


def is_link(start: int, end: int, links: Sequence[tuple[int, int]]) -> bool:
    """Whether a stretch is hardly more than one link."""
    at = bisect_right(links, (end, 0)) - 1
    if at < 0 or links[at][0] < start:
        return False
    return links[at][1] - links[at][0] >= LINKED * (end - start)
