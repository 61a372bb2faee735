"""Knowledge points: short clauses that say the most about what the article is about and has not said yet."""

import re
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from indexer.model import Article, Bools, Column, Ints
from indexer.text.brackets import balanced
from indexer.text.hashing import distinct
from indexer.trees.judging.runs import OVERHEAD, Held, Labels, Runs, best_runs
from indexer.trees.judging.saying import Worth
from indexer.trees.judging.shelf import Shelf, fresh, joined
from indexer.trees.judging.soundness import Setting, Stretches, contents_of, setting_of, soundness, spellings_of
from indexer.trees.judging.speech import is_spoken
from indexer.trees.reading.abreast import Sentences, beside
from indexer.trees.reading.clauses import HAN_TOKENS, LATIN_TOKENS
from indexer.trees.reading.cues import lines_of
from indexer.trees.reading.heeding import Ruled
from indexer.trees.reading.listing import dividing
from indexer.trees.reading.outlines import LINKED
from indexer.trees.reading.phrases import BUT, CUE, DEFINES, DEFINING_SIGNS, EXAMPLE
from indexer.trees.reading.reading import Reading
from indexer.trees.reading.wellformed import LEADING, announces, is_cut, is_unsound

OPENING, SAID, DEFINING, ITEM, EXAMPLES, MARKED, DOUBTED = 1.25, 1.1, 1.5, 0.85, 0.5, 1.25, 0.75
"""What a point is worth that opens its part, has a cue, defines, is a list item, an example, has bold type, or is taken back by the next sentence."""
SOUND, FAIR, POWER, LIKELY = 0.7, 0.45, 2.0, 0.3
"""How likely a run must be to stand on its own, as the only point of a topic, the power of this chance that it is worth, and how
likely those of details must be, and those of a sentence that lists the kinds or parts of something: it becomes a node with these
under it."""
BYLINE = re.compile(r"\W*(?:作者|译者|校对|编辑|(?:author|translator|transcreator|editor)s?)\s*[:：]", re.I)
"""What a sentence begins with that says who wrote it: it gives no point."""
LONGEST_CAPTION = 60
"""Characters of what stands above code and says what it is."""
SENTENCE_ENDS = frozenset("。.！!?？：:;；，,")
LISTS = 2.0
"""Of a sentence that lists the kinds or parts of something."""
TOKENS_A_POINT, LOOKED_AT, LOOKED_AT_UNDER_HEADINGS = 9.0, 4.0, 1.0
"""Of so many times the sentences that a budget holds runs are looked at, those that say most for their length."""
LONG, OF_LONG = 400, 0.5
"""Sentences of a long talk, more than these, and which of them are looked at, at least: no budget grows with a talk of an hour, and few sentences of a talk can stand alone. In shorter texts half of
the sentences would be worse (sumR -.01)."""
ASCII_TOKENS = 0.165
"""Tokens for each ASCII character of a text, blanks and punctuation among them."""
SLACK = 2e-6
"""More than rounding a value to six digits can add to it."""


Waiting = tuple[float, int, int, int]
"""A run in a heap: less than minus its value, where it stands, its number."""


class Ask(NamedTuple):
    """What points a tree asks for: those of a reading that are worth most, `budget` tokens of them, `more` for details.

    `parts` (sentences,) gives the part of each sentence, `headed` whether parts have headings; sentences that are `used` give none.
    """

    reading: Reading
    worth: Worth
    budget: float
    more: float
    parts: Ints
    used: frozenset[int]
    headed: bool = False

    def looked_at(self, tokens: float) -> int:
        """How many sentences are looked at for points of so many tokens."""
        times = LOOKED_AT_UNDER_HEADINGS if self.headed else LOOKED_AT
        count = len(self.reading.starts)
        return max(int(times * tokens / TOKENS_A_POINT) + 6, int(OF_LONG * count) if count > LONG and is_spoken(self.reading) else 0)


class Wanted(NamedTuple):
    """The n sentences of all articles that points may come from, ascending; which of these are good enough for other than details, which
    open their parts, and which list the kinds or parts of something."""

    rows: Ints
    best: Bools
    opens: Bools
    divides: Bools

    def of_each(self, shelf: Shelf) -> list[Ints]:
        """The sentences of each article."""
        cuts = np.searchsorted(self.rows, shelf.sentences)
        return [self.rows[low:high] - at for (low, high), at in zip(pairwise(cuts.tolist()), shelf.sentences.tolist(), strict=False)]


@dataclass(slots=True, eq=False)
class Offers:
    """What the wanted sentences of all trees could give: runs of clauses that may stand on their own, with what is known of each before it is a label.

    tree               (r,) the tree of each run, ascending
    sentences, spans   the sentence of each run and where the run stands, as its article counts; places (r, 2) are the latter
    says               what its words are worth together
    best, fair         (r,) whether it and its sentence are good enough for other than details, and for the only point of a topic
    factors            what the value of each run is multiplied by: more than it is, until the run is `made`
    waiting            each run as it waits before anything is chosen, by minus what is more than its value can be
    ruled              the wanted sentences that define, as rules of the owner say
    may_define         those and all others that could
    sound              how likely each can
    made               the labels of those that can be one, once they are made
    """

    runs: Labels
    tree: Ints
    sentences: list[int]
    spans: list[tuple[int, int]]
    places: Ints
    says: list[float]
    best: Bools
    fair: Bools
    factors: list[float]
    waiting: list[Waiting]
    ruled: set[int]
    may_define: set[int]
    sound: list[float]
    defining: set[int] = field(default_factory=set)
    made: dict[int, str] = field(default_factory=dict)

    def of_each(self, trees: int) -> list[range]:
        """The runs of each tree."""
        cuts = np.searchsorted(self.tree, np.arange(trees + 1)).tolist()
        return list(map(range, cuts[:-1], cuts[1:]))

    def make(self, run: int) -> bool:
        """Whether a run can be a label; its factor is what its text is worth from now on."""
        before, said, rest = self.runs.around(run)
        if is_unsound(said) or is_cut(before, said, rest):
            return False
        label, sentence = self.runs.label(run), self.runs.sentence[run]
        if not balanced(label) or LEADING.stand_in(label) or announces(label) or label[0] in "（(":
            return False
        if sentence in self.may_define:
            if sentence in self.ruled or DEFINES.match(label):
                self.defining.add(run)
            else:
                self.factors[run] /= DEFINING
        self.made[run] = label
        return True


def offers(shelf: Shelf, asks: Sequence[Ask], adds: Sequence[Column]) -> Offers:
    """What points the trees could have; `adds` (words,) is what saying each word adds to each tree."""
    wanted = _promising(shelf, asks)
    rows = list(zip(asks, wanted.of_each(shelf), strict=True))
    texts = [ask.reading.spaced[low:high] for ask, found in rows for low, high in _spans(ask, found)]
    side = beside(texts)
    runs = best_runs(side, _held(shelf, wanted.rows, np.concatenate(adds)))
    sound = _soundness(side, runs, [(ask.reading, found) for ask, found in rows])
    lines = lines_of([text.lower() for text in texts])
    ruled = _ruled(rows, lambda ruled: ruled.definitions)
    defining, cued, examples = lines.holding_each([DEFINING_SIGNS, CUE, EXAMPLE])
    may_define = defining | ruled
    most = np.array(_factors(list(_signs(rows, wanted)), texts, cued | _ruled(rows, lambda ruled: ruled.cues), examples))
    most[list(may_define)] *= DEFINING
    likely = (sound >= LIKELY) & (most[runs.sentence] > 0)
    runs, sound = runs.of(likely), sound[likely]
    of, labels, says = runs.sentence, runs.labels(side), runs.said.sums()
    factors = most[of] * sound**POWER
    row = wanted.rows[of]
    places = _places(side, runs, np.concatenate([ask.reading.starts for ask in asks])[row])
    starts, ends = places.T.tolist()
    tree = np.searchsorted(shelf.sentences, row, side="right") - 1
    first = -(says / (runs.tokens + OVERHEAD) * factors + SLACK)
    return Offers(
        labels, tree, (row - shelf.sentences[tree]).tolist(), list(zip(starts, ends, strict=True)), places, says.tolist(),
        wanted.best[of] & (wanted.divides[of] | (sound >= SOUND)), wanted.best[of] & (sound >= FAIR), factors.tolist(),
        list(zip(first.tolist(), starts, ends, range(len(row)), strict=True)), ruled, may_define, sound.tolist(),
    )  # fmt: skip


def _soundness(side: Sentences, runs: Runs, readings: Sequence[tuple[Reading, Ints]]) -> Column:
    """(r,) how likely each run can stand on its own."""
    settings = [setting_of(reading, rows) for reading, rows in readings]
    setting = Setting(*map(np.concatenate, zip(*settings, strict=True)))
    stretches = Stretches(runs.sentence, runs.start, runs.end, runs.tokens, np.diff(runs.said.bounds))
    return soundness(side, stretches, setting, spellings_of(side, readings), contents_of(side, readings))


def _places(side: Sentences, runs: Runs, starts: Ints) -> Ints:
    """(r, 2) where each run stands in its article's text, in which its sentence begins at `starts`."""
    return np.asarray(np.stack([runs.start, runs.end], axis=1) + (starts - side.begins[runs.sentence])[:, None])


def _spans(ask: Ask, wanted: Ints) -> Iterator[tuple[int, int]]:
    return zip(ask.reading.starts[wanted].tolist(), ask.reading.ends[wanted].tolist(), strict=True)


def _held(shelf: Shelf, wanted: Ints, adds: Column) -> Held:
    """The words of the wanted sentences; `adds` (words,) is what each adds."""
    row = np.full(shelf.sentences[-1], -1)
    row[wanted] = np.arange(len(wanted))
    of = row[shelf.sentence]
    at = np.flatnonzero(of >= 0)
    starts = np.concatenate([reading.starts for reading in shelf.readings])
    place = np.concatenate([reading.lexis.start for reading in shelf.readings])[at] - starts[shelf.sentence[at]]
    word = np.concatenate([reading.lexis.word for reading in shelf.readings])[at]
    article = np.searchsorted(shelf.sentences, wanted, side="right") - 1
    return Held(of[at], place, word, shelf.words[article], adds)


def _promising(shelf: Shelf, asks: Sequence[Ask]) -> Wanted:
    """Of each article the sentences with the highest worth for their length, more if they open a part or have bold type, as many as the budget
    could say, and the best of each part."""
    sizes, first = np.diff(shelf.sentences), shelf.sentences[:-1].tolist()
    count = np.arange(shelf.sentences[-1])
    value = _values(shelf, asks)
    opens = fresh(shelf.parts)
    value *= np.where(opens, OPENING, 1.0) * np.where(np.concatenate([ask.reading.bold for ask in asks]), MARKED, 1.0)
    asides = [at + row for ask, at in zip(asks, first, strict=True) for row in ask.reading.ruled.asides]
    value[asides] = 0.0
    value[_links(shelf)] = 0.0
    article = np.repeat(np.arange(len(asks)), sizes)
    rank = np.empty(len(count), dtype=np.int64)
    rank[np.lexsort((-value, article))] = count
    by_part = np.lexsort((rank, shelf.parts))
    begins = np.searchsorted(shelf.parts[by_part], shelf.parts[by_part])
    rank -= shelf.sentences[article]
    divides = np.zeros(len(count), dtype=np.bool_)
    divides[dividing([sentence for ask in asks for sentence in ask.reading.sentences])] = True
    few, many = np.array([(ask.looked_at(ask.budget), ask.looked_at(ask.budget + ask.more)) for ask in asks])[article].T
    best = divides | (rank < few)
    best[by_part[count - begins < 2]] = True
    wider = (best | (rank < many)) & (value > 0)
    wider[[at + row for ask, at in zip(asks, first, strict=True) for row in ask.used]] = False
    return Wanted(np.flatnonzero(wider), best[wider], opens[wider], divides[wider])


def _values(shelf: Shelf, asks: Sequence[Ask]) -> Column:
    """(sentences,) what the words of each sentence are worth for its length, about."""
    size, sizes = max(1, shelf.size), np.diff(shelf.sentences)
    pairs = distinct(shelf.sentence * size + shelf.word)
    weight = np.bincount(pairs // size, np.concatenate([ask.worth.words for ask in asks])[pairs % size], minlength=sizes.sum())
    each = np.repeat([HAN_TOKENS if ask.reading.han_share() > 0.3 else LATIN_TOKENS for ask in asks], sizes)
    length = np.concatenate([ask.reading.ends - ask.reading.starts for ask in asks])
    return np.asarray(np.round(weight / (np.minimum(length * each, 40.0) + OVERHEAD), 6))


def _links(shelf: Shelf) -> Ints:
    """The sentences that are hardly more than one link: titles of other pages."""
    places = zip(shelf.readings, shelf.places.tolist(), strict=False)
    start, end = np.array([(low + at, high + at) for reading, at in places for low, high in reading.links], dtype=np.int64).reshape(-1, 2).T
    starts, ends = (joined(found, shelf.places) for found in zip(*((reading.starts, reading.ends) for reading in shelf.readings), strict=True))
    sentence = np.searchsorted(starts, start, side="right") - 1
    found = sentence >= 0
    start, end, sentence = start[found], end[found], sentence[found]
    low, high = starts[sentence], ends[sentence]
    return np.asarray(sentence[(start < high) & (end - start >= LINKED * (high - low))])


def _factors(factors: list[float], texts: Sequence[str], said: Set[int], examples: Set[int]) -> list[float]:
    """What the points of each wanted sentence are multiplied by, beside its `factors`; some have a cue, some are `examples`."""
    for row, text in enumerate(texts):
        factors[row] *= (SAID if row in said else 1.0) * (EXAMPLES if row in examples else 1.0)
        factors[row] *= 0.0 if BYLINE.match(text) else 1.0
    return factors


def _ruled(rows: Sequence[tuple[Ask, Ints]], chosen: Callable[[Ruled], frozenset[int]]) -> set[int]:
    """Which of the wanted sentences of all trees the owner's rules have chosen."""
    if not any(chosen(ask.reading.ruled) for ask, _ in rows):
        return set()
    found = (sentence in chosen(ask.reading.ruled) for ask, wanted in rows for sentence in wanted.tolist())
    return {row for row, holds in enumerate(found) if holds}


def _signs(rows: Sequence[tuple[Ask, Ints]], wanted: Wanted) -> Iterator[float]:
    """For each wanted sentence what it counts as an item, with bold type, as the first of its part, before one that takes it back."""
    flags = zip(wanted.opens.tolist(), wanted.divides.tolist(), strict=True)
    for ask, found in rows:
        reading, article = ask.reading, ask.reading.article
        ends = np.append(reading.starts[1:], len(article.text))
        for block, bold, end in zip(*[column[found].tolist() for column in (reading.blocks, reading.bold, ends)], strict=True):
            opens, lists = next(flags)
            item = article.blocks[block].kind == "item"
            marked = bold or _is_caption(article, block)
            doubted = BUT.match(article.text, end)
            yield (ITEM if item else 1.0) * (MARKED if marked else 1.0) * (OPENING if opens else 1.0) * (LISTS if lists else 1.0) * (DOUBTED if doubted else 1.0)


def _is_caption(article: Article, block: int) -> bool:
    """Whether a paragraph says what the code after it is: short, and no sentence."""
    found = article.blocks[block]
    if found.kind != "paragraph" or found.end - found.start > LONGEST_CAPTION:
        return False
    after = article.blocks[block + 1 : block + 2]
    return bool(after) and after[0].kind == "code" and article.text[found.end - 1] not in SENTENCE_ENDS


def tokens_of(text: str) -> float:
    """Tokens of a long text, about, without looking at every word."""
    latin = len(text.encode("ascii", "ignore"))
    return HAN_TOKENS * (len(text) - latin) + ASCII_TOKENS * latin
