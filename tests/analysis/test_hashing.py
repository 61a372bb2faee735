"""Hashes of arrays against plain Python versions of themselves."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.text.hashing import (
    BASE,
    SLOT_BITS,
    WORD,
    contains,
    group,
    hashes_of,
    inverse_powers,
    key_of,
    key_table,
    keys_of,
    mixed,
    places_among,
    powers,
    prefix_sums,
    span_values,
    with_places,
)

from .texts import SURROGATE, few

strings = st.lists(st.text(max_size=12) | st.just(SURROGATE), max_size=12)
keys = st.lists(st.integers(0, 2**64 - 1), max_size=40)


def codes(text: str) -> np.ndarray:
    return np.array([ord(character) for character in text], dtype=np.uint32)


def value(text: str) -> int:
    sums = prefix_sums(codes(text))
    return int(span_values(sums, np.array([0]), np.array([len(text)]))[0])


def plain_group(values: list[int]) -> list[int]:
    first: dict[int, int] = {}
    return [first.setdefault(value, place) for place, value in enumerate(values)]


@few
@given(strings)
def test_arrays_and_plain_python_give_a_string_the_same_key(words: list[str]) -> None:
    assert hashes_of(words).tolist() == [key_of(word) for word in words]


@few
@given(strings)
def test_keys_are_ascending_and_distinct(words: list[str]) -> None:
    assert keys_of(words).tolist() == sorted({key_of(word) for word in words})


@few
@given(st.text(max_size=20), st.text(max_size=20), st.text(max_size=20))
def test_equal_text_has_an_equal_value_wherever_it_stands(before: str, word: str, after: str) -> None:
    sums = prefix_sums(codes(before + word + after))
    place = np.array([len(before)])
    assert span_values(sums, place, place + len(word)).tolist() == [value(word)]


def test_equal_text_has_an_equal_value_at_the_end_of_a_long_one() -> None:
    sums = prefix_sums(codes("偏向锁" + "x" * 200_000 + "偏向锁"))
    first, last = span_values(sums, np.array([0, 200_003]), np.array([3, 200_006]))
    assert first == last


@few
@given(st.text(min_size=1, max_size=30))
def test_different_stretches_of_a_text_have_different_values(text: str) -> None:
    spans = [(start, end) for start in range(len(text)) for end in range(start + 1, len(text) + 1)]
    starts, ends = np.array(spans).T
    found = span_values(prefix_sums(codes(text)), starts, ends)
    assert len(set(found.tolist())) == len({text[start:end] for start, end in spans})


@few
@given(st.text(max_size=20), st.text(max_size=20))
def test_the_value_of_a_join_follows_from_its_parts(left: str, right: str) -> None:
    assert value(left + right) == (value(left) + value(right) * pow(BASE, len(left), WORD + 1)) & WORD


def test_a_power_times_its_inverse_is_one() -> None:
    products = powers(70_000)[:70_000] * inverse_powers(70_000)[:70_000]
    assert np.all(products == 1)


def test_no_key_is_zero() -> None:
    assert mixed(np.array([0], dtype=np.uint64)).tolist() == [1]


@few
@given(st.lists(st.integers(0, 9), max_size=200))
def test_a_group_is_the_first_place_of_its_key(values: list[int]) -> None:
    assert group(np.array(values, dtype=np.uint64)).tolist() == plain_group(values)


@few
@given(keys)
def test_groups_do_not_depend_on_which_bits_keys_differ_in(values: list[int]) -> None:
    repeated = [*values, *values[::-1], *values]
    assert group(np.array(repeated, dtype=np.uint64)).tolist() == plain_group(repeated)


@pytest.mark.parametrize("shift", [0, 13, 40, 54])
def test_keys_that_fall_into_one_slot_are_told_apart(shift: int) -> None:
    values = [place << shift for place in range(300)] * 2
    assert group(np.array(values, dtype=np.uint64)).tolist() == plain_group(values)


@few
@given(st.sets(st.integers(0, 30)), st.lists(st.integers(0, 30)))
def test_contains_tells_members_from_others(known: set[int], wanted: list[int]) -> None:
    found = contains(np.array(sorted(known), dtype=np.uint64), np.array(wanted, dtype=np.uint64))
    assert found.tolist() == [value in known for value in wanted]


@few
@given(st.lists(st.lists(st.integers(0, 2**32 - 1) | st.integers(0, 3), max_size=9).map(sorted), max_size=5))
def test_keys_with_places_are_ascending_and_equal_keys_keep_their_order(runs: list[list[int]]) -> None:
    found = [key for run in runs for key in run]
    packed = with_places(np.array(found, dtype=np.uint32)).tolist()
    assert [(number >> 32, number & 0xFFFFFFFF) for number in packed] == sorted(zip(found, range(len(found)), strict=True))


@given(st.sets(st.integers(1, 40)), st.lists(st.integers(1, 50)))
def test_a_table_knows_the_places_of_its_keys_where_many_share_a_slot(known: set[int], asked: list[int]) -> None:
    spread = np.array([number % 3 + (number << SLOT_BITS) for number in range(51)], dtype=np.uint64)
    table, wanted = key_table(spread[sorted(known)]), spread[asked]
    assert table.places(wanted).tolist() == places_among(spread[sorted(known)], wanted).tolist()
