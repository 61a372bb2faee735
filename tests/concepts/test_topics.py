"""What leads the concepts and topics of a corpus."""

from itertools import combinations

import numpy as np

from indexer.concepts.drafts import Draft
from indexer.concepts.graph import Edges
from indexer.concepts.topics import ranks_and_topics

LABELS = ("精读", "编译器", "解析器", "语法树")


def test_a_kind_of_text_leads_no_topic() -> None:
    """All four are linked alike; the first one is the kind of text of ten articles, the others are the subjects of three each."""
    drafts = [Draft(label, label, (), (), (label,), at) for at, label in enumerate(LABELS)]
    left, right = map(np.array, zip(*combinations(range(len(LABELS)), 2), strict=True))
    ones = np.ones(len(left))
    edges = Edges(left, right, ones, ones.astype(np.int64), ones, np.full((len(left), 3), -1), np.zeros((len(left), 2), dtype=np.int64))
    rank, (topic,) = ranks_and_topics(edges, drafts, np.array([10, 3, 3, 3]))
    assert int(np.argmin(rank)) == 0
    assert set(topic.label.split("、")) == set(LABELS[1:])
