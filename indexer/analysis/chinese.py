"""The Chinese model, also for the Latin names in Chinese text. Weights for long articles and for short texts."""

import numpy as np

from indexer.analysis.batch import TITLE, Batch
from indexer.analysis.grams import Occurrences, Prose
from indexer.analysis.groups import Groups, all_tokens, any_of, shares
from indexer.analysis.proportions import Texts
from indexer.analysis.tokens import HAN_WORD, NAME, Tokens
from indexer.model import Bools, Column, Ints
from indexer.text.sums import sums_before

WEIGHTS = {
    "bias": (-5.39, -3.78),
    "often": (-0.34, -1.61),
    "title": (3.23, 0.38),
    "title x often": (-0.44, 0.01),
    "early": (0.54, 0.38),
    "tokens": (-1.04, -1.85),
    "characters": (-0.25, -0.12),
    "one word of two characters": (-1.97, -0.91),
    "Latin": (-0.4, -1.94),
    "capitals": (0.03, 0.91),
    "dotted": (-1.11, -0.24),
    "Han and Latin": (0.72, -0.19),
    "whole piece of the title": (0.21, -0.59),
    "begins a piece of the title": (0.6, 0.08),
    "often beside the article's commonest": (0.67, 1),
    "spread": (0.65, 0.37),
    "Latin x early": (1.04, -0.03),
    "generic first word": (-0.31, 0),
    "generic last word": (-0.19, 0),
    "generic words only": (-0.19, 0),
    "left edge": (0, 0.31),
    "right edge": (0, 0.38),
    "4 characters": (0, 0.6),
    "5 characters": (0, 0.58),
    "6 characters or more": (0, 0.39),
    "title x left edge": (0, 0.62),
    "title x right edge": (0, 0.36),
    "left edge x right edge": (0, 0.41),
    "title x tokens": (-0.27, -0.01),
    "often x tokens": (0.42, 1.04),
}
"""What each column weighs in a long article and in a short text."""
LONG, SHORT = np.array(list(WEIGHTS.values())).T
SIGNS_OF_CODE = tuple(map(ord, "._@/"))


def chinese_scores(
    batch: Batch, prose: Prose, found: Occurrences, groups: Groups, texts: Texts, position: Column
) -> Column:
    """(groups,) logits without corpus facts; `position` is where each candidate first stands, 0 to 1."""
    article = prose.tokens.article[found.token[groups.head]]
    columns = chinese_columns(batch, prose, found, groups, texts, position)
    short = texts.shortness[article]
    score: Column = (1 - short) * (LONG @ columns) + short * (SHORT @ columns)
    return score


def chinese_columns(
    batch: Batch, prose: Prose, found: Occurrences, groups: Groups, texts: Texts, position: Column
) -> np.ndarray:
    """(WEIGHTS, groups) what the model sees."""
    tokens, head = prose.tokens, groups.head
    first, size, latin, chars = found.token[head], found.size[head], found.latin[head], found.chars[head]
    generic, (left, right) = prose.generic, _edges(prose, found, groups)
    long = np.where(latin, 2 * size, chars)
    article, often = tokens.article[first], np.log1p(groups.count)
    return np.stack(
        [
            np.ones(len(head)), often, groups.title, groups.title * often, 1 - position,
            size, long, (size == 1) & ~latin & (chars == 2), latin,
            *_shapes(batch, tokens, first, first + size - 1, latin), *_pieces(tokens, found, groups),
            np.log(groups.count / np.maximum(1, _commonest(article, groups.count))[article]),
            (groups.last - first) / np.maximum(1, texts.tokens[article]),
            latin * (1 - position),
            generic[first], generic[first + size - 1], all_tokens(generic, first, size), left, right,
            chars == 4, chars == 5, chars >= 6,
            groups.title * left, groups.title * right, left * right, groups.title * size, often * size,
        ]
    )  # fmt: skip


def _shapes(batch: Batch, tokens: Tokens, first: Ints, last: Ints, latin: Bools) -> tuple[Bools, Bools, Bools]:
    """(groups,) each: all capitals, signs of code inside, Han and Latin together."""
    start, end = tokens.start[first], tokens.end[last]
    capitals = latin & _any_inside(batch.upper, start, end) & ~_any_inside(batch.lower, start, end) & (end - start > 1)
    code = np.logical_or.reduce([batch.folded == sign for sign in SIGNS_OF_CODE])
    names = _any_inside(tokens.kind == NAME, first, last + 1)
    han = _any_inside(tokens.kind == HAN_WORD, first, last + 1)
    return capitals, _any_inside(code, start, end), names & han


def _any_inside(mask: Bools, start: Ints, end: Ints) -> Bools:
    sums = sums_before(mask)
    return np.asarray(sums[end] > sums[start])


def _pieces(tokens: Tokens, found: Occurrences, groups: Groups) -> tuple[Bools, Bools]:
    """(groups,) each: whether an occurrence in the title stands between two punctuation marks, and whether one follows a mark."""
    begins, count = _changes(tokens.piece), len(groups.head)
    left = begins[:-1][found.token] & (tokens.field[found.token] == TITLE)
    return any_of(groups.of, left & begins[found.token + found.size], count), any_of(groups.of, left, count)


def _edges(prose: Prose, found: Occurrences, groups: Groups) -> tuple[Column, Column]:
    """(groups,) each: the share of occurrences with no word of a term before, after."""
    begins = _changes(prose.tokens.piece)
    shut = np.concatenate([[True], ~prose.open, [True]])
    left = (begins[:-1] | shut[:-2])[found.token]
    right = (begins[1:] | shut[2:])[found.token + found.size - 1]
    return shares(groups, left), shares(groups, right)


def _changes(numbers: Ints) -> Bools:
    """(n + 1,) whether a new number begins here; True at both ends."""
    edges = np.ones(len(numbers) + 1, dtype=np.bool_)
    edges[1:-1] = numbers[1:] != numbers[:-1]
    return edges


def _commonest(article: Ints, count: Ints) -> Ints:
    """(articles,) the count of each article's commonest candidate."""
    most = np.zeros(int(article.max(initial=-1)) + 1, dtype=np.int64)
    np.maximum.at(most, article, count)
    return most
