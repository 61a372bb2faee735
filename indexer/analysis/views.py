"""What two articles may have in common, as sparse vectors: the views that `related` fuses.

words   Han character bigrams and Latin tokens (parts of camelCase and dotted names at half weight), sqrt of the
        field-weighted counts
pairs   adjacent word pairs between punctuation, words of two or more characters
lead    as `words`, of the title and the first 500 characters
latin   Latin tokens alone, log counts
links   outgoing addresses, their hosts and path prefixes
"""

import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from indexer.analysis.batch import CODE, TITLE, Batch
from indexer.analysis.tokens import NAME, Tokens
from indexer.analysis.words import CLOSED
from indexer.model import Article, Features, Floats, Ints, Keys
from indexer.text.characters import HAN, LETTER, uppercase
from indexer.text.hashing import group, hashes_of, mixed, prefix_sums, span_values

FIELD_WEIGHTS = np.array([8.0, 1.0, 1.0, 1.0, 1.0, 0.3], dtype=np.float32)
"""Title, heading, body, strong, inline code, code block."""
LEAD_WEIGHTS = np.array([3.0, 1.0, 1.0, 1.0, 1.0, 0.3], dtype=np.float32)
ADDRESS = re.compile(r"https?://(?:[^/@\s]*@)?([^/:?#\s]{1,253})(?::\d+)?([^?#\s]{0,300})")
LEAD_CHARS = 500
PART_WEIGHT = 0.5
HOST_WEIGHT = 0.5
OF_ARTICLE = np.uint64(0xA0761D6478BD642F)
VIEWS = ("words", "pairs", "lead", "latin", "links")


def views_of(batch: Batch, tokens: Tokens, articles: Sequence[Article]) -> list[dict[str, Features]]:
    """One mapping of view names to features for each article of the batch."""
    keys, places, weights = _words(batch, tokens)
    article = batch.article[places].astype(np.int64)
    field = batch.field[places]
    lead = (field == TITLE) | (places - batch.bases[article] < LEAD_CHARS)
    named = _names(tokens)
    pair_keys, pair_places = _pairs(tokens)
    made = {
        "words": _features(keys, article, weights * FIELD_WEIGHTS[field], articles, np.sqrt),
        "lead": _features(keys[lead], article[lead], (weights * LEAD_WEIGHTS[field])[lead], articles, np.sqrt),
        "latin": _features(
            tokens.word[named], tokens.article[named], _plain_weights(tokens.field[named]), articles, np.log1p
        ),
        "pairs": _features(
            pair_keys,
            batch.article[pair_places].astype(np.int64),
            FIELD_WEIGHTS[batch.field[pair_places]],
            articles,
            np.sqrt,
        ),
    }
    made["links"] = _links(articles)
    return [{name: features[at] for name, features in made.items()} for at in range(len(articles))]


def _words(batch: Batch, tokens: Tokens) -> tuple[Keys, Ints, Floats]:
    """Keys, places and weights of Han bigrams, Latin tokens and the parts of composite names."""
    han = batch.kind == HAN
    at = np.flatnonzero(han[:-1] & han[1:])
    bigrams = (batch.folded[at].astype(np.uint64) << np.uint64(16)) | batch.folded[at + 1].astype(np.uint64)
    named = _names(tokens)
    parts, part_keys = _parts(batch, tokens)
    keys = np.concatenate([mixed(bigrams), mixed(tokens.value[named]), part_keys])
    places = np.concatenate([at, tokens.start[named], parts])
    weights = np.concatenate([np.ones(len(at) + len(named)), np.full(len(parts), PART_WEIGHT)]).astype(np.float32)
    return keys, places, weights


def _names(tokens: Tokens) -> Ints:
    """The Latin tokens that mean something: English function words are rare in a Chinese corpus and would weigh much."""
    return np.flatnonzero((tokens.kind == NAME) & ((tokens.classes & CLOSED) == 0))


def _parts(batch: Batch, tokens: Tokens) -> tuple[Ints, Keys]:
    """Places and keys of the words inside `camelCase`, `dotted.names` and `snake_case`."""
    letter = (batch.kind == LETTER) & (batch.folded != ord("_"))
    upper = letter & uppercase()[batch.original]
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
    return starts, mixed(span_values(prefix_sums(batch.folded), starts, stops))


def _pairs(tokens: Tokens) -> tuple[Keys, Ints]:
    wide = tokens.end - tokens.start > 1
    follows = (tokens.piece[1:] == tokens.piece[:-1]) & wide[1:] & wide[:-1] & (tokens.field[1:] != CODE)
    at = np.flatnonzero(follows)
    return mixed(tokens.word[at] * np.uint64(3) + tokens.word[at + 1]), tokens.start[at]


def _plain_weights(field: npt.NDArray[np.uint8]) -> Floats:
    return np.where(field == CODE, np.float32(0.3), np.float32(1.0))


def _features(
    keys: Keys, article: Ints, weights: Floats, articles: Sequence[Article], damp: np.ufunc
) -> list[Features]:
    """Sum the weights of equal keys in an article, damp the sums, and split them by article; keys become 32 bits."""
    small = keys >> np.uint64(32)
    first = group(mixed(small ^ ((article.astype(np.uint64) + np.uint64(1)) * OF_ARTICLE)))
    sums = np.bincount(first, weights, minlength=len(keys))
    heads = np.flatnonzero(first == np.arange(len(first)))
    values = damp(sums[heads]).astype(np.float16).view(np.uint16).astype(np.uint64)
    # article, key and weight in one number: sorting numbers is ten times faster than sorting places
    packed = np.sort((article[heads].astype(np.uint64) << np.uint64(48)) | (small[heads] << np.uint64(16)) | values)
    bounds = np.searchsorted(packed >> np.uint64(48), np.arange(len(articles) + 1))
    small_keys = ((packed >> np.uint64(16)) & np.uint64(0xFFFFFFFF)).astype(np.uint32)
    weights16 = (packed & np.uint64(0xFFFF)).astype(np.uint16).view(np.float16)
    return [
        Features(small_keys[bounds[at] : bounds[at + 1]], weights16[bounds[at] : bounds[at + 1]])
        for at in range(len(articles))
    ]


def _links(articles: Sequence[Article]) -> list[Features]:
    """Where each article's links lead: the whole address at 1, its host and path prefixes at half."""
    places = [_places(article) for article in articles]
    keys = iter(hashes_of([place for found in places for place in found]).tolist())
    out = []
    for found in places:
        weights: dict[int, float] = {}
        for weight in found.values():
            key = next(keys) >> 32
            weights[key] = max(weight, weights.get(key, 0.0))
        ordered = np.array(sorted(weights), dtype=np.uint32)
        out.append(Features(ordered, np.array([weights[int(key)] for key in ordered], dtype=np.float16)))
    return out


def _places(article: Article) -> dict[str, float]:
    places: dict[str, float] = {}
    for link in article.links:
        found = ADDRESS.match(link.target)
        if found is None:
            continue
        host, path = found[1].lower().removeprefix("www."), found[2].rstrip("/")
        for at in range(len(path)):
            if path[at] == "/":
                places.setdefault(host + path[:at], HOST_WEIGHT)
        places[host + path] = 1.0
    return places
