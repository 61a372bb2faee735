"""The parts of a series in the lists of one another."""

import numpy as np
import pytest
import scipy.sparse as sp

from indexer.related.neighbours import Lists
from indexer.related.parts import with_parts
from indexer.related.series import Series

PARTS = (0, 1, 2, 3, 4)


def listed(row: list[int], score: list[float], translation: int = -1, loose: bool = False) -> tuple[list[int], list[float]]:
    """The row of article 2, and its chances, as the third of five parts."""
    count = len(row)
    chance = np.tile(np.linspace(0.9, 0.5, count), (8, 1))
    lists = Lists(
        np.tile(row, (8, 1)), chance, np.tile(score, (8, 1)), np.zeros((8, count), dtype=np.bool_), np.full(8, translation), sp.csr_array((8, 1))
    )
    found = with_parts(lists, {2: Series(PARTS, loose)})
    assert found.neighbour[5].tolist() == row  # which is no part
    return found.neighbour[2].tolist(), found.probability[2].tolist()


def test_the_next_part_and_the_one_before_come_first_where_they_are_as_alike() -> None:
    row, chance = listed([5, 4, 1, 3, 6], [5.0, 4.5, 4.4, 4.3, 1.0])
    assert row == [3, 1, 5, 4, 6]
    assert chance == sorted(chance, reverse=True)


def test_others_that_are_more_alike_keep_their_places_but_for_parts() -> None:
    row, _ = listed([5, 0, 6, 1, 3, 4], [5.0, 3.0, 2.0, 1.0, 0.5, 0.4])
    assert row == [5, 3, 1, 0, 6, 4]


def test_adjacent_parts_are_listed_though_likeness_did_not() -> None:
    row, chance = listed([5, 0, 6, 7], [5.0, 3.0, 2.0, 1.0])
    assert row == [5, 3, 1, 0]
    assert chance[1] >= chance[3] > 0


def test_of_a_loose_series_the_nearest_stays_first_but_where_an_adjacent_one_is_nearly_as_near() -> None:
    row, _ = listed([0, 4, 1, 3, 6], [5.0, 4.6, 4.4, 4.3, 1.0], loose=True)
    assert row == [0, 3, 1, 4, 6]
    row, _ = listed([0, 4, 1, 3, 6], [5.0, 4.9, 4.6, 4.3, 1.0], loose=True)
    assert row == [1, 3, 0, 4, 6]


@pytest.mark.parametrize("translation", [6, 3])
def test_a_translation_stays_first(translation: int) -> None:
    row, _ = listed([translation, *(other for other in (5, 1, 3, 6) if other != translation)], [9.0, 2.0, 1.9, 1.8, 1.0][: 5 if translation == 6 else 4], translation)
    assert row[0] == translation
