"""What a build reads back from its file."""

from pathlib import Path

import numpy as np
import pytest

from indexer.errors import IndexFileError
from indexer.model import Tree
from indexer.store import Fact, Terms, grown, writing


def test_facts_come_back_whole_and_only_those_asked_for(tmp_path: Path) -> None:
    facts = [Fact(bytes([number]), b"article", b"analysis") for number in range(5)]
    with writing(tmp_path / "index.db") as store:
        store.add(facts)
        found = sorted(store.facts([facts[3].digest, facts[1].digest]), key=lambda fact: fact.digest)
    assert found == [facts[1], facts[3]]


def test_a_lost_fact_is_an_error(tmp_path: Path) -> None:
    with writing(tmp_path / "index.db") as store:
        store.add([Fact(b"here", b"article", b"analysis")])
        with pytest.raises(IndexFileError, match="lost a fact"):
            list(store.facts([b"here", b"gone"]))


def test_a_tree_comes_back_with_what_its_terms_are_worth(tmp_path: Path) -> None:
    tree = grown(Tree("锁", "article"), b"digest", Terms(np.array([3, 70]), np.array([0.0, 0.7]), np.array([False, True]), np.array([False, True])))
    with writing(tmp_path / "index.db") as store:
        with store.replacing() as answers:
            answers.trees([tree])
        found = store.trees([b"digest", b"another"])
    assert found == {b"digest": tree}
    rows, worth = found[b"digest"].termhoods
    assert rows.tolist() == [3, 70]
    assert worth.round(2).tolist() == [0.0, 0.7]


@pytest.mark.parametrize(("usual", "follows"), [([70], True), ([3, 70], True), ([], False), ([3], False)])
def test_a_tree_follows_from_whether_the_terms_are_usual_of_which_it_asked_that(usual: list[int], follows: bool) -> None:
    tree = grown(Tree("锁", "article"), b"", Terms(np.array([3, 70]), np.zeros(2), np.array([False, True]), np.array([False, True])))
    assert tree.follows(np.isin(np.arange(80), usual)) == follows


def test_what_a_tree_did_not_ask_is_not_kept() -> None:
    one, other = (grown(Tree("锁", "article"), b"", Terms(np.array([3, 70]), np.zeros(2), np.array([False, True]), np.array([usual, True]))) for usual in (False, True))
    assert one == other
