"""Which articles answer a query, in the words of the index, and what it names: concepts under any of their names, and titles."""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from indexer.store.codec import POSTINGS, unpack, unpack_article
from indexer.store.reader import Reader
from indexer.store.rows import AN_ARTICLE, parsed
from indexer.text.characters import fold
from indexer.text.everyday import EVERYDAY, share_of, shares_of_keys
from indexer.text.query import keys_of_words, lone_characters, query_words, units_of
from indexer.text.spelling import place_in, spelling, well_spaced

BM25_K1 = 1.2
BACKGROUND = 50.0
"""Articles on any subject that the index is as if it had beside its own: `what` is rare among Chinese ones, and says nothing."""
NAMED, TITLED = 0.3, 0.5
"""What it is worth that an article holds a concept that the query names, and that its title does, of what all words together can be; a name that
is a part of the query or of the title is worth its part. A title with all words of the query is worth as much, in whatever order it has them."""
LATER, TOLD = 10, 200
"""The place among a concept's articles from which they are worth half as much as the first, and how many count."""
LONGEST_NAME, MOST_UNITS = 10, 40
"""Han characters and words of a name, and of a query, that are looked up."""
RANKED = 300
"""Articles whose titles are looked at."""
TITLE = 8
"""A character of the title counts so much, as in the view `words`."""


class Named(NamedTuple):
    """A concept that a query names: the part of the query that it is, its names, the places of its articles, the most telling first."""

    part: float
    names: Sequence[str]
    places: Sequence[int]


class Answers(NamedTuple):
    """The places of the best articles with their scores, and the names of the concepts that a query names, under whatever names."""

    places: Sequence[tuple[int, float]]
    names: Sequence[str]


def answers_to(reader: Reader, query: str, articles: int, limit: int) -> Answers:
    """What answers a query: BM25, more for the articles of the concepts that the query names, and for those with these or the query in their titles;
    ties by place."""
    found = list(_named_in(reader, query))
    words = query_words(query)
    scores = _scores(reader, query, words, found, articles) if words else _frequency(reader, lone_characters(query))
    return Answers(_first(scores, limit), [name for named in found for name in named.names])


def _scores(reader: Reader, query: str, words: Sequence[str], found: Sequence[Named], articles: int) -> dict[int, float]:
    """What articles are worth by the words of a query, by what is `found` to be named in it, and by their titles."""
    scores, rarity = _bm25(reader, words, articles)
    whole = sum(rarity.values())
    most = whole * (BM25_K1 + 1)
    for named in found:
        for rank, place in enumerate(named.places):
            scores[place] += NAMED * most * named.part / (1 + rank / LATER)
    names = [(fold(query).strip(), 1.0), *((name.casefold(), named.part) for named in found for name in named.names)]
    ranked = [place for place, _ in _first(scores, RANKED)]
    for place, title in _titles(reader, ranked):
        told = max(part * _share(name, title) for name, part in names)
        covered = _said(rarity, title) / whole if whole else 0.0
        scores[place] += TITLED * most * max(told, covered**2)
    return scores


def _first(scores: dict[int, float], limit: int) -> list[tuple[int, float]]:
    return sorted(scores.items(), key=lambda item: (-round(item[1], 6), item[0]))[:limit]


def _bm25(reader: Reader, words: Sequence[str], articles: int) -> tuple[defaultdict[int, float], dict[str, float]]:
    """The scores of articles by the words of a query, and how rare each word is."""
    scores: defaultdict[int, float] = defaultdict(float)
    rarity: dict[str, float] = {}
    keys = keys_of_words(words)
    for word, key, share in zip(words, keys, shares_of_keys(np.array(keys, dtype=np.uint32)).tolist(), strict=True):
        rows = reader.rows("SELECT body FROM posting WHERE bucket = ?", key >> 24)
        places, weights = _held(rows[0][0], key) if rows else ((), ())
        idf = max(0.0, math.log((articles + BACKGROUND + 1) / (len(places) + BACKGROUND * share + 0.5)))
        rarity[word] = idf
        for place, weight in zip(places, weights, strict=True):
            scores[place] += idf * weight * (BM25_K1 + 1) / (weight + BM25_K1)
    return scores, rarity


def _held(body: bytes, key: int) -> tuple[Sequence[int], Sequence[float]]:
    """The articles that hold a word, and its weights there."""
    keys, holders, counts = unpack(body, POSTINGS)
    low, high = keys.searchsorted([key, key + 1])
    return holders[low:high].tolist(), counts[low:high].tolist()


def _named_in(reader: Reader, query: str) -> Iterator[Named]:
    """The concepts that a query names, the longest names first, none inside another, none that is a word of all
    articles where there is a rarer one."""
    text = fold(query)
    units = units_of(text)[:MOST_UNITS]
    spans = sorted(
        ((units[low][0], units[high][1]) for low in range(len(units)) for high in range(low, min(low + LONGEST_NAME, len(units)))),
        key=lambda span: (span[0] - span[1], span[0]),
    )
    forms = {spelling(text[start:end]): (start, end) for start, end in reversed(spans)}
    marks = ", ".join("?" * len(forms))
    rows = reader.rows(f"SELECT spelling, body FROM form JOIN concept ON concept.place = form.concept WHERE spelling IN ({marks})", *forms)  # noqa: S608
    usual = max(EVERYDAY, min((share_of(text[slice(*forms[form])]) for form, _ in rows), default=0.0))
    whole = sum(end - start for start, end in units if share_of(text[start:end]) <= usual) or len(text)
    taken: list[tuple[int, int]] = []
    for form, body in sorted(rows, key=lambda row: (forms[row[0]][0] - forms[row[0]][1], row)):
        span = forms[form]
        inside = any(span != other and span[0] < other[1] and other[0] < span[1] for other in taken)
        if inside or share_of(text[slice(*span)]) > usual:
            continue
        taken.append(span)
        told = parsed(body)
        yield Named(min(1.0, (span[1] - span[0]) / whole), [alias[0] for alias in told["aliases"]], _places(reader, told["articles"][:TOLD]))


def _places(reader: Reader, names: Sequence[str]) -> list[int]:
    """The places of articles by their ids."""
    return [int(reader.one("SELECT place FROM article WHERE id = ?", name)[0]) for name in names]


def _titles(reader: Reader, places: Sequence[int]) -> Iterator[tuple[int, str]]:
    marks = ", ".join("?" * len(places))
    return ((place, fold(title)) for place, title in reader.rows(f"SELECT place, title FROM article WHERE place IN ({marks})", *places))  # noqa: S608


def _share(name: str, title: str) -> float:
    """How much of a title a name is, from a half on where the title holds it; 0 where it does not."""
    if not name or place_in(well_spaced(title), well_spaced(name)) < 0:
        return 0.0
    return 0.5 + 0.5 * min(1.0, len(spelling(name)) / max(1, len(spelling(title))))


def _said(rarity: Mapping[str, float], title: str) -> float:
    """How rare the words of a query are, together, that a title holds."""
    held = set(query_words(title))
    return sum(idf for word, idf in rarity.items() if word in held)


def _frequency(reader: Reader, characters: list[str]) -> defaultdict[int, float]:
    """For a query of single Han characters, which no bigram has: how often the articles have them. All texts are read, about a second for
    two thousand articles."""
    scores: defaultdict[int, float] = defaultdict(float)
    texts = f"SELECT place, fact.article FROM article JOIN fact ON fact.digest = article.fact WHERE {AN_ARTICLE}"  # noqa: S608
    for place, body in reader.each(texts) if characters else ():
        article = unpack_article(body)
        title, text = fold(article.title), fold(article.text)
        for character in characters:
            weight = math.sqrt(TITLE * title.count(character) + text.count(character))
            if weight:
                scores[place] += weight * (BM25_K1 + 1) / (weight + BM25_K1)
    return scores
