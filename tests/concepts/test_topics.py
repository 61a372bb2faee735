"""What leads the concepts and topics of a corpus."""

from itertools import combinations

import numpy as np
import pytest

from indexer.concepts.drafts import Draft
from indexer.concepts.graph import Edges
from indexer.concepts.telling import Best
from indexer.concepts.topics import ranks_and_topics

LABELS = ("编译器", "解析器", "语法树")


def edges_of(pairs: list[tuple[int, int]]) -> Edges:
    """Edges of one weight."""
    left, right = map(np.array, zip(*pairs, strict=True))
    ones = np.ones(len(left))
    return Edges(left, right, ones, ones.astype(np.int64), ones, np.full((len(left), 3), -1), np.zeros((len(left), 2), dtype=np.int64))


def drafts_of(*labels: str) -> list[Draft]:
    return [Draft(label, label, (), (), (label,), at) for at, label in enumerate(labels)]


@pytest.mark.parametrize("kind", ["精读", "feat", "題解", "TIL"])
def test_a_kind_of_text_leads_no_topic(kind: str) -> None:
    """All four are linked alike; the first one is the kind of text of ten articles, the others are the subjects of three each."""
    concept = np.repeat(np.arange(4), [10, 3, 3, 3])
    best = Best(np.arange(19), concept, np.zeros(19, dtype=np.int64))
    rank, (topic,) = ranks_and_topics(edges_of(list(combinations(range(4), 2))), drafts_of(kind, *LABELS), best, np.ones(4))
    assert int(np.argmin(rank)) == 0
    assert set(topic.label.split("、")) == set(LABELS)


def test_of_two_concepts_that_are_linked_alike_the_one_that_rather_names_something_ranks_higher() -> None:
    best = Best(np.arange(12), np.repeat(np.arange(4), 3), np.zeros(12, dtype=np.int64))
    edges = edges_of(list(combinations(range(4), 2)))
    rank, _ = ranks_and_topics(edges, drafts_of("configured", *LABELS), best, np.array([0.2, 0.8, 0.8, 0.8]))
    assert int(np.argmin(rank)) == 0
    assert rank[0] < 0.8 * rank[1]


def named(*about: tuple[int, int, int]) -> str:
    """The name of a topic of which all that is linked to the first concept; `about` are articles, concepts and places."""
    best = Best(*np.array(about).reshape(-1, 3).T)
    _, (topic,) = ranks_and_topics(edges_of([(0, 1), (0, 2), (0, 3)]), drafts_of("文件夹", "路径别名", "终端", "软链接"), best, np.ones(4))
    assert topic.concepts[0] == "文件夹"
    return topic.label


def test_a_topic_is_called_by_what_its_articles_are_about_though_another_concept_is_linked_the_most() -> None:
    assert named((0, 1, 0), (1, 1, 0), (0, 0, 8), (1, 0, 9), (2, 0, 9)) == "路径别名"


def test_what_one_article_is_about_names_no_topic_of_several() -> None:
    assert named((0, 2, 0), (0, 1, 1), (1, 1, 0), (2, 0, 9), (3, 0, 9)) == "路径别名"


def test_a_topic_that_no_articles_are_about_is_called_by_its_centre() -> None:
    assert named((0, 0, 0)).split("、")[0] == "文件夹"
