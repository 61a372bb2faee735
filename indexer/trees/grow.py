"""The stage itself: an article with its analysis and the weights of its terms in, its knowledge tree out.

Headings are the skeleton, whole and in order; text without any is parted into topics. Under each stand what its author
marked (bold terms, ordered steps), and the points and key terms that a budget of tokens allows.
"""

from collections.abc import Sequence

import numpy as np

from indexer.model import Analysis, Article, NodeKind, Tree
from indexer.trees.counting import hang_enumerations, under
from indexer.trees.growing import Growing
from indexer.trees.hanging import hang_key_terms, hang_topic_terms
from indexer.trees.lexis import numbers_of
from indexer.trees.marked import hang_bold, hang_steps
from indexer.trees.order import distinct, in_order
from indexer.trees.parts import Part, above, parts_of
from indexer.trees.points import Worth, choose, tokens_of
from indexer.trees.reading import Reading, read_article
from indexer.trees.worth import word_columns, worth_of

SHARE, LEAST, MOST = 0.11, 100.0, 400.0
"""A tree has 11 % of the article's tokens, at least 100 and at most 400, and its headings whatever they take."""
BOLD_SHARE, STEP_SHARE = 0.85, 0.4
TERMS_EACH = 2
TERM_TOKENS = 1.5
RESERVED = 0.05
"""Of the budget, for key terms that no point says."""
KEY_TERMS, KEY_ALWAYS = 30, 15
"""Terms that are looked at, and of these the best, which a tree has whatever its budget."""
ROOT_CONCEPTS = 24


def grow_tree(article: Article, analysis: Analysis, scores: np.ndarray, concepts: Sequence[str]) -> Tree:
    """The knowledge tree of an article; `scores` and `concepts` (ids, or empty) have an entry for each candidate
    row."""
    reading = read_article(article, analysis, scores, concepts)
    parts = parts_of(reading)
    budget = min(MOST, max(LEAST, SHARE * tokens_of(article.text)))
    growing = Growing(reading, parts, _worth(reading, parts), budget)
    for part in parts:
        for start, end in part.named:
            growing.worth.say(start, end)
    hang_bold(growing, BOLD_SHARE)
    hang_steps(growing, STEP_SHARE)
    hang_enumerations(growing, reading.enumerations, STEP_SHARE)
    topics = sum(part.kind == "topic" for part in parts)
    _hang_points(growing, (1 - RESERVED) * growing.budget - TERMS_EACH * TERM_TOKENS * topics)
    hang_topic_terms(growing, TERMS_EACH)
    hang_key_terms(growing, KEY_TERMS, KEY_ALWAYS)
    root = Tree(article.title, "article", (0, len(article.text)), _key_concepts(reading))
    return _assembled(root, parts, [under(*found) for found in zip(growing.nodes, growing.branches, strict=True)])


def _worth(reading: Reading, parts: Sequence[Part]) -> Worth:
    article = reading.article
    words, lexis = reading.spelled, reading.lexis
    numbers = numbers_of(lexis, words.keys).tolist()
    starts = np.array([part.start for part in parts], dtype=np.int64)
    columns = word_columns(reading, np.searchsorted(starts, reading.starts, side="right"))
    return Worth(lexis, words.begins.tolist(), numbers, len(article.title) + 1, worth_of(columns).tolist(), set())


def _hang_points(growing: Growing, budget: float) -> None:
    for point in choose(growing.reading, growing.worth, budget, growing.part_of(), growing.used):
        kind: NodeKind = "definition" if point.defines else "point"
        growing.hang(point.label, kind, (point.start, point.end))


def _key_concepts(reading: Reading) -> tuple[str, ...]:
    concepts = (term.concept for term in reading.terms[:ROOT_CONCEPTS])
    return tuple(dict.fromkeys(filter(None, concepts)))


def _assembled(root: Tree, parts: Sequence[Part], nodes: list[list[Tree]]) -> Tree:
    """The nodes under their parts, the parts under theirs; each level in reading order, nothing twice."""
    own = [in_order(found) for found in nodes]
    below: list[list[Tree]] = [[] for _ in nodes]
    holders = above(parts)
    for number in range(len(parts), 0, -1):
        part = parts[number - 1]
        children = distinct(part.label, [*own[number], *reversed(below[number])])
        below[holders[number]].append(Tree(part.label, part.kind, (part.start, part.end), (), children))
    return root._replace(children=distinct(root.label, [*own[0], *reversed(below[0])]))
