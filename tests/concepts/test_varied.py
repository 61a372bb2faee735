"""Of the key terms that people see each tells something new."""

from collections.abc import Mapping
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.concepts.varied import FIRST, varied
from indexer.model import Term

NOTHING_KNOWN: frozenset[str] = frozenset()


def terms_of(*said: tuple[str, int]) -> list[Term]:
    """Terms that are said so often, best first."""
    return [Term(name, name.lower(), -float(at), times) for at, (name, times) in enumerate(said)]


def names(terms: list[Term], termhood: Mapping[str, float], known: frozenset[str] = NOTHING_KNOWN) -> list[str]:
    return [term.term for term in varied(terms, {term.concept: termhood.get(term.term, 0.5) for term in terms}, known)]


OTHERS = [("proxy", 3), ("Linkerd", 4), ("mesh", 2), ("latency", 2)]


@pytest.mark.parametrize(
    ("said", "termhood"),
    [
        ([("Circuit Breakers", 5), ("Circuit", 6)], {"Circuit": 0.3}),  # a part of a better name
        ([("时间复杂度", 8), ("复杂度", 12)], {"复杂度": 0.4}),
        ([("Data Warehouse", 1), ("Data", 1)], {"Data Warehouse": 0.8, "Data": 0.2}),  # never alone
        ([("Istio", 9), ("sidecar", 7), ("Istio sidecar", 1)], {}),  # put together of two
    ],
)
def test_what_those_before_it_tell_comes_after_the_first_five(said: list[tuple[str, int]], termhood: Mapping[str, float]) -> None:
    found = names(terms_of(*said, *OTHERS), termhood)
    assert found.index(said[-1][0]) == FIRST


@pytest.mark.parametrize(
    ("said", "termhood", "known"),
    [
        ([("Circuit Breakers", 5), ("Circuit", 6)], {"Circuit": 0.6}, ""),  # likelier a name than its whole
        ([("Debug Sidecar", 5), ("Sidecar", 11)], {"Sidecar": 0.3}, ""),  # mostly said alone
        ([("Circuit Breakers", 3), ("Circuit", 3)], {"Circuit": 0.3}, ""),  # of a short text
        ([("Java 线程", 5), ("Java", 6)], {"Java": 0.3}, "java"),  # the glossary has it
        ([("缓存", 9), ("缓存穿透", 4)], {}, ""),  # says more than its part
        ([("API Gateway", 9), ("Gateway API", 8)], {}, ""),
    ],
)
def test_what_tells_something_new_stays(said: list[tuple[str, int]], termhood: Mapping[str, float], known: str) -> None:
    assert names(terms_of(*said, *OTHERS), termhood, frozenset({known}))[:2] == [name for name, _ in said]


def test_a_name_takes_the_place_of_its_part_that_hardly_stands_alone_where_both_parts_came_first() -> None:
    said = terms_of(("Hermes", 30), ("Agent", 60), ("Hermes Agent", 25), *OTHERS)
    assert names(said, {"Hermes Agent": 0.7})[:4] == ["Hermes Agent", "Agent", "proxy", "Linkerd"]


def test_names_that_pages_leave_out_do_not_count() -> None:
    said = terms_of(("week", 2), ("goodbye", 2), ("Circuit Breakers", 5), ("Circuit", 6), *OTHERS)
    assert names(said, {"week": 0.1, "goodbye": 0.1, "Circuit": 0.3})[-1] == "Circuit"


word = st.sampled_from(["api", "key", "中", "文", "C++", " ", "keys"])


@given(st.lists(st.tuples(st.lists(word, min_size=1, max_size=4).map("".join), st.integers(1, 9), st.floats(0, 1)), max_size=12))
def test_nothing_is_lost_and_scores_still_fall(said: list[tuple[str, int, float]]) -> None:
    terms = terms_of(*((name, times) for name, times, _ in said))
    found = varied(terms, {term.concept: chance for term, (_, _, chance) in zip(terms, said, strict=True)}, NOTHING_KNOWN)
    assert sorted(term.term for term in found) == sorted(term.term for term in terms)
    assert all(one.score >= other.score for one, other in pairwise(found))
