"""White space and marks, as the composer of all formats settles them."""

from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.parsing.compose import Composer

from .pages import assert_well_formed, marks_of

PIECES = st.sampled_from(["锁", "word", "。", " ", "  ", "\n", "\t", "\u3000", "\xa0", "\u200b", "\ufeff", "\xad", "a b", " x", "x ", "甲\n乙"])


def written(*pieces: str) -> str:
    composer = Composer()
    for piece in pieces:
        composer.write(piece)
    return composer.composed().text


def test_a_run_of_blanks_is_one_space_whatever_it_consists_of() -> None:
    assert written(" a\u3000b", "\t \n", "c\xa0d ", " ") == "a b c d"


def test_what_is_invisible_parts_no_word() -> None:
    assert written("偏向\u200b锁", " lock\xading", "\ufeff") == "偏向锁 locking"


def test_a_line_break_parts_english_and_joins_chinese() -> None:
    assert written("偏向锁\n  是优化", "\n", "it is\na lock") == "偏向锁是优化 it is a lock"


def test_marks_over_uneven_blanks_hold_the_same_words() -> None:
    composer = Composer()
    composer.write("  甲\n")
    composer.open_mark("strong")
    composer.write(" a\u200bb  c ")
    composer.close_mark("strong")
    composer.write("丁")
    assert marks_of(composer.composed()) == [("strong", "ab c")]


def test_a_mark_goes_on_in_the_next_block() -> None:
    composer = Composer()
    composer.open_mark("link", "u")
    for text in ("甲", "乙"):
        composer.begin("paragraph")
        composer.write(text)
    composer.close_mark("link")
    assert marks_of(composer.composed()) == [("link", "甲"), ("link", "乙")]


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.lists(st.tuples(PIECES, st.sampled_from(["", "open", "close", "block"])), max_size=16))
def test_white_space_comes_out_even_and_marks_stay_in_their_blocks(steps: list[tuple[str, str]]) -> None:
    composer = Composer()
    for piece, then in steps:
        composer.write(piece)
        if then == "open":
            composer.open_mark("strong")
        elif then == "close":
            composer.close_mark("strong")
        elif then == "block":
            composer.begin("item", 1)
    composed = composer.composed()
    assert_well_formed(composed)
    for line in composed.text.split("\n"):
        assert " ".join(line.split()) == line
    for kept, mark in marks_of(composed):
        assert kept == "strong"
        assert mark == mark.strip() != ""
