"""The partings of a text against all ways to part a short one."""

from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.trees.parting.cohesion import Cohesion, cohesion_of
from indexer.trees.parting.decode import PARAGRAPHS, SENTENCES, Taste, _agreement, _best, part
from indexer.trees.parting.posteriors import stretch_chances
from indexer.trees.reading.lexis import Lexis

SIZE = 6
WORTH = st.lists(st.floats(-5, 5), min_size=15, max_size=15)
PARTINGS = [(0, *cuts, SIZE - 1) for size in range(SIZE - 1) for cuts in combinations(range(1, SIZE - 1), size)]


def table_of(values: list[float]) -> np.ndarray:
    table = np.full((SIZE, SIZE), -1e9)
    table[np.triu_indices(SIZE, 1)] = np.round(values, 3)
    return table


def total(table: np.ndarray, parting: tuple[int, ...]) -> float:
    return float(sum(table[low, high] for low, high in pairwise(parting)))


def likelihoods(odds: np.ndarray, expected: float, spread: float) -> np.ndarray:
    """How likely each of PARTINGS is, one by one."""
    counts = np.array([len(parting) - 1 for parting in PARTINGS])
    logs = np.array([total(odds, parting) for parting in PARTINGS]) - (np.log(counts / expected) / spread) ** 2 / 2
    weights = np.exp(logs - logs.max())
    return np.asarray(weights / weights.sum())


def silent(sentences: int) -> Cohesion:
    """Of sentences that say nothing."""
    empty = np.zeros(0, dtype=np.int64)
    held, keys = np.ones(1, dtype=np.int64), np.ones(1, dtype=np.uint64)
    return cohesion_of(Lexis(empty, empty, empty, 1, held, np.ones(1), keys, sentences, empty))


@given(WORTH)
def test_no_other_parting_is_worth_more(values: list[float]) -> None:
    worth = table_of(values)
    assert total(worth, (0, *_best(worth), SIZE - 1)) == pytest.approx(max(total(worth, each) for each in PARTINGS))


@given(WORTH, st.floats(2, 4), st.floats(0.2, 3))
def test_a_stretch_is_as_likely_as_the_partings_that_have_it(values: list[float], expected: float, spread: float) -> None:
    odds, chances = table_of(values), np.zeros((SIZE, SIZE))
    for parting, likely in zip(PARTINGS, likelihoods(odds, expected, spread), strict=True):
        for low, high in pairwise(parting):
            chances[low, high] += likely
    np.testing.assert_allclose(stretch_chances(odds, expected, spread), chances, atol=1e-9)


@pytest.mark.parametrize("far", [900.0, -900.0, 1e6])
@pytest.mark.parametrize("expected", [1.0, 3.0, 100.0])
def test_odds_beyond_any_float_give_chances(far: float, expected: float) -> None:
    odds = np.full((120, 120), far)
    odds[3, 20:] = odds[20, 21:] = odds[0, -1] = -far
    chances = stretch_chances(odds, expected, 0.3)
    assert chances[0].sum() == pytest.approx(1)
    assert (chances >= 0).all()


@given(WORTH)
def test_pairs_weigh_as_much_as_other_partings_agree_on_them(values: list[float]) -> None:
    """With cuts that weigh nothing the worth of a parting is the expected share of windows on which others agree."""
    odds = table_of(values)
    likely = likelihoods(odds, 2.0, 0.5)
    edges = np.arange(SIZE) * 10  # so far apart that no boundary is close to another
    chances = stretch_chances(odds, 2.0, 0.5)
    only_pairs = Taste(1.0, 0.0, 0.0, 0.0, 0.5, 1e6, 0.0)
    worth = _agreement(edges, chances, only_pairs)
    window = max(2, round(edges[-1] / (2 * (1 + chances[1:-1].sum()))))
    held = np.array([
        [not any(at < edges[cut] <= at + window for cut in parting[1:-1]) for at in range(edges[-1] - window)]
        for parting in PARTINGS
    ])
    agreed = np.array([(likely @ (held == own)).mean() for own in held])
    ours = np.array([total(worth, parting) for parting in PARTINGS]) / 1e6
    np.testing.assert_allclose(ours - ours[0], agreed - agreed[0], atol=1e-4)


@pytest.mark.parametrize("taste", [SENTENCES, PARAGRAPHS])
def test_sure_gaps_are_taken(taste: Taste) -> None:
    logits = np.full(30, -8.0)
    logits[[6, 12, 18, 24]] = 8.0
    assert part(np.arange(30), logits, np.full(30, 50.0), silent(30), taste) == [6, 12, 18, 24]


def test_one_boundary_that_may_stand_at_any_of_three_gaps_is_set_once() -> None:
    chances = np.zeros((31, 31))
    for at in (14, 15, 16):
        chances[0, at] = chances[at, 30] = 1 / 3
    assert _best(_agreement(np.arange(31), chances, SENTENCES)) == [15]


@given(st.integers(2, 12), st.lists(st.floats(-20, 20), min_size=12, max_size=12))
def test_a_text_of_few_paragraphs_is_parted_between_them(count: int, logits: list[float]) -> None:
    gaps = np.arange(count) * 3
    found = part(gaps, np.array(logits[:count]), np.full(3 * count, 20.0), silent(3 * count), PARAGRAPHS)
    assert set(found) <= set(gaps[1:].tolist())
    assert found == sorted(set(found))
