"""Rows of many articles in one piece of memory."""

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from indexer.text.stacks import Stack


@given(st.lists(st.lists(st.integers(0, 60_000), max_size=9), max_size=9))
def test_a_stack_holds_the_rows_of_each_article_in_order(articles: list[list[int]]) -> None:
    stack = Stack("u2")
    for rows in articles:
        stack.add(np.array(rows, dtype=np.uint16))
    bounds = stack.bounds.tolist()
    assert [stack.rows[a:b].tolist() for a, b in pairwise(bounds)] == articles


def test_a_stack_of_wider_rows_counts_rows_and_takes_what_is_cut_from_others() -> None:
    stack, whole = Stack("i4", 2), np.arange(12).reshape(-1, 2)
    stack.add(whole[::2])
    stack.add(whole[:0])
    assert stack.rows.tolist() == [[0, 1], [4, 5], [8, 9]]
    assert stack.bounds.tolist() == [0, 3, 3]
