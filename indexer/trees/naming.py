"""What a topic is called: the phrases that its author would most likely have put into its heading."""

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

import numpy as np

from indexer.model import Column, Ints
from indexer.trees.cues import cue_names
from indexer.trees.gaps import Columns, logits
from indexer.trees.lexis import Lexis
from indexer.trees.reading import Reading
from indexer.trees.tables import weights_in
from indexer.trees.termhood import Termhood
from indexer.trees.wellformed import is_term

HEADING_WORDS = 3.2
"""Words of a heading, on average: of the expected F1."""
JOINED = 1.1
"""A further phrase is added where it raises the expected F1 by a tenth."""
NAMING = 0.5
"""How likely a term must be to name something, to name a topic."""
PHRASES = 2
LOOKED_AT = 40


class Pairs(NamedTuple):
    """The words of each part, k pairs of a part and a word with their columns; `part` ascending."""

    part: Ints
    word: Ints
    columns: Columns


def pairs_of(reading: Reading, part_of: Ints) -> Pairs:
    """The words that stand in each part, and what tells whether its heading would have them. `part_of` (sentences,)."""
    lexis = reading.lexis
    size = max(1, lexis.words)
    code, at, count = np.unique(part_of[lexis.sentence] * size + lexis.word, return_index=True, return_counts=True)
    part, word = code // size, code % size
    first = lexis.sentence[at]
    everywhere = np.bincount(lexis.word, minlength=lexis.words)[word]
    in_part = np.bincount(part, count)[part]
    opens = np.ones(len(part_of), dtype=np.bool_)
    opens[1:] = part_of[1:] != part_of[:-1]
    begins = np.flatnonzero(opens)
    begin = begins[np.searchsorted(begins, first, side="right") - 1]
    columns = {
        "count": np.log1p(count),
        "density": np.log(count / in_part),
        "share here": count / everywhere,
        "everywhere": np.log(everywhere),
        "first sentence": (first == begin).astype(np.float64),
        "second sentence": (first == begin + 1).astype(np.float64),
        "place": np.log1p(first - begin),
        "new": _new(lexis, first, word),
        **dict(_looks(reading, at, word)),
        **dict(_cued(reading, part_of, code)),
    }
    return Pairs(part, word, {name: np.asarray(column, dtype=np.float64) for name, column in columns.items()})


def chances(pairs: Pairs) -> Column:
    """(k,) how likely the heading of the part has the word: logistic regression on authors' headings (fit_trees.py)."""
    return np.asarray(1 / (1 + np.exp(-logits(pairs.columns, weights()))))


@cache
def weights() -> dict[str, float]:
    """The weights of `names.txt`."""
    return weights_in("names.txt")


def _new(lexis: Lexis, first: Ints, word: Ints) -> Column:
    earliest = np.full(lexis.words, lexis.sentences)
    np.minimum.at(earliest, lexis.word, lexis.sentence)
    return np.asarray(earliest[word] == first, dtype=np.float64)


def _looks(reading: Reading, at: Ints, word: Ints) -> Iterable[tuple[str, Column]]:
    lexis, spelled = reading.lexis, reading.spelled
    shift = len(reading.article.title) + 1
    titled = np.zeros(lexis.words)
    found = lexis.numbers[spelled.begins < shift]
    titled[found[found >= 0]] = 1.0
    yield "title", titled[word]
    place = np.searchsorted(spelled.begins, lexis.start[at] + shift)
    latin = spelled.latin[place].astype(np.float64)
    size = spelled.ends[place] - spelled.begins[place]
    yield "latin", latin
    yield "characters", np.where(latin > 0, 0.0, size)
    yield "letters", np.where(latin > 0, np.minimum(size, 14), 0.0)
    yield "key term", np.log1p(np.maximum(_best_terms(reading), 0.0))[word]


def _best_terms(reading: Reading) -> Column:
    """(words,) the weight of the best term that has the word, at least 0."""
    lows, highs = _words_of_terms(reading)
    sizes = highs - lows
    term = np.repeat(np.arange(len(sizes)), sizes)
    number = reading.lexis.numbers[np.arange(len(term)) + (lows - np.cumsum(sizes) + sizes)[term]]
    best = np.zeros(reading.lexis.words)
    np.maximum.at(best, number[number >= 0], reading.weights[term[number >= 0]])
    return best


def _cued(reading: Reading, part_of: Ints, code: Ints) -> Iterable[tuple[str, Column]]:
    """Whether a sentence of the part with a cue has the word. `code` (k,) are the pairs, ascending."""
    lexis = reading.lexis
    found = reading.cues > 0
    for name in ("definition", "question", "next", "enumeration", "topic"):
        column = found[:, cue_names().index(name)]
        said = column[lexis.sentence]
        there = np.zeros(len(code))
        there[np.searchsorted(code, part_of[lexis.sentence[said]] * max(1, lexis.words) + lexis.word[said])] = 1.0
        yield f"in {name}", there


def term_words(reading: Reading) -> list[list[int]]:
    """The words of each term, by number, -1 for one that the sentences do not have."""
    lows, highs = _words_of_terms(reading)
    numbers = reading.lexis.numbers.tolist()
    return [numbers[low:high] for low, high in zip(lows.tolist(), highs.tolist(), strict=True)]


class Stretches(NamedTuple):
    """(t,) where the words of each term begin and end among those of the article."""

    lows: Ints
    highs: Ints


def _words_of_terms(reading: Reading) -> Stretches:
    rows, begins = reading.analysis.candidates, reading.spelled.begins
    starts = rows.start[reading.order].astype(np.int64)
    return Stretches(np.searchsorted(begins, starts), np.searchsorted(begins, starts + rows.length[reading.order]))


def names_of(reading: Reading, part_of: Ints, taken: set[str], termhood: Termhood, naming: float = NAMING) -> list[list[int]]:
    """For each part the one or two terms that name it best, of those that name something with a chance of `naming`; none is
    used twice, none stands in a name of `taken`.

    The value of a phrase is the expected F1 against a heading, 2 sum p / (words + 3.2) over its words' chances; a
    further one is joined where the joint value is more than a tenth above.
    """
    pairs = pairs_of(reading, part_of)
    chance = chances(pairs)
    words = term_words(reading)
    likely = {term for term in range(len(reading.terms)) if termhood.chance(term) >= naming}
    used = set(taken)
    names = []
    for part in range(int(part_of.max(initial=-1)) + 1):
        inside = slice(*np.searchsorted(pairs.part, [part, part + 1]))
        of = dict(zip(pairs.word[inside].tolist(), chance[inside].tolist(), strict=True))
        here = sorted(likely.intersection(reading.term[part_of[reading.sentence] == part].tolist()))
        here = [term for term in here if is_term(reading.terms[term].text, bool(reading.terms[term].concept))]
        chosen = _named(reading, {term: {word: of.get(word, 0.0) for word in words[term]} for term in here}, used)
        used.update(reading.terms[term].folded for term in chosen)
        names.append(chosen)
    return names


def _named(reading: Reading, terms: dict[int, dict[int, float]], used: set[str]) -> list[int]:
    """Of terms, whose words have chances, those that name a part best."""
    said: dict[int, float] = {}

    def value(term: int) -> float:
        """What all words say together once the term's are said, too."""
        new = [chance for word, chance in terms[term].items() if word not in said]
        return round(2 * (sum(said.values()) + sum(new)) / (len(said) + len(new) + HEADING_WORDS), 6)

    ranked = sorted((-value(term), term) for term in terms if terms[term])
    free = [term for _, term in ranked[:LOOKED_AT] if reading.terms[term].folded not in used]
    chosen: list[int] = []
    worth = 0.0
    while free and len(chosen) < PHRASES:
        best = max(free, key=lambda term: (value(term), -term))
        if chosen and value(best) <= JOINED * worth:
            break
        chosen.append(best)
        worth = value(best)
        said.update(terms[best])
        free = [term for term in free if not _taken(reading.terms[term].folded, {reading.terms[best].folded})]
    return chosen


def _taken(name: str, used: Iterable[str]) -> bool:
    return any(name in other or other in name for other in used)
