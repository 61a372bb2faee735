"""The subjects of a corpus: communities of its concept graph, named by the concepts that lead them."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from indexer.concepts.communities import adjacency, communities, pagerank
from indexer.concepts.drafts import Draft
from indexer.concepts.graph import NUMBER_SHIFT, Edges
from indexer.concepts.ordinary import is_genre
from indexer.concepts.telling import Best
from indexer.model import BETWEEN_NAMES, Column, Ints, Topic
from indexer.text.everyday import shares_of_names

SMALLEST = 4
"""Communities of fewer concepts are no subjects."""
NAMED_BY = 3
STEPS = 0.5
"""The chance to go on from a concept to a related one."""
SAYS_NOTHING = 0.5
"""The share of all articles on any subject from which a word is nobody's subject: 数据, 方式."""
SHARE = 0.5
"""A further concept names a topic if it leads by at least half of what the first one does."""
SEVERAL = 2
"""Articles that are about what names a topic."""


def ranks_and_topics(edges: Edges, drafts: Sequence[Draft], best: Best, worth: Column) -> tuple[np.ndarray, tuple[Topic, ...]]:
    """(concepts,) the PageRank of each concept, rounded; and the topics, the one with the most rank first, called by what its articles are about.

    A walk starts at what articles are about, but for words that articles on any subject hold, and for what kind of text they are; less often where a
    name hardly names anything: `worth` (concepts,), between 0 and 1.
    """
    matrix = adjacency(edges.left, edges.right, edges.weight, len(drafts))
    everyday = shares_of_names([draft.label.lower() for draft in drafts])
    subject = np.array([not is_genre(draft.label) for draft in drafts], dtype=np.bool_)
    says = subject * np.maximum(0.0, 1 - everyday / SAYS_NOTHING)
    rank = np.round(pagerank(matrix, np.bincount(best.concept, minlength=len(drafts)) * says * worth, STEPS), 9)
    community = communities(matrix)
    order = np.lexsort((np.arange(len(rank)), -rank, community))
    begins = np.searchsorted(community[order], np.arange(int(community.max(initial=-1)) + 2))
    members = [order[low:high] for low, high in pairwise(begins.tolist()) if high - low >= SMALLEST]
    members.sort(key=lambda found: (-round(float(rank[found].sum()), 9), int(found[0])))
    leads = _leads(best, community) * says
    return rank, tuple(_topic(number, found.tolist(), leads if leads[found].any() else rank, drafts) for number, found in enumerate(members, 1))


def _leads(best: Best, community: Ints) -> Column:
    """(concepts,) how much the articles of its community are about each concept: the sum over those that are about it, if there are SEVERAL, of
    1 / (place + 2) x the share that its community has of all such weights of the article."""
    weight = 1 / (best.place + 2)
    key = (best.article << NUMBER_SHIFT) | community[best.concept]
    _, pair = np.unique(key, return_inverse=True)
    share = np.bincount(pair, weight)[pair] / np.bincount(best.article, weight)[best.article]
    leads = np.bincount(best.concept, weight * share, minlength=len(community))
    return np.where(np.bincount(best.concept, minlength=len(community)) >= SEVERAL, np.round(leads, 9), 0.0)


def _topic(number: int, members: Sequence[int], leads: Column, drafts: Sequence[Draft]) -> Topic:
    """A topic of concepts that are sorted by rank, as those are that lead it alike."""
    first = sorted(members, key=lambda at: -leads[at])[:NAMED_BY]
    label = BETWEEN_NAMES.join(drafts[at].label for at in first if leads[at] >= SHARE * leads[first[0]])
    return Topic(number, label, tuple(drafts[at].id for at in members))
