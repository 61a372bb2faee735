"""Key terms as nodes: the best of each topic, and those of the article that no other label says."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

import numpy as np

from indexer.model import Column
from indexer.trees.growing import Growing
from indexer.trees.termhood import Termhood
from indexer.trees.wellformed import is_term, whole_name

LOOKED_AT = 20
NAMING, SURE = 0.65, 2.0
"""How likely a term must be to name something, and the power of this chance that it counts by."""
MOST_IN_A_SENTENCE = 3
"""Key terms that are hung where they stand: more in one sentence are a list of names."""


def hang_topic_terms(growing: Growing, each: int) -> None:
    """Hang up the best terms of every topic, `each` at most, that its labels do not say."""
    reading, part_of = growing.reading, growing.part_of()
    rows, count = len(growing.parts) + 1, len(reading.terms)
    if not count or not len(reading.starts) or all(part.kind != "topic" for part in growing.parts):
        return
    here = np.bincount(part_of[reading.sentence] * count + reading.term, minlength=rows * count).reshape(rows, count)
    own = np.sqrt(here / np.maximum(here.sum(axis=0), 1))
    value = np.round(here * own * reading.weights, 6)
    ranked = np.argsort(-value, axis=1, kind="stable")
    everywhere = set[int]()
    for part in range(1, len(growing.parts) + 1):
        if growing.parts[part - 1].kind == "topic":
            labels, hung = growing.labels(part), list[str]()
            best = [term for term in ranked[part, :LOOKED_AT].tolist() if here[part, term] and term not in everywhere]
            for term in islice(_apart(growing, _naming(growing.termhood, best, value[part]), labels, hung), each):
                there = (reading.term == term) & (part_of[reading.sentence] == part)
                everywhere.add(term)
                _hang(growing, term, int(reading.sentence[there][0]))


def hang_key_terms(growing: Growing, most: int, always: int) -> None:
    """Hang up the article's terms, best first, that no label says, where they first stand, while the budget lasts;
    the best `always` of them even then."""
    reading = growing.reading
    text = "\n".join(growing.labels(part) for part in range(len(growing.parts) + 1))
    hung = [node.label.lower() for nodes in growing.nodes for node in nodes if node.kind == "term"]
    first = growing.termhood.first
    heaviest = np.lexsort((np.arange(len(first)), -np.round(reading.weights, 4))).tolist()
    best = set(heaviest[:always])
    unsaid = [term for term in heaviest if first[term] >= 0 and reading.terms[term].folded not in text]
    ranked = _naming(growing.termhood, unsaid[: min(most, always + 2 * max(0, int(growing.budget)))], reading.weights)
    crowded = Counter[int]()
    for term in _apart(growing, ranked, text, hung):
        if (growing.budget > 0 or term in best) and crowded[first[term]] < MOST_IN_A_SENTENCE:
            crowded[first[term]] += 1
            _hang(growing, term, first[term])


def _naming(termhood: Termhood, terms: Sequence[int], values: Column) -> list[int]:
    """Of the terms those that are likely to name something, the best first by their values (t,) and how likely that is."""
    known = [term for term in terms if termhood.chance(term) >= NAMING]
    return sorted(known, key=lambda term: (-round(float(values[term]) * termhood.chance(term) ** SURE, 6), term))


def _apart(growing: Growing, terms: Iterable[int], labels: str, hung: list[str]) -> Iterator[int]:
    """The terms that no label says and that are neither part of one of `hung` nor longer ones of them."""
    for term in terms:
        found = growing.reading.terms[term]
        if found.folded in labels or any(other in found.folded or found.folded in other for other in hung):
            continue
        if is_term(found.text, bool(found.concept)):
            hung.append(found.folded)
            yield term


def _hang(growing: Growing, term: int, sentence: int) -> None:
    """Hang a term up where it stands in a sentence, a word of a name as the whole name."""
    reading, wanted = growing.reading, growing.reading.terms[term]
    start, end = int(reading.starts[sentence]), int(reading.ends[sentence])
    text = reading.article.text[start:end]
    at = text.lower().find(wanted.folded)
    if at >= 0:
        low, high = whole_name(text, at, at + len(wanted.folded))
        label = wanted.text if high - low == len(wanted.folded) else text[low:high]
        growing.hang(label, "term", (start + low, start + high))
