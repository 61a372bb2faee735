"""Sums of columns, beside those that numpy adds up one after the other."""

import numpy as np
import pytest

from indexer.text.sums import MANY, sums_before


@pytest.mark.parametrize("size", [0, 1, 9, MANY - 1, MANY, MANY + 1, MANY + 7, 3 * MANY + 5])
def test_flags_sum_up_as_numbers_do(size: int) -> None:
    flags = np.random.default_rng(size).random(size) < 0.6
    sums = sums_before(flags)
    assert sums.dtype == np.int64
    assert sums.tolist() == [0, *np.cumsum(flags).tolist()]


def test_many_flags_that_all_hold_do_not_overflow_a_byte() -> None:
    assert sums_before(np.ones(MANY, dtype=np.bool_))[-1] == MANY


def test_flags_of_every_other_row_are_summed_up_too() -> None:
    assert sums_before((np.arange(4 * MANY) % 2 == 0)[::2])[-1] == 2 * MANY
