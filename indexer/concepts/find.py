"""The stage itself: analyses in, the concepts of the corpus out."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from indexer.concepts.forms import Form, forms_of
from indexer.concepts.glossing import Joined, joined_names
from indexer.concepts.graph import Edges, edges_of
from indexer.concepts.vocabulary import Columns, Vocabulary, vocabulary_of
from indexer.model import Alias, Analysis, Concept, Definition, Ints, Term
from indexer.text.spelling import holds, is_han, spelling, well_spaced

TERMS = 30
"""Key terms kept for each article."""
CANDIDATES_EACH = 40
"""Best candidates of an article that may become concepts, if they are in two articles or among its TERMS."""
RELATED_SHOWN = 12
WEIGHS = 0.1
"""What a key-term score, in logits, adds to the sureness of a definition."""
NEVER_ALONE = 3.0
"""What a term loses that only stands inside a better one: people want 偏向锁, not 锁 after it (csl F1@5 .272 to .276)."""


@dataclass(frozen=True, slots=True)
class Options:
    """style   label of a concept: `corpus` (the name used most) or `bilingual` (奖励模型 (Reward Model))"""

    style: str = "corpus"


@dataclass(frozen=True, slots=True, eq=False)
class Concepts:
    """The concepts in the order of their ids, and what each article makes of them.

    rows    for each article (candidates,) the place of each candidate's concept, -1 for none
    scores  for each article (candidates,) key-term scores in logits
    """

    concepts: tuple[Concept, ...]
    terms: tuple[tuple[Term, ...], ...]
    rows: tuple[Ints, ...]
    scores: tuple[np.ndarray, ...]
    edges: Edges
    vocabulary: int


NONE = Concepts((), (), (), (), Edges(*(np.zeros(0, dtype=np.int64),) * 4), 0)
"""What there is where all pages are lists of others."""


def find_concepts(
    ids: Sequence[str],
    texts: Sequence[str],
    analyses: Sequence[Analysis],
    cut: Callable[[str], list[str]],
    options: Options,
) -> Concepts:
    """Vocabulary, concepts with their names, key terms and graph of a corpus.

    `texts` are the analysed texts (title, line break, text) that offsets count in; `cut` segments Chinese. Grows with
    the number of candidates times its logarithm, and with sentences times the square of the concepts in them.
    """
    if not analyses:
        return NONE
    vocabulary, columns = vocabulary_of(analyses)
    rank = _ranks(columns)
    wanted = _wanted(vocabulary, columns, rank)
    forms = forms_of(texts, columns, wanted)
    by_spelling: dict[str, list[int]] = defaultdict(list)
    for column in sorted(forms):
        by_spelling[spelling(forms[column][0].text)].append(column)
    glosses = [(number, gloss) for number, analysis in enumerate(analyses) for gloss in analysis.glosses]
    joined = joined_names(glosses, cut, lambda name: spelling(name) in by_spelling)
    groups = _joined_groups(by_spelling, joined)
    chinese = sum(analysis.han for analysis in analyses) >= 2 * sum(analysis.words for analysis in analyses)
    drafts = [_draft(group, by_spelling, forms, joined_by, chinese) for group, joined_by in groups]
    drafts.sort(key=lambda draft: draft.id)
    of_column = np.full(len(vocabulary.keys), -1, dtype=np.int64)
    for at, draft in enumerate(drafts):
        of_column[list(draft.columns)] = at
    rows = tuple(of_column[columns.column[a:b]] for a, b in pairwise(columns.bounds))
    scores = tuple(columns.score[a:b] for a, b in pairwise(columns.bounds))
    edges = edges_of(analyses, rows, len(drafts))
    edges = _without_nested(edges, drafts)
    holders = _holders(ids, columns, of_column, len(drafts))
    definitions = _definitions(ids, texts, analyses, drafts, rows, scores)
    return Concepts(
        concepts=_concepts(drafts, holders, edges, definitions, options),
        terms=_terms(texts, columns, of_column, drafts, rank),
        rows=rows,
        scores=scores,
        edges=edges,
        vocabulary=len(vocabulary.keys),
    )


@dataclass(frozen=True, slots=True)
class _Draft:
    """A concept before the corpus has been counted."""

    id: str
    label: str
    aliases: tuple[Alias, ...]
    columns: tuple[int, ...]
    spellings: tuple[str, ...]
    """Of its names, as `spelling` makes them, in the order of the aliases."""


def _ranks(columns: Columns) -> Ints:
    """(m,) the place of each candidate among those of its article, by score; ties by place in the text."""
    order = np.lexsort((columns.row, -np.round(columns.score, 6), columns.article))
    rank = np.empty(len(order), dtype=np.int64)
    rank[order] = np.arange(len(order)) - columns.bounds[columns.article[order]]
    return rank


def _wanted(vocabulary: Vocabulary, columns: Columns, rank: Ints) -> Ints:
    best = columns.column[rank < TERMS]
    shared = columns.column[(rank < CANDIDATES_EACH) & (vocabulary.articles[columns.column] > 1)]
    return np.union1d(best, shared)


def _joined_groups(
    by_spelling: Mapping[str, Sequence[int]], joined: Sequence[Joined]
) -> list[tuple[list[str], dict[str, Joined]]]:
    """Groups of spellings that name one thing, by union of the pairs; with the pair that brought a spelling in."""
    parent = {name: name for name in by_spelling}
    brought: dict[str, Joined] = {}

    def root(name: str) -> str:
        while parent[name] != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    for pair in joined:
        left, right = spelling(pair.left), spelling(pair.right)
        for name in (left, right):
            parent.setdefault(name, name)
            if name not in brought or pair.confidence > brought[name].confidence:
                brought[name] = pair
        if _may_join(left, right):
            low, high = sorted((root(left), root(right)))
            parent[high] = low
    members: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(parent):
        members[root(name)].append(name)
    return [(names, {name: brought[name] for name in names if name in brought}) for names in members.values()]


def _may_join(left: str, right: str) -> bool:
    """A single letter is a name of too many things."""
    return left != right and min(len(left), len(right)) > 1


def _draft(
    names: Sequence[str],
    by_spelling: Mapping[str, Sequence[int]],
    forms: Mapping[int, Sequence[Form]],
    brought: Mapping[str, Joined],
    chinese: bool,
) -> _Draft:
    columns = tuple(column for name in names for column in by_spelling.get(name, ()))
    counts: Counter[str] = Counter()
    origin: dict[str, str] = {}
    for column in columns:
        for form in forms[column]:
            text = well_spaced(form.text)
            counts[text] += form.articles
            origin.setdefault(text, "gloss" if spelling(text) in brought else "text")
    for pair in brought.values():
        for text in (pair.left, pair.right):
            if spelling(text) in names and text not in counts:
                counts[text] += pair.documents
                origin[text] = "gloss"
    ordered = sorted(counts, key=lambda text: (-counts[text], is_han(text) != chinese, text))
    label = ordered[0]
    aliases = tuple(
        Alias(
            text,
            "zh" if is_han(text) else "en",
            counts[text],
            origin[text] if len(names) > 1 else _spelled(text, label),
        )
        for text in ordered
    )
    return _Draft(spelling(label), label, aliases, columns, tuple(map(spelling, ordered)))


def _spelled(text: str, label: str) -> str:
    return "text" if text == label else "spelling"


def _without_nested(edges: Edges, drafts: Sequence[_Draft]) -> Edges:
    """Edges without those between a name and a longer name that holds it, or the two halves of a name: they say nothing."""
    names = [draft.label for draft in drafts]
    known = {name for draft in drafts for name in draft.spellings}

    def tells(left: int, right: int) -> bool:
        one, other = drafts[left].id, drafts[right].id
        if one + other in known or other + one in known:
            return False
        return not (holds(names[left], names[right]) or holds(names[right], names[left]))

    pairs = zip(edges.left.tolist(), edges.right.tolist(), strict=True)
    kept = np.array([tells(a, b) for a, b in pairs], dtype=np.bool_)
    return Edges(edges.left[kept], edges.right[kept], edges.weight[kept], edges.sentences[kept])


def _holders(ids: Sequence[str], columns: Columns, of_column: Ints, concepts: int) -> list[tuple[str, ...]]:
    """For each concept the ids of the articles that hold one of its forms, by score and then by place."""
    concept = of_column[columns.column]
    known = np.flatnonzero(concept >= 0)
    order = known[np.lexsort((columns.article[known], -np.round(columns.score[known], 6), concept[known]))]
    bounds = np.searchsorted(concept[order], np.arange(concepts + 1)).tolist()
    articles = columns.article[order].tolist()
    return [tuple(dict.fromkeys(ids[at] for at in articles[a:b])) for a, b in pairwise(bounds)]


def _definitions(
    ids: Sequence[str],
    texts: Sequence[str],
    analyses: Sequence[Analysis],
    drafts: Sequence[_Draft],
    rows: Sequence[Ints],
    scores: Sequence[np.ndarray],
) -> dict[int, Definition]:
    """For each concept the surest statement about it, the rather where it weighs more; ties by article id."""
    of_name = {name: at for at, draft in enumerate(drafts) for name in draft.spellings}
    best: dict[int, tuple[float, str, Definition]] = {}
    for number, analysis in enumerate(analyses):
        shift = texts[number].find("\n") + 1
        for statement in analysis.statements:
            concept = of_name.get(spelling(statement.subject))
            if concept is None or statement.start < shift:
                continue
            mine = scores[number][rows[number] == concept]
            weight = statement.sureness + WEIGHS * (float(mine.max()) if len(mine) else -99.0)
            span = (statement.start - shift, statement.end - shift)
            found = Definition(texts[number][statement.start : statement.end].strip(), ids[number], span)
            if concept not in best or (-weight, ids[number]) < (-best[concept][0], best[concept][1]):
                best[concept] = (weight, ids[number], found)
    return {concept: found for concept, (_, _, found) in best.items()}


def _concepts(
    drafts: Sequence[_Draft],
    holders: Sequence[tuple[str, ...]],
    edges: Edges,
    definitions: Mapping[int, Definition],
    options: Options,
) -> tuple[Concept, ...]:
    related: defaultdict[int, list[tuple[str, float]]] = defaultdict(list)
    for left, right, weight in zip(edges.left.tolist(), edges.right.tolist(), edges.weight.tolist(), strict=True):
        related[left].append((drafts[right].id, weight))
        related[right].append((drafts[left].id, weight))
    return tuple(
        Concept(
            id=draft.id,
            label=_label(draft, options),
            aliases=draft.aliases,
            articles=holders[at],
            related=tuple(related[at][:RELATED_SHOWN]),
            definition=definitions.get(at),
        )
        for at, draft in enumerate(drafts)
    )


def _label(draft: _Draft, options: Options) -> str:
    other = next((alias.form for alias in draft.aliases if is_han(alias.form) != is_han(draft.label)), "")
    return f"{draft.label} ({other})" if other and options.style == "bilingual" else draft.label


def _terms(
    texts: Sequence[str], columns: Columns, of_column: Ints, drafts: Sequence[_Draft], rank: Ints
) -> tuple[tuple[Term, ...], ...]:
    """The key terms of each article, best first, one for each concept; those that only stand inside a better one lose most of their score."""
    chosen = np.flatnonzero(rank < TERMS)
    chosen = chosen[np.lexsort((rank[chosen], columns.article[chosen]))]
    out: list[list[Term]] = [[] for _ in texts]
    seen: set[tuple[int, str]] = set()
    better, of = "", -1
    places = zip(
        columns.article[chosen].tolist(), of_column[columns.column[chosen]].tolist(), columns.start[chosen].tolist(),
        columns.length[chosen].tolist(), columns.score[chosen].tolist(), columns.count[chosen].tolist(), strict=True,
    )  # fmt: skip
    for article, concept, start, length, score, count in places:
        text = well_spaced(" ".join(texts[article][start : start + length].split()))
        name = drafts[concept].id if concept >= 0 else spelling(text)
        if article != of:
            better, of = "", article
        if (article, name) not in seen:
            seen.add((article, name))
            folded = text.casefold()
            lost = NEVER_ALONE if folded in better and _only_inside(text, count, out[article]) else 0.0
            better = f"{better}\n{folded}"
            out[article].append(Term(text, name, round(score - lost, 4), count))
    return tuple(tuple(sorted(found, key=lambda term: -term.score)) for found in out)


def _only_inside(text: str, count: int, better: Sequence[Term]) -> bool:
    """Whether a term never stands alone: a better term holds it and occurs as often."""
    return any(count <= term.count and len(text) < len(term.term) and holds(term.term, text) for term in better)
