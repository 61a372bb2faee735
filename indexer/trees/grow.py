"""The stage itself: an article with its analysis and the weights of its terms in, its knowledge tree out.

Headings are the skeleton, whole and in order; text without any is parted into topics. Under each stand what its author
marked (bold terms, ordered steps), its two best terms, and the points that a budget of tokens allows.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice, pairwise

import numpy as np

from indexer.model import Analysis, Article, Ints, NodeKind, Section, Tree
from indexer.trees.points import choose, length_of, tokens_of
from indexer.trees.reading import Reading, is_abbreviation, read_article
from indexer.trees.topics import boundaries, topic_label

SHARE, LEAST, MOST = 0.12, 120.0, 400.0
"""A tree has 12 % of the article's tokens, at least 120 and at most 400, and its headings whatever they take."""
BOLD_SHARE = 0.6
BOLD_LIMIT = 24
STEP_TOKENS = 24.0
TERMS_EACH = 2
"""Terms that each topic gets outside the budget; a section has its heading."""
KEY_TERMS, KEY_ABBREVIATIONS = 24, 4
"""Terms of the article, and abbreviations after them, that a tree never leaves out."""
NUMBERING = re.compile(r"(?:\d+(?:\.\d+)*[.、)）]\s*|\d+(?:\.\d+)+\s+|[（(]?[一二三四五六七八九十]{1,3}(?:[）)、]|\.\s?)\s*)(?=\w)")


@dataclass(frozen=True, slots=True)
class Part:
    """A section or topic: `path` leads to it from the root."""

    label: str
    kind: NodeKind
    start: int
    end: int
    depth: int


def grow_tree(article: Article, analysis: Analysis, scores: np.ndarray, concepts: Sequence[str]) -> Tree:
    """The knowledge tree of an article; `scores` and `concepts` (ids, or empty) have an entry for each candidate row."""
    reading = read_article(article, analysis, scores, concepts)
    parts = _sections(article.sections) or _topics(reading)
    starts = np.array([part.start for part in parts], dtype=np.int64)
    part_of = np.searchsorted(starts, reading.starts, side="right")
    nodes: list[list[Tree]] = [[] for _ in range(len(parts) + 1)]
    budget = min(MOST, max(LEAST, SHARE * tokens_of(article.text)))
    budget -= sum(length_of(part.label) for part in parts)
    seen = _seen_in(reading, [article.title, *(part.label for part in parts)])
    budget -= _add_marked(reading, parts, nodes, seen, BOLD_SHARE * budget)
    _add_points(reading, part_of, nodes, seen, budget)
    _add_terms(reading, part_of, parts, nodes)
    root = Tree(article.title, "article", (0, len(article.text)), _key_concepts(reading))
    return _assembled(root, parts, nodes)


def _sections(sections: Iterable[Section], depth: int = 0) -> list[Part]:
    parts = []
    for section in sections:
        label = section.title[_numbering(section.title) :]
        parts.append(Part(label, "section", section.start, section.end, depth))
        parts.extend(_sections(section.children, depth + 1))
    return parts


def _numbering(title: str) -> int:
    """How many characters of a heading only number it: 1.2, 三、 and their like, but not 第一步."""
    found = NUMBERING.match(title)
    return found.end() if found else 0


def _topics(reading: Reading) -> list[Part]:
    starts = boundaries(reading)
    if not starts:
        return []
    everywhere = np.bincount(reading.term, minlength=len(reading.terms))
    parts: list[Part] = []
    taken = {reading.article.title.lower()}
    for low, high in pairwise([0, *starts, len(reading.starts)]):
        label = topic_label(reading, low, high, everywhere, taken)
        end = int(reading.starts[high]) if high < len(reading.starts) else len(reading.article.text)
        if not label and parts:
            parts[-1] = replace(parts[-1], end=end)
        else:
            taken.add(label.lower())
            opening = label or reading.text(int(reading.starts[low]), int(reading.ends[low]))[:30]
            parts.append(Part(opening, "topic", int(reading.starts[low]) if parts else 0, end, 0))
    return parts


def _seen_in(reading: Reading, labels: Sequence[str]) -> set[int]:
    text = "\n".join(labels).lower()
    return {number for number, term in enumerate(reading.terms) if term.folded in text}


def _add_marked(
    reading: Reading, parts: Sequence[Part], nodes: list[list[Tree]], seen: set[int], budget: float
) -> float:
    """Bold terms and ordered steps; returns the tokens they take."""
    article, spent = reading.article, 0.0
    starts = [part.start for part in parts]
    for mark in article.marks:
        if mark.kind != "strong" or spent >= budget:
            continue
        label = reading.text(mark.start, mark.end).strip("：:。，, ")
        if 2 <= len(label) <= BOLD_LIMIT * 2 and length_of(label) <= BOLD_LIMIT:
            part = bisect_right(starts, mark.start)
            if not (part and parts[part - 1].start == mark.start):
                nodes[part].append(_node(reading, label, "term", mark.start, mark.end))
                seen.update(_seen_in(reading, [label]))
                spent += length_of(label)
    for block in article.blocks:
        if block.kind == "item" and block.detail.isdigit() and block.level == 1 and spent < budget:
            text = article.text[block.start : block.end]
            end = block.start + len(re.split(r"[。；！？\n]|(?<=[.!?])\s", text, maxsplit=1)[0])
            label = reading.text(block.start, end)
            if len(label) >= 2 and length_of(label) <= STEP_TOKENS:
                nodes[bisect_right(starts, block.start)].append(_node(reading, label, "step", block.start, end))
                spent += length_of(label)
    return spent


def _add_points(reading: Reading, part_of: Ints, nodes: list[list[Tree]], seen: set[int], budget: float) -> None:
    for point in choose(reading, seen, budget, part_of):
        kind: NodeKind = "definition" if point.defines else "point"
        concepts = (reading.terms[term].concept for term in sorted(point.terms))
        found = tuple(dict.fromkeys(filter(None, concepts)))
        nodes[part_of[point.sentence]].append(Tree(point.label, kind, (point.start, point.end), found))


def _add_terms(reading: Reading, part_of: Ints, parts: Sequence[Part], nodes: list[list[Tree]]) -> None:
    """The best terms of each part, and the article's key terms where they first stand, unless a label has them already."""
    count = len(reading.terms)
    if not count or not len(reading.starts):
        return
    here = np.zeros((len(parts) + 1, count))
    np.add.at(here, (part_of[reading.sentence], reading.term), 1)
    ranked = np.argsort(-np.round(here * reading.weights, 6), axis=1, kind="stable")
    first = np.full(count, -1)
    first[reading.term[::-1]] = reading.sentence[::-1]
    everything = [part.label.lower() for part in parts] + [node.label.lower() for found in nodes for node in found]
    for part in range(1, len(parts) + 1):
        labels = "\n".join([parts[part - 1].label, *(node.label for node in nodes[part])]).lower()
        new = (
            term for term in ranked[part, :8].tolist() if here[part, term] and reading.terms[term].folded not in labels
        )
        for term in islice(new, TERMS_EACH if parts[part - 1].kind == "topic" else 0):
            at = int(reading.sentence[(reading.term == term) & (part_of[reading.sentence] == part)][0])
            _add_term(reading, nodes[part], term, at)
            everything.append(reading.terms[term].folded)
    text = "\n".join(everything)
    abbreviations = (term for term in range(KEY_TERMS, count) if is_abbreviation(reading.terms[term].text))
    for term in chain(range(min(KEY_TERMS, count)), islice(abbreviations, KEY_ABBREVIATIONS)):
        if first[term] >= 0 and reading.terms[term].folded not in text:
            _add_term(reading, nodes[part_of[first[term]]], term, int(first[term]))


def _add_term(reading: Reading, nodes: list[Tree], term: int, sentence: int) -> None:
    """Hang a term up where it stands in a sentence."""
    wanted = reading.terms[term]
    start, end = int(reading.starts[sentence]), int(reading.ends[sentence])
    at = reading.article.text[start:end].lower().find(wanted.folded)
    if at >= 0:
        concepts = (wanted.concept,) if wanted.concept else ()
        nodes.append(Tree(wanted.text, "term", (start + at, start + at + len(wanted.folded)), concepts))


def _node(reading: Reading, label: str, kind: NodeKind, start: int, end: int) -> Tree:
    folded = label.lower()
    concepts = [term.concept for term in reading.terms if term.concept and term.folded in folded]
    return Tree(label, kind, (start, end), tuple(dict.fromkeys(concepts))[:4])


def _key_concepts(reading: Reading) -> tuple[str, ...]:
    concepts = (term.concept for term in reading.terms[:KEY_TERMS])
    return tuple(dict.fromkeys(filter(None, concepts)))


def _assembled(root: Tree, parts: Sequence[Part], nodes: list[list[Tree]]) -> Tree:
    """The nodes under their parts, the parts under theirs; each level in reading order, nothing twice."""
    own = [_in_order(found) for found in nodes]
    below: list[list[Tree]] = [[] for _ in nodes]
    above = _above(parts)
    for number in range(len(parts), 0, -1):
        part = parts[number - 1]
        children = _distinct(part.label, [*own[number], *reversed(below[number])])
        below[above[number]].append(Tree(part.label, part.kind, (part.start, part.end), (), children))
    return root._replace(children=_distinct(root.label, [*own[0], *reversed(below[0])]))


def _above(parts: Sequence[Part]) -> list[int]:
    """For each part (numbered from 1) the number of the part that holds it, 0 for the root."""
    above, opened = [0], [0]
    for number, part in enumerate(parts, 1):
        while opened[-1] and parts[opened[-1] - 1].depth >= part.depth:
            opened.pop()
        above.append(opened[-1])
        opened.append(number)
    return above


def _in_order(found: Iterable[Tree]) -> list[Tree]:
    return sorted(found, key=lambda node: (node.span or (0, 0), node.kind, node.label))


def _distinct(label: str, children: Sequence[Tree]) -> tuple[Tree, ...]:
    """Children without empty ones, repetitions of their parent, and equal siblings; sections all stay."""
    kept, seen = [], {label.lower()}
    for child in children:
        name = child.label.lower()
        if child.kind in {"section", "topic"} or (name and name not in seen):
            kept.append(child)
        seen.add(name)
    return tuple(kept)
