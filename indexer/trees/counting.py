"""Enumerations as nodes: the announcer above its items, and under each item what its author says of it."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np

from indexer.model import Tree
from indexer.trees.clauses import Run, clauses, length_of, run_of
from indexer.trees.enumerations import ORDINAL, Enumeration, counts
from indexer.trees.growing import Growing, within
from indexer.trees.order import distinct, in_order
from indexer.trees.points import SUBORDINATE
from indexer.trees.wellformed import TIME_ENDS, leads_on

LONGEST_LABEL = 24.0
FEWEST_ITEMS = 2
LAST_ITEM = 1.5
"""The last item goes on for 1.5 times the longest of those before, at most."""
NUMBERED = 5
"""Letters and digits by which an item's name in bold is longer than its clause: 第一是, Step 1."""
NO_SIGNS = re.compile(r"[\W_]+")
AFTER_ORDINAL = re.compile(
    r"[\s，,、：:.)）]*(?:(?:stage|phase|step|part|one|thing)s?(?: of the process)?\b|是|就是)?[\s，,、：:]*", re.I
)


def hang_enumerations(growing: Growing, found: Sequence[Enumeration], share: float) -> None:
    """Hang up enumerations that lie in one part, until `share` of the budget is spent; later nodes go under their
    items."""
    least = (1 - share) * growing.budget
    part_of = growing.part_of()
    for enumeration in found:
        first = enumeration.announcer if enumeration.announcer >= 0 else enumeration.items[0]
        if growing.budget > least and part_of[first] == part_of[enumeration.items[-1]]:
            _hang(growing, enumeration)


def _hang(growing: Growing, enumeration: Enumeration) -> None:
    reading = growing.reading
    spans = _spans(growing, enumeration)
    steps: list[Tree] = []
    for sentence, span in zip(enumeration.items, spans, strict=True):
        run = _listed(growing, sentence) if enumeration.stop else _name(growing, sentence)
        if run and run.label.lower() not in {step.label.lower() for step in steps}:
            steps.append(Tree(run.label, "step", span))
            growing.spend(run.label, (span[0], int(reading.ends[sentence])))
    if len(steps) < FEWEST_ITEMS:
        return
    if enumeration.stop:  # steps of their own so far
        growing.take_in((spans[0][0], spans[-1][1]), "step")
    announced = _announced(growing, enumeration.announcer)
    growing.used.update(enumeration.items)
    if not announced:
        growing.branch(steps)
        return
    start = int(reading.starts[enumeration.announcer])
    growing.used.add(enumeration.announcer)
    growing.spend(announced, (start, int(reading.ends[enumeration.announcer])))
    growing.branch([Tree(announced, "topic", (start, spans[-1][1]), (), tuple(steps))])


def _spans(growing: Growing, enumeration: Enumeration) -> list[tuple[int, int]]:
    """From each item to the next; the last one ends with its list or part, or where it would be far longer than the
    others, and with its paragraph where no other has more than one."""
    reading, items = growing.reading, enumeration.items
    starts = [int(reading.starts[item]) for item in items]
    part = growing.part_at(starts[0])
    stop = growing.starts[part] if part < len(growing.starts) else len(reading.article.text)
    longest = max(after - item for item, after in pairwise(items))
    last = min(items[-1] + max(1, round(LAST_ITEM * longest)), len(reading.starts)) - 1
    if enumeration.stop:
        last = enumeration.stop - 1
    elif reading.blocks[items[-1]] - reading.blocks[items[0]] < len(items):
        last = min(last, int(np.searchsorted(reading.blocks, reading.blocks[items[-1]], side="right")) - 1)
    end = min(stop, int(reading.ends[last]))
    return list(zip(starts, [*starts[1:], max(end, int(reading.ends[items[-1]]))], strict=True))


def _name(growing: Growing, sentence: int) -> Run | None:
    """The first clause after the ordinal that says something and does not only lead up to another."""
    text = growing.reading.article.text[int(growing.reading.starts[sentence]) : int(growing.reading.ends[sentence])]
    begin = len(text) - len(text.lstrip())
    ordinal = ORDINAL.match(text, begin)
    if ordinal:
        after = AFTER_ORDINAL.match(text, ordinal.end())
        begin = after.end() if after else ordinal.end()
    starts, ends = clauses(text[begin:])
    runs = (run_of(text, begin + low, begin + high) for low, high in zip(starts, ends, strict=True))
    return next((run for run in runs if run and _names(run.label)), None) or _whole(text, begin)


def _listed(growing: Growing, sentence: int) -> Run | None:
    """The first sentence of a list's item, whole where it is no longer than a label may be."""
    text = growing.reading.article.text[int(growing.reading.starts[sentence]) : int(growing.reading.ends[sentence])]
    run = _whole(text, len(text) - len(text.lstrip()))
    return run if run and run.tokens <= LONGEST_LABEL else _name(growing, sentence)


def _names(label: str) -> bool:
    """Whether a clause says what is done, and does not only lead up to that."""
    return not SUBORDINATE.match(label) and not label.endswith(TIME_ENDS) and not leads_on(label)


def _whole(text: str, begin: int) -> Run | None:
    run = run_of(text, begin, len(text))
    if run:
        return run
    label = " ".join(text[begin:].strip("。.；; ：:").split())
    tokens = length_of(label)
    return Run(begin, len(text), label, tokens) if len(label) >= 2 and tokens <= LONGEST_LABEL else None


def _announced(growing: Growing, announcer: int) -> str:
    """The clause of an announcer that a rule of the owner matched, or the shortest that counts; empty where there is none
    that can be a label."""
    if announcer < 0:
        return ""
    start = int(growing.reading.starts[announcer])
    text = growing.reading.article.text[start : int(growing.reading.ends[announcer])]
    starts, ends = clauses(text)
    if announcer in growing.reading.ruled.announcers:
        low = starts[bisect_right(starts, growing.reading.ruled.announcers[announcer] - start) - 1]
        run = _whole(text[: ends[starts.index(low)]], low)
        return run.label if run else ""
    runs = [run_of(text, low, high) for low, high in zip(starts, ends, strict=True)]
    labels = [run.label for run in runs if run and counts(run.label)]
    return min(labels, key=lambda label: (len(label), label), default="")


def under(nodes: Iterable[Tree], branches: Sequence[Tree]) -> list[Tree]:
    """The nodes and branches of one part, nodes that stand within an item of a branch under that item."""
    left = list(nodes)
    grown = []
    for branch in branches:
        if branch.children:
            left, children = _into(left, branch.children)
            grown.append(branch._replace(children=distinct(branch.label, children)))
        else:
            left, (step,) = _into(left, (branch,))
            grown.append(step)
    return [*left, *grown]


def _into(nodes: list[Tree], steps: Sequence[Tree]) -> tuple[list[Tree], tuple[Tree, ...]]:
    grown = []
    for step in steps:
        inside = [node for node in nodes if within(node.span, step.span)]
        nodes = [node for node in nodes if not within(node.span, step.span)]
        whole = next((node.label for node in inside if _is_whole(node.label, step.label)), step.label)
        inside = [node for node in inside if not _is_whole(node.label, step.label)]
        grown.append(step._replace(label=whole, children=distinct(whole, in_order(inside))))
    return nodes, tuple(grown)


def _is_whole(said: str, name: str) -> bool:
    """Whether a label says an item's name and little more, such as its number: the author put both in bold."""
    said, name = (NO_SIGNS.sub("", label.lower()) for label in (said, name))
    return name in said and len(said) - len(name) <= NUMBERED
