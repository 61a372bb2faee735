"""Key terms as nodes: the best of each topic, and those of the article that no other label says."""

from collections.abc import Iterable, Iterator
from itertools import islice

import numpy as np

from indexer.trees.growing import Growing

LOOKED_AT = 8


def hang_topic_terms(growing: Growing, each: int) -> None:
    """Hang up the best terms of every topic, `each` at most, that its labels do not say."""
    reading, part_of = growing.reading, growing.part_of()
    count = len(reading.terms)
    if not count or not len(reading.starts):
        return
    here = np.zeros((len(growing.parts) + 1, count))
    np.add.at(here, (part_of[reading.sentence], reading.term), 1)
    ranked = np.argsort(-np.round(here * reading.weights, 6), axis=1, kind="stable")
    for part in range(1, len(growing.parts) + 1):
        if growing.parts[part - 1].kind == "topic":
            labels, hung = growing.labels(part), list[str]()
            best = (term for term in ranked[part, :LOOKED_AT].tolist() if here[part, term])
            for term in islice(_apart(growing, best, labels, hung), each):
                there = (reading.term == term) & (part_of[reading.sentence] == part)
                _hang(growing, term, int(reading.sentence[there][0]))


def hang_key_terms(growing: Growing, most: int, always: int) -> None:
    """Hang up the article's terms, best first, that no label says, where they first stand, while the budget lasts;
    the best `always` of them even then."""
    reading = growing.reading
    text = "\n".join(growing.labels(part) for part in range(len(growing.parts) + 1))
    hung = [node.label.lower() for nodes in growing.nodes for node in nodes if node.kind == "term"]
    ranked = list(islice(_by_weight(growing), most))
    best = set(ranked[:always])
    for term in _apart(growing, ranked, text, hung):
        if growing.budget <= 0 and term not in best:
            continue
        _hang(growing, term, int(reading.sentence[reading.term == term][0]))


def _apart(growing: Growing, terms: Iterable[int], labels: str, hung: list[str]) -> Iterator[int]:
    """The terms that no label says and that are neither part of one of `hung` nor longer ones of them."""
    for term in terms:
        folded = growing.reading.terms[term].folded
        if folded not in labels and not any(other in folded or folded in other for other in hung):
            hung.append(folded)
            yield term


def _by_weight(growing: Growing) -> Iterator[int]:
    """The terms that stand in a sentence, heaviest first."""
    reading = growing.reading
    said = set(reading.term.tolist())
    order = np.lexsort((np.arange(len(reading.terms)), -np.round(reading.weights, 4)))
    return (term for term in order.tolist() if term in said)


def _hang(growing: Growing, term: int, sentence: int) -> None:
    """Hang a term up where it stands in a sentence."""
    reading, wanted = growing.reading, growing.reading.terms[term]
    start, end = int(reading.starts[sentence]), int(reading.ends[sentence])
    at = reading.article.text[start:end].lower().find(wanted.folded)
    if at >= 0:
        growing.hang(wanted.text, "term", (start + at, start + at + len(wanted.folded)))
