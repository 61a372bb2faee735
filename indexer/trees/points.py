"""Knowledge points: short clauses that say the most about what the article is about and has not said yet."""

import heapq
import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

import numpy as np

from indexer.model import Ints
from indexer.text.hashing import distinct
from indexer.text.spelling import is_han
from indexer.trees.clauses import CLAUSE_END, LONGEST, Run, clauses, run_of
from indexer.trees.lexis import Lexis
from indexer.trees.reading import HAN_TOKENS, LATIN_TOKENS, Reading

CUE = (
    "总之", "因此", "关键", "本质", "意味着", "核心", "重点", "换句话说", "简单来说", "也就是", "区别", "优点", "缺点", "overall", "the key",
    "note that", "in short", "important", "difference", "means that",
)  # fmt: skip
DEFINITION = (
    "是一种", "是一个", "是一类", "是一款", "是一套", "是一门", "是一项",
    "是指", "指的是", "称为", "叫做", " is a ", " is an ", " are a ", " are an ",
    " refers to ", " refer to ", " is called ",
)  # fmt: skip
EXAMPLE = ("例如", "比如", "举个例子", "假设", "for example", "for instance", "imagine", "suppose")
ANAPHOR = re.compile(
    r"(?:这|那|它|他|她|此|其|该|以及|(?:this|that|it|they|these|those|he|she|which|who|because|although|while)\b)", re.I
)
OPENING, SAID, DEFINING, ITEM, ASKING, EXAMPLES, HANGING, MARKED = 1.25, 1.1, 1.1, 0.85, 0.6, 0.5, 0.6, 1.25
"""What a point is worth that opens its part, has a cue, defines, is a list item, a question or an example, leans on what
stands before it, or has bold type."""
SUBORDINATE = re.compile(
    r"(?:如果|当|虽然|尽管|由于|因为|为了|通过|(?:when|if|while|although|though|because|since|as|after|before|"
    r"once|in order to|by|with|for|to)\b)",
    re.I,
)
DANGLING = 0.4
"""Of a clause that only leads up to another."""
AGAIN = 0.1
"""A word that another label has already still counts so much."""
OVERHEAD = 4.0
LEAST_WORDS = 2
MOST_CLAUSES = 5
TRIED = 4
TOKENS_A_POINT = 9.0
ASCII_TOKENS = 0.165
"""Tokens for each ASCII character of a text, blanks and punctuation among them."""
CAP_POWER, CAP_SLACK = 0.8, 1.6
"""No part takes more of the budget than 1.6 times its share by length^.8."""


class Point(NamedTuple):
    """A run of clauses worth keeping: offsets in the text, the numbers of its words, its length in tokens."""

    start: int
    end: int
    label: str
    words: frozenset[int]
    tokens: float
    factor: float
    sentence: int
    defines: bool


class Worth(NamedTuple):
    """The words of the sentences, what each is worth, and which the tree has said already.

    `begins` are the places of all words in `title + newline + text`, `numbers` what they are in the sentences (or -1).
    """

    lexis: Lexis
    begins: list[int]
    numbers: list[int]
    shift: int
    words: list[float]
    seen: set[int]

    def say(self, start: int, end: int) -> None:
        """The words of the article's text from `start` to `end` count as seen; the title stands before 0."""
        low = bisect_left(self.begins, start + self.shift)
        high = bisect_left(self.begins, end + self.shift, low)
        self.seen.update(self.numbers[low:high])

    def of(self, point: Point) -> float:
        """The worth of a point's words, unseen ones in full, over its length: comparable to five digits."""
        return round(self.over(point.words, point.tokens) * point.factor, 6)

    def over(self, said: Collection[int], tokens: float) -> float:
        """The worth of words over so many tokens."""
        words, seen = self.words, self.seen
        total = 0.0
        for word in sorted(said):
            total += words[word] * (AGAIN if word in seen else 1 + AGAIN)
        return total / (tokens + OVERHEAD)


def choose(reading: Reading, worth: Worth, budget: float, parts: Ints, taken: Iterable[int] = ()) -> list[Point]:
    """Points by greedy cover, in reading order; a sentence gives one, those `taken` none.

    `parts` (sentences,) gives the part of each sentence: each gets its best point first, then the budget (in tokens)
    goes to the best of all, no part beyond its cap. Values only fall as words are seen, so the first of the heap that
    keeps its value is the best (lazy greedy, Minoux 1978).
    """
    used = set(taken)
    points = _points(reading, worth, budget, parts, used)
    waiting = [(-worth.of(point), point.start, point.end, point) for point in points]
    heapq.heapify(waiting)
    room = _caps(reading, parts, budget)
    chosen: list[Point] = []
    for point in _firsts(waiting, parts):
        if budget > 0 and point.sentence not in used:
            chosen.append(point)
            part = int(parts[point.sentence])
            budget, room[part] = budget - point.tokens, room[part] - point.tokens
            worth.seen.update(point.words)
            used.add(point.sentence)
    while waiting and budget > 0:
        _, start, end, point = heapq.heappop(waiting)
        part = int(parts[point.sentence])
        if point.sentence in used or room[part] <= 0 or point.tokens > budget:
            continue
        now = worth.of(point)
        if waiting and -now > waiting[0][0]:
            heapq.heappush(waiting, (-now, start, end, point))
            continue
        chosen.append(point)
        budget, room[part] = budget - point.tokens, room[part] - point.tokens
        worth.seen.update(point.words)
        used.add(point.sentence)
    return sorted(chosen, key=lambda point: point.start)


def _firsts(waiting: Iterable[tuple[float, int, int, Point]], parts: Ints) -> list[Point]:
    """The best point of each part, the best of all first."""
    best: dict[int, Point] = {}
    for _, _, _, point in sorted(waiting):
        best.setdefault(int(parts[point.sentence]), point)
    return list(best.values())


def _caps(reading: Reading, parts: Ints, budget: float) -> dict[int, float]:
    """The tokens that each part may take."""
    length = np.bincount(parts, reading.ends - reading.starts) if len(parts) else np.zeros(1)
    share = length**CAP_POWER
    total = max(float(share.sum()), 1.0)
    return {part: CAP_SLACK * budget * float(found) / total for part, found in enumerate(share)}


def _points(reading: Reading, worth: Worth, budget: float, parts: Ints, used: set[int]) -> Iterator[Point]:
    bounds = np.searchsorted(worth.lexis.sentence, np.arange(len(reading.starts) + 1)).tolist()
    fresh = np.ones(len(parts), dtype=np.bool_)
    fresh[1:] = parts[1:] != parts[:-1]
    for at in _promising(reading, worth, parts, budget):
        if at in used:
            continue
        inside = slice(bounds[at], bounds[at + 1])
        begin, end = int(reading.starts[at]), int(reading.ends[at])
        text = reading.article.text[begin:end]
        held = dict(zip(worth.lexis.start[inside].tolist(), worth.lexis.word[inside].tolist(), strict=True))
        factor = _factor(reading, at, text) * (OPENING if fresh[at] else 1.0)
        for run in _best_runs(text, {place - begin: word for place, word in held.items()}, worth):
            low, high = begin + run.start, begin + run.end
            said = frozenset(word for place, word in held.items() if low <= place < high)
            if len(said) >= LEAST_WORDS:
                defines = _says(run.label, DEFINITION)
                sure = factor * (DEFINING if defines else 1.0) * (HANGING if ANAPHOR.match(run.label) else 1.0)
                sure *= DANGLING if SUBORDINATE.match(run.label) and not CLAUSE_END.search(run.label) else 1.0
                yield Point(low, high, run.label, said, run.tokens, sure, at, defines)


def _best_runs(text: str, held: Mapping[int, int], worth: Worth) -> Iterator[Run]:
    """The runs of clauses worth most for their length, a few: only these are made into labels."""
    starts, ends = clauses(text)
    by_clause: list[set[int]] = [set() for _ in starts]
    for place, word in held.items():
        by_clause[min(bisect_right(ends, place), len(ends) - 1)].add(word)
    per_char = HAN_TOKENS if is_han(text) else LATIN_TOKENS
    values = []
    for low, start in enumerate(starts):
        said: set[int] = set()
        for high in range(low, min(low + MOST_CLAUSES, len(starts))):
            said |= by_clause[high]
            tokens = (ends[high] - start) * per_char
            if tokens > LONGEST * 1.2:
                break
            if len(said) >= LEAST_WORDS:
                values.append((-worth.over(said, tokens), start, ends[high]))
    found = (run_of(text, start, end) for _, start, end in sorted(values)[:TRIED])
    return (run for run in found if run is not None)


def _promising(reading: Reading, worth: Worth, parts: Ints, budget: float) -> list[int]:
    """The sentences with the highest worth for their length, as many as the budget could say, and the best of each part."""
    count, lexis = len(reading.starts), worth.lexis
    if not count:
        return []
    size = max(1, lexis.words)
    pairs = distinct(lexis.sentence * size + lexis.word)
    weight = np.bincount(pairs // size, np.array(worth.words)[pairs % size], minlength=count)
    per_char = np.where(reading.han_share() > 0.3, HAN_TOKENS, LATIN_TOKENS)
    value = np.round(weight / (np.minimum((reading.ends - reading.starts) * per_char, 40.0) + OVERHEAD), 6)
    order = np.lexsort((np.arange(count), -value))
    rank = np.empty(count, dtype=np.int64)
    rank[order] = np.arange(count)
    by_part = np.lexsort((rank, parts))
    begins = np.searchsorted(parts[by_part], parts[by_part])
    best_in_part = by_part[np.arange(count) - begins < 2]
    enough = int(1.2 * budget / TOKENS_A_POINT) + 6
    return [at for at in np.union1d(order[:enough], best_in_part).tolist() if value[at] > 0]


def _factor(reading: Reading, sentence: int, text: str) -> float:
    factor = ITEM if reading.article.blocks[reading.blocks[sentence]].kind == "item" else 1.0
    if _says(text, CUE):
        factor *= SAID
    if _says(text, EXAMPLE):
        factor *= EXAMPLES
    if text.rstrip().endswith(("?", "？")):
        factor *= ASKING
    if reading.bold[sentence]:
        factor *= MARKED
    return factor


def _says(text: str, phrases: Iterable[str]) -> bool:
    folded = text.lower()
    return any(phrase in folded for phrase in phrases)


def tokens_of(text: str) -> float:
    """Tokens of a long text, about, without looking at every word."""
    latin = len(text.encode("ascii", "ignore"))
    return HAN_TOKENS * (len(text) - latin) + ASCII_TOKENS * latin
