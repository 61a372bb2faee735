"""Lists as nodes: what announces them with the items under it, and those whose items are told."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from typing import NamedTuple

from indexer.text.brackets import balanced
from indexer.trees.hanging.announced import ruled_lists
from indexer.trees.hanging.counting import ruled_head
from indexer.trees.hanging.entries import MOST, MOST_IN_FULL, Entry, tokens_in
from indexer.trees.hanging.items import (
    AROUND,
    FEWEST,
    LONGEST_NAME,
    STEP_TOKENS,
    entries_of,
    last_sentence,
    named_items,
    stepped,
)
from indexer.trees.reading.clauses import begin_of, clauses, length_of
from indexer.trees.reading.enumerations import UNCOUNTED, counts, numbers_in, things_in
from indexer.trees.reading.labelled import is_label
from indexer.trees.reading.listing import names_a_list
from indexer.trees.reading.nominal import BARE, name_of_list
from indexer.trees.reading.numbering import numbering
from indexer.trees.reading.outlines import Item, Outline
from indexer.trees.reading.reading import Reading
from indexer.trees.reading.wellformed import CONDITION, leads_on, refers

LONGEST_HEAD = 16.0
BRIEF, LONGEST_LED = 7.0, 40.0
"""Tokens of a list that only a colon or a heading announces: of an item on average, and of all."""
FOLLOWS = re.compile(r"[，,]?\s*(?:(?:具体|大致|步骤)?(?:如下(?:所示)?|as follows|(?:(?:(?:are|is|includes?|including|do(?:es|ing)?|like)\s+)?the|are|is|including) following)|(?<=[，,])\s*它?们?分别(?:就?是|为|表示|代表|对应)着?)\s*$", re.I)
"""What ends an announcer and says nothing."""
NOTHING = re.compile(
    r"[它他她]们?|^(?:以上|上述)|感兴趣|可以?参[考看见]|介绍|展开|经历$|[下以]面是我|解释(?:一?下|$)|了$|^(?:意味着|看|表示|会去)|情况下$|(?:这个|以下|如下|下面)(?:顺序|内容|步骤|方式)?$|样子$|资料|链接|阅读|我们[再也还又]|[上前]面|提到|"
    r"\b(?:here (?:is|are)|links?|references?|resources?|related|following|below)\b|^(?:例如|比如|其中|注意|说明|参考|示例|for example|note)",
    re.I,
)
"""In an announcer: it sends the reader elsewhere, or names nothing."""
SOME = 0.6
"""Of the items of a list that is told in part those that must say something."""
COLONS = ("：", ":")
COUNTED = re.compile(r"[两几二三四五六七八九十\d]\s?[个种点类项条步]")
"""What a label that counts says, which must be the number of the items."""
GOES_ON = re.compile(r"其中|也(?!许)")
"""What begins an item that needs the one before it, beside what leads into a clause, which its label is without."""
SEVERAL = re.compile(r"[这那]么?几[个种点类条项大]|有几[个种点类条项大]")
"""In one that ends with a colon: so many as follow."""
POINTING = re.compile(r"^(?:(?:以下|下面|如下|这里)(?:就?是|列出了?|给出了?)|(?:下面|接下来)(?:先|简单)?(?:说明|说说?|介绍|解释|讲解?|看看?)(?:一?下)?|因为|由于|下面(?=两)|它们?(?=有|可?分))")
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
            announcer = last_sentence(text, before)
            alone = announcer == before and _is_label(text[slice(*before)])
            if alone or _announces(text[slice(*announcer)], len(items)):
                yield Listed(announcer, items)


def _lists(reading: Reading) -> Iterator[Outline]:
    """The lists that are neither too short nor too long."""
    return (found for found in reading.lists if FEWEST <= len(found.items) <= MOST_IN_FULL)


def _announces(sentence: str, count: int) -> bool:
    said = sentence.rstrip()
    if said.endswith(("?", "？")):
        return False
    return count in numbers_in(said) or UNCOUNTED.search(said) is not None or (said.endswith(COLONS) and (SEVERAL.search(said) is not None or count in things_in(said)))


def _is_label(paragraph: str) -> bool:
    """Whether a paragraph is a label for what follows: 主从延迟的原因：, 解决方案."""
    said = paragraph.strip()
    name = said.strip(AROUND)
    ends = said.endswith(COLONS) or (said[-1:].isalnum() and not said.endswith(("时", "后")))
    return ends and any(map(str.isalpha, name)) and length_of(name) <= LONGEST_NAME and len(clauses(name)[0]) == 1 and not COUNTED.search(name) and not leads_on(name) and is_label(name.lower())


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
        entries = named_items(reading, items) if hung.isdisjoint(item.start for item in items) else []
        if entries:
            found.append([entry.told(False)._replace(longer="", shorter="") for entry in entries] if labelled else entries)
    return found


def led_lists_of(reading: Reading, hung: Set[int]) -> Iterator[list[Entry]]:
    """The lists of short items that a sentence with a colon leads to, or a heading, of which nothing hangs yet, by where items begin: what the sentence says of
    them, if that is a label, and the items, if all say something. None after a condition."""
    text = reading.article.text
    headed = {block.end + 1 for block in reading.article.blocks if block.kind == "heading"}
    for before, items, _ in _lists(reading):
        start, end = last_sentence(text, before) if before else (items[0].start, items[0].start)
        leads = _leads(text[start:end], len(items)) if before else items[0].start in headed
        if leads and hung.isdisjoint(item.start for item in items):
            entries = _led(reading, Listed((start, end), items))
            if len(entries) >= FEWEST and tokens_in(entries) <= min(LONGEST_LED, BRIEF * len(entries)):
                yield entries


def _leads(sentence: str, count: int) -> bool:
    """Whether a sentence leads to so many items with a colon, and is no condition."""
    return sentence.rstrip().endswith(COLONS) and not CONDITION.match(sentence) and (not COUNTED.search(sentence) or count in numbers_in(sentence))


def _led(reading: Reading, listed: Listed) -> list[Entry]:
    """A list with its announcer, without one that is no label; without items that go on with others; none where one says nothing or what another says."""
    entries = [entry for item in listed.items if not reading.is_aside(item.start) for entry in entries_of(reading, item)]
    if len({entry.label for entry in entries}) < len(listed.items):
        return []
    entries = [entry for entry in entries if not GOES_ON.match(entry.label)]
    begin, end = listed.announcer
    label = _head(reading.article.text[begin:end]) or ""
    entries = stepped(entries, listed.items, label)
    return [Entry(label, "topic", begin, end, (begin, listed.items[-1].end)), *entries] if label else entries


def plain_lists_of(reading: Reading, wanted: Callable[[int], bool]) -> Iterator[list[Entry]]:
    """The lists that are `wanted`, by where their first item begins, and all of whose items say something: the items, whatever stands before them."""
    for _, items, _ in _lists(reading):
        if wanted(items[0].start) and not any(reading.is_aside(item.start) for item in items):
            entries = [entry for item in items for entry in entries_of(reading, item)]
            if len(entries) == len(items):
                yield entries


def begun_lists_of(reading: Reading, begun: Callable[[int], bool]) -> Iterator[list[Entry]]:
    """The lists, also those under items, that are `begun`, by where their first item begins: the items that say something, if these are most; none of one
    item or more than MOST."""
    for items in _levels([found.items for found in reading.lists]):
        if FEWEST <= len(items) <= MOST and begun(items[0].start):
            entries = [entry for item in items if not reading.is_aside(item.start) for entry in entries_of(reading, item)]
            if len(entries) > SOME * len(items):
                yield entries


def _levels(lists: Iterable[Sequence[Item]]) -> Iterator[Sequence[Item]]:
    """Some lists, each with those under its items."""
    for items in lists:
        yield items
        yield from _levels([item.inner for item in items if item.inner])


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
    entries = [entry for item in items for entry in entries_of(reading, item)]
    entries = stepped(entries, items, label)
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
    items = [entry for item in listed.items for entry in entries_of(reading, item, most)]
    if len(items) < len(listed.items):
        return []
    items = stepped(items, listed.items, label)
    return [Entry(label, "topic", begin, end, (begin, listed.items[-1].end)), *items] if label else items


def _head(sentence: str) -> str | None:
    """What an announcer says of its list, in its last clause, the one before if that counts, or both, empty where that is nothing; None where it is no label."""
    said = sentence.strip(AROUND)
    said = said[numbering(said) :]
    if BARE.fullmatch(said):
        return ""
    last = list(zip(*clauses(said), strict=True))[-2:]
    counting = [clause for clause in last[:-1] if counts(said[slice(*clause)]) or any(things_in(said[slice(*clause)]))]
    for start, end in (*((start, len(said)) for start, _ in last[-1:]), *counting, *((start, len(said)) for start, _ in last[:-1])):
        label = " ".join(said[begin_of(said, start, end) : end].strip(AROUND).split())
        label = FOLLOWS.sub("", POINTING.sub("", label)).lstrip(AROUND)
        if names_a_list(label) and balanced(label) and length_of(label) <= LONGEST_HEAD and not refers(label) and not NOTHING.search(label):
            return name_of_list(label)
    return None
