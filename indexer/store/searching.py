"""Which articles answer a query, in the words of the index."""

import math
from collections import defaultdict

from indexer.store.codec import POSTINGS, unpack, unpack_article
from indexer.store.reader import Reader
from indexer.store.rows import AN_ARTICLE, parsed
from indexer.text.characters import fold
from indexer.text.query import lone_characters, query_keys
from indexer.text.spelling import spelling

BM25_K1 = 1.2
CONCEPT_BONUS = 4.0
TITLE = 8
"""A character of the title counts so much, as in the view `words`."""


def best_places(reader: Reader, query: str, articles: int, limit: int) -> list[tuple[int, float]]:
    """The places of the best articles with their scores: BM25, and a bonus for those of a concept of that name; ties by place."""
    scores = _bm25(reader, query, articles)
    for place in _holders(reader, query):
        scores[place] += CONCEPT_BONUS
    return sorted(scores.items(), key=lambda item: (-round(item[1], 6), item[0]))[:limit]


def _bm25(reader: Reader, query: str, articles: int) -> defaultdict[int, float]:
    scores: defaultdict[int, float] = defaultdict(float)
    keys_asked = query_keys(query)
    if not keys_asked:
        return _frequency(reader, lone_characters(query))
    for key in keys_asked:
        rows = reader.rows("SELECT body FROM posting WHERE bucket = ?", key >> 24)
        if not rows:
            continue
        keys, holders, counts = unpack(rows[0][0], POSTINGS)
        low, high = keys.searchsorted([key, key + 1])
        places, weights = holders[low:high].tolist(), counts[low:high].tolist()
        idf = math.log(1 + (articles - len(places) + 0.5) / (len(places) + 0.5))
        for place, weight in zip(places, weights, strict=True):
            scores[place] += idf * weight * (BM25_K1 + 1) / (weight + BM25_K1)
    return scores


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


def _holders(reader: Reader, query: str) -> list[int]:
    rows = reader.rows("SELECT body FROM form JOIN concept ON concept.place = form.concept WHERE spelling = ?", spelling(query))
    ids = [name for row in rows for name in parsed(row[0])["articles"]]
    return [int(reader.one("SELECT place FROM article WHERE id = ?", name)[0]) for name in dict.fromkeys(ids)]
