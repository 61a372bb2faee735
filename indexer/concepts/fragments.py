"""Edges between names of one thing say nothing: parts of a longer name, such as 响应式 and 式设计 or Tic and Toe; a name and the
longer one that holds it; a name and its translation that nobody joined, such as consumer and 消费者."""

from collections.abc import Mapping, Sequence, Set

import numpy as np

from indexer.concepts.drafts import Draft
from indexer.concepts.glossing import known_lexicon
from indexer.concepts.graph import Edges
from indexer.concepts.support import Explaining
from indexer.text.scripts import simplified
from indexer.text.spelling import holds, is_han, well_spaced

BOUND = 0.5
"""Two names that stand side by side are one if they do so in half of the sentences of the rarer one."""


def without_fragments(
    edges: Edges, drafts: Sequence[Draft], texts: Sequence[str], also: Mapping[int, Set[str]]
) -> Edges:
    """The edges whose ends are two things. Looks at the sentence of each edge once.

    `also` are the names that a concept, by its place, has in some articles only: 代码 is there whenever Claude Code is.
    """
    known = {name for draft in drafts for name in draft.spellings}
    ends = {*edges.left.tolist(), *edges.right.tolist()}
    explaining = Explaining(known_lexicon())
    forms = {at: (*_forms(drafts[at]), *sorted(also.get(at, ()))) for at in ends}

    def tells(left: int, right: int, bond: float, article: int, start: int, end: int) -> bool:
        one, other = drafts[left], drafts[right]
        if one.id + other.id in known or other.id + one.id in known:
            return False
        if _nested(forms[left], forms[right]) or _nested(forms[right], forms[left]):
            return False
        if _translate(one, other, explaining):
            return False
        sentence = well_spaced(" ".join(simplified(texts[article][start:end]).casefold().split()))
        ours = [form for form in forms[left] if form in sentence]
        theirs = [form for form in forms[right] if form in sentence]
        pairs = [pair for a in ours for b in theirs for pair in ((a, b), (b, a))]
        return not any(_overlap(*pair, sentence) or (bond >= BOUND and _adjoin(*pair, sentence)) for pair in pairs)

    columns = (edges.left, edges.right, edges.bond, edges.articles[:, 0], edges.spans[:, 0], edges.spans[:, 1])
    rows = zip(*(column.tolist() for column in columns), strict=True)
    return edges.only(np.array([tells(*row) for row in rows], dtype=np.bool_))


def _forms(draft: Draft) -> tuple[str, ...]:
    return tuple(dict.fromkeys(simplified(alias.form.casefold()) for alias in draft.aliases if alias.count or alias.origin != "text"))


def _nested(longer: Sequence[str], shorter: Sequence[str]) -> bool:
    """Whether a form of the one stands in a form of the other: the code of Claude Code, the hacker of Hacker News."""
    text = "\n".join(longer)
    return any(form in text and any(holds(name, form) for name in longer if form in name) for form in shorter)


def _translate(one: Draft, other: Draft, explaining: Explaining) -> bool:
    """Whether the lexicon explains all of the label of the one by all of that of the other."""
    if is_han(one.label) == is_han(other.label):
        return False
    english, chinese = (other.label, one.label) if is_han(one.label) else (one.label, other.label)
    told = explaining.support(english, chinese)
    return told.share >= 1 and told.rest == 0


def _overlap(first: str, second: str, sentence: str) -> bool:
    """Whether the sentence has both names in one stretch that they share a part of: 关系型 and 型数据库 in 关系型数据库."""
    sizes = range(1, min(len(first), len(second)))
    return any(first[-size:] == second[:size] and first + second[size:] in sentence for size in sizes)


def _adjoin(first: str, second: str, sentence: str) -> bool:
    """Whether the first name stands right before the second."""
    return any(f"{first}{gap}{second}" in sentence for gap in ("", " ", "-"))
