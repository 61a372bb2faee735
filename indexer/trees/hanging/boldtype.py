"""Bold type as nodes: terms, and statements as whole clauses, though their authors stressed but a part of one."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from indexer.model import CERTAIN
from indexer.trees.hanging.growing import Growing
from indexer.trees.hanging.marked import LONGEST, Stressed, could_be, kind_of
from indexer.trees.reading import procedures
from indexer.trees.reading.clauses import OPENING_BRACKETS, Run, begin_of, clauses, length_of, run_of
from indexer.trees.reading.numbering import numbering
from indexer.trees.reading.reading import Reading
from indexer.trees.reading.wellformed import (
    EDGE,
    PLACING,
    WITHIN,
    announces,
    is_cut,
    is_name,
    is_unsound,
    leads_on,
    refers,
    tagged,
)

WIDER = ((0, 0), (0, 1), (1, 0), (1, 1))
"""Clauses before and after those that hold a stretch with which it is tried to be whole."""
ENDING = OPENING_BRACKETS + ".。!！?？"
"""What ends a clause right after a stretch in bold type."""
GLOSS = re.compile(r"(?<=[^\s（(])\s*+[（(][^（）()]*[)）]$")
"""What a name is called otherwise: 地址解析协议（Address Resolution Protocol）."""
ASSUMING = re.compile(r"(?:^|(?<=[，,]))(?:现在)?假设")
"""What a whole statement may begin with, though a clause of it cannot stand with it."""
LACKING = re.compile(r"(?<![但于还可就总而要凡只的点])(?:是|为|在于)[，,：:]\s*$")
"""What a clause ends with whose predicate the next one is: 惰性删除的做法是，不主动删除过期键."""
NOMINAL = frozenset({"n", "latin"})
"""Tags of what a name of several words ends with."""
ALONE = Run(0, 0, "", 0.0)
ANNOUNCES = re.compile(r"(?:[：:]|(?<=[：:]))[ \t]*(?:\n|\Z)")
"""What stands after a name that only announces what follows its line: 伪代码：."""
SURE = 7
"""How likely (in tenths) a name in bold type must be knowledge to be one for sure, beside those that are called otherwise in brackets; below, a normal tree has
what is said in its place: buttons of an interface, labels, words that are only stressed."""


def hang_bold(growing: Growing, stretches: Sequence[Stressed], share: float) -> None:
    """Hang up bold terms, then bold statements, once a part, until `share` of the budget is spent."""
    least = (1 - share) * growing.budget
    hung: set[tuple[int, str]] = set()
    for found in sorted(stretches, key=lambda found: length_of(found.label) >= procedures.STATEMENT):
        part = growing.part_at(found.start)
        new = (part, found.label.lower()) not in hung and not growing.is_said(found.start, found.end)
        if new and growing.budget > least:
            hung.add((part, found.label.lower()))
            _hang(growing, found)


def _hang(growing: Growing, found: Stressed) -> None:
    told = found if kind_of(growing, found) == "term" and not PLACING.match(found.label) else whole(growing.reading, found)
    if told and could_be(growing.reading, told):
        kind, span = kind_of(growing, told), (told.start, told.end)
        growing.take_in(span)
        sure = kind != "term" or ((told.likely >= SURE or GLOSS.search(told.label)) and not ANNOUNCES.match(growing.reading.article.text, told.end))
        growing.hang(told.whole, kind, span, CERTAIN if sure else min(told.likely, SURE - 1))
        if kind != "term":
            growing.use(*span)


def whole(reading: Reading, found: Stressed) -> Stressed | None:
    """A stressed statement, with the rest of the clauses that it is a part of: 舵机的优势是可以设定转到指定的位置 for 可以设定转到指定的位置; None
    where these cannot stand alone, or speak of the text, and it is no name. What opens its paragraph is a head, and whole, but where it only says when or where
    the rest holds; so is what stands far behind in a sentence without end."""
    name = GLOSS.sub("", found.label)
    if name != found.label and procedures.kind_of(name) == "term":
        return found
    if refers(ASSUMING.sub("", found.label)) or announces(found.label):
        return None
    row = reading.sentence_at(found.start)
    if row < 0:
        return found
    begin, stop = (places[row] for places in reading.places)
    heads = found.start - len(found.number) <= reading.article.blocks[reading.blocks[row]].start
    if found.start - begin > WITHIN or (heads and not _goes_on(reading.article.text[found.end : stop], found.label)):
        return found
    sentence = reading.article.text[begin : min(stop, found.end + WITHIN)]
    low, high = max(found.start - begin - len(found.number), 0), min(found.end, stop) - begin
    run = _widened(sentence, low, high)
    if run == ALONE:
        return found
    return Stressed(run.label, begin + run.start, begin + run.end) if run else _if_named(found, name, sentence[:low])


def _goes_on(rest: str, label: str) -> bool:
    """Whether a sentence says in its `rest` what holds where, or when, a stretch that begins it says: 在 LFU 算法中，字段分成两段."""
    return rest.lstrip()[:1] in {"，", ","} and is_cut("", label, rest)


def _widened(sentence: str, low: int, high: int) -> Run | None:
    """The clauses that a stretch of a sentence from `low` to `high` is a part of; ALONE where it is no part but whole, None where they are no label."""
    starts, ends = clauses(sentence)
    starts[0] = numbering(sentence)
    first, last = max(bisect_right(starts, low) - 1, 0), min(bisect_left(ends, high), len(ends) - 1)
    rest = sentence[high : ends[last]]
    if not rest.strip(EDGE) or rest.lstrip()[:1] in ENDING:
        ends[last] = high
    lacking = first > 0 and LACKING.search(sentence[: starts[first]]) is not None
    if not lacking and ends[last] == high and begin_of(sentence, starts[first], high) >= low and not is_cut(sentence[:low], sentence[low:high], sentence[high:]):
        return ALONE
    wider = (found for found in WIDER if found[0] or not lacking)
    return next(_runs(sentence, [(starts[max(first - before, 0)], ends[min(last + after, len(ends) - 1)]) for before, after in wider]), None)


def _if_named(found: Stressed, name: str, before: str) -> Stressed | None:
    """A stretch if it is a name of several words, and what stands before it does not speak of the text."""
    return found if tagged(name)[-1][1] in NOMINAL and is_name(name, True) and not refers(before) else None


def _runs(sentence: str, stretches: Sequence[tuple[int, int]]) -> Iterator[Run]:
    """Of some stretches of a sentence those that can be labels."""
    for start, end in stretches:
        run = run_of(sentence, start, end)
        cut = not run or is_cut(sentence[:start], sentence[run.start : end], sentence[end:])
        if run and not cut and run.tokens <= LONGEST and run.label[0] not in OPENING_BRACKETS and not (is_unsound(run.label) or refers(run.label) or announces(run.label) or leads_on(run.label)):
            yield run
