"""The dynamic programme against all ways to part a short text."""

from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.trees.cohesion import cohesion_of
from indexer.trees.decode import PARAGRAPHS, SENTENCES, Taste, _any_number, _bounded, part
from indexer.trees.lexis import Lexis

WORTH = st.lists(st.floats(-5, 5), min_size=15, max_size=15)


def worth_of(values: list[float]) -> np.ndarray:
    worth = np.full((6, 6), -1e9)
    worth[np.triu_indices(6, 1)] = np.round(values, 3)
    return worth


def total(worth: np.ndarray, cuts: tuple[int, ...]) -> float:
    edges = [0, *cuts, 5]
    return float(sum(worth[low, high] for low, high in pairwise(edges)))


@given(WORTH)
def test_no_other_parting_is_worth_more(values: list[float]) -> None:
    worth = worth_of(values)
    best = max(total(worth, cuts) for size in range(5) for cuts in combinations(range(1, 5), size))
    assert total(worth, tuple(_any_number(worth))) == pytest.approx(best)


@given(WORTH)
def test_no_parting_of_two_or_three_sections_is_worth_more(values: list[float]) -> None:
    worth = worth_of(values)
    chosen = _bounded(worth, 2, 3)
    assert len(chosen) in {1, 2}
    assert total(worth, tuple(chosen)) == pytest.approx(
        max(total(worth, cuts) for size in (1, 2) for cuts in combinations(range(1, 5), size))
    )


@pytest.mark.parametrize("taste", [SENTENCES, PARAGRAPHS])
def test_sure_gaps_are_taken(taste: Taste) -> None:
    empty = np.zeros(0, dtype=np.int64)
    held, keys = np.ones(1, dtype=np.int64), np.ones(1, dtype=np.uint64)
    silent = cohesion_of(Lexis(empty, empty, empty, 1, held, np.ones(1), keys, 30, empty))
    logits = np.full(30, -8.0)
    logits[[6, 12, 18, 24]] = 8.0
    assert part(np.arange(30), logits, np.full(30, 50.0), silent, taste) == [6, 12, 18, 24]
