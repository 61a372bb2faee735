"""The steps of ordered lists that nothing announces, and of comments in code."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from indexer.trees.hanging.commented import commented_of
from indexer.trees.hanging.entries import Entry, hang_group, tokens_in
from indexer.trees.hanging.growing import Growing
from indexer.trees.hanging.items import (
    AROUND,
    FEWEST,
    STEP_TOKENS,
    entries_of,
    first_sentence,
    inner_of,
    is_link,
    last_sentence,
    named_items,
    shortened,
    stepped,
)
from indexer.trees.reading.clauses import begin_of
from indexer.trees.reading.numbering import numbering
from indexer.trees.reading.outlines import NUMBER, Item
from indexer.trees.reading.procedures import ABREAST, PROCEDURE, kind_of
from indexer.trees.reading.wellformed import announces

LONGEST_LIST = 120.0
"""Tokens of an ordered list that hangs whole."""
POINTER = re.compile(r"[，,；;][^，,；;：:]{0,12}(?:如下(?:所示|图)?|as follows)[：:]?\s*\Z", re.I)
"""A last clause that only says that something follows: 修改配置文件，配置信息如下."""
UNNUMBERED = 0.4
"""Of the budget, procedures whose steps have no numbers."""


class Shares(NamedTuple):
    """Of the budget, what may be spent when ordered lists hang that are no procedures, and when procedures do, and what one of these costs at most."""

    others: float
    steps: float
    claim: float


def hang_steps(growing: Growing, share: float, claim: float) -> None:
    """Hang up the ordered lists of the first level that no announcer has, and the steps that comments in code tell, each whole or not at all:
    steps of a procedure, which cost no more than `claim` of what is left of the budget now, until twice that is spent, those without numbers until
    UNNUMBERED is, other lists until `share` is. Those that have no room wait."""
    whole = growing.budget
    for items in _ordered(growing):
        shares = Shares(UNNUMBERED, UNNUMBERED, claim) if _is_bulleted(growing, items[0].start) else Shares(share, 2 * claim, claim)
        longest = _hang_first(growing, _choices(growing, items), shares, whole)
        growing.waiting.extend([longest] if longest else [])
    growing.commented = commented_of(growing.reading.article)
    for steps in growing.commented:
        longest = _hang_first(growing, [_done(growing, steps)], Shares(share, 2 * claim, claim), whole)
        growing.waiting.extend([longest] if longest else [])


def _hang_first(growing: Growing, choices: Iterable[list[Entry]], shares: Shares, whole: float) -> list[Entry]:
    """Hang up the first of some choices that there is room for; the first of all comes back where there is room for none."""
    longest: list[Entry] = []
    for entries in choices:
        longest = longest or entries
        steps, tokens = any(entry.kind == "step" for entry in entries), tokens_in(entries)
        cost, spent = (min(tokens, shares.claim * whole), shares.steps) if steps else (tokens, shares.others)
        if entries and tokens <= LONGEST_LIST and growing.budget - cost > (1 - spent) * whole:
            hang_group(growing, entries, (1 - spent) * whole)
            growing.budget += tokens - cost
            return []
    return longest


def _is_bulleted(growing: Growing, start: int) -> bool:
    """Whether the author gave no number to the item that begins at a place."""
    article = growing.reading.article
    at = bisect_left(article.blocks, start, key=lambda block: block.start)
    return at < len(article.blocks) and article.blocks[at].start == start and not article.blocks[at].detail and not NUMBER.match(article.text, start)


def _done(growing: Growing, steps: Sequence[Entry]) -> list[Entry]:
    """What comments in code tell, as points where what is said before the code says that it stands side by side: 调试技巧."""
    *heading, said = _said_before(growing, steps[0].start).split("\n")
    abreast = ABREAST.search(said) or (not PROCEDURE.search(said) and any(map(ABREAST.search, heading)))
    return [entry._replace(kind="point") if abreast else entry for entry in steps]


def _choices(growing: Growing, items: Sequence[Item]) -> Iterator[list[Entry]]:
    """The items of an ordered list, by their names if all have one and short words on it, else as long as they may be and shorter, or by names alone."""
    said = _said_before(growing, items[0].start)
    named = named_items(growing.reading, items)
    if named:
        yield stepped(named, items, said)
    for most in STEP_TOKENS:
        yield stepped(_steps(growing, items, most), items, said)
    names = [entry for item in items for entry in entries_of(growing.reading, item) if entry.kind == "term"]
    if len(names) == len(items):
        yield stepped(names, items, said)


def _said_before(growing: Growing, item: int) -> str:
    """The heading that an item, by where it starts, stands under, and the last sentence of the paragraph before it or the code that it is in."""
    article, part = growing.reading.article, growing.part_at(item)
    heading = growing.parts[part - 1].label if part else ""
    at = bisect_left(article.blocks, item, key=lambda block: block.start) - 1
    at -= at >= 0 and article.blocks[at].end > item
    before = article.blocks[at] if at >= 0 and article.blocks[at].kind == "paragraph" else None
    return f"{heading}\n{article.text[slice(*last_sentence(article.text, (before.start, before.end)))]}" if before else heading


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
        said = shortened(POINTER.sub("", text[number : len(first_sentence(reading, item.start, item.own))]), most)
        said = said[begin_of(said, 0, len(said)) :]
        label = " ".join(said.split()).rstrip(AROUND)
        if len(label) >= FEWEST and label.lower() not in growing.headings and not announces(label):
            start = item.start + text.index(said, number)
            yield Entry(label, kind_of(label), start, start + len(said), (item.start, item.end), inner=inner_of(reading, item, label))
