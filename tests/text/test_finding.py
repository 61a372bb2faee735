"""Fixed strings in texts: what the arrays find is what a search finds."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.text.finding import code_points, places_in, places_of
from indexer.trees.reading import cues

TEXTS = st.text(st.sampled_from("ab锁是\n😀\ud83d"), max_size=40)
STRINGS = st.lists(st.text(st.sampled_from("ab锁是"), min_size=1, max_size=3), max_size=5)


@given(TEXTS, STRINGS)
def test_strings_are_found_wherever_they_begin(text: str, strings: list[str]) -> None:
    found = [places.tolist() for places in places_of(code_points(text), strings)]
    wanted = [[match.start() for match in re.finditer(f"(?={re.escape(string)})", text)] for string in strings]
    assert found == wanted == [list(places_in(text, string)) for string in strings]


@given(st.lists(TEXTS.map(lambda text: text.replace("\n", "")), min_size=1, max_size=6), STRINGS)
def test_many_lines_hold_what_few_do(texts: list[str], strings: list[str]) -> None:
    few = cues.lines_of(texts).holding(strings)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cues, "MANY", 0)
        assert cues.lines_of(texts).holding(strings) == few
