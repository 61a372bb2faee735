"""The part of a key term's score that its article decides alone: two linear models, Chinese and English, in logits.

Both were fitted on authors' own tags and keywords (`docs/methods.md`); each has a column for long articles and one for
short texts, and an article's weights lie between them. Corpus facts (idf, branching entropy) come on top later.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from indexer.analysis.batch import HEADING, TITLE
from indexer.analysis.grams import Occurrences, Prose
from indexer.analysis.tokens import HAN_WORD
from indexer.model import Column, Ints

#                     bias   ln(1+tf) title title*ln first tokens chars shortHan Latin
CHINESE_LONG = np.array([-11.98, 1.29, 3.65, -0.67, 1.74, -0.60, -0.16, -2.36, 0.20])
CHINESE_SHORT = np.array([-8.30, 1.23, 1.73, -0.47, 0.17, -1.01, -0.06, -1.36, -1.60])
IDF_WEIGHT = (0.79, 0.88)
ENTROPY_WEIGHT = (1.10, 0.76)
"""Of Chinese, for long articles and short texts; English needs no idf."""
ENGLISH_ENTROPY_WEIGHT = (1.08, -0.30)
SHORT_CHARS, LONG_CHARS = 400, 900
#                      bias   ln(1+tf) title t*ln chunk first spread  one   two    three  four whole  left  link  caps  generic chars  ing
ENGLISH_ARTICLE = np.array(
    [-13.74, 0.19, 4.17, -0.51, 0.86, 1.81, 1.20, -0.31, 0.64, -1.00, -1.23, 0.23, 1.64, 0.86, 2.93, -1.61, 0.13, -1.34]
)
ENGLISH_ABSTRACT = np.array(
    [-5.04, 0.86, -0.10, -0.16, 1.26, 0.16, 0.70, 0.28, 1.52, 1.25, 0.49, 2.09, -0.77, 0.49, 0.46, -0.88, 0.47, -0.57]
)
ENGLISH_PROSE_WORDS = 6
ENGLISH_PROSE_HAN = 0.1
ENGLISH_FUNCTION_WORDS = 0.15
ONLY_CHINESE = 0.7
MIN_SHARE = 1e-3


@dataclass(frozen=True, slots=True, eq=False)
class Texts:
    """What the scores need to know of each article, all (articles,): `share` is Han / (Han + 2 x words of English prose)."""

    tokens: Ints
    first_token: Ints
    han: Ints
    words: Ints
    chars: Ints
    paragraphs: Ints
    share: Column

    @property
    def shortness(self) -> Column:
        """(articles,) 0 for an article, 1 for an abstract, by the logarithm of its characters."""
        return 1 - _ramp(np.log(np.maximum(self.chars, 1)), np.log(SHORT_CHARS), np.log(LONG_CHARS))


def texts_of(prose: Prose, articles: int, chars: Ints, paragraphs: Ints) -> Texts:
    """Counts and language shares of each article of a batch."""
    tokens = prose.tokens
    han_chars = np.where(tokens.kind == HAN_WORD, tokens.end - tokens.start, 0)
    count = np.bincount(tokens.article, minlength=articles)
    han = np.bincount(tokens.article, han_chars, minlength=articles).astype(np.int64)
    latin = tokens.kind != HAN_WORD
    in_sentence = np.bincount(tokens.sentence, latin)
    function = np.bincount(tokens.sentence, latin & ~prose.open)
    han_in = np.bincount(tokens.sentence, han_chars)
    prose_like = (
        (in_sentence >= ENGLISH_PROSE_WORDS)
        & (function >= ENGLISH_FUNCTION_WORDS * in_sentence)
        & (han_in < ENGLISH_PROSE_HAN * (han_in + in_sentence))
    )
    english = np.bincount(tokens.article, latin & prose_like[tokens.sentence], minlength=articles)
    share = np.where(han + 2 * english > 0, han / np.maximum(1, han + 2 * english), np.where(han > 0, 1.0, 0.0))
    words = np.bincount(tokens.article, latin, minlength=articles).astype(np.int64)
    firsts = np.concatenate([[0], np.cumsum(count)[:-1]])
    return Texts(count, firsts, han, words, chars, paragraphs, share)


@dataclass(frozen=True, slots=True, eq=False)
class Groups:
    """The distinct candidates of each article, g of them: `head` is the place of the first occurrence, `of` (m,) the group of each
    occurrence; counts and shares over the occurrences."""

    head: Ints
    of: Ints
    count: Ints
    title: npt.NDArray[np.bool_]
    marked: npt.NDArray[np.bool_]
    """In a heading or the title."""
    last: Ints
    """Token of the last occurrence."""


def groups_of(prose: Prose, found: Occurrences) -> Groups:
    """The groups, in the order of their first occurrence."""
    is_head = found.first == np.arange(len(found.first))
    of = (np.cumsum(is_head) - 1)[found.first]
    head = np.flatnonzero(is_head)
    field = prose.tokens.field[found.token]
    last = np.zeros(len(head), dtype=np.int64)
    last[of] = found.token
    return Groups(
        head=head,
        of=of,
        count=np.bincount(of, minlength=len(head)),
        title=_any(of, field == TITLE, len(head)),
        marked=_any(of, (field == TITLE) | (field == HEADING), len(head)),
        last=last,
    )


def base_scores(prose: Prose, found: Occurrences, groups: Groups, texts: Texts) -> Column:
    """(groups,) logits: the Chinese model, the English one, or for mixed text both, weighed by their share of the prose.

    A candidate of both scores g (zh + ln h) + (1 - g)(en + ln(1 - h)) with h the Han share and g = min(1, h / .7).
    """
    article = prose.tokens.article[found.token[groups.head]]
    share = texts.share[article]
    scores = _chinese(prose, found, groups, texts) + np.log(np.maximum(share, MIN_SHARE))
    latin = np.flatnonzero(found.latin[groups.head])
    share, weight = share[latin], _chinese_weight(texts)[article[latin]]
    english = _english(prose, *_latin(found, groups), texts) + np.log(np.maximum(1 - share, MIN_SHARE))
    scores[latin] = weight * scores[latin] + (1 - weight) * english
    return scores


def _latin(found: Occurrences, groups: Groups) -> tuple[Occurrences, Groups]:
    """The candidates without a Han character, alone."""
    mine, latin = found.latin[groups.head], found.latin
    place, number = np.cumsum(latin) - 1, np.cumsum(mine) - 1
    occurrences = Occurrences(
        found.token[latin], found.size[latin], found.key[latin], latin[latin], found.chars[latin], place[found.first[latin]]
    )
    alone = Groups(
        head=place[groups.head[mine]],
        of=number[groups.of[latin]],
        count=groups.count[mine],
        title=groups.title[mine],
        marked=groups.marked[mine],
        last=groups.last[mine],
    )
    return occurrences, alone


def idf_weights(texts: Texts) -> Column:
    """(articles,) what idf weighs in each article's scores."""
    short = texts.shortness
    weights: Column = _chinese_weight(texts) * ((1 - short) * IDF_WEIGHT[0] + short * IDF_WEIGHT[1])
    return weights


def entropy_weights(texts: Texts) -> Column:
    """(articles,) what branching entropy weighs in each article's scores."""
    short, genre, weight = texts.shortness, _genre(texts), _chinese_weight(texts)
    chinese = (1 - short) * ENTROPY_WEIGHT[0] + short * ENTROPY_WEIGHT[1]
    english = genre * ENGLISH_ENTROPY_WEIGHT[0] + (1 - genre) * ENGLISH_ENTROPY_WEIGHT[1]
    weights: Column = weight * chinese + (1 - weight) * english
    return weights


def _chinese_weight(texts: Texts) -> Column:
    return np.minimum(1.0, texts.share / ONLY_CHINESE)


def _genre(texts: Texts) -> Column:
    """(articles,) 0.15 for an abstract to 1 for an article, by its length and paragraphs."""
    by_length = _ramp(np.log(np.maximum(texts.chars, 1)), np.log(1500), np.log(6000))
    return 0.15 + 0.85 * np.maximum(by_length, _ramp(texts.paragraphs.astype(float), 1, 5))


def _chinese(prose: Prose, found: Occurrences, groups: Groups, texts: Texts) -> Column:
    head, tokens = groups.head, prose.tokens
    article = tokens.article[found.token[head]]
    often = np.log1p(groups.count)
    size, latin = found.size[head], found.latin[head]
    short_word = (size == 1) & ~latin & (found.chars[head] == 2)
    columns = np.stack(
        [
            np.ones(len(head)), often, groups.title, groups.title * often, 1 - _position(found, groups, texts, article),
            size, np.where(latin, 2 * size, found.chars[head]), short_word, latin,
        ]
    )  # fmt: skip
    short = texts.shortness[article]
    score: Column = (1 - short) * (CHINESE_LONG @ columns) + short * (CHINESE_SHORT @ columns)
    return score


def _english(prose: Prose, found: Occurrences, groups: Groups, texts: Texts) -> Column:
    head, of, count = groups.head, groups.of, np.maximum(groups.count, 1)
    token, size = found.token, found.size
    article = prose.tokens.article[token[head]]
    left, right = prose.edge_left[token], prose.edge_right[token + size - 1]
    capital, generic = _all_tokens(prose.capital, token, size), ~_all_tokens(~prose.generic, token, size)

    def share(mask: npt.NDArray[np.bool_]) -> Column:
        return np.bincount(of, mask, minlength=len(head)) / count

    often, heads = np.log1p(count), size[head]
    titled_chunk = _any(of, left & right & (prose.tokens.field[token] == TITLE), len(head))
    spread = (groups.last - token[head]) / np.maximum(1, texts.tokens[article])
    columns = np.stack(
        [
            np.ones(len(head)), often, groups.title, groups.title * often, titled_chunk,
            1 - _position(found, groups, texts, article), spread,
            heads == 1, heads == 2, heads == 3, heads == 4,
            share(left & right), share(left), share(prose.after_link[token]), share(capital),
            generic[head], found.chars[head] / 10, (heads > 1) & prose.gerund[token[head]],
        ]
    )  # fmt: skip
    genre = _genre(texts)[article]
    score: Column = genre * (ENGLISH_ARTICLE @ columns) + (1 - genre) * (ENGLISH_ABSTRACT @ columns)
    return score


def _position(found: Occurrences, groups: Groups, texts: Texts, article: Ints) -> Column:
    """(groups,) where in its article a candidate first stands, 0 to 1."""
    return (found.token[groups.head] - texts.first_token[article]) / np.maximum(1, texts.tokens[article])


def _all_tokens(mask: npt.NDArray[np.bool_], token: Ints, size: Ints) -> npt.NDArray[np.bool_]:
    """(m,) whether `mask` holds for all tokens of each occurrence."""
    misses = np.concatenate([[0], np.cumsum(~mask)])
    return np.asarray(misses[token + size] == misses[token])


def _any(of: Ints, mask: npt.NDArray[np.bool_], groups: int) -> npt.NDArray[np.bool_]:
    out = np.zeros(groups, dtype=np.bool_)
    out[of[mask]] = True
    return out


def _ramp(value: Column, low: float, high: float) -> Column:
    return np.clip((value - low) / (high - low), 0.0, 1.0)
