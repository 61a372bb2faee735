"""Lists as nodes: what announces them with the items under it, and the steps of ordered lists that nothing announces."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence, Set
from typing import NamedTuple

from indexer.model import NodeKind, Tree
from indexer.trees.announced import ruled_lists
from indexer.trees.clauses import balanced, begin_of, clauses, length_of
from indexer.trees.commented import commented_of
from indexer.trees.counting import after_ordinal, can_name, ruled_head
from indexer.trees.entries import Entry, hang_group, tokens_of
from indexer.trees.enumerations import UNCOUNTED, numbers_in
from indexer.trees.growing import Growing
from indexer.trees.itemised import Item, Outline
from indexer.trees.labelled import is_label
from indexer.trees.listing import names_a_list
from indexer.trees.nominal import BARE, name_of_list
from indexer.trees.numbering import numbering
from indexer.trees.procedures import are_steps, kind_of
from indexer.trees.reading import Reading
from indexer.trees.wellformed import SUBORDINATE, announces, leads_on, opening_of, refers

STEP_TOKENS = (24.0, 12.0)
"""Tokens of an item without a name, at most: fewer where the whole list has no room else."""
LONGEST_SAID, SHORTEST_SAID = 16.0, 8.0
"""Tokens of what is said of a named item, beside its name, and where there is little room."""
NOTHING_SAID = ("", "", None)
PARTED = re.compile(r"\s*(?:：|:(?![/\d:])|——?|\s[-–]\s)\s*")
"""What parts an item's name from what is said of it."""
LEANING = re.compile(rf"{SUBORDINATE.pattern}|针对|基于|根据|按照|[在从以将把对向由]", re.I)
"""What first clauses begin with that need what follows them."""
LONGEST_LIST = 120.0
"""Tokens of an ordered list that hangs whole."""
LONGEST_HEAD = 16.0
LONGEST_NAME = 9.0
"""Tokens of what stands before a colon at an item's beginning and names it."""
FEWEST, MOST = 2, 10
LINKED = 0.8
"""Share of an item that is one link: it points elsewhere (contents, references) and is no step."""
SENTENCE_END = re.compile(r"[。；！？\n]|(?<=[.!?])\s")
NAMED = re.compile(r"[^：:—。；！？\n]{2,60}?(?=\s*(?:：|:(?![/\d:])|——?|\s[-–]\s))")
NUMBERED = re.compile(
    r"(?:第\s?[一二三四五六七八九十\d]{1,3}\s?[段步点种类个条项层次阶部]?[段分]?|(?:方案|方法|方式|情况|场景|步骤|阶段|问题|原因)\s?[一二三四五六七八九十\dA-Ea-e]|"
    r"(?:step|part|phase|stage|option|method|case|way|solution)\s?[\dA-Ea-e])",
    re.I,
)
"""A name that only counts: 第一段, 方案二, step 3."""
FOLLOWS = re.compile(r"[，,]?\s*(?:具体|大致|步骤)?(?:如下(?:所示)?|as follows|(?:the|are|is|including) following)\s*$", re.I)
"""What ends an announcer and says nothing."""
NOTHING = re.compile(
    r"[它他她]们?|^(?:以上|上述)|感兴趣|可以?参[考看见]|介绍|展开|经历$|[下以]面是我|解释(?:一?下|$)|(?:这个|以下|如下|下面)(?:顺序|内容|步骤|方式)?$|样子$|资料|链接|阅读|"
    r"\b(?:here (?:is|are)|links?|references?|resources?|related|following|below)\b|^(?:例如|比如|其中|注意|说明|参考|示例|for example|note)",
    re.I,
)
"""In an announcer: it sends the reader elsewhere, or names nothing."""
COLONS = ("：", ":")
COUNTED = re.compile(r"[两几二三四五六七八九十\d]\s?[个种点类项条步]")
"""What a label that counts says, which must be the number of the items."""
AROUND = "：:。.，,；; \t"
POINTING = re.compile(r"^(?:(?:以下|下面|如下|这里)(?:就?是|列出了?|给出了?)|因为|由于)")
"""What begins an announcer and only points at the list."""


class Listed(NamedTuple):
    """A list of an article: the sentence that announces it, its items of the first level with those under them."""

    announcer: tuple[int, int]
    items: tuple[Item, ...]


def announced_lists(reading: Reading) -> Iterator[Listed]:
    """The lists that the paragraph before counts, or says to follow."""
    text = reading.article.text
    for before, items, _ in _lists(reading):
        if before:
            announcer = _last_sentence(text, before)
            alone = announcer == before and _is_label(text[slice(*before)])
            if alone or _announces(text[slice(*announcer)], len(items)):
                yield Listed(announcer, items)


def _lists(reading: Reading) -> Iterator[Outline]:
    """The lists that are neither too short nor too long, those with items under their items twice as long as others."""
    return (found for found in reading.lists if FEWEST <= len(found.items) <= MOST * (1 + any(item.inner for item in found.items)))


def _last_sentence(text: str, stretch: tuple[int, int]) -> tuple[int, int]:
    start, end = stretch
    ends = [found.end() for found in SENTENCE_END.finditer(text, start, end) if found.end() < end]
    return (ends[-1] if ends else start), end


def _announces(sentence: str, count: int) -> bool:
    asks = sentence.rstrip().endswith(("?", "？"))
    return not asks and (count in numbers_in(sentence) or UNCOUNTED.search(sentence) is not None)


def _is_label(paragraph: str) -> bool:
    """Whether a paragraph is a label for what follows: 主从延迟的原因：."""
    said = paragraph.strip()
    name = said.strip(AROUND)
    return said.endswith(COLONS) and any(map(str.isalpha, name)) and length_of(name) <= LONGEST_NAME and len(clauses(name)[0]) == 1 and not COUNTED.search(name) and is_label(name.lower())


def lists_of(reading: Reading, most: float = STEP_TOKENS[0]) -> list[list[Entry]]:
    """The announced lists: what announces each, and its items; those without a name have `most` tokens, if possible."""
    found = (_entries(reading, listed, most) for listed in _unruled(reading, announced_lists(reading)))
    return [entries for entries in found if entries]


def named_lists_of(reading: Reading, hung: Set[int] = frozenset()) -> list[list[Entry]]:
    """The lists whose items all have a name and short words on it (原子性：要么全成功，要么全失败) or items under them, whatever stands before
    them, but those of which items hang already, by where they begin. In a list with items under items some may be names alone; what labels begin
    says what stands after them: 原因 says nothing alone."""
    found = []
    for _, items, labelled in _lists(reading):
        entries = _named(reading, items) if hung.isdisjoint(item.start for item in items) else []
        if entries:
            found.append([entry.told(False)._replace(longer="", shorter="") for entry in entries] if labelled else entries)
    return found


def _named(reading: Reading, items: Sequence[Item]) -> list[Entry]:
    """The items of a list if all have a name and short words on it, or items under them; none where one has not."""
    nested = any(item.inner for item in items)
    entries = []
    for item in items:
        entry = None if reading.is_aside(item.start) else next(_item(reading, item), None)
        if not entry or not (entry.longer or (nested and _heads(entry))):
            return []
        entries.append(entry)
    return entries


def _heads(entry: Entry) -> bool:
    """Whether an item of a list with items under items is the head of some, or short enough to be one of them."""
    return bool(entry.inner) or length_of(entry.label) <= LONGEST_NAME


def _unruled(reading: Reading, lists: Iterable[Listed]) -> Iterator[Listed]:
    """The lists of which the owner's rules do not say something else: neither announced by one nor by an aside; items that
    are asides left out."""
    ruled = {item.start for listed in ruled_lists(reading) for item in listed.items}
    for announcer, items in lists:
        told = tuple(item for item in items if not reading.is_aside(item.start))
        if len(told) >= FEWEST and not reading.is_aside(announcer[0]) and ruled.isdisjoint(item.start for item in told):
            yield Listed(announcer, told)


def ruled_lists_of(reading: Reading) -> list[list[Entry]]:
    """The lists that rules of the owner announce: the clause that a rule matched, and the items that have a name."""
    found = (_ruled_entries(reading, *listed) for listed in ruled_lists(reading))
    return [entries for entries in found if len(entries) > FEWEST]


def _ruled_entries(reading: Reading, announcer: int, items: Sequence[Item]) -> list[Entry]:
    label, begin, end = ruled_head(reading, announcer), int(reading.starts[announcer]), int(reading.ends[announcer])
    entries = [entry for item in items for entry in _item(reading, item)]
    entries = _stepped(entries, items, label)
    return [Entry(label, "topic", begin, end, (begin, items[-1].end)), *entries] if label else []


def _entries(reading: Reading, listed: Listed, most: float) -> list[Entry]:
    """What announces a list and its items, the items alone where that says nothing of them; none where it cannot be a label, or one of
    them has no name."""
    article = reading.article
    begin, end = listed.announcer
    said = article.text[begin:end]
    label = _head(said)
    if label is None:
        return []
    items = [entry for item in listed.items for entry in _item(reading, item, most)]
    if len(items) < len(listed.items):
        return []
    items = _stepped(items, listed.items, label)
    return [Entry(label, "topic", begin, end, (begin, listed.items[-1].end)), *items] if label else items


def _stepped(found: Iterable[Entry], items: Sequence[Item], said: str) -> list[Entry]:
    """The items of a list, as steps if they are ordered and what is done."""
    entries = list(found)
    steps = all(item.detail.isdigit() for item in items) and are_steps([entry.label for entry in entries], said)
    return [entry._replace(kind="step") if steps else entry for entry in entries]


def _head(sentence: str) -> str | None:
    """What an announcer says of its list, in its last clause or two, empty where that is nothing; None where it is no label."""
    said = sentence.strip(AROUND)
    if BARE.fullmatch(said):
        return ""
    for start in reversed(clauses(said)[0][-2:]):
        label = " ".join(said[begin_of(said, start, len(said)) :].strip(AROUND).split())
        label = FOLLOWS.sub("", POINTING.sub("", label)).lstrip(AROUND)
        if names_a_list(label) and length_of(label) <= LONGEST_HEAD and not refers(label) and not NOTHING.search(label):
            return name_of_list(label)
    return None


def _item(reading: Reading, item: Item, most: float = STEP_TOKENS[0]) -> Iterator[Entry]:
    """An item by its name, its first sentence, or the first clauses of that that say something, with those under it."""
    text = reading.article.text[item.start : item.own]
    first = SENTENCE_END.split(text, maxsplit=1)[0]
    name = _name(reading, item, first)
    name, first = name[_numbers(name) :], first[_numbers(first) :]
    said = name or _shortened(first, most)
    label = " ".join(said[begin_of(said, 0, len(said)) :].strip(AROUND).split())
    says = (len(label) >= FEWEST or item.inner) and any(map(str.isalpha, label)) and "://" not in label
    if says and balanced(label) and not leads_on(label) and not refers(label) and not is_link(item.start, item.own, reading.links):
        kind: NodeKind = "term" if name else kind_of(label)
        start = item.start + text.index(said)
        longer, shorter, told = _explained(first, name, start) if name else NOTHING_SAID
        yield Entry(label, kind, start, start + len(said), (item.start, item.end), (), longer, shorter, told, _inner(reading, item, label))


def _inner(reading: Reading, item: Item, label: str) -> tuple[Entry, ...]:
    """The items under one that can be labels; none where they are too many."""
    if len(item.inner) > MOST:
        return ()
    most = STEP_TOKENS[len(item.inner) > 1]
    entries = [entry for inner in item.inner if not reading.is_aside(inner.start) for entry in _item(reading, inner, most)]
    return tuple(_stepped(entries, item.inner, label))


def _explained(first: str, name: str, start: int) -> tuple[str, str, Tree | None]:
    """The first sentence of an item with its name, which begins at `start` of the text, as it stands, or with the first clauses that say
    something of it; the same with fewer of these; and what is said alone. Nothing where none is."""
    begin = first.find(name)
    sign = PARTED.match(first, begin + len(name)) if begin >= 0 else None
    said = _clauses_of(first, sign.end(), LONGEST_SAID) if sign else None
    if not said:
        return NOTHING_SAID
    brief = _clauses_of(first, said[0], SHORTEST_SAID) if length_of(first[slice(*said)]) > SHORTEST_SAID else None
    node = Tree(_label_of(first, *said), "point", (start + said[0] - begin, start + said[1] - begin))
    return _label_of(first, begin, said[1]), _label_of(first, begin, brief[1]) if brief else "", node


def _label_of(text: str, start: int, end: int) -> str:
    return " ".join(text[start:end].strip(AROUND).split())


def _clauses_of(text: str, begin: int, most: float) -> tuple[int, int] | None:
    """Where what a text says from `begin` starts and ends, of more than `most` tokens its first clauses, if they say something whole."""
    begin, end = begin + len(text[begin:]) - len(text[begin:].lstrip(AROUND)), len(text.rstrip(AROUND))
    if length_of(text[begin:end]) > most:
        opening = opening_of(text, begin, most)
        if not opening or LEANING.match(opening.label):
            return None
        begin, end = opening.start, opening.end
    said = text[begin:end]
    says = len(said) >= FEWEST and length_of(said) <= most and balanced(said) and not leads_on(said) and not refers(said) and "://" not in said
    return (begin, end) if says else None


def _numbers(text: str) -> int:
    """How many characters at the beginning only number it: 1、 or 第一，."""
    return numbering(text) or after_ordinal(text, 0)


def _name(reading: Reading, item: Item, first: str) -> str:
    """What an item calls what it is about, in bold or before a colon or dash; empty where it has no name, or only a number."""
    bold = reading.strong.get(item.start)
    said = reading.article.text[bold.start : min(bold.end, item.own)] if bold else ""
    named = NAMED.match(first)
    said = said or (named[0] if named else "")
    says = said and not NUMBERED.fullmatch(said.strip(AROUND)) and "\n" not in said
    return said if says and length_of(said) <= LONGEST_NAME else ""


def _shortened(sentence: str, most: float) -> str:
    """A sentence, or its first clauses that say something whole, `most` tokens if possible; empty where none can stand alone."""
    if length_of(sentence) <= most:
        return sentence
    opening = opening_of(sentence, 0, most)
    if opening:
        return sentence[opening.start : opening.end]
    starts, ends = clauses(sentence)
    return next((sentence[low:high] for low, high in zip(starts, ends, strict=True) if can_name(sentence[low:high])), "")


def hang_steps(growing: Growing, share: float, claim: float) -> None:
    """Hang up the ordered lists of the first level that no announcer has, and the steps that comments in code tell, each whole or not at all:
    steps of a procedure, which cost no more than `claim` of what is left of the budget now, until twice that is spent, other lists until
    `share` is."""
    whole = growing.budget
    for choices in [*(_choices(growing, items) for items in _ordered(growing)), *([steps] for steps in commented_of(growing.reading.article))]:
        for entries in choices:
            steps, tokens = any(entry.kind == "step" for entry in entries), tokens_of(entries)
            cost, spent = (min(tokens, claim * whole), 2 * claim) if steps else (tokens, share)
            if entries and tokens <= LONGEST_LIST and growing.budget - cost > (1 - spent) * whole:
                hang_group(growing, entries, (1 - spent) * whole)
                growing.budget += tokens - cost
                break


def _choices(growing: Growing, items: Sequence[Item]) -> Iterator[list[Entry]]:
    """The items of an ordered list, by their names if all have one and short words on it, else as long as they may be and shorter."""
    said = _said_before(growing, items[0].start)
    named = _named(growing.reading, items)
    if named:
        yield _stepped(named, items, said)
    for most in STEP_TOKENS:
        yield _stepped(_steps(growing, items, most), items, said)


def _said_before(growing: Growing, item: int) -> str:
    """The heading that an item, by where it starts, stands under, and the last sentence of the paragraph before it."""
    article, part = growing.reading.article, growing.part_at(item)
    heading = growing.parts[part - 1].label if part else ""
    at = bisect_left(article.blocks, item, key=lambda block: block.start) - 1
    before = article.blocks[at] if at >= 0 and article.blocks[at].kind == "paragraph" else None
    return f"{heading}\n{article.text[slice(*_last_sentence(article.text, (before.start, before.end)))]}" if before else heading


def _ordered(growing: Growing) -> list[list[Item]]:
    """The ordered items of the first level that no list has, those of a list together; what parts them stands under the one before it."""
    reading = growing.reading
    lists: list[list[Item]] = []
    for item in (item for outline in reading.lists for item in outline.items):
        free = item.detail.isdigit() and item.start not in growing.listed
        if free and not is_link(item.start, item.own, reading.links) and not reading.is_aside(item.start):
            last = lists[-1][-1] if lists else None
            if last and int(last.detail) < int(item.detail) and growing.part_at(last.start) == growing.part_at(item.start):
                lists[-1][-1] = last._replace(end=item.start)
                lists[-1].append(item)
            else:
                lists.append([item])
    return lists


def _steps(growing: Growing, items: Sequence[Item], most: float) -> Iterator[Entry]:
    """The items by their first sentences, without those that only repeat a heading."""
    reading = growing.reading
    for item in items:
        text = reading.article.text[item.start : item.own]
        number = numbering(text)
        said = _shortened(text[number : len(SENTENCE_END.split(text, maxsplit=1)[0])], most)
        label = " ".join(said.split()).rstrip(AROUND)
        if len(label) >= FEWEST and label.lower() not in growing.headings and not announces(label):
            start = item.start + text.index(said, number)
            yield Entry(label, kind_of(label), start, start + len(said), (item.start, item.end), inner=_inner(reading, item, label))


def is_link(start: int, end: int, links: Sequence[tuple[int, int]]) -> bool:
    """Whether a stretch is hardly more than one link."""
    at = bisect_right(links, (end, 0)) - 1
    if at < 0 or links[at][0] < start:
        return False
    return links[at][1] - links[at][0] >= LINKED * (end - start)
