"""The subjects of a corpus: communities of its concept graph, named by the concepts that lead them."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from indexer.concepts.communities import adjacency, communities, pagerank
from indexer.concepts.drafts import Draft
from indexer.concepts.graph import Edges
from indexer.concepts.ordinary import is_genre
from indexer.model import Ints, Topic
from indexer.text.everyday import shares_of_names

SMALLEST = 4
"""Communities of fewer concepts are no subjects."""
NAMED_BY = 3
STEPS = 0.5
"""The chance to go on from a concept to a related one."""
SAYS_NOTHING = 0.5
"""The share of all articles on any subject from which a word is nobody's subject: 数据, 方式."""
SHARE = 0.5
"""A further concept names a topic if its rank is at least half of the first one's."""


def ranks_and_topics(edges: Edges, drafts: Sequence[Draft], about: Ints) -> tuple[np.ndarray, tuple[Topic, ...]]:
    """(concepts,) the PageRank of each concept, rounded; and the topics, the one with the most rank first.

    A walk starts at what articles are about, `about` (concepts,) of them each, but for words that articles on any subject hold, and for what
    kind of text they are.
    """
    matrix = adjacency(edges.left, edges.right, edges.weight, len(drafts))
    everyday = shares_of_names([draft.label.lower() for draft in drafts])
    subject = np.array([not is_genre(draft.label) for draft in drafts], dtype=np.bool_)
    rank = np.round(pagerank(matrix, about * subject * np.maximum(0.0, 1 - everyday / SAYS_NOTHING), STEPS), 9)
    community = communities(matrix)
    order = np.lexsort((np.arange(len(rank)), -rank, community))
    begins = np.searchsorted(community[order], np.arange(int(community.max(initial=-1)) + 2))
    members = [order[low:high] for low, high in pairwise(begins.tolist()) if high - low >= SMALLEST]
    members.sort(key=lambda found: (-round(float(rank[found].sum()), 9), int(found[0])))
    return rank, tuple(_topic(number, found.tolist(), rank, drafts) for number, found in enumerate(members, 1))


def _topic(number: int, members: Sequence[int], rank: np.ndarray, drafts: Sequence[Draft]) -> Topic:
    leading = [at for at in members[:NAMED_BY] if rank[at] >= SHARE * rank[members[0]]]
    label = "、".join(drafts[at].label for at in leading)
    return Topic(number, label, tuple(drafts[at].id for at in members))
