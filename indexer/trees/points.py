"""Knowledge points: short clauses that say the most about what the article is about and has not said yet."""

import heapq
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

import numpy as np

from indexer.model import Ints
from indexer.text.spelling import is_han
from indexer.trees.reading import HAN_TOKENS, LATIN_TOKENS, Reading

CLAUSE_END = re.compile(r"[，；：,;:—]+\s*|\s(?=(?:because|although|while|whereas|which|so that)\s)")
LEAD_IN = re.compile(
    r"(?:但是?|不过|然而|因此|所以|因为|由于|于是|同时|此外|另外|而且|并且|并|且|而|如果|当|虽然|其实|那么|然后|接着|首先|其次|最后|比如|例如|也就是说|"
    r"换句话说|简单来说|总之|可以说|我们(?:可以|需要|会|要|能)?|你(?:可以|需要|会|要)?|大家(?:可以)?|"
    r"(?:so|but|and|or|then|thus|hence|also|now|well|however|therefore|moreover|for example|as an example|in this case|in addition|"
    r"as you saw earlier|to start|once done|note that|we can|you can|let's|we|you)\b)[，,\s]*",
    re.I,
)
CUE = re.compile(
    r"总之|因此|关键|本质|意味着|核心|重点|换句话说|简单来说|也就是|区别|优点|缺点|overall|the key|note that|in short|important|"
    r"difference|means that",
    re.I,
)
DEFINITION = re.compile(r"是一[种个类款套门项]|是指|指的是|称为|叫做|\b(?:is|are) an? |\brefers? to |\bis called ")
EXAMPLE = re.compile(r"例如|比如|举个例子|假设|for example|for instance|imagine|suppose", re.I)
ANAPHOR = re.compile(r"(?:这|那|它|他|她|此|其|该|this|that|it|they|these|those|he|she)", re.I)
TRAILING = " \t\n，。；：、,.;:—-（(“\"'「"
WORD = re.compile(r"[A-Za-z0-9][\w+#./-]*|[\u3400-\u9fff]")
PAIRS = ("()", "（）", "“”", "「」", "《》", "[]", "【】")
BRACKET = re.compile(f"[{re.escape(''.join(PAIRS))}]")
SHORTEST, LONGEST = 3.0, 40.0
TRIED = 4
"""Runs of a sentence that are looked at more closely, best first."""
MOST_CLAUSES = 4
SEEN_AGAIN = 0.1
TOKENS_A_POINT = 12.0
"""Points are longer than this on average: a budget never needs more sentences than it says."""


class Point(NamedTuple):
    """A clause worth keeping: offsets in the text, the numbers of its terms, its length in tokens."""

    start: int
    end: int
    label: str
    terms: frozenset[int]
    tokens: float
    factor: float
    sentence: int
    defines: bool


def choose(reading: Reading, seen: set[int], budget: float, parts: Ints) -> list[Point]:
    """Points by greedy cover: the weight of terms not seen yet, over length + 4, times what the sentence is.

    `parts` (sentences,) gives the part of each sentence; each part gets its best point first, then the budget (in
    tokens) goes to the best of all. Only the sentences that a budget could reach are cut into clauses.
    """
    value = _valuer(reading, seen)
    points = [_best(reading, sentence, seen) for sentence in _promising(reading, parts, budget)]
    waiting = [(-value(point), point.start, point) for point in points if point is not None]
    heapq.heapify(waiting)
    chosen: list[Point] = []
    first_of: set[int] = set()
    for _, _, point in sorted(waiting):
        part = int(parts[point.sentence])
        if part not in first_of and budget > 0:
            first_of.add(part)
            chosen.append(point)
            seen.update(point.terms)
            budget -= point.tokens
    taken = {point.sentence for point in chosen}
    while waiting and budget > 0:
        # values only fall as terms are seen: one that keeps its value at the top is the best (lazy greedy, Minoux 1978)
        _, start, point = heapq.heappop(waiting)
        now = value(point)
        if point.sentence in taken or now <= 0:
            continue
        if waiting and -now > waiting[0][0]:
            heapq.heappush(waiting, (-now, start, point))
            continue
        chosen.append(point)
        seen.update(point.terms)
        budget -= point.tokens
    return sorted(chosen, key=lambda point: point.start)


def _valuer(reading: Reading, seen: set[int]) -> Callable[[Point], float]:
    weights = reading.worth

    def value(point: Point) -> float:
        total = 0.0
        for term in point.terms:
            total += weights[term] * (SEEN_AGAIN if term in seen else 1 + SEEN_AGAIN)
        return total * point.factor / (point.tokens + 4)

    return value


def _promising(reading: Reading, parts: Ints, budget: float) -> list[int]:
    """The sentences with the highest weight for their length, and the best of every part."""
    count = len(reading.starts)
    if not count:
        return []
    weight = np.bincount(reading.sentence, reading.weights[reading.term], minlength=count)
    per_char = HAN_TOKENS if is_han(reading.article.text[:2000]) else LATIN_TOKENS
    length = np.minimum((reading.ends - reading.starts) * per_char, LONGEST)
    value = np.round(weight / (length + 6), 6)
    value[weight == 0] = -1
    order = np.lexsort((np.arange(count), -value))
    rank = np.empty(count, dtype=np.int64)
    rank[order] = np.arange(count)
    by_part = np.lexsort((rank, parts))
    begins = np.searchsorted(parts[by_part], parts[by_part])
    best_in_part = by_part[np.arange(count) - begins < 1]
    enough = int(budget / TOKENS_A_POINT) + 6
    return [at for at in np.union1d(order[:enough], best_in_part).tolist() if value[at] > 0]


def _best(reading: Reading, sentence: int, seen: set[int]) -> Point | None:
    """The best run of one to four clauses of a sentence that hold a term; the weight of a run over its length decides."""
    begin = int(reading.starts[sentence])
    text = reading.article.text[begin : int(reading.ends[sentence])]
    starts, ends = _clauses(text)
    terms = _terms_by_clause(reading, text.lower(), reading.terms_of(sentence), ends)
    worth = [sum(reading.worth[term] * (SEEN_AGAIN if term in seen else 1.0) for term in held) for held in terms]
    per_char = HAN_TOKENS if is_han(text) else LATIN_TOKENS
    runs = []
    for low, start in enumerate(starts):
        weight = 0.0
        for high in range(low, min(low + MOST_CLAUSES, len(starts))):
            weight += worth[high]
            if weight:
                runs.append((-weight / ((ends[high] - start) * per_char + 4), start, ends[high], low, high))
    for _, start, end, low, high in sorted(runs)[:TRIED]:
        held = [term for clause in terms[low : high + 1] for term in clause]
        point = _point(reading, text, (start, end), held, begin, sentence)
        if point is not None:
            return point
    return None


def _clauses(text: str) -> tuple[list[int], list[int]]:
    """Where the clauses of a sentence start and end."""
    breaks = [found.span() for found in CLAUSE_END.finditer(text)]
    return [0, *(end for _, end in breaks)], [*(start for start, _ in breaks), len(text)]


def _terms_by_clause(reading: Reading, folded: str, terms: Iterable[int], ends: Sequence[int]) -> list[list[int]]:
    """The terms of a sentence by the clause in which each first begins, in reading order."""
    held: list[list[int]] = [[] for _ in ends]
    for place, term in sorted([(folded.find(reading.terms[term].folded), term) for term in terms]):
        if place >= 0:
            held[bisect_right(ends, place)].append(term)
    return held


def _point(
    reading: Reading, text: str, run: tuple[int, int], terms: Iterable[int], begin: int, sentence: int
) -> Point | None:
    """A run of clauses as a point, trimmed; None where it is too short, too long or cut through a bracket."""
    start, end = run
    lead = LEAD_IN.match(text, start, end)
    start = lead.end() if lead else start
    while start < end and text[start] in TRAILING:
        start += 1
    while end > start and text[end - 1] in TRAILING:
        end -= 1
    label = " ".join(text[start:end].split())
    tokens = length_of(label)
    if not SHORTEST <= tokens <= LONGEST or not balanced(label):
        return None
    defines = DEFINITION.search(label) is not None
    factor = _factor(text, reading.article.blocks[reading.blocks[sentence]].kind == "item")
    factor *= (1.1 if defines else 1.0) * (0.6 if ANAPHOR.match(label) else 1.0)
    return Point(begin + start, begin + end, label, frozenset(terms), tokens, factor, sentence, defines)


def length_of(label: str) -> float:
    """Tokens of a label, about: a Latin word is one, a Han character .6."""
    words = WORD.findall(label)
    han = sum(map("\u3400".__le__, words))
    return len(words) - (1 - HAN_TOKENS) * han


def balanced(label: str) -> bool:
    """Whether no bracket or quote was cut through."""
    return not BRACKET.search(label) or all(label.count(pair[0]) == label.count(pair[1]) for pair in PAIRS)


def _factor(text: str, is_item: bool) -> float:
    factor = 0.85 if is_item else 1.0
    if CUE.search(text):
        factor *= 1.1
    if EXAMPLE.search(text):
        factor *= 0.5
    if text.rstrip().endswith(("?", "？")):
        factor *= 0.6
    return factor


def tokens_of(text: str) -> float:
    """Tokens of a long text, about, without looking at every word."""
    latin = len(text.encode("ascii", "ignore"))
    return HAN_TOKENS * (len(text) - latin) + LATIN_TOKENS * latin
