"""The English model: noun chunks, their edges, their words. Weights for abstracts and for articles."""

import numpy as np

from indexer.analysis.batch import TITLE
from indexer.analysis.grams import Occurrences, Prose
from indexer.analysis.groups import Groups, all_tokens, any_of, shares
from indexer.analysis.proportions import Texts
from indexer.model import Column

WEIGHTS = {
    "bias": (-13.74, 0.98),
    "often": (0.19, 0.64),
    "title": (4.17, -0.99),
    "title x often": (-0.51, 0.02),
    "chunk of the title": (0.86, 1.22),
    "early": (1.81, -0.2),
    "spread": (1.2, 0.73),
    "1 word": (-0.31, -3.71),
    "2 words": (0.64, -2.39),
    "3 words": (-1, -2.39),
    "4 words": (-1.23, -3.12),
    "whole chunk": (0.23, 2.53),
    "left edge": (1.64, -1.17),
    "after a link word": (0.86, 0.31),
    "capitals": (2.93, -0.07),
    "generic word": (-1.61, 0.21),
    "characters/10": (0.13, 0.6),
    "begins in -ing": (-1.34, -0.52),
    "generic first word": (0, -1.42),
    "generic last word": (0, -0.42),
    "generic words only": (0, -0.93),
}
"""What each column weighs in an article and in an abstract."""
ARTICLE, ABSTRACT = np.array(list(WEIGHTS.values())).T


def english_scores(prose: Prose, found: Occurrences, groups: Groups, texts: Texts, position: Column) -> Column:
    """(groups,) logits of candidates without Han characters; `position` is where each first stands, 0 to 1."""
    article = prose.tokens.article[found.token[groups.head]]
    columns = english_columns(prose, found, groups, texts, position)
    genre = texts.genre[article]
    score: Column = genre * (ARTICLE @ columns) + (1 - genre) * (ABSTRACT @ columns)
    return score


def english_columns(prose: Prose, found: Occurrences, groups: Groups, texts: Texts, position: Column) -> np.ndarray:
    """(WEIGHTS, groups) what the model sees."""
    head, token, size = groups.head, found.token, found.size
    article, last = prose.tokens.article[token[head]], token + size - 1
    left, right = prose.edge_left[token], prose.edge_right[last]
    often, words = np.log1p(groups.count), size[head]
    generic = prose.generic
    titled_chunk = any_of(groups.of, left & right & (prose.tokens.field[token] == TITLE), len(head))
    return np.stack(
        [
            np.ones(len(head)), often, groups.title, groups.title * often, titled_chunk,
            1 - position, (groups.last - token[head]) / np.maximum(1, texts.tokens[article]),
            *(words == number for number in (1, 2, 3, 4)),
            shares(groups, left & right), shares(groups, left), shares(groups, prose.after_link[token]),
            shares(groups, all_tokens(prose.capital, token, size)),
            ~all_tokens(~generic, token[head], words), found.chars[head] / 10, (words > 1) & prose.gerund[token[head]],
            generic[token[head]], generic[last[head]], all_tokens(generic, token[head], words),
        ]
    )  # fmt: skip
