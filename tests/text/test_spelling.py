"""Forms on one line, and where names stand in texts."""

import re

from hypothesis import given
from hypothesis import strategies as st

from indexer.text.spelling import BORDERS, one_line, place_in, span_in, spelling, well_spaced

TEXTS = st.text(st.sampled_from("锁协ab1es +.-"), max_size=12)
NAMES = st.text(st.sampled_from("锁协ab1es+"), min_size=1, max_size=3)


@given(st.text(st.sampled_from("锁a \n\t\u3000\u00a0\u200b")).map(str.strip))
def test_a_form_on_one_line_has_single_blanks(form: str) -> None:
    assert one_line(form) == " ".join(form.split())


@given(TEXTS, NAMES)
def test_a_latin_name_stands_where_no_word_goes_on_but_for_a_plural(text: str, name: str) -> None:
    begins, ends = ("(?<![a-z0-9])" if name[0].isascii() and name[0].isalnum() else ""), name[-1].isascii() and name[-1].isalnum()
    found = re.search(f"{begins}{re.escape(name)}{'(?:e?s)?(?![a-z0-9])' if ends else ''}", text)
    assert place_in(text, name) == (found.start() if found else -1)


@given(TEXTS, NAMES)
def test_blanks_between_han_and_latin_part_no_name(text: str, name: str) -> None:
    place = span_in(text, name)
    if place:
        assert well_spaced(text[slice(*place)]) == name
    elif place_in(well_spaced(text), name) >= 0:
        assert " " in text


@given(st.text(st.sampled_from("锁协a "), max_size=16), st.text(st.sampled_from("锁a"), min_size=1, max_size=2))
def test_nothing_but_blanks_stands_between_the_pieces_of_a_name(text: str, inner: str) -> None:
    name = f"锁{inner}协"
    exact, found = text.find(name), re.search(" *".join(map(re.escape, BORDERS.split(name))), text)
    assert span_in(text, name) == ((exact, exact + len(name)) if exact >= 0 else found and found.span())


def test_underscores_before_a_name_are_part_of_it() -> None:
    assert spelling("__init__") != spelling("init")
    assert spelling("snake_case") == spelling("snake case") == spelling("snakecase")


def test_a_sign_between_single_letters_is_part_of_an_expression() -> None:
    assert {spelling(name) for name in ("n-1", "2n-1", "a-b")}.isdisjoint({spelling(name) for name in ("n1", "2n1", "AB")})
    assert [spelling(name) for name in ("K-V", "k-means", "GPT-4")] == ["kv", "kmeans", "gpt4"]
