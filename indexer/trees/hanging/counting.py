"""Enumerations as nodes: the announcer above its items, and under each item what its author says of it."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

import numpy as np

from indexer.model import CERTAIN, DETAILED, Article, Tree
from indexer.text.spelling import is_han
from indexer.trees.hanging.growing import Growing, within
from indexer.trees.hanging.order import beyond, distinct, in_order
from indexer.trees.judging.standing import Span
from indexer.trees.parting.parts import Part
from indexer.trees.reading.clauses import Run, clauses, length_of, run_of
from indexer.trees.reading.enumerations import DIGITS, ORDINAL, ORDINALS, WORDS, Enumeration, counts
from indexer.trees.reading.nominal import name_of_list
from indexer.trees.reading.procedures import are_steps, kind_of
from indexer.trees.reading.reading import Reading
from indexer.trees.reading.wellformed import SUBORDINATE, TIME_ENDS, announces, leads_on, refers

LONGEST_LABEL = 24.0
FEWEST_ITEMS = 2
LAST_ITEM = 1.5
"""The last item goes on for 1.5 times the longest of those before, at most."""
NUMBERED = 5
"""Letters and digits by which an item's name in bold is longer than its clause: 第一是, Step 1."""
NO_SIGNS = re.compile(r"[\W_]+")
LEANS = re.compile(r"的|里面|[将把从在以对向由][^：:]")
"""What begins a clause that says whereby or where, before what is done."""
AFTER_ORDINAL = re.compile(
    r"[\s，,、：:.)）]*(?:(?:stage|phase|step|part|one|thing|option|way|reason|approach|method|rule|kind|type|idea|problem)s?(?: of the process)?\b)?(?:\s*is(?: to| that| about)?\b|是|就是)?"
    r"[\s，,、：:]*",
    re.I,
)
GOES_ON = tuple("多几也还都")
"""What takes the ordinal up: 接下来多行也是首部."""
COUNTS_A_NOUN = re.compile(r"第.{1,2}[个种类层次条项]|(?:the|this) .*", re.I)
"""An ordinal that a noun may follow, which says little without it."""
STAGE = re.compile(
    rf"\W*(?:in |at |during |from )?(?:the |this )?(第(?:[{DIGITS}]|\d{{1,2}})个?(?:阶段|部分)|(?:{'|'.join(ORDINALS)}) (?:stage|phase|part)\b|(?:stage|phase|part) (?:\d{{1,2}}|{'|'.join(WORDS)})\b)",
    re.I,
)
"""What is numbered that has parts of its own and is spoken of by its number: 第一阶段, "the second part"."""
APART = re.compile(r"[，,、：:.)）]|是|\b(?:is|stage|phase|step|part|one)\b", re.I)
"""What tells that none does, or none that says anything."""


def item_names(reading: Reading) -> dict[int, list[Run]]:
    """What the items of an article's enumerations, by their sentences, could be called; where that stands in its text."""
    return {sentence: _runs(reading, sentence) for found in reading.enumerations for sentence in found.items}


def soundest(names: Mapping[int, Sequence[Run]], standing: Mapping[Span, float]) -> dict[int, Run]:
    """Of the names of each item the one that is soundest, of equal ones the first; none where there is none."""
    return {item: max(runs, key=lambda run: standing.get((run.start, run.end), 0.0)) for item, runs in names.items() if runs}


def hang_enumerations(growing: Growing, found: Sequence[Enumeration], names: Mapping[int, Run], share: float) -> None:
    """Hang up enumerations that lie in one part, until `share` of the budget is spent; later nodes go under their
    items. `names` says what the items, by their sentences, are called."""
    least = (1 - share) * growing.budget
    part_of = growing.part_of
    for enumeration in found:
        first = enumeration.announcer if enumeration.announcer >= 0 else enumeration.items[0]
        free = growing.used.isdisjoint(enumeration.items)
        if free and growing.budget > least and part_of[first] == part_of[enumeration.items[-1]]:
            _hang(growing, enumeration, names)


def _hang(growing: Growing, enumeration: Enumeration, names: Mapping[int, Run]) -> None:
    reading = growing.reading
    items: dict[str, tuple[Run, Span]] = {}
    for sentence, span in zip(enumeration.items, _spans(growing, enumeration), strict=True):
        run = names.get(sentence)
        if run and run.label.lower() not in items:
            items[run.label.lower()] = run, span
            growing.spend(run.label, (span[0], int(reading.ends[sentence])))
    if len(items) < FEWEST_ITEMS:
        return
    announced = _announced(growing, enumeration.announcer)
    steps = are_steps([run.label for run, _ in items.values()], announced)
    nodes = [Tree(_staged(reading, span, run.label), "step" if steps else kind_of(run.label), span) for run, span in items.values()]
    growing.used.update(enumeration.items)
    if not announced:
        growing.branch(nodes)
        return
    start = int(reading.starts[enumeration.announcer])
    growing.used.add(enumeration.announcer)
    growing.spend(announced, (start, int(reading.ends[enumeration.announcer])))
    growing.branch([Tree(announced, "topic", (start, nodes[-1].span[1] if nodes[-1].span else start), (), tuple(nodes))])


def _staged(reading: Reading, span: Span, label: str) -> str:
    """What an item is called, after the stage that its author numbers, if it is one: first stage: supervised learning."""
    stage = STAGE.match(reading.article.text, *span)
    return f"{stage[1]}{'：' if is_han(label) else ': '}{label}" if stage and not label.startswith(stage[1]) else label


def _spans(growing: Growing, enumeration: Enumeration) -> list[tuple[int, int]]:
    """From each item to the next; the last one ends with its part or where it would be far longer than the others, and
    with its paragraph where no other has more than one."""
    reading, items = growing.reading, enumeration.items
    starts = [int(reading.starts[item]) for item in items]
    part = growing.part_at(starts[0])
    stop = growing.starts[part] if part < len(growing.starts) else len(reading.article.text)
    longest = max(after - item for item, after in pairwise(items))
    last = min(items[-1] + max(1, round(LAST_ITEM * longest)), len(reading.starts)) - 1
    if reading.blocks[items[-1]] - reading.blocks[items[0]] < len(items):
        last = min(last, int(np.searchsorted(reading.blocks, reading.blocks[items[-1]], side="right")) - 1)
    end = min(stop, int(reading.ends[last]))
    return list(zip(starts, [*starts[1:], max(end, int(reading.ends[items[-1]]))], strict=True))


def _runs(reading: Reading, sentence: int) -> list[Run]:
    """What an item could be called: what its author calls it in bold type, else its first clause after the ordinal that says
    something and does not only lead up to another, and all that follows the ordinal."""
    article, low = reading.article, int(reading.starts[sentence])
    text = article.text[low : int(reading.ends[sentence])]
    opening = len(text) - len(text.lstrip())
    begin = after_ordinal(text, opening)
    called = _whole(text[: _end_of_bold(article, low + opening) - low], begin)
    if called and called.tokens <= LONGEST_LABEL:
        found: list[Run | None] = [called]
    else:
        starts, ends = clauses(text[begin:])
        clause = (run_of(text, begin + start, begin + end) for start, end in zip(starts, ends, strict=True))
        found = [next((run for run in clause if run and can_name(run.label)), None), _whole(text, begin)]
    runs = [run._replace(start=low + run.start, end=low + run.end) for run in found if run]
    return [run for run in runs if run.tokens <= LONGEST_LABEL] or runs


def after_ordinal(text: str, begin: int) -> int:
    """Where what an ordinal at `begin` numbers begins; `begin` where there is none, or where it belongs to what follows: 第二个参数."""
    ordinal = ORDINAL.match(text, begin)
    after = AFTER_ORDINAL.match(text, ordinal.end()) if ordinal else None
    if not ordinal or not after or (COUNTS_A_NOUN.fullmatch(ordinal[0]) and not APART.search(after[0])):
        return begin
    return begin if text[after.end() : after.end() + 1] in GOES_ON else after.end()


def _end_of_bold(article: Article, start: int) -> int:
    """Where the bold type that begins at `start` ends; `start` where none does."""
    return next((mark.end for mark in article.marks if mark.kind == "strong" and mark.start == start), start)


def can_name(label: str) -> bool:
    """Whether a clause says what is done, and does not only lead up to that."""
    leads = SUBORDINATE.match(label) or label.endswith(TIME_ENDS) or leads_on(label) or announces(label)
    return not leads and not refers(label) and not LEANS.match(label)


def _whole(text: str, begin: int) -> Run | None:
    run = run_of(text, begin, len(text))
    if run:
        return run
    label = " ".join(text[begin:].strip("。.；; ：:").split())
    tokens = length_of(label)
    return Run(begin, len(text), label, tokens) if len(label) >= 2 and tokens <= LONGEST_LABEL else None


def _announced(growing: Growing, announcer: int) -> str:
    """The clause of an announcer that counts, the shortest, or that a rule of the owner matched; empty where there is none
    that can be a label."""
    if announcer < 0:
        return ""
    if announcer in growing.reading.ruled.announcers:
        return ruled_head(growing.reading, announcer)
    text = growing.reading.article.text[int(growing.reading.starts[announcer]) : int(growing.reading.ends[announcer])]
    starts, ends = clauses(text)
    runs = [run_of(text, low, high) for low, high in zip(starts, ends, strict=True)]
    labels = [run.label for run in runs if run and counts(run.label)]
    return name_of_list(min(labels, key=lambda label: (len(label), label), default=""))


def ruled_head(reading: Reading, announcer: int) -> str:
    """The clause of an announcer that a rule of the owner matched; empty where it is none that can be a label."""
    start, place = int(reading.starts[announcer]), reading.ruled.announcers[announcer]
    text = reading.article.text[start : int(reading.ends[announcer])]
    starts, ends = clauses(text)
    at = bisect_right(starts, place - start) - 1
    run = _whole(text[: ends[at]], starts[at])
    return run.label if run else ""


def under(nodes: Iterable[Tree], branches: Sequence[Tree]) -> list[Tree]:
    """The nodes and branches of one part, nodes that stand within an item of a branch under that item, which stays an item if these are names alone."""
    return _held(nodes, branches, CERTAIN)


def under_heads(nodes: Iterable[Tree], heads: Sequence[Tree]) -> list[Tree]:
    """The nodes and heads of one part, nodes that stand within what a head heads under that: key terms, or what makes a topic of it."""
    return _held(nodes, heads, CERTAIN - 1)


def _held(nodes: Iterable[Tree], branches: Sequence[Tree], likely: int) -> list[Tree]:
    """The nodes and branches of one part, nodes under those in which they stand. Those that are topics then have more in them than names, at most so `likely`."""
    left = list(nodes)
    grown = []
    for branch in branches:
        left, (found,) = _into(left, (branch,), likely)
        grown.append(found)
    return [*left, *grown]


def counted(part: Part, nodes: Sequence[Tree]) -> tuple[str, list[Tree]]:
    """The label and the nodes of a part: of a topic half of which is one enumeration, what announces that and the items."""
    half = (part.end - part.start) / 2
    branch = next((node for node in nodes if part.kind == "topic" == node.kind and node.span and node.span[1] - node.span[0] >= half), None)
    if not branch:
        return part.label, list(nodes)
    return branch.label, in_order([*(node for node in nodes if node is not branch), *branch.children])


def _into(nodes: list[Tree], steps: Sequence[Tree], likely: int) -> tuple[list[Tree], tuple[Tree, ...]]:
    """The nodes that stand in none of some steps, and the steps with the others under them; what announces items has none but these, and
    what it says itself stands not beside it."""
    grown = []
    for step in steps:
        inside = [node for node in nodes if within(node.span, step.span)]
        rest = [node for node in nodes if not within(node.span, step.span)]
        inside, held = _into(inside, step.children, likely)
        if step.kind == "topic":
            nodes = [*rest, *(node for node in inside if node.children or node.label.lower() not in step.label.lower())]
            grown.append(step.holding(distinct(step.label, held)))
            continue
        nodes = rest
        whole = next((node.label for node in inside if _opens(node, step) and _is_whole(node.label, step.label)), step.label)
        inside = [kept for node in inside for kept in (node.children if _names(node.label, step) else [node]) if not _repeats(kept, whole)]
        parts = held or any(node.kind != "term" or node.children or node.likely > likely for node in inside)
        kind = "topic" if parts and step.kind in DETAILED else step.kind
        children = [beyond(whole, node) for node in in_order([*inside, *held])]
        grown.append(step._replace(label=whole, kind=kind, children=distinct(whole, children)))
    return nodes, tuple(grown)


def _repeats(node: Tree, label: str) -> bool:
    """Whether a node is a name alone that the label of what holds it says: Add key under "click Add key"."""
    return node.kind == "term" and not node.children and node.label.lower() in label.lower()


def _opens(node: Tree, item: Tree) -> bool:
    """Whether a node stands where an item begins, but for its number."""
    return node.span is not None and item.span is not None and node.span[0] - item.span[0] <= NUMBERED


def _names(label: str, item: Tree) -> bool:
    """Whether a label is an item's name, with its number or as it stands before the item's colon."""
    return _is_whole(label, item.label) or beyond(label, item) is not item


def _is_whole(said: str, name: str) -> bool:
    """Whether a label says an item's name and little more, such as its number: the author put both in bold."""
    said, name = (NO_SIGNS.sub("", label.lower()) for label in (said, name))
    return name in said and len(said) - len(name) <= NUMBERED
