"""The tables of characters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.text.characters import (
    BREAK,
    DIGIT,
    HAN,
    LETTER,
    PLANE,
    PUNCTUATION,
    SPACE,
    SURROGATES,
    _folded,
    fold,
    folding,
    kinds,
    sentence_ends,
    simplification,
    uppercase,
)

from .texts import SURROGATE, few, mixed_texts


@few
@given(mixed_texts)
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


@few
@given(st.characters(max_codepoint=0xFFFF))
def test_the_table_folds_as_the_function_does(character: str) -> None:
    assert chr(folding()[ord(character)]) == fold(character)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ＡＰＩ１２３", "api123"), ("Ｃ＋＋", "c++"), ("資料庫連接池", "资料库连接池"), ("TCP/IP", "tcp/ip"), ("ÉCOLE", "école"),
        ("\u3000", " "), ("①", "1"), ("İ", "İ"), ("ﬁ", "ﬁ"), ("😀𠮷", "😀𠮷"), (SURROGATE, SURROGATE),
    ],
)  # fmt: skip
def test_what_folds_to_what(text: str, folded: str) -> None:
    assert fold(text) == folded


@few
@given(st.characters(max_codepoint=0x2DFF))
def test_a_folded_letter_folds_to_itself(character: str) -> None:
    assert fold(fold(character)) == fold(character)


@pytest.mark.parametrize("character", ["\u2f9e", "\u3244", "\uf902"])
def test_a_folded_han_character_folds_to_itself(character: str) -> None:
    assert fold(fold(character)) == fold(character)


@pytest.mark.parametrize(
    ("characters", "kind"),
    [
        ("锁㐀豈", HAN), ("aZéяア_Ａ", LETTER), ("05９①", DIGIT), (" \u3000\t\u200b\ufeff\xa0", SPACE),
        ("\n\r\u2028\u2029", BREAK), ("，。（）.+#-/@\x00…", PUNCTUATION),
    ],
)  # fmt: skip
def test_kinds_of_characters(characters: str, kind: int) -> None:
    assert {int(kinds()[ord(character)]) for character in characters} == {kind}


def test_a_sentence_ends_at_marks_and_line_breaks_but_not_at_every_full_stop() -> None:
    assert [bool(sentence_ends()[ord(mark)]) for mark in "。！？；…!?;\n.，"] == [True] * 9 + [False] * 2


def test_upper_case_is_of_letters() -> None:
    assert [bool(uppercase()[ord(character)]) for character in "AÉａＡa1锁"] == [
        True,
        True,
        False,
        True,
        False,
        False,
        False,
    ]


def test_rows_in_which_nothing_folds_are_left_as_they_are() -> None:
    codes = [code for code in range(PLANE) if code not in SURROGATES]
    simple, table = simplification().tolist(), folding().tolist()
    assert [table[code] for code in codes] == [simple[_folded(chr(code))] for code in codes]
