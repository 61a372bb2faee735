"""Key terms as nodes: the best of each topic, and those of the article that no other label says."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from itertools import islice

import numpy as np

from indexer.model import Column
from indexer.text.spelling import place_in, span_in, well_spaced
from indexer.trees.growing import Growing
from indexer.trees.termhood import Termhood
from indexer.trees.wellformed import is_term, whole_name

LOOKED_AT = 20
TOPICS_EACH = 2
"""Topics that a term hangs under, at most."""
NAMING, SURE = 0.5, 2.0
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
    share = here / np.maximum(here.sum(axis=0), 1)
    value = np.round(np.sqrt(here) * share * reading.weights, 6)
    ranked = np.argsort(-value, axis=1, kind="stable")
    times = Counter[int]()
    for part in range(1, len(growing.parts) + 1):
        if growing.parts[part - 1].kind == "topic":
            best = [term for term in ranked[part, :LOOKED_AT].tolist() if here[part, term] and times[term] < TOPICS_EACH]
            free = _Free(growing, growing.labels(part), [])
            for term in islice(_naming(growing.termhood, best, value[part], free), each):
                there = (reading.term == term) & (part_of[reading.sentence] == part)
                times[term] += 1
                free.hang(term, int(reading.sentence[there][0]))


def hang_key_terms(growing: Growing, most: int, always: int) -> None:
    """Hang up the article's terms, best first, that no label says, where they first stand, while the budget lasts;
    the best `always` of them even then."""
    reading = growing.reading
    text = "\n".join(growing.labels(part) for part in range(len(growing.parts) + 1))
    hung = [well_spaced(node.label.lower()) for nodes in growing.nodes for node in nodes if node.kind == "term"]
    first = growing.termhood.first
    heaviest = np.lexsort((np.arange(len(first)), -np.round(reading.weights, 4))).tolist()
    best = set(heaviest[:always])
    unsaid = (term for term in heaviest if first[term] >= 0 and place_in(text, reading.terms[term].folded) < 0)
    looked_at = list(islice(unsaid, min(most, always + 2 * max(0, int(growing.budget)))))
    free, crowded = _Free(growing, "", hung), Counter[int]()

    def wanted(term: int) -> bool:
        return (growing.budget > 0 or term in best) and crowded[first[term]] < MOST_IN_A_SENTENCE and free(term)

    for term in _naming(growing.termhood, looked_at, reading.weights, wanted):
        crowded[first[term]] += 1
        free.hang(term, first[term])


def _naming(termhood: Termhood, terms: Iterable[int], values: Column, wanted: Callable[[int], bool]) -> Iterator[int]:
    """Of terms those that are likely to name something and are `wanted` when their turn comes, the best first by their values (t,) and
    how likely that is: which is looked at no sooner than a term would be the best by the most that it can be worth, and so is this."""
    looks = (termhood.most, termhood.chance)
    waiting = [(-round(float(values[term]), 6), term, 0) for term in terms]
    heapify(waiting)
    while waiting:
        _, term, looked = heappop(waiting)
        if not wanted(term):
            continue
        if looked == len(looks):
            yield term
        elif (chance := looks[looked](term)) >= NAMING:
            heappush(waiting, (-round(float(values[term]) * chance**SURE, 6), term, looked + 1))


@dataclass(frozen=True, slots=True)
class _Free:
    """Which terms can be hung up: those that no label says and that are neither part of one of `hung` nor longer ones of them."""

    growing: Growing
    labels: str
    hung: list[str]

    def __call__(self, term: int) -> bool:
        found = self.growing.reading.terms[term]
        name = found.folded
        if place_in(self.labels, name) >= 0:
            return False
        if any((name in other and place_in(other, name) >= 0) or (other in name and place_in(name, other) >= 0) for other in self.hung):
            return False
        return is_term(found.text, bool(found.concept))

    def hang(self, term: int, sentence: int) -> None:
        """Hang a term up where it stands in a sentence."""
        self.hung.append(self.growing.reading.terms[term].folded)
        _hang(self.growing, term, sentence)


def _hang(growing: Growing, term: int, sentence: int) -> None:
    """Hang a term up where it stands in a sentence, a word of a name as the whole name."""
    reading, wanted = growing.reading, growing.reading.terms[term]
    start, end = int(reading.starts[sentence]), int(reading.ends[sentence])
    text = reading.article.text[start:end]
    place = span_in(text.lower(), wanted.folded)
    if place:
        low, high = whole_name(text, *place)
        label = wanted.text if (low, high) == place else text[low:high]
        growing.hang(label, "term", (start + low, start + high))
