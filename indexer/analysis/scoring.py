"""The part of a key term's score that its article decides alone: two linear models, Chinese and English, in logits.

Both were fitted on authors' own tags and keywords (`docs/methods/analysis.md`); each has weights for long articles and for
short texts, and an article's lie between them. What only the corpus knows comes on top later, with `corpus_weights`.
"""

import numpy as np

from indexer.analysis.batch import Batch
from indexer.analysis.chinese import chinese_scores
from indexer.analysis.english import english_scores
from indexer.analysis.grams import Occurrences, Prose
from indexer.analysis.groups import Groups, picked
from indexer.analysis.proportions import Texts
from indexer.model import Column, CorpusWeights

LONG = CorpusWeights(0.56, 0.25, 0.92, -0.27, 0.72, -0.19, 0.0)
SHORT = CorpusWeights(0.70, 0.37, 0.58, -0.35, 0.28, -0.16, 1.5)
ENGLISH_ENTROPY_WEIGHT = (1.08, -0.47)
"""For articles and abstracts; English has no idf and no lexicon."""
MIN_SHARE = 1e-3


def base_scores(batch: Batch, prose: Prose, found: Occurrences, groups: Groups, texts: Texts) -> Column:
    """(groups,) logits: the Chinese model, the English one, or for mixed text both, weighed by their share of the prose.

    A candidate of both scores g (zh + ln h) + (1 - g)(en + ln(1 - h)) with h the Han share and g = min(1, h / .7).
    """
    article = prose.tokens.article[found.token[groups.head]]
    place = found.token[groups.head] - texts.first_token[article]
    position = place / np.maximum(1, texts.tokens[article])
    share = texts.share[article]
    scores = chinese_scores(batch, prose, found, groups, texts, position) + np.log(np.maximum(share, MIN_SHARE))
    latin = found.latin[groups.head]
    share, weight = share[latin], texts.chinese[article[latin]]
    english = english_scores(prose, *picked(found, groups, latin), texts, position[latin])
    english += np.log(np.maximum(1 - share, MIN_SHARE))
    scores[latin] = weight * scores[latin] + (1 - weight) * english
    return scores


def corpus_weights(texts: Texts) -> np.ndarray:
    """(articles, 7) what the corpus' facts weigh in each article's scores, in the order of `CorpusWeights`."""
    short, chinese = texts.shortness[:, None], texts.chinese[:, None]
    weights = chinese * ((1 - short) * np.array(LONG) + short * np.array(SHORT))
    english = texts.genre * ENGLISH_ENTROPY_WEIGHT[0] + (1 - texts.genre) * ENGLISH_ENTROPY_WEIGHT[1]
    weights[:, CorpusWeights._fields.index("entropy")] += (1 - texts.chinese) * english
    return np.asarray(weights)
