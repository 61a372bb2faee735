"""The parts of an article: its author's sections, or the topics of a text without headings."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from itertools import pairwise

import numpy as np

from indexer.model import Ints, NodeKind, Section
from indexer.text.spelling import is_han
from indexer.trees.parting.chunks import as_one, chosen_names, wider_names
from indexer.trees.parting.headings import likely_words
from indexer.trees.parting.topics import boundaries
from indexer.trees.reading.boldheads import is_headed
from indexer.trees.reading.numbering import numbering, numbers_of
from indexer.trees.reading.reading import Reading

COLONS = "：: "
ENDS = re.compile(r"(?<!\s)\s*\[\^?\d{1,3}\]\Z|(:[a-z\d_+-]{2,24}:)\Z|(?<![\s：:])\s*[：:]+\Z")
"""What a heading ends with that says nothing, the mark of a footnote or a colon; but not an emoji by its name."""
ENDING = ("]", ":", "：")
"""The last character of all of these."""


@dataclass(frozen=True, slots=True)
class Part:
    """A section or topic; `named` are the places in the text (negative in the title) whose words its label says, `likely` the words of a topic
    with how likely its heading has each, `apt` how apt the name of a topic is, between 0 and 1."""

    label: str
    kind: NodeKind
    start: int
    end: int
    depth: int
    named: tuple[tuple[int, int], ...] = ()
    likely: Mapping[int, float] = field(default_factory=dict, compare=False, repr=False)
    apt: float = 1.0


def parts_of(reading: Reading, naming: Sequence[float]) -> list[Part]:
    """The parts in reading order: the sections where there are headings, but those that many articles have, or bold lines in their place, else
    topics; none in a short text.
    `naming` (t,) says how likely each term names something."""
    sections = reading.article.sections if is_headed(reading.article) else ()
    found = _sections(sections, numbers_of([title for section in sections for title in _titles(section)]))
    return [part for part in found if part.start not in reading.repeated] or _headed(reading) or _topics(reading, naming)


def parts_in(reading: Reading, parts: Sequence[Part]) -> Ints:
    """(sentences,) the part of each sentence, 0 before the first."""
    return np.searchsorted(np.array([part.start for part in parts], dtype=np.int64), reading.starts, side="right")


def above(parts: Sequence[Part]) -> list[int]:
    """For each part (numbered from 1) the number of the part that holds it, 0 for the root."""
    holders, opened = [0], [0]
    for number, part in enumerate(parts, 1):
        while opened[-1] and parts[opened[-1] - 1].depth >= part.depth:
            opened.pop()
        holders.append(opened[-1])
        opened.append(number)
    return holders


def _sections(sections: Iterable[Section], numbers: Set[str], depth: int = 0) -> list[Part]:
    parts = []
    for section in sections:
        span = (section.start, section.start + len(section.title))
        label = _bare(section.title[numbering(section.title, numbers) :]) or section.title
        parts.append(Part(label, "section", section.start, section.end, depth, (span,)))
        parts.extend(_sections(section.children, numbers, depth + 1))
    return parts


def _bare(label: str) -> str:
    """A heading without what says nothing at its end."""
    return ENDS.sub(r"\1", label) if label.endswith(ENDING) else label


def _headed(reading: Reading) -> list[Part]:
    """The parts that bold lines head."""
    ends = [*(head.start for head in reading.heads[1:]), len(reading.article.text)]
    parts = []
    for head, end in zip(reading.heads, ends, strict=False):
        said = reading.text(head.start, head.end).rstrip(COLONS)
        parts.append(Part(said[numbering(said) :], "section", head.start, end, 0, ((head.start, head.end),)))
    return parts


def _titles(section: Section) -> Iterator[str]:
    yield section.title
    for child in section.children:
        yield from _titles(child)


def _topics(reading: Reading, naming: Sequence[float]) -> list[Part]:
    starts = boundaries(reading)
    if not starts:
        return []
    article = reading.article
    begins = np.array([0, *starts], dtype=np.int64)
    part_of = np.searchsorted(begins, np.arange(len(reading.starts)), side="right") - 1
    taken = {article.title.lower()}
    likely = likely_words(reading, part_of)
    named = chosen_names(reading, part_of, taken, naming, likely)
    taken.update(reading.terms[term].folded for own in named for term in own.terms)
    parts: list[Part] = []
    for number, ((low, high), (terms, apt)) in enumerate(zip(pairwise([*begins.tolist(), len(reading.starts)]), named, strict=True)):
        end = int(reading.starts[high]) if high < len(reading.starts) else len(article.text)
        if not terms and parts:
            parts[-1] = replace(parts[-1], end=end)
            continue
        span = (int(reading.starts[low]), end)
        names = as_one(reading, wider_names(reading, terms, span, taken), span)
        taken.update(name.folded for name in names)
        label = ("、" if any(is_han(name.label) for name in names) else ", ").join([name.label for name in names])
        opening = label or reading.text(int(reading.starts[low]), int(reading.ends[low]))[:30]
        places = tuple((name.start, name.end) for name in names)
        parts.append(Part(opening, "topic", int(reading.starts[low]) if parts else 0, end, 0, places, likely.get(number, {}), apt))
    return parts if len(parts) == len(named) else _with_likely(reading, parts)


def _with_likely(reading: Reading, parts: Sequence[Part]) -> list[Part]:
    """Topics some of which have those after them that have no name."""
    likely = likely_words(reading, parts_in(reading, parts))
    return [replace(part, likely=likely.get(number, {})) for number, part in enumerate(parts, 1)]
