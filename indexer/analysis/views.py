"""What two articles may have in common, as sparse vectors: the views that `related` fuses.

words   Han character bigrams and Latin tokens (parts of camelCase and dotted names at half weight), sqrt of the
        field-weighted counts
pairs   adjacent word pairs between punctuation, words of two or more characters
lead    as `words`, of the title and the first 500 characters
latin   Latin tokens alone, log counts
title   as `words`, of the title alone and without the weights of fields
links   outgoing addresses, their hosts and path prefixes
"""

import re
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from indexer.analysis.batch import CODE, TITLE, Batch
from indexer.analysis.tokens import NAME, Tokens
from indexer.analysis.words import CLOSED, VERB
from indexer.model import Article, Column, Features, Ints, Keys
from indexer.text.characters import HAN, LETTER
from indexer.text.hashing import hashes_of, mixed, span_values

PART_WEIGHT = 0.5
"""Of a word inside a composite name."""
FIELDS = 7
FIELD_WEIGHTS = np.array([8.0, 1.0, 1.0, 1.0, 1.0, 0.3, 1.0])
"""Title, heading, body, strong, inline code, code block, references; the same once more for parts of names."""
WORD_WEIGHTS = np.concatenate([FIELD_WEIGHTS, PART_WEIGHT * FIELD_WEIGHTS])
LEAD_WEIGHTS = np.where(np.arange(2 * FIELDS) % FIELDS == TITLE, 3 / 8, 1.0) * WORD_WEIGHTS
TITLE_WEIGHTS = np.where(np.arange(2 * FIELDS) < FIELDS, 1.0, PART_WEIGHT)
LATIN_WEIGHTS = np.array([1.0, 1.0, 1.0, 1.0, 1.0, 0.3, 1.0])
ADDRESS = re.compile(r"https?://(?:[^/@\s]*@)?([^/:?#\s]{1,253})(?::\d+)?([^?#\s]{0,300})")
LEAD_CHARS = 500
HOST_WEIGHT = 0.5
VIEWS = ("words", "pairs", "lead", "latin", "title", "links")


def views_of(batch: Batch, tokens: Tokens, articles: Sequence[Article]) -> list[dict[str, Features]]:
    """One mapping of view names to features for each article of the batch."""
    keys, places, codes = _words(batch, tokens)
    article = batch.article[places].astype(np.int64)
    title = codes % FIELDS == TITLE
    lead = title | (places - batch.bases[article] < LEAD_CHARS)
    named = _names(tokens)
    pair_keys, pair_places = _pairs(tokens)
    pairs = batch.article[pair_places].astype(np.int64), batch.field[pair_places]
    count = len(articles)
    made = {
        "words": _features(keys, (article, codes), WORD_WEIGHTS, count, np.sqrt),
        "lead": _features(keys[lead], (article[lead], codes[lead]), LEAD_WEIGHTS, count, np.sqrt),
        "title": _features(keys[title], (article[title], codes[title]), TITLE_WEIGHTS, count, np.sqrt),
        "latin": _features(tokens.word[named], (tokens.article[named], tokens.field[named]), LATIN_WEIGHTS, count, np.log1p),
        "pairs": _features(pair_keys, pairs, FIELD_WEIGHTS, count, np.sqrt),
        "links": _links(articles),
    }
    return [{name: features[at] for name, features in made.items()} for at in range(count)]


def _words(batch: Batch, tokens: Tokens) -> tuple[Keys, Ints, npt.NDArray[np.uint8]]:
    """Keys, places and codes of weight of Han bigrams, Latin tokens and the parts of composite names."""
    han = batch.kind == HAN
    at = np.flatnonzero(han[:-1] & han[1:])
    bigrams = (batch.folded[at].astype(np.uint64) << np.uint64(16)) | batch.folded[at + 1].astype(np.uint64)
    named = _names(tokens)
    parts, part_keys = _parts(batch, tokens)
    keys = np.concatenate([mixed(bigrams), mixed(tokens.value[named]), part_keys])
    places = np.concatenate([at, tokens.start[named], parts])
    codes = batch.field[places]
    codes[len(at) + len(named) :] += FIELDS
    return keys, places, codes


def _names(tokens: Tokens) -> Ints:
    """The Latin tokens that mean something: English function words are rare in a Chinese corpus and would weigh much."""
    return np.flatnonzero((tokens.kind == NAME) & ((tokens.classes & (CLOSED | VERB)) == 0))


def _parts(batch: Batch, tokens: Tokens) -> tuple[Ints, Keys]:
    """Places and keys of the words inside `camelCase`, `dotted.names` and `snake_case`."""
    letter = (batch.kind == LETTER) & (batch.folded != ord("_"))
    upper = letter & batch.upper
    begins = letter & ~np.concatenate([[False], letter[:-1]])
    begins[1:] |= upper[1:] & letter[:-1] & ~upper[:-1]
    ends = letter & ~np.concatenate([letter[1:], [False]])
    ends[:-1] |= upper[1:] & letter[:-1] & ~upper[:-1]
    starts, stops = np.flatnonzero(begins), np.flatnonzero(ends) + 1
    whole_start = np.zeros(len(batch.kind) + 1, dtype=np.bool_)
    whole_end = np.zeros(len(batch.kind) + 1, dtype=np.bool_)
    whole_start[tokens.start], whole_end[tokens.end] = True, True
    proper = ~(whole_start[starts] & whole_end[stops]) & (stops - starts > 1)
    starts, stops = starts[proper], stops[proper]
    return starts, mixed(span_values(batch.sums, starts, stops))


def _pairs(tokens: Tokens) -> tuple[Keys, Ints]:
    wide = tokens.end - tokens.start > 1
    follows = (tokens.piece[1:] == tokens.piece[:-1]) & wide[1:] & wide[:-1] & (tokens.field[1:] != CODE)
    at = np.flatnonzero(follows)
    return mixed(tokens.word[at] * np.uint64(3) + tokens.word[at + 1]), tokens.start[at]


def _features(
    keys: Keys, places: tuple[Ints, npt.NDArray[np.uint8]], weights: Column, articles: int, damp: np.ufunc
) -> list[Features]:
    """Sum the weights of equal keys in an article, damp the sums, and split them by article; keys become 32 bits.

    `places` are the article and the code of the weight of each key. Article, key and code stand in one number: sorting
    numbers costs less than a table of slots, and brings equal keys together in the order that is wanted.
    """
    article, code = places
    packed = (article.astype(np.uint64) << np.uint64(48)) | ((keys >> np.uint64(32)) << np.uint64(16)) | code
    packed.sort()
    of = packed >> np.uint64(16)
    heads = np.flatnonzero(np.concatenate([[True], of[1:] != of[:-1]])[: len(of)])
    sums = np.add.reduceat(weights.take(packed.astype(np.uint8)), heads) if len(heads) else np.zeros(0)
    values = damp(sums).astype(np.float16)
    return _parted(of[heads], values, articles)


def _parted(of: Keys, values: npt.NDArray[np.float16], articles: int) -> list[Features]:
    """The features of each article; its number is the high half of `of`, a key the low one."""
    bounds = np.searchsorted(of, np.arange(articles + 1, dtype=np.uint64) << np.uint64(32)).tolist()
    small = of.astype(np.uint32)
    return [Features(small[a:b], values[a:b]) for a, b in pairwise(bounds)]


def _links(articles: Sequence[Article]) -> list[Features]:
    """Where each article's links lead: the whole address at 1, its host and path prefixes at half."""
    found = [_places(article) for article in articles]
    weights = np.array([weight for places in found for weight in places.values()])
    article = np.repeat(np.arange(len(found), dtype=np.uint64), [len(places) for places in found])
    keys = hashes_of([place for places in found for place in places]) >> np.uint64(32)
    packed = (article << np.uint64(33)) | (keys << np.uint64(1)) | (weights < 1)
    packed.sort()  # of places with one key the heaviest comes first
    of = packed >> np.uint64(1)
    heads = np.flatnonzero(np.concatenate([[True], of[1:] != of[:-1]])[: len(of)])
    values = np.where(packed[heads] & np.uint64(1), HOST_WEIGHT, 1.0).astype(np.float16)
    return _parted(of[heads], values, len(articles))


def _places(article: Article) -> dict[str, float]:
    places: dict[str, float] = {}
    for link in article.links:
        found = ADDRESS.match(link.target)
        if found is None:
            continue
        host, path = found[1].lower().removeprefix("www."), found[2].rstrip("/")
        at = path.find("/")
        while at >= 0:
            places.setdefault(host + path[:at], HOST_WEIGHT)
            at = path.find("/", at + 1)
        places[host + path] = 1.0
    return places
