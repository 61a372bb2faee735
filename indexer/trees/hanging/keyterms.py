"""Key terms as nodes: the best of each topic, and those of the article that no other label says."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from itertools import islice

import numpy as np

from indexer.model import CERTAIN, Ints
from indexer.text.everyday import EVERYDAY, share_of
from indexer.text.spans import stands_in
from indexer.text.spelling import place_in, span_in, well_spaced
from indexer.trees.hanging.growing import Growing
from indexer.trees.judging.passing import Passing
from indexer.trees.judging.saying import AGAIN
from indexer.trees.judging.unproven import less_for_unproven
from indexer.trees.parting.naming import ANYWHERE
from indexer.trees.reading.reading import Reading
from indexer.trees.reading.wellformed import is_term, whole_name

TOPICS_EACH = 2
"""Topics that a term hangs under, at most."""
NAMING, SURE = 0.5, 2.0
"""How likely a term must be to name something, and the power of this chance that it counts by."""
IN_CODE = 0.9
"""How likely a term that its author set in code must be to name something for sure: of 53 such terms of any chance a reader called 27 wrong (add_one, toast, this.props), 13 right;
of those above this two thirds and more are right (Mutex, SIGKILL, FIFO)."""
MOST_IN_A_SENTENCE = 3
"""Key terms that are hung in one sentence: more in one sentence are a list of names."""


def hang_topic_terms(growing: Growing, each: int) -> None:
    """Hang up terms of every topic, `each` at most, that its labels do not say: those that have the words which its heading would most
    likely have and which neither its name nor a term before them says; none that articles on any subject hold, least of all with its title."""
    reading = growing.reading
    topics = [number for number, part in enumerate(growing.parts, 1) if part.kind == "topic"]
    if not topics or not len(reading.starts):
        return
    part_of = growing.part_of
    words = reading.term_words
    first = _first_mentions(reading, part_of)
    times = Counter[int]()
    title = well_spaced(reading.article.title.lower())

    def tells(name: str) -> bool:
        share = share_of(name)
        return share < ANYWHERE and not (share and place_in(title, name) >= 0)

    for topic in topics:
        part = growing.parts[topic - 1]
        heading = _Heading(dict(part.likely), words)
        for span in part.named:
            heading.say(growing.worth.words_in(*span))
        here = [term for term in first.get(topic, {}) if times[term] < TOPICS_EACH and tells(reading.terms[term].folded)]
        free = _Free(growing, growing.naming.__getitem__, growing.labels(topic), [])
        for term in islice(_naming(free.naming, here, heading.gain, free), each):
            times[term] += 1
            heading.say(words[term])
            free.hang(term, first[topic][term])


def _first_mentions(reading: Reading, part_of: Ints) -> dict[int, dict[int, int]]:
    """For each part its terms with the first sentence of it that has them."""
    first: dict[int, dict[int, int]] = {}
    for part, term, sentence in zip(part_of[reading.sentence].tolist(), reading.term.tolist(), reading.sentence.tolist(), strict=True):
        first.setdefault(part, {}).setdefault(term, sentence)
    return first


@dataclass(frozen=True, slots=True)
class _Heading:
    """How likely the heading of a topic has each of its words; of those that were said already only AGAIN of it."""

    likely: dict[int, float]
    words: Sequence[Sequence[int]]
    """Of each term."""

    def gain(self, term: int) -> float:
        """How many words of the heading a term would add, likely."""
        return sum(self.likely.get(word, 0.0) for word in self.words[term])

    def say(self, words: Iterable[int]) -> None:
        """Some words are said."""
        for word in set(words) & self.likely.keys():
            self.likely[word] *= AGAIN


def hang_key_terms(growing: Growing, homes: Ints, most: int, always: int) -> None:
    """Hang up the article's terms, best first, that no label says, in the sentences where they are at home (t,), while the budget lasts;
    the best `always` of them even then."""
    reading = growing.reading
    text = "\n".join(growing.labels(part) for part in range(len(growing.parts) + 1))
    hung = [well_spaced(node.label.lower()) for nodes in growing.nodes for node in nodes if node.kind == "term"]
    first = homes.tolist()
    heaviest = np.argsort(-np.round(reading.weights, 4), kind="stable").tolist()
    best = set(heaviest[:always])
    names = [term.folded for term in reading.terms]
    unsaid = (term for term in heaviest if first[term] >= 0 and (names[term] not in text or place_in(text, names[term]) < 0))
    looked_at = list(islice(unsaid, min(most, always + 2 * max(0, int(growing.budget)))))
    telling = [term for term in looked_at if growing.naming[term] >= NAMING and share_of(names[term]) < EVERYDAY]
    naming = less_for_unproven(reading, telling, growing.naming)
    free, crowded = _Free(growing, naming.__getitem__, "\n".join(hung), hung), Counter[int]()
    in_passing = Passing(reading)

    def wanted(term: int) -> bool:
        return (growing.budget > 0 or term in best) and crowded[first[term]] < MOST_IN_A_SENTENCE and free(term) and not in_passing(term)

    weights = reading.weights.tolist()
    for term in _naming(free.naming, telling, weights.__getitem__, wanted):
        crowded[first[term]] += 1
        free.hang(term, first[term])


def _naming(naming: Callable[[int], float], terms: Iterable[int], value: Callable[[int], float], wanted: Callable[[int], bool]) -> Iterator[int]:
    """Of terms those that are likely to name something, as `naming` says, and are `wanted` when their turn comes, the best first by their
    value, which may fall meanwhile, and how likely that is."""

    def waits(term: int) -> tuple[float, int]:
        return -round(value(term) * naming(term) ** SURE, 6), term

    waiting = [waits(term) for term in terms if naming(term) >= NAMING]
    heapify(waiting)
    while waiting:
        found = heappop(waiting)
        now = waits(found[1])
        if now != found:
            heappush(waiting, now)
        elif wanted(found[1]):
            yield found[1]


@dataclass(slots=True)
class _Free:
    """Which terms can be hung up: those that nothing of `said` (labels in lower case, a line each) says and that are no longer ones of those `hung`."""

    growing: Growing
    naming: Callable[[int], float]
    said: str
    hung: list[str]

    def __call__(self, term: int) -> bool:
        found = self.growing.reading.terms[term]
        name = found.folded
        if place_in(self.said, name) >= 0 or any(place_in(name, other) >= 0 for other in self.hung if other in name):
            return False
        if not is_term(found.text, bool(found.concept)):
            return False
        self.growing.asked.add(term)
        return not found.usual

    def hang(self, term: int, sentence: int) -> None:
        """Hang a term up where it stands in a sentence."""
        name = self.growing.reading.terms[term].folded
        self.hung.append(name)
        self.said += f"\n{name}"
        _hang(self.growing, term, sentence, self.naming(term))


def _hang(growing: Growing, term: int, sentence: int, chance: float) -> None:
    """Hang a term up where it stands in a sentence, a word of a name as the whole name; a likely one that its author set in code is one for sure."""
    reading, wanted = growing.reading, growing.reading.terms[term]
    start, end = int(reading.starts[sentence]), int(reading.ends[sentence])
    text = reading.article.text[start:end]
    place = span_in(text.lower(), wanted.folded)
    if place:
        low, high = whole_name(text, *place)
        label = wanted.text if (low, high) == place else text[low:high]
        likely = CERTAIN if chance >= IN_CODE and stands_in(start + low, reading.codes) else int(CERTAIN * chance)
        growing.hang(label, "term", (start + low, start + high), likely)
